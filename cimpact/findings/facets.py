"""The facets of an element in words: what may be said of one, and what the group said.

Facets are never scored: people are counted, and how far opinions lie apart is said by the same rule
as for levels, on the three steps from no to yes.
"""

from collections.abc import Sequence

from cimpact.core.questionnaire import DONT_KNOW, FACET_CHOICES, Item, Questionnaire
from cimpact.core.report import ItemFigures
from cimpact.core.scoring import closeness, two_camps
from cimpact.errors import N_
from cimpact.findings.items import CLOSENESS, NONE, Table
from cimpact.i18n import Translator

WORDS = {"yes": N_("Yes"), "partly": N_("Partly"), "no": N_("No")}
OPPOSED = N_("Yes and no are opposed")


def choice_words(questionnaire: Questionnaire, _: Translator) -> dict[str, str]:
    """What each choice of a facet says; don't know in the words of the questionnaire."""
    return {
        choice: _.content(questionnaire.dont_know) if choice == DONT_KNOW else _(WORDS[choice])
        for choice in FACET_CHOICES
    }


def facets_table(
    item: Item, figures: ItemFigures, questionnaire: Questionnaire, _: Translator
) -> Table:
    """People per choice of each facet, dashes where too few said something; empty when hidden."""
    if not figures.facets:
        return {}
    columns = zip(*(_cells(counts, _) for counts in figures.facets), strict=True)
    words = choice_words(questionnaire, _).values()
    return {
        _("Point"): [_.content(facet) for facet in item.facets],
        **dict(zip([*words, _("Opinions")], map(list, columns), strict=True)),
    }


def _cells(counts: Sequence[int] | None, _: Translator) -> list[str]:
    if counts is None:
        return [NONE] * (len(FACET_CHOICES) + 1)
    return [*map(_.number, counts), _(_opinions(counts))]


def _opinions(counts: Sequence[int]) -> str:
    steps = _steps(counts)
    return OPPOSED if two_camps(steps) else CLOSENESS[closeness(steps)]


def _steps(counts: Sequence[int]) -> tuple[int, ...]:
    """The counts from no to yes, without don't know."""
    yes, partly, no, _dont_know = counts
    return no, partly, yes


def opposed_facets(item: Item, figures: ItemFigures, _: Translator) -> str:
    """On which facets yes and no are opposed; empty when on none that may be shown."""
    shown = zip(item.facets, figures.facets or (), strict=False)
    names = [_.content(facet) for facet, counts in shown if counts and two_camps(_steps(counts))]
    if not names:
        return ""
    return _("Yes and no are opposed on: {facets}.", facets="; ".join(names))
