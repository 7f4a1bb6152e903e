"""What changed from one version of a questionnaire to the next, and which number suits it.

Elements are the same when their code is; they are compared between sessions when they have as many
levels, whatever their words.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

from cimpact.core.questionnaire import Item, Questionnaire

LONGEST_VERSION = 20


class Kind(StrEnum):
    """What happened to an element, or to what stands around the elements."""

    RESCALED = "rescaled"
    REMOVED = "removed"
    ADDED = "added"
    REWORDED = "reworded"
    MOVED = "moved"
    GATE = "gate"
    AROUND = "around"
    TARGETS = "targets"
    REORDERED = "reordered"
    OTHER = "other"


BREAKING = {Kind.RESCALED, Kind.REMOVED}
"""After these, some elements can no longer be compared with earlier sessions."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that changed; ``items`` are the codes concerned, none where it is the whole."""

    kind: Kind
    items: tuple[str, ...] = ()


def differences(before: Questionnaire, after: Questionnaire) -> tuple[Difference, ...]:
    """Everything that changed, what matters most first; nothing between equal questionnaires."""
    return tuple(_differences(before, after))


def next_version(
    version: str, changes: Collection[Difference], *, taken: Collection[str] = ()
) -> str:
    """The version to propose after ``version``, none of those taken.

    Numbers go up by one at the first place where elements can no longer be compared, at the second
    otherwise; other names get a number behind them.
    """
    is_breaking = any(change.kind in BREAKING for change in changes)
    proposed = _raised(version, is_breaking=is_breaking)
    while proposed in taken:
        proposed = _raised(proposed, is_breaking=is_breaking)
    return proposed


def _raised(version: str, *, is_breaking: bool) -> str:
    if re.fullmatch(r"[0-9]{1,6}(\.[0-9]{1,6})*", version):
        first, *others = map(int, version.split("."))
        return f"{first + 1}.0" if is_breaking else f"{first}.{(others or [0])[0] + 1}"
    name, number = _name_and_number(version)
    end = f"-{number + 1}"
    return name[: LONGEST_VERSION - len(end)] + end


def _name_and_number(version: str) -> tuple[str, int]:
    numbered = re.fullmatch(r"(.*)-([0-9]{1,6})", version)
    return (numbered[1], int(numbered[2])) if numbered else (version, 1)


def _differences(before: Questionnaire, after: Questionnaire) -> Iterator[Difference]:
    old = {item.code: item for item in before.items}
    new = {item.code: item for item in after.items}
    kept = [code for code in new if code in old]
    found = {
        Kind.RESCALED: [code for code in kept if old[code].top != new[code].top],
        Kind.REMOVED: [code for code in old if code not in new],
        Kind.ADDED: [code for code in new if code not in old],
        Kind.REWORDED: [code for code in kept if _is_reworded(old[code], new[code])],
        Kind.MOVED: [code for code in kept if _place(before, code) != _place(after, code)],
        Kind.GATE: [code for code in kept if old[code].gate != new[code].gate],
        Kind.AROUND: [code for code in kept if _around(old[code]) != _around(new[code])],
    }
    yield from (Difference(kind, tuple(codes)) for kind, codes in found.items() if codes)
    yield from _of_the_whole(before, after)


def _of_the_whole(before: Questionnaire, after: Questionnaire) -> Iterator[Difference]:
    if _targets(before) != _targets(after):
        yield Difference(Kind.TARGETS)
    orders = [[item.code for item in each.items] for each in (before, after)]
    shared = set(orders[0]) & set(orders[1])
    first, second = ([code for code in order if code in shared] for order in orders)
    if first != second:
        yield Difference(Kind.REORDERED)
    if _frame(before) != _frame(after):
        yield Difference(Kind.OTHER)


def _is_reworded(before: Item, after: Item) -> bool:
    """Whether the question or a sentence reads otherwise, on the same scale."""
    return before.top == after.top and (before.stem, before.levels) != (after.stem, after.levels)


def _place(questionnaire: Questionnaire, code: str) -> tuple[str, bool]:
    section = questionnaire.section_of(code)
    return section.code, section.averaged


def _around(item: Item) -> tuple[object, ...]:
    """What stands around the question: it changes no answer."""
    return (
        *(item.name, item.introduction, item.facets, item.discussion, item.open_prompt),
        *(item.sources, item.thin_advice, item.actions),
    )


def _targets(questionnaire: Questionnaire) -> dict[str, dict[str, int]]:
    return {phase.code: phase.targets for phase in questionnaire.phases}


def _frame(questionnaire: Questionnaire) -> tuple[object, ...]:
    """What is neither an element nor a target nor the version."""
    return (
        *(questionnaire.title, questionnaire.description),
        *(questionnaire.dont_know, questionnaire.too_early),
        *(questionnaire.sectors, questionnaire.roles, questionnaire.documents),
        tuple((section.code, section.name) for section in questionnaire.sections),
        tuple((phase.code, phase.name, phase.stage) for phase in questionnaire.phases),
    )
