"""What nobody should know of the members of a crowd, as facts to be proved or refuted."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

from cimpact.core.answers import LONGEST_SCALE
from cimpact.core.difference import NOTHING, Choices
from tests.core.crowds import CLOSINGS, ITEMS, Crowd, Told

NO_LEVEL, LOW, MIDDLE, FAVOURABLE = range(4)
"""The bands of a scale."""


@dataclass(frozen=True)
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
    few = sorted(set(_few(group)), key=sorted)
    standing = [each.standing for each in told]
    first = next((at for at, each in enumerate(standing) if each.max() >= 0), CLOSINGS)
    found = {
        fact
        for closing, item in product(range(first, CLOSINGS), range(len(ITEMS)))
        if closing == first or (standing[closing] != standing[closing - 1])[:, item].any()
        for fact in _of_item(item, closing, standing[closing], few, group.minimum_group)
        if (fact.is_choice or closing == first) and not _has_gone(fact.people, standing, closing)
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


def _few(group: Crowd) -> Iterator[frozenset[int]]:
    """Every set of people whom an outsider can name, and everybody else."""
    everybody = frozenset(range(len(group.people)))
    names = [
        {("sector", each.sector), ("role", each.role), ("both", each.sector, each.role)}
        | {("joined", each.joined), ("late", each.sector, each.joined)}
        for each in group.people
    ]
    for name in sorted(set().union(*names), key=str):
        people = frozenset(place for place, own in enumerate(names) if name in own)
        yield people
        yield everybody - people


def _is_plain(fact: Fact, standing: list[Choices]) -> bool:
    """Whether the counts of the whole group give the fact away, as when everybody agrees.

    Those of another closing do as well, of people whose answers are the same then.
    """
    people = [*fact.people]
    now = standing[fact.closing][people, fact.item]
    return any(
        (other[people, fact.item] == now).all() and _follows_from_counts(fact, other)
        for other in standing
    )


def _follows_from_counts(fact: Fact, standing: Choices) -> bool:
    """Whether it would follow for anybody who knew who gave a level at all."""
    has_level = _has_level(standing[:, fact.item])
    people, everybody = int(has_level[[*fact.people]].sum()), int(has_level.sum())
    having = int(fact.holds_for(standing)[has_level].sum())
    return max(0, having - (everybody - people)) == min(people, having)


def _has_level(choices: Choices) -> NDArray[np.bool_]:
    return np.asarray((choices != NOTHING) & (choices < LONGEST_SCALE))
