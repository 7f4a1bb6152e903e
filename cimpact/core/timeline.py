"""What happened in a collective over the years, as plain rows; which decisions were kept."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cimpact.core.content_parts import LocalizedText
from cimpact.core.profile import ProfilePart
from cimpact.core.report import Verdict


class Kind(StrEnum):
    """What a row is about, in the order of rows of one day."""

    SESSION = "session"
    DECISION = "decision"
    ACTION = "action"
    PROFILE = "profile"


class Silence(StrEnum):
    """Why a closed session has no verdict."""

    TOO_FEW = "too_few"
    NO_GATES = "no_gates"
    TO_CORRECT = "to_correct"


End = Verdict | Silence
"""How a closed session ended."""


class Since(StrEnum):
    """A decision beside the one before it on the same element."""

    FIRST = "first"
    KEPT = "kept"
    REVISED = "revised"


@dataclass(frozen=True, slots=True)
class SessionHeld:
    """A session; ``state`` is draft, open or closed.

    ``end`` is how a closed one ended; None until somebody has asked.
    """

    day: date
    id: str
    state: str
    end: End | None

    @property
    def kind(self) -> Kind:
        """Of what kind the row is."""
        return Kind.SESSION


@dataclass(frozen=True, slots=True)
class ProfileSaved:
    """A version of the profile; ``by`` is empty when the account is gone."""

    day: date
    by: str
    parts: tuple[ProfilePart, ...]
    restored: int | None

    @property
    def kind(self) -> Kind:
        """Of what kind the row is."""
        return Kind.PROFILE


@dataclass(frozen=True, slots=True)
class DecisionTaken:
    """What a group decided on an element: an agreed level, or None for a maintained disagreement.

    ``level`` is the choice as it is stored; ``level_name`` its words, None without a level.
    """

    day: date
    item: str
    name: LocalizedText
    level: str | None
    level_name: LocalizedText | None

    @property
    def kind(self) -> Kind:
        """Of what kind the row is."""
        return Kind.DECISION


@dataclass(frozen=True, slots=True)
class ActionDone:
    """A next action on the day on which it was done; ``who`` may be empty."""

    day: date
    what: str
    who: str

    @property
    def kind(self) -> Kind:
        """Of what kind the row is."""
        return Kind.ACTION


Event = SessionHeld | ProfileSaved | DecisionTaken | ActionDone


def newest_first(events: Iterable[Event]) -> list[Event]:
    """By day, the latest first; those of one day by kind, in the order in which they came."""
    order = list(Kind)
    by_kind = sorted(events, key=lambda event: order.index(event.kind))
    return sorted(by_kind, key=lambda event: event.day, reverse=True)


def kinds_of(events: Iterable[Event]) -> list[Kind]:
    """The kinds that occur, in their order."""
    present = {event.kind for event in events}
    return [kind for kind in Kind if kind in present]


def since_last_time(events: Sequence[Event]) -> dict[DecisionTaken, Since]:
    """Each decision beside the one before it on the same element."""
    last: dict[str, DecisionTaken] = {}
    found = {}
    decisions = [event for event in events if isinstance(event, DecisionTaken)]
    for decision in sorted(decisions, key=lambda each: each.day):
        before = last.get(decision.item)
        found[decision] = _since(before, decision)
        last[decision.item] = decision
    return found


def _since(before: DecisionTaken | None, decision: DecisionTaken) -> Since:
    if before is None:
        return Since.FIRST
    return Since.KEPT if before.level == decision.level else Since.REVISED
