"""Two neighbouring sessions: what they share, who is the same in both, and what moved.

Figures stay away where too few people stand behind them, and where together with the sessions' own
results they would tell what a few people answered.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cimpact.core.changes import Change, Movement, Unlinked
from cimpact.core.disclosure import are_few, is_hidden
from cimpact.core.movement import Sums, clear_changes, intervals, summed, superiority
from cimpact.core.questionnaire import Item, Questionnaire
from cimpact.core.sitting import (
    Attendance,
    Column,
    Scores,
    item_columns,
    scores,
    section_columns,
)

Rows = NDArray[np.intp]


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Both sessions in the same columns: everybody's scores, and how the linked people moved.

    ``differences`` have a row per linked person: later less earlier, 0 where either is missing.
    """

    columns_earlier: tuple[Column, ...]
    columns: tuple[Column, ...]
    earlier: Scores
    later: Scores
    differences: NDArray[Any]
    sums: Sums
    clear: NDArray[np.bool_]
    intervals: tuple[NDArray[np.float64], NDArray[np.float64]]

    def once(self, column: int) -> int:
        """How many scores have no counterpart in the other session."""
        answered = len(self.earlier.of(column)) + len(self.later.of(column))
        return answered - 2 * int(self.sums.pairs[column])


@dataclass(frozen=True, slots=True, eq=False)
class Pair:
    """Two sessions; ``rows`` are the linked people's in each, in the same order."""

    people: tuple[Attendance, Attendance]
    rows: tuple[Rows, Rows]
    items: Table
    sections: Table

    @property
    def minimum_group(self) -> int:
        """The stricter of the two."""
        return max(attended.sitting.minimum_group for attended in self.people)

    @property
    def alone(self) -> tuple[int, int]:
        """People of the earlier and of the later session who are not found in the other one."""
        earlier, later = (attended.people - len(self.rows[0]) for attended in self.people)
        return earlier, later


def shared_items(editions: Sequence[Questionnaire]) -> tuple[str, ...]:
    """The items that all editions hold with as many levels, in the order of the last one."""
    tops = [{item.code: item.top for item in edition.items} for edition in editions]
    return tuple(
        code for code, top in tops[-1].items() if all(other.get(code) == top for other in tops)
    )


def sections_of(edition: Questionnaire, items: Sequence[str]) -> dict[str, list[str]]:
    """These items by the section of the edition that averages them; no section without any."""
    found = {
        section.code: [item.code for item in section.items if item.code in items]
        for section in edition.sections
        if section.averaged
    }
    return {section: codes for section, codes in found.items() if codes}


def change_between(earlier: Attendance, later: Attendance) -> Change:
    """What moved from one session to the next."""
    editions = earlier.sitting.questionnaire, later.sitting.questionnaire
    shared = shared_items(editions)
    pair = paired(earlier, later, shared)
    only_earlier, only_later = pair.alone
    return Change(
        earlier=earlier.sitting.name,
        later=later.sitting.name,
        minimum_group=pair.minimum_group,
        linked=len(pair.rows[0]),
        only_earlier=only_earlier,
        only_later=only_later,
        items=_movements(pair.items, pair),
        sections=_movements(pair.sections, pair),
        left_out=_left_out(editions, shared),
        reworded=_reworded(editions, shared),
    )


def paired(earlier: Attendance, later: Attendance, shared: Sequence[str]) -> Pair:
    """Find who is the same in two sessions, and how they moved in the shared items."""
    people = earlier, later
    editions = [attended.sitting.questionnaire for attended in people]
    items_of = sections_of(editions[-1], shared)
    links = [link for link in earlier.rows if link in later.rows]
    rows = _rows(earlier, links), _rows(later, links)
    items = [item_columns(edition, shared) for edition in editions]
    sections = [section_columns(edition, items_of) for edition in editions]
    return Pair(
        people=people,
        rows=rows,
        items=_table(people, rows, items),
        sections=_table(people, rows, sections),
    )


def _rows(attended: Attendance, links: Sequence[str]) -> Rows:
    return np.array([attended.rows[link] for link in links], dtype=np.intp)


def _table(
    people: tuple[Attendance, Attendance],
    rows: tuple[Rows, Rows],
    columns: Sequence[tuple[Column, ...]],
) -> Table:
    earlier, later = (scores(*each) for each in zip(people, columns, strict=True))
    in_both = earlier.given[rows[0]] & later.given[rows[1]]
    differences = np.where(in_both, later.values[rows[1]] - earlier.values[rows[0]], 0)
    sums = summed(differences, in_both)
    return Table(
        columns_earlier=columns[0],
        columns=columns[1],
        earlier=earlier,
        later=later,
        differences=differences,
        sums=sums,
        clear=clear_changes(sums, [column.least for column in columns[1]]),
        intervals=intervals(sums),
    )


def _movements(table: Table, pair: Pair) -> tuple[Movement, ...]:
    """What every column did.

    The mean difference is withheld where a few people answered in one session only, be it at all or
    this item: with the sessions' own results it would give the sum of their answers.
    """
    minimum_group = pair.minimum_group
    withheld = any(are_few(people, minimum_group=minimum_group) for people in pair.alone)
    return tuple(
        _movement(
            table,
            place,
            hidden=is_hidden(int(table.sums.pairs[place]), minimum_group=minimum_group),
            withheld=withheld or are_few(table.once(place), minimum_group=minimum_group),
            unlinked=_unlinked(table, place, minimum_group),
        )
        for place in range(len(table.columns))
    )


def _movement(
    table: Table, place: int, *, hidden: bool, withheld: bool, unlinked: Unlinked
) -> Movement:
    column, sums = table.columns[place], table.sums
    pairs, up, down = (int(counts[place]) for counts in (sums.pairs, sums.up, sums.down))
    if hidden:
        return Movement(column.code, column.top, pairs, unlinked, withheld=withheld)
    return Movement(
        code=column.code,
        top=column.top,
        pairs=pairs,
        unlinked=unlinked,
        up=up,
        same=pairs - up - down,
        down=down,
        mean_difference=None if withheld else _mean(sums.total[place], pairs, column),
        interval=None if withheld else _interval(table, place),
        clear_change=bool(table.clear[place]),
        hidden=False,
        withheld=withheld,
    )


def _mean(total: int, people: int, column: Column) -> float:
    return float(Fraction(int(total), people * column.scale))


def _interval(table: Table, place: int) -> tuple[float, float] | None:
    scale = table.columns[place].scale
    lowest, highest = (float(ends[place]) / scale for ends in table.intervals)
    return None if np.isnan(lowest) else (lowest, highest)


def _unlinked(table: Table, place: int, minimum_group: int) -> Unlinked:
    """Both sessions side by side; counts of answers alone where either has too few."""
    column = table.columns[place]
    earlier, later = table.earlier.of(place), table.later.of(place)
    if is_hidden(min(len(earlier), len(later)), minimum_group=minimum_group):
        return Unlinked(len(earlier), len(later))
    means = [Fraction(int(each.sum()), len(each) * column.scale) for each in (earlier, later)]
    counts = _counts(earlier, column), _counts(later, column)
    return Unlinked(
        answered_earlier=len(earlier),
        answered_later=len(later),
        counts_earlier=counts[0],
        counts_later=counts[1],
        mean_earlier=float(means[0]),
        mean_later=float(means[1]),
        mean_difference=float(means[1] - means[0]),
        superiority=float(superiority(earlier, later)),
    )


def _counts(values: NDArray[np.int64], column: Column) -> tuple[int, ...] | None:
    """People per level of an item; None of a section."""
    if not column.is_item:
        return None
    return tuple(np.bincount(values, minlength=column.top + 1).tolist())


def _left_out(editions: Sequence[Questionnaire], shared: Sequence[str]) -> tuple[str, ...]:
    """Items of either edition that are not shared, the later edition's first."""
    codes = dict.fromkeys(item.code for edition in reversed(editions) for item in edition.items)
    return tuple(code for code in codes if code not in shared)


def _reworded(editions: Sequence[Questionnaire], shared: Sequence[str]) -> tuple[str, ...]:
    """Shared items whose question or levels do not read the same."""
    earlier, later = ({item.code: _wording(item) for item in each.items} for each in editions)
    return tuple(code for code in shared if earlier[code] != later[code])


def _wording(item: Item) -> tuple[object, ...]:
    return item.stem, item.levels
