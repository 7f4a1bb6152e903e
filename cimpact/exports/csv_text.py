"""Tables as CSV text: presets for programs and for spreadsheets, and cells that compute nothing."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Self, cast

from cimpact.core.formulas import guarded
from cimpact.errors import N_

Cell = str | int | float | None
"""None is an empty cell."""

_QUOTED = re.compile(r'[",;\r\n]|^\s|\s$')


@dataclass(frozen=True, slots=True)
class Preset:
    """One way of writing CSV; ``label`` says for whom, as a sentence to translate."""

    label: str
    delimiter: str
    decimal: str
    line_end: str
    encoding: str


STANDARD = Preset(
    label=N_("Standard: comma, decimal point, UTF-8"),
    delimiter=",",
    decimal=".",
    line_end="\n",
    encoding="utf-8",
)
EXCEL_FR = Preset(
    label=N_("Excel in French: semicolon, decimal comma"),
    delimiter=";",
    decimal=",",
    line_end="\r\n",
    # Without a byte-order mark Excel reads accents as two wrong letters.
    encoding="utf-8-sig",
)
PRESETS = MappingProxyType({"excel-fr": EXCEL_FR, "standard": STANDARD})


@dataclass(frozen=True, slots=True)
class Table:
    """Column names and columns of as many cells each: large tables are written column by column."""

    header: Sequence[str]
    columns: Sequence[Sequence[Cell]]

    @classmethod
    def of_rows(cls, header: Sequence[str], rows: Sequence[Sequence[Cell]]) -> Self:
        """The table of rows of as many cells as there are names."""
        return cls(header, [*zip(*rows, strict=True)] if rows else [()] * len(header))

    @property
    def rows(self) -> list[tuple[Cell, ...]]:
        """The cells, row by row."""
        return [*zip(*self.columns, strict=True)]


def csv_bytes(table: Table, preset: Preset) -> bytes:
    """The whole file, its last line ended too."""
    header = preset.delimiter.join(_cell(name, preset) for name in table.header)
    columns = [_column(cells, preset) for cells in table.columns]
    return encoded([header, *map(preset.delimiter.join, zip(*columns, strict=True))], preset)


def encoded(lines: Iterable[str], preset: Preset) -> bytes:
    """Lines of text as the preset ends and encodes them."""
    return preset.line_end.join([*lines, ""]).encode(preset.encoding)


def _column(cells: Sequence[Cell], preset: Preset) -> Iterable[str]:
    """The cells as they are written, each worked out once: most of a column repeats."""
    distinct = set(cells)
    if any(isinstance(cell, float) for cell in distinct):  # 3 and 3.0 are one key, and two texts
        return [_cell(cell, preset) for cell in cells]
    written = {cell: _cell(cell, preset) for cell in distinct}
    if all(cell == text for cell, text in written.items()):  # codes, mostly: texts as they are
        return cast("Sequence[str]", cells)
    return map(written.__getitem__, cells)


def _cell(cell: Cell, preset: Preset) -> str:
    if isinstance(cell, str):
        return _quoted(guarded(cell))
    if cell is None:
        return ""
    # Quoted where needed: the decimal comma is a delimiter elsewhere.
    return _quoted(str(cell).replace(".", preset.decimal))


def _quoted(text: str) -> str:
    """Quotes around what could be misread; the ``csv`` module lets a lone carriage return pass."""
    return '"' + text.replace('"', '""') + '"' if _QUOTED.search(text) else text
