"""Next actions: one list per collective, asked about again at the start of the next session."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, delete, select

from cimpact.core.actions import OPEN, Action, ActionStatus, Plan, StatusDay, in_order
from cimpact.errors import N_, CimpactError
from cimpact.store import editions
from cimpact.store.db import insert_into, leave_no_trace
from cimpact.store.tables import ActionDay, Collective, NextAction, Workshop, WorkshopState
from cimpact.store.texts import on_one_line
from cimpact.store.written import WrittenMeanwhile

LONGEST_TEXT = 500
LONGEST_WHO = 200


class ActionGone(CimpactError):
    """An action that is not, or no longer, in the list of this collective."""

    message = N_("This action is no longer in the list. Nothing was changed.")


class ActionNameless(CimpactError):
    """An action that does not say what is to be done."""

    message = N_("Say what is to be done. Nothing was saved.")


class NotOfThisCollective(CimpactError):
    """An element, or a source, that no session of the collective has."""

    message = N_("No session of this collective has the element {item}. Nothing was saved.")


def actions_of(db: Session, collective: Collective) -> list[Action]:
    """The whole list, what is open first."""
    return in_order(_actions(db, NextAction.collective_id == collective.id))


def add_action(
    db: Session, collective: Collective, plan: Plan, *, workshop: Workshop | None, today: date
) -> str:
    """Put an action on the list, to do; its id. ``workshop`` is the session that decided it.

    Raises ActionNameless, NotOfThisCollective.
    """
    action = NextAction(
        collective_id=collective.id,
        workshop_id=_session_of(collective, workshop),
        status=ActionStatus.TO_DO,
        started_on=today,
        **_values(db, collective, plan),
    )
    db.add(action)
    db.flush()
    _remember_day(db, action, today)
    return action.id


def change_action(
    db: Session, collective: Collective, action_id: str, plan: Plan, *, seen: Plan
) -> None:
    """Write another plan over what was ``seen``.

    Raises ActionGone, WrittenMeanwhile, ActionNameless, NotOfThisCollective.
    """
    row = _locked(db, collective, action_id)
    if _plan(row) != seen:
        raise WrittenMeanwhile
    for name, value in _values(db, collective, plan, kept=seen).items():
        setattr(row, name, value)


def set_status(
    db: Session,
    collective: Collective,
    action_id: str,
    status: ActionStatus,
    *,
    seen: ActionStatus,
    today: date,
) -> None:
    """Say where an action stands now; the day is remembered. Raises ActionGone, WrittenMeanwhile.

    Whoever says what stands there already has not been overtaken.
    """
    row = _locked(db, collective, action_id)
    if row.status not in {seen, status}:
        raise WrittenMeanwhile
    if row.status is not status:
        row.status = status
        db.flush()
        _remember_day(db, row, today)


def delete_action(db: Session, collective: Collective, action_id: str, *, seen: Plan) -> None:
    """Erase an action with its history. Raises ActionGone, WrittenMeanwhile."""
    if _plan(_locked(db, collective, action_id)) != seen:
        raise WrittenMeanwhile
    leave_no_trace(db)
    db.exec(delete(NextAction).where(col(NextAction.id) == action_id))


def to_ask_about(db: Session, collective: Collective, workshop: Workshop) -> list[Action]:
    """The open actions from before a session that is not over, which it has not asked about yet."""
    if workshop.state is WorkshopState.CLOSED:
        return []
    waiting = _actions(
        db,
        NextAction.collective_id == collective.id,
        col(NextAction.status).in_(OPEN),
        NextAction.started_on < workshop.held_on,
        col(NextAction.workshop_id).is_distinct_from(workshop.id),
        col(NextAction.asked_in).is_distinct_from(workshop.id),
    )
    return in_order(waiting)


def tell_status(
    db: Session,
    collective: Collective,
    workshop: Workshop,
    action_id: str,
    status: ActionStatus,
    *,
    seen: ActionStatus,
    today: date,
) -> None:
    """Answer the question of a session how far an action has come. Raises as ``set_status``."""
    set_status(db, collective, action_id, status, seen=seen, today=today)
    _locked(db, collective, action_id).asked_in = _session_of(collective, workshop)


def _actions(db: Session, *conditions: ColumnElement[bool] | bool) -> list[Action]:
    rows = db.exec(
        select(NextAction, col(Workshop.held_on))
        .join(Workshop, col(NextAction.workshop_id) == Workshop.id, isouter=True)
        .where(*conditions)
    ).all()
    days = _days(db, [row.id for row, _held_on in rows])
    return [
        Action(
            id=row.id,
            plan=_plan(row),
            status=row.status,
            started_on=row.started_on,
            session_on=held_on,
            history=tuple(days.get(row.id, ())),
        )
        for row, held_on in rows
    ]


def _days(db: Session, ids: Iterable[str]) -> dict[str, list[StatusDay]]:
    days: dict[str, list[StatusDay]] = {}
    rows = db.exec(
        select(ActionDay).where(col(ActionDay.action_id).in_(ids)).order_by(col(ActionDay.day))
    )
    for row in rows:
        days.setdefault(row.action_id, []).append(StatusDay(row.day, row.status))
    return days


def _this(collective: Collective, action_id: str) -> tuple[bool, bool]:
    return NextAction.id == action_id, NextAction.collective_id == collective.id


def _locked(db: Session, collective: Collective, action_id: str) -> NextAction:
    """The row, for this transaction alone: of two who save at once, the second sees the first's."""
    row = db.exec(select(NextAction).where(*_this(collective, action_id)).with_for_update()).first()
    if row is None:
        raise ActionGone
    return row


def _plan(row: NextAction) -> Plan:
    return Plan(
        what=row.what,
        who=row.who,
        due=row.due,
        item=row.item,
        first_step=row.first_step,
        sources=tuple(row.sources),
    )


def _values(
    db: Session, collective: Collective, plan: Plan, *, kept: Plan | None = None
) -> dict[str, Any]:
    """The columns of a plan, as they may be stored; ``kept`` is the one that it replaces."""
    what = on_one_line(plan.what)[:LONGEST_TEXT]
    if not what:
        raise ActionNameless
    # What stands there already may stay, even when the session with its element is gone.
    if kept is None or (plan.item, plan.sources) != (kept.item, kept.sources):
        _refuse_strange(db, collective, plan)
    return {
        "what": what,
        "who": on_one_line(plan.who)[:LONGEST_WHO],
        "due": plan.due,
        "item": plan.item,
        "first_step": on_one_line(plan.first_step)[:LONGEST_TEXT],
        "sources": list(plan.sources),
    }


def _refuse_strange(db: Session, collective: Collective, plan: Plan) -> None:
    """Refuse an item that no session has, and sources that are not those of a recommendation."""
    if plan.item is None and not plan.sources:
        return
    items = [
        item
        for questionnaire in editions.used_by(db, collective)
        for item in questionnaire.items
        if item.code == plan.item
    ]
    recommended = {action.sources for item in items for action in item.actions}
    if not items or (plan.sources and plan.sources not in recommended):
        raise NotOfThisCollective(item=plan.item or "—")


def _session_of(collective: Collective, workshop: Workshop | None) -> str | None:
    """The id of a session of this collective; another collective's is none of its."""
    if workshop is None or workshop.collective_id != collective.id:
        return None
    return workshop.id


def _remember_day(db: Session, action: NextAction, day: date) -> None:
    new = insert_into(db, ActionDay).values(action_id=action.id, day=day, status=action.status)
    keys = ["action_id", "day"]
    db.exec(new.on_conflict_do_update(index_elements=keys, set_={"status": action.status}))
