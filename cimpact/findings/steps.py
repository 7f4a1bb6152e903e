"""Where to begin: what to do about an element, in groups without ranks, and with which sources."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cimpact.core.priorities import priority_groups
from cimpact.core.questionnaire import Item, Questionnaire, RecommendedAction
from cimpact.core.report import GateFigures, GateStatus, ItemFigures, Label, Report
from cimpact.findings.agenda import questions
from cimpact.findings.gates import MARKS, STATUSES, support
from cimpact.findings.items import Table, spread, standing
from cimpact.findings.labels import what_to_do, word_of
from cimpact.findings.people import unsure
from cimpact.findings.sources import source
from cimpact.i18n import Translator


@dataclass(frozen=True, slots=True)
class NextStep:
    """An action that the documents suggest, and where they do."""

    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Priority:
    """An item to begin with: what to do and why, what to ask the group, what documents suggest.

    ``questions`` are there where the group sees it differently; ``advice`` admits that the
    documents say little or nothing, and is empty where they do not.
    """

    item: str
    name: str
    label: str
    reasons: tuple[str, ...]
    questions: tuple[str, ...]
    steps: tuple[NextStep, ...]
    advice: str


@dataclass(frozen=True, slots=True)
class PriorityGroup:
    """Priorities that no order tells apart, under what they have in common."""

    title: str
    priorities: tuple[Priority, ...]


def priorities(
    report: Report, questionnaire: Questionnaire, _: Translator, *, most: int
) -> tuple[Priority, ...]:
    """The first items to act on or to discuss, at most so many."""
    return _priorities(report.priorities[:most], report, questionnaire, _)


def groups(
    report: Report, questionnaire: Questionnaire, _: Translator
) -> tuple[PriorityGroup, ...]:
    """All that there is to do: gates that are not met, other open gates, gaps, what to find out.

    An item is in one group only; a group that would be empty is left out.
    """
    return tuple(
        PriorityGroup(title, _priorities(codes, report, questionnaire, _))
        for title, codes in _groups(report, _)
        if codes
    )


def _groups(report: Report, _: Translator) -> Iterator[tuple[str, Sequence[str]]]:
    not_met = _gates(report, GateStatus.NOT_MET)
    unsure = _gates(report, GateStatus.UNKNOWN, GateStatus.FRAGILE)
    yield _("Preconditions to meet"), not_met
    yield _("Preconditions to make sure of"), unsure
    placed = {*not_met, *unsure}
    behind = [
        codes
        for group in priority_groups(report)
        if (codes := [code for code in group if code not in placed])
    ]
    for place, codes in enumerate(behind):
        yield _("Then") if place else _("Furthest from the target"), codes
    placed.update(*behind)
    yield _("To find out"), [item for item in _to_find_out(report) if item not in placed]


def _gates(report: Report, *statuses: GateStatus) -> list[str]:
    return [gate.item for gate in report.gates if gate.status in statuses]


def _to_find_out(report: Report) -> list[str]:
    return [figures.item for figures in report.items if figures.label is Label.FIND_OUT]


def table(groups: Sequence[PriorityGroup], _: Translator) -> Table:
    """The priorities in words, a row each; a group's title stands at its first row."""
    rows = [
        ("" if place else group.title, priority)
        for group in groups
        for place, priority in enumerate(group.priorities)
    ]
    return {
        _("Group"): [title for title, _priority in rows],
        _("Element"): [priority.name for _title, priority in rows],
        _("What to do, and why"): [
            " ".join([f"{priority.label}.", *priority.reasons]) for _title, priority in rows
        ],
    }


def _priorities(
    codes: Sequence[str], report: Report, questionnaire: Questionnaire, _: Translator
) -> tuple[Priority, ...]:
    return tuple(_priority(questionnaire.item(code), report, questionnaire, _) for code in codes)


def _priority(item: Item, report: Report, questionnaire: Questionnaire, _: Translator) -> Priority:
    figures = report.item(item.code)
    gate = next((gate for gate in report.gates if gate.item == item.code), None)
    return Priority(
        item=item.code,
        name=_.content(item.name),
        label=word_of(what_to_do(item.code, report), _),
        reasons=tuple(_reasons(gate, figures, report, _)),
        questions=questions(item, _) if figures.split else (),
        steps=tuple(_next_step(action, questionnaire, _) for action in item.actions),
        advice=_advice(item, _),
    )


def _reasons(
    gate: GateFigures | None, figures: ItemFigures, report: Report, _: Translator
) -> Iterator[str]:
    if gate is not None and gate.status is not GateStatus.MET:
        status = _(STATUSES[gate.status])
        yield _("{mark} Precondition {status}.", mark=MARKS[gate.status], status=status)
        if gate.favourable is not None:
            yield support(gate.favourable, gate.answered, _)
    elif figures.label is not Label.FIND_OUT and figures.mean is not None:
        yield standing(figures, report, _) + "."
    if figures.label is Label.FIND_OUT:
        yield unsure(figures, _)
    if figures.split:
        yield spread(figures, _) + "."


def _advice(item: Item, _: Translator) -> str:
    if item.thin_advice and item.actions:
        return _("The documents say little about this element.")
    if not item.actions:
        return _("The documents suggest no action for this element, and none is invented here.")
    return ""


def _next_step(action: RecommendedAction, questionnaire: Questionnaire, _: Translator) -> NextStep:
    return NextStep(text=_.content(action.text), source=source(action.sources, questionnaire, _))
