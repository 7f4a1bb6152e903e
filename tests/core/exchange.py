"""Other worlds that tell the same story: the true one after exchanges between people.

Two people exchange all their answers, all to a section, or those to an item: at all closings, from
one on, or only what they say and not when. The story is the same if nobody then answers before they
came, if as many people change their answers, and if no published figure becomes another one.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import compress, permutations
from random import Random
from statistics import fmean, median

import numpy as np
from numpy.typing import NDArray

from cimpact.core.answers import LONGEST_SCALE
from cimpact.core.difference import NOTHING, Choices
from cimpact.core.groups import coverage
from cimpact.core.questionnaire import Section
from cimpact.core.report import Breakdown, Coverage
from tests.core.crowds import CLOSINGS, ITEMS, QUESTIONNAIRE, Crowd, Told
from tests.core.facts import FAVOURABLE, LOW, MIDDLE, Fact, bands

Stories = NDArray[np.intp]
"""What stands published: closings by people by items."""

Way = tuple[slice, int | None]
"""Which items two people exchange, and from which closing on; None: not when, but what."""

STEPS = 5_000
DIVISIBLE = 60
"""By every number of items that a section has."""


class Exchanges:
    """The exchanges that change nothing of what a crowd was told."""

    def __init__(self, group: Crowd, told: list[Told]) -> None:
        self.group, self.told = group, told
        self.stories: Stories = np.stack([each.standing for each in told])
        self.first = next((n for n, each in enumerate(told) if each.standing.max() >= 0), CLOSINGS)
        self.breakdowns = told[self.first].report.breakdowns if self.first < CLOSINGS else ()
        self.hidden = [
            np.array([item["hidden"] for item in each.figures["items"]]) for each in told
        ]
        self.pairs = sorted(permutations(range(len(group.people)), 2), key=self._unlike)
        self.known: dict[tuple[int, int, int], bool] = {}

    def refuted(self, facts: Iterable[Fact]) -> set[Fact]:
        """The facts that are false in some world."""
        left = set(facts)
        found = {fact for fact in left if self._is_refuted_at_once(fact)}
        return found | self._refuted_on_a_walk(left - found)

    def _is_refuted_at_once(self, fact: Fact) -> bool:
        """Whether it is false after one exchange."""
        true = fact.holds_for(self.stories[fact.closing])
        return any(
            true[one] != true[other] and self._may_exchange(one, other, fact.item)
            for one, other in self.pairs
            if one in fact.people and other not in fact.people
        )

    def _unlike(self, pair: tuple[int, int]) -> int:
        """In how much two people differ: the less, the sooner an exchange tells the same."""
        one, other = (self.group.people[place] for place in pair)
        return (
            2 * (one.joined != other.joined)
            + (one.sector != other.sector)
            + (one.role != other.role)
        )

    def _may_exchange(self, one: int, other: int, item: int) -> bool:
        pair = (min(one, other), max(one, other), item)
        if pair not in self.known:
            self.known[pair] = any(
                self._tells_the_same(
                    self.stories, exchanged(self.stories, *pair[:2], way), pair[:2]
                )
                for way in _ways(item)
            )
        return self.known[pair]

    def _refuted_on_a_walk(self, left: set[Fact]) -> set[Fact]:
        """Those false after some of many exchanges, one or two at a time."""
        randomness = Random(self.group.seed)  # noqa: S311  the same walk at each run
        stories, found = self.stories, set[Fact]()
        items = sorted({fact.item for fact in left})
        for _step in range(STEPS):
            if found == left:
                break
            columns = _section_of(randomness.choice(items))
            world, people = stories, set[int]()
            for _exchange in range(randomness.choice([1, 1, 2])):
                one, other = randomness.sample(range(len(self.group.people)), 2)
                ways = list(_ways(randomness.randrange(columns.start, columns.stop)))
                world = exchanged(world, one, other, randomness.choice(ways))
                people |= {one, other}
            if self._tells_the_same(stories, world, sorted(people)):
                stories = world
                found |= {fact for fact in left - found if not _holds(fact, self.stories, stories)}
        return found

    def _tells_the_same(self, before: Stories, after: Stories, people: Iterable[int]) -> bool:
        """Whether it makes no difference to what is told if these people's stories are others."""
        places = [*people]
        old, new = before[:, places], after[:, places]
        return (
            all(self._have_come(place, new[:, at]) for at, place in enumerate(places))
            and _changers(old) == _changers(new)
            and all(
                self._counts_the_same(closing, old[closing], new[closing])
                and self._covers_the_same(closing, before[closing], after[closing])
                and (closing > self.first or self._breaks_down_the_same(before, after))
                for closing in range(self.first, CLOSINGS)
                if (old[closing] != new[closing]).any()
            )
        )

    def _have_come(self, place: int, story: Stories) -> bool:
        return bool((story[: self.group.people[place].joined] == NOTHING).all())

    def _counts_the_same(self, closing: int, old: Choices, new: Choices) -> bool:
        hidden = self.hidden[closing]
        return bool((_counts(old, hidden) == _counts(new, hidden)).all()) and all(
            _weight(old[:, columns], section, is_exact=not hidden[columns].any())
            == _weight(new[:, columns], section, is_exact=not hidden[columns].any())
            for section, columns in zip(QUESTIONNAIRE.sections, COLUMNS, strict=True)
            if (old[:, columns] != new[:, columns]).any()
        )

    def _covers_the_same(self, closing: int, old: Choices, new: Choices) -> bool:
        """Whether as many people are counted, of the same sectors and roles as far as it is told.

        What is told may be of an earlier closing, and then says nothing of this one.
        """
        told = self.told[closing].report.coverage
        before, after = _who(self.group, old), _who(self.group, new)
        if before == after or told != self._coverage(before):
            return len(before) == len(after)
        return len(before) == len(after) and told == self._coverage(after)

    def _coverage(self, who: list[tuple[str, str]]) -> Coverage | None:
        sectors, roles = [sector for sector, _ in who], [role for _, role in who]
        return coverage(sectors, roles, QUESTIONNAIRE, minimum_group=self.group.minimum_group)

    def _breaks_down_the_same(self, before: Stories, after: Stories) -> bool:
        return all(
            tells(breakdown, self.group, after[self.first])
            == tells(breakdown, self.group, before[self.first])
            for breakdown in self.breakdowns
        )


def exchanged(stories: Stories, one: int, other: int, way: Way) -> Stories:
    """The world in which two people have exchanged their stories in that way."""
    columns, begin = way
    pair = stories[:, [one, other]]
    after = pair.copy()
    if begin is None:
        answered = pair[..., columns] != NOTHING
        swapped = pair[:, ::-1, columns].max(axis=0)
        after[..., columns] = np.where(answered, swapped, NOTHING)
    else:
        after[begin:, :, columns] = pair[begin:, ::-1, columns]
    world = stories.copy()
    world[:, [one, other]] = after
    return world


def _ways(item: int) -> Iterator[Way]:
    """What two people may exchange so that it concerns an item."""
    yield _section_of(item), 0
    yield slice(None), 0
    for begin in (None, *range(CLOSINGS)):
        yield slice(item, item + 1), begin


def _holds(fact: Fact, true: Stories, world: Stories) -> bool:
    """Whether as many people have the value in that world as in the true one."""
    people = [*fact.people]
    return bool(
        fact.holds_for(true[fact.closing])[people].sum()
        == fact.holds_for(world[fact.closing])[people].sum()
    )


def tells(breakdown: Breakdown, group: Crowd, standing: Choices) -> list[object]:
    """What a breakdown says in a world: the figures shown, and of close groups that they are."""
    item = CODES.index(breakdown.item)
    column = standing[:, item].tolist()
    said: list[object] = []
    for figures in breakdown.groups:
        own = [
            choice
            for choice, person in zip(column, group.people, strict=True)
            if getattr(person, breakdown.attribute) == figures.code and 0 <= choice < LONGEST_SCALE
        ]
        if figures.are_close:
            said.append(_are_close(own, item))
        elif not figures.hidden:
            said.append(_bands(own, item))
    return said


def _bands(levels: list[int], item: int) -> tuple[int, int, int]:
    counted = Counter(bands(np.array(levels, dtype=np.intp), item).tolist())
    return counted[LOW], counted[MIDDLE], counted[FAVOURABLE]


def _are_close(levels: list[int], item: int) -> bool:
    """All of one view but one at most, who is a step aside; and less than half a step of spread."""
    low, middle, favourable = _bands(levels, item)
    spread = fmean(abs(level - median(levels)) for level in levels)
    return (
        max(low, middle, favourable) >= low + middle + favourable - 1
        and not (low and favourable)
        and 8 * spread < ITEMS[item].top
    )


def _who(group: Crowd, standing: Choices) -> list[tuple[str, str]]:
    """Sector and role of everybody who is counted at all, in no order that means anything."""
    there = (standing != NOTHING).any(axis=1).tolist()
    return sorted((each.sector, each.role) for each in compress(group.people, there))


def _counts(people: Choices, hidden: NDArray[np.bool_]) -> Choices:
    """The choices given to each item, sorted; any level is one where the levels are hidden."""
    is_level = (people != NOTHING) & (people < LONGEST_SCALE)
    return np.sort(np.where(hidden & is_level, 0, people), axis=0)


def _changers(people: Stories) -> list[int]:
    """How many, at each closing but the first, have other answers than before."""
    were_there = (people != NOTHING).any(axis=2)[:-1]
    return ((people[1:] != people[:-1]).any(axis=2) & were_there).sum(axis=1).tolist()


def _weight(people: Choices, section: Section, *, is_exact: bool) -> tuple[int, int]:
    """What people add to a section: how many have a mean, and the sum of their means.

    Where a section has a hidden item, its mean also rests on what few people said of that item.
    This attacker does not compute what they must have said in all: it names nobody.
    """
    levels = ([choice for choice in row if 0 <= choice < LONGEST_SCALE] for row in people.tolist())
    enough = [row for row in levels if 2 * len(row) >= len(section.items)]
    if not (is_exact and section.averaged):
        return len(enough), 0
    return len(enough), sum(DIVISIBLE // len(row) * sum(row) for row in enough)


def _columns() -> Iterator[slice]:
    """Where the items of each section stand among all items."""
    start = 0
    for section in QUESTIONNAIRE.sections:
        yield slice(start, start + len(section.items))
        start += len(section.items)


def _section_of(item: int) -> slice:
    return next(columns for columns in COLUMNS if item < columns.stop)


COLUMNS = list(_columns())
CODES = [item.code for item in ITEMS]
