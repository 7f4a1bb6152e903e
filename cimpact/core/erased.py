"""Answers that people have erased and that published figures still count.

Their rows are gone. What they said in all is by how much the figures exceed the rows that are left;
with fewer than k of them, taking it out would tell it.
"""

from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from cimpact.core.questionnaire import Questionnaire
from cimpact.core.tally import SectionTally, Tally, item_tallies, table_of


@dataclass(frozen=True, slots=True, eq=False)
class Erased:
    """How many people, their choices per item and per facet, and what they add to each section."""

    people: int
    items: NDArray[np.intp]
    facets: NDArray[np.intp]
    sections: tuple[SectionTally, ...]


def erased(
    counted: Tally, facets: NDArray[np.intp], left: Tally, facets_left: NDArray[np.intp]
) -> Erased:
    """What was counted and is not among the published answers left; facets as people per choice."""
    return Erased(
        people=counted.seats - left.seats,
        items=table_of(counted.items) - table_of(left.items),
        facets=facets - facets_left,
        sections=tuple(
            replace(
                section,
                respondents=section.respondents - other.respondents,
                total=section.total - other.total,
            )
            for section, other in zip(counted.sections, left.sections, strict=True)
        ),
    )


def may_leave(gone: Erased, *, minimum_group: int) -> bool:
    """Whether taking all of it out of the figures tells of nobody, or of at least k people.

    Item by item, facet by facet, and with the mean of each section.
    """
    people = [
        *gone.items.sum(axis=1).tolist(),
        *gone.facets.sum(axis=1).tolist(),
        *(section.respondents for section in gone.sections),
    ]
    return all(number == 0 or number >= minimum_group for number in people)


def nothing_of(gone: Erased) -> Erased:
    """The same once it is taken out."""
    return Erased(
        people=0,
        items=np.zeros_like(gone.items),
        facets=np.zeros_like(gone.facets),
        sections=tuple(
            replace(section, respondents=0, total=Fraction(0)) for section in gone.sections
        ),
    )


def with_erased(left: Tally, kept: Erased, questionnaire: Questionnaire) -> Tally:
    """The answers that are left and those still counted, together."""
    seats = left.seats + kept.people
    return replace(
        left,
        seats=seats,
        items=item_tallies(table_of(left.items) + kept.items, seats, questionnaire),
        sections=tuple(
            replace(
                section,
                respondents=section.respondents + other.respondents,
                total=section.total + other.total,
            )
            for section, other in zip(left.sections, kept.sections, strict=True)
        ),
    )
