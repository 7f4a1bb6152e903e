"""What a group decided and planned, from a session file back into the tables."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from sqlmodel import Session, col, select

from cimpact.core.actions import Action, Plan, StatusDay
from cimpact.core.decisions import Decided, Decision
from cimpact.store.actions import LONGEST_TEXT, LONGEST_WHO, actions_of
from cimpact.store.decisions import LONGEST_EVIDENCE, LONGEST_REASON
from cimpact.store.tables import ActionDay, Collective, NextAction, Workshop
from cimpact.store.tables import Decision as DecisionRow
from cimpact.store.texts import on_one_line, storable


def restore_decisions(db: Session, workshop: Workshop, decisions: Iterable[Decision]) -> None:
    """Write down what an imported session decided, where nothing is written yet.

    Who wrote it is in no file; a day that is missing is the session's. Levels agreed on are answers
    of the group, which come with the others: a decision that is nothing else needs no row.
    """
    for each in decisions:
        decided = each.decided
        if each.written_on is None and decided == Decided(decided.outcome, decided.choice):
            continue
        db.add(
            DecisionRow(
                workshop_id=workshop.id,
                item=each.item,
                outcome=decided.outcome,
                lower_reason=storable(decided.lower_reason)[:LONGEST_REASON],
                higher_reason=storable(decided.higher_reason)[:LONGEST_REASON],
                evidence=storable(decided.evidence)[:LONGEST_EVIDENCE],
                written_on=each.written_on or workshop.held_on,
            )
        )
    db.flush()


def restore_actions(db: Session, collective: Collective, actions: Iterable[Action]) -> None:
    """Put the actions of a session file on the collective's list, once its session is there.

    An action is there already when the list has one of the same day that says to do the same about
    the same element. That one stays as it is: who does it and how far it has come may have moved on
    since the file was written. An action belongs to the session of the day on which it was decided,
    where there is exactly one.
    """
    known = {_same(each) for each in actions_of(db, collective)}
    sessions = _sessions_by_day(db, collective)
    for each in actions:
        action = replace(each, plan=_storable(each.plan))
        if action.plan.what and _same(action) not in known:
            known.add(_same(action))
            held = sessions.get(action.session_on, []) if action.session_on else []
            _add(db, collective, action, session=held[0] if len(held) == 1 else None)


def _same(action: Action) -> tuple[str, str | None, date]:
    """What makes two actions one."""
    return action.plan.what.casefold(), action.plan.item, action.started_on


def _sessions_by_day(db: Session, collective: Collective) -> dict[date, list[str]]:
    days: dict[date, list[str]] = defaultdict(list)
    rows = db.exec(
        select(col(Workshop.held_on), Workshop.id).where(Workshop.collective_id == collective.id)
    )
    for held_on, workshop_id in rows:
        days[held_on].append(workshop_id)
    return days


def _storable(plan: Plan) -> Plan:
    """The plan within the bounds of the fields in which it is changed."""
    return replace(
        plan,
        what=on_one_line(plan.what)[:LONGEST_TEXT],
        who=on_one_line(plan.who)[:LONGEST_WHO],
        first_step=on_one_line(plan.first_step)[:LONGEST_TEXT],
    )


def _add(db: Session, collective: Collective, action: Action, *, session: str | None) -> None:
    plan = action.plan
    row = NextAction(
        collective_id=collective.id,
        workshop_id=session,
        item=plan.item,
        what=plan.what,
        who=plan.who,
        first_step=plan.first_step,
        due=plan.due,
        sources=list(plan.sources),
        status=action.status,
        started_on=action.started_on,
    )
    db.add(row)
    db.flush()
    history = action.history or (StatusDay(action.started_on, action.status),)
    for day, status in {each.day: each.status for each in history}.items():
        db.add(ActionDay(action_id=row.id, day=day, status=status))
    db.flush()
