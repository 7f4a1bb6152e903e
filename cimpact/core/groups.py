"""Sectors and roles: who answered, and what each of them says of an item.

Everything here passes through ``disclosure``. Choices have a column per item of the questionnaire
and are positions in ``answers.CHOICES``. Sectors and roles are codes, one per person, empty where
none was named.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cimpact.core.answers import LONGEST_SCALE
from cimpact.core.content_parts import Role, Sector
from cimpact.core.difference import NOTHING, Choices
from cimpact.core.disclosure import groups_to_show
from cimpact.core.lists import Lists
from cimpact.core.parts import Part, Split, split
from cimpact.core.questionnaire import Questionnaire
from cimpact.core.report import Breakdown, Coverage, GroupCount, GroupFigures
from cimpact.core.tally import levels_needed

REST = ""
"""The people of no group that may be shown, together."""


def coverage(
    sectors: Sequence[str],
    roles: Sequence[str],
    offered: Questionnaire | Lists,
    *,
    minimum_group: int,
) -> Coverage | None:
    """Who answered, one sector and one role per person; None when nobody named any."""
    if not any((*sectors, *roles)):
        return None
    named = {role.code for role in offered.roles} & set(roles)
    concerned = {role.code for role in offered.roles if role.concerned}
    return Coverage(
        sectors=_present(sectors, offered.sectors, minimum_group),
        absent_sectors=_absent(sectors, offered.sectors),
        roles=_present(roles, offered.roles, minimum_group),
        absent_roles=_absent(roles, offered.roles),
        concerned=bool(named & concerned) if named else None,
    )


def _present(
    values: Sequence[str], offered: Sequence[Sector | Role], minimum_group: int
) -> tuple[GroupCount, ...]:
    people = _people(values)
    shown = groups_to_show(people, len(values), minimum_group=minimum_group)
    return tuple(
        GroupCount(each.code, people[each.code] if each.code in shown else None)
        for each in offered
        if each.code in people
    )


def _absent(values: Sequence[str], offered: Sequence[Sector | Role]) -> tuple[str, ...]:
    return tuple(each.code for each in offered if each.code not in values)


def _people(values: Sequence[str]) -> Counter[str]:
    return Counter(value for value in values if value)


def breakdowns(
    choices: Choices,
    sectors: Sequence[str],
    roles: Sequence[str],
    questionnaire: Questionnaire,
    *,
    minimum_group: int,
) -> tuple[Breakdown, ...]:
    """What sectors, or roles, say of each item; items of which nothing may be said are left out.

    Both tables of the same people could be crossed, and a cell of the crossing be one person. So
    only the attribute that shows more groups is broken down by, sectors if they are as many; both
    where there is no minimum group.
    """
    attributes = [
        _attribute("sector", sectors, questionnaire.sectors, minimum_group),
        _attribute("role", roles, questionnaire.roles, minimum_group),
    ]
    return tuple(
        breakdown
        for attribute in _uncrossed(attributes, minimum_group)
        for breakdown in _by_group(choices, attribute, questionnaire, minimum_group)
    )


@dataclass(frozen=True, slots=True)
class _Attribute:
    """Sectors or roles: each person's, those that somebody named, those of enough people."""

    name: str
    values: Sequence[str]
    named: Sequence[str]
    shown: frozenset[str]


def _uncrossed(attributes: Sequence[_Attribute], minimum_group: int) -> Sequence[_Attribute]:
    if minimum_group <= 1:
        return attributes
    return [max(attributes, key=lambda attribute: len(attribute.shown))]


def _attribute(
    name: str, values: Sequence[str], offered: Sequence[Sector | Role], minimum_group: int
) -> _Attribute:
    return _Attribute(
        name=name,
        values=values,
        named=[each.code for each in offered if each.code in values],
        shown=groups_to_show(_people(values), len(values), minimum_group=minimum_group),
    )


def _by_group(
    choices: Choices, attribute: _Attribute, questionnaire: Questionnaire, minimum_group: int
) -> Iterator[Breakdown]:
    groups = [value if value in attribute.shown else REST for value in attribute.values]
    if len(set(groups)) == 1:
        return  # that group is everybody: the item's own figures are theirs
    levels = np.where(_have_level(choices), choices, NOTHING)
    weights = _weights(choices, questionnaire)
    for place, item in enumerate(questionnaire.items):
        parts = _parts(groups, item.top, levels[:, place], weights[:, place])
        told = split(list(parts.values()), minimum_group=minimum_group)
        if told.shown or told.close:
            figures = tuple(_figures(code, parts, told) for code in attribute.named)
            yield Breakdown(item=item.code, attribute=attribute.name, groups=figures)


def _figures(code: str, parts: Mapping[str, Part], told: Split) -> GroupFigures:
    if code in told.close:
        return GroupFigures(code=code, hidden=False, are_close=True)
    if code not in told.shown:
        return GroupFigures(code=code)
    low, _middle, favourable = parts[code].bands
    return GroupFigures(
        code=code,
        hidden=False,
        answered=parts[code].answered,
        low=low,
        favourable=favourable,
    )


def _parts(
    groups: Sequence[str], top: int, levels: NDArray[np.intp], weights: NDArray[np.intp]
) -> dict[str, Part]:
    members: dict[str, Counter[tuple[int, int]]] = defaultdict(Counter)
    for group, level, weight in zip(groups, levels.tolist(), weights.tolist(), strict=True):
        if level != NOTHING:
            members[group][level, weight] += 1
    return {code: Part(code, top, counted) for code, counted in members.items()}


def _weights(choices: Choices, questionnaire: Questionnaire) -> NDArray[np.intp]:
    """By how many levels a person's section mean is divided; 0 where an item moves no mean."""
    weights = np.zeros_like(choices)
    start = 0
    for section in questionnaire.sections:
        columns = slice(start, start + len(section.items))
        levels = _have_level(choices[:, columns]).sum(axis=1)
        if section.averaged:
            divisors = np.where(levels >= levels_needed(section), levels, 0)
            weights[:, columns] = divisors[:, np.newaxis]
        start = columns.stop
    return weights


def _have_level(choices: Choices) -> NDArray[np.bool_]:
    return np.asarray((choices != NOTHING) & (choices < LONGEST_SCALE))
