"""What a session's people say in one vote, and the figures that can be made of some of it."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import compress

import numpy as np
from numpy.typing import NDArray

from cimpact.core.answers import CHOICES
from cimpact.core.difference import NOTHING, Choices, Chosen, Votes, people_per_choice
from cimpact.core.erased import Erased, erased
from cimpact.core.groups import breakdowns, coverage
from cimpact.core.published import Published, counts_per_facet
from cimpact.core.questionnaire import FACET_CHOICES, Questionnaire
from cimpact.core.tally import Tally, item_tallies, section_tallies


@dataclass(frozen=True, slots=True, eq=False)
class Ballots:
    """Everything that a session's people say in one vote.

    ``items`` has a column per item, ``facets`` one per facet of each item in turn, both a row per
    person; ``sectors`` and ``roles`` are empty where none was named. ``group`` is what the group's
    own respondents say of the items, which is always published.
    """

    items: Votes
    facets: Votes
    sectors: tuple[str, ...]
    roles: tuple[str, ...]
    group: Choices


@dataclass(frozen=True, slots=True, eq=False)
class Renewal:
    """What is published now, which answers enter it, and how many people's stay out."""

    published: Published
    items: Chosen
    facets: Chosen
    stayed_out: int


def erased_since(before: Published, ballots: Ballots, questionnaire: Questionnaire) -> Erased:
    """What stands in the figures and is no longer among the published answers."""
    counted = tally_of(ballots.items.published, ballots.group, questionnaire)
    left = without_means(counted, before.withheld)
    points = per_facet_choice(ballots.facets.published)
    return erased(before.tally, counts_per_facet(before, questionnaire), left, points)


def grouped(
    figures: Published,
    choices: Choices,
    ballots: Ballots,
    questionnaire: Questionnaire,
    *,
    minimum_group: int,
) -> Published:
    """The figures with who stands behind them, and what each group says."""
    answered = who_answered(choices)
    sectors = list(compress(ballots.sectors, answered.tolist()))
    roles = list(compress(ballots.roles, answered.tolist()))
    return replace(
        figures,
        coverage=coverage(sectors, roles, questionnaire, minimum_group=minimum_group),
        breakdowns=breakdowns(
            choices[answered], sectors, roles, questionnaire, minimum_group=minimum_group
        ),
    )


def without_means(counted: Tally, withheld: Collection[str]) -> Tally:
    """The same with no mean in some sections."""
    return replace(
        counted,
        sections=tuple(
            replace(section, respondents=0, total=Fraction(0))
            if section.section in withheld
            else section
            for section in counted.sections
        ),
    )


def people_late(late: Chosen) -> int:
    """How many people have any of these answers."""
    return int(late.any(axis=1).sum())


def who_answered(choices: Choices) -> NDArray[np.bool_]:
    """Which people have any answer."""
    return np.asarray((choices != NOTHING).any(axis=1))


def tally_of(choices: Choices, group: Choices, questionnaire: Questionnaire) -> Tally:
    """The counts of persons' and of the group's choices."""
    seats, group_seats = int(who_answered(choices).sum()), int(who_answered(group).sum())
    respondent, item = np.nonzero(choices != NOTHING)
    table, group_table = (people_per_choice(each, len(CHOICES)) for each in (choices, group))
    return Tally(
        seats=seats,
        items=item_tallies(table, seats, questionnaire),
        sections=section_tallies(respondent, item, choices[respondent, item], questionnaire),
        group_seats=group_seats,
        group_items=item_tallies(group_table, group_seats, questionnaire),
    )


def with_group(before: Published, group: Choices, questionnaire: Questionnaire) -> Published:
    """The same with what the group says with one voice now; what people say stays as it stands."""
    nobody = np.full((0, group.shape[1]), NOTHING)
    said = tally_of(nobody, group, questionnaire)
    tally = replace(before.tally, group_seats=said.group_seats, group_items=said.group_items)
    return replace(before, tally=tally)


def per_facet_choice(choices: Choices) -> NDArray[np.intp]:
    """Each facet's people per choice."""
    return people_per_choice(choices, len(FACET_CHOICES))
