"""The preconditions: their status by the first rule that applies, and the verdict."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cimpact.core.answers import tidy_answers
from cimpact.core.diagnosis import diagnose
from cimpact.core.gates import gate_status, verdict_of
from cimpact.core.report import GateFigures, GateStatus, Report, Verdict
from tests.core.factories import (
    GATES,
    PATIENT,
    a_questionnaire,
    a_section,
    an_item,
    answers_of,
    levels,
    one_gate,
    one_item,
    records,
)

MET, FRAGILE, NOT_MET, UNKNOWN = (
    GateStatus.MET,
    GateStatus.FRAGILE,
    GateStatus.NOT_MET,
    GateStatus.UNKNOWN,
)


def gate(choices: Sequence[object], **options: int) -> GateFigures:
    answers = answers_of({"PRE1": choices}, one_gate())
    return diagnose(answers, one_gate(), targets={}, **options).gates[0]


def test_a_gate_worked_by_hand() -> None:
    """Half of twelve people find it there, three at the bottom; sixteen were invited."""
    assert gate(levels(1, 2, 3, 4, 2), invited=16) == GateFigures(
        item="PRE1",
        status=NOT_MET,
        answered=12,
        favourable=6,
        low=3,
        bounds=(6 / 16, 10 / 16),
        hidden=False,
    )


def test_a_gate_under_the_minimum_group_is_unknown_and_hidden() -> None:
    assert gate([4, 4, 4, 4]) == GateFigures(item="PRE1", status=UNKNOWN, answered=4)
    assert gate([4, 4, 4, 4], minimum_group=4).status is MET


@pytest.mark.parametrize(
    ("choices", "invited", "status"),
    [
        pytest.param(levels(0, 0, 4, 8, 0), None, MET, id="exactly two thirds"),
        pytest.param(levels(0, 0, 5, 7, 0), None, NOT_MET, id="one person less"),
        pytest.param(levels(2, 0, 0, 8, 0), None, MET, id="exactly one in five at the bottom"),
        pytest.param(levels(2, 0, 0, 7, 0), None, FRAGILE, id="more than one in five"),
        pytest.param(levels(0, 0, 4, 8, 0), 12, MET, id="everybody invited answered"),
        pytest.param(levels(0, 0, 4, 8, 0), 13, FRAGILE, id="the absent one could undo it"),
        pytest.param(levels(0, 0, 0, 8, 0), 12, MET, id="two thirds whatever the absent say"),
        pytest.param(levels(0, 0, 6, 4, 0), 16, NOT_MET, id="absent people could not turn it"),
        pytest.param(levels(0, 0, 6, 0, 0), 18, NOT_MET, id="possible, and still not met"),
        pytest.param([*levels(0, 0, 0, 8, 0), *["dk"] * 4], None, UNKNOWN, id="a third no level"),
        pytest.param([*levels(0, 0, 0, 9, 0), *["dk"] * 4], None, MET, id="less than a third"),
        pytest.param(
            [*levels(0, 0, 6, 0, 0), *["early"] * 3], None, NOT_MET, id="not met before unknown"
        ),
        pytest.param(
            [*levels(0, 0, 3, 3, 0), *["early"] * 3], None, UNKNOWN, id="unknown before not met"
        ),
    ],
)
def test_the_first_rule_that_applies(
    choices: list[object], invited: int | None, status: GateStatus
) -> None:
    answers = answers_of({"PRE1": choices}, one_gate())
    report = diagnose(answers, one_gate(), targets={}, invited=invited)
    assert report.gates[0].status is status


def test_two_thirds_still_possible_is_not_refused_by_the_absent() -> None:
    """None of 6 people favourable, 12 absent: 12 of 18 is exactly two thirds."""
    rule_two = gate_status(answered=6, favourable=0, low=0, seats=9, people=18)
    assert rule_two is UNKNOWN
    assert gate_status(answered=7, favourable=0, low=0, seats=9, people=18) is NOT_MET


def test_a_blank_counts_as_no_level() -> None:
    """Twelve people came; four of them left the gate blank."""
    two = a_questionnaire(
        a_section("preconditions", GATES[0]), a_section("conditions", an_item("CON1"))
    )
    answers = answers_of({"PRE1": [4] * 8, "CON1": [2] * 12}, two)
    assert diagnose(answers, two, targets={}).gates[0].status is UNKNOWN


def test_bounds_only_when_somebody_is_missing() -> None:
    assert gate([3] * 6).bounds is None
    assert gate([3] * 6, invited=6).bounds is None
    assert gate([3] * 6, invited=8).bounds == (6 / 8, 8 / 8)
    assert gate([*[3] * 6, "dk", "early"]).bounds == (6 / 8, 8 / 8)


def together(*records_of_group: tuple[str, str, str, str]) -> Report:
    questionnaire = a_questionnaire(a_section("preconditions", *GATES))
    return diagnose(tidy_answers(records_of_group, questionnaire), questionnaire, targets={})


def test_in_together_mode_the_groups_own_answer_decides_whatever_the_minimum_group() -> None:
    """Favourable is met, anything else is not met, no answer is unknown."""
    report = together(("us", "group", "PRE1", "3"), ("us", "group", "PRE2", "2"))
    assert report.respondents == 0
    assert report.gates == (
        GateFigures(item="PRE1", status=MET, answered=0, hidden=False, by_group=True),
        GateFigures(item="PRE2", status=NOT_MET, answered=0, hidden=False, by_group=True),
        GateFigures(item="PRE3", status=UNKNOWN, answered=0, hidden=False, by_group=True),
    )
    assert report.verdict is Verdict.NOT_YET
    assert report.priorities == ("PRE2",)
    assert report.agenda == ("PRE2", "PRE3")


def test_a_group_that_does_not_know_has_not_met_its_precondition() -> None:
    assert together(("us", "group", "PRE1", "dk")).gates[0].status is NOT_MET


def test_a_group_that_answered_twice_has_to_agree_with_itself() -> None:
    twice = together(("us", "group", "PRE1", "4"), ("us too", "group", "PRE1", "1"))
    assert twice.gates[0].status is NOT_MET


def test_the_groups_own_answer_changes_nothing_where_persons_answered() -> None:
    persons = records({"PRE1": [0, 0, 0, 0, 0, 0]})
    group = records({"PRE1": [4]}, kind="group")
    alone = diagnose(tidy_answers(persons, one_gate()), one_gate(), targets={})
    beside = diagnose(tidy_answers(persons + group, one_gate()), one_gate(), targets={})
    assert beside == alone
    assert beside.gates[0].status is NOT_MET


@pytest.mark.parametrize(
    ("statuses", "verdict"),
    [
        ((MET, MET, MET), Verdict.CLEAR),
        ((MET, FRAGILE, MET), Verdict.WITH_RESERVE),
        ((FRAGILE, UNKNOWN, MET), Verdict.TO_CLARIFY),
        ((UNKNOWN, FRAGILE, NOT_MET), Verdict.NOT_YET),
        ((), None),
    ],
)
def test_the_verdict_is_the_worst_gate(
    statuses: tuple[GateStatus, ...], verdict: Verdict | None
) -> None:
    gates = [GateFigures(item="PRE1", status=status, answered=9) for status in statuses]
    assert verdict_of(gates) is verdict


def test_an_edition_without_gates_has_no_verdict() -> None:
    report = diagnose(answers_of({"Q1": [0] * 9}, one_item()), one_item(), targets={})
    assert (report.gates, report.verdict) == ((), None)


BETTER = [NOT_MET, UNKNOWN, FRAGILE, MET]


@PATIENT
@given(st.lists(st.integers(0, 4), min_size=5, max_size=20), st.integers(0, 6), st.data())
def test_a_person_who_rises_never_makes_a_gate_worse(
    votes: list[int], absent: int, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(votes) - 1))
    risen = [*votes[:at], data.draw(st.integers(votes[at], 4)), *votes[at + 1 :]]
    invited = len(votes) + absent
    before, after = gate(votes, invited=invited), gate(risen, invited=invited)
    assert BETTER.index(after.status) >= BETTER.index(before.status)


@PATIENT
@given(st.lists(st.integers(0, 4), min_size=5, max_size=20), st.data())
def test_what_the_absent_say_keeps_a_gate_that_was_met_or_not_met(
    votes: list[int], data: st.DataObject
) -> None:
    """A status that holds "whatever they say" does hold once they have said it."""
    late = data.draw(st.lists(st.integers(0, 4), min_size=1, max_size=6))
    invited = len(votes) + len(late)
    before = gate(votes, invited=invited)
    after = gate([*votes, *late], invited=invited)
    low, high = before.bounds or (0, 1)
    assert low <= (after.favourable or 0) / invited <= high
    if 3 * round(high * invited) < 2 * invited:
        assert after.status is NOT_MET
    if before.status is MET:
        assert after.status is not NOT_MET
