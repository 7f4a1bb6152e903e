"""What commands that read wide files share: which questionnaire, which file, and every problem."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from cimpact.core.content_yaml import InvalidContent
from cimpact.core.questionnaire import Questionnaire
from cimpact.core.thresholds import THRESHOLDS
from cimpact.core.wide_file import WideFile, decode, read_wide
from cimpact.core.wide_mistakes import InvalidWideFile
from cimpact.errors import N_, CimpactError
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


def questionnaire_named(file: Path | None, wanted: str | None) -> Questionnaire:
    """The questionnaire asked for; without an id the only one of the file, or the long one.

    Raises Refused.
    """
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


def minimum_group_problems(number: int) -> Iterator[CimpactError]:
    """What is wrong with a minimum group, if anything."""
    smallest, largest = THRESHOLDS.smallest_minimum_group, THRESHOLDS.largest_minimum_group
    if not smallest <= number <= largest:
        yield MinimumGroupOutOfRange(number=number, smallest=smallest, largest=largest)


def read_answers(path: Path, questionnaire: Questionnaire) -> WideFile:
    """A wide file. Raises Refused with every mistake in it, each with its place."""
    try:
        return read_wide(decode(path.read_bytes()), questionnaire)
    except OSError as error:
        raise Refused([UnreadableFile(file=path, reason=error.strerror or error)]) from error
    except InvalidWideFile as invalid:
        raise Refused(f"{path}, {mistake}" for mistake in invalid.mistakes) from invalid
