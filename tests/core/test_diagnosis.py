"""A whole session: edge cases, properties, and a second implementation of the method."""

from dataclasses import dataclass, replace

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cimpact.core.answers import tidy_answers
from cimpact.core.diagnosis import SeatsExceedInvited, diagnose
from cimpact.core.questionnaire import Questionnaire, UnknownItem
from cimpact.core.report import GateStatus, Report, Verdict
from cimpact.exports.report_json import report_dict
from tests.core.factories import (
    LONG,
    PATIENT,
    TARGETS,
    a_questionnaire,
    a_section,
    an_item,
    answers_of,
    one_item,
    records,
)
from tests.core.naive import Record, naive_diagnosis


@dataclass(frozen=True)
class Session:
    """A random session: few items on many scales, few people, everything that may be absent."""

    records: tuple[Record, ...]
    questionnaire: Questionnaire
    targets: dict[str, float]
    invited: int | None
    k: int

    def report(self) -> Report:
        """What the product says of it."""
        return diagnose(
            tidy_answers(self.records, self.questionnaire),
            self.questionnaire,
            targets=self.targets,
            invited=self.invited,
            minimum_group=self.k,
        )


SCALE = st.integers(3, 7)


@st.composite
def sessions(draw: st.DrawFn) -> Session:
    items = {
        "preconditions": [an_item("PRE1", gate=True), an_item("PRE2", gate=True)],
        "leadership": [an_item("LEA1", levels=draw(SCALE))],
        "conditions": [an_item(f"CON{at}", levels=draw(SCALE)) for at in range(1, 4)],
    }
    kept = draw(st.lists(st.sampled_from(list(items)), min_size=1, unique=True))
    questionnaire = a_questionnaire(*(a_section(code, *items[code]) for code in kept))
    people = draw(st.integers(0, 14))
    drawn = tuple(
        (f"p{person}", kind, item.code, choice)
        for person in range(people)
        for kind in [draw(st.sampled_from(["person"] * 6 + ["group"]))]
        for item in questionnaire.items
        for choice in [draw(st.sampled_from([*item.choices, *item.choices, None]))]
        if choice is not None
    )
    seats = len({respondent for respondent, kind, *_ in drawn if kind == "person"})
    target = st.sampled_from([0, 1, 1.5, 2, 2.3, 3, 4])
    return Session(
        records=drawn if seats else (),
        questionnaire=questionnaire,
        targets={code: draw(target) for code in kept if draw(st.integers(0, 3))},
        invited=draw(st.none() | st.integers(seats, seats + 6)),
        k=draw(st.integers(3, 6)),
    )


@settings(PATIENT, max_examples=200)
@given(sessions())
def test_a_second_implementation_of_the_method_says_the_same(session: Session) -> None:
    """Every figure, label, verdict and order; floats too, since both are exact until the end."""
    expected = naive_diagnosis(
        session.records,
        session.questionnaire,
        targets=session.targets,
        invited=session.invited,
        k=session.k,
    )
    assert report_dict(session.report()) == expected


@PATIENT
@given(sessions(), st.randoms(use_true_random=False))
def test_the_order_and_the_names_of_respondents_change_nothing(
    session: Session, random: object
) -> None:
    shuffled = list(session.records)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    renamed = tuple((f"other {name}", *rest) for name, *rest in shuffled)
    assert replace(session, records=renamed).report() == session.report()


@PATIENT
@given(sessions(), st.sampled_from(["dk", "early"]))
def test_a_further_dont_know_never_changes_a_mean_or_a_spread(
    session: Session, choice: str
) -> None:
    before = replace(session, invited=None)
    unsure = tuple(("late", "person", item.code, choice) for item in session.questionnaire.items)
    after = replace(before, records=(*session.records, *unsure)).report()
    figures = [
        (item.mean, item.median, item.spread, item.gap, item.counts)
        for item in before.report().items
    ]
    assert figures == [
        (item.mean, item.median, item.spread, item.gap, item.counts) for item in after.items
    ]
    assert [section.mean for section in before.report().sections] == [
        section.mean for section in after.sections
    ]


@PATIENT
@given(sessions())
def test_bounds_contain_the_figure_they_bound(session: Session) -> None:
    report = session.report()
    for section in report.sections:
        if section.bounds is not None:
            assert section.mean is not None
            assert section.bounds[0] <= section.mean <= section.bounds[1]
    for gate in report.gates:
        if gate.bounds is not None:
            assert gate.favourable is not None
            assert 0 <= gate.bounds[0] <= gate.favourable / gate.answered <= gate.bounds[1] <= 1


@PATIENT
@given(sessions())
def test_everybody_is_counted_once_per_item(session: Session) -> None:
    report = session.report()
    for item in report.items:
        counted = item.answered + item.dont_know + item.too_early + item.blank
        assert counted == report.respondents


@PATIENT
@given(sessions())
def test_targets_change_no_precondition_and_no_verdict(session: Session) -> None:
    """A section without target has no gap; whether the group is ready does not depend on any."""
    aimed, aimless = session.report(), replace(session, targets={}).report()

    assert (aimless.gates, aimless.verdict) == (aimed.gates, aimed.verdict)
    assert {item.gap for item in aimless.items} == {None}
    not_met = {gate.item for gate in aimed.gates if gate.status is GateStatus.NOT_MET}
    assert set(aimless.priorities) == not_met


def test_an_empty_workshop_has_no_figures_and_an_unclear_verdict() -> None:
    report = diagnose(tidy_answers([], LONG), LONG, targets=TARGETS, phase="III")
    assert report.respondents == 0
    assert report.phase == "III"
    assert report.verdict is Verdict.TO_CLARIFY
    assert {gate.status for gate in report.gates} == {GateStatus.UNKNOWN}
    assert all(each.hidden for each in (*report.gates, *report.items, *report.sections))
    assert (report.priorities, report.agenda) == ((), ())


def test_an_empty_workshop_may_know_how_many_were_invited() -> None:
    report = diagnose(tidy_answers([], LONG), LONG, targets=TARGETS, invited=12)
    assert (report.respondents, report.invited) == (0, 12)


def test_all_dont_know_leaves_everything_to_find_out() -> None:
    votes = {item.code: ["dk"] * 8 for item in LONG.items}
    report = diagnose(answers_of(votes, LONG), LONG, targets=TARGETS)
    assert report.respondents == 8
    assert report.verdict is Verdict.TO_CLARIFY
    assert {item.label for item in report.items} == {"find_out"}
    assert (report.priorities, report.agenda) == ((), ())


def test_all_the_same_is_shown_and_close() -> None:
    votes = {item.code: [3] * 6 for item in LONG.items}
    report = diagnose(answers_of(votes, LONG), LONG, targets=TARGETS)
    assert report.verdict is Verdict.CLEAR
    assert {(item.mean, item.spread, item.split) for item in report.items} == {(3.0, 0.0, False)}
    assert (report.priorities, report.agenda) == ((), ())


def test_idle_seats_do_not_count() -> None:
    """A respondent without any answer has no row; one with a single don't know has a seat."""
    votes = {"QA1": [2, 2, 2, 2, 2, "dk", None, None], "QA2": [2, 2, 2, 2, None, None, None, None]}
    report = diagnose(answers_of(votes, LONG), LONG, targets=TARGETS)
    assert report.respondents == 6
    assert (report.item("QA1").dont_know, report.item("QA1").blank) == (1, 0)
    assert (report.item("QA2").answered, report.item("QA2").blank) == (4, 2)


def test_more_seats_than_invited_is_an_error_that_says_both_numbers() -> None:
    answers = answers_of({"Q1": [2] * 6}, one_item())
    with pytest.raises(SeatsExceedInvited, match="6 people answered, but only 5 were invited"):
        diagnose(answers, one_item(), targets={}, invited=5)


def test_the_groups_own_respondent_takes_no_seat() -> None:
    together = [*records({"Q1": [2] * 6}), *records({"Q1": [0]}, kind="group")]
    report = diagnose(tidy_answers(together, one_item()), one_item(), targets={}, invited=6)
    assert report.respondents == 6
    assert report.item("Q1").counts == (0, 0, 6, 0, 0)


def test_an_edition_shows_its_own_sections_only() -> None:
    report = diagnose(answers_of({"Q1": [2] * 6}, one_item()), one_item(), targets=TARGETS)
    assert [section.section for section in report.sections] == ["conditions"]
    assert [item.item for item in report.items] == ["Q1"]


def test_preconditions_have_no_section_mean() -> None:
    votes = {"PRE1": [2] * 6, "PRE2": [3] * 6}
    report = diagnose(answers_of(votes, LONG), LONG, targets=TARGETS, invited=9)
    section = report.section("preconditions")
    assert (section.respondents, section.hidden, section.target) == (6, False, 3)
    assert (section.mean, section.gap, section.bounds) == (None, None, None)
    assert report.item("PRE1").mean == 2.0


def test_an_answer_to_another_questionnaire_is_refused() -> None:
    with pytest.raises(UnknownItem):
        diagnose(answers_of({"QA1": [2] * 6}, LONG), one_item(), targets={})


def test_the_frame_received_is_not_changed() -> None:
    answers = answers_of({"Q1": [2, 3, "dk", 1, 1, 0]}, one_item())
    before = answers.copy(deep=True)
    diagnose(answers, one_item(), targets={})
    pd.testing.assert_frame_equal(answers, before)


@pytest.mark.parametrize("dtype", ["str", "object", "category"])
def test_any_kind_of_text_column_will_do(dtype: str) -> None:
    answers = answers_of({"Q1": [2, 3, "dk", 1, 1, 0]}, one_item())
    columns = ["respondent", "kind", "section", "item", "choice"]
    other = answers.astype(dict.fromkeys(columns, dtype))
    assert diagnose(other, one_item(), targets={}) == diagnose(answers, one_item(), targets={})
