"""Under the minimum group, words depend on who took part and on nothing that they said."""

from collections.abc import Iterator
from itertools import chain

import pytest

from cimpact import charts
from cimpact.core.answers import tidy_answers
from cimpact.core.diagnosis import diagnose
from cimpact.core.report import Report
from cimpact.findings import agenda, gates, items, people, sections, steps
from cimpact.i18n import Translator, translator
from tests import reports

QUESTIONNAIRE = reports.questionnaire()
CODES = [item.code for item in QUESTIONNAIRE.items]


def answered(*choices: str) -> Report:
    """The report of people who answer every item with these choices, shorter scales with 1."""
    records = [
        (f"person {number}", "person", code, "1" if code in reports.SHORTER else choice)
        for number, choice in enumerate(choices)
        for code in CODES
    ]
    answers = tidy_answers(records, QUESTIONNAIRE)
    return diagnose(answers, QUESTIONNAIRE, targets=QUESTIONNAIRE.targets("III"), phase="III")


def all_words(report: Report, _: Translator) -> list[str]:
    """Everything that the findings say of a report."""
    return list(chain.from_iterable(_sentences(report, _)))


def _sentences(report: Report, _: Translator) -> Iterator[list[str]]:
    yield [gates.verdict(report, _), gates.verdict_reason(report, _)]
    yield [str(gate) for gate in gates.gate_findings(report, QUESTIONNAIRE, _)]
    yield [str(agenda.place_of_the_concerned(report, QUESTIONNAIRE, _))]
    yield [str(topic) for topic in agenda.agenda(report, QUESTIONNAIRE, _)]
    yield [str(step) for step in steps.priorities(report, QUESTIONNAIRE, _, most=9)]
    yield [str(group) for group in steps.groups(report, QUESTIONNAIRE, _)]
    yield [people.participation(report, _), people.minimum_group(report, _)]
    yield [sections.sections_title(report, _)]
    yield [str(section) for section in sections.section_findings(report, QUESTIONNAIRE, _)]
    yield [str(table) for table in sections.sections_tables(report, QUESTIONNAIRE, _)]
    yield [str(table) for table in items.tables(CODES, report, QUESTIONNAIRE, _)]
    yield [items.section_title(part, report, _) for part in QUESTIONNAIRE.sections]
    yield [items.hidden_note(CODES, report, QUESTIONNAIRE, _)]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_words_do_not_depend_on_what_few_people_answered(language: str) -> None:
    _ = translator(language)
    favourable, camps = answered("4", "4", "3", "3"), answered("0", "0", "4", "4")

    assert all_words(favourable, _) == all_words(camps, _)


def test_the_same_words_would_differ_with_one_more_person() -> None:
    """Otherwise the test above proves nothing."""
    _ = translator("en")
    favourable = answered("4", "4", "3", "3", "3")
    camps = answered("0", "0", "4", "4", "4")

    assert all_words(favourable, _) != all_words(camps, _)


def test_nothing_is_drawn_for_few_people() -> None:
    _ = translator("en")
    report = answered("0", "0", "4", "4")

    assert charts.divided_items(report, QUESTIONNAIRE, _, most=5) is None
    assert charts.section_gaps(report, QUESTIONNAIRE, _) is None
    assert [charts.item_dots(report, QUESTIONNAIRE, code, _) for code in CODES] == [None] * 8
    assert [
        charts.section_items(report, QUESTIONNAIRE, section, _)
        for section in QUESTIONNAIRE.sections
    ] == [None] * 4
