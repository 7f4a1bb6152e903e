"""One session as a comparison takes it: who gave which level, and who can be found again.

People become rows, items columns. What belongs here is everything that concerns one session alone;
what two of them say together belongs in ``comparison``.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import lru_cache
from math import ceil, lcm
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cimpact.core.answers import KINDS, LONGEST_SCALE, PERSON, encode
from cimpact.core.questionnaire import Questionnaire
from cimpact.core.report import GateFigures
from cimpact.core.thresholds import THRESHOLDS, steps

NO_LEVEL = -1


@dataclass(frozen=True, slots=True, eq=False)
class Sitting:
    """One session to compare.

    Args:
        name: what the caller calls it: an id, or a file.
        questionnaire: the edition answered.
        answers: the frame that ``answers`` describes, holding exactly the answers behind the
            session's own published results: an answer that stayed out of those stays out here.
        links: respondent to link, for those who have one; a link says that somebody is the same
            person as in another session. One that several respondents share is left out.
        duplicate_links: links that the reader of the answers has already left out for that reason.
        minimum_group: people under whose number figures are hidden; 1 where all agreed to be named.
        held_on: the day, where it is known.
        gates: the preconditions as the session's own report has them.
    """

    name: str
    questionnaire: Questionnaire
    answers: pd.DataFrame
    links: Mapping[str, str] = field(default_factory=dict)
    duplicate_links: int = 0
    minimum_group: int = THRESHOLDS.minimum_group
    held_on: date | None = None
    gates: tuple[GateFigures, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Attendance:
    """The people of a session, one row each, and their levels, one column per item.

    ``levels`` holds ``NO_LEVEL`` where nobody gave one. ``rows`` leads from a usable link to its
    row; ``shared_links`` counts those that lead to several people, which ``rows`` leaves out.
    """

    sitting: Sitting
    levels: NDArray[np.int64]
    rows: Mapping[str, int]
    shared_links: int

    @property
    def people(self) -> int:
        """Persons with at least one answer of any kind."""
        return len(self.levels)


@dataclass(frozen=True, slots=True)
class Column:
    """One thing that is compared: an item, or a section on the items that both editions share.

    ``places`` are the columns of the session's items, of which a person must give a level to
    ``needed``; ``scale`` turns the mean of any such number of levels into a whole number. ``top``
    is the highest level of any of the items; ``least`` is the mean difference from which a change
    may be clear, times the scale.
    """

    code: str
    is_item: bool
    places: tuple[int, ...]
    needed: int
    scale: int
    top: int
    least: Fraction


@dataclass(frozen=True, slots=True, eq=False)
class Scores:
    """What people score in some columns: a row per person, a column per ``Column``.

    ``values`` are means of levels times the column's scale, whole numbers: equal means are equal
    numbers, so that nobody seems to have moved. ``counted`` says on how many levels each rests; 0
    where too few are given for a score, whose value is then 0 too.
    """

    values: NDArray[Any]
    counted: NDArray[np.int64]

    @property
    def given(self) -> NDArray[np.bool_]:
        """Where there is a score."""
        return self.counted > 0

    def of(self, column: int) -> NDArray[Any]:
        """The scores of one column, of those who have one."""
        scored: NDArray[Any] = self.values[self.counted[:, column] > 0, column]
        return scored


def attendance(sitting: Sitting) -> Attendance:
    """Read a session once; raises what ``answers.encode`` refuses."""
    encoded = encode(sitting.answers, sitting.questionnaire)
    is_person = encoded.kind == KINDS.index(PERSON)
    people, first, row = np.unique(
        encoded.respondent[is_person], return_index=True, return_inverse=True
    )
    item, choice = encoded.item[is_person], encoded.choice[is_person]
    levels = np.full((len(people), len(sitting.questionnaire.items)), NO_LEVEL, dtype=np.int64)
    has_level = choice < LONGEST_SCALE
    levels[row[has_level], item[has_level]] = choice[has_level]
    names = sitting.answers["respondent"].array[np.flatnonzero(is_person)[first]]
    links = [sitting.links.get(name, "") for name in names]
    times = Counter(link for link in links if link)
    return Attendance(
        sitting=sitting,
        levels=levels,
        rows={link: place for place, link in enumerate(links) if times[link] == 1},
        shared_links=sitting.duplicate_links + sum(count > 1 for count in times.values()),
    )


def item_columns(questionnaire: Questionnaire, codes: Sequence[str]) -> tuple[Column, ...]:
    """A column per item, in the order of the codes."""
    known = {item.code: (place, item.top) for place, item in enumerate(questionnaire.items)}
    return tuple(_item_column(code, *known[code]) for code in codes)


@lru_cache(maxsize=1024)
def _item_column(code: str, place: int, top: int) -> Column:
    return Column(
        code=code,
        is_item=True,
        places=(place,),
        needed=1,
        scale=1,
        top=top,
        least=steps(THRESHOLDS.item_change, top=top),
    )


def section_columns(
    questionnaire: Questionnaire, items_of: Mapping[str, Sequence[str]]
) -> tuple[Column, ...]:
    """A column per section, computed on the items that the mapping gives it (at least one)."""
    return tuple(
        _section_column(section, item_columns(questionnaire, codes))
        for section, codes in items_of.items()
    )


@lru_cache(maxsize=256)
def _section_column(section: str, items: tuple[Column, ...]) -> Column:
    top = max(item.top for item in items)
    needed = ceil(THRESHOLDS.section_share * len(items))
    scale = lcm(*range(needed, len(items) + 1))
    return Column(
        code=section,
        is_item=False,
        places=tuple(item.places[0] for item in items),
        needed=needed,
        scale=scale,
        top=top,
        least=steps(THRESHOLDS.section_change, top=top) * scale,
    )


def scores(attendance: Attendance, columns: Sequence[Column]) -> Scores:
    """Everybody's score in every column; none for whoever gave too few levels."""
    if all(column.is_item for column in columns):
        levels = attendance.levels[:, [column.places[0] for column in columns]]
        return Scores(values=np.maximum(levels, 0), counted=(levels != NO_LEVEL).astype(np.int64))
    found = [score(attendance.levels[:, column.places], column) for column in columns]
    return Scores(
        values=np.stack([values for values, _ in found], axis=1),
        counted=np.stack([counted for _, counted in found], axis=1),
    )


def score(levels: NDArray[np.int64], column: Column) -> tuple[NDArray[Any], NDArray[np.int64]]:
    """Everybody's score in one column and on how many levels it rests, from its items' levels."""
    has_level = levels != NO_LEVEL
    given = has_level.sum(axis=1)
    counted = np.where(given >= column.needed, given, 0)
    # Squares of sums must fit 64 bits; in sections of some twenty items longer numbers stand in.
    exact = np.int64 if column.scale * LONGEST_SCALE * len(levels) < 2**31 else object
    sums = np.where(has_level, levels, 0).sum(axis=1).astype(exact)
    values = np.where(counted > 0, sums * column.scale // np.maximum(counted, 1), 0)
    return values, counted
