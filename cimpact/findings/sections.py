"""Sections against their targets, in words. Preconditions have no mean, hence no line here."""

from dataclasses import dataclass

from cimpact.core.questionnaire import Questionnaire
from cimpact.core.report import Report, SectionFigures
from cimpact.findings.items import NONE, Table, gap, standing, target, target_heading
from cimpact.i18n import Translator


@dataclass(frozen=True, slots=True)
class SectionFinding:
    """A section that has a mean: its name, the mean beside the target, and the figures."""

    name: str
    standing: str
    mean: float
    target: float | None
    top: int


def section_findings(
    report: Report, questionnaire: Questionnaire, _: Translator
) -> tuple[SectionFinding, ...]:
    """Every section whose mean may be shown, in order."""
    return tuple(
        SectionFinding(
            name=_.content(section.name),
            standing=standing(figures, report, _),
            mean=figures.mean,
            target=figures.target,
            top=max(item.top for item in section.items),
        )
        for section in questionnaire.sections
        if (figures := report.section(section.code)).mean is not None
    )


def sections_title(report: Report, _: Translator) -> str:
    """How many sections are below their target, among those that have a mean and a target."""
    gaps = [figures.gap for figures in report.sections if figures.gap is not None]
    behind = sum(steps > 0 for steps in gaps)
    if not gaps:
        return _("Section means")
    if not behind:
        return _("Every section reaches its target")
    return _.ngettext(
        "{n} section of {total} is below its target",
        "{n} sections of {total} are below their target",
        behind,
        total=_.number(len(gaps)),
    )


def sections_tables(
    report: Report, questionnaire: Questionnaire, _: Translator
) -> tuple[Table, Table]:
    """Sections that are averaged: means and targets, then the people behind them."""
    averaged = [section for section in questionnaire.sections if section.averaged]
    rows = [report.section(section.code) for section in averaged]
    names = [_.content(section.name) for section in averaged]
    return (
        {
            _("Section"): names,
            _("Mean"): [NONE if row.mean is None else _.number(row.mean, 1) for row in rows],
            target_heading(report.phase, _): [target(row.target, _) for row in rows],
            _("Gap"): [gap(row.gap, _) for row in rows],
        },
        {
            _("Section"): names,
            _("People"): [_people(row, _) for row in rows],
            _("Mean if everybody had answered"): [_bounds(row, _) for row in rows],
        },
    )


def _people(figures: SectionFigures, _: Translator) -> str:
    return NONE if figures.respondents is None else _.number(figures.respondents)


def _bounds(figures: SectionFigures, _: Translator) -> str:
    if figures.bounds is None:
        return NONE
    least, most = figures.bounds
    return _("{least} to {most}", least=_.number(least, 1), most=_.number(most, 1))
