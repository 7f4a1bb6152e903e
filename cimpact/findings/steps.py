"""What to talk about and where to begin: the agenda, the priorities and what to find out."""

from collections.abc import Iterator
from dataclasses import dataclass

from cimpact.core.questionnaire import Item, Questionnaire, RecommendedAction
from cimpact.core.report import GateFigures, GateStatus, ItemFigures, Label, Report
from cimpact.findings.gates import MARKS, STATUSES, support
from cimpact.findings.items import spread, standing
from cimpact.findings.people import unsure
from cimpact.findings.sources import source
from cimpact.i18n import Translator

PLACE_OF_THE_CONCERNED = "QA5"
"""The item on the place of the people concerned, always shown beside the verdict."""


@dataclass(frozen=True, slots=True)
class Topic:
    """An item to talk about, and what to say of it."""

    item: str
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class NextStep:
    """An action that the documents suggest, and where they do."""

    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Priority:
    """An item to begin with: why, what the documents suggest, and whether that is little."""

    item: str
    name: str
    reasons: tuple[str, ...]
    steps: tuple[NextStep, ...]
    advice: str


def agenda(report: Report, questionnaire: Questionnaire, _: Translator) -> tuple[Topic, ...]:
    """What to discuss, in order; nothing when every item is hidden or agreed upon."""
    gates = {gate.item: gate for gate in report.gates}
    return tuple(
        Topic(
            item=code,
            name=_.content(questionnaire.item(code).name),
            reason=_topic_reason(gates.get(code), report.item(code), report, _),
        )
        for code in report.agenda
    )


def _topic_reason(
    gate: GateFigures | None, figures: ItemFigures, report: Report, _: Translator
) -> str:
    if gate is not None and gate.status is not GateStatus.MET:
        return _("precondition {status}", status=_(STATUSES[gate.status]))
    return spread(figures, _) if figures.split else standing(figures, report, _)


def divided(report: Report) -> tuple[str, ...]:
    """The items of the agenda that split the group, in its order."""
    return tuple(code for code in report.agenda if report.item(code).split)


def divided_title(report: Report, _: Translator) -> str:
    """How many items divide the group."""
    return _.ngettext(
        "{n} element of {total} divides the group",
        "{n} elements of {total} divide the group",
        len(divided(report)),
        total=_.number(sum(not figures.hidden for figures in report.items)),
    )


def priorities(
    report: Report, questionnaire: Questionnaire, _: Translator, *, most: int
) -> tuple[Priority, ...]:
    """The first items to act on or to discuss, at most so many."""
    return tuple(
        _priority(questionnaire.item(code), report, questionnaire, _)
        for code in report.priorities[:most]
    )


def _priority(item: Item, report: Report, questionnaire: Questionnaire, _: Translator) -> Priority:
    return Priority(
        item=item.code,
        name=_.content(item.name),
        reasons=tuple(_reasons(item, report, _)),
        steps=tuple(_next_step(action, questionnaire, _) for action in item.actions),
        advice=_advice(item, _),
    )


def _reasons(item: Item, report: Report, _: Translator) -> Iterator[str]:
    figures = report.item(item.code)
    gate = next((gate for gate in report.gates if gate.item == item.code), None)
    if gate is not None and gate.status is GateStatus.NOT_MET:
        yield _("{mark} Precondition not met.", mark=MARKS[gate.status])
        if gate.favourable is not None:
            yield support(gate.favourable, gate.answered, _)
    elif figures.mean is not None:
        yield standing(figures, report, _) + "."
    if figures.split:
        yield spread(figures, _) + "."
        yield _("To discuss before acting.")


def _advice(item: Item, _: Translator) -> str:
    if item.thin_advice and item.actions:
        return _("The documents say little about this element.")
    if not item.actions:
        return _("The documents suggest no action for this element, and none is invented here.")
    return ""


def _next_step(action: RecommendedAction, questionnaire: Questionnaire, _: Translator) -> NextStep:
    return NextStep(text=_.content(action.text), source=source(action.sources, questionnaire, _))


def to_find_out(report: Report, questionnaire: Questionnaire, _: Translator) -> tuple[Topic, ...]:
    """Items that a third or more could not place: to find out before anything else."""
    return tuple(
        Topic(
            item=figures.item,
            name=_.content(questionnaire.item(figures.item).name),
            reason=unsure(figures, _),
        )
        for figures in report.items
        if figures.label is Label.FIND_OUT
    )


def place_of_the_concerned(
    report: Report, questionnaire: Questionnaire, _: Translator
) -> Topic | None:
    """Where the place of the people concerned stands; None in an edition without that item."""
    figures = next((row for row in report.items if row.item == PLACE_OF_THE_CONCERNED), None)
    if figures is None:
        return None
    return Topic(
        item=figures.item,
        name=_.content(questionnaire.item(figures.item).name),
        reason=standing(figures, report, _) or _("Too few people gave a level to show it."),
    )
