"""Nobody is given away, neither by one publication nor by several; each guard is needed."""

from collections.abc import Callable

import pytest

from cimpact.core import difference, gates, groups, parts, scoring
from tests.core.attacker import Loot, attack
from tests.core.crowds import closings, crowd

DOUBTS = 10
"""Of 100,000 facts in 500 sessions; seven when this was written, all of one session.

There, nine of ten people gave one element the same level, and three changed their answers later.
"""


def loot_of(seed: int) -> Loot:
    group = crowd(seed)
    return attack(group, closings(group))


@pytest.mark.parametrize("hundred", range(5))
def test_nothing_is_obtained_of_500_groups(hundred: int) -> None:
    """Each closes three times; people come late, change and erase answers in between."""
    loot = [loot_of(seed) for seed in range(100 * hundred, 100 * hundred + 100)]
    assert [figure for each in loot for figure in each.of_few] == []
    assert [fact for each in loot for fact in each.proved] == []
    assert sum(len(each.doubtful) for each in loot) <= DOUBTS


def test_groups_are_such_that_much_could_be_obtained() -> None:
    """Otherwise the test above would prove nothing."""
    told = [closings(crowd(seed)) for seed in range(60)]
    assert sum(bool(each[0].report.breakdowns) for each in told) > 5
    assert sum((each[1].standing != each[2].standing).any() for each in told) > 10
    assert sum(each[2].report.stayed_out > 0 for each in told) > 30
    groups_told = [
        group for each in told for told_of in each[0].report.breakdowns for group in told_of.groups
    ]
    assert any(group.are_close for group in groups_told)
    assert any(group.answered for group in groups_told)
    assert any(group.hidden for group in groups_told)


def without_the_minimum_group(patch: pytest.MonkeyPatch) -> None:
    for module in (scoring, gates):
        patch.setattr(module, "is_hidden", lambda people, **_: people == 0)


def without_complements(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(parts, "_tell_nothing", lambda *_: True)
    patch.setattr(
        groups,
        "groups_to_show",
        lambda people, _everybody, *, minimum_group: frozenset(
            code for code, number in people.items() if number >= minimum_group
        ),
    )


def without_unanimity(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(parts.Part, "is_close", property(lambda _: False))
    patch.setattr(parts.Part, "agrees", property(lambda _: False))


def without_differences(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(difference, "may_enter", lambda some, _everybody, **_: some.sum(axis=1) > 0)
    patch.setattr(difference, "may_move", lambda *_, **__: True)


def without_uncrossing(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(groups, "_uncrossed", lambda attributes, _minimum_group: attributes)


@pytest.mark.parametrize(
    ("take_out", "seed"),
    [
        (without_the_minimum_group, 2),
        (without_complements, 2),
        (without_unanimity, 0),
        (without_differences, 2),
        (without_uncrossing, 46),
    ],
)
def test_the_same_attacker_obtains_something_once_a_guard_is_taken_out(
    take_out: Callable[[pytest.MonkeyPatch], None], seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert loot_of(seed) == Loot([], [], [])
    take_out(monkeypatch)
    loot = loot_of(seed)
    assert loot.proved or loot.of_few
