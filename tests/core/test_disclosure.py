"""Nothing about fewer people than the minimum group."""

from dataclasses import asdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cimpact.core.diagnosis import diagnose
from cimpact.core.disclosure import is_hidden
from cimpact.core.report import GateFigures, ItemFigures, Label, SectionFigures
from tests.core.factories import LONG, PATIENT, TARGETS, answers_of
from tests.core.test_diagnosis import Session, sessions

PARTICIPATION = {"item", "section", "answered", "dont_know", "too_early", "blank"}
ALLOWED = PARTICIPATION | {"status", "information_gap", "label", "target", "hidden", "by_group"}


@pytest.mark.parametrize(
    ("people", "minimum_group", "hidden"),
    [(4, 5, True), (5, 5, False), (0, 1, True), (1, 1, False), (0, 0, True)],
)
def test_figures_of_fewer_people_than_the_minimum_group_are_hidden(
    people: int,
    minimum_group: int,
    hidden: bool,  # noqa: FBT001  pytest passes parameters by name
) -> None:
    assert is_hidden(people, minimum_group=minimum_group) is hidden


def test_four_people_leave_only_the_counts_of_participation() -> None:
    votes = {
        "PRE1": [4, 4, 4, 0, "dk", None],
        "QA1": [4, 4, 4, 0, None, "early"],
        "QA2": [1, 1, 1, 1, 1, 1],
    }
    report = diagnose(answers_of(votes, LONG), LONG, targets=TARGETS)
    assert report.gates[0] == GateFigures(item="PRE1", status="unknown", answered=4)
    assert report.item("QA1") == ItemFigures(
        item="QA1",
        section="questions_considered",
        answered=4,
        dont_know=0,
        too_early=1,
        blank=1,
        information_gap=False,
        target=3,
    )
    assert report.section("questions_considered") == SectionFigures(
        section="questions_considered", target=3
    )
    assert report.priorities == ("QA2",)


def test_a_hidden_item_may_still_be_one_to_find_out() -> None:
    votes = {"QA1": [4, 4, 4, 0, "dk", "early"]}
    item = diagnose(answers_of(votes, LONG), LONG, targets=TARGETS).item("QA1")
    assert (item.hidden, item.information_gap, item.label) == (True, True, Label.FIND_OUT)
    assert item.counts is None


@PATIENT
@given(sessions())
def test_what_is_hidden_holds_no_figure(session: Session) -> None:
    report = session.report()
    for figures in (*report.gates, *report.items, *report.sections):
        if figures.hidden:
            shown = {key for key, value in asdict(figures).items() if value is not None}
            assert shown <= ALLOWED
    hidden = {item.item for item in report.items if item.hidden}
    assert not hidden & {*report.priorities, *report.agenda}


@PATIENT
@given(sessions(), st.randoms(use_true_random=False))
def test_levels_of_a_hidden_item_cannot_be_told_from_the_report(
    session: Session, random: object
) -> None:
    """Other levels in items that fewer than k answered give the very same gates and items."""
    report = session.report()
    hidden = {item.item for item in report.items if item.hidden}
    other = tuple(
        (respondent, kind, item, random.choice("012"))  # type: ignore[attr-defined]
        if item in hidden and kind == "person" and choice.isdigit()
        else (respondent, kind, item, choice)
        for respondent, kind, item, choice in session.records
    )
    changed = Session(other, session.questionnaire, session.targets, session.invited, session.k)
    assert changed.report().items == report.items
    assert changed.report().gates == report.gates
    assert changed.report().agenda == report.agenda
