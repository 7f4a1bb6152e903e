"""What two publications of the same session would tell apart, and hence which answers may enter.

Whoever keeps the former figures can subtract them from the later ones, and knows who came late. So
those who are new to a section enter it together, at least k and not of one mind; what others change
enters for at least k people at once; and so it is with the mean of the section.
"""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from cimpact.core.answers import LONGEST_SCALE
from cimpact.core.disclosure import may_enter

NOTHING = -1
"""No answer, in an array of choices."""

Choices = NDArray[np.intp]
"""People (rows) by questions (columns): the position of each choice, or ``NOTHING``."""

Chosen = NDArray[np.bool_]
"""Some of the answers of such an array."""

Mean = tuple[int, int]
"""The sum of a person's levels in a section and their number, in lowest terms; (0, 0) is none."""


@dataclass(frozen=True, slots=True, eq=False)
class Votes:
    """What people say of some questions now, and what of it stands in published figures."""

    published: Choices
    current: Choices

    def of(self, questions: slice) -> "Votes":
        """The same, of these questions only."""
        return Votes(self.published[:, questions], self.current[:, questions])

    def after(self, enter: Chosen) -> Choices:
        """What stands in the figures once these answers have entered."""
        return np.where(enter, self.current, self.published)

    @property
    def late(self) -> Chosen:
        """The answers that are not what stands in the figures."""
        return np.asarray(self.current != self.published)


def votes(
    records: Iterable[tuple[str, Hashable, str, str | None]],
    *,
    people: Sequence[str],
    questions: Sequence[Hashable],
    choices: Sequence[str],
) -> Votes:
    """Arrange records of person, question, choice and published choice (None if there is none).

    Everybody in the records is among ``people``, every question and choice among those given.
    """
    rows = {key: place for place, key in enumerate(people)}
    columns = {key: place for place, key in enumerate(questions)}
    positions: dict[str | None, int] = {choice: place for place, choice in enumerate(choices)}
    positions[None] = NOTHING
    published = np.full((len(people), len(questions)), NOTHING, dtype=np.intp)
    current = published.copy()
    for person, question, choice, stands in records:
        place = rows[person], columns[question]
        current[place], published[place] = positions[choice], positions[stands]
    return Votes(published, current)


def people_per_choice(choices: Choices, width: int) -> NDArray[np.intp]:
    """Each question's people per choice: questions by ``width`` choices."""
    question, given = np.arange(choices.shape[1]) * width, choices != NOTHING
    places = (choices + question)[given]
    counted = np.bincount(places, minlength=choices.shape[1] * width)
    return counted.reshape(choices.shape[1], width)


def entering(
    now: Votes,
    standing: NDArray[np.intp],
    *,
    levels: int,
    minimum_group: int,
    needed: int | None = None,
) -> Chosen:
    """The answers that may enter questions which make up one section; or a single question.

    ``standing`` are the published people per choice, the first ``levels`` choices being levels;
    ``needed`` is how many levels a person must give for a mean, None if there is none. Somebody new
    enters all that may be entered at once: what must stay out then no longer is a newcomer's.
    """
    width = standing.shape[1]
    is_known = (now.published != NOTHING).any(axis=1, keepdims=True)
    added = now.late & (now.published == NOTHING)
    changed = now.late & ~added

    def may(some: Chosen) -> Chosen:
        counted = people_per_choice(np.where(some, now.current, NOTHING), width)
        return may_enter(counted, standing + counted, levels=levels, minimum_group=minimum_group)

    pools = [added & ~is_known, added & is_known]
    pools = [pool & may(pool) for pool in pools]
    pools.append(changed & (changed.sum(axis=0) >= minimum_group))
    if needed is not None:
        before = means(now.published, needed=needed)
        pools = [
            pool
            for pool in pools
            if may_move(before, means(now.after(pool), needed=needed), minimum_group=minimum_group)
        ]
    return np.asarray(np.logical_or.reduce([np.zeros_like(now.late), *pools]))


def means(choices: Choices, *, needed: int) -> list[Mean]:
    """Each person's mean over these items, from so many levels on."""
    levels = (choices != NOTHING) & (choices < LONGEST_SCALE)
    given = levels.sum(axis=1)
    sums = np.where(levels, choices, 0).sum(axis=1)
    return [
        Fraction(total, number).as_integer_ratio() if number >= needed else (0, 0)
        for total, number in zip(sums.tolist(), given.tolist(), strict=True)
    ]


def may_move(before: Sequence[Mean], after: Sequence[Mean], *, minimum_group: int) -> bool:
    """Whether a section's published mean may change as these people's means do.

    For nobody, or for at least k people; those who had none before must not all have the same one,
    unless everybody has.
    """
    moved = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    if not moved or minimum_group <= 1:
        return True
    none = (0, 0)
    gained = [new for old, new in moved if old == none]
    everybody = {mean for mean in after if mean != none}
    is_one = len(set(gained)) == 1 and len(everybody) > 1
    return len(moved) >= minimum_group and not is_one
