"""Every judgement of the method that is a number, in one place.

None of them is validated with groups; the method page prints them all as such. Shares and steps are
fractions, so that a share exactly at its threshold is compared without rounding. Steps are those of
the standard scale of five levels; ``steps`` converts them to another one.
"""

from dataclasses import dataclass
from fractions import Fraction

STANDARD_TOP = 4


@dataclass(frozen=True, slots=True)
class Thresholds:
    """What counts as favourable, close, split, behind, missing, met, moved or too few."""

    favourable: Fraction = Fraction(3, 4)
    """Share of the scale from which a level is favourable."""
    low: Fraction = Fraction(1, 4)
    """Share of the scale up to which a level is low."""
    percentages_from: int = 20
    """Answers from which a share may be shown as a percentage beside its count."""
    close_spread: Fraction = Fraction(1, 2)
    """Spread, in steps, under which opinions are close."""
    split_spread: Fraction = Fraction(4, 5)
    """Spread, in steps, beyond which opinions are split; up to it they are fairly close."""
    camp_people: int = 2
    """Smallest number of people in each of two camps."""
    camp_share: Fraction = Fraction(1, 4)
    """Smallest share of the answers in each of two camps."""
    section_share: Fraction = Fraction(1, 2)
    """Share of a section's items that a person answers with a level to have a mean there."""
    gap: Fraction = Fraction(1, 2)
    """Gap to the target, in steps, from which there is something to do."""
    information_gap: Fraction = Fraction(1, 3)
    """Share of don't know and too early, among what was answered, from which to find out first."""
    gate_favourable: Fraction = Fraction(2, 3)
    """Share of favourable levels that a precondition needs."""
    gate_missing: Fraction = Fraction(1, 3)
    """Share of seats without a level from which a precondition is unknown."""
    gate_low: Fraction = Fraction(1, 5)
    """Share of low levels beyond which a precondition is fragile."""
    interval_pairs: int = 8
    """People linked across two sessions from whom on a mean difference has an interval."""
    confidence: Fraction = Fraction(99, 100)
    """Confidence of that interval."""
    item_change: Fraction = Fraction(1, 2)
    """Mean difference of an item, in steps, from which a change may be clear."""
    section_change: Fraction = Fraction(3, 10)
    """Mean difference of a section, in steps, from which a change may be clear."""
    change_lead: int = 3
    """How many more people must have moved with the mean than against it."""
    alpha_people: int = 50
    """People with every answer of a section from whom on its alpha is computed, for the annex."""
    alpha_items: int = 4
    """Items of a section from which on its alpha is computed, for the annex."""
    minimum_group: int = 5
    """People under whose number no figure is shown, unless the workshop chose otherwise."""
    smallest_minimum_group: int = 3
    largest_minimum_group: int = 10


THRESHOLDS = Thresholds()


def steps(threshold: Fraction, *, top: int) -> Fraction:
    """Convert a threshold in steps to a scale from 0 to ``top``: multiplied by (K - 1) / 4."""
    return threshold * top / STANDARD_TOP
