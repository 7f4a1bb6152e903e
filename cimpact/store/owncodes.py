"""Own codes: how a member comes back as the same person, later and on any device.

A code is made for a seat, shown once and kept as a keyed hash. It belongs to the collective in
whose sessions it is used: nobody is followed from one collective to another.
"""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, delete, select, update

from cimpact.errors import N_, CimpactError
from cimpact.signing import keyed_hash, new_token, token_hash
from cimpact.store import publishing
from cimpact.store.answering import AnswersClosed, SeatLost
from cimpact.store.codes import new_own_code, own_code
from cimpact.store.db import insert_into, leave_no_trace
from cimpact.store.tables import Collective, OwnCode, Respondent, Workshop, WorkshopState

LINK_LENGTH = 16


class UnknownOwnCode(CimpactError):
    """No answers stand under this own code."""

    message = N_(
        "No answers are kept under this own code: they may have been erased. Check the code, or "
        "leave the field empty: taking part does not need it. Nothing was saved."
    )


class ForeignOwnCode(CimpactError):
    """An own code from the sessions of another collective."""

    message = N_(
        "This own code comes from another collective: every collective has its own. Enter the one "
        "that you received here, or leave the field empty. Nothing was saved."
    )


class OwnCodeTaken(CimpactError):
    """An own code under which somebody else sits in the same session."""

    message = N_(
        "Somebody has entered this own code in this session already. If that was you, on another "
        "device, go on there, or open your answers with the code. If not, leave the field empty. "
        "Nothing was saved."
    )


class OwnCodeKept(CimpactError):
    """Another code for a seat whose code the results already use."""

    message = N_(
        "Results already use the own code of this place, so another one cannot replace it. Your "
        "answers are saved; next time, take part without a code and receive a new one."
    )


@dataclass(frozen=True, slots=True)
class OwnSession:
    """A session in which the holder of a code has answered."""

    workshop_id: str
    collective: str
    held_on: date
    is_open: bool


def give_code(db: Session, token: str) -> str:
    """A new own code for this seat, the only time it is known; it replaces the seat's earlier one.

    Only while the session is open: who is the same person must not change under published figures.
    Raises SeatLost, AnswersClosed, OwnCodeKept.
    """
    respondent_id, workshop = _open_seat(db, token)
    before = db.get(OwnCode, respondent_id)
    if before is not None and before.published:
        raise OwnCodeKept
    code = new_own_code()
    kept = insert_into(db, OwnCode).values(
        respondent_id=respondent_id,
        workshop_id=workshop.id,
        code_hash=_hash(code),
        published=False,
    )
    fresh = {"code_hash": kept.excluded.code_hash}
    db.exec(kept.on_conflict_do_update(index_elements=["respondent_id"], set_=fresh))
    return code


def enter_code(db: Session, token: str, typed_code: str) -> None:
    """Say that this seat is the person of that code; entering it again changes nothing.

    Raises SeatLost, AnswersClosed, MistypedOwnCode, UnknownOwnCode, ForeignOwnCode, OwnCodeTaken.
    """
    code_hash = _hash(own_code(typed_code))
    respondent_id, workshop = _open_seat(db, token)
    known_in = _collectives_of(db, code_hash)
    if not known_in:
        raise UnknownOwnCode
    if workshop.collective_id not in known_in:
        raise ForeignOwnCode
    entered = insert_into(db, OwnCode).values(
        respondent_id=respondent_id,
        workshop_id=workshop.id,
        code_hash=code_hash,
        published=False,
    )
    db.exec(entered.on_conflict_do_nothing())
    if _holder(db, workshop.id, code_hash) != respondent_id:
        raise OwnCodeTaken


def has_code(db: Session, respondent_id: str) -> bool:
    """Whether this respondent has an own code."""
    return db.get(OwnCode, respondent_id) is not None


def sessions_of(db: Session, typed_code: str) -> list[OwnSession]:
    """The sessions answered under a code, the latest first.

    Raises MistypedOwnCode, UnknownOwnCode.
    """
    code_hash = _hash(own_code(typed_code))
    rows = db.exec(
        select(Workshop.id, Collective.name, Workshop.held_on, Workshop.state)  # type: ignore[call-overload]
        .join(OwnCode, col(OwnCode.workshop_id) == Workshop.id)
        .join(Collective, col(Workshop.collective_id) == Collective.id)
        .where(OwnCode.code_hash == code_hash)
        .order_by(col(Workshop.held_on).desc(), col(Workshop.id))
    ).all()
    if not rows:
        raise UnknownOwnCode
    return [
        OwnSession(workshop_id, name, held_on, state is WorkshopState.OPEN)
        for workshop_id, name, held_on, state in rows
    ]


def move_seat(db: Session, typed_code: str, workshop_id: str) -> str:
    """A new seat token for the answers of that code in one session; the one before is void.

    Raises MistypedOwnCode, UnknownOwnCode.
    """
    respondent_id = _holder(db, workshop_id, _hash(own_code(typed_code)))
    if respondent_id is None:
        raise UnknownOwnCode
    token = new_token()
    db.exec(
        update(Respondent)
        .where(col(Respondent.id) == respondent_id)
        .values(seat_hash=token_hash(token))
    )
    return token


def erase(db: Session, token: str) -> None:
    """Erase a seat with its answers, notes and own code for this session. Cannot be undone.

    Figures that are published already stay, or change with many others', as ``core.erased`` says.
    Raises SeatLost.
    """
    leave_no_trace(db)
    respondent_id, workshop = _seated(db, token, publishes=True)
    db.exec(delete(Respondent).where(col(Respondent.id) == respondent_id))
    if workshop.state is WorkshopState.CLOSED:
        publishing.publish(db, workshop)


def links(db: Session, workshop: Workshop) -> dict[str, str]:
    """The respondents that published results may link, by key: a pseudonym for each.

    The same person has the same one in every session of the collective, and nowhere else. Neither
    the code nor its hash can be had from it.
    """
    rows = db.exec(
        select(OwnCode.respondent_id, OwnCode.code_hash).where(
            OwnCode.workshop_id == workshop.id, col(OwnCode.published).is_(other=True)
        )
    )
    return {
        respondent: keyed_hash(f"link {workshop.collective_id} {code_hash}")[:LINK_LENGTH]
        for respondent, code_hash in rows
    }


def _open_seat(db: Session, token: str) -> tuple[str, Workshop]:
    respondent_id, workshop = _seated(db, token)
    if workshop.state is not WorkshopState.OPEN:
        raise AnswersClosed
    return respondent_id, workshop


def _seated(db: Session, token: str, *, publishes: bool = False) -> tuple[str, Workshop]:
    """The respondent of a seat and its session, locked so that it does not close meanwhile.

    Whoever goes on to publish locks it for themselves: two at once would wait for each other.
    """
    found = db.exec(
        select(Respondent.id, Respondent.workshop_id).where(
            Respondent.seat_hash == token_hash(token)
        )
    ).first()
    if found is None:
        raise SeatLost
    respondent_id, workshop_id = found
    return respondent_id, db.get_one(Workshop, workshop_id, with_for_update={"read": not publishes})


def _collectives_of(db: Session, code_hash: str) -> set[str]:
    return set(
        db.exec(
            select(Workshop.collective_id)
            .join(OwnCode, col(OwnCode.workshop_id) == Workshop.id)
            .where(OwnCode.code_hash == code_hash)
        )
    )


def _holder(db: Session, workshop_id: str, code_hash: str) -> str | None:
    return db.exec(
        select(OwnCode.respondent_id).where(
            OwnCode.workshop_id == workshop_id, OwnCode.code_hash == code_hash
        )
    ).first()


def _hash(code: str) -> str:
    return keyed_hash(f"own code {code}")
