"""From the counts of an item, or the people of a section, to their figures.

Everything is computed on whole numbers and fractions and becomes a float once, at the end: equal
figures are equal floats whatever the order of the answers, and a figure that lies exactly on a
threshold is treated as being there. A tuple of counts holds people per level, from 0 up; its length
is the scale's.
"""

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from fractions import Fraction

from cimpact.core.disclosure import is_hidden
from cimpact.core.priorities import label_of
from cimpact.core.report import ItemFigures, SectionFigures
from cimpact.core.tally import ItemTally, SectionTally
from cimpact.core.thresholds import THRESHOLDS, steps


class Closeness(StrEnum):
    """How far opinions lie apart, in a word."""

    CLOSE = "close"
    FAIRLY_CLOSE = "fairly_close"
    APART = "apart"


def favourable(counts: Sequence[int]) -> int:
    """People at a favourable level: 3 and 4 on the standard scale."""
    lowest = THRESHOLDS.favourable * (len(counts) - 1)
    return sum(people for level, people in enumerate(counts) if level >= lowest)


def low(counts: Sequence[int]) -> int:
    """People at a low level: 0 and 1 on the standard scale."""
    highest = THRESHOLDS.low * (len(counts) - 1)
    return sum(people for level, people in enumerate(counts) if level <= highest)


def mean(counts: Sequence[int]) -> Fraction:
    """The mean level of at least one person."""
    return Fraction(sum(level * people for level, people in enumerate(counts)), sum(counts))


def median(counts: Sequence[int]) -> tuple[int, int]:
    """The two middle levels of at least one person; equal when there is only one."""
    answered = sum(counts)
    return _level_of(counts, (answered - 1) // 2), _level_of(counts, answered // 2)


def _level_of(counts: Sequence[int], rank: int) -> int:
    """The level of the person at a rank, counted from 0 and from the lowest level."""
    for level, people in enumerate(counts):
        if rank < people:
            return level
        rank -= people
    raise IndexError(rank)


def spread(counts: Sequence[int]) -> Fraction:
    """Mean absolute distance to the median, in steps; the midpoint of two middle levels."""
    middles = sum(median(counts))
    halves = sum(people * abs(2 * level - middles) for level, people in enumerate(counts))
    return Fraction(halves, 2 * sum(counts))


def closeness(counts: Sequence[int]) -> Closeness:
    """Under 0.5 step close, up to 0.8 fairly close, beyond it apart."""
    distance, top = spread(counts), len(counts) - 1
    if distance < steps(THRESHOLDS.close_spread, top=top):
        return Closeness.CLOSE
    if distance <= steps(THRESHOLDS.split_spread, top=top):
        return Closeness.FAIRLY_CLOSE
    return Closeness.APART


def two_camps(counts: Sequence[int]) -> bool:
    """Whether both the low and the favourable side hold two people and a quarter of all."""
    smaller = min(low(counts), favourable(counts))
    share = THRESHOLDS.camp_share * sum(counts)
    return smaller >= THRESHOLDS.camp_people and smaller >= share


def gap_to(target: float | None, mean: Fraction) -> Fraction | None:
    """What the mean lacks to reach the target, in steps, never negative; None without a target.

    The target is taken as it is written: 2.7 is 27/10, not the nearest binary number.
    """
    return None if target is None else max(Fraction(0), Fraction(str(target)) - mean)


def has_information_gap(*, answered: int, no_level: int) -> bool:
    """Whether a third or more of those who answered said don't know or too early."""
    return no_level > 0 and no_level >= THRESHOLDS.information_gap * (answered + no_level)


def item_figures(tally: ItemTally, *, target: float | None, minimum_group: int) -> ItemFigures:
    """The figures of one item; only the counts of participation when too few gave a level."""
    no_level = tally.dont_know + tally.too_early
    participation = ItemFigures(
        item=tally.item,
        section=tally.section,
        answered=tally.answered,
        dont_know=tally.dont_know,
        too_early=tally.too_early,
        blank=tally.blank,
        information_gap=has_information_gap(answered=tally.answered, no_level=no_level),
        target=target,
    )
    hidden = is_hidden(tally.answered, minimum_group=minimum_group)
    figures = participation if hidden else _with_figures(participation, tally.counts)
    return replace(figures, label=label_of(figures))


def _with_figures(participation: ItemFigures, counts: tuple[int, ...]) -> ItemFigures:
    gap = gap_to(participation.target, mean(counts))
    return replace(
        participation,
        hidden=False,
        counts=counts,
        favourable=favourable(counts),
        low=low(counts),
        mean=float(mean(counts)),
        median=median(counts),
        spread=float(spread(counts)),
        two_camps=two_camps(counts),
        split=closeness(counts) is Closeness.APART or two_camps(counts),
        gap=None if gap is None else float(gap),
    )


def section_figures(
    tally: SectionTally, *, target: float | None, people: int, minimum_group: int
) -> SectionFigures:
    """The mean of the persons' means; ``people`` are all who could have answered."""
    if is_hidden(tally.respondents, minimum_group=minimum_group):
        return SectionFigures(section=tally.section, target=target)
    shown = SectionFigures(
        section=tally.section, target=target, respondents=tally.respondents, hidden=False
    )
    if not tally.averaged:
        return shown
    mean = tally.total / tally.respondents
    gap = gap_to(target, mean)
    return replace(
        shown,
        mean=float(mean),
        gap=None if gap is None else float(gap),
        bounds=_section_bounds(tally, people=people),
    )


def _section_bounds(tally: SectionTally, *, people: int) -> tuple[float, float] | None:
    """The mean if everybody without one were at the bottom, and if they were at the top."""
    missing = people - tally.respondents
    if missing <= 0:
        return None
    return float(tally.total / people), float((tally.total + tally.top * missing) / people)
