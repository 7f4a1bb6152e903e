"""A decision in words: what was agreed, how far that is from what members answered, who wrote it.

Differences are said in the words of levels, and never as a figure.
"""

from cimpact.core.decisions import Decided, Decision, Outcome, steps_from_median
from cimpact.core.questionnaire import DONT_KNOW, Item, Questionnaire
from cimpact.core.report import ItemFigures
from cimpact.errors import N_
from cimpact.findings.items import median, spread
from cimpact.i18n import Translator

OUTCOMES = {
    Outcome.AGREED: N_("agreed level"),
    Outcome.DISAGREEMENT: N_("maintained disagreement"),
}


def choice_words(choice: str, item: Item, questionnaire: Questionnaire, _: Translator) -> str:
    """A level by its number and word, or the words of don't know and too early."""
    if choice.isdigit():
        return f"{choice} · {_.content(item.levels[int(choice)].short)}"
    return _.content(questionnaire.dont_know if choice == DONT_KNOW else questionnaire.too_early)


def members(first: ItemFigures, second: ItemFigures | None, item: Item, _: Translator) -> str:
    """What the group starts from: the middle answer of each vote, and how far opinions lie apart.

    ``second`` is None where nobody voted again.
    """
    if first.median is None:
        return _("Too few people gave a level to show their middle answer.")
    said = _(
        "Members' middle answer: {median}. {spread}.",
        median=median(first, item, _),
        spread=spread(first, _),
    )
    if second is None or second.median is None:
        return said
    again = _(
        "Second vote, middle answer: {median}. {spread}.",
        median=median(second, item, _),
        spread=spread(second, _),
    )
    return f"{said} {again}"


def outcome(decided: Decided, item: Item, questionnaire: Questionnaire, _: Translator) -> str:
    """How the discussion ended, in a line."""
    if decided.choice is None:
        return _("Maintained disagreement")
    return _("Agreed: {level}", level=choice_words(decided.choice, item, questionnaire, _))


def difference(figures: ItemFigures | None, decided: Decided, item: Item, _: Translator) -> str:
    """How the agreed level lies to the members' middle answer; empty where one is missing."""
    choice = decided.choice
    if figures is None or figures.median is None or choice is None or not choice.isdigit():
        return ""
    middle = median(figures, item, _)
    steps = steps_from_median(figures.median, int(choice))
    if steps == 0:
        return _("As the members answered (middle answer: {median}).", median=middle)
    if steps > 0:
        return _.ngettext(
            "{n} level above the members' middle answer ({median}).",
            "{n} levels above the members' middle answer ({median}).",
            steps,
            median=middle,
        )
    return _.ngettext(
        "{n} level below the members' middle answer ({median}).",
        "{n} levels below the members' middle answer ({median}).",
        -steps,
        median=middle,
    )


def in_full(
    decided: Decided,
    figures: ItemFigures | None,
    item: Item,
    questionnaire: Questionnaire,
    _: Translator,
) -> str:
    """A decision as a report prints it: how it ended, beside what members answered, and why."""
    lower, higher, evidence = decided.lower_reason, decided.higher_reason, decided.evidence
    said = (
        f"{outcome(decided, item, questionnaire, _)}.",
        difference(figures, decided, item, _),
        _("Seen lower, because: {reason}", reason=_ended(lower)) if lower else "",
        _("Seen higher, because: {reason}", reason=_ended(higher)) if higher else "",
        _("Evidence: {evidence}", evidence=_ended(evidence)) if evidence else "",
    )
    return " ".join(filter(None, said))


def _ended(text: str) -> str:
    """What somebody typed as a sentence, with its mark at the end."""
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def authorship(decision: Decision, _: Translator) -> str:
    """Who wrote it and when; empty where nobody wrote anything beside the group's answer."""
    if decision.written_on is None:
        return ""
    day = _.date(decision.written_on)
    if not decision.author:
        return _("Written on {day}.", day=day)
    return _("Written by {name} on {day}.", name=decision.author, day=day)


def counted(decisions: int, disagreements: int, total: int, _: Translator) -> str:
    """How many elements were decided on, and on how many the group maintains its disagreement."""
    if not decisions:
        return _("Nothing is written yet.")
    found = _.ngettext(
        "{n} element of {total} discussed",
        "{n} elements of {total} discussed",
        decisions,
        total=_.number(total),
    )
    if not disagreements:
        return f"{found}."
    kept = _.ngettext("{n} maintained disagreement", "{n} maintained disagreements", disagreements)
    return f"{found}, {kept}."
