"""Looking back: where a group stood at an earlier session, as answered then and as seen today.

Nothing of it enters a figure of today or of then. Between the two, the same people's answers say
how far they feel that the group moved; between the answer of then and that of looking back, how far
the ruler or the memory did. Which of the two, no figure can tell.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from fractions import Fraction

from cimpact.core.changes import Change, Movement
from cimpact.core.pairing import change_between
from cimpact.core.questionnaire import TOO_EARLY, Item
from cimpact.core.report import ItemFigures, Report
from cimpact.core.sitting import Sitting, attendance
from cimpact.core.thresholds import THRESHOLDS, steps


@dataclass(frozen=True, slots=True)
class Side:
    """One of the three views: the figures of everybody in it, and the answers behind them.

    ``sitting`` is None where the answers are no longer all there.
    """

    report: Report
    sitting: Sitting | None


class Shift(StrEnum):
    """Where the earlier day is seen today, beside what was answered then."""

    LOWER = "lower"
    ALIKE = "alike"
    HIGHER = "higher"


@dataclass(frozen=True, slots=True)
class ItemLookedBack:
    """One item three times: as answered then, that day as seen today, and today.

    ``felt`` is what moved from looking back to today, of the same people; ``ruler`` what moved
    from the answer of then to looking back, of those found in both sessions by their own code.
    Either is None where somebody has erased answers that the figures still count.
    """

    item: str
    then: ItemFigures
    seen: ItemFigures
    today: ItemFigures
    felt: Movement | None = None
    ruler: Movement | None = None

    @property
    def shift(self) -> Shift | None:
        """Alike under half a level between the two means of that day; None where one is hidden.

        Of everybody who answered, who need not be the same people.
        """
        then, seen = exact_mean(self.then), exact_mean(self.seen)
        if then is None or seen is None or self.then.counts is None:
            return None
        least = steps(THRESHOLDS.item_change, top=len(self.then.counts) - 1)
        if abs(seen - then) < least:
            return Shift.ALIKE
        return Shift.LOWER if seen < then else Shift.HIGHER


@dataclass(frozen=True, slots=True)
class LookingBack:
    """What a session says of an earlier one; ``people`` have looked back at anything."""

    then: date
    today: date
    minimum_group: int
    people: int
    items: tuple[ItemLookedBack, ...]

    def item(self, code: str) -> ItemLookedBack:
        """The views of an item. Raises KeyError where it was not asked."""
        return {each.item: each for each in self.items}[code]


def past_choices(item: Item) -> tuple[str, ...]:
    """What may be said of an item looking back: of the past, nothing is too early to say."""
    return tuple(choice for choice in item.choices if choice != TOO_EARLY)


def exact_mean(figures: ItemFigures) -> Fraction | None:
    """The mean level without rounding, so that a difference just at a threshold meets it."""
    if figures.counts is None:
        return None
    total = sum(level * people for level, people in enumerate(figures.counts))
    return Fraction(total, figures.answered)


def look_back(
    items: Sequence[str], *, days: tuple[date, date], then: Side, seen: Side, today: Side
) -> LookingBack:
    """Put three views of the same items beside each other.

    ``items`` are asked in both editions on the same scale, ``days`` those of then and of today. The
    figures come as the sessions' own published reports have them, hidden ones without counts.
    """
    felt = _change(seen, today, by_seat=True)
    ruler = _change(then, seen, by_seat=False)
    return LookingBack(
        then=days[0],
        today=days[1],
        minimum_group=seen.report.minimum_group,
        people=seen.report.respondents,
        items=tuple(
            ItemLookedBack(
                item=code,
                then=then.report.item(code),
                seen=seen.report.item(code),
                today=today.report.item(code),
                felt=_movement(felt, code),
                ruler=_movement(ruler, code),
            )
            for code in items
        ),
    )


def _change(earlier: Side, later: Side, *, by_seat: bool) -> Change | None:
    """What moved between two views, with all the guards of a comparison of two sessions.

    ``by_seat``: both belong to one session, in which a respondent is the same person.
    """
    sittings = [side.sitting for side in (earlier, later) if side.sitting is not None]
    if len(sittings) < len((earlier, later)):
        return None
    if by_seat:
        sittings = [replace(each, links=_themselves(each)) for each in sittings]
    return change_between(*map(attendance, sittings))


def _themselves(sitting: Sitting) -> dict[str, str]:
    return {key: key for key in sitting.answers["respondent"].unique().tolist()}


def _movement(change: Change | None, code: str) -> Movement | None:
    return None if change is None else change.item(code)
