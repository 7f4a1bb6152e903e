"""Decisions of a session, item by item; what members answered is never changed by them."""

from dataclasses import replace
from datetime import date

from sqlmodel import Session, col, delete, select

from cimpact.core.decisions import Decided, Decision, Outcome
from cimpact.errors import N_, CimpactError
from cimpact.store import editions, publishing
from cimpact.store.db import insert_into, leave_no_trace
from cimpact.store.group import answer_as_group, group_answers, withdraw_group_answer
from cimpact.store.guiding import is_frozen
from cimpact.store.tables import Decision as DecisionRow
from cimpact.store.tables import Facilitator, Mode, Pace, Vote, Workshop, WorkshopState
from cimpact.store.texts import storable
from cimpact.store.written import WrittenMeanwhile

LONGEST_REASON = 1000
LONGEST_EVIDENCE = 2000


class TooEarlyToDecide(CimpactError):
    """A decision before the group has seen its answers."""

    message = N_(
        "A decision is written once the group has seen its answers: after the element is revealed, "
        "or once the session is closed. Nothing was changed."
    )


class LevelMissing(CimpactError):
    """An agreement on nothing."""

    message = N_("An agreement needs the level that the group agreed on. Nothing was saved.")


class ReasonsMissing(CimpactError):
    """A disagreement of which only one side is heard."""

    message = N_(
        "A maintained disagreement needs both reasons: of those who see it lower and of those who "
        "see it higher. Nothing was saved."
    )


def decisions_of(db: Session, workshop: Workshop) -> dict[str, Decision]:
    """What was decided, by item code; an item that is missing was not discussed.

    What the group answered with one voice is an agreement, even if nobody wrote anything beside.
    """
    choices = group_answers(db, workshop)
    found = {item: Decision(item, Decided(Outcome.AGREED, choices[item])) for item in choices}
    rows = db.exec(
        select(DecisionRow, Facilitator.name)
        .join(Facilitator, isouter=True)
        .where(DecisionRow.workshop_id == workshop.id)
    )
    for row, author in rows:
        found[row.item] = Decision(
            row.item, _decided(row, choices.get(row.item)), author or "", row.written_on
        )
    return found


def decide(
    db: Session,
    workshop: Workshop,
    item: str,
    decided: Decided,
    *,
    seen: Decided | None,
    author_id: str,
    today: date,
) -> None:
    """Write what was decided on an item over what was ``seen`` there (None: nothing).

    An agreed choice becomes the answer of the group's own respondent, and is published, at once in
    a closed session. Raises TooEarlyToDecide, WrittenMeanwhile, LevelMissing, ReasonsMissing,
    OffScale, UnknownItem.
    """
    publishing.lock(db, workshop)
    refuse_too_early(workshop, item)
    item = editions.load(db, workshop.edition_id).item(item).code
    wanted = _cleaned(decided)
    _refuse_changed(db, workshop, item, seen)
    withdraw_group_answer(db, workshop, item)
    if wanted.choice is not None:
        answer_as_group(db, workshop, item, wanted.choice)
    values = {
        "outcome": wanted.outcome,
        "lower_reason": wanted.lower_reason,
        "higher_reason": wanted.higher_reason,
        "evidence": wanted.evidence,
        "written_by": author_id,
        "written_on": today,
    }
    new = insert_into(db, DecisionRow).values(workshop_id=workshop.id, item=item, **values)
    db.exec(new.on_conflict_do_update(index_elements=["workshop_id", "item"], set_=values))
    _publish(db, workshop)


def delete_decision(db: Session, workshop: Workshop, item: str, *, seen: Decided | None) -> None:
    """Erase a decision with the level that the group agreed on; the item is not discussed again.

    Raises TooEarlyToDecide, WrittenMeanwhile.
    """
    publishing.lock(db, workshop)
    refuse_too_early(workshop, item)
    _refuse_changed(db, workshop, item, seen)
    leave_no_trace(db)
    withdraw_group_answer(db, workshop, item)
    db.exec(
        delete(DecisionRow).where(
            col(DecisionRow.workshop_id) == workshop.id, col(DecisionRow.item) == item
        )
    )
    _publish(db, workshop)


def may_decide(workshop: Workshop, item: str) -> bool:
    """Whether the group has seen what its members answered to an element.

    After closing, or once the element is revealed; at once where the group answers with one voice.
    """
    if workshop.state is WorkshopState.CLOSED:
        return True
    if workshop.state is not WorkshopState.OPEN or workshop.pace is not Pace.GUIDED:
        return False
    return workshop.mode is Mode.TOGETHER or is_frozen(workshop, item, Vote.FIRST)


def refuse_too_early(workshop: Workshop, item: str = "") -> None:
    """Raise TooEarlyToDecide unless the answers to an element are seen; to all, without one."""
    if not may_decide(workshop, item):
        raise TooEarlyToDecide


def _publish(db: Session, workshop: Workshop) -> None:
    """What the group says enters the results: now, or with everything else at closing."""
    if workshop.state is WorkshopState.CLOSED:
        publishing.publish_group(db, workshop)


def _refuse_changed(db: Session, workshop: Workshop, item: str, seen: Decided | None) -> None:
    # The session is locked: of two who save at once, the second one sees what the first wrote.
    now = decisions_of(db, workshop).get(item)
    if (now.decided if now else None) != seen:
        raise WrittenMeanwhile


def _decided(row: DecisionRow, choice: str | None) -> Decided:
    return Decided(
        outcome=row.outcome,
        choice=choice if row.outcome is Outcome.AGREED else None,
        lower_reason=row.lower_reason,
        higher_reason=row.higher_reason,
        evidence=row.evidence,
    )


def _cleaned(decided: Decided) -> Decided:
    """What may be stored of it: only what belongs to its outcome."""
    evidence = storable(decided.evidence).strip()[:LONGEST_EVIDENCE]
    if decided.outcome is Outcome.AGREED:
        if decided.choice is None:
            raise LevelMissing
        return Decided(Outcome.AGREED, decided.choice, evidence=evidence)
    lower, higher = (
        storable(reason).strip()[:LONGEST_REASON]
        for reason in (decided.lower_reason, decided.higher_reason)
    )
    if not (lower and higher):
        raise ReasonsMissing
    return replace(
        decided, choice=None, lower_reason=lower, higher_reason=higher, evidence=evidence
    )
