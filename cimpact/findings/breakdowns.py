"""An element by sector or by role, in words, as far as small groups may be shown."""

from cimpact.core.questionnaire import Questionnaire
from cimpact.core.report import Breakdown, GroupFigures, Report
from cimpact.errors import N_
from cimpact.findings.attendance import names_of
from cimpact.findings.items import Table, camps
from cimpact.findings.people import people_of
from cimpact.i18n import Translator

ATTRIBUTES = {"sector": N_("Sector"), "role": N_("Role")}


def breakdowns(
    code: str, report: Report, questionnaire: Questionnaire, _: Translator
) -> tuple[Table, ...]:
    """A table per attribute of which something may be said; none where every group is hidden."""
    return tuple(
        _table(breakdown, questionnaire, _)
        for breakdown in report.breakdowns
        if breakdown.item == code and not all(group.hidden for group in breakdown.groups)
    )


def _table(breakdown: Breakdown, questionnaire: Questionnaire, _: Translator) -> Table:
    is_sector = breakdown.attribute == "sector"
    names = names_of(questionnaire.sectors if is_sector else questionnaire.roles, _)
    levels = len(questionnaire.item(breakdown.item).levels)
    return {
        _(ATTRIBUTES[breakdown.attribute]): [names[group.code] for group in breakdown.groups],
        _("What they say"): [_words(group, levels, _) for group in breakdown.groups],
    }


def _words(group: GroupFigures, levels: int, _: Translator) -> str:
    if group.hidden:
        return _("Not shown: too few people")
    if group.are_close or group.answered is None:
        return _("Opinions are very close")
    low, favourable = camps(levels)
    return _(
        "{low_people} at {low}, {favourable_people} at {favourable}",
        low_people=people_of(group.low or 0, group.answered, _),
        favourable_people=_.number(group.favourable or 0),
        low=low,
        favourable=favourable,
    )
