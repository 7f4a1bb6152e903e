"""What a session has published of one vote: figures that are frozen, and how they are renewed.

Until k people have answered, nothing is published but their number. From then on answers enter and
leave the figures only as ``difference`` and ``erased`` allow.
"""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from cimpact.core.answers import LONGEST_SCALE
from cimpact.core.ballots import (
    Ballots,
    Renewal,
    erased_since,
    grouped,
    per_facet_choice,
    tally_of,
    who_answered,
    without_means,
)
from cimpact.core.difference import (
    NOTHING,
    Choices,
    Chosen,
    Votes,
    entering,
)
from cimpact.core.disclosure import is_hidden
from cimpact.core.erased import may_leave, nothing_of, with_erased
from cimpact.core.published import Published, counts_per_facet, facets_by_item
from cimpact.core.questionnaire import FACET_CHOICES, Questionnaire
from cimpact.core.revealing import completed
from cimpact.core.tally import item_tallies, levels_needed, table_of


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
    ballots = _with_facets_of(who_answered(ballots.items.current), ballots)
    if before is not None and before.items is not None:
        if minimum_group <= 1:
            return _first(ballots, questionnaire, minimum_group)
        return completed(before, ballots, questionnaire, minimum_group)
    if before is not None and before.has_figures:
        return _next(before, ballots, questionnaire, minimum_group)
    people = int(who_answered(ballots.items.current).sum())
    if is_hidden(people, minimum_group=minimum_group):
        return _waiting(people, ballots, questionnaire)
    return _first(ballots, questionnaire, minimum_group)


def _waiting(people: int, ballots: Ballots, questionnaire: Questionnaire) -> Renewal:
    nothing = tally_of(np.full_like(ballots.items.current, NOTHING), ballots.group, questionnaire)
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
        tally=tally_of(choices, ballots.group, questionnaire),
        facets=facets_by_item(per_facet_choice(ballots.facets.current), questionnaire),
    )
    return Renewal(
        published=grouped(figures, choices, ballots, questionnaire, minimum_group=minimum_group),
        items=ballots.items.late,
        facets=ballots.facets.late,
        stayed_out=0,
    )


def _next(
    before: Published, ballots: Ballots, questionnaire: Questionnaire, minimum_group: int
) -> Renewal:
    items = _items_entering(before, ballots, questionnaire, minimum_group)
    counted = _with_facets_of(who_answered(ballots.items.after(items)), ballots)
    facets = _facets_entering(before, counted, questionnaire, minimum_group)
    gone = erased_since(before, ballots, questionnaire)
    kept = nothing_of(gone) if may_leave(gone, minimum_group=minimum_group) else gone
    choices, points = ballots.items.after(items), ballots.facets.after(facets)
    figures = replace(
        before,
        tally=without_means(
            with_erased(tally_of(choices, ballots.group, questionnaire), kept, questionnaire),
            before.withheld,
        ),
        facets=facets_by_item(per_facet_choice(points) + kept.facets, questionnaire),
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
    fresh = grouped(figures, choices, ballots, questionnaire, minimum_group=minimum_group)
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
