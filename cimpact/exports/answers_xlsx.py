"""The answers of a session as a workbook: the tables of the zip, one sheet each."""

from cimpact.core.rows import SessionRows
from cimpact.exports.answers_readme import FILE_NAMES, about
from cimpact.exports.answers_tables import LEVELS, answers_tables
from cimpact.exports.csv_text import Cell, Table
from cimpact.exports.source import Wanted
from cimpact.exports.workbook import workbook


def answers_xlsx(rows: SessionRows, wanted: Wanted) -> bytes:
    """The workbook, dated with the day of the session.

    Raises NothingToTakeAway, TooFewPeople, NoNames, TooLongForASheet.
    """
    codes = {"choice", *(item.code for item in rows.questionnaire.items)}
    tables = {
        name: _with_numbers(table, codes) for name, table in answers_tables(rows, wanted).items()
    }
    title = FILE_NAMES[wanted.text.language].removesuffix(".txt")
    return workbook(tables, title, about(rows, wanted.text), day=rows.held_on)


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
