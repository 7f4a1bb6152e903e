"""What an attacker proves: by going through all worlds of one closing, or by subtracting two.

From what leaves only: the JSON of the figures, the breakdowns, and who is known to be there.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from operator import le
from typing import Any

import numpy as np

from cimpact.core.difference import NOTHING
from cimpact.core.report import GroupFigures
from tests.core.crowds import ITEMS, Crowd, Told
from tests.core.facts import FAVOURABLE, LOW, MIDDLE, Fact, bands

MOST_STEPS = 30_000
"""How many steps an attacker goes through the worlds of one fact before giving up."""

Cell = tuple[str, str, bool]
"""The sector and the role of people, and whether the fact is about them."""

World = dict[Cell, Counter[int]]
"""How many people of each cell give each choice; ``NOTHING`` is any but a level."""


class TooManyWorlds(Exception):
    """The attacker gives up."""


def is_proved(fact: Fact, group: Crowd, told: list[Told]) -> bool:
    """Whether the fact holds in every world in which the same is told."""
    if told[fact.closing].figures["items"][fact.item]["hidden"]:
        return False
    if fact.closing and _follows_by_subtraction(fact, told[fact.closing - 1], told[fact.closing]):
        return True
    try:
        return _holds_in_all_worlds(fact, group, told[fact.closing])
    except TooManyWorlds:
        return False


def _follows_by_subtraction(fact: Fact, before: Told, after: Told) -> bool:
    """Whether it is about newcomers, who are all that two closings differ by."""
    first, second = (_levels(each.figures["items"][fact.item]) for each in (before, after))
    new = _there(after) - _there(before)
    apart = second - first
    if not fact.people <= new or first - second or apart.total() > len(new):
        return False
    having = sum(people for choice, people in apart.items() if _value(fact, choice) == fact.value)
    return max(0, having - (len(new) - len(fact.people))) == min(len(fact.people), having) > 0


def _levels(figures: dict[str, Any]) -> Counter[int]:
    """People per level of an item, as its JSON has them; none where they are hidden."""
    return Counter(dict(enumerate(figures["counts"] or [])))


def _there(told: Told) -> set[int]:
    """Who is counted: an outsider knows who is in the group, and when each of them came."""
    return {place for place, row in enumerate(told.standing.tolist()) if max(row) != NOTHING}


def _value(fact: Fact, choice: int) -> int:
    return choice if fact.is_choice else int(bands(np.array([choice]), fact.item)[0])


def _holds_in_all_worlds(fact: Fact, group: Crowd, told: Told) -> bool:
    true = int(fact.holds_for(told.standing)[[*fact.people]].sum())
    return all(
        sum(
            people
            for (*_cell, is_about), given in world.items()
            for choice, people in given.items()
            if is_about and _value(fact, choice) == fact.value
        )
        == true
        for world in _worlds(fact, group, told)
    )


def _worlds(fact: Fact, group: Crowd, told: Told) -> Iterator[World]:
    """All ways of handing the choices out to people. Raises TooManyWorlds."""
    sizes = _cells(fact, group, told)
    cells, shown = sorted(sizes), _shown(fact, told)
    whole = _levels(told.figures["items"][fact.item])
    whole[NOTHING] = sizes.total() - whole.total()
    unfinished: list[tuple[World, Counter[int]]] = [({}, +whole)]
    for _step in range(MOST_STEPS):
        if not unfinished:
            return
        world, left = unfinished.pop()
        if not _may_be_told(world, cells, shown, fact.item):
            continue
        if len(world) == len(cells):
            yield world
            continue
        cell = cells[len(world)]
        unfinished += (
            ({**world, cell: given}, +(left - given))
            for given in _handed_out(sizes[cell], sorted(left.items()))
        )
    raise TooManyWorlds


def _cells(fact: Fact, group: Crowd, told: Told) -> Counter[Cell]:
    """How many people of each kind are there."""
    people = group.people
    return Counter(
        (people[place].sector, people[place].role, place in fact.people) for place in _there(told)
    )


def _shown(fact: Fact, told: Told) -> list[tuple[str, GroupFigures]]:
    """What groups are told to say of the item, by sector or role."""
    return [
        (breakdown.attribute, figures)
        for breakdown in told.report.breakdowns
        if breakdown.item == ITEMS[fact.item].code
        for figures in breakdown.groups
        if not figures.hidden
    ]


def _handed_out(people: int, left: Sequence[tuple[int, int]]) -> Iterator[Counter[int]]:
    """Every choice of so many out of those that are left."""
    if not left:
        if not people:
            yield Counter()
        return
    (choice, most), *others = left
    for number in range(min(people, most) + 1):
        for rest in _handed_out(people - number, others):
            yield rest + Counter({choice: number})


def _may_be_told(
    world: World, cells: Sequence[Cell], shown: Sequence[tuple[str, GroupFigures]], item: int
) -> bool:
    """Whether what is handed out so far contradicts no figure of a group."""
    for attribute, figures in shown:
        own = [cell for cell in cells if cell[attribute == "role"] == figures.code]
        given = sum((world[cell] for cell in own if cell in world), start=Counter[int]())
        is_whole = all(cell in world for cell in own)
        if not _agrees(_in_bands(given, item), figures, is_whole=is_whole):
            return False
    return True


def _in_bands(given: Counter[int], item: int) -> tuple[int, int, int]:
    found = Counter[int]()
    for choice, people in given.items():
        found[int(bands(np.array([choice]), item)[0])] += people
    return found[LOW], found[MIDDLE], found[FAVOURABLE]


def _agrees(found: tuple[int, int, int], figures: GroupFigures, *, is_whole: bool) -> bool:
    """Whether a group, or the part of it that has something so far, may be what is told of it."""
    if figures.are_close:
        low, _middle, favourable = found
        return not is_whole or (max(found) >= sum(found) - 1 and not (low and favourable))
    middle = figures.answered - figures.low - figures.favourable
    told = (figures.low, middle, figures.favourable)
    return found == told if is_whole else all(map(le, found, told))
