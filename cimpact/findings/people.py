"""People in words: how many answered, how many of how many, and from how many on results show."""

from cimpact.core.report import ItemFigures, Report
from cimpact.core.thresholds import THRESHOLDS
from cimpact.i18n import Translator


def share(count: int, total: int, _: Translator) -> str:
    """A count of a total, such as 8 of 12; its percentage too from 20 people on."""
    if total < THRESHOLDS.percentages_from:
        return _("{count} of {total}", count=_.number(count), total=_.number(total))
    return _(
        "{count} of {total} ({percent})",
        count=_.number(count),
        total=_.number(total),
        percent=_.percent(count / total),
    )


def people_of(count: int, total: int, _: Translator) -> str:
    """The same with its noun, to begin a sentence with: 8 people of 12."""
    if total < THRESHOLDS.percentages_from:
        return _.ngettext(
            "{n} person of {total}", "{n} people of {total}", count, total=_.number(total)
        )
    return _.ngettext(
        "{n} person of {total} ({percent})",
        "{n} people of {total} ({percent})",
        count,
        total=_.number(total),
        percent=_.percent(count / total),
    )


def participation(report: Report, _: Translator) -> str:
    """How many people answered, of how many invited where that is known."""
    if not report.respondents:
        return _("Nobody has answered.")
    if report.invited is None:
        return _.ngettext("{n} person answered.", "{n} people answered.", report.respondents)
    return _.ngettext(
        "{n} person answered, of {invited} invited.",
        "{n} people answered, of {invited} invited.",
        report.respondents,
        invited=_.number(report.invited),
    )


def minimum_group(report: Report, _: Translator) -> str:
    """From how many answers on results show, and why."""
    if report.minimum_group <= 1:
        return named(_)
    return _(
        "Results show from {minimum} answers on, so that nobody can be recognised.",
        minimum=_.number(report.minimum_group),
    )


def stayed_out(report: Report, _: Translator) -> str:
    """How many people's later answers the figures leave out, and why; empty when nobody's."""
    if not report.stayed_out:
        return ""
    return _.ngettext(
        "{n} person answered or changed something after results were shown; it cannot be added "
        "without giving their answers away.",
        "{n} people answered or changed something after results were shown; not all of it can be "
        "added without giving their answers away.",
        report.stayed_out,
    )


def named(_: Translator) -> str:
    """What a session with names lifts, visibly."""
    return _("Everybody agreed to be named: results show from the first answer on.")


def has_figures(report: Report) -> bool:
    """Whether enough people gave a level to any item for its figures to be shown."""
    return not all(figures.hidden for figures in report.items)


def is_too_small(report: Report) -> bool:
    """Whether so few people answered that nothing but counts of people may be shown."""
    return report.respondents < max(report.minimum_group, 1)


def unsure(figures: ItemFigures, _: Translator) -> str:
    """How many people do not know, or find it too early, of those who answered the item."""
    no_level = figures.dont_know + figures.too_early
    people = people_of(no_level, no_level + figures.answered, _)
    return _.ngettext(
        "{people} does not know or finds it too early to say.",
        "{people} do not know or find it too early to say.",
        no_level,
        people=people,
    )
