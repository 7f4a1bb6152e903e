"""The wide file: what it may say, and every mistake with its line and column."""

import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cimpact.core.answers import tidy_answers
from cimpact.core.wide_file import WideFile, decode, read_wide
from cimpact.core.wide_mistakes import InvalidWideFile, shown
from tests.core.factories import LONG, PATIENT, a_questionnaire, a_section, an_item

HEADER = "respondent,QA1,QA2\n"
EMPTY = (
    "line 1, column 1: "
    "The file is empty. Its first line must name the columns: respondent, then items."
)
NOT_TEXT = (
    "line 1, column 1: "
    "This is not a text file in UTF-8. Save the sheet as “CSV UTF-8” and try again."
)
UNKNOWN_COLUMN = (
    "is neither an element of this questionnaire nor one of respondent, kind, link, sector, role."
)
NO_ANSWER = "is not an answer to QA1, which takes 0, 1, 2, 3, 4, dk, early."


def read(text: str) -> WideFile:
    return read_wide(text, LONG)


def mistakes(text: str) -> list[str]:
    with pytest.raises(InvalidWideFile) as refused:
        read(text)
    found = [str(mistake) for mistake in refused.value.mistakes]
    assert str(refused.value) == f"This file cannot be read. Mistakes found: {len(found)}."
    return found


def triples(text: str) -> list[tuple[str, str, str]]:
    answers = read(text).answers
    rows = answers[["respondent", "item", "choice"]].itertuples(index=False, name=None)
    return sorted(rows)


def test_a_file_becomes_the_frame_of_its_answers() -> None:
    wide = read(
        "respondent,kind,link,sector,role,QA1,PRE1\n"
        "1,person,abc,health,member,3,dk\n"
        "2,,def,,,early,\n"
        "us,group,,,,,0\n"
    )
    expected = tidy_answers(
        [
            ("1", "person", "QA1", "3"),
            ("2", "person", "QA1", "early"),
            ("1", "person", "PRE1", "dk"),
            ("us", "group", "PRE1", "0"),
        ],
        LONG,
    )
    pd.testing.assert_frame_equal(wide.answers, expected)
    assert wide.duplicate_links == ()
    assert wide.items == ("QA1", "PRE1")
    assert wide.respondents.to_dict("list") == {
        "respondent": ["1", "2", "us"],
        "kind": ["person", "person", "group"],
        "link": ["abc", "def", ""],
        "sector": ["health", "", ""],
        "role": ["member", "", ""],
    }


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("respondent,QA1,QA2\na,3,dk\nb,,0\n", id="commas"),
        pytest.param("respondent;QA1;QA2\na;3;dk\nb;;0\n", id="semicolons"),
        pytest.param("\ufeffrespondent;QA1;QA2\r\na;3;dk\r\nb;;0\r\n", id="French Excel"),
        pytest.param("QA2,respondent,QA1\ndk,a,3\n0,b,\n", id="another order"),
        pytest.param("respondent,QA1,QA2\ra,3,dk\rb,,0", id="old line ends, none at the end"),
        pytest.param('"respondent","QA1","QA2"\n"a","3","dk"\n"b","","0"\n', id="quotes"),
        pytest.param("\nrespondent,QA1,QA2\n\na,3,dk\n\n\nb,,0\n\n", id="blank lines"),
        pytest.param("respondent,QA1,QA2\nidle,,\na,3,dk\nb,,0\n", id="an idle respondent"),
    ],
)
def test_ways_to_write_the_same_answers(text: str) -> None:
    assert triples(text) == [("a", "QA1", "3"), ("a", "QA2", "dk"), ("b", "QA2", "0")]


def test_a_header_alone_is_a_session_without_answers() -> None:
    wide = read("respondent,QA1\n")
    assert (len(wide.answers), len(wide.respondents)) == (0, 0)
    assert list(wide.answers.columns) == list(tidy_answers([], LONG).columns)


def test_a_file_may_have_no_item_at_all() -> None:
    wide = read("respondent,sector\na,health\n")
    assert (len(wide.answers), len(wide.respondents)) == (0, 1)


def test_text_is_kept_as_it_stands() -> None:
    """A formula that an export defused keeps its apostrophe; quoted cells keep their line ends."""
    wide = read('respondent,sector,QA1\n\'=1+1,"two\nlines, ""quoted""",3\n')
    assert wide.respondents["respondent"].tolist() == ["'=1+1"]
    assert wide.respondents["sector"].tolist() == ['two\nlines, "quoted"']


def test_a_repeated_link_is_reported_and_links_nobody() -> None:
    wide = read("respondent,link,QA1\na,x,1\nb,y,1\nc,x,1\nd,,1\ne,,1\n")
    assert wide.duplicate_links == ("x",)
    assert wide.respondents["link"].tolist() == ["", "y", "", "", ""]
    assert len(wide.answers) == 5


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "",
            [EMPTY],
            id="empty",
        ),
        pytest.param(
            "\n\n",
            [EMPTY],
            id="blank",
        ),
        pytest.param(
            "QA1\n3\n", ["line 1, column 1: No column is named respondent."], id="no respondent"
        ),
        pytest.param(
            "respondent,QA6\na,3\n",
            [f"line 1, column 2: “QA6” {UNKNOWN_COLUMN}"],
            id="unknown column",
        ),
        pytest.param(
            "respondent,QA1,\na,3,\n",
            [f"line 1, column 3: “” {UNKNOWN_COLUMN}"],
            id="nameless column",
        ),
        pytest.param(
            "respondent,QA1,QA1\na,3,3\n",
            ["line 1, column 3: The column “QA1” appears twice."],
            id="repeated column",
        ),
        pytest.param(
            HEADER + "a,3,4,5,6\nb,3\n",
            [
                "line 2, column 4: This line has 5 cells where the header has 3.",
                "line 3, column QA2: This line has 2 cells where the header has 3.",
            ],
            id="too long, too short",
        ),
        pytest.param(
            HEADER + ",3,4\n",
            ["line 2, column respondent: This line names no respondent."],
            id="nameless row",
        ),
        pytest.param(
            HEADER + "a,3,4\nb,1,1\na,3,4\n",
            ["line 4, column respondent: Respondent “a” already stands on line 2."],
            id="repeated respondent",
        ),
        pytest.param(
            "respondent,kind,QA1\na,Group,3\n",
            ["line 2, column kind: “Group” is neither person nor group."],
            id="unknown kind",
        ),
        pytest.param(
            'respondent,sector,QA1\na,"two\nlines",3\nb,"x"y,3\nc,z,3\n',
            ["line 4, column 2: The quotation marks of this cell do not pair up."],
            id="text after a quotation mark",
        ),
        pytest.param(
            'respondent,sector,QA1\na,"b,c","open,3\nd,e,1\n',
            ["line 2, column 3: The quotation marks of this cell do not pair up."],
            id="a quotation mark that never closes",
        ),
        pytest.param(
            '"respondent,QA1\na,3\n',
            ["line 1, column 1: The quotation marks of this cell do not pair up."],
            id="a broken header",
        ),
        pytest.param(
            '"respondent"s,QA1\na,3\nb,4\n',
            ["line 1, column 1: The quotation marks of this cell do not pair up."],
            id="a broken header above sound rows",
        ),
        pytest.param(
            f"respondent,sector,QA1\na,{'x' * 200_000},3\n",
            ["line 2, column 2: This cell is too long."],
            id="huge line",
        ),
        pytest.param(
            "respondent,sector,QA1\na,he\x00alth,3\n",
            ["line 2, column sector: “he\ufffdalth” holds characters that are not UTF-8 text."],
            id="NUL",
        ),
        pytest.param(
            HEADER + "a,3\x00,4\n",
            [f"line 2, column QA1: “3\ufffd” {NO_ANSWER}"],
            id="NUL in an answer",
        ),
        pytest.param(
            "respondent\tQA1\na\t3\n",
            [
                "line 1, column 1: No column is named respondent.",
                f"line 1, column 1: “respondent\ufffdQA1” {UNKNOWN_COLUMN}",
            ],
            id="tabs",
        ),
    ],
)
def test_a_mistake_is_told_with_its_line_and_column(text: str, found: list[str]) -> None:
    assert mistakes(text) == found


@pytest.mark.parametrize(
    "cell", ["5", "-1", "3.0", "2,5", " 3", "3 ", "03", "DK", "Dk", "n/a", "'3", "٣", "3️", "=3"]
)
def test_a_cell_that_is_not_exactly_an_answer_is_refused(cell: str) -> None:
    assert mistakes(f'respondent,QA1\na,"{cell}"\n') == [
        f"line 2, column QA1: “{shown(cell)}” {NO_ANSWER}"
    ]


def test_all_mistakes_are_told_at_once_in_the_order_of_the_file() -> None:
    found = mistakes(
        "respondent,kind,QA1,QA9,LEA1\n"
        "a,person,7,1,2\n"
        "b,crowd,1,1,x\n"
        "c,person,1,1\n"
        'd,"person"!,1,1,1\n'
        "a,person,1,1,-1\n"
    )
    assert [mistake.split(":")[0] for mistake in found] == [
        "line 1, column 4",
        "line 2, column QA1",
        "line 3, column kind",
        "line 3, column LEA1",
        "line 4, column LEA1",
        "line 5, column 2",
        "line 6, column respondent",
        "line 6, column LEA1",
    ]


def test_every_element_that_the_edition_lacks_is_told() -> None:
    """A file of the long form, read with a shorter one; the answers under it are no mistakes."""
    assert mistakes("respondent,QA1,PRE9,LEA1,LEA10\na,3,1,9,4\nb,1,dk,0,nothing\n") == [
        f"line 1, column 3: “PRE9” {UNKNOWN_COLUMN}",
        f"line 1, column 5: “LEA10” {UNKNOWN_COLUMN}",
        "line 2, column LEA1: “9” is not an answer to LEA1, which takes 0, 1, 2, 3, 4, dk, early.",
    ]


def test_levels_are_those_of_each_items_own_scale() -> None:
    mixed = a_questionnaire(
        a_section("conditions", an_item("CON1", levels=3), an_item("CON2", levels=7))
    )
    with pytest.raises(InvalidWideFile) as refused:
        read_wide("respondent,CON1,CON2\na,2,6\nb,3,6\n", mixed)
    assert [str(mistake) for mistake in refused.value.mistakes] == [
        "line 3, column CON1: “3” is not an answer to CON1, which takes 0, 1, 2, dk, early."
    ]


def test_another_encoding_is_told_cell_by_cell() -> None:
    data = "respondent,sector,QA1\na,santé,3\nb,école,9\n".encode("latin-1")
    assert mistakes(decode(data)) == [
        "line 2, column sector: “sant\ufffd” holds characters that are not UTF-8 text.",
        "line 3, column sector: “\ufffdcole” holds characters that are not UTF-8 text.",
        f"line 3, column QA1: “9” {NO_ANSWER}",
    ]


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04\x14\x00\x06\x00", "respondent,QA1\na,3\n".encode("utf-16"), b"\xff\xfe"]
)
def test_what_is_no_text_is_told_once(data: bytes) -> None:
    assert mistakes(decode(data)) == [NOT_TEXT]


def test_a_byte_order_mark_is_no_part_of_the_first_column() -> None:
    assert decode(b"\xef\xbb\xbfrespondent,QA1\n") == "respondent,QA1\n"


def test_a_long_cell_is_quoted_in_part() -> None:
    assert shown("x" * 31) == "x" * 30 + "…"
    assert shown("x" * 30) == "x" * 30
    assert shown("a\x1b[2Jb\nc") == "a\ufffd[2Jb\ufffdc"


@PATIENT
@given(st.binary(max_size=200))
@example(b'respondent,QA1\n"\n')
@example(b"respondent\n\r\n\x85")
def test_any_bytes_are_read_or_refused_with_places(data: bytes) -> None:
    found = places(decode(data))
    assert all(line >= 1 and column >= 1 for line, column, _ in found)
    assert all(len(sentence.splitlines()) == 1 for *_, sentence in found)
    if not found:
        assert b"respondent" in data


def places(text: str) -> list[tuple[int, int, str]]:
    """Line, column and sentence of every mistake; none for a file that is read."""
    try:
        read(text)
    except InvalidWideFile as refused:
        return [(each.line, each.column, str(each)) for each in refused.mistakes]
    return []


CELLS = st.sampled_from(["0", "1", "2", "3", "4", "dk", "early", "", "5", "x", '"', ";", ","])


@PATIENT
@given(st.lists(st.tuples(CELLS, CELLS), max_size=6), st.sampled_from([",", ";"]))
def test_a_cell_is_refused_exactly_when_it_is_no_answer(
    rows: list[tuple[str, str]], delimiter: str
) -> None:
    good = {"0", "1", "2", "3", "4", "dk", "early", ""}
    quoted = [['"' + cell.replace('"', '""') + '"' for cell in row] for row in rows]
    lines = [delimiter.join([f"r{at}", *row]) for at, row in enumerate(quoted)]
    text = "\n".join([delimiter.join(["respondent", "QA1", "QA2"]), *lines])
    wrong = [
        (at + 2, column)
        for at, row in enumerate(rows)
        for column, cell in enumerate(row, start=2)
        if cell not in good
    ]
    assert [(line, column) for line, column, _ in places(text)] == wrong
    if not wrong:
        filled = [cell for row in rows for cell in row if cell]
        assert sorted(read(text).answers["choice"]) == sorted(filled)
