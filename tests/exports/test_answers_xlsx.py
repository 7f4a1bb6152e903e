"""The workbook of answers, as openpyxl reads it back."""

from datetime import datetime
from io import BytesIO

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cimpact.core.rows import AnswerRow, NoteRow
from cimpact.exports import workbook as module
from cimpact.exports.answers_tables import answers_tables
from cimpact.exports.answers_xlsx import answers_xlsx
from cimpact.exports.workbook import TooLongForASheet
from tests.core.factories import PATIENT
from tests.exports.session_rows import people, rows_of
from tests.exports.sessions import wanted
from tests.exports.test_answers_zip import TINY

# What the store keeps of what somebody types: no controls but line ends and tabs.
texts = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), min_size=1
) | st.text("=+-@\t\n'\"_x0041 1e5http://", min_size=1)


def book_of(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(data))


def sheet(data: bytes, name: str) -> list[list[object]]:
    return [list(row) for row in book_of(data)[name].iter_rows(values_only=True)]


def test_the_sheets_of_a_session() -> None:
    made = answers_xlsx(TINY, wanted())
    assert book_of(made).sheetnames == [
        *("wide", "long", "facets", "codebook", "notes"),
        *("decisions", "actions", "action_days", "README"),
    ]
    assert sheet(made, "wide") == [
        ["respondent", "kind", "sector", "role", "Q1"],
        [2033, "person", None, None, "dk"],
        [3201, "person", "health", None, 3],
    ]
    assert sheet(made, "long") == [
        ["respondent", "kind", "section", "item", "vote", "choice", "level"],
        [2033, "person", "conditions", "Q1", "first", "dk", None],
        [3201, "person", "conditions", "Q1", "first", 3, 3],
        [3201, "person", "conditions", "Q1", "second", 4, 4],
    ]
    assert sheet(made, "notes") == [["item", "kind", "text"], ["Q1", "evidence", "=2+2; or so"]]


def test_names_have_a_sheet_of_their_own_when_asked_for() -> None:
    made = answers_xlsx(TINY, wanted(with_names=True))
    assert sheet(made, "names") == [["respondent", "name"], [2033, "Bea"], [3201, "=Ann"]]


def test_the_header_stays_in_sight() -> None:
    book = book_of(answers_xlsx(TINY, wanted()))
    tables = ("wide", "long", "facets", "codebook", "notes")
    assert {book[name].freeze_panes for name in tables} == {"B2"}
    assert all(cell.font.bold for cell in book["wide"][1])


def test_the_text_says_what_this_is() -> None:
    (lines,) = zip(*sheet(answers_xlsx(TINY, wanted("fr")), "LISEZMOI"), strict=True)
    assert lines[0] == "Comité"
    assert any("Questionnaire" in line for line in lines if isinstance(line, str))
    assert not any(".csv" in line for line in lines if isinstance(line, str))


@given(st.lists(texts, min_size=1, max_size=6))
@PATIENT
def test_a_text_comes_back_as_text_and_as_itself(typed: list[str]) -> None:
    notes = tuple(NoteRow("Q1", "evidence", text) for text in typed)
    rows = rows_of(people(5), notes=notes)
    book = book_of(answers_xlsx(rows, wanted()))
    cells = [row[2] for row in book["notes"].iter_rows(min_row=2)]
    assert {cell.data_type for cell in cells} <= {"s", "inlineStr"}
    assert sorted(cell.value for cell in cells) == sorted(typed)
    assert not any(cell.hyperlink for cell in cells)


def test_levels_and_numbers_are_numbers_and_nothing_computes() -> None:
    rows = rows_of(people(30), notes=(NoteRow("Q1", "evidence", "12"),))
    book = book_of(answers_xlsx(rows, wanted()))
    kinds = {cell.data_type for name in book.sheetnames for row in book[name] for cell in row}
    assert kinds <= {"s", "n"}
    assert book["notes"]["C2"].value == "12"


def test_the_sheets_are_the_tables_of_the_zip() -> None:
    answers = tuple(AnswerRow(each.key, "first", "Q1", "early") for each in people(5))
    rows = rows_of(people(5), answers)
    made = answers_xlsx(rows, wanted())
    for name, table in answers_tables(rows, wanted()).items():
        expected = [[*table.header], *([*row] for row in table.rows)]
        found = [
            [str(cell) if cell is not None else "" for cell in row] for row in sheet(made, name)
        ]
        assert found == [
            [str(cell) if cell not in {None, ""} else "" for cell in row] for row in expected
        ]


def test_more_rows_than_a_sheet_holds_are_refused_not_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_ROWS", 30)
    with pytest.raises(TooLongForASheet):
        answers_xlsx(rows_of(people(30)), wanted())
    monkeypatch.setattr(module, "MOST_ROWS", 31)
    answers_xlsx(rows_of(people(30), questionnaire=None), wanted())


def test_the_book_does_not_tell_when_it_was_made() -> None:
    made = answers_xlsx(TINY, wanted())
    assert made == answers_xlsx(TINY, wanted())
    assert book_of(made).properties.created == datetime(2026, 11, 23)  # noqa: DTZ001  as read
