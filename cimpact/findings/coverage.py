"""Who came and who is missing, sector by sector, in words and only as far as it may be said."""

from collections.abc import Sequence

from cimpact.core.coverage import SectorAttendance
from cimpact.core.lists import Lists
from cimpact.core.report import Coverage
from cimpact.findings import attendance
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
    names = attendance.names_of(lists.sectors, _)
    return {
        _("Sector"): [names[each.code] for each in sectors],
        _("Answered"): [_came(each, _) for each in sectors],
        _("Expected"): [_number(each.expected, _) for each in sectors],
        _("Missing"): [_number(each.missing, _) for each in sectors],
    }


def absent(sectors: Sequence[SectorAttendance], lists: Lists, _: Translator) -> str:
    """The sectors of which nobody came although somebody was expected; empty without any."""
    names = attendance.names_of(lists.sectors, _)
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
    return attendance.named(known.roles, attendance.names_of(lists.roles, _), _)


def concerned(known: Coverage, lists: Lists, _: Translator) -> str:
    """Whether anybody from the communities concerned answered, as a sentence."""
    if not any(role.concerned for role in lists.roles):
        return _(
            "No role is marked as that of the communities concerned: their absence would not show."
        )
    if known.concerned is None:
        return attendance.nobody_named_a_role(_)
    if known.concerned:
        return _("People from the communities concerned have answered.")
    return attendance.nobody_concerned(_)


def _came(sector: SectorAttendance, _: Translator) -> str:
    if sector.people is not None:
        return _("nobody") if not sector.people else _.number(sector.people)
    return _("present")


def _number(people: int | None, _: Translator) -> str:
    return NONE if people is None else _.number(people)
