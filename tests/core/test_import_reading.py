"""Files from elsewhere become rows, or are refused with a reason, at a bounded cost."""

import io
import tracemalloc
import zipfile
from collections.abc import Callable
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from cimpact.core.bundle import FORMAT, Bundle
from cimpact.core.bundle_mistakes import NewerBundle, NoBundle
from cimpact.core.importing import bounds
from cimpact.core.importing.mistakes import (
    FileTooLarge,
    FormulaCell,
    InvalidImport,
    MergedCells,
    MoreMistakesHere,
    NoRows,
    NotRead,
    SeveralFiles,
    TooManyCells,
    TooManyColumns,
    TooManyRows,
    UnpacksTooLarge,
)
from cimpact.core.importing.reading import read_file
from cimpact.core.importing.sheet import Kind, Sheet
from cimpact.core.wide_mistakes import BrokenQuotes, UnreadableCell, WrongCellCount
from tests.core.factories import PATIENT

MEGABYTE = 1024 * 1024
LESS_THAN = 220 * MEGABYTE
"""What the reading of any refused file may take at its peak."""


def sheet_of(data: bytes | str) -> Sheet:
    read = read_file(data.encode() if isinstance(data, str) else data)
    assert not isinstance(read, Bundle)
    return read


def refusal(data: bytes) -> list[type[Exception]]:
    with pytest.raises(InvalidImport) as refused:
        read_file(data)
    return [type(mistake.error) for mistake in refused.value.mistakes]


def places(sheet: Sheet) -> list[tuple[int, str, type[Exception]]]:
    return [(each.line, each.name, type(each.error)) for each in sheet.mistakes]


def a_workbook(*rows: list[object], change: Callable[[Workbook], None] | None = None) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    if change is not None:
        change(book)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def zipped(*parts: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", method) as archive:
        for name, content in parts:
            archive.writestr(name, content)
    return data.getvalue()


def altered(data: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """A workbook with one part changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [(name, archive.read(name)) for name in archive.namelist()]
    return zipped(
        *((name, change(content) if name == part else content) for name, content in parts)
    )


TEXT = "respondent;PRE1;Où?\r\n1;3;été œuvre\r\n2;dk;\r\n"


@pytest.mark.parametrize(
    ("encoding", "guess"),
    [
        ("utf-8", ""),
        ("utf-8-sig", ""),
        ("utf-16", ""),
        ("utf-16-le", ""),
        ("utf-16-be", ""),
        ("windows-1252", "windows-1252"),
    ],
)
def test_encoding_is_found_out(encoding: str, guess: str) -> None:
    sheet = sheet_of(TEXT.encode(encoding))
    assert (sheet.header, sheet.rows[0]) == (("respondent", "PRE1", "Où?"), ("1", "3", "été œuvre"))
    assert sheet.encoding == guess


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_delimiter_is_found_out_also_where_questions_hold_the_others(delimiter: str) -> None:
    header = ["id", '"Qui, quoi; où?"', '"Bon, mais; alors?"']
    text = "\n".join(delimiter.join(row) for row in (header, ["1", "a", "b"], ["2", "c", "d"]))
    assert sheet_of(text).rows == (("1", "a", "b"), ("2", "c", "d"))


def test_unquoted_commas_in_questions_do_not_win_over_semicolons() -> None:
    text = "id;Jusqu'où, et, comment;Qui, avec, quoi\n1;3;4\n2;0;1\n"
    assert sheet_of(text).header == ("id", "Jusqu'où, et, comment", "Qui, avec, quoi")


def test_line_by_which_excel_is_told_the_delimiter_is_no_row() -> None:
    assert sheet_of("sep=;\nid;PRE1\n1;3\n").header == ("id", "PRE1")


def test_names_of_columns_are_told_apart() -> None:
    assert sheet_of("a,a,,a\n1,2,3,4\n").header == ("a", "a (2)", "(3)", "a (3)")


def test_blank_lines_and_blank_ends_are_no_mistakes() -> None:
    sheet = sheet_of("id,PRE1\n\n1,3,,\n,\n2,4\n")
    assert (sheet.rows, sheet.lines, sheet.mistakes) == ((("1", "3"), ("2", "4")), (3, 5), ())


def test_every_ragged_row_is_told_with_its_line() -> None:
    sheet = sheet_of("id,PRE1,PRE2\n1,3\n2,3,4\n3,3,4,9\n")
    assert places(sheet) == [(2, "PRE2", WrongCellCount), (4, "", WrongCellCount)]


def test_quotes_that_never_close_are_told_with_their_line() -> None:
    sheet = sheet_of('id,PRE1\n1,3\n2,"4\n')
    assert places(sheet) == [(3, "", BrokenQuotes)]


def test_invisible_characters_are_told_in_their_cell() -> None:
    sheet = sheet_of("id,PRE1\n1,3\n2,\x1b[2J\n")
    assert places(sheet) == [(3, "PRE1", UnreadableCell)]


def test_mistakes_end_before_the_file_does() -> None:
    sheet = sheet_of("id,PRE1\n" + "1\n" * 5_000)
    assert len(sheet.mistakes) == bounds.MOST_MISTAKES + 1
    assert type(sheet.mistakes[-1].error) is MoreMistakesHere


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        ("respondent,kind,PRE1", Kind.WIDE),
        ("respondent,kind,section,item,vote,choice,level", Kind.LONG),
        ("id,submitdate,lastpage,startlanguage,seed,PRE1", Kind.LIMESURVEY),
        ("Response ID,Date submitted,Last page,Start language,Q", Kind.LIMESURVEY),
        ("ID,Heure de début,Heure de fin,Adresse de messagerie,Nom,Q", Kind.MICROSOFT_FORMS),
        ("Timestamp,Q", Kind.GOOGLE_FORMS),
        ("start,end,PRE1,_id,_uuid,_submission_time,_validation_status", Kind.KOBO),
        ("name,PRE1", Kind.OTHER),
    ],
)
def test_tool_is_recognised_by_the_columns_that_it_adds(header: str, kind: Kind) -> None:
    cells = ",".join("1" for _ in header.split(","))
    assert sheet_of(f"{header}\n{cells}\n").kind is kind


def test_workbook_is_read_as_text_without_needless_decimals() -> None:
    sheet = sheet_of(a_workbook(["id", "PRE1", "ok"], [1, 3.0, True], [2, "=", 2.5], ["3"]))
    assert sheet.rows == (("1", "3", "TRUE"), ("2", "=", "2.5"), ("3", "", ""))


def test_our_sheet_is_taken_from_among_others() -> None:
    def change(book: Workbook) -> None:
        ours = book.create_sheet("wide")
        ours.append(["respondent", "PRE1"])
        ours.append([1, 2])

    assert sheet_of(a_workbook(["other"], [1], change=change)).kind is Kind.WIDE


def test_formulas_and_merged_cells_are_told_with_their_place() -> None:
    def change(book: Workbook) -> None:
        book.active["B2"] = "=1+2"
        book.active.merge_cells("A3:A4")

    sheet = sheet_of(a_workbook(["id", "PRE1"], [1, 0], [2, 3], [None, 4], change=change))
    assert places(sheet) == [(2, "PRE1", FormulaCell), (3, "id", MergedCells)]
    assert sheet.mistakes[1].error.values == {"area": "A3:A4"}


def test_text_that_looks_like_a_formula_is_text() -> None:
    def change(book: Workbook) -> None:
        book.active["B2"].value = "=1+2"
        book.active["B2"].data_type = "s"

    sheet = sheet_of(a_workbook(["id", "note"], [1, ""], change=change))
    assert (sheet.rows, sheet.mistakes) == ((("1", "=1+2"),), ())


def test_only_table_of_a_zip_is_read() -> None:
    assert sheet_of(zipped(("réponses.csv", b"Timestamp,Q\n1,2\n"))).kind is Kind.GOOGLE_FORMS


def test_our_table_of_our_zip_is_read() -> None:
    packed = zipped(("long.csv", b"x\n1\n"), ("wide.csv", b"respondent,PRE1\n1,2\n"))
    assert sheet_of(packed).kind is Kind.WIDE


def test_zip_of_several_tables_is_refused() -> None:
    assert refusal(zipped(("a.csv", b"a\n1"), ("b.csv", b"b\n1"))) == [SeveralFiles]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", NoRows),
        (b"\n\n", NoRows),
        (b"id,PRE1\n", NoRows),
        (b"%PDF-1.7 ...", NotRead),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 an old workbook", NotRead),
        (b"PK\x03\x04 not a zip at all", NotRead),
        (b"\x89PNG\r\n\x1a\n\0\0\0", NotRead),
        (b"\xff\xfe\x00\xd8\x00", NotRead),
        (zipped(("readme.txt", b"nothing")), NotRead),
        (zipped(("a.csv", b"a,b\n1,2\n"), method=zipfile.ZIP_LZMA), NotRead),
    ],
)
def test_what_is_no_table_is_refused(data: bytes, reason: type[Exception]) -> None:
    assert refusal(data) == [reason]


def test_session_file_of_a_newer_version_says_so() -> None:
    with pytest.raises(NewerBundle):
        read_file(f'{{"format": "{FORMAT}", "version": 99}}'.encode())


def test_other_json_is_no_session_file() -> None:
    with pytest.raises(NoBundle):
        read_file(b'{"a": 1}')


def a_bomb() -> bytes:
    """A workbook of a few kilobytes whose strings unpack to 400 MB."""
    rows = b"<si><t>" + b"a" * 400 * MEGABYTE + b"</t></si>"
    return zipped(("xl/workbook.xml", b"<workbook/>"), ("xl/sharedStrings.xml", rows))


def a_liar() -> bytes:
    """A zip whose directory says that its part is small."""
    packed = bytearray(zipped(("a.csv", b"a," * 40 * MEGABYTE)))
    size = (80 * MEGABYTE).to_bytes(4, "little")
    assert packed.count(size)
    return bytes(packed.replace(size, (10).to_bytes(4, "little")))


def with_sheet(xml: bytes) -> bytes:
    part = "xl/worksheets/sheet1.xml"
    return altered(a_workbook(["id"], [1]), part, lambda _content: xml)


SHEET = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "'
    + b"&a;" * 50
    + b'">]><worksheet>&b;</worksheet>'
)

BOMBS = {
    "nine megabytes": (lambda: b"a,b\n" * 2_300_000, FileTooLarge),
    "zip bomb": (a_bomb, UnpacksTooLarge),
    "zip that lies about its size": (a_liar, NotRead),
    "a thousand parts": (lambda: zipped(*((f"{n}.csv", b"") for n in range(1000))), NotRead),
    "entities": (lambda: with_sheet(LAUGHS), NotRead),
    "brackets": (lambda: with_sheet(b"<a>" * 5_000 + b"</a>" * 5_000), UnpacksTooLarge),
    "no end": (lambda: with_sheet(SHEET + b"<row><c"), NotRead),
    "four million elements": (
        lambda: with_sheet(
            SHEET + b"<row>" + b"<c/>" * 4_000_000 + b"</row></sheetData></worksheet>"
        ),
        UnpacksTooLarge,
    ),
    "far column": (
        lambda: with_sheet(SHEET + b'<row r="1"><c r="XFD1"/></row></sheetData></worksheet>'),
        TooManyColumns,
    ),
    "wide": (lambda: b"a," * 3 * MEGABYTE, TooManyColumns),
    "wide below": (lambda: b"a,b\n1,2\n" + b"a," * 3 * MEGABYTE, TooManyCells),
    "long": (lambda: b"a,b\n" + b"1,2\n" * 1_900_000, TooManyRows),
    "long workbook": (
        lambda: with_sheet(
            SHEET
            + b"".join(b'<row r="%d"><c><v>1</v></c></row>' % n for n in range(1, 110_000))
            + b"</sheetData></worksheet>"
        ),
        TooManyRows,
    ),
}


@pytest.mark.parametrize("name", BOMBS)
def test_file_that_would_cost_too_much_is_refused_in_bounded_memory(name: str) -> None:
    made, reason = BOMBS[name]
    data = made()
    tracemalloc.start()
    found = refusal(data)
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert found == [reason]
    assert peak < LESS_THAN


def test_row_at_the_end_of_the_sheet_costs_no_million_rows() -> None:
    row = b'<row r="1048576"><c r="A1048576"><v>1</v></c></row>'
    sheet = SHEET + b'<row r="1"><c r="A1"><v>7</v></c></row>' + row + b"</sheetData></worksheet>"
    assert refusal(with_sheet(sheet)) == [NoRows]


def test_quotes_that_break_every_line_cost_no_list_of_them_all() -> None:
    tracemalloc.start()
    sheet = sheet_of(b'a,b\n"1"x,2\n' * 600_000)
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(sheet.mistakes) == bounds.MOST_MISTAKES + 1
    assert peak < LESS_THAN


@PATIENT
@given(seed=st.integers(0, 10_000), flips=st.integers(1, 30))
def test_damaged_workbook_is_read_or_refused_and_nothing_else(seed: int, flips: int) -> None:
    randomness = Random(seed)  # noqa: S311  repeatable
    damaged = bytearray(a_workbook(["respondent", "PRE1"], [1, 3], [2, "dk"]))
    for _flip in range(flips):
        damaged[randomness.randrange(4, len(damaged))] = randomness.randrange(256)
    assert is_read_or_refused(bytes(damaged))


@PATIENT
@given(data=st.binary(max_size=400))
def test_any_bytes_are_read_or_refused_and_nothing_else(data: bytes) -> None:
    assert is_read_or_refused(data)


def is_read_or_refused(data: bytes) -> bool:
    try:
        return isinstance(read_file(data), Sheet)
    except NoBundle:
        return True
    except InvalidImport as refused:
        return bool(refused.mistakes)
