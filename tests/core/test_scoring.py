"""The figures of an item and of a section, by hand."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cimpact.core.diagnosis import diagnose
from cimpact.core.report import ItemFigures, Label, SectionFigures
from cimpact.core.scoring import (
    Closeness,
    closeness,
    favourable,
    gap_to,
    has_information_gap,
    low,
    mean,
    median,
    spread,
    two_camps,
)
from cimpact.core.thresholds import THRESHOLDS, steps
from tests.core.factories import (
    PATIENT,
    a_questionnaire,
    a_section,
    an_item,
    answers_of,
    levels,
    one_item,
)

COUNTS = st.integers(3, 7).flatmap(
    lambda length: st.lists(st.integers(0, 9), min_size=length, max_size=length).filter(sum)
)


def test_an_item_worked_by_hand() -> None:
    """Eleven levels and one don't know: 2 at 1, 4 at 2, 4 at 3, 1 at 4."""
    votes = {"Q1": [*levels(0, 2, 4, 4, 1), "dk"]}
    report = diagnose(answers_of(votes, one_item()), one_item(), targets={"conditions": 3})
    assert report.item("Q1") == ItemFigures(
        item="Q1",
        section="conditions",
        answered=11,
        dont_know=1,
        too_early=0,
        blank=0,
        information_gap=False,
        target=3,
        label=Label.ACT,
        hidden=False,
        counts=(0, 2, 4, 4, 1),
        favourable=5,
        low=2,
        mean=26 / 11,
        median=(2, 2),
        spread=8 / 11,
        two_camps=False,
        split=False,
        gap=7 / 11,
    )


@pytest.mark.parametrize(
    ("length", "favourable_levels", "low_levels"),
    [(3, [2], [0]), (4, [3], [0]), (5, [3, 4], [0, 1]), (6, [4, 5], [0, 1]), (7, [5, 6], [0, 1])],
)
def test_favourable_and_low_levels_of_every_scale(
    length: int, favourable_levels: list[int], low_levels: list[int]
) -> None:
    alone = [[int(at == level) for at in range(length)] for level in range(length)]
    assert [level for level in range(length) if favourable(alone[level])] == favourable_levels
    assert [level for level in range(length) if low(alone[level])] == low_levels


@pytest.mark.parametrize(
    ("counts", "middle"),
    [
        ((0, 0, 0, 1, 0), (3, 3)),
        ((1, 0, 0, 0, 1), (0, 4)),
        ((0, 0, 5, 5, 0), (2, 3)),
        ((0, 0, 5, 6, 0), (3, 3)),
        ((2, 0, 1, 0, 2), (2, 2)),
    ],
)
def test_the_median_is_one_level_or_the_two_middle_ones(
    counts: tuple[int, ...], middle: tuple[int, int]
) -> None:
    """Between two levels both are given, never their midpoint."""
    assert median(counts) == middle


def test_the_spread_is_measured_from_the_midpoint_of_two_middle_levels() -> None:
    assert spread((1, 0, 0, 0, 1)) == 2
    assert spread((0, 0, 5, 5, 0)) == Fraction(1, 2)
    assert spread((0, 0, 12, 0, 0)) == 0


def test_a_spread_on_a_threshold_belongs_to_the_closer_word() -> None:
    assert closeness((0, 1, 9, 0, 0)) is Closeness.CLOSE
    assert closeness((0, 0, 5, 5, 0)) is Closeness.FAIRLY_CLOSE  # exactly 1/2
    assert closeness((0, 2, 1, 2, 0)) is Closeness.FAIRLY_CLOSE  # exactly 4/5
    assert closeness((1, 0, 2, 1, 1)) is Closeness.APART  # exactly 1


def test_thresholds_in_steps_follow_the_scale() -> None:
    """On seven levels a spread of 1.2 is still fairly close; in floats 0.8 · 6 / 4 is not 1.2."""
    assert steps(THRESHOLDS.split_spread, top=6) == Fraction(6, 5)
    assert closeness((0, 1, 1, 1, 1, 1, 0)) is Closeness.FAIRLY_CLOSE
    assert closeness((0, 2, 1, 0, 0, 2, 0)) is Closeness.APART


@pytest.mark.parametrize(
    ("counts", "camps"),
    [
        ((2, 0, 0, 0, 2), True),
        ((1, 0, 0, 0, 1), False),  # one person is no camp
        ((0, 2, 4, 0, 2), True),  # exactly a quarter on each side
        ((0, 2, 5, 2, 0), False),  # two of nine is less
        ((6, 0, 0, 0, 2), True),
        ((7, 0, 0, 0, 2), False),
    ],
)
def test_two_camps_need_two_people_and_a_quarter_on_each_side(
    counts: tuple[int, ...],
    camps: bool,  # noqa: FBT001  pytest passes parameters by name
) -> None:
    assert two_camps(counts) is camps


def test_a_gap_is_never_negative_and_absent_without_a_target() -> None:
    assert gap_to(3, Fraction(7, 3)) == Fraction(2, 3)
    assert gap_to(2, Fraction(7, 3)) == 0
    assert gap_to(None, Fraction(7, 3)) is None


def test_a_target_is_taken_as_written() -> None:
    """In floats 2.3 - 1.8 is a little less than the half step that calls for something."""
    counts = levels(0, 1, 4, 0, 0)
    report = diagnose(
        answers_of({"Q1": counts}, one_item()), one_item(), targets={"conditions": 2.3}
    )
    assert report.item("Q1").gap == 0.5
    assert report.item("Q1").label is Label.ACT


@pytest.mark.parametrize(
    ("answered", "no_level", "found"),
    [(0, 0, False), (0, 1, True), (8, 4, True), (9, 4, False), (12, 0, False)],
)
def test_an_information_gap_starts_at_a_third_of_those_who_answered(
    answered: int,
    no_level: int,
    found: bool,  # noqa: FBT001  pytest passes parameters by name
) -> None:
    assert has_information_gap(answered=answered, no_level=no_level) is found


FIVE = a_questionnaire(a_section("conditions", *(an_item(f"CON{at}") for at in range(1, 6))))


def section(votes: dict[str, list[object]], **options: int) -> SectionFigures:
    report = diagnose(answers_of(votes, FIVE), FIVE, targets={"conditions": 2}, **options)
    return report.section("conditions")


def test_a_person_under_half_of_a_section_is_outside_it_and_inside_its_items() -> None:
    """Half of five items is three: the sixth person answered two, one of them with don't know."""
    votes = {
        "CON1": [1, 1, 1, 1, 1, 4],
        "CON2": [1, 1, 1, 1, 1, 4],
        "CON3": [1, 1, 1, 1, 1, "dk"],
    }
    report = diagnose(answers_of(votes, FIVE), FIVE, targets={})
    assert report.section("conditions").respondents == 5
    assert report.section("conditions").mean == 1
    assert report.item("CON1").answered == 6
    assert report.item("CON1").mean == 1.5


def test_exactly_half_of_an_even_section_is_enough() -> None:
    four = a_questionnaire(a_section("conditions", *(an_item(f"CON{at}") for at in range(1, 5))))
    votes = {"CON1": [2] * 5, "CON2": [3] * 5}
    report = diagnose(answers_of(votes, four), four, targets={})
    assert report.section("conditions").mean == 2.5


def test_a_section_mean_has_bounds_when_people_are_missing() -> None:
    """Five people with a mean of 2, one who did not reach half, two who never came."""
    votes: dict[str, list[object]] = {code: [2] * 5 for code in ("CON1", "CON2", "CON3")}
    votes["CON4"] = [None] * 5 + [0]
    assert section(votes, invited=8) == SectionFigures(
        section="conditions",
        target=2,
        respondents=5,
        hidden=False,
        mean=2.0,
        gap=0.0,
        bounds=(10 / 8, 22 / 8),
    )


def test_a_section_mean_has_no_bounds_when_nobody_is_missing() -> None:
    votes: dict[str, list[object]] = {code: [2] * 5 for code in ("CON1", "CON2", "CON3")}
    assert section(votes).bounds is None
    assert section(votes, invited=5).bounds is None


@PATIENT
@given(COUNTS)
def test_the_spread_is_zero_exactly_when_everybody_agrees(counts: list[int]) -> None:
    assert (spread(counts) == 0) is (sum(people > 0 for people in counts) == 1)


@PATIENT
@given(COUNTS)
def test_turning_the_scale_round_turns_the_figures_round(counts: list[int]) -> None:
    turned, top = counts[::-1], len(counts) - 1
    assert mean(turned) == top - mean(counts)
    assert median(turned) == tuple(top - level for level in reversed(median(counts)))
    assert spread(turned) == spread(counts)
    assert (low(turned), favourable(turned)) == (favourable(counts), low(counts))
    assert two_camps(turned) is two_camps(counts)


@PATIENT
@given(COUNTS, st.integers(2, 5))
def test_a_group_twice_as_large_has_the_same_mean_median_and_spread(
    counts: list[int], times: int
) -> None:
    larger = [people * times for people in counts]
    assert mean(larger) == mean(counts)
    assert spread(larger) == spread(counts)


@PATIENT
@given(COUNTS)
def test_no_point_is_nearer_to_all_than_the_median(counts: list[int]) -> None:
    """The mean absolute distance is smallest at the median: the spread cannot be beaten."""
    distances = [
        Fraction(
            sum(people * abs(level - point) for level, people in enumerate(counts)), sum(counts)
        )
        for point in range(len(counts))
    ]
    assert spread(counts) == min(distances)
