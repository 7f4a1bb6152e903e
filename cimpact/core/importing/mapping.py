"""What the columns and the answers of a sheet mean: chosen by a person, kept for the next file.

A use is a word that says what a column is for: one of ``PLAIN_USES``, or ``item:PRE1`` (answers to
an element), or ``note:PRE1`` (what its answers rest on).
"""

import json
from collections.abc import Mapping as AnyMapping
from itertools import islice
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, Field, StrictStr, ValidationError

from cimpact.core.content_parts import Part
from cimpact.core.importing.bounds import LONGEST_HEADER, MOST_COLUMNS
from cimpact.core.importing.mistakes import NotAMapping
from cimpact.core.wide_mistakes import shown

DROPPED = "dropped"
RESPONDENT = "respondent"
KIND = "kind"
LINK = "link"
SECTOR = "sector"
ROLE = "role"
NAME = "name"
PLAIN_USES = (DROPPED, RESPONDENT, KIND, LINK, SECTOR, ROLE, NAME)
ITEM_PREFIX, NOTE_PREFIX = "item:", "note:"
BLANK = ""
"""What a label means that is no answer."""
MOST_LABELS = 2000
LONGEST_LABEL = 200
LARGEST_FILE = 2 * 1024 * 1024


def _use(text: str) -> str:
    if text not in PLAIN_USES and not text.startswith((ITEM_PREFIX, NOTE_PREFIX)):
        raise ValueError(text)
    return text


Use = Annotated[StrictStr, Field(max_length=40), AfterValidator(_use)]
Header = Annotated[StrictStr, Field(max_length=LONGEST_HEADER)]
Meanings = dict[Header, Annotated[StrictStr, Field(max_length=40)]]


class Mapping(Part):
    """What to do with each column, and what the answers in them mean.

    Args:
        columns: use by name of the column; one that is not named is dropped.
        labels: what an answer means, by the words of the cell: a choice, or empty for no answer.
            What is not named is found by the words of the questionnaire and by its numbers.
        sectors: the code of a sector by the words of the cell, empty for none; so with ``roles``.
        numbers_from: the number that stands for the lowest level in this file, 0 or 1.
    """

    columns: dict[Header, Use] = Field(default={}, max_length=MOST_COLUMNS)
    labels: Meanings = Field(default={}, max_length=MOST_LABELS)
    sectors: Meanings = Field(default={}, max_length=MOST_LABELS)
    roles: Meanings = Field(default={}, max_length=MOST_LABELS)
    numbers_from: Literal[0, 1] = 0

    def use_of(self, header: str) -> str:
        """What a column is for."""
        return self.columns.get(header, DROPPED)

    def to_json(self) -> str:
        """Write it for keeping, without what is too much or too long to be read back."""
        kept = {part: _short(getattr(self, part)) for part in ("labels", "sectors", "roles")}
        kept_whole = {**self.model_dump(mode="json"), **kept}
        return json.dumps(kept_whole, ensure_ascii=False, sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Read a mapping, or the report of a dry run that holds one. Raises NotAMapping."""
        try:
            read = json.loads(text) if len(text) <= LARGEST_FILE else None
        except (ValueError, RecursionError) as error:
            raise NotAMapping(place="file") from error
        inside = read.get("mapping", read) if isinstance(read, dict) else None
        return cls._checked(inside)

    @classmethod
    def _checked(cls, read: Any) -> Self:  # noqa: ANN401  whatever a file says
        try:
            return cls.model_validate(read)
        except ValidationError as error:
            first = error.errors(include_url=False, include_context=False)[0]
            place = ".".join(shown(str(step)) for step in first["loc"]) or "file"
            raise NotAMapping(place=place) from error


def _short(meanings: dict[str, str]) -> dict[str, str]:
    short = ((label, code) for label, code in meanings.items() if len(label) <= LONGEST_LABEL)
    return dict(islice(short, MOST_LABELS))


def item_of(use: str) -> str | None:
    """The element that a column answers; None for every other column."""
    return use.removeprefix(ITEM_PREFIX) if use.startswith(ITEM_PREFIX) else None


def note_of(use: str) -> str | None:
    """The element that a column has notes on; None for every other column."""
    return use.removeprefix(NOTE_PREFIX) if use.startswith(NOTE_PREFIX) else None


def united(first: AnyMapping[str, str], then: AnyMapping[str, str]) -> dict[str, str]:
    """Both, what comes then before what came first."""
    return {**first, **then}
