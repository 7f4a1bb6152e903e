"""What reports say, before they have a format."""

from collections.abc import Callable

import pytest

from cimpact.core.report import GateStatus, Verdict
from cimpact.core.thresholds import THRESHOLDS
from cimpact.exports.document import (
    Block,
    Document,
    Entries,
    Entry,
    Grid,
    Heading,
    Paragraph,
    Picture,
    column_shares,
    grid,
    on_paper,
    typographic,
)
from cimpact.exports.report_full import report_full
from cimpact.exports.report_page import report_page
from cimpact.exports.report_parts import Told
from tests import reports
from tests.exports.sessions import sample, small_report, told

Make = Callable[[Told], Document]


def headings(document: Document) -> list[tuple[int, str]]:
    return [(each.level, each.text) for each in document.blocks if isinstance(each, Heading)]


def under(document: Document, title: str) -> list[Block]:
    """The blocks between a heading and the next of its level."""
    texts = [each.text if isinstance(each, Heading) else None for each in document.blocks]
    start = texts.index(title)
    level = document.blocks[start].level  # type: ignore[union-attr]
    found: list[Block] = []
    for block in document.blocks[start + 1 :]:
        if isinstance(block, Heading) and block.level <= level:
            break
        found.append(block)
    return found


def words(document: Document) -> str:
    """Everything that is written in a document."""
    lines: list[str] = [document.title, document.name, document.subtitle, document.footer]
    for block in document.blocks:
        match block:
            case Heading(text, _) | Paragraph(text, _):
                lines.append(text)
            case Entries(entries, _):
                lines += [f"{each.name} {each.text} {each.source}" for each in entries]
            case Grid(header, rows, _):
                lines += [" | ".join(row) for row in [header, *rows]]
            case Picture(figure):
                lines.append(figure.description)
    return "\n".join(lines)


def test_the_page_for_members() -> None:
    page = report_page(told())
    assert (page.kicker, page.name, page.subtitle, page.one_page) == (
        *("Where we stand", "Comité", "Session of November 23, 2026"),
        True,
    )
    assert headings(page) == [
        (1, "Where we see the same thing"),
        (1, "Where we do not see the same thing"),
        (2, "2 elements of 4 divide the group"),
        (1, "Three next steps"),
    ]
    assert under(page, "Where we see the same thing") == [
        Entries((Entry("Common agenda", "Opinions are fairly close: Started to Partial."),))
    ]
    (steps, *_rest) = under(page, "Three next steps")
    assert isinstance(steps, Entries)
    assert steps.ordered
    assert [entry.name for entry in steps.entries] == [
        *("A champion", "Common agenda", "Shared measurement")
    ]
    assert steps.entries[1].text.endswith("Write the agenda.")
    assert steps.entries[1].source == "Source: At a glance, S000-12, S000-14"
    assert "no action" in steps.entries[2].text


def test_the_whole_report_in_its_order() -> None:
    assert [text for level, text in headings(report_full(told())) if level == 1] == [
        "Is the group ready?",
        "Where we see the same thing",
        "Where we do not see the same thing",
        "Where to begin",
        "Who answered",
        "Where we stand against the targets",
        "Element by element",
        "How to read these results",
        "Documents behind the suggestions",
    ]


def test_a_precondition_comes_with_the_people_behind_it() -> None:
    table = under(report_full(told()), "Is the group ready?")[2]
    assert isinstance(table, Grid)
    assert table.header == ("Precondition", "Status", "What people say")
    assert table.rows == (("A champion", "✘ not met", "5 people of 12 judge it met."),)


def test_every_action_names_its_source() -> None:
    (_reasons, actions) = under(report_full(told()), "Common agenda · Act")
    assert actions == Entries(
        (
            Entry(text="Write the agenda.", source="Source: At a glance, S000-12, S000-14"),
            Entry(
                text="Read it again.",
                source="Source: At a glance, S000-12; The strategy, S004-10",
            ),
        )
    )


def test_parts_that_a_session_lacks_leave_no_heading() -> None:
    """No gates, nothing that divides, nothing to find out, no targets."""
    plain = reports.report(items=(reports.item("CON1", 0, 0, 0, 12, 0, target=None),), verdict=None)
    bare = report_full(told(plain))
    assert [text for level, text in headings(bare) if level == 1] == [
        "Is the group ready?",
        "Where we see the same thing",
        "Where we do not see the same thing",
        "Where to begin",
        "Who answered",
        "Element by element",
        "How to read these results",
        "Documents behind the suggestions",
    ]
    assert not any(isinstance(block, Grid) for block in under(bare, "Is the group ready?"))


@pytest.mark.parametrize("make", [report_page, report_full])
def test_too_few_people_get_counts_and_no_figure(make: Make) -> None:
    few = reports.report(respondents=4, verdict=Verdict.TO_CLARIFY)
    said = words(make(told(few)))
    assert "Too few answers to show." in said
    assert "4 people answered." in said
    assert "To be clarified" not in said
    assert "Where to begin" not in said


def test_a_group_that_answered_as_one_is_not_too_few() -> None:
    together = reports.gate(status=GateStatus.MET, by_group=True, answered=0)
    said = words(report_page(told(reports.report(respondents=0, gates=(together,)))))
    assert "The way is clear." in said
    assert "The group answered together." in said


@pytest.mark.parametrize("make", [report_page, report_full])
def test_a_hidden_element_has_no_words(make: Make) -> None:
    """Four people gave LEA2 a level: its name stands where elements are counted, no figure does."""
    items = (reports.item("LEA1", 0, 2, 8, 2, 0), reports.item("LEA2", 4, 0, 0, 0))
    document = make(told(reports.report(items=items)))
    rows = [row for block in document.blocks if isinstance(block, Grid) for row in block.rows]
    said = {cell for row in rows if row[0] == "Even scale" for cell in row[1:]}
    assert said == ({"—", "4", "0", "3"} if make is report_full else set())  # 3 is the target
    assert "Even scale" in words(document) or make is report_page


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("make", [report_page, report_full])
def test_every_report_says_what_it_is_not(make: Make, language: str) -> None:
    document = make(told(language=language))
    closing = document.blocks[-1]
    assert isinstance(closing, Paragraph)
    expected = {"fr": "ni reddition de comptes, ni classement", "en": "accountability nor ranking"}
    assert expected[language] in closing.text


def test_a_french_report_holds_no_english_sentence() -> None:
    """Every sentence of the small English report that the French one repeats is content of it."""
    english, french = (
        set(words(report_full(told(language=language))).splitlines()) for language in ("en", "fr")
    )
    assert {line for line in english & french if line.strip()} == {"Comité"}


def test_french_typography_follows_the_region() -> None:
    documents = {region: words(report_full(sample(region=region))) for region in ("CA", "FR")}
    assert "(fiche outil)" in documents["CA"]
    assert "collectif? (billet" in documents["CA"]
    assert "collectif\u202f? (billet" in documents["FR"]
    assert "Source\u00a0:" in documents["CA"]
    assert "Source\u00a0:" in documents["FR"]


def test_the_words_of_the_method_are_those_of_its_thresholds() -> None:
    """The sentences say two thirds, a third and one in five; a changed threshold changes them."""
    assert (
        float(THRESHOLDS.gate_favourable),
        float(THRESHOLDS.gate_missing),
        float(THRESHOLDS.gate_low),
        float(THRESHOLDS.camp_share),
        float(THRESHOLDS.section_share),
        float(THRESHOLDS.favourable),
        float(THRESHOLDS.low),
    ) == (2 / 3, 1 / 3, 0.2, 0.25, 0.5, 0.75, 0.25)


def test_tables_of_a_phone_stand_side_by_side_on_paper() -> None:
    first = {"Element": ["A", "B"], "0": ["1", "2"], "1": ["3", "—"]}
    second = {"Element": ["A", "B"], "Mean": ["1.5", "—"]}
    other = {"Section": ["S"], "Mean": ["2.0"]}
    assert on_paper([first, second, other]) == [
        Grid(
            header=("Element", "0", "1", "Mean"),
            rows=(("A", "1", "3", "1.5"), ("B", "2", "—", "—")),
            numeric=(False, True, True, True),
        ),
        Grid(header=("Section", "Mean"), rows=(("S", "2.0"),), numeric=(False, True)),
    ]


def test_a_sheet_holds_ten_columns() -> None:
    wide = {"Element": ["A"], **{str(n): ["1"] for n in range(7)}}
    more = {"Element": ["A"], **{f"x{n}": ["1"] for n in range(3)}}
    assert [len(each.header) for each in on_paper([wide, more])] == [8, 4]
    assert [len(each.header) for each in on_paper([wide, {"Element": ["A"], "x": ["1"]}])] == [9]


def test_columns_share_the_width_by_their_words() -> None:
    table = grid({"Element": ["A"], "n": ["12"], "Words": ["w" * 30], "More": ["w" * 200]})
    assert column_shares(table) == (22, 0, 30, 70)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [("L'impact d'abord", "L’impact d’abord"), ("'90", "'90"), ("les amis'", "les amis'")],  # noqa: RUF001  the printed form
)
def test_apostrophes_between_letters_are_those_of_print(typed: str, printed: str) -> None:
    assert typographic(typed) == printed


def test_the_small_report_is_what_the_tests_above_think() -> None:
    """CON2 divides the group, CON1 does not, a third could not place LEA1."""
    report = small_report()
    assert [report.item(code).split for code in ("CON1", "CON2")] == [False, True]
    assert report.item("LEA1").information_gap
