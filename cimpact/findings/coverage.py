"""Who came and who is missing, sector by sector, in words and only as far as it may be said."""

from collections.abc import Sequence

from cimpact.core.coverage import SectorAttendance
from cimpact.core.lists import Lists
from cimpact.core.report import Coverage
from cimpact.findings.items import NONE, Table
from cimpact.findings.people import people_of
from cimpact.i18n import Translator


def response(answered: int, invited: int | None, _: Translator) -> str:
    """How many people answered, of how many invited where that is known."""
    if invited is None or answered > invited:
        return _.ngettext("{n} person has answered.", "{n} people have answered.", answered)
    people = people_of(answered, invited, _)
    return _.ngettext("{people} has answered.", "{people} have answered.", answered, people=people)


def attendance_table(sectors: Sequence[SectorAttendance], lists: Lists, _: Translator) -> Table:
    """Sector by sector: who came, who was expected, who is missing."""
    names = {sector.code: _.content(sector.name) for sector in lists.sectors}
    return {
        _("Sector"): [names[each.code] for each in sectors],
        _("Answered"): [_came(each, _) for each in sectors],
        _("Expected"): [_number(each.expected, _) for each in sectors],
        _("Missing"): [_number(each.missing, _) for each in sectors],
    }


def absent(sectors: Sequence[SectorAttendance], lists: Lists, _: Translator) -> str:
    """The sectors of which nobody came although somebody was expected; empty without any."""
    names = {sector.code: _.content(sector.name) for sector in lists.sectors}
    found = [names[each.code] for each in sectors if not each.is_present and each.expected]
    if not found:
        return ""
    return _(
        "Expected, and named by nobody who answered: {sectors}. Some may have left their sector "
        "blank.",
        sectors="; ".join(found),
    )


def roles_present(known: Coverage, lists: Lists, _: Translator) -> str:
    """The roles that somebody named, with how many people where that may be said."""
    names = {role.code: _.content(role.name) for role in lists.roles}
    return "; ".join(
        names[group.code]
        if group.people is None
        else _("{group} ({people})", group=names[group.code], people=_.number(group.people))
        for group in known.roles
    )


def concerned(known: Coverage, lists: Lists, _: Translator) -> str:
    """Whether anybody from the communities concerned answered, as a sentence."""
    if not any(role.concerned for role in lists.roles):
        return _(
            "No role is marked as that of the communities concerned: their absence would not show."
        )
    if known.concerned is None:
        return _("Nobody has named a role: who is from the communities concerned is not known.")
    if known.concerned:
        return _("People from the communities concerned have answered.")
    return _("Nobody who answered is from the communities concerned.")


def _came(sector: SectorAttendance, _: Translator) -> str:
    if sector.people is not None:
        return _("nobody") if not sector.people else _.number(sector.people)
    return _("present")


def _number(people: int | None, _: Translator) -> str:
    return NONE if people is None else _.number(people)
