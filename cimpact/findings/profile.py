"""The profile of an initiative in words: headed paragraphs, and hints at what is still vague."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from textwrap import shorten

from cimpact.core.profile import TOOLS, Hint, Profile, ProfilePart
from cimpact.core.questionnaire import Phase
from cimpact.core.vagueness import Vague
from cimpact.errors import N_
from cimpact.i18n import Translator

PARTS = {
    ProfilePart.NEED: N_("The need"),
    ProfilePart.IMPACT: N_("The target impact"),
    ProfilePart.CHAIN: N_("From activities to the impact"),
    ProfilePart.TOOLS: N_("How we work together"),
    ProfilePart.PHASES: N_("Phases of the initiative"),
}
TOOL_NAMES = {
    "coordination": N_("Coordination"),
    "communication": N_("Communication"),
    "follow_up": N_("Shared follow-up"),
}
VAGUE = {
    ("need", Vague.UNSAID): N_("The evidence is there; the need itself is not said yet."),
    ("evidence", Vague.NO_EVIDENCE): N_(
        "What is this based on? A figure, a study, or what people concerned tell is enough."
    ),
    ("people", Vague.UNSAID): N_("Who is meant, and where they live, is still open."),
    ("people", Vague.NO_GROUP): N_(
        "Who: no group of people stands out here. Young people, families, tenants…?"
    ),
    ("people", Vague.EVERYBODY): N_(
        "Who: a whole population is hard to reach, and a change in it hard to see. Whom first?"
    ),
    ("people", Vague.NO_PLACE): N_("Where: no place is named. Which neighbourhood, town, schools?"),
    ("change", Vague.UNSAID): N_("What changes for these people is still open."),
    ("change", Vague.NO_CHANGE): N_(
        "What changes: there is neither a number nor something that could be observed. What would "
        "somebody see there that they do not see today?"
    ),
    ("change", Vague.EFFORT): N_(
        "What changes: this says what you will do. What will be different for people because of it?"
    ),
    ("by_when", Vague.UNSAID): N_("By when is still open."),
    ("by_when", Vague.NO_DATE): N_(
        "By when: no date is found. A year is enough, or a number of years from now."
    ),
    ("by_when", Vague.PAST): N_("By when: this year has passed. What holds now?"),
    ("chain", Vague.ONE_LINK): N_(
        "A chain needs at least two links: what you do, and what comes of it."
    ),
}
"""Hints by field and kind; those of the tools are told with their name."""


LONGEST_FOR_MEMBERS = 240
"""Characters of each text that stand before the first element, on a phone."""


@dataclass(frozen=True, slots=True)
class Headed:
    """A heading and the paragraphs under it, as somebody typed them: never Markdown."""

    heading: str
    paragraphs: tuple[str, ...]


def short(profile: Profile, _: Translator) -> tuple[Headed, ...]:
    """The need and the target impact, whichever are said; empty when neither is."""
    found = (
        Headed(_(PARTS[ProfilePart.NEED]), tuple(filter(None, (profile.need,)))),
        Headed(_(PARTS[ProfilePart.IMPACT]), tuple(_impact(profile, _))),
    )
    return tuple(headed for headed in found if headed.paragraphs)


def in_full(profile: Profile, phases: Sequence[Phase], _: Translator) -> tuple[Headed, ...]:
    """Every part that says something, in order: what a report prints.

    ``phases`` are those of a questionnaire; codes that it lacks are told as they are.
    """
    found = (part_in_words(profile, part, phases, _) for part in ProfilePart)
    return tuple(headed for headed in found if headed.paragraphs)


def part_in_words(
    profile: Profile, part: ProfilePart, phases: Sequence[Phase], _: Translator
) -> Headed:
    """One part; without paragraphs when it says nothing."""
    words = {
        ProfilePart.NEED: lambda: _need(profile, _),
        ProfilePart.IMPACT: lambda: _impact(profile, _),
        ProfilePart.CHAIN: lambda: _chain(profile),
        ProfilePart.TOOLS: lambda: _tools(profile, _),
        ProfilePart.PHASES: lambda: _phases(profile, phases, _),
    }
    return Headed(_(PARTS[part]), tuple(words[part]()))


def for_members(profile: Profile, _: Translator) -> tuple[str, ...]:
    """The need and the target impact in a line each, to read before answering.

    Long texts are cut.
    """
    parts = (profile.people, profile.change, profile.by_when)
    impact = " · ".join(_cut(part).rstrip(".") for part in parts if part)
    lines = (
        _("The need: {need}", need=_cut(profile.need)) if profile.need else "",
        _("What we want to change: {impact}", impact=impact) if impact else "",
    )
    return tuple(line for line in lines if line)


def hints(found: Sequence[Hint], _: Translator) -> tuple[str, ...]:
    """What could still be made clearer, a sentence each."""
    return tuple(_hint(hint, _) for hint in found)


def parts(changed: Sequence[ProfilePart], _: Translator) -> str:
    """The names of parts, to stand in a line."""
    return ", ".join(_(PARTS[part]).lower() for part in changed)


def saved(day: date | None, by: str, restored: int | None, _: Translator) -> str:
    """When a version was saved and by whom, and whether it brought an earlier one back."""
    if day is None:
        return _("Nothing is saved yet.")
    when = _.date(day)
    told = _("Saved on {day} by {who}", day=when, who=by) if by else _("Saved on {day}", day=when)
    if restored is None:
        return told
    return f"{told} · " + _("version {number} brought back", number=_.number(restored))


def stage_of(code: str, phases: Sequence[Phase], _: Translator) -> str:
    """A phase by its number, its name and its stage; the code alone where it is unknown."""
    for phase in phases:
        if phase.code == code:
            return f"{code} · {_.content(phase.name)} ({_.content(phase.stage)})"
    return code


def _cut(text: str) -> str:
    return shorten(text, LONGEST_FOR_MEMBERS, placeholder="…")


def _hint(hint: Hint, _: Translator) -> str:
    tool = next((name for name in TOOLS if hint.field.startswith(name)), None)
    if tool is None:
        return _(VAGUE[hint.field, hint.kind])
    if hint.kind is Vague.NOBODY:
        return _("{tool}: who takes care of it?", tool=_(TOOL_NAMES[tool]))
    return _("{tool}: in which rhythm? Every month, every quarter…", tool=_(TOOL_NAMES[tool]))


def _need(profile: Profile, _: Translator) -> Iterator[str]:
    if profile.need:
        yield profile.need
    if profile.evidence:
        yield _("What shows it: {evidence}", evidence=profile.evidence)


def _impact(profile: Profile, _: Translator) -> Iterator[str]:
    if profile.people:
        yield _("Who, and where: {people}", people=profile.people)
    if profile.change:
        yield _("What changes for them: {change}", change=profile.change)
    if profile.by_when:
        yield _("By when: {date}", date=profile.by_when)


def _chain(profile: Profile) -> Iterator[str]:
    for place, link in enumerate(profile.chain, start=1):
        yield f"{place}. {link}"


def _tools(profile: Profile, _: Translator) -> Iterator[str]:
    for name, label in TOOL_NAMES.items():
        told = " · ".join(filter(None, profile.tool(name)))
        if told:
            yield _("{tool}: {details}", tool=_(label), details=told)


def _phases(profile: Profile, phases: Sequence[Phase], _: Translator) -> Iterator[str]:
    for code in profile.phases:
        told = stage_of(code, phases, _)
        is_main = code == profile.main_phase and len(profile.phases) > 1
        yield _("{phase}, the main one", phase=told) if is_main else told
