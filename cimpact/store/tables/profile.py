"""What a collective says of its initiative: every version, and what is being written."""

from datetime import date

from sqlmodel import Field

from cimpact.core.profile import ProfilePart
from cimpact.store.tables.base import Base, closed_list


class ProfileVersion(Base, table=True):
    """The profile as somebody saved it, as JSON in ``document``; the highest number is in force.

    ``saved_by`` is None once the account is gone; ``restored`` is the number of the version that
    this one brought back.
    """

    __tablename__ = "profile_version"

    collective_id: str = Field(foreign_key="collective.id", ondelete="CASCADE", primary_key=True)
    number: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    saved_on: date
    saved_by: str | None = Field(
        default=None, foreign_key="facilitator.id", ondelete="SET NULL", index=True
    )
    restored: int | None = None
    document: str


class ProfileDraft(Base, table=True):
    """What one facilitator typed into a part and did not save.

    ``shown`` is the number of the version that they saw.
    """

    __tablename__ = "profile_draft"

    collective_id: str = Field(foreign_key="collective.id", ondelete="CASCADE", primary_key=True)
    facilitator_id: str = Field(
        foreign_key="facilitator.id", ondelete="CASCADE", primary_key=True, index=True
    )
    part: ProfilePart = Field(primary_key=True, sa_type=closed_list(ProfilePart))
    shown: int
    document: str


class ProfileSharing(Base, table=True):
    """Whether members read the need and the target impact before they answer; no row means no."""

    __tablename__ = "profile_sharing"

    collective_id: str = Field(foreign_key="collective.id", ondelete="CASCADE", primary_key=True)
    is_shown: bool
