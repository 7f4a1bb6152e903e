"""The sessions of a comparison: their names, where sections and preconditions stood in each."""

from collections.abc import Sequence
from dataclasses import dataclass

from cimpact.core.changes import Comparison, SittingFigures, Standing
from cimpact.core.questionnaire import Questionnaire
from cimpact.core.report import GateStatus
from cimpact.findings.gates import MARKS, STATUSES
from cimpact.findings.items import NONE, Table
from cimpact.i18n import Translator


@dataclass(frozen=True, slots=True)
class GateSteps:
    """A precondition across the sessions: a mark and a word for each, None where not asked."""

    name: str
    statuses: tuple[tuple[str, str] | None, ...]


def label(sitting: SittingFigures, _: Translator) -> str:
    """A session as people call it: by its day, else by the name that it was given."""
    return sitting.name if sitting.held_on is None else _.date(sitting.held_on)


def labels(comparison: Comparison, _: Translator) -> list[str]:
    """The same for all sessions; those of one day are numbered."""
    words = [label(sitting, _) for sitting in comparison.sittings]
    return [
        word if words.count(word) == 1 else f"{word} ({words[: place + 1].count(word)})"
        for place, word in enumerate(words)
    ]


def between(place: int, comparison: Comparison, _: Translator) -> str:
    """The two sessions of a change, by the place of the change."""
    earlier, later = labels(comparison, _)[place : place + 2]
    if comparison.sittings[place].held_on and comparison.sittings[place + 1].held_on:
        return _("From {earlier} to {later}", earlier=earlier, later=later)
    return f"{earlier} → {later}"


def gate_steps(
    comparison: Comparison, questionnaire: Questionnaire, _: Translator
) -> tuple[GateSteps, ...]:
    """The status of every precondition of the questionnaire in each session, in its order."""
    found = [{gate.item: gate.status for gate in each.gates} for each in comparison.sittings]
    return tuple(
        GateSteps(
            name=_.content(item.name),
            statuses=tuple(_status(statuses.get(item.code), _) for statuses in found),
        )
        for item in questionnaire.items
        if any(item.code in statuses for statuses in found)
    )


def gates_legend(_: Translator) -> str:
    """What the marks of preconditions mean, for columns too narrow for words."""
    return " · ".join(f"{mark} {_(STATUSES[status])}" for status, mark in MARKS.items())


def gates_title(comparison: Comparison, _: Translator) -> str:
    """How many preconditions the last session judges met."""
    gates = comparison.sittings[-1].gates
    return _.ngettext(
        "{n} precondition of {total} is met in the last session",
        "{n} preconditions of {total} are met in the last session",
        sum(gate.status is GateStatus.MET for gate in gates),
        total=_.number(len(gates)),
    )


def _status(status: GateStatus | None, _: Translator) -> tuple[str, str] | None:
    return None if status is None else (MARKS[status], _(STATUSES[status]))


def standings(code: str, comparison: Comparison) -> tuple[Standing, ...]:
    """Where a section stood in each session."""
    return tuple(sitting.section(code) for sitting in comparison.sittings)


def averaged(comparison: Comparison, questionnaire: Questionnaire) -> tuple[str, ...]:
    """The sections that have a mean in some session, in the order of the questionnaire."""
    return tuple(
        section.code
        for section in questionnaire.sections
        if any(each.mean is not None for each in standings(section.code, comparison))
    )


def sittings_table(comparison: Comparison, _: Translator) -> Table:
    """Who answered each session, and who carried a code of their own."""
    return {
        _("Session"): labels(comparison, _),
        _("People"): [_.number(each.respondents) for each in comparison.sittings],
        _("With a code of their own"): [
            _.number(each.linked_people) for each in comparison.sittings
        ],
    }


def standings_table(code: str, comparison: Comparison, _: Translator) -> Table:
    """A section's mean in each session, and the people behind it."""
    found = standings(code, comparison)
    return {
        _("Session"): labels(comparison, _),
        _("People"): [
            NONE if each.respondents is None else _.number(each.respondents) for each in found
        ],
        _("Mean"): [NONE if each.mean is None else _.number(each.mean, 1) for each in found],
    }


def gates_table(steps: Sequence[GateSteps], comparison: Comparison, _: Translator) -> Table:
    """Every precondition in every session, one row each."""
    names = labels(comparison, _)
    return {
        _("Precondition"): [each.name for each in steps for _name in names],
        _("Session"): [name for _step in steps for name in names],
        _("Status"): [
            NONE if status is None else status[1] for each in steps for status in each.statuses
        ],
    }
