"""What every table has in common: the registry, names of constraints, random keys, closed lists.

A private registry keeps these tables apart from every other SQLModel in the process. Keys of what
members write are random, and nothing on their rows is finer than the day: order and time identify
people.
"""

import secrets
from enum import StrEnum

from sqlalchemy import Enum
from sqlalchemy.orm import registry
from sqlmodel import SQLModel


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


class Mode(StrEnum):
    """How a group answers; chosen before opening and never changed."""

    ALONE = "alone"
    ALONE_THEN_TOGETHER = "alone_then_together"
    TOGETHER = "together"


class Pace(StrEnum):
    """Whether everybody goes on alone, or the facilitator moves everybody to the same element."""

    FREE = "free"
    GUIDED = "guided"


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
