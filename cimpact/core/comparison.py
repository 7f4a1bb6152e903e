"""What moved between the sessions of one collective: nothing but figures of people who answered.

People are the same only where their own link says so. Between two neighbouring sessions, an item is
compared when both editions hold it with as many levels (words may have been improved); section
means are computed anew on those items. Preconditions are compared item by item, never averaged.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import pairwise

from cimpact.core.changes import Comparison, SittingFigures, Standing
from cimpact.core.disclosure import is_hidden
from cimpact.core.pairing import change_between, sections_of, shared_items
from cimpact.core.sitting import (
    Attendance,
    Column,
    Scores,
    Sitting,
    attendance,
    scores,
    section_columns,
)
from cimpact.errors import N_, CimpactError


class NothingToCompare(CimpactError):
    """A comparison of a single session."""

    message = N_("One session alone shows no change. Choose at least two.")


def compare(sittings: Sequence[Sitting]) -> Comparison:
    """Compare sessions of one collective, given in their order.

    Raises NothingToCompare for fewer than two, and what ``answers.encode`` refuses. Sessions that
    share no item or no person give a comparison that says so by its counts.
    """
    if len(sittings) <= 1:
        raise NothingToCompare
    attended = [attendance(sitting) for sitting in sittings]
    editions = [sitting.questionnaire for sitting in sittings]
    items = sections_of(editions[-1], shared_items(editions))
    return Comparison(
        sittings=tuple(_figures(each, items) for each in attended),
        changes=tuple(change_between(earlier, later) for earlier, later in pairwise(attended)),
    )


def _figures(attended: Attendance, items: Mapping[str, Sequence[str]]) -> SittingFigures:
    sitting = attended.sitting
    columns = section_columns(sitting.questionnaire, items)
    scored = scores(attended, columns)
    return SittingFigures(
        name=sitting.name,
        held_on=sitting.held_on,
        minimum_group=sitting.minimum_group,
        respondents=attended.people,
        linked_people=len(attended.rows),
        duplicate_links=attended.shared_links,
        sections=tuple(
            _standing(column, scored, place, minimum_group=sitting.minimum_group)
            for place, column in enumerate(columns)
        ),
        gates=sitting.gates,
    )


def _standing(column: Column, scored: Scores, place: int, *, minimum_group: int) -> Standing:
    values = scored.of(place)
    if is_hidden(len(values), minimum_group=minimum_group):
        return Standing(column.code)
    mean = Fraction(int(values.sum()), len(values) * column.scale)
    return Standing(column.code, respondents=len(values), mean=float(mean))
