"""The answers of a session as a workbook: the tables of the zip, one sheet each.

Nothing in it computes: every text is written as text, whatever it looks like, and comes back as it
was. Levels and respondents are numbers.
"""

from datetime import UTC, datetime
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from cimpact.core.rows import SessionRows
from cimpact.errors import N_, CimpactError
from cimpact.exports.answers_readme import FILE_NAMES, about
from cimpact.exports.answers_tables import LEVELS, answers_tables
from cimpact.exports.csv_text import Cell, Table
from cimpact.exports.source import Wanted

MOST_ROWS = 1_048_576
"""What a sheet holds, its header included; a library would leave out the rest without a word."""

NARROWEST, WIDEST = 8, 60
"""Letters of a column."""

OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


class TooLongForASheet(CimpactError):
    """More answers than a workbook takes."""

    message = N_(
        "These are more answers than a sheet of a workbook holds. Nothing was left out: take the "
        "CSV files instead."
    )


def answers_xlsx(rows: SessionRows, wanted: Wanted) -> bytes:
    """The workbook, dated with the day of the session.

    Raises NothingToTakeAway, TooFewPeople, NoNames, TooLongForASheet.
    """
    tables = answers_tables(rows, wanted)
    if any(len(table.columns[0]) >= MOST_ROWS for table in tables.values()):
        raise TooLongForASheet
    codes = {"choice", *(item.code for item in rows.questionnaire.items)}
    written = BytesIO()
    with Workbook(written, OPTIONS) as book:
        day = rows.held_on
        book.set_properties({"created": datetime(day.year, day.month, day.day, tzinfo=UTC)})
        header = book.add_format({"bold": True, "bottom": 1})
        for name, table in tables.items():
            _write(book.add_worksheet(name), _with_numbers(table, codes), header)
        _explain(
            book.add_worksheet(FILE_NAMES[wanted.text.language].removesuffix(".txt")), rows, wanted
        )
    return written.getvalue()


def _with_numbers(table: Table, codes: set[str]) -> Table:
    """The table, choices that are levels as numbers."""
    return Table(
        table.header,
        [
            [_level(cell) for cell in cells] if name in codes else cells
            for name, cells in zip(table.header, table.columns, strict=True)
        ],
    )


def _level(cell: Cell) -> Cell:
    """The level that a choice is, as a number; any other choice as it stands."""
    level = LEVELS.get(cell) if isinstance(cell, str) else None
    return cell if level is None else level


def _write(sheet: Worksheet, table: Table, header: Format) -> None:
    sheet.freeze_panes(1, 1)
    for place, (name, cells) in enumerate(zip(table.header, table.columns, strict=True)):
        sheet.write_string(0, place, name, header)
        longest = max((len(str(cell)) for cell in cells), default=0)
        sheet.set_column(place, place, min(max(len(name) + 2, longest, NARROWEST), WIDEST))
        for line, cell in enumerate(cells, start=1):
            if isinstance(cell, str) and cell:
                sheet.write_string(line, place, cell)
            elif cell is not None and cell != "":
                sheet.write_number(line, place, cell)


def _explain(sheet: Worksheet, rows: SessionRows, wanted: Wanted) -> None:
    sheet.set_column(0, 0, 2 * WIDEST)
    for line, sentence in enumerate(about(rows, wanted.text)):
        sheet.write_string(line, 0, sentence)
