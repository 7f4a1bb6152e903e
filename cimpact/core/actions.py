"""What a collective will do next: one list over all its sessions, and what became of each."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ActionStatus(StrEnum):
    """Where a next action stands."""

    TO_DO = "to_do"
    UNDER_WAY = "under_way"
    DONE = "done"
    DROPPED = "dropped"


OPEN = (ActionStatus.TO_DO, ActionStatus.UNDER_WAY)
"""What still waits for somebody."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What somebody wrote of a next action.

    ``who`` is free text; ``due`` is None without a date, ``item`` without an element. ``sources``
    are the statements of the documents behind the recommendation it was started from.
    """

    what: str
    who: str = ""
    due: date | None = None
    item: str | None = None
    first_step: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StatusDay:
    """From which day on a status held; the last one of a day is kept."""

    day: date
    status: ActionStatus


@dataclass(frozen=True, slots=True)
class Action:
    """A next action: what is planned, where it stands, and since when.

    ``session_on`` is the day of the session that it was decided in, None when it was none or is
    gone.
    """

    id: str
    plan: Plan
    status: ActionStatus
    started_on: date
    session_on: date | None
    history: tuple[StatusDay, ...]

    @property
    def is_open(self) -> bool:
        """Whether there is still something to do."""
        return self.status in OPEN

    def is_late(self, today: date) -> bool:
        """Whether its day has passed and it is not done."""
        return self.is_open and self.plan.due is not None and self.plan.due < today


def in_order(actions: Iterable[Action]) -> list[Action]:
    """Open ones first, the earliest due first, those without a date last; then done and dropped."""
    return sorted(
        actions,
        key=lambda action: (
            not action.is_open,
            list(ActionStatus).index(action.status) if not action.is_open else 0,
            action.plan.due or date.max,
            action.started_on,
            action.plan.what.casefold(),
        ),
    )
