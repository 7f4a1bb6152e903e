"""What may be shown: the one gate in front of screens, charts, notes, exports and commands.

A figure that too few people stand behind is not computed at all, so that nothing downstream can
show it by mistake. Whoever knows everybody's sector and role, and who came late, must learn
nothing of one person or of fewer people than the minimum group: not from one figure, and not by
subtracting figures from each other.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

LOW, MIDDLE, FAVOURABLE = range(3)


def is_hidden(people: int, *, minimum_group: int) -> bool:
    """Whether figures of so many people stay hidden; those of nobody always do."""
    return people < max(minimum_group, 1)


def are_few(people: int, *, minimum_group: int) -> bool:
    """Whether what is known of so many people together would be known of too few.

    They stand outside a figure beside which a figure of everybody is shown: whoever subtracts is
    left with them.
    """
    return 0 < people < minimum_group


def groups_to_show(
    people: Mapping[str, int], everybody: int, *, minimum_group: int
) -> frozenset[str]:
    """The groups, by code, whose number of people may be shown beside that of everybody.

    Groups of fewer people than the minimum group are not, and whoever named none is in none. Those
    hidden could be told by subtraction: while they are 1 to k - 1 people, the smallest group shown
    is hidden as well, of equal ones the last in the alphabet.
    """
    shown = [
        code
        for code, number in sorted(people.items(), key=lambda each: (-each[1], each[0]))
        if number >= max(minimum_group, 1)
    ]
    while shown and 0 < everybody - sum(people[code] for code in shown) < minimum_group:
        shown.pop()
    return frozenset(shown)


def may_enter(
    some: NDArray[np.intp], everybody: NDArray[np.intp], *, levels: int, minimum_group: int
) -> NDArray[np.bool_]:
    """Whether some people's answers may enter, or leave, figures that were published without them.

    Subtracting one publication from the other tells exactly their answers. So they must be at least
    k, with none or at least k of the levels, and not all have answered the same, or each of them
    would be known; where everybody has, each of them is known anyway. Both arrays hold people per
    choice, one row per item, ``levels`` columns first; ``everybody`` is the whole of which those
    are a part. Without any people there is nothing to enter: False.
    """
    people, with_level = some.sum(axis=1), some[:, :levels].sum(axis=1)
    if minimum_group <= 1:
        return np.asarray(people > 0)
    enough = (people >= minimum_group) & ((with_level == 0) | (with_level >= minimum_group))
    disagree = (some > 0).sum(axis=1) > 1
    all_agree = (everybody > 0).sum(axis=1) == 1
    return np.asarray(enough & (disagree | all_agree))


@dataclass(frozen=True, slots=True)
class Part:
    """The people of one group who gave an item a level; without a code, all who share no group.

    ``members`` counts them by band (low, middle, favourable) and by weight: a number that is equal
    for two people whose levels could change places without changing any figure of another item or
    of the section.
    """

    code: str
    members: Mapping[tuple[int, int], int]

    @property
    def bands(self) -> tuple[int, int, int]:
        """People who are low, between and favourable."""
        counted = Counter[int]()
        for (band, _weight), people in self.members.items():
            counted[band] += people
        return counted[LOW], counted[MIDDLE], counted[FAVOURABLE]

    @property
    def answered(self) -> int:
        """People who gave a level."""
        return sum(self.bands)

    @property
    def agrees(self) -> bool:
        """Whether all are low, all are between or all are favourable."""
        return max(self.bands) == self.answered

    @property
    def is_close(self) -> bool:
        """Whether all agree, or all but one who is a step aside.

        That one is what keeps "very close" from saying that all of them agree.
        """
        low, _middle, favourable = self.bands
        return max(self.bands) >= self.answered - 1 and not (low and favourable)

    def is_strong(self, minimum_group: int) -> bool:
        """Whether subtraction may tell its figures: enough people, and not all of one view."""
        return self.answered >= minimum_group and not self.agrees


@dataclass(frozen=True, slots=True)
class Split:
    """The groups of an item whose figures may be said, and those only said to be close; codes."""

    shown: frozenset[str] = frozenset()
    close: frozenset[str] = frozenset()


def split(parts: Sequence[Part], *, minimum_group: int) -> Split:
    """Say what may be told of each group that answered an item.

    Groups under k are hidden. Of those that are close no figures are given, or each member's own
    view would be known. Since what is not shown can be computed by subtraction, the smallest group
    shown is hidden too until that tells nothing; if nothing helps, no group is told of.
    """
    if minimum_group <= 1:
        return Split(shown=frozenset(part.code for part in parts if part.code))
    large = [part for part in parts if part.code and part.answered >= minimum_group]
    close = [part for part in large if part.is_close]
    for told in (close, []):
        shown = [part for part in large if not part.is_close]
        shown.sort(key=lambda part: (-part.answered, part.code))
        while not _tell_nothing(_without(parts, [*shown, *told]), told, minimum_group):
            if not shown:
                break
            shown.pop()
        else:
            return Split(_codes(shown), _codes(told))
    return Split()


def _tell_nothing(hidden: Sequence[Part], close: Sequence[Part], minimum_group: int) -> bool:
    """Whether what is not shown stays unknown although its sum is known.

    Everybody in it must share it with a hidden group of k people or more who do not agree, and
    could have given a level that somebody of that group gave: then another distribution of the
    same levels over the same people tells the same, and nothing follows for anybody.
    """
    strong = [part for part in hidden if part.is_strong(minimum_group)]
    weak = [part for part in _without(hidden, strong) if part.answered]
    agreeing = [part for part in close if part.agrees]
    return all(_could_differ(part, strong, steps=2) for part in weak) and all(
        _could_differ(part, strong, steps=1) for part in agreeing
    )


def _could_differ(part: Part, others: Sequence[Part], *, steps: int) -> bool:
    """Whether somebody of the others differs by one to so many bands, at the same weight."""
    return any(
        weight == other_weight and 1 <= abs(band - other_band) <= steps
        for band, weight in part.members
        for other in others
        for other_band, other_weight in other.members
    )


def _without(parts: Sequence[Part], others: Sequence[Part]) -> list[Part]:
    return [part for part in parts if part not in others]


def _codes(parts: Sequence[Part]) -> frozenset[str]:
    return frozenset(part.code for part in parts)
