"""What moved between sessions: cases computed by hand."""

from dataclasses import replace
from fractions import Fraction

import pytest

from cimpact.core.changes import Movement, Standing, Unlinked
from cimpact.core.comparison import NothingToCompare, compare
from cimpact.core.questionnaire import Questionnaire
from tests.core.factories import (
    LONG,
    a_questionnaire,
    a_section,
    an_item,
    answers_of,
    text,
)
from tests.core.sittings import TWO_ITEMS, a_change, a_sitting, counted, moved

STRANGERS = [f"other {place}" for place in range(20)]


def exactly(value: float) -> object:
    return pytest.approx(value, rel=0, abs=1e-9)


def test_a_worked_example_of_eight_people() -> None:
    """Differences 1 1 1 1 1 0 0 -1: mean 0.5, s² = 4/7, and Student's t is 3.499483 in tables."""
    change = a_change([1, 1, 2, 2, 2, 3, 3, 4], [2, 2, 3, 3, 3, 3, 3, 3])
    item = change.item("Q1")
    assert (change.linked, change.only_earlier, change.only_later) == (8, 0, 0)
    assert item == Movement(
        code="Q1",
        top=4,
        pairs=8,
        up=5,
        same=2,
        down=1,
        mean_difference=0.5,
        interval=item.interval,
        clear_change=False,
        hidden=False,
        withheld=False,
        unlinked=Unlinked(
            answered_earlier=8,
            answered_later=8,
            counts_earlier=(0, 2, 3, 2, 1),
            counts_later=(0, 0, 2, 6, 0),
            mean_earlier=2.25,
            mean_later=2.75,
            mean_difference=0.5,
            superiority=(6 * (2 + 3 + 1) + 2 * (2 + 1.5)) / 64,
        ),
    )
    half = 3.499483 * (4 / 7 / 8) ** 0.5
    assert item.interval == pytest.approx((0.5 - half, 0.5 + half), abs=1e-6)


@pytest.mark.parametrize("people", [0, 1, 4])
def test_under_the_minimum_group_only_the_number_of_people_is_told(people: int) -> None:
    item = moved([1] * people, [3] * people)
    assert item == Movement(
        code="Q1", top=4, pairs=people, unlinked=Unlinked(people, people), hidden=True
    )


def test_one_pair_shows_where_everybody_agreed_to_be_named() -> None:
    item = moved([1], [3], minimum_group=1)
    assert (counted(item), item.mean_difference, item.interval) == ((1, 0, 0), 2.0, None)
    assert (item.clear_change, item.hidden) == (False, False)


def test_zero_pairs_leave_the_sessions_side_by_side() -> None:
    item = moved([0, 1, 1, 2, 2, 2], [2, 2, 3, 3, 3, 4, 4], later_links=STRANGERS[:7])
    assert (item.pairs, item.hidden) == (0, True)
    assert item.unlinked.mean_difference == float(Fraction(3) - Fraction(8, 6))
    # Of 42 couples 36 go up and 6 (3 twos before, 2 twos after) are ties.
    assert item.unlinked.superiority == float(Fraction(2 * 36 + 6, 84))


def test_all_equal_is_no_clear_change_and_its_interval_is_nothing_but_zero() -> None:
    item = moved([2] * 10, [2] * 10)
    assert (counted(item), item.mean_difference, item.interval) == ((0, 10, 0), 0.0, (0.0, 0.0))
    assert not item.clear_change


def test_constant_differences_are_their_own_interval() -> None:
    up = moved([0, 1, 2, 3] * 2, [1, 2, 3, 4] * 2)
    down = moved([1, 2, 3, 4] * 2, [0, 1, 2, 3] * 2)
    assert (counted(up), up.interval, up.clear_change) == ((8, 0, 0), (1.0, 1.0), True)
    assert (counted(down), down.interval, down.clear_change) == ((0, 0, 8), (-1.0, -1.0), True)


def test_full_separation_is_clear_and_certain_of_the_later_one() -> None:
    item = moved([0, 0, 1, 1, 0, 1, 0, 1], [3, 4, 3, 4, 4, 4, 3, 3])
    assert counted(item) == (8, 0, 0)
    assert item.clear_change
    assert item.unlinked.superiority == 1.0
    assert moved([4] * 8, [0] * 8).unlinked.superiority == 0.0


def test_seven_pairs_have_no_interval_and_no_clear_change() -> None:
    seven, eight = moved([0] * 7, [4] * 7), moved([0] * 8, [4] * 8)
    assert (counted(seven), seven.mean_difference) == ((7, 0, 0), 4.0)
    assert (seven.interval, seven.clear_change) == (None, False)
    assert (eight.interval, eight.clear_change) == ((4.0, 4.0), True)


@pytest.mark.parametrize(
    ("ups", "clear"),
    [(12, True), (11, False)],
)
def test_half_a_step_is_far_enough_for_an_item(ups: int, clear: bool) -> None:  # noqa: FBT001
    """Of 24 people; the interval excludes 0 in both cases (12 up: 0.5 ± 2.807·0.511/√24)."""
    item = moved([2] * 24, [3] * ups + [2] * (24 - ups))
    assert item.interval is not None
    assert item.interval[0] > 0
    assert item.clear_change is clear


@pytest.mark.parametrize(("ups", "clear"), [(9, True), (8, False)])
def test_three_tenths_of_a_step_are_far_enough_for_a_section(ups: int, clear: bool) -> None:  # noqa: FBT001
    """Of 30 people 9 moved by one step in the single item: exactly 0.3, no float in between."""
    change = a_change([2] * 30, [3] * ups + [2] * (30 - ups))
    section = change.section("conditions")
    assert (section.up, section.clear_change) == (ups, clear)
    assert not change.item("Q1").clear_change


def test_sections_are_compared_without_rounding() -> None:
    """Ten people move by 1/2, ten by 1/10 of the items they answered: 0.3 on average, exactly."""
    items = [an_item(f"Q{number}") for number in range(1, 11)]
    edition = a_questionnaire(a_section("conditions", *items))
    rose = [3, 3, 3, 3, 3, 2, 2, 2, 2, 2], [3, 2, 2, 2, 2, 2, 2, 2, 2, 2]
    later = {item.code: [rose[0][at]] * 10 + [rose[1][at]] * 10 for at, item in enumerate(items)}
    before = a_sitting({item.code: [2] * 20 for item in items}, questionnaire=edition)
    after = a_sitting(later, questionnaire=edition)
    section = compare([before, after]).changes[0].section("conditions")
    assert (section.mean_difference, section.clear_change) == (0.3, True)
    almost = {**later, "Q1": [2, *later["Q1"][1:]]}
    slightly_less = a_sitting(almost, questionnaire=edition)
    section = compare([before, slightly_less]).changes[0].section("conditions")
    assert section.mean_difference == exactly(0.295)
    assert not section.clear_change


@pytest.mark.parametrize(
    ("differences", "clear"),
    [
        ([3, 3, 3, 3, -1, 0, 0, 0, 0, 0, 0, 0], False),
        ([1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0], True),
    ],
)
def test_an_interval_that_holds_zero_is_no_clear_change(
    differences: list[int],
    clear: bool,  # noqa: FBT001
) -> None:
    item = moved([1] * 12, [1 + difference for difference in differences])
    assert item.mean_difference is not None
    assert item.mean_difference >= 0.5
    assert item.clear_change is clear


def test_at_least_three_more_people_moved_with_the_mean_than_against_it() -> None:
    """Some go up by 4, sixteen down by 1: with 18 the lead is 2, with 19 it is 3."""
    two, three = (moved([0] * up + [1] * 16, [4] * up + [0] * 16) for up in (18, 19))
    falling = moved([4] * 19 + [0] * 16, [0] * 19 + [1] * 16)
    assert [item.interval[0] > 1 / 4 for item in (two, three) if item.interval] == [True, True]
    assert [item.clear_change for item in (two, three, falling)] == [False, True, True]


def test_thresholds_stretch_with_the_scale() -> None:
    """On seven levels half a step is 0.75; on three 0.25."""
    seven = [moved([2] * 24, [3] * ups + [2] * (24 - ups), levels=7) for ups in (17, 18)]
    three = [moved([1] * 40, [2] * ups + [1] * (40 - ups), levels=3) for ups in (9, 10)]
    assert [item.clear_change for item in (*seven, *three)] == [False, True, False, True]


def test_only_levels_given_both_times_make_a_pair() -> None:
    item = moved([1, "dk", "early", None, 2, 2, 2, 2, 2], [2, 3, 3, 3, "dk", 2, 2, 2, 2])
    assert item.pairs == 5
    assert (item.unlinked.answered_earlier, item.unlinked.answered_later) == (6, 8)


def test_somebody_without_enough_of_a_section_counts_in_the_items_only() -> None:
    votes = {"Q1": [1] * 6, "Q2": [1] * 5 + [None], "Q3": [1] * 5 + [None]}
    edition = a_questionnaire(a_section("conditions", *(an_item(code) for code in votes)))
    sitting = a_sitting(votes, questionnaire=edition)
    change = compare([sitting, sitting]).changes[0]
    assert (change.item("Q1").pairs, change.section("conditions").pairs) == (6, 5)


def test_a_link_that_several_share_is_left_out_and_counted() -> None:
    links = ["1", "2", "2", "3", "4", "5", "6"]
    earlier = a_sitting({"Q1": [1] * 7}, links=links, duplicate_links=1)
    later = a_sitting({"Q1": [2] * 7}, name="b")
    comparison = compare([earlier, later])
    before, after = comparison.sittings
    assert (before.respondents, before.linked_people, before.duplicate_links) == (7, 5, 2)
    assert (after.respondents, after.linked_people, after.duplicate_links) == (7, 7, 0)
    change = comparison.changes[0]
    assert (change.linked, change.only_earlier, change.only_later) == (5, 2, 2)


def test_nobody_is_linked_by_name_or_without_a_link() -> None:
    change = a_change([1] * 6, [2] * 6, earlier_links=[""] * 6)
    assert (change.linked, change.only_earlier, change.only_later) == (0, 6, 6)


def test_the_group_and_idle_people_are_nobody() -> None:
    sitting = a_sitting({"Q1": [1] * 6 + [None]})
    together = replace(
        sitting, answers=sitting.answers.assign(kind=["group"] + ["person"] * 5), name="b"
    )
    comparison = compare([sitting, together])
    assert [each.respondents for each in comparison.sittings] == [6, 5]
    assert comparison.changes[0].linked == 5


def test_a_dropped_item_is_not_compared_and_its_section_is_computed_without_it() -> None:
    earlier = a_sitting({"Q1": [1] * 8, "Q2": [3] * 8}, questionnaire=TWO_ITEMS)
    later = a_sitting({"Q1": [2] * 8}, name="b")
    change = compare([earlier, later]).changes[0]
    assert [item.code for item in change.items] == ["Q1"]
    assert change.left_out == ("Q2",)
    section = change.section("conditions")
    assert (section.mean_difference, section.unlinked.mean_earlier) == (1.0, 1.0)


def test_a_scale_of_another_length_is_not_compared() -> None:
    shorter = a_questionnaire(a_section("conditions", an_item("Q1"), an_item("Q2", levels=4)))
    votes = {"Q1": [1] * 8, "Q2": [3] * 8}
    earlier = a_sitting(votes, questionnaire=TWO_ITEMS)
    change = compare([earlier, a_sitting(votes, questionnaire=shorter)]).changes[0]
    assert [item.code for item in change.items] == ["Q1"]
    assert change.left_out == ("Q2",)


def test_other_words_on_the_same_scale_are_compared_and_told() -> None:
    section = TWO_ITEMS.sections[0]
    first = section.items[0].model_copy(update={"stem": text("Another question?")})
    reworded = edition_with(TWO_ITEMS, first)
    votes = {"Q1": [1] * 8, "Q2": [3] * 8}
    sittings = [a_sitting(votes, questionnaire=each) for each in (TWO_ITEMS, reworded)]
    change = compare(sittings).changes[0]
    assert [item.pairs for item in change.items] == [8, 8]
    assert (change.left_out, change.reworded) == ((), ("Q1",))


def edition_with(edition: Questionnaire, item: object) -> Questionnaire:
    section = edition.sections[0]
    changed = section.model_copy(update={"items": (item, *section.items[1:])})
    return edition.model_copy(update={"sections": (changed,)})


def test_sessions_without_a_common_item_say_so_by_their_emptiness() -> None:
    other = a_questionnaire(a_section("conditions", an_item("Q9")))
    later = a_sitting({"Q9": [2] * 8}, questionnaire=other, name="b")
    comparison = compare([a_sitting({"Q1": [1] * 8}), later])
    change = comparison.changes[0]
    assert (change.linked, change.items, change.sections) == (8, (), ())
    assert change.left_out == ("Q9", "Q1")
    assert comparison.sittings[0].section("conditions") == Standing("conditions")


def test_preconditions_are_compared_one_by_one_and_never_averaged() -> None:
    votes = {item.code: [2] * 6 for item in LONG.items}
    sitting = a_sitting(votes, questionnaire=LONG)
    change = compare([sitting, sitting]).changes[0]
    assert [section.code for section in change.sections] == [
        "questions_considered",
        "questions_objectives",
        "conditions",
        "leadership",
    ]
    assert [item.code for item in change.items] == [item.code for item in LONG.items]


def test_an_edition_of_preconditions_alone_has_no_sections() -> None:
    gates = a_questionnaire(a_section("preconditions", an_item("PRE1", gate=True)))
    sitting = a_sitting({"PRE1": [2] * 8}, questionnaire=gates)
    comparison = compare([sitting, sitting])
    assert comparison.changes[0].sections == ()
    assert comparison.changes[0].item("PRE1").pairs == 8


def test_an_empty_session_can_be_compared() -> None:
    comparison = compare([a_sitting({}), a_sitting({"Q1": [2] * 6})])
    assert [each.respondents for each in comparison.sittings] == [0, 6]
    change = comparison.changes[0]
    assert (change.linked, change.only_later) == (0, 6)
    assert change.item("Q1").unlinked == Unlinked(0, 6)


def test_all_dont_know_leaves_nothing_to_compare() -> None:
    item = moved(["dk"] * 8, [2] * 8)
    assert (item.pairs, item.hidden, item.unlinked) == (0, True, Unlinked(0, 8))


def test_one_session_alone_is_refused() -> None:
    with pytest.raises(NothingToCompare):
        compare([a_sitting({"Q1": [1] * 8})])


def test_three_sessions_have_two_changes_and_means_on_what_all_share() -> None:
    first = a_sitting({"Q1": [0] * 8, "Q2": [4] * 8}, questionnaire=TWO_ITEMS, name="first")
    second = a_sitting({"Q1": [1] * 8, "Q2": [4] * 8}, questionnaire=TWO_ITEMS, name="second")
    third = a_sitting({"Q1": [2] * 8}, name="third")
    comparison = compare([first, second, third])
    assert [(change.earlier, change.later) for change in comparison.changes] == [
        ("first", "second"),
        ("second", "third"),
    ]
    assert [change.section("conditions").mean_difference for change in comparison.changes] == [
        0.5,
        1.0,
    ]
    assert [each.section("conditions") for each in comparison.sittings] == [
        Standing("conditions", respondents=8, mean=0.0),
        Standing("conditions", respondents=8, mean=1.0),
        Standing("conditions", respondents=8, mean=2.0),
    ]


def test_the_stricter_minimum_group_of_two_sessions_applies() -> None:
    open_to_all = a_sitting({"Q1": [1] * 4}, minimum_group=1)
    protected = a_sitting({"Q1": [2] * 4}, name="b", minimum_group=5)
    comparison = compare([open_to_all, protected])
    assert comparison.changes[0].minimum_group == 5
    assert comparison.changes[0].item("Q1").hidden
    assert [each.section("conditions").mean for each in comparison.sittings] == [1.0, None]


def test_a_section_of_fifty_items_is_still_exact() -> None:
    """The least common multiple of 25 to 50 does not fit 64 bits."""
    items = [an_item(f"Q{number}") for number in range(1, 51)]
    edition = a_questionnaire(a_section("conditions", *items))
    people = 9
    before = {
        item.code: [2 if at < 50 - person else None for person in range(people)]
        for at, item in enumerate(items)
    }
    after = {
        item.code: [3 if at < 25 else 2 if at < 50 - person else None for person in range(people)]
        for at, item in enumerate(items)
    }
    sittings = [a_sitting(votes, questionnaire=edition) for votes in (before, after)]
    section = compare(sittings).changes[0].section("conditions")
    expected = sum(Fraction(25, 50 - person) for person in range(people)) / people
    assert section.mean_difference == float(expected)
    assert section.clear_change
    same = compare([sittings[0], sittings[0]]).changes[0].section("conditions")
    assert (counted(same), same.interval) == ((0, people, 0), (0.0, 0.0))


def test_the_frames_received_are_not_changed() -> None:
    sitting = a_sitting({"Q1": [1, 2, "dk", 3, 4, 0]})
    before = sitting.answers.copy(deep=True)
    compare([sitting, sitting])
    assert sitting.answers.equals(before)
    assert sitting.answers.equals(answers_of({"Q1": [1, 2, "dk", 3, 4, 0]}, sitting.questionnaire))
