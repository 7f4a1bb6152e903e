"""What ``cimpact diagnose`` does: files in, one report or every problem out."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cimpact.cli.report_text import report_text
from cimpact.cli.wide_files import (
    Refused,
    minimum_group_problems,
    questionnaire_named,
    read_answers,
)
from cimpact.core.answers import PERSON
from cimpact.core.diagnosis import SeatsExceedInvited
from cimpact.core.diagnosis import diagnose as diagnose_answers
from cimpact.core.questionnaire import Questionnaire, UnknownPhase
from cimpact.core.report import Report
from cimpact.core.wide_file import WideFile
from cimpact.core.wide_mistakes import shown
from cimpact.errors import N_, CimpactError
from cimpact.exports.report_json import report_json


class NegativeInvited(CimpactError):
    """A number of people below zero."""

    message = N_("--invited: {number} is not a number of people.")


@dataclass(frozen=True, slots=True)
class Diagnosed:
    """A report, the questionnaire that names its items, and what the file held besides."""

    report: Report
    questionnaire: Questionnaire
    group_rows: int
    duplicate_links: tuple[str, ...]


def diagnosed_file(
    answers: Path,
    *,
    questionnaires: Path | None,
    questionnaire_id: str | None,
    invited: int | None,
    minimum_group: int,
    phase: str,
) -> Diagnosed:
    """Diagnose a wide file. Raises Refused with every problem of the options and of the file."""
    questionnaire = questionnaire_named(questionnaires, questionnaire_id)
    problems = list(map(str, _option_problems(questionnaire, phase, minimum_group, invited)))
    try:
        wide = read_answers(answers, questionnaire)
    except Refused as refused:
        raise Refused([*problems, *refused.problems]) from refused
    if problems:
        raise Refused(problems)
    return _diagnosed(wide, questionnaire, invited, minimum_group, phase)


def _diagnosed(
    wide: WideFile,
    questionnaire: Questionnaire,
    invited: int | None,
    minimum_group: int,
    phase: str,
) -> Diagnosed:
    """Diagnose the persons of a file: rows of the group itself are not counted."""
    try:
        report = diagnose_answers(
            wide.answers[wide.answers["kind"] == PERSON],
            questionnaire,
            targets=questionnaire.targets(phase),
            phase=phase,
            invited=invited,
            minimum_group=minimum_group,
        )
    except SeatsExceedInvited as error:
        raise Refused([f"--invited: {error}"]) from error
    group_rows = int((wide.respondents["kind"] != PERSON).sum())
    return Diagnosed(report, questionnaire, group_rows, wide.duplicate_links)


def _option_problems(
    questionnaire: Questionnaire, phase: str, minimum_group: int, invited: int | None
) -> Iterator[CimpactError | str]:
    if phase not in {known.code for known in questionnaire.phases}:
        yield f"--phase: {UnknownPhase(code=phase)}"
    yield from minimum_group_problems(minimum_group)
    if invited is not None and invited < 0:
        yield NegativeInvited(number=invited)


def notes(diagnosed: Diagnosed) -> Iterator[str]:
    """What a reader of the report should know about the file, one line each."""
    if diagnosed.group_rows:
        yield f"Rows of the group's own respondent, not counted: {diagnosed.group_rows}."
    if diagnosed.duplicate_links:
        links = ", ".join(shown(link) for link in diagnosed.duplicate_links)
        yield f"Links that several rows share: {links}."


def rendered(diagnosed: Diagnosed, *, as_json: bool) -> str:
    """The report as JSON or in words."""
    if as_json:
        return report_json(diagnosed.report)
    return report_text(diagnosed.report, diagnosed.questionnaire)
