"""Looking back: three views of the same items, and what may be said between them."""

from collections.abc import Sequence
from datetime import date

import pytest

from cimpact.core.diagnosis import diagnose
from cimpact.core.looking_back import (
    ItemLookedBack,
    LookingBack,
    Shift,
    Side,
    look_back,
    past_choices,
)
from tests.core.factories import one_item
from tests.core.sittings import a_sitting, counted

DAYS = date(2026, 5, 12), date(2026, 11, 25)


def a_side(choices: Sequence[object], links: Sequence[str] = (), levels: int = 5) -> Side:
    """What people chose for the item Q1, with links by their place in the list."""
    edition = one_item(levels)
    sitting = a_sitting({"Q1": choices}, links=links, questionnaire=edition)
    return Side(diagnose(sitting.answers, edition, targets={}, minimum_group=5), sitting)


def looked(then: Side, seen: Side, today: Side) -> LookingBack:
    return look_back(["Q1"], days=DAYS, then=then, seen=seen, today=today)


def shift(then: Sequence[object], seen: Sequence[object], levels: int = 5) -> Shift | None:
    sides = [a_side(choices, levels=levels) for choices in (then, seen, then)]
    return looked(*sides).item("Q1").shift


def test_three_views_stand_beside_each_other_and_none_enters_another() -> None:
    """Ten people: 20 then, 12 looking back, 30 today, over ten."""
    then, today = a_side([1, 1, 1, 2, 2, 2, 2, 3, 3, 3]), a_side([3] * 10)
    back = looked(then, a_side([0, 0, 1, 1, 1, 1, 2, 2, 2, 2]), today)

    found = back.item("Q1")
    assert (back.then, back.today, back.people, back.minimum_group) == (*DAYS, 10, 5)
    assert (found.then.mean, found.seen.mean, found.today.mean) == (2.0, 1.2, 3.0)
    assert (found.then, found.today) == (then.report.item("Q1"), today.report.item("Q1"))


def test_today_and_that_day_are_compared_for_the_same_respondents_without_any_code() -> None:
    """Person by person 2-1, 2-1, 2-2, 2-3, 2-0, 2-1, and two who say nothing of the past."""
    nobody = ["" for _ in range(8)]
    today = a_side([2] * 8, links=nobody)
    seen = a_side([1, 1, 2, 3, 0, 1, "dk", None], links=nobody)

    found = looked(a_side([2] * 8, links=nobody), seen, today).item("Q1")

    assert found.felt is not None
    assert (found.felt.pairs, *counted(found.felt)) == (6, 4, 1, 1)
    assert found.felt.withheld  # two people gave today alone
    assert found.felt.mean_difference is None


def test_the_ruler_is_seen_in_people_found_in_both_sessions() -> None:
    """Links cross the order of the lists: 3-1, 3-2, 2-2, 1-2, 4-0, 2-1."""
    then = a_side([3, 3, 2, 1, 4, 2], links=["a", "b", "c", "d", "e", "f"])
    seen = a_side([1, 0, 2, 2, 2, 1], links=["f", "e", "d", "c", "b", "a"])

    found = looked(then, seen, a_side([3] * 6)).item("Q1")

    assert found.ruler is not None
    assert (found.ruler.pairs, *counted(found.ruler)) == (6, 1, 1, 4)


def test_looking_back_has_a_minimum_group_of_its_own() -> None:
    """Four of ten look back: nothing of it shows, and today and then stay as they are."""
    back = looked(a_side([2] * 10), a_side([0, 1, 2, 3]), a_side([3] * 10))

    found = back.item("Q1")
    assert back.people == 4
    assert (found.seen.hidden, found.seen.mean, found.seen.counts) == (True, None, None)
    assert (found.then.mean, found.today.mean) == (2.0, 3.0)
    assert found.shift is None
    for movement in (found.felt, found.ruler):
        assert movement is not None
        assert movement.hidden
        assert counted(movement) == (None, None, None)


@pytest.mark.parametrize(
    ("seen", "expected"),
    [
        ([2, 2, 2, 2, 2, 1, 1, 1, 1, 1], Shift.LOWER),  # 1.5: half a level, exactly
        ([2, 2, 2, 2, 2, 2, 1, 1, 1, 1], Shift.ALIKE),  # 1.6
        ([2, 2, 2, 2, 2, 3, 3, 3, 3, 3], Shift.HIGHER),
        ([2, 2, 2, 2, 2, 2, 3, 3, 3, 3], Shift.ALIKE),
    ],
)
def test_a_view_counts_as_shifted_from_half_a_level_on(
    seen: Sequence[int], expected: Shift
) -> None:
    assert shift([2] * 10, seen) is expected


def test_half_a_level_is_half_of_that_on_three_levels() -> None:
    """On 0 to 2, a quarter: 0.75 against 1 is lower, 0.8 is not."""
    assert shift([1] * 8, [1] * 6 + [0] * 2, levels=3) is Shift.LOWER
    assert shift([1] * 10, [1] * 8 + [0] * 2, levels=3) is Shift.ALIKE


def test_once_answers_are_erased_nothing_is_said_of_the_same_people() -> None:
    whole = a_side([1] * 9)
    found = looked(a_side([2] * 9), Side(whole.report, None), a_side([3] * 9)).item("Q1")

    assert found == ItemLookedBack("Q1", found.then, found.seen, found.today, felt=None, ruler=None)
    assert (found.seen.mean, found.shift) == (1.0, Shift.LOWER)


def test_of_the_past_nothing_is_too_early_to_say() -> None:
    (item,) = one_item().items
    assert item.choices == ("0", "1", "2", "3", "4", "dk", "early")
    assert past_choices(item) == ("0", "1", "2", "3", "4", "dk")
