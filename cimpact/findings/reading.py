"""How to read a report, for whoever holds it without the application: the method in few words."""

from cimpact.core.report import Report
from cimpact.core.thresholds import THRESHOLDS
from cimpact.findings.people import minimum_group
from cimpact.i18n import Translator


def purpose(_: Translator) -> str:
    """What results are for, and what they are not."""
    return _("These results help the group talk and decide: neither accountability nor ranking.")


def limits(_: Translator) -> str:
    """What nobody has shown about the numbers behind the words."""
    return _("Levels, thresholds and targets are proposals, not validated with groups.")


def method(report: Report, _: Translator) -> tuple[tuple[str, str], ...]:
    """What each word of a report means: pairs of a word and its meaning."""
    return (
        (_("Levels"), _levels(_)),
        (_("Preconditions"), _preconditions(_)),
        (_("Opinions"), _opinions(_)),
        (_("Targets and gaps"), _gaps(_)),
        (_("Small groups"), minimum_group(report, _)),
    )


def _levels(_: Translator) -> str:
    return _(
        "Each element has written levels, from 0 up. On a scale from 0 to 4, levels 3 and 4 are "
        "favourable, 0 and 1 are low. “I do not know”, “Too early to say” and blank answers are "
        "counted apart and never become numbers. Percentages appear from {people} answers on.",
        people=_.number(THRESHOLDS.percentages_from),
    )


def _preconditions(_: Translator) -> str:
    return _(
        "Never averaged: a high mean elsewhere does not make up for them. One is met when at least "
        "two thirds of the answers are favourable; fragile when more than one in five are low or "
        "when those who gave no level could still tip it; to be clarified when too few people gave "
        "a level, or a third of them gave none."
    )


def _opinions(_: Translator) -> str:
    return _(
        "The spread is the mean distance to the middle answer, in levels. Under {close}, opinions "
        "are close; up to {split}, fairly close; beyond, far apart. Two opposed groups: at least "
        "{people} people, and a quarter of the answers, on each side.",
        close=_.number(float(THRESHOLDS.close_spread), 1),
        split=_.number(float(THRESHOLDS.split_spread), 1),
        people=_.number(THRESHOLDS.camp_people),
    )


def _gaps(_: Translator) -> str:
    return _(
        "A target is the level that the phase of the initiative calls for, as the group set it. "
        "The gap is what the mean lacks to reach it; from {gap} on there is something to do. The "
        "mean of a section is that of people who gave a level to at least half of its elements.",
        gap=_.number(float(THRESHOLDS.gap), 1),
    )
