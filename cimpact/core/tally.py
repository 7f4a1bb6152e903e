"""Counting: from the answers frame to whole numbers per item and per section.

The only module of the diagnosis that sees single answers; all that follows works on its counts.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cimpact.core.answers import CHOICES, GROUP, KINDS, LONGEST_SCALE, PERSON, encode
from cimpact.core.questionnaire import Questionnaire, Section
from cimpact.core.thresholds import THRESHOLDS


@dataclass(frozen=True, slots=True)
class ItemTally:
    """People per level of an item (from 0 up), and those who gave none."""

    item: str
    section: str
    counts: tuple[int, ...]
    dont_know: int
    too_early: int
    blank: int

    @property
    def answered(self) -> int:
        """People who gave a level."""
        return sum(self.counts)

    @property
    def top(self) -> int:
        """The highest level."""
        return len(self.counts) - 1


@dataclass(frozen=True, slots=True)
class SectionTally:
    """The people who have a mean in a section, and the sum of their means.

    ``top`` is the highest level of any of its items: nobody's mean can lie above.
    """

    section: str
    averaged: bool
    top: int
    respondents: int
    total: Fraction


@dataclass(frozen=True, slots=True)
class Tally:
    """What persons answered, ``seats`` of them, and apart from it what the group's own one did."""

    seats: int
    items: tuple[ItemTally, ...]
    sections: tuple[SectionTally, ...]
    group_seats: int
    group_items: tuple[ItemTally, ...]


def tally(answers: pd.DataFrame, questionnaire: Questionnaire) -> Tally:
    """Count an answers frame; raises what ``answers.encode`` refuses. No answers give zeros."""
    encoded = encode(answers, questionnaire)
    person = encoded.kind == KINDS.index(PERSON)
    group = encoded.kind == KINDS.index(GROUP)
    respondent, item, choice = encoded.respondent, encoded.item, encoded.choice
    seats, group_seats = _distinct(respondent[person]), _distinct(respondent[group])
    items = len(questionnaire.items)
    return Tally(
        seats=seats,
        items=item_tallies(choice_table(item[person], choice[person], items), seats, questionnaire),
        sections=section_tallies(respondent[person], item[person], choice[person], questionnaire),
        group_seats=group_seats,
        group_items=item_tallies(
            choice_table(item[group], choice[group], items), group_seats, questionnaire
        ),
    )


def _distinct(respondent: NDArray[np.intp]) -> int:
    return int(np.count_nonzero(np.bincount(respondent)))


def choice_table(item: NDArray[np.intp], choice: NDArray[np.intp], items: int) -> NDArray[np.intp]:
    """People per item (rows) and choice (columns, as in ``CHOICES``), one answer per entry."""
    shape = (items, len(CHOICES))
    places = np.ravel_multi_index((item, choice), shape)
    return np.bincount(places, minlength=items * len(CHOICES)).reshape(shape)


def item_tallies(
    table: NDArray[np.intp], seats: int, questionnaire: Questionnaire
) -> tuple[ItemTally, ...]:
    """The rows of ``choice_table`` as tallies; whoever of the seats is not in a row is blank."""
    sections = [section for section in questionnaire.sections for _ in section.items]
    return tuple(
        ItemTally(
            item=item.code,
            section=section.code,
            counts=tuple(row[: item.top + 1]),
            dont_know=row[LONGEST_SCALE],
            too_early=row[LONGEST_SCALE + 1],
            blank=seats - sum(row),
        )
        for item, section, row in zip(questionnaire.items, sections, table.tolist(), strict=True)
    )


def table_of(tallies: Sequence[ItemTally]) -> NDArray[np.intp]:
    """The table that ``item_tallies`` was given."""
    table = np.zeros((len(tallies), len(CHOICES)), dtype=np.intp)
    for row, each in zip(table, tallies, strict=True):
        row[: len(each.counts)] = each.counts
        row[LONGEST_SCALE:] = each.dont_know, each.too_early
    return table


def section_tallies(
    respondent: NDArray[np.intp],
    item: NDArray[np.intp],
    choice: NDArray[np.intp],
    questionnaire: Questionnaire,
) -> tuple[SectionTally, ...]:
    """The means of each section from one entry per answer: people, items and choices by position.

    Levels and their sums per person and section, each in one pass over the answers.
    """
    sections = questionnaire.sections
    section_of = np.repeat(np.arange(len(sections)), [len(section.items) for section in sections])
    has_level = choice < LONGEST_SCALE
    places = respondent[has_level] * len(sections) + section_of[item[has_level]]
    people = int(respondent.max(initial=-1)) + 1
    shape = (people, len(sections))
    levels = np.bincount(places, minlength=people * len(sections)).reshape(shape)
    sums = np.bincount(places, choice[has_level], people * len(sections)).reshape(shape)
    whole_sums = sums.astype(np.int64)
    return tuple(
        _section_tally(section, levels[:, position], whole_sums[:, position])
        for position, section in enumerate(sections)
    )


def _section_tally(
    section: Section, levels: NDArray[np.intp], sums: NDArray[np.int64]
) -> SectionTally:
    """Add up the means of those with enough levels, exactly: as many levels, the same divisor."""
    enough = levels >= levels_needed(section)
    people = np.bincount(levels[enough]).tolist()
    totals = np.bincount(levels[enough], sums[enough]).tolist()
    return SectionTally(
        section=section.code,
        averaged=section.averaged,
        top=max(item.top for item in section.items),
        respondents=sum(people),
        total=sum(
            (Fraction(int(total), given) for given, total in enumerate(totals) if given),
            start=Fraction(0),
        ),
    )


def levels_needed(section: Section) -> int:
    """How many of a section's items a person must give a level to have a mean there."""
    return ceil(THRESHOLDS.section_share * len(section.items))
