"""The tables. Columns, constraints and nothing else.

A private registry keeps these tables apart from every other SQLModel in the process. Keys of what
members write are random, and nothing on their rows is finer than the day: order and time identify
people.
"""

import secrets
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import JSON, CheckConstraint, DateTime, Enum, UniqueConstraint
from sqlalchemy.orm import registry
from sqlmodel import Field, SQLModel


class Base(SQLModel, registry=registry()):
    """The root of Cimpact's own tables."""


metadata = Base.metadata
metadata.naming_convention = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


# Without SQLite's hidden row numbers, rows lie in the order of their random keys: the file does not
# tell who came first.
UNORDERED = {"sqlite_with_rowid": False}


def random_key() -> str:
    """A key that tells nothing: 80 random bits, readable in an address."""
    return secrets.token_hex(10)


class Anonymity(StrEnum):
    """Whether answers carry a name; chosen before opening and never changed."""

    ANONYMOUS = "anonymous"
    NAMED = "named"


class WorkshopState(StrEnum):
    """Where a session stands."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"


class RespondentKind(StrEnum):
    """One person, or the group answering with one voice."""

    PERSON = "person"
    GROUP = "group"


class Vote(StrEnum):
    """Which of an item's votes an answer belongs to."""

    FIRST = "first"
    SECOND = "second"
    LOOKING_BACK = "looking_back"


def closed_list(values: type[StrEnum]) -> Enum:
    """A text column that the database itself holds to a closed list."""
    return Enum(
        values,
        name=values.__name__.lower(),
        native_enum=False,
        create_constraint=True,
        length=20,
        values_callable=lambda members: [member.value for member in members],
    )


class Facilitator(Base, table=True):
    """Somebody who signs in and runs sessions. ``folded_name`` is the name without case."""

    id: str = Field(default_factory=random_key, primary_key=True)
    name: str = Field(max_length=80)
    folded_name: str = Field(max_length=240, unique=True)
    passphrase_hash: str


class SignIn(Base, table=True):
    """One signed-in browser; deleting the row signs it out."""

    __tablename__ = "sign_in"

    token_hash: str = Field(primary_key=True)
    facilitator_id: str = Field(foreign_key="facilitator.id", ondelete="CASCADE", index=True)
    expires_on: date


class SetupToken(Base, table=True):
    """The one-time token of a new installation; at most one row."""

    __tablename__ = "setup_token"
    __table_args__ = (CheckConstraint("id = 1", name="single"),)

    id: int = Field(default=1, primary_key=True)
    token_hash: str


class Failures(Base, table=True):
    """How often somebody failed at a lock lately: only failures are counted.

    ``subject`` is a keyed hash, so that no address of a phone is stored.
    """

    lock: str = Field(primary_key=True, max_length=20)
    subject: str = Field(primary_key=True, max_length=64)
    count: int
    last_at: datetime = Field(sa_type=DateTime(timezone=True))


class Collective(Base, table=True):
    """The group assessed, over years."""

    id: str = Field(default_factory=random_key, primary_key=True)
    name: str = Field(max_length=120)
    owner_id: str = Field(foreign_key="facilitator.id", ondelete="CASCADE", index=True)
    is_sample: bool = False
    created_on: date


class QuestionnaireEdition(Base, table=True):
    """A questionnaire as it was when a session first used it; never changed afterwards."""

    __tablename__ = "questionnaire_edition"
    __table_args__ = (UniqueConstraint("questionnaire_id", "version"),)

    id: str = Field(default_factory=random_key, primary_key=True)
    questionnaire_id: str = Field(max_length=40)
    version: str = Field(max_length=40)
    checksum: str = Field(max_length=64)
    document: str


class Workshop(Base, table=True):
    """One sitting of a collective with one edition.

    ``targets`` maps section codes to levels; ``phase`` is the main one, which proposed them, and
    ``phases`` are all that the initiative is in, without effect on any figure; None where nobody
    said.
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
    held_on: date
    keep_until: date


class Respondent(Base, table=True):
    """Whoever answers in a session. Only a hash of the seat token is kept."""

    __table_args__ = UNORDERED

    id: str = Field(default_factory=random_key, primary_key=True)
    workshop_id: str = Field(foreign_key="workshop.id", ondelete="CASCADE", index=True)
    kind: RespondentKind = Field(
        default=RespondentKind.PERSON,
        sa_type=closed_list(RespondentKind),
    )
    seat_hash: str = Field(max_length=64, unique=True)
    name: str | None = Field(default=None, max_length=80)
    sector: str | None = Field(default=None, max_length=40)
    role: str | None = Field(default=None, max_length=40)
    notice_version: str = Field(max_length=10)
    has_finished: bool = False


class Answer(Base, table=True):
    """One respondent's choice for one item in one vote; no row means not answered.

    ``published`` is the choice that stands in the published figures; None until it does.
    """

    __table_args__ = (
        CheckConstraint("choice IN ('0','1','2','3','4','5','6','dk','early')", name="choice"),
        UNORDERED,
    )

    respondent_id: str = Field(
        foreign_key="respondent.id", ondelete="CASCADE", primary_key=True, max_length=20
    )
    item: str = Field(primary_key=True, max_length=20)
    vote: Vote = Field(primary_key=True, sa_type=closed_list(Vote))
    choice: str = Field(max_length=5)
    published: str | None = Field(default=None, max_length=5)


class FacetAnswer(Base, table=True):
    """What a respondent says of one facet of an item, by its place among them, from 1.

    ``published`` as in ``Answer``.
    """

    __tablename__ = "facet_answer"
    __table_args__ = (
        CheckConstraint("choice IN ('yes','partly','no','dk')", name="choice"),
        UNORDERED,
    )

    respondent_id: str = Field(
        foreign_key="respondent.id", ondelete="CASCADE", primary_key=True, max_length=20
    )
    item: str = Field(primary_key=True, max_length=20)
    facet: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    choice: str = Field(max_length=6)
    published: str | None = Field(default=None, max_length=6)


class Note(Base, table=True):
    """What a respondent's answer rests on, and their sentence where the item asks for one."""

    __table_args__ = UNORDERED

    respondent_id: str = Field(
        foreign_key="respondent.id", ondelete="CASCADE", primary_key=True, max_length=20
    )
    item: str = Field(primary_key=True, max_length=20)
    evidence: str = Field(default="", max_length=2000)
    sentence: str = Field(default="", max_length=500)


class Publication(Base, table=True):
    """The counts that a session has published of one vote, frozen: what results are made from.

    ``document`` holds them as JSON. ``revision`` grows whenever it changes; ``stayed_out`` are the
    people whose later answers are too few to enter it.
    """

    workshop_id: str = Field(foreign_key="workshop.id", ondelete="CASCADE", primary_key=True)
    vote: Vote = Field(primary_key=True, sa_type=closed_list(Vote))
    revision: int
    stayed_out: int
    document: str
