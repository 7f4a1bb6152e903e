"""An Excel workbook as a sheet. Nothing is computed, and a bomb is refused before it is read."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.cell import range_boundaries
from openpyxl.utils.exceptions import InvalidFileException

from cimpact.core.importing.bounds import (
    LONGEST_CELL,
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_MISTAKES,
    MOST_ROWS,
)
from cimpact.core.importing.csv_sheet import shown_name
from cimpact.core.importing.mistakes import (
    FormulaCell,
    MergedCells,
    NoRows,
    NotRead,
    TooManyCells,
    TooManyColumns,
    TooManyRows,
    bounded,
    in_order,
    of_file,
)
from cimpact.core.importing.sheet import COMPANIONS, Sheet, filled, named_apart
from cimpact.core.importing.unpacking import scanned
from cimpact.core.wide_file import UNREADABLE
from cimpact.core.wide_mistakes import (
    CellTooLong,
    Mistake,
    UnreadableCell,
    WrongCellCount,
    shown,
)

OUR_SHEET = "wide"
FORMULA = "f"
DAMAGED = (
    *(KeyError, ValueError, TypeError, AttributeError, IndexError, SyntaxError, OSError),
    *(InvalidFileException, OverflowError),
)
"""What openpyxl raises for a workbook that is not one."""

Cells = list[tuple[str, bool]]
"""The cells of a row as text, and whether each is a formula."""


def read_workbook(data: bytes, parts: Mapping[str, bytes]) -> Sheet:
    """The sheet named as ours, else the first one that holds anything.

    ``parts`` are those of ``data``, unpacked within bounds. Raises InvalidImport.
    """
    merged = scanned(parts)
    try:
        book = load_workbook(BytesIO(data), read_only=True, data_only=False, keep_links=False)
        try:
            for sheet in _candidates(book):
                found = _read(sheet, merged)
                if found is not None:
                    return replace(found, companions=tuple(_companions(book, merged)))
        finally:
            book.close()
    except DAMAGED as error:
        raise of_file(NotRead()) from error
    raise of_file(NoRows())


def _read(sheet: Any, merged: Mapping[str, Sequence[str]]) -> Sheet | None:  # noqa: ANN401  openpyxl has no types
    """A sheet of the workbook; None for an empty one."""
    rows = _rows(sheet)
    # openpyxl says nowhere else which part a sheet is in.
    part = str(sheet._worksheet_path)  # noqa: SLF001
    return _sheet(rows, merged.get(part.lstrip("/"), [])) if rows else None


def _companions(
    book: Any,  # noqa: ANN401  openpyxl has no types
    merged: Mapping[str, Sequence[str]],
) -> Iterator[tuple[str, Sheet]]:
    if OUR_SHEET in book.sheetnames:
        for name in COMPANIONS:
            found = _read(book[name], merged) if name in book.sheetnames else None
            if found is not None:
                yield name, found


def _candidates(book: Any) -> Sequence[Any]:  # noqa: ANN401  openpyxl has no types
    if OUR_SHEET in book.sheetnames:
        return [book[OUR_SHEET]]
    return [each for each in book.worksheets if each.sheet_state == "visible"]


def _rows(sheet: Any) -> list[tuple[int, Cells]]:  # noqa: ANN401  openpyxl has no types
    """The rows that hold anything, after the number of each."""
    rows: list[tuple[int, Cells]] = []
    met = 0
    # What a sheet says of its own size may be a lie, or a million empty rows.
    sheet.reset_dimensions()
    for line, row in enumerate(sheet.iter_rows(max_row=2 * MOST_ROWS), start=1):
        cells = [(_text(cell.value), cell.data_type == FORMULA) for cell in row]
        while cells and not cells[-1][0]:
            cells.pop()
        if not cells:
            continue
        met += len(cells)
        if len(cells) > MOST_COLUMNS:
            raise of_file(TooManyColumns(most=MOST_COLUMNS))
        if len(rows) > MOST_ROWS:
            raise of_file(TooManyRows(most=MOST_ROWS))
        if met > MOST_CELLS:
            raise of_file(TooManyCells(most=MOST_CELLS))
        rows.append((line, cells))
    return rows


def _text(value: object) -> str:
    """A cell as text: whole numbers without decimals, days without an hour that means nothing."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.isoformat(sep=" ")
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value)


def _sheet(rows: list[tuple[int, Cells]], merged: Sequence[str]) -> Sheet:
    (_, header), *body = rows
    names = named_apart(shown_name(name) for name, _ in header)
    wrong = [*_merged(names, merged), *_of_cells(names, rows)]
    return Sheet(
        header=names,
        lines=tuple(line for line, _ in body),
        rows=filled([[text for text, _ in cells] for _, cells in body], len(names)),
        mistakes=bounded(in_order(wrong), MOST_MISTAKES),
    )


def _of_cells(names: tuple[str, ...], rows: list[tuple[int, Cells]]) -> Iterator[Mistake]:
    """Formulas, texts that no answer needs, and cells where the header names no column."""
    width = len(names)
    for line, cells in rows:
        for column, (text, is_formula) in enumerate(cells, start=1):
            name = names[column - 1] if column <= width else ""
            if is_formula:
                yield Mistake(line, column, name, FormulaCell())
            elif len(text) > LONGEST_CELL:
                yield Mistake(line, column, name, CellTooLong())
            elif UNREADABLE.search(text):
                yield Mistake(line, column, name, UnreadableCell(cell=shown(text)))
        if any(text for text, _ in cells[width:]):
            error = WrongCellCount(found=len(cells), expected=width)
            yield Mistake(line, width + 1, "", error)


def _merged(names: tuple[str, ...], areas: Sequence[str]) -> Iterator[Mistake]:
    for area in areas:
        column, line, *_ = range_boundaries(area)
        if column is not None and line is not None:
            name = names[column - 1] if column <= len(names) else ""
            yield Mistake(line, column, name, MergedCells(area=area))
