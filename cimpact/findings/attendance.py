"""Who answered, by sector and role: who is there, who is absent, and are those concerned there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cimpact.core.content_parts import Role, Sector
from cimpact.core.questionnaire import Questionnaire
from cimpact.core.report import Coverage, GroupCount, Report
from cimpact.i18n import Translator


@dataclass(frozen=True, slots=True)
class Attendance:
    """What is known of one attribute: who is there, with how many where that may be said."""

    title: str
    present: str
    absent: str


def attendance(
    report: Report, questionnaire: Questionnaire, _: Translator
) -> tuple[Attendance, ...]:
    """Sectors, then roles; nothing for an attribute that nobody named or that is not offered."""
    if report.coverage is None:
        return ()
    return tuple(_attendance(report.coverage, questionnaire, _))


def _attendance(
    coverage: Coverage, questionnaire: Questionnaire, _: Translator
) -> Iterator[Attendance]:
    if coverage.sectors:
        sectors = names_of(questionnaire.sectors, _)
        yield Attendance(
            _("Sectors"),
            named(coverage.sectors, sectors, _),
            _list(coverage.absent_sectors, sectors),
        )
    if coverage.roles:
        roles = names_of(questionnaire.roles, _)
        yield Attendance(
            _("Roles"), named(coverage.roles, roles, _), _list(coverage.absent_roles, roles)
        )


def names_of(offered: Sequence[Sector | Role], _: Translator) -> dict[str, str]:
    """The names of sectors or of roles by their code."""
    return {each.code: _.content(each.name) for each in offered}


def named(counts: Sequence[GroupCount], names: dict[str, str], _: Translator) -> str:
    """The groups that somebody named, each with its people where their number may be said."""
    return "; ".join(
        names[group.code]
        if group.people is None
        else _("{group} ({people})", group=names[group.code], people=_.number(group.people))
        for group in counts
    )


def _list(codes: Sequence[str], names: dict[str, str]) -> str:
    return "; ".join(names[code] for code in codes)


def absence_of_the_concerned(report: Report, _: Translator) -> str:
    """A notice when nobody from the communities concerned answered; empty when somebody did.

    Also empty where it is not known: ``unknown_roles`` says that.
    """
    if report.coverage is None or report.coverage.concerned is not False:
        return ""
    others = _("What follows is how others see their place.")
    return f"{nobody_concerned(_)} {others}"


def nobody_concerned(_: Translator) -> str:
    """That nobody from the communities concerned answered."""
    return _("Nobody who answered is from the communities concerned.")


def unknown_roles(report: Report, questionnaire: Questionnaire, _: Translator) -> str:
    """That nobody named a role, where roles are asked for; empty when somebody did."""
    is_asked = any(role.concerned for role in questionnaire.roles)
    is_known = report.coverage is not None and report.coverage.concerned is not None
    if is_known or not is_asked or not report.respondents:
        return ""
    return nobody_named_a_role(_)


def nobody_named_a_role(_: Translator) -> str:
    """That it is not known who of those who answered is concerned."""
    return _(
        "Nobody named a role: it is not known whether people from the communities concerned "
        "answered."
    )
