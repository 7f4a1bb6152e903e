"""A report in words for a person at a terminal: verdict, gates, what to discuss, where to begin."""

from collections.abc import Iterator

from cimpact.core.priorities import priority_groups
from cimpact.core.questionnaire import Questionnaire
from cimpact.core.report import GateFigures, GateStatus, ItemFigures, Label, Report, Verdict

VERDICTS = {
    Verdict.NOT_YET: "Not yet.",
    Verdict.TO_CLARIFY: "To be clarified.",
    Verdict.WITH_RESERVE: "Yes, with reserve.",
    Verdict.CLEAR: "The way is clear.",
    None: "This questionnaire has no preconditions, hence no verdict.",
}
STATUSES = {
    GateStatus.MET: "met",
    GateStatus.FRAGILE: "fragile",
    GateStatus.NOT_MET: "not met",
    GateStatus.UNKNOWN: "unknown",
}


def report_text(report: Report, questionnaire: Questionnaire) -> str:
    """The report in English sentences; counts of people, no figures under the minimum group."""
    paragraphs = [
        [VERDICTS[report.verdict], *_participation(report)],
        _titled("Preconditions", (_gate(gate, questionnaire) for gate in report.gates)),
        _titled("To discuss, in this order", _agenda(report, questionnaire)),
        _titled("Where to begin", _priorities(report, questionnaire)),
        _titled("To find out first", _find_out(report, questionnaire)),
    ]
    return "\n\n".join("\n".join(lines) for lines in paragraphs if lines)


def _titled(title: str, lines: Iterator[str]) -> list[str]:
    """A title above its lines; nothing at all without lines."""
    listed = [f"- {line}" for line in lines]
    return [title, *listed] if listed else []


def _participation(report: Report) -> Iterator[str]:
    invited = "" if report.invited is None else f" of {report.invited} invited"
    phase = f"Phase {report.phase}. " if report.phase else ""
    yield f"{_people(report.respondents)} answered{invited}."
    yield f"{phase}Figures of fewer than {report.minimum_group} people are hidden."


def _people(number: int) -> str:
    return "1 person" if number == 1 else f"{number} people"


def _gate(gate: GateFigures, questionnaire: Questionnaire) -> str:
    status = f"{_name(gate.item, questionnaire)}: {STATUSES[gate.status]}"
    if gate.hidden:
        return f"{status}; {_people(gate.answered)} gave a level, too few to show."
    return f"{status}; {gate.favourable} of {_people(gate.answered)} favourable, {gate.low} low."


def _name(code: str, questionnaire: Questionnaire) -> str:
    return f"{questionnaire.item(code).name.en} ({code})"


def _agenda(report: Report, questionnaire: Questionnaire) -> Iterator[str]:
    open_gates = {gate.item for gate in report.gates if gate.status is not GateStatus.MET}
    for code in report.agenda:
        reason = "precondition" if code in open_gates else _reason(report.item(code))
        yield f"{_name(code, questionnaire)}: {reason}"


def _reason(figures: ItemFigures) -> str:
    if figures.two_camps:
        return f"two camps, {_people(figures.low or 0)} low and {figures.favourable} favourable"
    return "opinions far apart" if figures.split else "below its target"


def _priorities(report: Report, questionnaire: Questionnaire) -> Iterator[str]:
    for group in priority_groups(report):
        yield "; ".join(_name(code, questionnaire) for code in group)


def _find_out(report: Report, questionnaire: Questionnaire) -> Iterator[str]:
    for figures in report.items:
        if figures.label is Label.FIND_OUT:
            unsure = figures.dont_know + figures.too_early
            asked = unsure + figures.answered
            yield (
                f"{_name(figures.item, questionnaire)}: {unsure} of {_people(asked)} "
                "do not know or find it too early"
            )
