"""A report as headings, paragraphs, entries, tables and pictures, before it has a format.

What a report says is written once, in ``report_page`` and ``report_full``; each renderer walks the
blocks in order. Every text is already in its language and stands for itself: none is markup.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cimpact.charts import Figure
from cimpact.findings.items import NONE, Table
from cimpact.i18n import Translator

MOST_COLUMNS = 10
"""Columns of a table that a sheet of paper holds."""

NARROW_COLUMN = 14
"""Letters up to which a column is as wide as its words."""
WORDY_COLUMN = (22, 70)
"""Letters between which the room of a column grows with its words."""

_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")
_NUMBER = re.compile(rf"[\d.,\s]+%?|{NONE}")


class Tone(StrEnum):
    """How loudly a paragraph speaks."""

    LEAD = "lead"
    BODY = "body"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Heading:
    """A title of level 1 or 2."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of plain text."""

    text: str
    tone: Tone = Tone.BODY


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a list: a name, what is said of it, and in small letters where that is from."""

    name: str = ""
    text: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Entries:
    """A list, numbered where its order matters."""

    entries: tuple[Entry, ...]
    ordered: bool = False

    @property
    def run_in(self) -> bool:
        """Whether names and their words share a line: where no source follows them."""
        return not any(entry.source for entry in self.entries)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with its column names; ``numeric`` says which columns hold numbers only."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart with its description; its title stands above it as a heading."""

    figure: Figure


Block = Heading | Paragraph | Entries | Grid | Picture


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report.

    ``held_on`` dates the file, so that equal content gives equal bytes; ``title`` names it to
    whoever opens or lists it. ``kicker``, ``name`` and ``subtitle`` stand at the top of the first
    page, ``footer`` at the bottom of each. ``one_page`` asks for letters so small that all fits.
    """

    text: Translator
    held_on: date
    title: str
    kicker: str
    name: str
    subtitle: str
    footer: str
    blocks: tuple[Block, ...]
    one_page: bool = False


def grid(columns: Table) -> Grid:
    """Columns as a table of rows."""
    return Grid(
        header=tuple(columns),
        rows=tuple(zip(*columns.values(), strict=True)),
        numeric=tuple(all(map(_NUMBER.fullmatch, cells)) for cells in columns.values()),
    )


def on_paper(tables: Iterable[Table]) -> list[Grid]:
    """Tables made for a phone, those about the same things side by side as far as a sheet holds."""
    wide: list[dict[str, Sequence[str]]] = []
    for table in tables:
        if wide and _goes_beside(table, wide[-1]):
            wide[-1].update(table)
        else:
            wide.append(dict(table))
    return [grid(columns) for columns in wide]


def _goes_beside(table: Table, wide: Table) -> bool:
    """Whether both begin with the same column, share no other one, and fit on a sheet together."""
    (first, *others), (same, *before) = table, wide
    return (
        first == same
        and table[first] == wide[same]
        and not set(others) & set(before)
        and len(wide) + len(others) <= MOST_COLUMNS
    )


def column_shares(table: Grid) -> tuple[int, ...]:
    """How wide each column is beside the others; 0 for one that needs its words' width only."""
    lengths = [max(map(len, cells)) for cells in zip(*table.rows, strict=True)]
    least, most = WORDY_COLUMN
    return tuple(
        min(max(length, least), most) if place == 0 or length > NARROW_COLUMN else 0
        for place, length in enumerate(lengths)
    )


def typographic(text: str) -> str:
    """The text with the apostrophes of print between letters."""
    return _APOSTROPHE.sub("\u2019", text)
