"""Figures that other people's tools print too, for the annex and for exports only.

None of them decides anything here: what moved is decided in ``movement``.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise
from math import erfc, sqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cimpact.core.pairing import Pair, change_between, paired, shared_items
from cimpact.core.scoring import median, spread
from cimpact.core.sitting import NO_LEVEL, Attendance, Column, Sitting, attendance
from cimpact.core.thresholds import THRESHOLDS


@dataclass(frozen=True, slots=True)
class SectionAnnex:
    """A section between two sessions.

    ``statistic`` is the sum of the ranks of those who went up, ``p`` Wilcoxon's, ``p_holm`` the
    same after Holm over the sections; None where too few people are linked, where a few could be
    told apart, or where nobody moved. Alphas are None of too few people or items.
    """

    section: str
    statistic: float | None = None
    p: float | None = None
    p_holm: float | None = None
    alpha_earlier: float | None = None
    alpha_later: float | None = None


@dataclass(frozen=True, slots=True)
class ItemAnnex:
    """An item in two sessions; None where either has too few answers to show."""

    item: str
    median_earlier: float | None = None
    median_later: float | None = None
    leik_earlier: float | None = None
    leik_later: float | None = None


@dataclass(frozen=True, slots=True)
class ChangeAnnex:
    """What the annex says of two neighbouring sessions."""

    earlier: str
    later: str
    sections: tuple[SectionAnnex, ...]
    items: tuple[ItemAnnex, ...]


def annex(sittings: Sequence[Sitting]) -> tuple[ChangeAnnex, ...]:
    """The annex of a comparison of these sessions; nothing for fewer than two."""
    attended = [attendance(sitting) for sitting in sittings]
    return tuple(_annex(earlier, later) for earlier, later in pairwise(attended))


def _annex(earlier: Attendance, later: Attendance) -> ChangeAnnex:
    change = change_between(earlier, later)
    shared = shared_items([earlier.sitting.questionnaire, later.sitting.questionnaire])
    pair = paired(earlier, later, shared)
    sections = [
        SectionAnnex(section.code)
        if section.hidden or section.withheld
        else _wilcoxon(section.code, pair.sections.differences[:, place])
        for place, section in enumerate(change.sections)
    ]
    return ChangeAnnex(
        earlier=change.earlier,
        later=change.later,
        sections=tuple(
            replace(each, p_holm=p, alpha_earlier=alphas[0], alpha_later=alphas[1])
            for each, p, alphas in zip(
                sections, holm([each.p for each in sections]), _alphas(pair), strict=True
            )
        ),
        items=tuple(
            _item(each.code, each.unlinked.counts_earlier, each.unlinked.counts_later)
            for each in change.items
        ),
    )


def _wilcoxon(section: str, differences: NDArray[Any]) -> SectionAnnex:
    if not differences.any():
        return SectionAnnex(section)
    statistic, p = signed_rank(differences)
    return SectionAnnex(section, statistic=statistic, p=p)


def signed_rank(differences: NDArray[Any]) -> tuple[float, float]:
    """Wilcoxon's signed rank test of differences, at least one of which is not 0.

    Zeros are dropped; equal sizes share their mean rank, for which the variance is corrected; the
    normal distribution, two-sided, without continuity correction. Returns the sum of the ranks of
    positive differences, and p.
    """
    moved = differences[differences != 0]
    _sizes, place, ties = np.unique(np.abs(moved), return_inverse=True, return_counts=True)
    ranks = (np.cumsum(ties) - (ties - 1) / 2)[place]
    statistic, n = float(ranks[moved > 0].sum()), len(moved)
    variance = n * (n + 1) * (2 * n + 1) / 24 - float((ties**3 - ties).sum()) / 48
    z = (statistic - n * (n + 1) / 4) / sqrt(variance)
    return statistic, erfc(abs(z) / sqrt(2))


def holm(values: Sequence[float | None]) -> list[float | None]:
    """Holm's step-down adjustment of p-values; those that are None do not count."""
    known = sorted((p, place) for place, p in enumerate(values) if p is not None)
    adjusted: list[float | None] = [None] * len(values)
    highest = 0.0
    for rank, (p, place) in enumerate(known):
        highest = max(highest, min(1.0, (len(known) - rank) * p))
        adjusted[place] = highest
    return adjusted


def _alphas(pair: Pair) -> Iterable[tuple[float | None, float | None]]:
    earlier, later = pair.people
    for before, after in zip(pair.sections.columns_earlier, pair.sections.columns, strict=True):
        yield alpha(_levels(earlier, before)), alpha(_levels(later, after))


def _levels(attended: Attendance, column: Column) -> NDArray[np.int64]:
    """The levels of those who gave one to every item of a section."""
    levels = attended.levels[:, column.places]
    return np.asarray(levels[(levels != NO_LEVEL).all(axis=1)])


def alpha(levels: NDArray[np.int64]) -> float | None:
    """Cronbach's alpha of complete rows, people by items.

    None of too few people or items, or where everybody has the same sum.
    """
    people, items = levels.shape
    if people < THRESHOLDS.alpha_people or items < THRESHOLDS.alpha_items:
        return None
    whole = levels.sum(axis=1).var(ddof=1)
    if whole == 0:
        return None
    return float(items / (items - 1) * (1 - levels.var(axis=0, ddof=1).sum() / whole))


def _item(code: str, earlier: tuple[int, ...] | None, later: tuple[int, ...] | None) -> ItemAnnex:
    if earlier is None or later is None:
        return ItemAnnex(code)
    return ItemAnnex(
        item=code,
        median_earlier=float(interpolated_median(earlier)),
        median_later=float(interpolated_median(later)),
        leik_earlier=float(leik(earlier)),
        leik_later=float(leik(later)),
    )


def interpolated_median(counts: Sequence[int]) -> Fraction:
    """The median of at least one person, each level taken as an interval of width 1 around it.

    Where the middle lies between two levels, halfway between them.
    """
    lower, upper = median(counts)
    if lower != upper:
        return Fraction(lower + upper, 2)
    below, at = sum(counts[:lower]), counts[lower]
    return lower - Fraction(1, 2) + (Fraction(sum(counts), 2) - below) / at


def leik(counts: Sequence[int]) -> Fraction:
    """Leik's D, ordinal dispersion from 0 to 1: twice the spread over the length of the scale."""
    return 2 * spread(counts) / (len(counts) - 1)
