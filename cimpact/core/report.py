"""The frozen result of one session, from which screens, charts, exports and commands all render.

Only shapes belong here. A figure is None where too few people answered (``hidden``) or where it
cannot be computed; counts of people are plain integers; means, gaps and spreads are in steps of the
item's scale, at full precision (whoever shows them rounds).
"""

from dataclasses import dataclass
from enum import StrEnum

FacetCounts = tuple[int, int, int, int]
"""People who said yes, partly, no and don't know of one facet."""


class GateStatus(StrEnum):
    """What the group says of a precondition."""

    MET = "met"
    FRAGILE = "fragile"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"


class Verdict(StrEnum):
    """The worst gate, as an answer to "are we ready?"."""

    NOT_YET = "not_yet"
    TO_CLARIFY = "to_clarify"
    WITH_RESERVE = "with_reserve"
    CLEAR = "clear"


class Label(StrEnum):
    """What to do about an item."""

    FIND_OUT = "find_out"
    ACT = "act"
    DISCUSS_FIRST = "discuss_first"
    HEAR_THE_MINORITY = "hear_the_minority"
    KEEP = "keep"


@dataclass(frozen=True, slots=True)
class GateFigures:
    """One precondition: its status and the people behind it.

    ``bounds`` are the smallest and largest possible share of favourable answers once everybody who
    is missing has answered; None when nobody is missing. ``by_group`` says that the group's own
    respondent decided, in a session where no person answered alone: the counts then stay empty.
    """

    item: str
    status: GateStatus
    answered: int
    favourable: int | None = None
    low: int | None = None
    bounds: tuple[float, float] | None = None
    hidden: bool = True
    by_group: bool = False


@dataclass(frozen=True, slots=True)
class ItemFigures:
    """One item: who answered, how the answers are spread, how far the target is.

    ``answered`` are the people who gave a level; ``blank`` the seats without any answer here.
    ``counts`` are people per level, from 0 up; ``median`` the two middle levels (equal when there
    is one); ``split`` means spread widely or in ``two_camps``, of which ``low`` and ``favourable``
    count the people. ``target`` and ``gap`` are None in a section without a target. ``facets`` are
    people who said yes, partly, no and don't know of each facet, in the item's order; None for a
    facet of which too few said one of the first three.
    """

    item: str
    section: str
    answered: int
    dont_know: int
    too_early: int
    blank: int
    information_gap: bool
    target: float | None
    label: Label | None = None
    hidden: bool = True
    counts: tuple[int, ...] | None = None
    favourable: int | None = None
    low: int | None = None
    mean: float | None = None
    median: tuple[int, int] | None = None
    spread: float | None = None
    two_camps: bool | None = None
    split: bool | None = None
    gap: float | None = None
    facets: tuple[FacetCounts | None, ...] | None = None


@dataclass(frozen=True, slots=True)
class SectionFigures:
    """One section: the mean of the people who answered enough of it.

    ``respondents`` counts the people with levels for at least half of the section's items (None
    when hidden). ``bounds`` are the smallest and largest mean once everybody who is missing has
    answered; None when nobody is. Preconditions are never averaged: no mean, gap or bounds.
    """

    section: str
    target: float | None
    respondents: int | None = None
    hidden: bool = True
    mean: float | None = None
    gap: float | None = None
    bounds: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class GroupCount:
    """How many people of one sector or role answered; None where a number would point at them."""

    code: str
    people: int | None


@dataclass(frozen=True, slots=True)
class Coverage:
    """Who answered, as far as it may be said: codes in the order of the questionnaire.

    ``sectors`` and ``roles`` are those that somebody named; the ``absent`` ones nobody did.
    ``concerned`` says whether anybody has a role of the communities concerned; None when nobody
    named a role at all, so that nothing is known.
    """

    sectors: tuple[GroupCount, ...]
    absent_sectors: tuple[str, ...]
    roles: tuple[GroupCount, ...]
    absent_roles: tuple[str, ...]
    concerned: bool | None


@dataclass(frozen=True, slots=True)
class GroupFigures:
    """What one sector or role says of an item.

    Every figure is None where the group is ``hidden``, or so unanimous that only ``are_close`` may
    be said of it.
    """

    code: str
    hidden: bool = True
    are_close: bool = False
    answered: int | None = None
    low: int | None = None
    favourable: int | None = None


@dataclass(frozen=True, slots=True)
class Breakdown:
    """An item by sector or by role (``attribute``), groups in the order of the questionnaire."""

    item: str
    attribute: str
    groups: tuple[GroupFigures, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """The diagnosis of one session.

    ``respondents`` are the seats: people with at least one answer, of whatever kind. ``invited`` is
    None when unknown, ``phase`` when none was chosen, ``verdict`` when the edition has no gates.
    ``priorities`` and ``agenda`` are item codes in order; neither holds a hidden item.
    ``stayed_out`` counts people whose later answers are too few to enter published figures;
    ``coverage`` is None where nothing is known of who answered.
    """

    respondents: int
    invited: int | None
    minimum_group: int
    phase: str | None
    verdict: Verdict | None
    gates: tuple[GateFigures, ...]
    items: tuple[ItemFigures, ...]
    sections: tuple[SectionFigures, ...]
    priorities: tuple[str, ...]
    agenda: tuple[str, ...]
    stayed_out: int = 0
    coverage: Coverage | None = None
    breakdowns: tuple[Breakdown, ...] = ()

    def item(self, code: str) -> ItemFigures:
        """The figures of an item. Raises KeyError when the edition lacks it."""
        return {figures.item: figures for figures in self.items}[code]

    def section(self, code: str) -> SectionFigures:
        """The figures of a section. Raises KeyError when the edition lacks it."""
        return {figures.section: figures for figures in self.sections}[code]
