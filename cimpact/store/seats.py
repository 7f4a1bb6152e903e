"""A place in a session: the code that opens it, the seat that lets a respondent come back."""

from dataclasses import dataclass
from datetime import date
from typing import Any, TypedDict

from sqlalchemy import bindparam
from sqlmodel import Session, col, select

from cimpact.errors import N_, CimpactError
from cimpact.signing import new_token, token_hash
from cimpact.store import offers
from cimpact.store.accounts import NameMissing, cleaned_name
from cimpact.store.codes import normalised_code
from cimpact.store.db import insert_into
from cimpact.store.tables import (
    Anonymity,
    Collective,
    Mode,
    Pace,
    Respondent,
    Workshop,
    WorkshopState,
)

NOTICE_VERSION = "1"
"""Raised whenever the words of the notice change what people agree to."""


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


class AnsweredTogether(CimpactError):
    """A phone in a session that the group answers with one voice."""

    message = N_(
        "In this session the group answers together, on one screen: there is nothing to do on "
        "phones. Look at the wall."
    )


class NotOffered(CimpactError):
    """A sector or a role that the session does not list."""

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
    mode: Mode
    pace: Pace


@dataclass(frozen=True, slots=True)
class Seat:
    """One respondent's place in one session."""

    respondent_id: str
    has_finished: bool
    state: WorkshopState
    is_revealed: bool
    invitation: Invitation

    @property
    def is_guided(self) -> bool:
        """Whether this phone shows the element that everybody is at."""
        return self.is_open and self.invitation.pace is Pace.GUIDED

    @property
    def is_open(self) -> bool:
        """Whether answers are taken now."""
        return self.state is WorkshopState.OPEN

    @property
    def sees_results(self) -> bool:
        """Whether the facilitator has shown the results to the members."""
        return self.state is WorkshopState.CLOSED and self.is_revealed


class Described(TypedDict):
    """What a respondent says of themselves; a name only in a session with names."""

    sector: str | None
    role: str | None
    name: str | None


_INVITATION = (
    Workshop.id,
    Workshop.edition_id,
    Collective.name,
    Workshop.held_on,
    Workshop.keep_until,
    Workshop.language,
    Workshop.anonymity,
    Workshop.minimum_group,
    Workshop.mode,
    Workshop.pace,
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


def invitation(db: Session, typed_code: str) -> Invitation:
    """The session that a typed code opens. Raises UnknownCode, CodeClosed, AnsweredTogether."""
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
    invited_to = Invitation(*row[1:])
    if invited_to.mode is Mode.TOGETHER:
        raise AnsweredTogether
    return invited_to


def take_seat(
    db: Session,
    invited_to: Invitation,
    *,
    token: str = "",
    sector: str | None = None,
    role: str | None = None,
    name: str = "",
) -> str:
    """Seat a new respondent and return the seat token, the only time it is known.

    A page that may be pressed twice gives the ``token`` that it made beforehand: whoever sits down
    with it again, even at the same moment, has the seat already. Raises CodeClosed when the session
    was closed in between, NameNeeded in a session with names, NotOffered.
    """
    # Locked for reading, so that nobody sits down while the session is being closed.
    workshop = db.get(Workshop, invited_to.workshop_id, with_for_update={"read": True})
    if workshop is None or workshop.state is not WorkshopState.OPEN:
        raise CodeClosed
    token = token or new_token()
    respondent = Respondent(
        workshop_id=workshop.id,
        seat_hash=token_hash(token),
        notice_version=NOTICE_VERSION,
        **described(db, workshop, sector=sector, role=role, name=name),
    )
    new = insert_into(db, Respondent).values(**respondent.model_dump())
    db.exec(new.on_conflict_do_nothing(index_elements=["seat_hash"]))
    return token


def seat_of(db: Session, token: str) -> Seat | None:
    """The seat of this token; None when it was erased or made up."""
    row = db.connection().execute(_SEAT, {"seat_hash": token_hash(token)}).first()
    if row is None:
        return None
    respondent_id, has_finished, state, is_revealed, *rest = row
    return Seat(respondent_id, has_finished, state, is_revealed, Invitation(*rest))


def described(
    db: Session, workshop: Workshop, *, sector: str | None, role: str | None, name: str
) -> Described:
    """The columns of what a respondent says of themselves. Raises NotOffered, NameNeeded."""
    lists = offers.lists_in(db, workshop)
    sectors = {None, *(offered.code for offered in lists.sectors)}
    roles = {None, *(offered.code for offered in lists.roles)}
    if sector not in sectors or role not in roles:
        raise NotOffered
    return Described(sector=sector, role=role, name=_name_for(workshop.anonymity, name))


def _name_for(anonymity: Anonymity, name: str) -> str | None:
    if anonymity is Anonymity.ANONYMOUS:
        return None
    try:
        return cleaned_name(name, longest=80)
    except NameMissing as missing:
        raise NameNeeded from missing
