"""What a group decided on an item, beside what its members answered; the two are never mixed."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Outcome(StrEnum):
    """How the discussion of an item ended; an item without a decision was not discussed."""

    AGREED = "agreed"
    DISAGREEMENT = "disagreement"


NOT_DISCUSSED = "not_discussed"
"""What a file says where there is no decision."""


@dataclass(frozen=True, slots=True)
class Decided:
    """What somebody wrote of a decision.

    An agreement has the ``choice`` that the group made with one voice; a maintained disagreement
    has none, and the reasons of those who see it lower and of those who see it higher. ``evidence``
    is what the group leaned on.
    """

    outcome: Outcome
    choice: str | None = None
    lower_reason: str = ""
    higher_reason: str = ""
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision on an item, who wrote it and when.

    ``author`` is empty where the account is gone; both are missing where the group answered with
    one voice and nobody wrote anything beside.
    """

    item: str
    decided: Decided
    author: str = ""
    written_on: date | None = None


def steps_from_median(median: tuple[int, int], agreed: int) -> int:
    """Levels from the members' middle answer to the agreed one: above is positive.

    With two middle levels, whatever lies between them is no difference.
    """
    lower, upper = median
    return max(agreed - upper, 0) - max(lower - agreed, 0)
