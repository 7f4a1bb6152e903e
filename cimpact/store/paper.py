"""Answers on paper, typed in sheet by sheet: each sheet is a respondent in a seat without a phone.

Everything passes the same way as from a phone, with the same refusals. Whoever types keeps the
token of the last sheet, and can correct or remove that one only; which respondents were on paper is
kept nowhere.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlmodel import Session, col, delete, select, update

from cimpact.errors import N_, CimpactError
from cimpact.signing import token_hash
from cimpact.store import answering, seats
from cimpact.store.answering import AnswersClosed, SeatLost, WrittenNote
from cimpact.store.db import insert_into, leave_no_trace
from cimpact.store.tables import Answer, Note, PaperSheets, Respondent, Workshop, WorkshopState


class EmptySheet(CimpactError):
    """A sheet without any answer: a button pressed by mistake, or a blank sheet."""

    message = N_("No answer is typed in: a sheet without answers is not kept. Nothing was saved.")


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands on one sheet, choices and notes by item code; nothing where it is left blank."""

    choices: Mapping[str, str] = field(default_factory=dict)
    notes: Mapping[str, WrittenNote] = field(default_factory=dict)
    sector: str | None = None
    role: str | None = None
    name: str = ""


def sheets_entered(db: Session, workshop: Workshop) -> int:
    """How many sheets of a session were typed in and not taken out again."""
    counted = db.get(PaperSheets, workshop.id)
    return counted.numbered - counted.removed if counted else 0


def enter_sheet(db: Session, workshop: Workshop, sheet: Sheet, *, token: str) -> int:
    """Seat the respondent of a sheet under a fresh token, with all that it says; its number.

    The same token again, as from a button pressed twice, changes nothing. Raises EmptySheet,
    CodeClosed, NotOffered, NameNeeded, OffScale, UnknownItem, and then keeps nothing of the sheet.
    """
    _refuse_empty(sheet)
    counted = _counted(db, workshop)
    if seats.seat_of(db, token) is not None:
        return counted.numbered
    invited_to = seats.invitation(db, workshop.join_code)
    seats.take_seat(
        db, invited_to, token=token, sector=sheet.sector, role=sheet.role, name=sheet.name
    )
    _write(db, token, sheet)
    counted.numbered += 1
    return counted.numbered


def last_sheet(db: Session, workshop: Workshop, token: str) -> Sheet | None:
    """The sheet of this token, while it may still be corrected; else None."""
    respondent = _respondent(db, workshop, token)
    if respondent is None or workshop.state is not WorkshopState.OPEN:
        return None
    return Sheet(
        choices=answering.choices_of(db, respondent.id),
        notes=answering.notes_of(db, respondent.id),
        sector=respondent.sector,
        role=respondent.role,
        name=respondent.name or "",
    )


def correct_sheet(db: Session, workshop: Workshop, sheet: Sheet, *, token: str) -> None:
    """Replace all that the sheet of this token said.

    Raises EmptySheet, SeatLost, AnswersClosed, NotOffered, NameNeeded, OffScale, UnknownItem.
    """
    respondent = _open_respondent(db, workshop, token)
    _refuse_empty(sheet)
    said = seats.described(db, workshop, sector=sheet.sector, role=sheet.role, name=sheet.name)
    leave_no_trace(db)
    db.exec(update(Respondent).where(col(Respondent.id) == respondent.id).values(**said))
    for table in (Answer, Note):
        db.exec(delete(table).where(col(table.respondent_id) == respondent.id))
    _write(db, token, sheet)


def remove_sheet(db: Session, workshop: Workshop, *, token: str) -> None:
    """Take the sheet of this token out again, its respondent and all. Raises as correcting does."""
    respondent = _open_respondent(db, workshop, token)
    leave_no_trace(db)
    db.exec(delete(Respondent).where(col(Respondent.id) == respondent.id))
    _counted(db, workshop).removed += 1


def _refuse_empty(sheet: Sheet) -> None:
    if not sheet.choices:
        raise EmptySheet


def _write(db: Session, token: str, sheet: Sheet) -> None:
    answering.save_answers(db, token, sheet.choices)
    for item, note in sheet.notes.items():
        if note.evidence or note.sentence:
            answering.save_note(db, token, item, evidence=note.evidence, sentence=note.sentence)
    answering.finish(db, token)


def _respondent(db: Session, workshop: Workshop, token: str) -> Respondent | None:
    return db.exec(
        select(Respondent).where(
            Respondent.seat_hash == token_hash(token), Respondent.workshop_id == workshop.id
        )
    ).first()


def _open_respondent(db: Session, workshop: Workshop, token: str) -> Respondent:
    # Locked, so that the session is not closed between the two halves of a correction.
    state = db.exec(
        select(Workshop.state).where(Workshop.id == workshop.id).with_for_update(read=True)
    ).one()
    respondent = _respondent(db, workshop, token)
    if respondent is None:
        raise SeatLost
    if state is not WorkshopState.OPEN:
        raise AnswersClosed
    return respondent


def _counted(db: Session, workshop: Workshop) -> PaperSheets:
    """The counters of a session, for this transaction alone."""
    new = insert_into(db, PaperSheets).values(workshop_id=workshop.id, numbered=0, removed=0)
    db.exec(new.on_conflict_do_nothing(index_elements=["workshop_id"]))
    return db.exec(
        select(PaperSheets).where(PaperSheets.workshop_id == workshop.id).with_for_update()
    ).one()
