"""Tables as a workbook, one sheet each, and a sheet that explains them.

Nothing in it computes: every text is written as text, whatever it looks like, and comes back as it
was. Levels and respondents are numbers.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from cimpact.errors import N_, CimpactError
from cimpact.exports.csv_text import Table

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


def workbook(
    tables: Mapping[str, Table], title: str, sentences: Sequence[str], *, day: date
) -> bytes:
    """The tables by the name of their sheet, then the sentences under that title.

    It is dated with the day, so that equal content gives equal bytes. Raises TooLongForASheet.
    """
    if any(len(table.columns[0]) >= MOST_ROWS for table in tables.values()):
        raise TooLongForASheet
    written = BytesIO()
    with Workbook(written, OPTIONS) as book:
        book.set_properties({"created": datetime(day.year, day.month, day.day, tzinfo=UTC)})
        header = book.add_format({"bold": True, "bottom": 1})
        for name, table in tables.items():
            _write(book.add_worksheet(name), table, header)
        _explain(book.add_worksheet(title), sentences)
    return written.getvalue()


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


def _explain(sheet: Worksheet, sentences: Sequence[str]) -> None:
    sheet.set_column(0, 0, 2 * WIDEST)
    for line, sentence in enumerate(sentences):
        sheet.write_string(line, 0, sentence)
