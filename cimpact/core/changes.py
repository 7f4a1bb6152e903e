"""The frozen result of a comparison, from which screens, charts, exports and commands all render.

Only shapes belong here. A figure is None where too few people stand behind it or where it would
give a few of them away; counts of people are plain integers; means and differences are in steps of
the scale, at full precision, and always the later session's less the earlier one's.
"""

from dataclasses import dataclass
from datetime import date

from cimpact.core.report import GateFigures


@dataclass(frozen=True, slots=True)
class Unlinked:
    """Both sessions side by side, whoever answered; figures only with enough people in each.

    ``counts_earlier`` and ``counts_later`` are people per level, of an item only. ``superiority``
    is the probability that somebody of the later session stands higher than somebody of the
    earlier one, ties halved.
    """

    answered_earlier: int
    answered_later: int
    counts_earlier: tuple[int, ...] | None = None
    counts_later: tuple[int, ...] | None = None
    mean_earlier: float | None = None
    mean_later: float | None = None
    mean_difference: float | None = None
    superiority: float | None = None


@dataclass(frozen=True, slots=True)
class Movement:
    """What an item, or a section with a mean, did between two sessions.

    ``pairs`` are the people found in both. Where it is ``hidden``, no figure of them is shown;
    where it is ``withheld``, the mean difference and its interval are not. The interval, at 99 %,
    needs eight pairs. ``top`` is the highest level of the scale.
    """

    code: str
    top: int
    pairs: int
    unlinked: Unlinked
    up: int | None = None
    same: int | None = None
    down: int | None = None
    mean_difference: float | None = None
    interval: tuple[float, float] | None = None
    clear_change: bool = False
    hidden: bool = True
    withheld: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """What happened between two neighbouring sessions, named as the caller named them.

    ``linked`` people are found in both; the others of each session (``only_earlier`` and
    ``only_later``) may be new, absent or without a link. ``left_out`` are items of one edition
    only, or on scales of different lengths; ``reworded`` ones are compared though their question or
    levels read differently. ``minimum_group`` is the larger one of the two sessions.
    """

    earlier: str
    later: str
    minimum_group: int
    linked: int
    only_earlier: int
    only_later: int
    items: tuple[Movement, ...]
    sections: tuple[Movement, ...]
    left_out: tuple[str, ...] = ()
    reworded: tuple[str, ...] = ()

    def item(self, code: str) -> Movement:
        """What an item did. Raises KeyError when it is not compared."""
        return {movement.code: movement for movement in self.items}[code]

    def section(self, code: str) -> Movement:
        """What a section did. Raises KeyError when it is not compared."""
        return {movement.code: movement for movement in self.sections}[code]


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a section stood in one session; without figures under the minimum group."""

    section: str
    respondents: int | None = None
    mean: float | None = None


@dataclass(frozen=True, slots=True)
class SittingFigures:
    """One session among those compared.

    ``linked_people`` carry a link that is theirs alone; ``duplicate_links`` are those that several
    people carry, left out. ``sections`` are means on the items that all sessions share, so that
    they compare from one to the next; ``gates`` are those of the session's own report.
    """

    name: str
    held_on: date | None
    minimum_group: int
    respondents: int
    linked_people: int
    duplicate_links: int
    sections: tuple[Standing, ...]
    gates: tuple[GateFigures, ...]

    def section(self, code: str) -> Standing:
        """Where a section stood; without figures if not all sessions share an item of it."""
        return {each.section: each for each in self.sections}.get(code, Standing(code))


@dataclass(frozen=True, slots=True)
class Comparison:
    """Sessions in the order given, and the change between each neighbouring two of them."""

    sittings: tuple[SittingFigures, ...]
    changes: tuple[Change, ...]
