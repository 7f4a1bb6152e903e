"""What nobody should know of the members of a crowd, as facts to be proved or refuted."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from cimpact.core.answers import LONGEST_SCALE
from cimpact.core.difference import NOTHING, Choices
from tests.core.crowds import CLOSINGS, ITEMS, Crowd, Told

NO_LEVEL, LOW, MIDDLE, FAVOURABLE = range(4)
"""The bands of a scale."""


@dataclass(frozen=True, slots=True)
class Fact:
    """At a closing, so many of these people (places in the crowd) have this published value.

    The value is a band; for a single person also a choice.
    """

    item: int
    closing: int
    people: frozenset[int]
    value: int
    is_choice: bool

    def holds_for(self, standing: Choices) -> NDArray[np.bool_]:
        """For each person of the crowd, whether they have the value."""
        column = standing[:, self.item]
        return np.asarray((column if self.is_choice else bands(column, self.item)) == self.value)


def bands(choices: Choices, item: int) -> NDArray[np.intp]:
    """Each choice of an item as its band: three and four of five levels are favourable."""
    top = ITEMS[item].top
    found = np.where(4 * choices >= 3 * top, FAVOURABLE, np.where(4 * choices <= top, LOW, MIDDLE))
    return np.where(_has_level(choices), found, NO_LEVEL)


def facts(group: Crowd, told: list[Told]) -> list[Fact]:
    """The levels, and at the first closing the bands, of everybody and of few who are alike.

    Only where something of the item has changed, and only what the whole group's counts of one
    closing do not tell by themselves. What all who answered an item said together is no fact about
    anybody: nobody knows who they are.
    """
    few = sorted(_few(group), key=sorted)
    standing = [each.standing for each in told]
    first = next((at for at, each in enumerate(standing) if each.max() >= 0), CLOSINGS)
    found = {
        fact
        for closing in range(first, CLOSINGS)
        for people in [[each for each in few if not _has_gone(each, standing, closing)]]
        for item in range(len(ITEMS))
        if closing == first or (standing[closing] != standing[closing - 1])[:, item].any()
        for fact in _of_item(item, closing, standing[closing], people, group.minimum_group)
        if fact.is_choice or closing == first
    }
    return [fact for fact in found if not _is_plain(fact, standing)]


def _has_gone(people: frozenset[int], standing: list[Choices], closing: int) -> bool:
    """Whether one of them has erased their answers: nobody knows of whom the fact would be."""
    there = [(each[[*people]] != NOTHING).any(axis=1) for each in standing[: closing + 1]]
    return any((before & ~there[-1]).any() for before in there)


def _of_item(
    item: int, closing: int, standing: Choices, few: list[frozenset[int]], minimum_group: int
) -> Iterator[Fact]:
    column = standing[:, item]
    found = bands(column, item)
    has_level = found != NO_LEVEL
    for people in [*few, *(frozenset([one]) for one in np.flatnonzero(has_level).tolist())]:
        having = [one for one in people if has_level[one]]
        if 0 < len(having) < min(minimum_group, has_level.sum()):
            for level in {*column[having].tolist()}:
                yield Fact(item, closing, people, level, is_choice=True)
            for band in {*found[having].tolist()}:
                yield Fact(item, closing, people, band, is_choice=False)


def _few(group: Crowd) -> set[frozenset[int]]:
    """The sets of people whom an outsider can name, and what is left of the group without them."""
    everybody = range(len(group.people))
    names = [
        {("sector", each.sector), ("role", each.role), ("joined", each.joined)}
        for each in group.people
    ]
    alike = {
        frozenset(each for each in everybody if name in names[each]) for name in set().union(*names)
    }
    return {
        *alike,
        *(frozenset(everybody) - people for people in alike),
        *(one & other for one, other in combinations(alike, 2)),
    }


def _is_plain(fact: Fact, standing: list[Choices]) -> bool:
    """Whether the counts of the whole group give the fact away, as when everybody agrees.

    Those of another closing do as well, of people whose answers are the same then.
    """
    people = [*fact.people]
    now = standing[fact.closing][people, fact.item].tolist()
    return any(
        _follows_from_counts(fact, other)
        for other in standing
        if other[people, fact.item].tolist() == now
    )


def _follows_from_counts(fact: Fact, standing: Choices) -> bool:
    """Whether it would follow for anybody who knew who gave a level at all."""
    has_level = _has_level(standing[:, fact.item])
    others = np.ones_like(has_level)
    others[[*fact.people]] = False
    value = fact.holds_for(standing)
    has_value = value[has_level]
    return bool(has_value.all() or not has_value.any() or not (has_level & others).any())


def _has_level(choices: Choices) -> NDArray[np.bool_]:
    return np.asarray((choices != NOTHING) & (choices < LONGEST_SCALE))
