"""What comes of a session and what surrounds it: decisions, next actions, lists, paper sheets."""

from datetime import date
from typing import Any

from sqlalchemy import JSON, CheckConstraint
from sqlmodel import Field

from cimpact.core.actions import ActionStatus
from cimpact.core.decisions import Outcome
from cimpact.store.tables.base import Base, closed_list, random_key


class Decision(Base, table=True):
    """What a group decided on an item; no row means that nobody wrote a decision.

    The agreed level is not here: it is an answer of the group's own respondent. ``written_by`` is
    None once the account is gone.
    """

    workshop_id: str = Field(foreign_key="workshop.id", ondelete="CASCADE", primary_key=True)
    item: str = Field(primary_key=True, max_length=20)
    outcome: Outcome = Field(sa_type=closed_list(Outcome))
    lower_reason: str = Field(default="", max_length=1000)
    higher_reason: str = Field(default="", max_length=1000)
    evidence: str = Field(default="", max_length=2000)
    written_by: str | None = Field(
        default=None, foreign_key="facilitator.id", ondelete="SET NULL", index=True
    )
    written_on: date


class NextAction(Base, table=True):
    """What a collective will do. ``workshop_id`` is the session that decided it, if any and left.

    ``sources`` are statement ids of the recommendation it was started from; ``asked_in`` is the
    last session that asked how far it has come.
    """

    __tablename__ = "next_action"

    id: str = Field(default_factory=random_key, primary_key=True)
    collective_id: str = Field(foreign_key="collective.id", ondelete="CASCADE", index=True)
    workshop_id: str | None = Field(
        default=None, foreign_key="workshop.id", ondelete="SET NULL", index=True
    )
    asked_in: str | None = Field(
        default=None, foreign_key="workshop.id", ondelete="SET NULL", index=True
    )
    item: str | None = Field(default=None, max_length=20)
    what: str = Field(max_length=500)
    who: str = Field(default="", max_length=200)
    first_step: str = Field(default="", max_length=500)
    due: date | None = None
    sources: list[str] = Field(sa_type=JSON)
    status: ActionStatus = Field(sa_type=closed_list(ActionStatus))
    started_on: date


class ActionDay(Base, table=True):
    """The status that an action had at the end of a day on which it changed."""

    __tablename__ = "action_day"

    action_id: str = Field(foreign_key="next_action.id", ondelete="CASCADE", primary_key=True)
    day: date = Field(primary_key=True)
    status: ActionStatus = Field(sa_type=closed_list(ActionStatus))


class CollectiveLists(Base, table=True):
    """The sectors and roles that a collective offers; no row means those of the questionnaire."""

    __tablename__ = "collective_lists"

    collective_id: str = Field(foreign_key="collective.id", ondelete="CASCADE", primary_key=True)
    document: dict[str, Any] = Field(sa_type=JSON)


class WorkshopLists(Base, table=True):
    """The lists that a session was opened with, kept when those of its collective change.

    ``document`` is None where they were the questionnaire's; no row means that the collective's
    have not changed since.
    """

    __tablename__ = "workshop_lists"

    workshop_id: str = Field(foreign_key="workshop.id", ondelete="CASCADE", primary_key=True)
    document: dict[str, Any] | None = Field(default=None, sa_type=JSON(none_as_null=True))


class ExpectedPeople(Base, table=True):
    """How many people of a sector are expected in a session."""

    __tablename__ = "expected_people"
    __table_args__ = (CheckConstraint("people BETWEEN 0 AND 100000", name="people"),)

    workshop_id: str = Field(foreign_key="workshop.id", ondelete="CASCADE", primary_key=True)
    sector: str = Field(primary_key=True, max_length=40)
    people: int


class PaperSheets(Base, table=True):
    """How many paper sheets of a session were typed in, and how many taken out again.

    Only counted: which respondents were on paper, and in which order, is kept nowhere.
    """

    __tablename__ = "paper_sheets"

    workshop_id: str = Field(foreign_key="workshop.id", ondelete="CASCADE", primary_key=True)
    numbered: int = 0
    removed: int = 0
