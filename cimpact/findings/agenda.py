"""What to talk about: the agenda, what divides the group, the questions that open the talk."""

from collections.abc import Iterator
from dataclasses import dataclass

from cimpact.core.questionnaire import Item, Questionnaire
from cimpact.core.report import GateFigures, GateStatus, ItemFigures, Report
from cimpact.findings.gates import STATUSES, support
from cimpact.findings.items import median, spread, standing
from cimpact.i18n import Translator

PLACE_OF_THE_CONCERNED = "QA5"
"""The item on the place of the people concerned, always shown beside the verdict."""


@dataclass(frozen=True, slots=True)
class Topic:
    """An item to talk about: what to say of it, and what to ask of those who see it differently.

    ``middle`` is the middle answer in level words; empty where it is hidden or not asked for.
    """

    item: str
    name: str
    reason: str
    questions: tuple[str, ...] = ()
    middle: str = ""


def agenda(report: Report, questionnaire: Questionnaire, _: Translator) -> tuple[Topic, ...]:
    """What to discuss, in order; nothing when every item is hidden or agreed upon."""
    gates = {gate.item: gate for gate in report.gates}
    return tuple(
        Topic(
            item=code,
            name=_.content(questionnaire.item(code).name),
            reason=" ".join(_reasons(gates.get(code), report.item(code), report, _)),
            questions=questions(questionnaire.item(code), _),
        )
        for code in report.agenda
    )


def _reasons(
    gate: GateFigures | None, figures: ItemFigures, report: Report, _: Translator
) -> Iterator[str]:
    if gate is not None and gate.status is not GateStatus.MET:
        yield _("Precondition {status}.", status=_(STATUSES[gate.status]))
        if gate.favourable is not None:
            yield support(gate.favourable, gate.answered, _)
    elif figures.split:
        yield spread(figures, _) + "."
    else:
        yield standing(figures, report, _) + "."


def questions(item: Item, _: Translator) -> tuple[str, ...]:
    """What to ask so that those who answered low and those who answered high hear each other."""
    return tuple(_.content(question) for question in item.discussion)


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


def place_of_the_concerned(
    report: Report, questionnaire: Questionnaire, _: Translator
) -> Topic | None:
    """Where the place of the people concerned stands; None in an edition without that item."""
    figures = next((row for row in report.items if row.item == PLACE_OF_THE_CONCERNED), None)
    if figures is None:
        return None
    item = questionnaire.item(figures.item)
    return Topic(
        item=item.code,
        name=_.content(item.name),
        reason=standing(figures, report, _) or _("Too few people gave a level to show it."),
        middle="" if figures.hidden else median(figures, item, _),
    )
