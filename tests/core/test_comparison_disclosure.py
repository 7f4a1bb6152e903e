"""What two sessions and their comparison together give away: nothing of a few people."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest
from hypothesis import given, settings

from cimpact.core.changes import Change, Comparison, Movement
from cimpact.core.comparison import compare
from cimpact.core.report import Report
from tests.core.factories import PATIENT, a_questionnaire, a_section, an_item
from tests.core.naive import Record
from tests.core.random_sessions import Drawn, faithful


@dataclass(frozen=True)
class WorkedOut:
    """A sum that an attacker finds: of how many people, and what they answered together."""

    code: str
    people: int
    total: float


def attack(earlier: Report, later: Report, comparison: Comparison) -> Iterator[WorkedOut]:
    """Take the linked people's mean difference away from both sessions' own results.

    What is left is, of those who answered an item once, the later ones' sum less the earlier ones';
    likewise of a section. The middle of an interval is a mean difference too.
    """
    for movement in comparison.changes[0].items:
        before, after = earlier.item(movement.code), later.item(movement.code)
        yield from left_over(movement, (before.answered, before.mean), (after.answered, after.mean))
    for movement in comparison.changes[0].sections:
        ours, theirs = earlier.section(movement.code), later.section(movement.code)
        yield from left_over(
            movement, (ours.respondents, ours.mean), (theirs.respondents, theirs.mean)
        )


def left_over(
    movement: Movement,
    before: tuple[int | None, float | None],
    after: tuple[int | None, float | None],
) -> Iterator[WorkedOut]:
    difference = found_difference(movement)
    if difference is None or None in {*before, *after}:
        return
    (count_before, mean_before), (count_after, mean_after) = before, after
    people = count_before + count_after - 2 * movement.pairs
    total = mean_after * count_after - mean_before * count_before
    yield WorkedOut(movement.code, people, total - difference * movement.pairs)


def found_difference(movement: Movement) -> float | None:
    if movement.mean_difference is not None:
        return movement.mean_difference
    return None if movement.interval is None else sum(movement.interval) / 2


@settings(PATIENT, max_examples=200)
@given(faithful())
def test_no_sum_of_fewer_people_than_the_minimum_group_can_be_worked_out(
    both: tuple[Drawn, Drawn],
) -> None:
    earlier, later = both
    comparison = compare([earlier.sitting(), later.sitting()])
    for found in attack(earlier.report(), later.report(), comparison):
        assert found.people == 0 or found.people >= earlier.k


def test_the_attack_works_where_nothing_is_withheld() -> None:
    """It finds the newcomer's 4 once the mean difference is there: the guard is what stops it."""
    edition = a_questionnaire(a_section("conditions", an_item("Q1")))
    levels = [0, 1, 1, 2, 2, 3, 3, 3]
    earlier = Drawn(records_of(levels), edition, linked(8), 5)
    later = Drawn(records_of([*levels[1:], 2, 4]), edition, linked(9), 5)
    comparison = compare([earlier.sitting(), later.sitting()])
    assert list(attack(earlier.report(), later.report(), comparison)) == []
    told = with_difference(comparison.changes[0], sum([*levels[1:], 2]) / 8 - sum(levels) / 8)
    open_comparison = replace(comparison, changes=(told,))
    assert list(attack(earlier.report(), later.report(), open_comparison)) == [
        WorkedOut("Q1", 1, 4.0)
    ]


def records_of(levels: list[int]) -> tuple[Record, ...]:
    return tuple((f"p{at}", "person", "Q1", str(level)) for at, level in enumerate(levels))


def linked(people: int) -> dict[str, str]:
    return {f"p{at}": f"l{at}" for at in range(people)}


def with_difference(change: Change, difference: float) -> Change:
    items = tuple(replace(item, mean_difference=difference) for item in change.items)
    return replace(change, items=items)


@pytest.mark.parametrize(
    ("only_earlier", "only_later", "withheld"),
    [(0, 0, False), (1, 0, True), (0, 4, True), (5, 0, False), (5, 5, False), (2, 6, True)],
)
def test_differences_are_withheld_while_few_people_came_only_once(
    only_earlier: int,
    only_later: int,
    withheld: bool,  # noqa: FBT001  pytest passes parameters by name
) -> None:
    edition = a_questionnaire(a_section("conditions", an_item("Q1")))
    earlier = Drawn(records_of([1, 2] * 5 + [0] * only_earlier), edition, linked(10), 5)
    later = Drawn(records_of([3, 3] * 5 + [4] * only_later), edition, linked(10), 5)
    change = compare([earlier.sitting(), later.sitting()]).changes[0]
    assert (change.only_earlier, change.only_later) == (only_earlier, only_later)
    for movement in (change.item("Q1"), change.section("conditions")):
        assert movement.withheld is withheld
        assert (movement.mean_difference is None) is withheld
        assert (movement.interval is None) is withheld
        # What was counted and said stays.
        assert (movement.up, movement.same, movement.down) == (10, 0, 0)
        assert (movement.clear_change, movement.hidden) == (True, False)


def test_one_person_who_did_not_know_the_first_time_is_protected_too() -> None:
    """All ten came twice; of the item alone the difference would tell the level of one of them."""
    edition = a_questionnaire(a_section("conditions", an_item("Q1"), an_item("Q2")))
    both = [(f"p{at}", "person", "Q2", "2") for at in range(10)]
    earlier = Drawn((*records_of([1] * 9), *both), edition, linked(10), 5)
    later = Drawn((*records_of([3] * 10), *both), edition, linked(10), 5)
    change = compare([earlier.sitting(), later.sitting()]).changes[0]
    assert (change.only_earlier, change.only_later) == (0, 0)
    assert (change.item("Q1").pairs, change.item("Q1").withheld) == (9, True)
    assert not change.item("Q2").withheld
    assert not change.section("conditions").withheld


def test_named_sessions_withhold_nothing() -> None:
    edition = a_questionnaire(a_section("conditions", an_item("Q1")))
    earlier = Drawn(records_of([1] * 3), edition, linked(3), 1)
    later = Drawn(records_of([3] * 4), edition, linked(4), 1)
    item = compare([earlier.sitting(), later.sitting()]).changes[0].item("Q1")
    assert (item.withheld, item.mean_difference) == (False, 2.0)
