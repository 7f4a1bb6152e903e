"""What members do in their seat: answer, in one choice or by facets, note why, finish."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import bindparam, inspect
from sqlmodel import Session, col, select, update

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


_OPEN_SEAT = (
    select(Respondent.id, Workshop.state, Workshop.edition_id)
    .join(Workshop, col(Respondent.workshop_id) == Workshop.id)
    .where(Respondent.seat_hash == bindparam("seat_hash"))
    # Closing waits for the answers under way, and answers wait for a closing under way.
    .with_for_update(read=True, of=Workshop)
)
_CHOICES = select(Answer.item, Answer.choice).where(
    Answer.respondent_id == bindparam("respondent_id"), Answer.vote == Vote.FIRST
)
_FACETS = select(FacetAnswer.item, FacetAnswer.facet, FacetAnswer.choice).where(
    FacetAnswer.respondent_id == bindparam("respondent_id")
)
_NOTES = select(Note.item, Note.evidence, Note.sentence).where(
    Note.respondent_id == bindparam("respondent_id")
)


def save_answer(db: Session, token: str, item: str, choice: str) -> None:
    """Keep one answer of the first vote; saving it again changes nothing.

    Raises SeatLost, AnswersClosed, OffScale, UnknownItem.
    """
    save_answers(db, token, {item: choice})


def save_answers(db: Session, token: str, choices: Mapping[str, str]) -> None:
    """Keep several answers at once, all or none. Raises as ``save_answer``."""
    respondent_id, questionnaire = _open_seat(db, token)
    for item, choice in choices.items():
        if choice not in questionnaire.item(item).choices:
            raise OffScale(item=item)
    rows = [
        {"respondent_id": respondent_id, "item": item, "vote": Vote.FIRST, "choice": choice}
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
    respondent_id, questionnaire = _open_seat(db, token)
    for (item, facet), choice in choices.items():
        is_there = 1 <= facet <= len(questionnaire.item(item).facets)
        if not is_there or choice not in FACET_CHOICES:
            raise OffScale(item=item)
    rows = [
        {"respondent_id": respondent_id, "item": item, "facet": facet, "choice": choice}
        for (item, facet), choice in sorted(choices.items())
    ]
    _upsert(db, FacetAnswer, rows, ("choice",))


def save_note(db: Session, token: str, item: str, *, evidence: str, sentence: str = "") -> None:
    """Keep the note of an item, and the sentence where the item asks for one.

    Raises SeatLost, AnswersClosed, UnknownItem. Texts are cut at their longest length; the page
    does not let anyone type more.
    """
    respondent_id, questionnaire = _open_seat(db, token)
    row = {
        "respondent_id": respondent_id,
        "item": questionnaire.item(item).code,
        "evidence": _written(evidence, LONGEST_NOTE),
        "sentence": _written(sentence, LONGEST_SENTENCE),
    }
    _upsert(db, Note, [row], ("evidence", "sentence"))


def finish(db: Session, token: str) -> None:
    """Remember that the person has reached the end; answers may still change while open.

    Raises SeatLost, AnswersClosed.
    """
    respondent_id, _ = _open_seat(db, token)
    db.exec(update(Respondent).where(col(Respondent.id) == respondent_id).values(has_finished=True))


def choices_of(db: Session, respondent_id: str) -> dict[str, str]:
    """One respondent's answers of the first vote: item code to choice."""
    rows = db.connection().execute(_CHOICES, {"respondent_id": respondent_id})
    return {item: choice for item, choice in rows}  # noqa: C416  rows are not plain pairs to dict()


def facets_of(db: Session, respondent_id: str) -> dict[FacetPlace, str]:
    """What one respondent said of facets, by item and place."""
    rows = db.connection().execute(_FACETS, {"respondent_id": respondent_id})
    return {(item, facet): choice for item, facet, choice in rows}


def notes_of(db: Session, respondent_id: str) -> dict[str, WrittenNote]:
    """One respondent's notes by item code."""
    rows = db.connection().execute(_NOTES, {"respondent_id": respondent_id})
    return {item: WrittenNote(evidence, sentence) for item, evidence, sentence in rows}


def _open_seat(db: Session, token: str) -> tuple[str, Questionnaire]:
    row = db.connection().execute(_OPEN_SEAT, {"seat_hash": token_hash(token)}).first()
    if row is None:
        raise SeatLost
    respondent_id, state, edition_id = row
    if state is not WorkshopState.OPEN:
        raise AnswersClosed
    return respondent_id, editions.load(db, edition_id)


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
