"""What a session has published of one vote: figures that are frozen, and how they are renewed.

Until k people have answered, nothing is published but their number. From then on answers enter and
leave the figures only as ``difference`` and ``erased`` allow.
"""

from dataclasses import dataclass, replace
from itertools import compress

import numpy as np
from numpy.typing import NDArray

from cimpact.core.answers import CHOICES, LONGEST_SCALE
from cimpact.core.difference import (
    NOTHING,
    Choices,
    Chosen,
    Votes,
    entering,
    people_per_choice,
)
from cimpact.core.disclosure import is_hidden
from cimpact.core.erased import Erased, erased, may_leave, nothing_of, with_erased
from cimpact.core.groups import breakdowns, coverage
from cimpact.core.published import Published, counts_per_facet, facets_by_item
from cimpact.core.questionnaire import FACET_CHOICES, Questionnaire
from cimpact.core.tally import Tally, item_tallies, levels_needed, section_tallies, table_of


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


def renewed(
    before: Published | None,
    ballots: Ballots,
    questionnaire: Questionnaire,
    *,
    minimum_group: int,
) -> Renewal:
    """Publish what may be; ``before`` is None the first time.

    The same answers again give the same publication. With a minimum group of 1 everything enters,
    but for facets of people without an answer: nothing counts these people.
    """
    ballots = _with_facets_of(_who_answered(ballots.items.current), ballots)
    if before is not None and before.has_figures:
        return _next(before, ballots, questionnaire, minimum_group)
    people = int(_who_answered(ballots.items.current).sum())
    if is_hidden(people, minimum_group=minimum_group):
        return _waiting(people, ballots, questionnaire)
    return _first(ballots, questionnaire, minimum_group)


def _waiting(people: int, ballots: Ballots, questionnaire: Questionnaire) -> Renewal:
    nothing = _tally(np.full_like(ballots.items.current, NOTHING), ballots.group, questionnaire)
    blank = item_tallies(table_of(nothing.items), people, questionnaire)
    return Renewal(
        published=Published(has_figures=False, tally=replace(nothing, seats=people, items=blank)),
        items=np.zeros_like(ballots.items.late),
        facets=np.zeros_like(ballots.facets.late),
        stayed_out=0,
    )


def _first(ballots: Ballots, questionnaire: Questionnaire, minimum_group: int) -> Renewal:
    choices = ballots.items.current
    figures = Published(
        has_figures=True,
        tally=_tally(choices, ballots.group, questionnaire),
        facets=facets_by_item(_per_facet_choice(ballots.facets.current), questionnaire),
    )
    return Renewal(
        published=_grouped(figures, choices, ballots, questionnaire, minimum_group=minimum_group),
        items=ballots.items.late,
        facets=ballots.facets.late,
        stayed_out=0,
    )


def _next(
    before: Published, ballots: Ballots, questionnaire: Questionnaire, minimum_group: int
) -> Renewal:
    items = _items_entering(before, ballots, questionnaire, minimum_group)
    counted = _with_facets_of(_who_answered(ballots.items.after(items)), ballots)
    facets = _facets_entering(before, counted, questionnaire, minimum_group)
    gone = _erased(before, ballots, questionnaire)
    kept = nothing_of(gone) if may_leave(gone, minimum_group=minimum_group) else gone
    choices, points = ballots.items.after(items), ballots.facets.after(facets)
    figures = replace(
        before,
        tally=with_erased(_tally(choices, ballots.group, questionnaire), kept, questionnaire),
        facets=facets_by_item(_per_facet_choice(points) + kept.facets, questionnaire),
        was_erased=before.was_erased or gone.people > 0,
    )
    if figures.tally != before.tally:
        figures = _regrouped(
            before, figures, choices, ballots, questionnaire, minimum_group=minimum_group
        )
    late = (ballots.items.late & ~items).any(axis=1) | (ballots.facets.late & ~facets).any(axis=1)
    return Renewal(figures, items, facets, stayed_out=int(late.sum()) + kept.people)


def _items_entering(
    before: Published, ballots: Ballots, questionnaire: Questionnaire, minimum_group: int
) -> Chosen:
    standing = table_of(before.tally.items)
    entered = np.zeros_like(ballots.items.late)
    start = 0
    for section in questionnaire.sections:
        columns = slice(start, start + len(section.items))
        entered[:, columns] = entering(
            ballots.items.of(columns),
            standing[columns],
            levels=LONGEST_SCALE,
            minimum_group=minimum_group,
            needed=levels_needed(section) if section.averaged else None,
        )
        start = columns.stop
    return entered


def _with_facets_of(people: NDArray[np.bool_], ballots: Ballots) -> Ballots:
    """The ballots, what the others say of facets left as it stands.

    Files list the facets of people who have answers in them: figures of more people would tell, by
    subtraction, what the rest said.
    """
    facets = ballots.facets
    current = np.where(people[:, np.newaxis], facets.current, facets.published)
    return replace(ballots, facets=Votes(facets.published, current))


def _facets_entering(
    before: Published, ballots: Ballots, questionnaire: Questionnaire, minimum_group: int
) -> Chosen:
    """Each facet is a question of its own."""
    entered = np.zeros_like(ballots.facets.late)
    for place, standing in enumerate(counts_per_facet(before, questionnaire)):
        columns = slice(place, place + 1)
        entered[:, columns] = entering(
            ballots.facets.of(columns),
            standing[np.newaxis],
            levels=len(FACET_CHOICES) - 1,
            minimum_group=minimum_group,
        )
    return entered


def _erased(before: Published, ballots: Ballots, questionnaire: Questionnaire) -> Erased:
    left = _tally(ballots.items.published, ballots.group, questionnaire)
    points = _per_facet_choice(ballots.facets.published)
    return erased(before.tally, counts_per_facet(before, questionnaire), left, points)


def _grouped(
    figures: Published,
    choices: Choices,
    ballots: Ballots,
    questionnaire: Questionnaire,
    *,
    minimum_group: int,
) -> Published:
    """The figures with who stands behind them, and what each group says."""
    answered = _who_answered(choices)
    sectors = list(compress(ballots.sectors, answered.tolist()))
    roles = list(compress(ballots.roles, answered.tolist()))
    return replace(
        figures,
        coverage=coverage(sectors, roles, questionnaire, minimum_group=minimum_group),
        breakdowns=breakdowns(
            choices[answered], sectors, roles, questionnaire, minimum_group=minimum_group
        ),
    )


def _regrouped(
    before: Published,
    figures: Published,
    choices: Choices,
    ballots: Ballots,
    questionnaire: Questionnaire,
    *,
    minimum_group: int,
) -> Published:
    """The same for figures that have changed, as far as the difference may be told.

    Items are broken down the first time only, since one sector may have one of the newcomers; and
    what groups said of an item does not belong to figures that later answers have entered. Who is
    there is not said anew once somebody has erased their answers: it would tell who did.
    """
    fresh = _grouped(figures, choices, ballots, questionnaire, minimum_group=minimum_group)
    if minimum_group <= 1:
        return fresh
    changed = {
        new.item
        for new, old in zip(figures.tally.items, before.tally.items, strict=True)
        if new.counts != old.counts
    }
    return replace(
        figures,
        coverage=before.coverage if figures.was_erased else fresh.coverage,
        outdated=tuple(sorted({*before.outdated, *changed})),
    )


def _who_answered(choices: Choices) -> NDArray[np.bool_]:
    return np.asarray((choices != NOTHING).any(axis=1))


def _tally(choices: Choices, group: Choices, questionnaire: Questionnaire) -> Tally:
    """The counts of persons' and of the group's choices."""
    seats, group_seats = int(_who_answered(choices).sum()), int(_who_answered(group).sum())
    respondent, item = np.nonzero(choices != NOTHING)
    table, group_table = (people_per_choice(each, len(CHOICES)) for each in (choices, group))
    return Tally(
        seats=seats,
        items=item_tallies(table, seats, questionnaire),
        sections=section_tallies(respondent, item, choices[respondent, item], questionnaire),
        group_seats=group_seats,
        group_items=item_tallies(group_table, group_seats, questionnaire),
    )


def _per_facet_choice(choices: Choices) -> NDArray[np.intp]:
    return people_per_choice(choices, len(FACET_CHOICES))
