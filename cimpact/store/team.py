"""The team of a collective: its owner, and the people it is shared with."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_
from sqlmodel import Session, col, delete, select, update

from cimpact.errors import N_, CimpactError
from cimpact.store.access import NotYours
from cimpact.store.db import insert_into
from cimpact.store.tables import Collective, Facilitator, Membership, TeamRole

SHARED_AS = (TeamRole.FACILITATOR, TeamRole.OBSERVER)
"""What somebody can be invited as."""


class NotInTheTeam(CimpactError):
    """An act on somebody who is not, or no longer, in the team."""

    message = N_("This person is not in the team any more. Nothing was changed.")


class OwnerStays(CimpactError):
    """An owner who would leave the collective to nobody."""

    message = N_(
        "You own this collective: somebody has to. Hand it over to somebody of the team first; "
        "then you can leave. Nothing was changed."
    )


@dataclass(frozen=True, slots=True)
class TeamMember:
    """Somebody of a team; ``id`` is their account's."""

    id: str
    name: str
    role: TeamRole


def team_of(db: Session, collective: Collective) -> list[TeamMember]:
    """Everybody of the team: the owner, then the others by name."""
    owner = db.exec(
        select(Facilitator.id, Facilitator.name).where(Facilitator.id == collective.owner_id)
    ).one()
    others = db.exec(
        select(Facilitator.id, Facilitator.name, Membership.role)
        .join(Membership, col(Membership.facilitator_id) == Facilitator.id)
        .where(Membership.collective_id == collective.id)
        .order_by(col(Facilitator.folded_name))
    ).all()
    return [
        TeamMember(*owner, TeamRole.OWNER),
        *(TeamMember(id_, name, TeamRole(role)) for id_, name, role in others),
    ]


def add_member(db: Session, collective: Collective, *, facilitator_id: str, role: TeamRole) -> bool:
    """Take somebody into the team; False when they were in it already, in whatever role."""
    if facilitator_id == collective.owner_id:
        return False
    new = insert_into(db, Membership).values(
        collective_id=collective.id, facilitator_id=facilitator_id, role=role
    )
    added = db.exec(new.on_conflict_do_nothing().returning(col(Membership.role)))
    return added.first() is not None


def change_role(
    db: Session, collective: Collective, *, facilitator_id: str, role: TeamRole
) -> None:
    """Give somebody of the team another role. Raises NotInTheTeam."""
    changed = db.exec(
        update(Membership).where(_place(collective, facilitator_id)).values(role=role)
    )
    if not changed.rowcount:
        raise NotInTheTeam


def remove_member(db: Session, collective: Collective, *, facilitator_id: str) -> None:
    """Take somebody out of the team, with effect on whatever they ask for next.

    Raises NotInTheTeam, OwnerStays.
    """
    if facilitator_id == collective.owner_id:
        raise OwnerStays
    if not db.exec(delete(Membership).where(_place(collective, facilitator_id))).rowcount:
        raise NotInTheTeam


def transfer(db: Session, collective: Collective, *, to: str) -> None:
    """Make somebody of the team the owner; the former owner stays as a facilitator.

    Raises NotInTheTeam, and NotYours when it was handed to somebody else at the same moment.
    """
    remove_member(db, collective, facilitator_id=to)
    former = collective.owner_id
    # Of two transfers at once the second finds another owner, and takes nothing from them.
    handed_over = db.exec(
        update(Collective)
        .where(col(Collective.id) == collective.id, col(Collective.owner_id) == former)
        .values(owner_id=to)
    )
    if not handed_over.rowcount:
        raise NotYours
    db.refresh(collective)
    add_member(db, collective, facilitator_id=former, role=TeamRole.FACILITATOR)


def _place(collective: Collective, facilitator_id: str) -> ColumnElement[bool]:
    return and_(
        col(Membership.collective_id) == collective.id,
        col(Membership.facilitator_id) == facilitator_id,
    )
