"""What members do: find a session by its code, take a seat, answer, come back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import bindparam, inspect
from sqlmodel import Session, col, select, update

from cimpact.core.questionnaire import Questionnaire
from cimpact.errors import N_, CimpactError
from cimpact.signing import new_token, token_hash
from cimpact.store import editions
from cimpact.store.accounts import NameMissing, cleaned_name
from cimpact.store.codes import normalised_code
from cimpact.store.db import insert_for
from cimpact.store.tables import (
    Anonymity,
    Answer,
    Collective,
    Note,
    Respondent,
    Vote,
    Workshop,
    WorkshopState,
)
from cimpact.store.texts import storable

NOTICE_VERSION = "1"
"""Raised whenever the words of the notice change what people agree to."""

LONGEST_NOTE = 2000
LONGEST_SENTENCE = 500


class UnknownCode(CimpactError):
    """No session has this code."""

    message = N_(
        "No session has the code {code}. Check it on the screen or the sheet, and type it again."
    )


class CodeClosed(CimpactError):
    """The session of this code takes no answers, not yet or no more."""

    message = N_(
        "The session of this code is not open now. If you have answered already, nothing is lost. "
        "Ask the person who runs the session."
    )


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


class NotOffered(CimpactError):
    """A sector or a role that the questionnaire of the session does not list."""

    message = N_("This is not one of the choices offered. Nothing was saved; choose again.")


class NameNeeded(CimpactError):
    """A session with names, and no name."""

    message = N_("In this session answers carry a name: enter yours, of 80 characters at most.")


@dataclass(frozen=True, slots=True)
class Invitation:
    """What a visitor may know of a session before joining."""

    workshop_id: str
    edition_id: str
    collective: str
    held_on: date
    keep_until: date
    language: str
    anonymity: Anonymity
    minimum_group: int


@dataclass(frozen=True, slots=True)
class WrittenNote:
    """What one answer rests on, and the sentence where the item asks for one."""

    evidence: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Seat:
    """One respondent's place in one session."""

    respondent_id: str
    has_finished: bool
    state: WorkshopState
    is_revealed: bool
    invitation: Invitation

    @property
    def is_open(self) -> bool:
        """Whether answers are taken now."""
        return self.state is WorkshopState.OPEN

    @property
    def sees_results(self) -> bool:
        """Whether the facilitator has shown the results to the members."""
        return self.state is WorkshopState.CLOSED and self.is_revealed


_INVITATION = (
    Workshop.id,
    Workshop.edition_id,
    Collective.name,
    Workshop.held_on,
    Workshop.keep_until,
    Workshop.language,
    Workshop.anonymity,
    Workshop.minimum_group,
)


# The statements of every tap are built once: building one costs more than running it.
_SEAT: Any = (
    select(  # type: ignore[call-overload]  # typed for four columns
        Respondent.id,
        Respondent.has_finished,
        Workshop.state,
        Workshop.is_revealed,
        *_INVITATION,
    )
    .join(Workshop, col(Respondent.workshop_id) == Workshop.id)
    .join(Collective, col(Workshop.collective_id) == Collective.id)
    .where(Respondent.seat_hash == bindparam("seat_hash"))
)
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
_NOTES = select(Note.item, Note.evidence, Note.sentence).where(
    Note.respondent_id == bindparam("respondent_id")
)


def invitation(db: Session, typed_code: str) -> Invitation:
    """The session that a typed code opens. Raises UnknownCode, CodeClosed."""
    code = normalised_code(typed_code)
    row: Any = db.exec(
        select(Workshop.state, *_INVITATION)  # type: ignore[call-overload]
        .join(Collective, col(Workshop.collective_id) == Collective.id)
        .where(Workshop.join_code == code)
    ).first()
    if row is None:
        raise UnknownCode(code=code or "—")
    if row[0] is not WorkshopState.OPEN:
        raise CodeClosed
    return Invitation(*row[1:])


def take_seat(
    db: Session,
    invited_to: Invitation,
    *,
    sector: str | None = None,
    role: str | None = None,
    name: str = "",
) -> str:
    """Seat a new respondent and return the seat token, the only time it is known.

    Raises CodeClosed when the session was closed in between, NameNeeded in a session with names,
    NotOffered.
    """
    # Locked for reading, so that nobody sits down while the session is being closed.
    workshop = db.get(Workshop, invited_to.workshop_id, with_for_update={"read": True})
    if workshop is None or workshop.state is not WorkshopState.OPEN:
        raise CodeClosed
    _refuse_not_offered(editions.load(db, workshop.edition_id), sector, role)
    token = new_token()
    db.add(
        Respondent(
            workshop_id=workshop.id,
            seat_hash=token_hash(token),
            name=_name_for(workshop.anonymity, name),
            sector=sector,
            role=role,
            notice_version=NOTICE_VERSION,
        )
    )
    db.flush()  # the statements below are not the ORM's: they see only what was sent
    return token


def seat_of(db: Session, token: str) -> Seat | None:
    """The seat of this token; None when it was erased or made up."""
    row = db.connection().execute(_SEAT, {"seat_hash": token_hash(token)}).first()
    if row is None:
        return None
    respondent_id, has_finished, state, is_revealed, *rest = row
    return Seat(respondent_id, has_finished, state, is_revealed, Invitation(*rest))


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
    table: type[Answer] | type[Note],
    rows: list[dict[str, Any]],
    changed: tuple[str, ...],
) -> None:
    if rows:
        db.connection().execute(_upserting(db.get_bind().dialect.name, table, changed), rows)


@lru_cache(maxsize=8)
def _upserting(dialect: str, table: type[Answer] | type[Note], changed: tuple[str, ...]) -> Any:  # noqa: ANN401  the two dialects' inserts share no type
    """An insert that gives way to an update: two taps at once (or two tabs) leave one row."""
    insert = insert_for(dialect, table)
    keys = [column.name for column in inspect(table).primary_key]
    return insert.on_conflict_do_update(
        index_elements=keys, set_={name: insert.excluded[name] for name in changed}
    )


def _refuse_not_offered(questionnaire: Questionnaire, sector: str | None, role: str | None) -> None:
    sectors = {None, *(offered.code for offered in questionnaire.sectors)}
    roles = {None, *(offered.code for offered in questionnaire.roles)}
    if sector not in sectors or role not in roles:
        raise NotOffered


def _name_for(anonymity: Anonymity, name: str) -> str | None:
    if anonymity is Anonymity.ANONYMOUS:
        return None
    try:
        return cleaned_name(name, longest=80)
    except NameMissing as missing:
        raise NameNeeded from missing


def _written(text: str, longest: int) -> str:
    return storable(text).strip()[:longest]
