"""What differences between two sessions amount to: who moved where, how far, and how surely.

A table of differences has a row per linked person and a column per item or section. They are whole
numbers (levels, or means of levels times their scale), so that whoever did not move has exactly 0
and a threshold that is just met is met. Everything is computed for all columns at once.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cimpact.core.thresholds import THRESHOLDS


@dataclass(frozen=True, slots=True, eq=False)
class Sums:
    """Per column: people linked, those who went up and down, sums of differences and of squares."""

    pairs: NDArray[np.int64]
    up: NDArray[np.int64]
    down: NDArray[np.int64]
    total: NDArray[Any]
    squares: NDArray[Any]


def summed(differences: NDArray[Any], paired: NDArray[np.bool_]) -> Sums:
    """Add up a table of differences, which are 0 wherever a person is not ``paired``."""
    return Sums(
        pairs=paired.sum(axis=0),
        up=(differences > 0).sum(axis=0),
        down=(differences < 0).sum(axis=0),
        total=differences.sum(axis=0),
        squares=(differences**2).sum(axis=0),
    )


def intervals(sums: Sums) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The ends of the interval of each mean difference, in the unit of the differences.

    Student's interval on the differences: mean ± t · s / √n. When all of them are equal it is that
    one value. NaN where too few people are linked for one.
    """
    enough = sums.pairs >= THRESHOLDS.interval_pairs
    pairs = np.where(enough, sums.pairs, 2)
    scatter = (pairs * sums.squares - sums.total**2).astype(np.float64)  # n² times the variance
    error = np.sqrt(np.maximum(scatter, 0) / (pairs - 1)) / pairs
    half = np.where(enough, _quantiles(pairs - 1) * error, np.nan)
    mean = sums.total.astype(np.float64) / pairs
    return mean - half, mean + half


def _quantiles(freedom: NDArray[np.int64]) -> NDArray[np.float64]:
    """Student's t that both tails together exceed with what the confidence leaves over."""
    from scipy.special import stdtrit  # noqa: PLC0415  a quarter of a second that most starts save

    share = float((1 + THRESHOLDS.confidence) / 2)
    distinct, place = np.unique(freedom, return_inverse=True)
    return np.asarray(stdtrit(distinct, share), dtype=np.float64)[place]


def clear_changes(sums: Sums, least: Sequence[Fraction]) -> NDArray[np.bool_]:
    """Which columns may be said to have changed: those that pass four tests.

    Enough people linked for an interval; a mean difference of at least ``least`` (in the unit of
    the differences, per column or one for all); enough more people moved with the mean than against
    it; 0 outside the interval.
    """
    numerators = np.array([fraction.numerator for fraction in least])
    denominators = np.array([fraction.denominator for fraction in least])
    far = np.abs(sums.total) * denominators >= sums.pairs * numerators
    ahead = np.sign(sums.total) * (sums.up - sums.down) >= THRESHOLDS.change_lead
    lowest, highest = intervals(sums)  # NaN, on neither side of 0, with too few people
    return np.asarray(far & ahead & ((lowest > 0) | (highest < 0)), dtype=np.bool_)


def superiority(earlier: NDArray[Any], later: NDArray[Any]) -> Fraction:
    """P(later > earlier) + ½ P(equal) for one person drawn from each of two groups, none empty."""
    ordered = np.sort(earlier)
    below = np.searchsorted(ordered, later, side="left").sum()
    up_to = np.searchsorted(ordered, later, side="right").sum()
    return Fraction(int(below) + int(up_to), 2 * len(earlier) * len(later))
