"""Labels, priorities, agenda and the groups of priorities."""

from collections.abc import Sequence

import pytest

from cimpact.core.diagnosis import diagnose
from cimpact.core.priorities import priority_groups
from cimpact.core.report import Label, Report
from tests.core.factories import (
    GATES,
    TARGETS,
    a_questionnaire,
    a_section,
    an_item,
    answers_of,
    levels,
    one_item,
)

MIXED = a_questionnaire(
    a_section("preconditions", *GATES),
    a_section("leadership", an_item("LEA1"), an_item("LEA2")),
    a_section("conditions", *(an_item(f"CON{at}") for at in range(1, 6))),
)
"""Principles stand before conditions here: "principles last" differs from item order."""


def diagnosed(votes: dict[str, Sequence[object]]) -> Report:
    return diagnose(answers_of(votes, MIXED), MIXED, targets=TARGETS)


@pytest.mark.parametrize(
    ("choices", "target", "label"),
    [
        pytest.param([*[1] * 8, *["dk"] * 4], 3, Label.FIND_OUT, id="information gap before all"),
        pytest.param(levels(0, 0, 6, 6, 0), 3, Label.ACT, id="gap of exactly half a step"),
        pytest.param(levels(0, 0, 5, 7, 0), 3, Label.KEEP, id="gap just under it"),
        pytest.param(levels(3, 3, 0, 3, 3), 3, Label.DISCUSS_FIRST, id="gap and split"),
        pytest.param(levels(3, 0, 0, 0, 9), 3, Label.HEAR_THE_MINORITY, id="split alone"),
        pytest.param(levels(0, 0, 0, 9, 3), 3, Label.KEEP, id="neither"),
        pytest.param(levels(9, 0, 0, 0, 0), None, Label.KEEP, id="no target, no gap"),
        pytest.param(levels(3, 3, 0, 3, 3), None, Label.HEAR_THE_MINORITY, id="no target, split"),
        pytest.param([1, 1, 1, 1], 3, None, id="hidden"),
        pytest.param([1, 1, 1, 1, "dk", "early"], 3, Label.FIND_OUT, id="hidden, not known"),
    ],
)
def test_the_first_label_that_applies(
    choices: list[object], target: float | None, label: Label | None
) -> None:
    targets = {} if target is None else {"conditions": target}
    report = diagnose(answers_of({"Q1": choices}, one_item()), one_item(), targets=targets)
    assert report.item("Q1").label is label


@pytest.mark.parametrize(("length", "half"), [(3, 0.25), (4, 0.375), (6, 0.625), (7, 0.75)])
def test_the_gap_that_calls_for_something_follows_the_scale(length: int, half: float) -> None:
    """Everybody at level 1: the target alone makes the gap."""
    questionnaire = one_item(length)
    answers = answers_of({"Q1": [1] * 6}, questionnaire)
    at = diagnose(answers, questionnaire, targets={"conditions": 1 + half})
    under = diagnose(answers, questionnaire, targets={"conditions": 1 + half - 0.001})
    assert at.item("Q1").label is Label.ACT
    assert under.item("Q1").label is Label.KEEP


def test_priorities_are_failed_gates_then_gap_then_spread_then_item_order() -> None:
    report = diagnosed(
        {
            "PRE1": [3] * 12,
            "PRE2": levels(0, 0, 6, 6, 0),  # not met
            "PRE3": levels(3, 0, 1, 8, 0),  # fragile, gap 5/6
            "CON1": levels(0, 6, 6, 0, 0),  # gap 1/2, close
            "CON2": levels(6, 6, 0, 0, 0),  # gap 3/2
            "CON3": levels(0, 6, 6, 0, 0),  # as CON1
            "CON4": levels(3, 3, 3, 3, 0),  # gap 1/2, wider
            "CON5": [2] * 12,  # no gap
        }
    )
    assert [gate.status for gate in report.gates] == ["met", "not_met", "fragile"]
    assert report.priorities == ("PRE2", "CON2", "PRE3", "CON4", "CON1", "CON3")


def test_principles_come_last_among_equals_only() -> None:
    """LEA1 equals CON1 and CON2 in gap and spread; LEA2 has a larger gap than all."""
    equal = levels(0, 6, 6, 0, 0)
    report = diagnosed({"LEA1": equal, "LEA2": [0] * 12, "CON1": equal, "CON2": equal})
    assert report.priorities == ("LEA2", "CON1", "CON2", "LEA1")


def test_equal_gaps_to_different_targets_are_equal() -> None:
    """3 - 7/3 and 2 - 4/3 are both 2/3, and yet not the same float when subtracted."""
    two = a_questionnaire(
        a_section("questions_considered", an_item("QA1")), a_section("conditions", an_item("CON1"))
    )
    votes = {"QA1": levels(0, 0, 6, 3, 0), "CON1": levels(2, 2, 5, 0, 0)}
    report = diagnose(answers_of(votes, two), two, targets=TARGETS)
    assert report.item("QA1").gap == report.item("CON1").gap == 2 / 3
    assert report.priorities == ("CON1", "QA1")


def test_the_agenda_takes_gates_camps_splits_and_gaps_each_item_once() -> None:
    report = diagnosed(
        {
            "PRE1": [4] * 12,  # met
            "PRE2": [*levels(0, 0, 0, 8, 0), *["dk"] * 4],  # unknown
            "PRE3": levels(6, 0, 0, 0, 6),  # not met, and two camps
            "LEA1": [0] * 12,  # gap 2
            "LEA2": [*levels(0, 8, 0, 0, 0), *["early"] * 4],  # a gap, and to find out first
            "CON1": levels(0, 4, 4, 4, 0),  # two camps, spread 2/3
            "CON2": levels(5, 0, 7, 0, 0),  # split, spread 5/6
            "CON3": levels(5, 1, 6, 0, 0),  # split, spread 11/12
            "CON4": levels(6, 0, 0, 0, 6),  # two camps, spread 2
            "CON5": levels(0, 12, 0, 0, 0),  # gap 1
        }
    )
    assert report.agenda == ("PRE2", "PRE3", "CON4", "CON1", "CON3", "CON2", "LEA1", "CON5")


def test_a_hidden_item_is_in_neither_list() -> None:
    """Four people are too few, however bad their levels are."""
    report = diagnosed({"PRE1": [0] * 4, "CON1": [0, 0, 4, 4], "CON2": [2] * 9})
    assert (report.priorities, report.agenda) == ((), ())


def groups(**votes: Sequence[object]) -> tuple[tuple[str, ...], ...]:
    report = diagnosed(votes)
    joined = tuple(code for group in priority_groups(report) for code in group)
    assert joined == report.priorities
    return priority_groups(report)


def test_priorities_less_than_one_person_and_step_apart_form_a_group() -> None:
    """Of nine people each: gaps 10/9, 9/9, 8/9. A ninth below is already another group."""
    assert groups(
        CON1=levels(1, 8, 0, 0, 0), CON2=levels(0, 9, 0, 0, 0), CON3=levels(0, 8, 1, 0, 0)
    ) == (("CON1",), ("CON2",), ("CON3",))


def test_the_smallest_number_of_answers_sets_the_width_of_a_group() -> None:
    """Gaps 1 and 8/9 lie 1/9 apart: less than 1/8, the step of the eight who answered CON1."""
    assert groups(CON1=levels(0, 8, 0, 0, 0), CON2=levels(0, 8, 1, 0, 0)) == (("CON1", "CON2"),)


def test_the_answers_of_the_item_that_would_join_count_too() -> None:
    """Gaps 10/9 of nine people and 1 of eight: 1/9 apart, less than the step of the eight."""
    assert groups(CON1=levels(1, 8, 0, 0, 0), CON2=levels(0, 8, 0, 0, 0)) == (("CON1", "CON2"),)


def test_a_group_is_measured_from_its_first_item() -> None:
    """Gaps 1, 8/9 and 7/9: each within 1/8 of its neighbour, the last not of the first."""
    assert groups(
        CON1=levels(0, 8, 0, 0, 0), CON2=levels(0, 8, 1, 0, 0), CON3=levels(0, 7, 2, 0, 0)
    ) == (("CON1", "CON2"), ("CON3",))


def test_equal_gaps_form_a_group_and_failed_gates_one_of_their_own() -> None:
    equal = levels(0, 6, 6, 0, 0)
    assert groups(PRE1=[2] * 12, PRE3=[0] * 12, CON1=equal, CON4=equal) == (
        ("PRE1", "PRE3"),
        ("CON1", "CON4"),
    )


def test_no_priorities_no_groups() -> None:
    assert groups(CON1=[4] * 9) == ()
