"""Looking back at an earlier session: what is asked of it, and whether all of it is still there.

Which sections are asked is chosen before opening and frozen then, as the elements that both
sessions hold on the same scale.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import bindparam
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, func, select

from cimpact.core.pairing import shared_items
from cimpact.errors import N_, CimpactError
from cimpact.store import editions, publishing
from cimpact.store.tables import (
    Anonymity,
    Answer,
    Mode,
    Publication,
    Respondent,
    RespondentKind,
    Vote,
    Workshop,
    WorkshopState,
)
from cimpact.store.workshops import AlreadyOpen


class NoEarlierSession(CimpactError):
    """Looking back at a session that is not an earlier one, or shares nothing that was chosen."""

    message = N_(
        "Looking back needs an earlier closed session of this collective, and a section of which "
        "both ask an element on the same scale. Nothing was saved; choose again."
    )


@dataclass(frozen=True, slots=True)
class Earlier:
    """A session to look back at, and the items that it shares with the one that asks."""

    workshop_id: str
    held_on: date
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """What members are asked of an earlier session: its day, and the items."""

    held_on: date
    items: frozenset[str]


_Earlier = aliased(Workshop)
_ASKED: Any = (
    select(col(Workshop.looking_back), col(_Earlier.held_on))
    .join(_Earlier, col(Workshop.looking_back_to) == col(_Earlier.id))
    .where(Workshop.id == bindparam("workshop_id"), col(Workshop.looking_back).is_not(None))
)


def sessions_before(db: Session, workshop: Workshop) -> list[Earlier]:
    """The sessions that this one may look back at, the latest first.

    Closed ones of the same collective, of no later day, that share an item with it. None where the
    group answers with one voice: it looks back aloud.
    """
    if workshop.mode is Mode.TOGETHER:
        return []
    edition = editions.load(db, workshop.edition_id)
    rows = db.exec(
        select(Workshop)
        .where(
            Workshop.collective_id == workshop.collective_id,
            Workshop.state == WorkshopState.CLOSED,
            col(Workshop.held_on) <= workshop.held_on,
            Workshop.id != workshop.id,
        )
        .order_by(col(Workshop.held_on).desc(), col(Workshop.id))
    )
    found = [
        Earlier(each.id, each.held_on, shared_items([editions.load(db, each.edition_id), edition]))
        for each in rows
    ]
    return [each for each in found if each.items]


def choose(
    db: Session, workshop: Workshop, *, earlier_id: str | None, sections: Collection[str]
) -> None:
    """Say before opening of which sections members look back, and at which session.

    No section asks nothing. Raises AlreadyOpen, NoEarlierSession.
    """
    if workshop.state is not WorkshopState.DRAFT:
        raise AlreadyOpen
    workshop.looking_back = workshop.looking_back_to = None
    if not sections:
        return
    offered = {each.workshop_id: each.items for each in sessions_before(db, workshop)}
    items = [
        item.code
        for section in editions.load(db, workshop.edition_id).sections
        if section.code in sections
        for item in section.items
        if item.code in offered.get(earlier_id or "", ())
    ]
    if not items:
        raise NoEarlierSession
    workshop.looking_back, workshop.looking_back_to = items, earlier_id


def asked(db: Session, workshop_id: str) -> Asked | None:
    """What the members of a session are asked of an earlier one; None for nothing."""
    row = db.connection().execute(_ASKED, {"workshop_id": workshop_id}).first()
    return None if row is None or not row[0] else Asked(row[1], frozenset(row[0]))


def revision(db: Session, workshop: Workshop) -> int | None:
    """A number that changes whenever what is published of looking back does; None before."""
    kept = db.get(Publication, (workshop.id, Vote.LOOKING_BACK))
    return None if kept is None else kept.revision


def is_incomplete(db: Session, workshop: Workshop) -> bool:
    """Whether somebody has erased answers that the published look back still counts.

    Beside its figures, files and comparisons without them would give them away; not where all
    agreed to be named.
    """
    if workshop.anonymity is Anonymity.NAMED or revision(db, workshop) is None:
        return False
    published, _stayed_out = publishing.publication(db, workshop, vote=Vote.LOOKING_BACK)
    listed = db.exec(
        select(func.count(col(Answer.respondent_id).distinct()))
        .join(Respondent, col(Answer.respondent_id) == Respondent.id)
        .where(
            Respondent.workshop_id == workshop.id,
            Respondent.kind == RespondentKind.PERSON,
            Answer.vote == Vote.LOOKING_BACK,
            col(Answer.published).is_not(None),
        )
    ).one()
    return published.has_figures and published.tally.seats > listed
