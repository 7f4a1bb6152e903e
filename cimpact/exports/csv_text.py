"""Tables as CSV text: presets for programs and for spreadsheets, and cells that compute nothing."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from cimpact.errors import N_

Cell = str | int | float | None
"""None is an empty cell."""

# A spreadsheet runs what begins like a formula, also after blanks and in full-width characters
# (https://owasp.org/www-community/attacks/CSV_Injection). Apostrophes before it are matched too, so
# that taking the guard away gives back exactly what somebody wrote.
_FORMULA = re.compile(r"'*[\s\u200b\ufeff]*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
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
    """Column names and rows of as many cells."""

    header: Sequence[str]
    rows: Sequence[Sequence[Cell]]


def csv_bytes(table: Table, preset: Preset) -> bytes:
    """The whole file, its last line ended too."""
    return encoded((_line(row, preset) for row in [table.header, *table.rows]), preset)


def encoded(lines: Iterable[str], preset: Preset) -> bytes:
    """Lines of text as the preset ends and encodes them."""
    return "".join(line + preset.line_end for line in lines).encode(preset.encoding)


def guarded(text: str) -> str:
    """The text, after an apostrophe if a spreadsheet would take it for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """What ``guarded`` was given."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


def _line(cells: Sequence[Cell], preset: Preset) -> str:
    return preset.delimiter.join(_cell(cell, preset) for cell in cells)


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
