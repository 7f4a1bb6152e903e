"""What may be told of the groups that answered an item, so that nothing follows for anybody.

Taken together, what is shown of some groups and of everybody tells what the others say. So each
group is judged with all that can be computed of the rest.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

from cimpact.core.scoring import Closeness, closeness, favourable, low


@dataclass(frozen=True, slots=True)
class Part:
    """The people of one group who gave an item a level; without a code, all who share no group.

    ``members`` counts them by level and by weight: a number that is equal for two people whose
    levels could change places without changing any figure of another item or of the section.
    ``top`` is the highest level.
    """

    code: str
    top: int
    members: Mapping[tuple[int, int], int]

    @property
    def counts(self) -> tuple[int, ...]:
        """People per level."""
        counts = [0] * (self.top + 1)
        for (level, _weight), people in self.members.items():
            counts[level] += people
        return tuple(counts)

    @property
    def answered(self) -> int:
        """People who gave a level."""
        return sum(self.members.values())

    @property
    def bands(self) -> tuple[int, int, int]:
        """People who are low, between and favourable."""
        bottom, yes = low(self.counts), favourable(self.counts)
        return bottom, self.answered - bottom - yes, yes

    @property
    def agrees(self) -> bool:
        """Whether all are low, all are between or all are favourable."""
        return max(self.bands) == self.answered

    @property
    def is_close(self) -> bool:
        """Whether views are close, and all agree or all but one who is a step aside.

        That one is what keeps "close" from saying that all of them agree.
        """
        bottom, _between, yes = self.bands
        nearly_agrees = max(self.bands) >= self.answered - 1 and not (bottom and yes)
        return nearly_agrees and closeness(self.counts) is Closeness.CLOSE

    def is_strong(self, minimum_group: int) -> bool:
        """Whether subtraction may tell its figures: enough people, and not all of one view."""
        return self.answered >= minimum_group and not self.agrees

    def after(self, given: tuple[int, int], taken: tuple[int, int]) -> "Part":
        """The same once one of its people has changed levels with somebody else."""
        members = {**self.members, given: self.members[given] - 1}
        return replace(self, members={**members, taken: members.get(taken, 0) + 1})


@dataclass(frozen=True, slots=True)
class Split:
    """The groups of an item whose figures may be said, and those only said to be close; codes."""

    shown: frozenset[str] = frozenset()
    close: frozenset[str] = frozenset()


def split(parts: Sequence[Part], *, minimum_group: int) -> Split:
    """Say what may be told of each group that answered an item.

    Groups under k are hidden. Of those who agree no figures are given, or each member's own view
    would be known. Since what is not shown can be computed by subtraction, the smallest group shown
    is hidden too until that tells nothing; if nothing helps, no group is told of.
    """
    if minimum_group <= 1:
        return Split(shown=frozenset(part.code for part in parts if part.code))
    large = [part for part in parts if part.code and part.answered >= minimum_group]
    close = [part for part in large if part.is_close]
    for told in (close, []):
        shown = [part for part in large if not (part.agrees or part.is_close)]
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
    return all(any(_exchanged(part, strong)) for part in weak) and all(
        any(other.is_close for other in _exchanged(part, strong)) for part in agreeing
    )


def _exchanged(part: Part, others: Sequence[Part]) -> Iterator[Part]:
    """A part after any exchange that makes somebody of it low, between or favourable instead."""
    for other in others:
        for given, taken in product(part.members, other.members):
            after = part.after(given, taken)
            if given[1] == taken[1] and after.bands != part.bands:
                yield after


def _without(parts: Sequence[Part], others: Sequence[Part]) -> list[Part]:
    return [part for part in parts if part not in others]


def _codes(parts: Sequence[Part]) -> frozenset[str]:
    return frozenset(part.code for part in parts)
