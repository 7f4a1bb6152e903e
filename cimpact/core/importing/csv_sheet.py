"""A CSV file as a sheet: its encoding and delimiter found out, every line that is no row told."""

import codecs
import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from cimpact.core.formulas import unguarded
from cimpact.core.importing.bounds import (
    LONGEST_CELL,
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_MISTAKES,
    MOST_ROWS,
)
from cimpact.core.importing.mistakes import (
    NoRows,
    NotRead,
    TooManyCells,
    TooManyColumns,
    TooManyRows,
    bounded,
    in_order,
    of_file,
)
from cimpact.core.importing.sheet import Sheet, filled, named_apart
from cimpact.core.wide_file import UNREADABLE, broken_record
from cimpact.core.wide_mistakes import (
    CellTooLong,
    Mistake,
    UnreadableCell,
    WrongCellCount,
    shown,
)

DELIMITERS = (",", ";", "\t")
LOOKED_AT = 20
"""Records from which the delimiter is found out."""
BYTES_LOOKED_AT = 4096
FALLBACK = "windows-1252"
_MARKED = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

Record = tuple[int, list[str]]


def read_csv_sheet(data: bytes) -> Sheet:
    """The rows of a CSV file, whatever wrote it. Raises InvalidImport for what is no table."""
    text, encoding = decoded(data)
    found = _read(text, _delimiter(text))
    if not found.records:
        raise of_file(NoRows())
    (_, header), *body = found.records
    return _sheet(header, body, found.mistakes, encoding)


def decoded(data: bytes) -> tuple[str, str]:
    """The text, and its encoding where that is a guess. Raises InvalidImport for what is no text.

    A byte-order mark decides; else UTF-8 if it is; else UTF-16 if every other byte is zero; else
    Windows-1252, in which spreadsheets of Western Europe write.
    """
    for mark, encoding in _MARKED:
        if data.startswith(mark):
            return _as(encoding, data), ""
    zeros = _unmarked_utf16(data[:BYTES_LOOKED_AT])
    if zeros:
        return _as(zeros, data), ""
    if b"\0" in data:
        raise of_file(NotRead())
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError:
        return data.decode(FALLBACK, errors="replace"), FALLBACK


def _as(encoding: str, data: bytes) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise of_file(NotRead()) from error


def _unmarked_utf16(start: bytes) -> str:
    """UTF-16 without a mark: Western text has a zero in every other byte of it."""
    half = len(start) // 2
    if half and start[1::2].count(0) > half * 0.7:
        return "utf-16-le"
    return "utf-16-be" if half and start[0::2].count(0) > half * 0.7 else ""


@dataclass(slots=True)
class _Found:
    """Records with the line where each starts, and what is no record."""

    records: list[Record] = field(default_factory=list)
    mistakes: list[Mistake] = field(default_factory=list)


def _delimiter(text: str) -> str:
    """The delimiter under which most of the first records have as many cells as the header."""
    return max(DELIMITERS, key=lambda delimiter: _regularity(text, delimiter))


def _regularity(text: str, delimiter: str) -> tuple[float, int]:
    widths = [
        len(cells) for _, cells in _up_to(LOOKED_AT, _records(text, delimiter, [])) if any(cells)
    ]
    if not widths or widths[0] == 1:
        return (0.0, 0)
    return (widths.count(widths[0]) / len(widths), widths[0])


def _up_to(most: int, records: Iterable[Record]) -> Iterator[Record]:
    for number, record in enumerate(records):
        if number == most:
            return
        yield record


def _records(text: str, delimiter: str, mistakes: list[Mistake]) -> Iterator[Record]:
    """Every record; one that is broken goes to the mistakes, until there are too many of them."""
    current: list[str] = []
    reader = csv.reader(_remembered(text, current), delimiter=delimiter, strict=True)
    while len(mistakes) <= MOST_MISTAKES:
        start = reader.line_num
        current.clear()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            mistakes.append(broken_record(start, "".join(current), delimiter))
        else:
            yield start + 1, cells


def _remembered(text: str, current: list[str]) -> Iterator[str]:
    """The lines of a text, each also kept for as long as its record is read."""
    for line in io.StringIO(text, newline=""):
        current.append(line)
        yield line


def _read(text: str, delimiter: str) -> _Found:
    found, cells_met = _Found(), 0
    for line, cells in _records(text, delimiter, found.mistakes):
        if not any(cell.strip() for cell in cells) or _says_delimiter(line, cells):
            continue
        cells_met += len(cells)
        if len(cells) > MOST_COLUMNS and not found.records:
            raise of_file(TooManyColumns(most=MOST_COLUMNS))
        if len(found.records) > MOST_ROWS:
            raise of_file(TooManyRows(most=MOST_ROWS))
        if cells_met > MOST_CELLS:
            raise of_file(TooManyCells(most=MOST_CELLS))
        found.records.append((line, cells))
    return found


def _says_delimiter(line: int, cells: list[str]) -> bool:
    """Whether a line is the one by which Excel is told the delimiter."""
    return line == 1 and cells[0].casefold().startswith("sep=")


def _sheet(header: list[str], body: list[Record], mistakes: list[Mistake], encoding: str) -> Sheet:
    names = named_apart(shown_name(name) for name in header)
    wrong = [
        *mistakes,
        *_ragged(names, body),
        *_unreadable(names, body),
    ]
    return Sheet(
        header=names,
        lines=tuple(line for line, _ in body),
        rows=filled([[unguarded(cell) for cell in cells] for _, cells in body], len(names)),
        mistakes=bounded(in_order(wrong), MOST_MISTAKES),
        encoding=encoding,
    )


def shown_name(name: str) -> str:
    """A header without what a screen or a terminal would obey."""
    return "".join(sign if sign.isprintable() else " " for sign in name)


def _ragged(names: tuple[str, ...], body: list[Record]) -> Iterator[Mistake]:
    width = len(names)
    for line, cells in body:
        if len(cells) < width or any(cell.strip() for cell in cells[width:]):
            column = min(len(cells), width)
            name = names[column] if column < width else ""
            error = WrongCellCount(found=len(cells), expected=width)
            yield Mistake(line, column + 1, name, error)


def _unreadable(names: tuple[str, ...], body: list[Record]) -> Iterator[Mistake]:
    for line, cells in body:
        for column, (name, cell) in enumerate(zip(names, cells, strict=False), start=1):
            if len(cell) > LONGEST_CELL:
                yield Mistake(line, column, name, CellTooLong())
            elif UNREADABLE.search(cell):
                yield Mistake(line, column, name, UnreadableCell(cell=shown(cell)))
