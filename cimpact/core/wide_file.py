"""Reading the wide file: one row per respondent, one column per item, strictly.

Columns are ``respondent``, then if wanted ``kind``, ``link``, ``sector`` and ``role``, then items;
UTF-8 with or without a byte-order mark, commas or semicolons. Nothing is guessed or repaired: what
is not exactly an answer is refused, and all that is wrong is told at once, each with its place.
"""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from cimpact.core.answers import KINDS, PERSON, UnknownKind, completed, off_scale
from cimpact.core.questionnaire import Questionnaire
from cimpact.core.wide_mistakes import (
    BrokenQuotes,
    CellTooLong,
    EmptyFile,
    InvalidWideFile,
    MissingColumn,
    Mistake,
    NamelessRow,
    NotText,
    RepeatedColumn,
    RepeatedRespondent,
    UnknownColumn,
    UnreadableCell,
    WrongCellCount,
    shown,
)
from cimpact.errors import CimpactError

TEXT_COLUMNS = ("respondent", "kind", "link", "sector", "role")
FREE_COLUMNS = frozenset(TEXT_COLUMNS) - {"kind"}
"""Columns that take any text."""

# Bytes that are no UTF-8 arrive as lone surrogates; of the controls, tabs and line ends may stay.
UNREADABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class WideFile:
    """What a wide file holds.

    Args:
        answers: the answers frame, as ``answers`` describes it.
        respondents: one row per row of the file, even without answers: ``respondent``, ``kind``,
            ``link``, ``sector``, ``role``; empty text where the file says nothing, and for ``link``
            also where several rows share it.
        duplicate_links: the links that several rows share, in order of appearance.
        items: the items that the file has a column of, in its order.
    """

    answers: pd.DataFrame
    respondents: pd.DataFrame
    duplicate_links: tuple[str, ...]
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Table:
    """A header and the columns under it; ``lines`` are the places of their cells in the file."""

    header: Sequence[str]
    lines: Sequence[int]
    columns: Sequence[Sequence[str]]

    def column(self, name: str) -> Sequence[str]:
        """The first column of that name; empty cells where the header lacks it."""
        if name in self.header:
            return self.columns[self.header.index(name)]
        return [""] * len(self.lines)

    def mistake(self, row: int, column: int, error: CimpactError) -> Mistake:
        """A mistake in the cell at these positions, counted from 0."""
        return Mistake(self.lines[row], column + 1, self.header[column], error)


def decode(data: bytes) -> str:
    """The text of a file for ``read_wide``, which points at the cells that are not UTF-8."""
    return data.decode("utf-8-sig", errors="surrogateescape")


def read_wide(text: str, questionnaire: Questionnaire) -> WideFile:
    """Read a whole wide file; a header without rows is a session without answers.

    Raises InvalidWideFile with every mistake.
    """
    rows, mistakes = _rows(text.removeprefix("\ufeff"))
    if not rows or (mistakes and mistakes[0].line < rows[0][0]):
        raise InvalidWideFile(mistakes or [Mistake(1, 1, "", EmptyFile())])
    table, more = _table(rows)
    mistakes += more
    mistakes += [
        *_header_mistakes(table, rows[0][0], questionnaire),
        *_text_mistakes(table),
        *_respondent_mistakes(table),
        *_kind_mistakes(table),
        *_choice_mistakes(table, questionnaire),
    ]
    if mistakes:
        raise InvalidWideFile(mistakes)
    return _wide_file(table, questionnaire)


def _rows(text: str) -> tuple[list[tuple[int, list[str]]], list[Mistake]]:
    """Every record that is not blank, after the number of the line where it starts."""
    lines = io.StringIO(text, newline="").readlines()
    if lines and UNREADABLE.search(lines[0]):
        return [], [Mistake(1, 1, "", NotText())]
    delimiter = _delimiter(lines)
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    rows: list[tuple[int, list[str]]] = []
    mistakes: list[Mistake] = []
    while True:
        start = reader.line_num
        try:
            cells = next(reader)
        except StopIteration:
            return rows, mistakes
        except csv.Error:
            mistakes.append(
                broken_record(start, "".join(lines[start : reader.line_num]), delimiter)
            )
        else:
            if cells:
                rows.append((start + 1, cells))


def _delimiter(lines: Sequence[str]) -> str:
    header = next((line for line in lines if line.strip()), "")
    return ";" if header.count(";") > header.count(",") else ","


def broken_record(start: int, record: str, delimiter: str) -> Mistake:
    """Where a record stops being cells: quotes that do not pair up, or a cell without end."""
    cell = re.compile(rf'("(?:[^"]|"")*"|(?:[^"{delimiter}\r\n][^{delimiter}\r\n]*)?){delimiter}')
    column, position = 1, 0
    while (match := cell.match(record, position)) and len(match[1]) <= csv.field_size_limit():
        column, position = column + 1, match.end()
    too_long = not record.startswith('"', position)
    return Mistake(start + 1, column, "", CellTooLong() if too_long else BrokenQuotes())


def _table(rows: Sequence[tuple[int, list[str]]]) -> tuple[_Table, list[Mistake]]:
    """Turn rows into columns; a row of another length is a mistake, and is filled up or cut."""
    (_, header), *body = rows
    width = len(header)
    wrong = [(line, cells) for line, cells in body if len(cells) != width]
    even = [cells if len(cells) == width else (cells + [""] * width)[:width] for _, cells in body]
    columns = list(zip(*even, strict=True)) if even else [()] * width
    return _Table(header, [line for line, _ in body], columns), [
        Mistake(
            line,
            min(len(cells), width) + 1,
            "".join(header[len(cells) : len(cells) + 1]),
            WrongCellCount(found=len(cells), expected=width),
        )
        for line, cells in wrong
    ]


def _header_mistakes(table: _Table, line: int, questionnaire: Questionnaire) -> Iterator[Mistake]:
    known = {*TEXT_COLUMNS, *(item.code for item in questionnaire.items)}
    if "respondent" not in table.header:
        yield Mistake(line, 1, "", MissingColumn())
    for position, name in enumerate(table.header):
        if name not in known:
            error = UnknownColumn(column=shown(name), columns=", ".join(TEXT_COLUMNS))
            yield Mistake(line, position + 1, "", error)
        elif name in table.header[:position]:
            yield Mistake(line, position + 1, "", RepeatedColumn(column=name))


def _text_mistakes(table: _Table) -> Iterator[Mistake]:
    for position, column in enumerate(table.columns):
        if table.header[position] in FREE_COLUMNS and UNREADABLE.search("".join(column)):
            for row, cell in enumerate(column):
                if UNREADABLE.search(cell):
                    yield table.mistake(row, position, UnreadableCell(cell=shown(cell)))


def _respondent_mistakes(table: _Table) -> Iterator[Mistake]:
    if "respondent" not in table.header:
        return
    position = table.header.index("respondent")
    lines: dict[str, int] = {}
    for row, respondent in enumerate(table.columns[position]):
        if not respondent:
            yield table.mistake(row, position, NamelessRow())
        elif respondent in lines:
            error = RepeatedRespondent(respondent=shown(respondent), line=lines[respondent])
            yield table.mistake(row, position, error)
        else:
            lines[respondent] = table.lines[row]


def _kind_mistakes(table: _Table) -> Iterator[Mistake]:
    for row, kind in enumerate(table.column("kind")):
        if kind and kind not in KINDS:
            yield table.mistake(row, table.header.index("kind"), UnknownKind(kind=shown(kind)))


def _choice_mistakes(table: _Table, questionnaire: Questionnaire) -> Iterator[Mistake]:
    items = {item.code: item for item in questionnaire.items}
    for position, column in enumerate(table.columns):
        if (item := items.get(table.header[position])) is None:
            continue
        allowed = {"", *item.choices}
        if allowed.issuperset(column):
            continue
        for row, choice in enumerate(column):
            if choice not in allowed:
                error = off_scale(shown(choice), item.code, item.choices)
                yield table.mistake(row, position, error)


def _wide_file(table: _Table, questionnaire: Questionnaire) -> WideFile:
    respondents = pd.DataFrame(
        {name: table.column(name) for name in TEXT_COLUMNS}, dtype="str"
    ).replace({"kind": {"": PERSON}})
    links = respondents["link"]
    shared = links.duplicated(keep=False) & (links != "")
    return WideFile(
        answers=_long(table, respondents, questionnaire),
        respondents=respondents.assign(link=links.mask(shared, "")),
        duplicate_links=tuple(links[shared].unique()),
        items=_items(table),
    )


def _long(table: _Table, respondents: pd.DataFrame, questionnaire: Questionnaire) -> pd.DataFrame:
    """One row per filled cell, item after item."""
    codes = _items(table)
    cells = np.array([table.column(code) for code in codes], dtype=object)
    cells = cells.reshape(len(codes), len(table.lines))
    item, row = np.nonzero(cells != "")
    records = pd.DataFrame(
        {
            "respondent": respondents["respondent"].array.take(row),
            "kind": respondents["kind"].array.take(row),
            "item": pd.array(codes, dtype="str").take(item),
            "choice": pd.array(cells[item, row], dtype="str"),
        }
    )
    return completed(records, questionnaire)


def _items(table: _Table) -> tuple[str, ...]:
    return tuple(name for name in table.header if name not in TEXT_COLUMNS)
