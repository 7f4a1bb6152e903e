"""What ``cimpact diagnose`` does: files in, one report or every problem out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from cimpact.cli.report_text import report_text
from cimpact.core.answers import PERSON
from cimpact.core.content_yaml import InvalidContent
from cimpact.core.diagnosis import SeatsExceedInvited
from cimpact.core.diagnosis import diagnose as diagnose_answers
from cimpact.core.questionnaire import Questionnaire, UnknownPhase
from cimpact.core.report import Report
from cimpact.core.thresholds import THRESHOLDS
from cimpact.core.wide_file import WideFile, decode, read_wide
from cimpact.core.wide_mistakes import InvalidWideFile, shown
from cimpact.errors import N_, CimpactError
from cimpact.exports.report_json import report_json
from cimpact.questionnaires import QuestionnairesMissing, read_questionnaires
from cimpact.settings import get_settings

DEFAULT_ID = "long"


class Refused(CimpactError):
    """Options or files that cannot be used.

    Args:
        problems: at least one; each reads as a whole line.
    """

    message = N_("This command cannot be carried out. Problems found: {count}.")

    def __init__(self, problems: Iterable[object]) -> None:
        self.problems = tuple(map(str, problems))
        super().__init__(count=len(self.problems))


class UnreadableFile(CimpactError):
    """A file that is missing, or that this account may not read."""

    message = N_("{file}: {reason}.")


class UnknownQuestionnaire(CimpactError):
    """An id that the file of questionnaires does not hold."""

    message = N_("--id: {file} holds no questionnaire “{id}”, only {ids}.")


class MinimumGroupOutOfRange(CimpactError):
    """So few people that figures would point at somebody, or more than the method foresees."""

    message = N_("--minimum-group: {number} does not lie between {smallest} and {largest}.")


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
    questionnaire = _questionnaire(questionnaires, questionnaire_id)
    problems = list(_option_problems(questionnaire, phase, minimum_group, invited))
    try:
        wide = read_wide(decode(_bytes(answers)), questionnaire)
    except InvalidWideFile as invalid:
        raise Refused(
            [*problems, *(f"{answers}, {mistake}" for mistake in invalid.mistakes)]
        ) from invalid
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


def _questionnaire(file: Path | None, wanted: str | None) -> Questionnaire:
    """The questionnaire asked for; without an id the only one of the file, or the long one."""
    path = file or get_settings().questionnaires
    found = _questionnaires(path)
    if wanted is None and len(found) == 1:
        return next(iter(found.values()))
    name = wanted or DEFAULT_ID
    if name not in found:
        raise Refused([UnknownQuestionnaire(file=path, id=name, ids=", ".join(found))])
    return found[name]


def _questionnaires(path: Path) -> dict[str, Questionnaire]:
    try:
        return read_questionnaires(path)
    except QuestionnairesMissing as missing:
        raise Refused([missing]) from missing
    except InvalidContent as invalid:
        found = invalid.problems
        lines = (f"{path}, line {each.line}, {each.place}: {each.message}" for each in found)
        raise Refused(lines) from invalid


def _option_problems(
    questionnaire: Questionnaire, phase: str, minimum_group: int, invited: int | None
) -> Iterator[CimpactError | str]:
    smallest, largest = THRESHOLDS.smallest_minimum_group, THRESHOLDS.largest_minimum_group
    if phase not in {known.code for known in questionnaire.phases}:
        yield f"--phase: {UnknownPhase(code=phase)}"
    if not smallest <= minimum_group <= largest:
        yield MinimumGroupOutOfRange(number=minimum_group, smallest=smallest, largest=largest)
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


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise Refused([UnreadableFile(file=path, reason=error.strerror or error)]) from error
