"""The verdict and the preconditions in words, with the people behind them."""

from collections.abc import Iterator
from dataclasses import dataclass

from cimpact.core.questionnaire import Questionnaire
from cimpact.core.report import GateFigures, GateStatus, Report, Verdict
from cimpact.core.thresholds import THRESHOLDS
from cimpact.errors import N_
from cimpact.findings.people import people_of
from cimpact.i18n import Translator

VERDICTS = {
    Verdict.NOT_YET: N_("Not yet."),
    Verdict.TO_CLARIFY: N_("To be clarified."),
    Verdict.WITH_RESERVE: N_("Yes, with reserve."),
    Verdict.CLEAR: N_("The way is clear."),
    None: N_("No verdict."),
}
STATUSES = {
    GateStatus.MET: N_("met"),
    GateStatus.FRAGILE: N_("fragile"),
    GateStatus.NOT_MET: N_("not met"),
    GateStatus.UNKNOWN: N_("to be clarified"),
}
MARKS = {
    GateStatus.MET: "✔",
    GateStatus.FRAGILE: "≈",
    GateStatus.NOT_MET: "✘",
    GateStatus.UNKNOWN: "?",
}
"""A shape beside the word, never instead of it."""


@dataclass(frozen=True, slots=True)
class GateFinding:
    """One precondition: its name, a mark with the word of its status, and why."""

    item: str
    name: str
    mark: str
    status: str
    sentences: tuple[str, ...]
    is_met: bool


def verdict(report: Report, _: Translator) -> str:
    """Whether the group says it is ready, in two or three words."""
    return _(VERDICTS[report.verdict])


def verdict_reason(report: Report, _: Translator) -> str:
    """Which preconditions decide the verdict."""
    total = len(report.gates)
    count = sum(gate.status is _deciding(report.verdict) for gate in report.gates)
    if report.verdict is None:
        return _("This questionnaire has no preconditions.")
    if report.verdict is Verdict.CLEAR:
        return _("The group judges every precondition met.")
    if report.verdict is Verdict.WITH_RESERVE:
        return _.ngettext(
            "Enough people judge every precondition met, but {n} of {total} remains fragile.",
            "Enough people judge every precondition met, but {n} of {total} remain fragile.",
            count,
            total=_.number(total),
        )
    if report.verdict is Verdict.TO_CLARIFY:
        return _.ngettext(
            "For {n} precondition of {total}, the answers do not allow a conclusion.",
            "For {n} preconditions of {total}, the answers do not allow a conclusion.",
            count,
            total=_.number(total),
        )
    return (
        _.ngettext(
            "{n} precondition of {total} is not met.",
            "{n} preconditions of {total} are not met.",
            count,
            total=_.number(total),
        )
        + " "
        + _("A high average elsewhere does not compensate.")
    )


def _deciding(verdict: Verdict | None) -> GateStatus | None:
    return (
        {
            Verdict.NOT_YET: GateStatus.NOT_MET,
            Verdict.TO_CLARIFY: GateStatus.UNKNOWN,
            Verdict.WITH_RESERVE: GateStatus.FRAGILE,
        }.get(verdict)
        if verdict
        else None
    )


def gate_findings(
    report: Report, questionnaire: Questionnaire, _: Translator
) -> tuple[GateFinding, ...]:
    """Every precondition in order; none in an edition without them."""
    return tuple(
        GateFinding(
            item=gate.item,
            name=_.content(questionnaire.item(gate.item).name),
            mark=MARKS[gate.status],
            status=_(STATUSES[gate.status]),
            sentences=tuple(_sentences(gate, report, _)),
            is_met=gate.status is GateStatus.MET,
        )
        for gate in report.gates
    )


def _sentences(gate: GateFigures, report: Report, _: Translator) -> Iterator[str]:
    if gate.by_group:
        yield _("The group answered together.")
    elif gate.favourable is None or gate.low is None:
        yield _too_few(gate, report, _)
    else:
        yield support(gate.favourable, gate.answered, _)
        yield from _at_the_bottom(gate.low, gate.answered, _)
        yield from _without_level(gate, report, _)


def support(favourable: int, answered: int, _: Translator) -> str:
    """How many of those who gave a level judge a precondition met."""
    people = people_of(favourable, answered, _)
    return _.ngettext(
        "{people} judges it met.", "{people} judge it met.", favourable, people=people
    )


def _too_few(gate: GateFigures, report: Report, _: Translator) -> str:
    if not gate.answered:
        return _("Nobody gave a level.")
    return _.ngettext(
        "{n} person gave a level; results show from {minimum} on.",
        "{n} people gave a level; results show from {minimum} on.",
        gate.answered,
        minimum=_.number(report.minimum_group),
    )


def _at_the_bottom(low: int, answered: int, _: Translator) -> Iterator[str]:
    """Said when it is what makes a precondition fragile."""
    if low > THRESHOLDS.gate_low * answered:
        yield _.ngettext(
            "{n} person places it at the bottom of the scale.",
            "{n} people place it at the bottom of the scale.",
            low,
        )


def _without_level(gate: GateFigures, report: Report, _: Translator) -> Iterator[str]:
    """What those without a level could still change; their answers are unknown, not missing."""
    people = report.respondents if report.invited is None else report.invited
    missing = people - gate.answered
    if missing > 0 and gate.favourable is not None:
        yield _.ngettext(
            "{n} person gave no level; with one, it would be {least} to {most} of {total}.",
            "{n} people gave no level; with theirs, it would be {least} to {most} of {total}.",
            missing,
            least=_.number(gate.favourable),
            most=_.number(gate.favourable + missing),
            total=_.number(people),
        )
