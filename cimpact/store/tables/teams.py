"""Who shares a collective with its owner, who is invited to, and what they did there."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, DateTime
from sqlmodel import Field

from cimpact.store.tables.base import Base, closed_list, random_key


class TeamRole(StrEnum):
    """What somebody is to a collective."""

    OWNER = "owner"
    FACILITATOR = "facilitator"
    OBSERVER = "observer"


class Membership(Base, table=True):
    """A place in the team of a collective. The owner has none: they stand on the collective."""

    __table_args__ = (CheckConstraint("role <> 'owner'", name="one_owner"),)

    collective_id: str = Field(foreign_key="collective.id", ondelete="CASCADE", primary_key=True)
    facilitator_id: str = Field(
        foreign_key="facilitator.id", ondelete="CASCADE", primary_key=True, index=True
    )
    role: TeamRole = Field(sa_type=closed_list(TeamRole))


class TeamInvitation(Base, table=True):
    """A link that lets one person into a team, once. Only a hash of its token is kept.

    ``label`` is what its maker calls it; ``used_by_id`` is None until somebody follows it.
    """

    __tablename__ = "team_invitation"
    __table_args__ = (CheckConstraint("role <> 'owner'", name="one_owner"),)

    id: str = Field(default_factory=random_key, primary_key=True)
    token_hash: str = Field(max_length=64, unique=True)
    collective_id: str = Field(foreign_key="collective.id", ondelete="CASCADE", index=True)
    role: TeamRole = Field(sa_type=closed_list(TeamRole))
    label: str = Field(max_length=80)
    invited_by_id: str = Field(foreign_key="facilitator.id", ondelete="CASCADE")
    expires_on: date
    used_by_id: str | None = Field(default=None, foreign_key="facilitator.id", ondelete="CASCADE")


class AuditEntry(Base, table=True):
    """Something that somebody of a team did; never anything of what members answered.

    ``who`` is their name at that moment, empty for the command line. ``act`` is an ``audit.Act``:
    no closed list here, so that a later version can know more of them. ``held_on`` tells the
    session even after it is erased; ``subject`` names what else the act was about.
    """

    __tablename__ = "audit_entry"

    id: str = Field(default_factory=random_key, primary_key=True)
    collective_id: str = Field(foreign_key="collective.id", ondelete="CASCADE", index=True)
    at: datetime = Field(sa_type=DateTime(timezone=True))
    who: str = Field(max_length=80)
    act: str = Field(max_length=20)
    workshop_id: str | None = Field(default=None, foreign_key="workshop.id", ondelete="SET NULL")
    held_on: date | None = None
    subject: str = Field(default="", max_length=120)
