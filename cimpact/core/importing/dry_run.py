"""What an import would do, without doing it: the respondents, the mistakes, and a report by row."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from cimpact.core.importing.checking import checked
from cimpact.core.importing.long_file import checked_long
from cimpact.core.importing.mapping import Mapping
from cimpact.core.importing.respondents import Checked, Rules
from cimpact.core.importing.sheet import Kind, Sheet
from cimpact.core.questionnaire import DONT_KNOW, TOO_EARLY
from cimpact.core.wide_mistakes import Mistake
from cimpact.errors import N_


class Outcome(StrEnum):
    """What would become of a row."""

    TAKEN = "taken"
    WITHOUT_ANSWER = "without_answer"
    REFUSED = "refused"


OUTCOMES = {
    Outcome.TAKEN: N_("taken"),
    Outcome.WITHOUT_ANSWER: N_("left out: no answer"),
    Outcome.REFUSED: N_("refused"),
}


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A row of the file in the report; one with several mistakes has a line for each."""

    line: int
    outcome: Outcome
    answers: int = 0
    dont_know: int = 0
    too_early: int = 0
    mistake: Mistake | None = None


def dry_run(sheet: Sheet, mapping: Mapping, rules: Rules) -> Checked:
    """Take every row of a sheet; our long file needs no mapping."""
    if sheet.kind is Kind.LONG:
        return checked_long(sheet, rules)
    return checked(sheet, mapping, rules)


def report_lines(found: Checked) -> list[ReportLine]:
    """Line by line of the file; in a long file, the first line of each respondent."""
    wrong = {mistake.line for mistake in found.mistakes}
    lines = [
        *(ReportLine(each.line, Outcome.REFUSED, mistake=each) for each in found.mistakes),
        *(ReportLine(line, Outcome.WITHOUT_ANSWER) for line in found.left_out if line not in wrong),
        *_taken(found, wrong),
    ]
    return sorted(lines, key=lambda each: each.line)


def _taken(found: Checked, wrong: set[int]) -> Iterator[ReportLine]:
    for each in found.respondents:
        if each.line not in wrong:
            choices = [choice for answers in each.votes.values() for choice in answers.values()]
            yield ReportLine(
                each.line,
                Outcome.TAKEN,
                answers=len(choices),
                dont_know=choices.count(DONT_KNOW),
                too_early=choices.count(TOO_EARLY),
            )
