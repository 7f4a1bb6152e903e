"""What is assessed with what: collectives, frozen questionnaires, sessions."""

from datetime import date

from sqlalchemy import JSON, CheckConstraint, UniqueConstraint, false
from sqlmodel import Field

from cimpact.store.tables.base import (
    Anonymity,
    Base,
    Mode,
    Pace,
    WorkshopState,
    closed_list,
    random_key,
)


class Collective(Base, table=True):
    """The group assessed, over years. ``archived_on`` is None while it is in use."""

    id: str = Field(default_factory=random_key, primary_key=True)
    name: str = Field(max_length=120)
    # No account goes while it owns a collective: the group's own assessment would go with it.
    owner_id: str = Field(foreign_key="facilitator.id", ondelete="RESTRICT", index=True)
    is_sample: bool = False
    created_on: date
    archived_on: date | None = None


class QuestionnaireEdition(Base, table=True):
    """A questionnaire as it was when a session first used it; never changed afterwards.

    ``questionnaire_id`` is what it is kept as: its own id, or ``own:`` and the key of the
    collective's questionnaire that it is a version of.
    """

    __tablename__ = "questionnaire_edition"
    __table_args__ = (UniqueConstraint("questionnaire_id", "version"),)

    id: str = Field(default_factory=random_key, primary_key=True)
    questionnaire_id: str = Field(max_length=40)
    version: str = Field(max_length=40)
    checksum: str = Field(max_length=64)
    document: str


def _starts_as(value: str) -> dict[str, str]:
    """What a row that was there before the column gets."""
    return {"server_default": value}


class Workshop(Base, table=True):
    """One sitting of a collective with one edition.

    ``targets`` maps section codes to levels; ``phase`` is the main one, which proposed them, and
    ``phases`` are all that the initiative is in, without effect on any figure; None where nobody
    said. ``standing`` is an ``overview.Standing`` once a list has needed it, and None again as soon
    as something changes that it was made from.

    In guided pace, ``current_item`` is the element that every screen shows. ``revealed`` are those
    whose first vote is frozen; ``second_votes`` those that were opened for a second vote, and
    ``second_revealed`` those of them whose second vote is frozen too; None for
    none. ``timer_from`` is when the
    timer was started, in whole seconds of Unix time. ``live_version`` grows with each of these, so
    that a screen which follows knows at one glance whether to draw itself again.

    ``looking_back`` are the elements of which members are also asked where the group stood on the
    day of an earlier session, ``looking_back_to``; None for none, or once that one is erased.

    ``is_imported`` says that its answers come from a file: it is never opened for phones.
    """

    __table_args__ = (CheckConstraint("minimum_group BETWEEN 3 AND 10", name="minimum_group"),)

    id: str = Field(default_factory=random_key, primary_key=True)
    collective_id: str = Field(foreign_key="collective.id", ondelete="CASCADE", index=True)
    edition_id: str = Field(foreign_key="questionnaire_edition.id")
    join_code: str = Field(max_length=9, unique=True)
    language: str = Field(max_length=8)
    anonymity: Anonymity = Field(sa_type=closed_list(Anonymity))
    minimum_group: int
    phase: str = Field(max_length=8)
    phases: list[str] | None = Field(default=None, sa_type=JSON)
    targets: dict[str, float] = Field(sa_type=JSON)
    invited: int | None = None
    state: WorkshopState = Field(
        default=WorkshopState.DRAFT,
        sa_type=closed_list(WorkshopState),
    )
    is_revealed: bool = False
    mode: Mode = Field(
        default=Mode.ALONE_THEN_TOGETHER,
        sa_type=closed_list(Mode),
        sa_column_kwargs=_starts_as(Mode.ALONE_THEN_TOGETHER),
    )
    pace: Pace = Field(
        default=Pace.FREE, sa_type=closed_list(Pace), sa_column_kwargs=_starts_as(Pace.FREE)
    )
    current_item: str | None = Field(default=None, max_length=20)
    revealed: list[str] | None = Field(default=None, sa_type=JSON)
    second_votes: list[str] | None = Field(default=None, sa_type=JSON)
    second_revealed: list[str] | None = Field(default=None, sa_type=JSON)
    timer_from: int | None = None
    live_version: int = Field(default=0, sa_column_kwargs=_starts_as("0"))
    standing: str | None = Field(default=None, max_length=20)
    looking_back: list[str] | None = Field(default=None, sa_type=JSON)
    looking_back_to: str | None = None
    is_imported: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    held_on: date
    keep_until: date
