"""Scales of three to seven levels, by hand: what is high, low, split, behind, met and moved."""

import pytest

from cimpact.core.answers import OffScale
from cimpact.core.comparison import compare
from cimpact.core.report import GateStatus, ItemFigures, Label
from cimpact.core.sitting import Sitting
from tests import scales
from tests.core.factories import tidy_answers
from tests.core.sittings import a_sitting, moved
from tests.scales import GATE, report


def item(levels: int, *counts: int, target: float | None = None) -> ItemFigures:
    return report(levels, {"Q1": counts}, target=target).item("Q1")


def gate(*counts: int) -> GateStatus:
    (figures,) = report(len(counts), {GATE: counts}).gates
    return figures.status


@pytest.mark.parametrize(
    ("levels", "low", "favourable"),
    [(3, [0], [2]), (4, [0], [3]), (5, [0, 1], [3, 4]), (6, [0, 1], [4, 5]), (7, [0, 1], [5, 6])],
)
def test_the_quarters_of_a_scale_are_low_and_favourable(
    levels: int, low: list[int], favourable: list[int]
) -> None:
    at = {
        level: item(levels, *(7 if level == place else 0 for place in range(levels)))
        for level in range(levels)
    }

    assert [level for level, figures in at.items() if figures.low] == low
    assert [level for level, figures in at.items() if figures.favourable] == favourable
    assert [figures.mean for figures in at.values()] == [*range(levels)]


def test_seven_levels_by_hand() -> None:
    """Fourteen people, half at each end: the middle lies between two levels, the camps are two."""
    figures = item(7, 4, 3, 0, 0, 0, 3, 4, target=5)

    assert (figures.low, figures.favourable, figures.mean) == (7, 7, 3.0)
    assert (figures.median, figures.two_camps, figures.split) == ((1, 5), True, True)
    assert figures.spread == pytest.approx((8 * 3 + 6 * 2) / 14)
    assert (figures.gap, figures.label) == (2.0, Label.DISCUSS_FIRST)


def test_three_levels_by_hand() -> None:
    figures = item(3, 4, 2, 8, target=2)

    assert (figures.low, figures.favourable, figures.median) == (4, 8, (2, 2))
    assert figures.mean == pytest.approx(18 / 14)
    assert figures.spread == pytest.approx(10 / 14)
    assert (figures.two_camps, figures.label) == (True, Label.DISCUSS_FIRST)


@pytest.mark.parametrize(
    ("behind", "near", "target"),
    [
        ((0, 0, 0, 0, 9, 3, 0), (0, 0, 0, 0, 8, 4, 0), 5),
        ((0, 3, 9), (0, 2, 10), 2),
        ((0, 0, 6, 6, 0), (0, 0, 5, 7, 0), 3),
    ],
    ids=["0.75 of seven levels", "0.25 of three", "0.5 of five"],
)
def test_there_is_something_to_do_from_an_eighth_of_the_scale_on(
    behind: tuple[int, ...], near: tuple[int, ...], target: int
) -> None:
    labels = [item(len(each), *each, target=target).label for each in (behind, near)]

    assert labels == [Label.ACT, Label.KEEP]


@pytest.mark.parametrize(
    ("counts", "spread", "is_split"),
    [
        ((4, 6, 0), 4 / 10, False),
        ((5, 6, 0), 5 / 11, True),
        ((0, 0, 3, 0, 4, 0, 3), 12 / 10, False),
        ((0, 0, 3, 0, 3, 0, 4), 14 / 10, True),
    ],
)
def test_a_fifth_of_the_scale_is_still_fairly_close(
    counts: tuple[int, ...], spread: float, *, is_split: bool
) -> None:
    """Up to 0.4 of a step on three levels, up to 1.2 on seven."""
    figures = item(len(counts), *counts)

    assert figures.spread == pytest.approx(spread)
    assert (figures.two_camps, figures.split) == (False, is_split)


@pytest.mark.parametrize(
    ("counts", "status"),
    [
        ((0, 0, 0, 0, 4, 5, 5), GateStatus.MET),
        ((0, 0, 0, 0, 5, 5, 4), GateStatus.NOT_MET),
        ((2, 2, 0, 0, 0, 5, 5), GateStatus.FRAGILE),
        ((0, 0, 4, 0, 0, 5, 5), GateStatus.MET),
        ((2, 2, 8), GateStatus.MET),
        ((3, 1, 8), GateStatus.FRAGILE),
        ((2, 3, 7), GateStatus.NOT_MET),
    ],
)
def test_a_precondition_counts_the_favourable_and_the_low_of_its_scale(
    counts: tuple[int, ...], status: GateStatus
) -> None:
    assert gate(*counts) is status


@pytest.mark.parametrize("levels", scales.SCALES)
def test_whoever_is_missing_could_stand_at_either_end_of_the_scale(levels: int) -> None:
    top = levels - 1
    everybody = (0,) * top + (10,)

    figures = report(levels, dict.fromkeys(scales.ITEMS, everybody), invited=20).section("main")

    assert figures.mean == top
    assert figures.bounds == (top / 2, top)


@pytest.mark.parametrize("levels", scales.SCALES)
def test_a_whole_step_is_counted_on_any_scale(levels: int) -> None:
    change = moved([0] * 12, [1] * 12, levels=levels)

    assert (change.up, change.down, change.mean_difference, change.clear_change) == (12, 0, 1, True)
    assert change.unlinked.counts_later == (0, 12, *[0] * (levels - 2))


def sitting(levels: int, name: str) -> Sitting:
    edition = scales.questionnaire(levels)
    records = [
        (f"person {who}", "person", item, str(who % levels))
        for who in range(14)
        for item in scales.ITEMS
    ]
    return Sitting(name=name, questionnaire=edition, answers=tidy_answers(records, edition))


def test_elements_on_another_scale_are_not_compared() -> None:
    (change,) = compare([sitting(3, "a"), sitting(7, "b")]).changes

    assert (change.items, change.sections) == ((), ())
    assert set(change.left_out) == {GATE, *scales.ITEMS}


def test_elements_on_the_same_scale_are() -> None:
    (change,) = compare([sitting(7, "a"), sitting(7, "b")]).changes

    assert {each.code for each in change.items} == {GATE, *scales.ITEMS}
    assert [(each.code, each.top) for each in change.sections] == [("main", 6)]
    assert change.left_out == ()


@pytest.mark.parametrize("levels", scales.SCALES)
def test_nobody_can_answer_off_the_scale(levels: int) -> None:
    edition = scales.questionnaire(levels)

    assert edition.items[0].choices == (*map(str, range(levels)), "dk", "early")
    assert a_sitting({"Q1": [levels - 1]}, questionnaire=edition).answers is not None
    with pytest.raises(OffScale):
        tidy_answers([("a", "person", "Q1", str(levels))], edition)
