"""How to read a report, for whoever holds it without the application: the method in few words."""

from collections.abc import Sequence
from fractions import Fraction

from cimpact.core.questionnaire import Questionnaire
from cimpact.core.report import Report
from cimpact.core.thresholds import THRESHOLDS, steps
from cimpact.findings.items import camps
from cimpact.findings.people import minimum_group
from cimpact.i18n import Translator


def purpose(_: Translator) -> str:
    """What results are for, and what they are not."""
    return _("These results help the group talk and decide: neither accountability nor ranking.")


def limits(_: Translator) -> str:
    """What nobody has shown about the numbers behind the words."""
    return _("Levels, thresholds and targets are proposals, not validated with groups.")


def method(
    report: Report, questionnaire: Questionnaire, _: Translator
) -> tuple[tuple[str, str], ...]:
    """What each word of a report means: pairs of a word and its meaning."""
    scales = sorted({len(item.levels) for item in questionnaire.items})
    return (
        (_("Levels"), _levels(scales, _)),
        (_("Preconditions"), _preconditions(_)),
        (_("Opinions"), _opinions(scales, _)),
        (_("Targets and gaps"), _gaps(scales, _)),
        (_("Small groups"), minimum_group(report, _)),
    )


def _levels(scales: Sequence[int], _: Translator) -> str:
    sides = [(length, *camps(length)) for length in scales]
    parts = [
        _("Each element has written levels, from 0 up."),
        *(
            _(
                "On a scale from 0 to {top}, favourable is {favourable} and low is {low}.",
                top=_.number(length - 1),
                favourable=favourable,
                low=low,
            )
            for length, low, favourable in sides
        ),
        _(
            "“I do not know”, “Too early to say” and blank answers are counted apart and never "
            "become numbers. Percentages appear from {people} answers on.",
            people=_.number(THRESHOLDS.percentages_from),
        ),
    ]
    return " ".join(parts)


def _preconditions(_: Translator) -> str:
    return _(
        "Never averaged: a high mean elsewhere does not make up for them. One is met when at least "
        "two thirds of the answers are favourable; fragile when more than one in five are low or "
        "when those who gave no level could still tip it; to be clarified when too few people gave "
        "a level, or a third of them gave none."
    )


def _opinions(scales: Sequence[int], _: Translator) -> str:
    parts = [
        _("The spread is the mean distance to the middle answer, in levels."),
        *(
            _(
                "On a scale from 0 to {top}, opinions are close under {close}, fairly close up to "
                "{split}, far apart beyond.",
                top=_.number(length - 1),
                close=_distance(THRESHOLDS.close_spread, length, _),
                split=_distance(THRESHOLDS.split_spread, length, _),
            )
            for length in scales
        ),
        _(
            "Two opposed groups: at least {people} people, and a quarter of the answers, on each "
            "side.",
            people=_.number(THRESHOLDS.camp_people),
        ),
    ]
    return " ".join(parts)


def _gaps(scales: Sequence[int], _: Translator) -> str:
    parts = [
        _(
            "A target is the level that the phase of the initiative calls for, as the group set "
            "it. The gap is what the mean lacks to reach it."
        ),
        *(
            _(
                "On a scale from 0 to {top}, there is something to do from a gap of {gap} on.",
                top=_.number(length - 1),
                gap=_distance(THRESHOLDS.gap, length, _),
            )
            for length in scales
        ),
        _(
            "The mean of a section is that of people who gave a level to at least half of its "
            "elements."
        ),
    ]
    return " ".join(parts)


def _distance(threshold: Fraction, length: int, _: Translator) -> str:
    """A threshold in steps, on a scale of so many levels, with the decimals that it has."""
    distance = steps(threshold, top=length - 1)
    return _.number(float(distance), 1 if (distance * 10).denominator == 1 else 2)
