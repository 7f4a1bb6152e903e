"""Change between two sessions once more, read from the method, without the product's code.

Plain Python, person by person, with fractions; Student's quantile by integrating the density.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Any

People = Mapping[str, Mapping[str, str]]
"""Respondent to item code to choice."""


@dataclass(frozen=True)
class NaiveSession:
    """A session: the edition as section to item to number of levels, its answers and links."""

    edition: Mapping[str, Mapping[str, int]]
    people: People
    links: Mapping[str, str]
    k: int


def naive_change(earlier: NaiveSession, later: NaiveSession) -> dict[str, Any]:
    k = max(earlier.k, later.k)
    pairs = naive_pairs(earlier, later)
    alone = len(earlier.people) - len(pairs), len(later.people) - len(pairs)
    few = any(1 <= people <= k - 1 for people in alone)
    common = common_items(earlier, later)
    items, sections = [], []
    for section, codes in common.items():
        for code, levels in codes.items():
            needed = Fraction(1, 2) * Fraction(levels - 1, 4)
            moved = naive_movement(earlier, later, pairs, [code], needed=needed, k=k, few=few)
            items.append({"item": code, **moved})
        if codes and section != "preconditions":
            needed = Fraction(3, 10) * Fraction(max(codes.values()) - 1, 4)
            moved = naive_movement(earlier, later, pairs, list(codes), needed=needed, k=k, few=few)
            sections.append({"section": section, **moved})
    return {
        "linked": len(pairs),
        "only_earlier": alone[0],
        "only_later": alone[1],
        "items": items,
        "sections": sections,
    }


def usable_links(session: NaiveSession) -> dict[str, str]:
    """Link to respondent, of those who answered and share their link with nobody."""
    there = [
        (link, name) for name, link in session.links.items() if link and name in session.people
    ]
    used = [link for link, _ in there]
    return {link: name for link, name in there if used.count(link) == 1}


def naive_pairs(earlier: NaiveSession, later: NaiveSession) -> list[tuple[str, str]]:
    before, after = usable_links(earlier), usable_links(later)
    return [(name, after[link]) for link, name in before.items() if link in after]


def common_items(earlier: NaiveSession, later: NaiveSession) -> dict[str, dict[str, int]]:
    known = {code: levels for items in earlier.edition.values() for code, levels in items.items()}
    return {
        section: {code: levels for code, levels in items.items() if known.get(code) == levels}
        for section, items in later.edition.items()
    }


def score(answers: Mapping[str, str], codes: Sequence[str]) -> Fraction | None:
    """A person's mean level over the items, with levels for at least half of them."""
    levels = [int(answers[code]) for code in codes if answers.get(code, "").isdigit()]
    if len(levels) < math.ceil(len(codes) / 2):
        return None
    return Fraction(sum(levels), len(levels))


def naive_movement(
    earlier: NaiveSession,
    later: NaiveSession,
    pairs: Sequence[tuple[str, str]],
    codes: Sequence[str],
    *,
    needed: Fraction,
    k: int,
    few: bool,
) -> dict[str, Any]:
    before = {name: score(answers, codes) for name, answers in earlier.people.items()}
    after = {name: score(answers, codes) for name, answers in later.people.items()}
    differences = [
        later_score - earlier_score
        for one, other in pairs
        if (earlier_score := before[one]) is not None and (later_score := after[other]) is not None
    ]
    n_before = sum(value is not None for value in before.values())
    n_after = sum(value is not None for value in after.values())
    once = n_before + n_after - 2 * len(differences)
    withheld = few or 1 <= once <= k - 1
    figures: dict[str, Any] = {
        "pairs": len(differences),
        "up": None,
        "same": None,
        "down": None,
        "mean_difference": None,
        "interval": None,
        "clear_change": False,
        "hidden": len(differences) < max(k, 1),
        "withheld": withheld,
        "unlinked": naive_unlinked(before.values(), after.values(), k),
    }
    if figures["hidden"]:
        return figures
    up = sum(difference > 0 for difference in differences)
    down = sum(difference < 0 for difference in differences)
    figures |= {"up": up, "same": len(differences) - up - down, "down": down}
    mean = sum(differences) / Fraction(len(differences))
    interval = naive_interval(differences)
    lead = up - down if mean > 0 else down - up
    figures["clear_change"] = (
        interval is not None
        and abs(mean) >= needed
        and lead >= 3
        and not interval[0] <= 0 <= interval[1]
    )
    if not withheld:
        figures |= {"mean_difference": float(mean), "interval": interval}
    return figures


def naive_interval(differences: Sequence[Fraction]) -> list[float] | None:
    n = len(differences)
    if n < 8:
        return None
    mean = sum(differences) / Fraction(n)
    variance = sum((difference - mean) ** 2 for difference in differences) / Fraction(n - 1)
    half = t_quantile(0.995, n - 1) * math.sqrt(variance / n)
    return [float(mean) - half, float(mean) + half]


def naive_unlinked(before: Any, after: Any, k: int) -> dict[str, Any]:  # noqa: ANN401  two views
    ones = [value for value in before if value is not None]
    others = [value for value in after if value is not None]
    found: dict[str, Any] = {
        "answered_earlier": len(ones),
        "answered_later": len(others),
        "mean_difference": None,
        "superiority": None,
    }
    if min(len(ones), len(others)) < max(k, 1):
        return found
    difference = sum(others) / Fraction(len(others)) - sum(ones) / Fraction(len(ones))
    wins = Fraction(0)
    for one in ones:
        for other in others:
            wins += 1 if other > one else Fraction(1, 2) if other == one else 0
    found["mean_difference"] = float(difference)
    found["superiority"] = float(wins / (len(ones) * len(others)))
    return found


@lru_cache(maxsize=64)
def t_quantile(share: float, freedom: int) -> float:
    """Bisect the integral of Student's density, taken with Simpson's rule."""
    low, high = 0.0, 60.0
    for _ in range(60):
        middle = (low + high) / 2
        if 0.5 + t_area(middle, freedom) < share:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def t_area(end: float, freedom: int, parts: int = 2000) -> float:
    """The area under Student's density from 0 to ``end``."""
    constant = math.exp(math.lgamma((freedom + 1) / 2) - math.lgamma(freedom / 2))
    constant /= math.sqrt(freedom * math.pi)
    width = end / parts
    heights = [
        (1 + (width * part) ** 2 / freedom) ** (-(freedom + 1) / 2) for part in range(parts + 1)
    ]
    simpson = heights[0] + heights[-1] + 4 * sum(heights[1:-1:2]) + 2 * sum(heights[2:-1:2])
    return constant * width / 3 * simpson


def naive_signed_rank(differences: Sequence[float]) -> tuple[float, float]:
    """Wilcoxon's sum of positive ranks and two-sided p, as R does with correct=FALSE."""
    moved = sorted((abs(each), each > 0) for each in differences if each != 0)
    n = len(moved)
    ranks = []
    for size, _ in moved:
        same = [place for place, (other, _) in enumerate(moved, start=1) if other == size]
        ranks.append(sum(same) / len(same))
    statistic = sum(rank for rank, (_, up) in zip(ranks, moved, strict=True) if up)
    sizes = {size for size, _ in moved}
    ties = [sum(other == size for other, _ in moved) for size in sizes]
    variance = n * (n + 1) * (2 * n + 1) / 24 - sum(t**3 - t for t in ties) / 48
    z = abs(statistic - n * (n + 1) / 4) / math.sqrt(variance)
    return statistic, 1 - math.erf(z / math.sqrt(2))
