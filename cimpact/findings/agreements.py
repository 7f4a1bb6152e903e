"""What the group sees alike, high or low: the counterpart of what divides it."""

from cimpact.core.questionnaire import Questionnaire
from cimpact.core.report import ItemFigures, Report
from cimpact.findings.agenda import Topic
from cimpact.findings.items import median, spread
from cimpact.i18n import Translator


def agreements(
    report: Report, questionnaire: Questionnaire, _: Translator, *, most: int
) -> tuple[Topic, ...]:
    """The elements with the closest opinions, at most so many; the preconditions stand apart."""
    gates = {gate.item for gate in report.gates}
    agreed = [each for each in report.items if each.item not in gates and _is_agreed(each)]
    return tuple(
        _topic(figures, questionnaire, _)
        for figures in sorted(agreed, key=lambda each: each.spread or 0)[:most]
    )


def _is_agreed(figures: ItemFigures) -> bool:
    return not figures.hidden and not figures.split and not figures.information_gap


def _topic(figures: ItemFigures, questionnaire: Questionnaire, _: Translator) -> Topic:
    item = questionnaire.item(figures.item)
    return Topic(
        item=item.code,
        name=_.content(item.name),
        reason=_(
            "{closeness}: {level}.",
            closeness=spread(figures, _),
            level=median(figures, item, _),
        ),
    )
