"""What members do in their seat: answer, in one choice or by facets, note why, finish."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import bindparam, inspect
from sqlmodel import Session, col, select, update

from cimpact.core.looking_back import past_choices
from cimpact.core.questionnaire import FACET_CHOICES, Questionnaire
from cimpact.errors import N_, CimpactError
from cimpact.signing import token_hash
from cimpact.store import editions
from cimpact.store.db import insert_for
from cimpact.store.tables import (
    Answer,
    FacetAnswer,
    Note,
    Respondent,
    Vote,
    Workshop,
    WorkshopState,
)
from cimpact.store.texts import storable

LONGEST_NOTE = 2000
LONGEST_SENTENCE = 500

FacetPlace = tuple[str, int]
"""An item's code and the place of one of its facets, from 1."""

Written = type[Answer] | type[FacetAnswer] | type[Note]


class AnswersClosed(CimpactError):
    """An answer came after closing."""

    message = N_(
        "The session has been closed: this last change was not saved. All your earlier answers are."
    )


class SeatLost(CimpactError):
    """A seat that does not exist: erased, or a link that was cut."""

    message = N_(
        "Your place in this session was not found. Enter the code of the session to take part."
    )


class OffScale(CimpactError):
    """A choice that this element does not offer."""

    message = N_("This answer is not one of the choices of {item}. It was not saved; choose again.")


@dataclass(frozen=True, slots=True)
class WrittenNote:
    """What one answer rests on, and the sentence where the item asks for one."""

    evidence: str
    sentence: str


class AlreadyRevealed(CimpactError):
    """An answer to an element whose answers are on the wall already."""

    message = N_(
        "The answers to this element are already shown to everybody: this last change was not "
        "saved. What you had answered before is."
    )


class NoSecondVote(CimpactError):
    """A second vote on an element that was not opened for one."""

    message = N_(
        "There is no second vote on this element. Nothing was saved; your first answer stays."
    )


class NotLookingBack(CimpactError):
    """A look back at an element of which this session asks none."""

    message = N_(
        "This session does not ask how you see this element of an earlier session. Nothing was "
        "saved; your other answers stay."
    )


_OPEN_SEAT: Any = (
    select(  # type: ignore[call-overload, misc]  # typed for four columns
        Respondent.id,
        Workshop.state,
        Workshop.edition_id,
        Workshop.revealed,
        Workshop.second_votes,
        Workshop.second_revealed,
        Workshop.looking_back,
        Workshop.looking_back_to,
    )
    .join(Workshop, col(Respondent.workshop_id) == Workshop.id)
    .where(Respondent.seat_hash == bindparam("seat_hash"))
    # Closing waits for the answers under way, and answers wait for a closing under way.
    .with_for_update(read=True, of=Workshop)
)
_CHOICES = select(Answer.item, Answer.choice).where(
    Answer.respondent_id == bindparam("respondent_id"), Answer.vote == bindparam("vote")
)
_FACETS = select(FacetAnswer.item, FacetAnswer.facet, FacetAnswer.choice).where(
    FacetAnswer.respondent_id == bindparam("respondent_id")
)
_NOTES = select(Note.item, Note.evidence, Note.sentence).where(
    Note.respondent_id == bindparam("respondent_id")
)


def save_answer(
    db: Session, token: str, item: str, choice: str, *, vote: Vote = Vote.FIRST
) -> None:
    """Keep one answer of a vote; saving it again changes nothing.

    Raises SeatLost, AnswersClosed, AlreadyRevealed, NoSecondVote, NotLookingBack, OffScale,
    UnknownItem.
    """
    save_answers(db, token, {item: choice}, vote=vote)


def save_answers(
    db: Session, token: str, choices: Mapping[str, str], *, vote: Vote = Vote.FIRST
) -> None:
    """Keep several answers at once, all or none. Raises as ``save_answer``."""
    seat = _open_seat(db, token)
    _refuse_late(seat, choices, vote)
    keep_choices(db, seat.respondent_id, seat.questionnaire, choices, vote=vote)


def keep_choices(
    db: Session,
    respondent_id: str,
    questionnaire: Questionnaire,
    choices: Mapping[str, str],
    *,
    vote: Vote = Vote.FIRST,
) -> None:
    """Write a respondent's answers, once their right to is known. Raises OffScale, UnknownItem."""
    for item, choice in choices.items():
        asked = questionnaire.item(item)
        if choice not in (past_choices(asked) if vote is Vote.LOOKING_BACK else asked.choices):
            raise OffScale(item=item)
    rows = [
        {"respondent_id": respondent_id, "item": item, "vote": vote, "choice": choice}
        for item, choice in sorted(choices.items())  # one order, or two tabs could block each other
    ]
    _upsert(db, Answer, rows, ("choice",))


def save_facet(db: Session, token: str, item: str, facet: int, choice: str) -> None:
    """Keep what somebody says of one facet of an item; saving it again changes nothing.

    Raises SeatLost, AnswersClosed, UnknownItem, and OffScale also for a facet that the item lacks.
    """
    save_facets(db, token, {(item, facet): choice})


def save_facets(db: Session, token: str, choices: Mapping[FacetPlace, str]) -> None:
    """Keep several of them at once, all or none. Raises as ``save_facet``."""
    seat = _open_seat(db, token)
    for (item, facet), choice in choices.items():
        is_there = 1 <= facet <= len(seat.questionnaire.item(item).facets)
        if not is_there or choice not in FACET_CHOICES:
            raise OffScale(item=item)
    rows = [
        {"respondent_id": seat.respondent_id, "item": item, "facet": facet, "choice": choice}
        for (item, facet), choice in sorted(choices.items())
    ]
    _upsert(db, FacetAnswer, rows, ("choice",))


def save_note(db: Session, token: str, item: str, *, evidence: str, sentence: str = "") -> None:
    """Keep the note of an item, and the sentence where the item asks for one.

    Raises SeatLost, AnswersClosed, UnknownItem. Texts are cut at their longest length; the page
    does not let anyone type more.
    """
    seat = _open_seat(db, token)
    row = {
        "respondent_id": seat.respondent_id,
        "item": seat.questionnaire.item(item).code,
        "evidence": _written(evidence, LONGEST_NOTE),
        "sentence": _written(sentence, LONGEST_SENTENCE),
    }
    _upsert(db, Note, [row], ("evidence", "sentence"))


def finish(db: Session, token: str) -> None:
    """Remember that the person has reached the end; answers may still change while open.

    Raises SeatLost, AnswersClosed.
    """
    seat = _open_seat(db, token)
    db.exec(
        update(Respondent).where(col(Respondent.id) == seat.respondent_id).values(has_finished=True)
    )


def choices_of(db: Session, respondent_id: str, *, vote: Vote = Vote.FIRST) -> dict[str, str]:
    """One respondent's answers of a vote: item code to choice."""
    rows = db.connection().execute(_CHOICES, {"respondent_id": respondent_id, "vote": vote})
    return {item: choice for item, choice in rows}  # noqa: C416  rows are not plain pairs to dict()


def facets_of(db: Session, respondent_id: str) -> dict[FacetPlace, str]:
    """What one respondent said of facets, by item and place."""
    rows = db.connection().execute(_FACETS, {"respondent_id": respondent_id})
    return {(item, facet): choice for item, facet, choice in rows}


def notes_of(db: Session, respondent_id: str) -> dict[str, WrittenNote]:
    """One respondent's notes by item code."""
    rows = db.connection().execute(_NOTES, {"respondent_id": respondent_id})
    return {item: WrittenNote(evidence, sentence) for item, evidence, sentence in rows}


@dataclass(frozen=True, slots=True)
class _OpenSeat:
    """Who answers, to what, and which items take no more answers of which vote."""

    respondent_id: str
    questionnaire: Questionnaire
    revealed: Sequence[str] | None
    second_votes: Sequence[str] | None
    second_revealed: Sequence[str] | None
    looking_back: Sequence[str] | None
    looking_back_to: str | None

    @property
    def looks_back_at(self) -> Sequence[str]:
        """The elements of which the past is asked: none once the earlier session is erased."""
        return self.looking_back or () if self.looking_back_to else ()


def _refuse_late(seat: _OpenSeat, items: Iterable[str], vote: Vote) -> None:
    """What is on the wall would colour a look back too: it ends with the first vote."""
    frozen = seat.second_revealed if vote is Vote.SECOND else seat.revealed
    for item in items:
        if vote is Vote.SECOND and item not in (seat.second_votes or ()):
            raise NoSecondVote
        if vote is Vote.LOOKING_BACK and item not in seat.looks_back_at:
            raise NotLookingBack
        if item in (frozen or ()):
            raise AlreadyRevealed


def _open_seat(db: Session, token: str) -> _OpenSeat:
    row = db.connection().execute(_OPEN_SEAT, {"seat_hash": token_hash(token)}).first()
    if row is None:
        raise SeatLost
    respondent_id, state, edition_id, *votes = row
    if state is not WorkshopState.OPEN:
        raise AnswersClosed
    return _OpenSeat(respondent_id, editions.load(db, edition_id), *votes)


def _upsert(
    db: Session,
    table: Written,
    rows: list[dict[str, Any]],
    changed: tuple[str, ...],
) -> None:
    if rows:
        db.connection().execute(_upserting(db.get_bind().dialect.name, table, changed), rows)


@lru_cache(maxsize=8)
def _upserting(dialect: str, table: Written, changed: tuple[str, ...]) -> Any:  # noqa: ANN401  the two dialects' inserts share no type
    """An insert that gives way to an update: two taps at once (or two tabs) leave one row."""
    insert = insert_for(dialect, table)
    keys = [column.name for column in inspect(table).primary_key]
    return insert.on_conflict_do_update(
        index_elements=keys, set_={name: insert.excluded[name] for name in changed}
    )


def _written(text: str, longest: int) -> str:
    return storable(text).strip()[:longest]
