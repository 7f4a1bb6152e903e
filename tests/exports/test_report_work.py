"""What the group decided, plans and wants, in reports and in files of their own."""

import json
from dataclasses import replace
from io import BytesIO

import openpyxl
import pytest

from cimpact.exports import EXPORTERS
from cimpact.exports.document import Entries, Entry, Paragraph
from cimpact.exports.renderers import NothingDecided
from cimpact.exports.report_full import report_full
from cimpact.exports.report_page import report_page
from tests import reports
from tests.exports.session_rows import cells, unzipped
from tests.exports.sessions import WORK, small_report, source_of, told, wanted
from tests.exports.test_report_document import headings, under, words

AGREED = Entry(
    "Common agenda",
    "Agreed: 3 · Established. 1 level above the members' middle answer (Started to Partial). "
    "Evidence: A letter.",
)
APART = Entry(
    "Shared measurement",
    "Maintained disagreement. Seen lower, because: It ends. Seen higher, because: It goes on.",
)
WRITE = Entry(
    "Write",
    "Zoé · by November 23, 2026 · under way. Element: Common agenda. First step: Call",
    "Source: At a glance, S000-12, S000-14",
)


def test_the_whole_report_has_them_before_what_is_recommended() -> None:
    report = report_full(told(work=WORK))
    titles = [text for level, text in headings(report) if level == 1]
    assert titles[3:7] == [
        *("What the group decided", "Next actions", "Where to begin", "The initiative")
    ]
    assert under(report, "What the group decided") == [Entries((APART, AGREED))]
    done = Entry("Meet", "nobody named yet · no date · done.")
    assert under(report, "Next actions") == [Entries((WRITE, done))]
    assert under(report, "The target impact") == [
        Paragraph("Who, and where: Verdun"),
        Paragraph("By when: 2030"),
    ]


def test_the_page_for_members_has_the_groups_own_actions_in_place_of_suggestions() -> None:
    page = report_page(told(work=WORK))
    assert [text for _level, text in headings(page)][-2:] == [
        *("What the group decided", "Next actions")
    ]
    assert Entries((WRITE,), ordered=True) in under(page, "Next actions")

    suggested = report_page(told(work=replace(WORK, actions=())))
    assert headings(suggested)[-1] == (1, "Three next steps")


def test_a_second_vote_is_what_a_decision_is_compared_with() -> None:
    again = reports.report(items=(reports.item("CON1", 0, 0, 0, 12, 0),))
    hidden = small_report().item("CON2")
    again = replace(again, items=(*again.items, replace(hidden, hidden=True)))
    report = report_full(told(work=replace(WORK, voted_again=again)))
    assert "As the members answered" in words(report)


def test_decisions_leave_however_few_people_answered_without_a_figure() -> None:
    few = reports.report(respondents=2)
    for document in (report_full(told(few, work=WORK)), report_page(told(few, work=WORK))):
        said = words(document)
        assert "Too few answers to show." in said
        assert "Agreed: 3 · Established." in said
        assert "members' middle answer" not in said

    for name in ("work-csv", "work-xlsx"):
        source = source_of(told(few, work=WORK))
        EXPORTERS[name].check(source)
        assert EXPORTERS[name].render(source, wanted())


def test_the_files_hold_both_in_words_and_nobody_who_wrote_them() -> None:
    files = unzipped(EXPORTERS["work-csv"].render(source_of(told(work=WORK)), wanted()))
    assert sorted(files) == ["README.txt", "action_days.csv", "actions.csv", "decisions.csv"]
    decisions = cells(files["decisions.csv"])
    assert [row[1:5] for row in decisions if row[0] in {"PRE1", "CON1", "CON2"}] == [
        ["A champion", "not_discussed", "", ""],
        ["Common agenda", "agreed", "3", "3"],
        ["Shared measurement", "disagreement", "", ""],
    ]
    assert "Alice" not in json.dumps([content.decode() for content in files.values()])

    made = EXPORTERS["work-xlsx"].render(source_of(told(work=WORK)), wanted("fr"))
    book = openpyxl.load_workbook(BytesIO(made))
    assert book.sheetnames == ["decisions", "actions", "action_days", "LISEZMOI"]
    assert book["actions"]["B2"].value == "Write"


@pytest.mark.parametrize("name", ["work-csv", "work-xlsx"])
def test_there_is_no_file_of_no_decision(name: str) -> None:
    for act in (EXPORTERS[name].check, lambda source: EXPORTERS[name].render(source, wanted())):
        with pytest.raises(NothingDecided):
            act(source_of(told()))
