"""Who answered, and what sectors and roles say of an item."""

from collections import Counter
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cimpact.core.answers import CHOICES
from cimpact.core.difference import NOTHING, Choices
from cimpact.core.disclosure import groups_to_show
from cimpact.core.groups import breakdowns, coverage
from cimpact.core.questionnaire import Questionnaire, Role, Sector
from cimpact.core.report import Breakdown, Coverage, GroupCount, GroupFigures
from tests.core.factories import PATIENT, a_questionnaire, a_section, an_item, text

ANSWERED = a_questionnaire(a_section("conditions", an_item("Q1"), an_item("Q2"))).model_copy(
    update={
        "sectors": tuple(Sector(code=code, name=text(code)) for code in ("a", "b", "c")),
        "roles": (
            Role(code="x", name=text("x"), concerned=True),
            Role(code="y", name=text("y")),
        ),
    }
)
HIDDEN = GroupFigures("c")


def of(sectors: str, votes: str, **others: object) -> tuple[Breakdown, ...]:
    """Q1 by sector: a letter per person, a dot for none; what they say, a dot for nothing."""
    return broken_down(
        [each.strip(".") for each in sectors], ["" for _ in sectors], votes, **others
    )


def broken_down(
    sectors: Sequence[str], roles: Sequence[str], votes: str, *, minimum_group: int = 3
) -> tuple[Breakdown, ...]:
    column = [NOTHING if each == "." else CHOICES.index(each) for each in votes]
    choices: Choices = np.array([[each, NOTHING] for each in column], dtype=np.intp)
    return breakdowns(choices, sectors, roles, ANSWERED, minimum_group=minimum_group)


def shown(code: str, answered: int, low: int, favourable: int) -> GroupFigures:
    return GroupFigures(code, hidden=False, answered=answered, low=low, favourable=favourable)


def close(code: str) -> GroupFigures:
    return GroupFigures(code, hidden=False, are_close=True)


def test_groups_of_different_views_are_shown_with_their_counts() -> None:
    assert of("aaaabbb", "0014244") == (
        Breakdown("Q1", "sector", (shown("a", 4, 3, 1), shown("b", 3, 0, 2))),
    )


def test_a_group_of_too_few_people_is_hidden_and_takes_the_smallest_other_along() -> None:
    """Two people of sector c would be told by taking a and b from the whole."""
    assert of("aaaabbbbbcc", "00140034400") == (
        Breakdown("Q1", "sector", (GroupFigures("a"), shown("b", 5, 2, 3), HIDDEN)),
    )


def test_whoever_names_no_sector_is_protected_as_well() -> None:
    (told,) = of("aaaabbbbb.", "0014003440")
    assert told.groups == (GroupFigures("a"), shown("b", 5, 2, 3))


def test_enough_people_in_small_groups_hide_each_other() -> None:
    (told,) = of("aaaabbcc", "00140240")
    assert told.groups == (shown("a", 4, 3, 1), GroupFigures("b"), HIDDEN)


def test_a_group_with_too_few_levels_is_hidden_for_this_item() -> None:
    """Everybody of b is there, but only two gave Q1 a level; a alone would tell theirs."""
    assert of("aaaabbb", "001402.") == ()


def test_a_unanimous_group_is_only_said_to_be_close() -> None:
    """So is one of which all but one agree, or close would mean unanimous."""
    (told,) = of("aaaabbbbcccc", "333300130024")
    assert told.groups == (close("a"), shown("b", 4, 3, 1), HIDDEN)
    (told,) = of("aaaabbbbcccc", "333200130024")
    assert told.groups == (close("a"), shown("b", 4, 3, 1), shown("c", 4, 2, 1))


def test_one_who_is_far_from_all_others_is_no_sign_of_closeness() -> None:
    (told,) = of("aaaabbbb", "33300013")
    assert told.groups == (shown("a", 4, 1, 3), shown("b", 4, 3, 1))


def test_a_unanimous_group_is_not_told_by_what_the_others_say() -> None:
    """Taking b from the whole would leave four times the same of a: nothing is told of either."""
    assert of("aaaabbbb", "33330013") == ()


def test_a_unanimous_group_is_not_said_to_be_close_where_that_tells_on_which_side_it_is() -> None:
    """Four of sector a agree, and nobody else is a step aside; then somebody is."""
    assert of("aaaabbbbb", "333300400") == ()
    assert of("aaaabbbbb", "333300420") == (
        Breakdown("Q1", "sector", (close("a"), GroupFigures("b"))),
    )


def test_close_is_what_the_method_calls_close() -> None:
    """Two and four are no close views, though only one of three is not favourable."""
    (told,) = of("aaaabbb", "0014244")
    assert told.groups[1] == shown("b", 3, 0, 2)


def test_everybody_of_one_sector_is_the_whole_group() -> None:
    assert of("aaaaa", "01234") == ()


def test_nobody_of_any_sector_is_told_of() -> None:
    assert of(".....", "01234") == ()


def test_only_one_of_two_attributes_is_broken_down_by() -> None:
    """Both tables could be crossed. Roles show more groups here than sectors."""
    sectors, roles = ["a"] * 7 + [""] * 3, ["x"] * 5 + ["y"] * 5
    told = broken_down(sectors, roles, "0011400114")
    assert {each.attribute for each in told} == {"role"}
    told = broken_down(["a"] * 5 + ["b"] * 5, ["x", "y"] * 5, "0011400114")
    assert {each.attribute for each in told} == {"sector"}


def test_people_who_agreed_to_be_named_are_shown_by_sector_and_by_role() -> None:
    told = broken_down(["a", "a", "b"], ["x", "y", ""], "444", minimum_group=1)
    assert told == (
        Breakdown("Q1", "sector", (shown("a", 2, 0, 2), shown("b", 1, 0, 1))),
        Breakdown("Q1", "role", (shown("x", 1, 0, 1), shown("y", 1, 0, 1))),
    )


@PATIENT
@given(
    st.lists(
        st.tuples(st.sampled_from("abc."), st.sampled_from("0123456."[:5] + ".")), max_size=14
    ),
    st.integers(3, 5),
)
def test_what_is_not_shown_is_at_least_k_people_of_different_views(
    people: list[tuple[str, str]], k: int
) -> None:
    sectors, votes = ("".join(each) for each in zip(*people, strict=True)) if people else ("", "")
    for told in of(sectors, votes, minimum_group=k) if people else ():
        figures = {group.code: group for group in told.groups if group.answered is not None}
        assert all((group.answered or 0) >= k for group in figures.values())
        rest = [vote for sector, vote in people if sector not in figures and vote != "."]
        if rest:
            assert len(rest) >= k
            assert (
                len({"low" if vote in "01" else "high" if vote in "34" else "" for vote in rest})
                > 1
            )


@pytest.mark.parametrize(
    ("people", "everybody", "expected"),
    [
        ({"a": 5, "b": 4}, 9, {"a"} - {"a"}),
        ({"a": 5, "b": 5}, 10, {"a", "b"}),
        ({"a": 6, "b": 5}, 12, {"a"}),
        ({"a": 5, "b": 5}, 11, {"a"}),
        ({"a": 5}, 15, {"a"}),
        ({}, 0, set()),
    ],
)
def test_groups_to_show_leave_nobody_or_k_people(
    people: dict[str, int], everybody: int, expected: set[str]
) -> None:
    assert groups_to_show(people, everybody, minimum_group=5) == expected


def test_coverage_names_those_present_and_absent_and_counts_where_that_is_safe() -> None:
    sectors = ["a"] * 6 + ["b"] * 3 + [""] * 2
    roles = ["y"] * 11
    assert coverage(sectors, roles, ANSWERED, minimum_group=5) == Coverage(
        sectors=(GroupCount("a", 6), GroupCount("b", None)),
        absent_sectors=("c",),
        roles=(GroupCount("y", 11),),
        absent_roles=("x",),
        concerned=False,
    )


def test_somebody_of_the_communities_concerned_is_said_to_be_there() -> None:
    told = coverage([""] * 6, ["x", *["y"] * 5], ANSWERED, minimum_group=5)
    assert told is not None
    assert (told.roles, told.concerned) == ((GroupCount("x", None), GroupCount("y", None)), True)


def test_without_any_role_it_is_not_known_whether_those_concerned_are_there() -> None:
    told = coverage(["a"] * 6, [""] * 6, ANSWERED, minimum_group=5)
    assert told is not None
    assert (told.roles, told.absent_roles, told.concerned) == ((), ("x", "y"), None)


def test_nothing_is_known_of_people_who_named_nothing() -> None:
    assert coverage(["", ""], ["", ""], ANSWERED, minimum_group=1) is None


@given(st.lists(st.sampled_from(["", "a", "b", "c"]), min_size=1, max_size=30), st.integers(3, 10))
def test_numbers_of_coverage_never_tell_of_fewer_than_k(values: list[str], k: int) -> None:
    told = coverage(values, [""] * len(values), ANSWERED, minimum_group=k)
    counted = [] if told is None else [each.people for each in told.sectors if each.people]
    assert all(people >= k for people in counted)
    assert not counted or len(values) - sum(counted) not in range(1, k)
    assert Counter(values)[""] == len(values) or told is not None


def test_without_sectors_or_roles_on_offer_nothing_is_absent() -> None:
    bare: Questionnaire = a_questionnaire(a_section("conditions", an_item("Q1"), an_item("Q2")))
    told = coverage(["old"], [""], bare, minimum_group=1)
    assert told == Coverage((), (), (), (), None)
