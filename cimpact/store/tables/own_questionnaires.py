"""Questionnaires that a collective writes for itself: what is being written, what was published."""

from datetime import date

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from cimpact.store.tables.base import Base, random_key


class OwnQuestionnaire(Base, table=True):
    """A collective's own questionnaire: ``draft`` is its YAML as somebody last saved it.

    ``saved`` counts the savings, so that nobody saves over what they have not seen. One that is
    retired is not offered for new sessions.
    """

    __tablename__ = "own_questionnaire"

    id: str = Field(default_factory=random_key, primary_key=True)
    collective_id: str = Field(foreign_key="collective.id", ondelete="CASCADE", index=True)
    draft: str
    saved: int = 0
    is_retired: bool = False
    changed_on: date


class OwnEdition(Base, table=True):
    """A version that was published: the frozen edition, and the YAML that it was made from.

    ``number`` counts the versions of one questionnaire, from 1.
    """

    __tablename__ = "own_edition"
    __table_args__ = (UniqueConstraint("edition_id"),)

    own_id: str = Field(
        foreign_key="own_questionnaire.id", ondelete="CASCADE", primary_key=True, max_length=20
    )
    number: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    edition_id: str = Field(foreign_key="questionnaire_edition.id")
    published_on: date
    source: str
