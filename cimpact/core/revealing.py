"""Publishing a vote item by item while it goes on, and the rest of it at the end.

What an item said when it was revealed stays. Means of sections and groups of people are published
once, with the whole: two of them, before and after, would tell whoever came in between.
"""

from collections.abc import Collection

import numpy as np
from numpy.typing import NDArray

from cimpact.core.answers import LONGEST_SCALE
from cimpact.core.ballots import (
    Ballots,
    Renewal,
    erased_since,
    grouped,
    people_late,
    per_facet_choice,
    tally_of,
    without_means,
)
from cimpact.core.difference import NOTHING
from cimpact.core.disclosure import is_hidden
from cimpact.core.erased import Erased, with_erased
from cimpact.core.published import Published, facets_by_item
from cimpact.core.questionnaire import Questionnaire


def revealed(
    before: Published | None,
    ballots: Ballots,
    questionnaire: Questionnaire,
    *,
    items: Collection[str],
    minimum_group: int,
) -> Renewal:
    """Publish some items by themselves, before the whole is; what stood before stays as it was.

    An item which fewer people than the minimum group gave a level is left out. No mean of a section
    and no group of people is published yet: those come with the whole, all at once. ``before`` is
    what this function has published, None the first time.
    """
    standing = before.items or () if before else ()
    levels = (ballots.items.current != NOTHING) & (ballots.items.current < LONGEST_SCALE)
    new = [
        item.code
        for item, people in zip(questionnaire.items, levels.sum(axis=0).tolist(), strict=True)
        if item.code in items
        and item.code not in standing
        and not is_hidden(people, minimum_group=minimum_group)
    ]
    enter = ballots.items.late & _columns(new, questionnaire)
    every = tuple(section.code for section in questionnaire.sections)
    counted = tally_of(ballots.items.after(enter), ballots.group, questionnaire)
    gone = erased_since(before, ballots, questionnaire) if before else None
    if gone is not None:
        counted = with_erased(counted, gone, questionnaire)
    return Renewal(
        published=Published(
            has_figures=True,
            tally=without_means(counted, every),
            was_erased=gone is not None and gone.people > 0,
            items=(*standing, *new),
            withheld=every,
        ),
        items=enter,
        facets=np.zeros_like(ballots.facets.late),
        stayed_out=people_late(ballots.items.late & _columns(standing, questionnaire)),
    )


def completed(
    before: Published, ballots: Ballots, questionnaire: Questionnaire, minimum_group: int
) -> Renewal:
    """The whole after some items were revealed: what was revealed stays, everything else enters."""
    enter = ballots.items.late & ~_columns(before.items or (), questionnaire)
    choices = ballots.items.after(enter)
    gone = erased_since(before, ballots, questionnaire)
    withheld = _sections_of(gone, questionnaire)
    counted = with_erased(tally_of(choices, ballots.group, questionnaire), gone, questionnaire)
    figures = Published(
        has_figures=True,
        tally=without_means(counted, withheld),
        facets=facets_by_item(per_facet_choice(ballots.facets.current), questionnaire),
        was_erased=gone.people > 0,
        withheld=withheld,
    )
    if not figures.was_erased:
        figures = grouped(figures, choices, ballots, questionnaire, minimum_group=minimum_group)
    return Renewal(
        published=figures,
        items=enter,
        facets=ballots.facets.late,
        stayed_out=people_late(ballots.items.late & ~enter) + gone.people,
    )


def _columns(codes: Collection[str], questionnaire: Questionnaire) -> NDArray[np.bool_]:
    """Which items are among these, in the order of the questionnaire."""
    return np.array([item.code in codes for item in questionnaire.items], dtype=np.bool_)


def _sections_of(gone: Erased, questionnaire: Questionnaire) -> tuple[str, ...]:
    """The sections of whose published items somebody erased an answer."""
    missing = {
        item.code
        for item, people in zip(questionnaire.items, gone.items.sum(axis=1).tolist(), strict=True)
        if people
    }
    return tuple(
        section.code
        for section in questionnaire.sections
        if any(item.code in missing for item in section.items)
    )
