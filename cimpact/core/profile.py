"""The profile of an initiative: its need, target impact, chain of results, tools and phases.

After document 001 (statements on the need, the impact, the theory of change and implementation).
Everything is optional; what is still vague is told as kinds of hints, never as a score.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from pydantic import BaseModel, ConfigDict

from cimpact.core.vagueness import Vague, vague_change, vague_date, vague_people

TOOLS = ("coordination", "communication", "follow_up")
ASPECTS = ("who", "how", "rhythm")
MOST_LINKS = 7
FEWEST_LINKS = 2


class ProfilePart(StrEnum):
    """What is written, saved and compared together."""

    NEED = "need"
    IMPACT = "impact"
    CHAIN = "chain"
    TOOLS = "tools"
    PHASES = "phases"


class Profile(BaseModel):
    """What a group says of its initiative; empty where it says nothing.

    ``people``, ``change`` and ``by_when`` are the three parts of the target impact; ``chain`` goes
    from activities to the impact. ``phases`` and ``main_phase`` are codes of a questionnaire.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    need: str = ""
    evidence: str = ""
    people: str = ""
    change: str = ""
    by_when: str = ""
    chain: tuple[str, ...] = ()
    coordination_who: str = ""
    coordination_how: str = ""
    coordination_rhythm: str = ""
    communication_who: str = ""
    communication_how: str = ""
    communication_rhythm: str = ""
    follow_up_who: str = ""
    follow_up_how: str = ""
    follow_up_rhythm: str = ""
    phases: tuple[str, ...] = ()
    main_phase: str = ""

    def tool(self, name: str) -> tuple[str, str, str]:
        """Who, how and in which rhythm, of one of the ``TOOLS``."""
        who, how, rhythm = (getattr(self, f"{name}_{aspect}") for aspect in ASPECTS)
        return who, how, rhythm


FIELDS: dict[ProfilePart, tuple[str, ...]] = {
    ProfilePart.NEED: ("need", "evidence"),
    ProfilePart.IMPACT: ("people", "change", "by_when"),
    ProfilePart.CHAIN: ("chain",),
    ProfilePart.TOOLS: tuple(f"{tool}_{aspect}" for tool in TOOLS for aspect in ASPECTS),
    ProfilePart.PHASES: ("phases", "main_phase"),
}
"""The fields of each part, in the order in which they are asked."""


@dataclass(frozen=True, slots=True)
class Hint:
    """Something still vague in one field."""

    field: str
    kind: Vague


def values_of(profile: Profile, part: ProfilePart) -> dict[str, Any]:
    """What one part says: field to text, or to texts."""
    return {field: getattr(profile, field) for field in FIELDS[part]}


def with_values(profile: Profile, values: Mapping[str, Any]) -> Profile:
    """The profile with other values in some fields."""
    return Profile.model_validate({**profile.model_dump(), **values})


def is_empty(profile: Profile, part: ProfilePart) -> bool:
    """Whether a part says nothing."""
    return not any(values_of(profile, part).values())


def changed_parts(before: Profile, after: Profile) -> tuple[ProfilePart, ...]:
    """The parts that say something else."""
    return tuple(part for part in ProfilePart if values_of(before, part) != values_of(after, part))


def hints(profile: Profile, part: ProfilePart, *, today: date) -> tuple[Hint, ...]:
    """What is still vague in a part that says something; nothing in an empty one."""
    if is_empty(profile, part):
        return ()
    return tuple(_CHECKS[part](profile, today))


def _need(profile: Profile, _today: date) -> Iterator[Hint]:
    if not profile.need:
        yield Hint("need", Vague.UNSAID)
    if not profile.evidence:
        yield Hint("evidence", Vague.NO_EVIDENCE)


def _impact(profile: Profile, today: date) -> Iterator[Hint]:
    found = {
        "people": vague_people(profile.people),
        "change": vague_change(profile.change),
        "by_when": vague_date(profile.by_when, today=today),
    }
    for field, kinds in found.items():
        for kind in kinds if getattr(profile, field) else (Vague.UNSAID,):
            yield Hint(field, kind)


def _chain(profile: Profile, _today: date) -> Iterator[Hint]:
    if len(profile.chain) < FEWEST_LINKS:
        yield Hint("chain", Vague.ONE_LINK)


def _tools(profile: Profile, _today: date) -> Iterator[Hint]:
    for name in TOOLS:
        who, how, rhythm = profile.tool(name)
        if not (who or how or rhythm):
            continue
        if not who:
            yield Hint(f"{name}_who", Vague.NOBODY)
        if not rhythm:
            yield Hint(f"{name}_rhythm", Vague.NO_RHYTHM)


def _phases(_profile: Profile, _today: date) -> Iterator[Hint]:
    """Phases are ticked from a list: nothing about them is vague."""
    return iter(())


_CHECKS: dict[ProfilePart, Callable[[Profile, date], Iterator[Hint]]] = {
    ProfilePart.NEED: _need,
    ProfilePart.IMPACT: _impact,
    ProfilePart.CHAIN: _chain,
    ProfilePart.TOOLS: _tools,
    ProfilePart.PHASES: _phases,
}
