"""What members give: seats, answers, facets, notes; and the counts published of them."""

from sqlalchemy import CheckConstraint
from sqlmodel import Field

from cimpact.store.tables.base import (
    UNORDERED,
    Base,
    RespondentKind,
    Vote,
    closed_list,
    random_key,
)


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
