"""What ``cimpact compare`` does: files in, one comparison or every problem out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from cimpact.cli.comparison_text import comparison_text
from cimpact.cli.wide_files import (
    Refused,
    minimum_group_problems,
    questionnaire_named,
    read_answers,
)
from cimpact.core.answers import PERSON
from cimpact.core.changes import Comparison
from cimpact.core.comparison import compare
from cimpact.core.questionnaire import Questionnaire
from cimpact.core.sitting import Sitting
from cimpact.core.wide_file import WideFile
from cimpact.core.wide_mistakes import shown
from cimpact.errors import N_, CimpactError
from cimpact.exports.comparison_json import comparison_json


class NoCommonItem(CimpactError):
    """Two neighbouring files whose columns hold no item in common."""

    message = N_(
        "{earlier} and {later} have no element in common: nothing can be compared. Give files of "
        "the same questionnaire."
    )


@dataclass(frozen=True, slots=True)
class Compared:
    """A comparison, the questionnaire that names its items, and what the files held besides."""

    comparison: Comparison
    questionnaire: Questionnaire
    files: tuple[tuple[Path, WideFile], ...]


def compared_files(
    paths: Sequence[Path],
    *,
    questionnaires: Path | None,
    questionnaire_id: str | None,
    minimum_group: int,
) -> Compared:
    """Compare wide files, in their order. Raises Refused with every problem of options and files.

    The items of a session are those that its file has a column of.
    """
    questionnaire = questionnaire_named(questionnaires, questionnaire_id)
    files = _read(paths, questionnaire, list(minimum_group_problems(minimum_group)))
    strangers = [
        NoCommonItem(earlier=earlier, later=later)
        for (earlier, one), (later, other) in pairwise(files)
        if not set(one.items) & set(other.items)
    ]
    if strangers:
        raise Refused(strangers)
    sittings = [_sitting(path, wide, questionnaire, minimum_group) for path, wide in files]
    return Compared(compare(sittings), questionnaire, files)


def _read(
    paths: Sequence[Path], questionnaire: Questionnaire, problems: list[object]
) -> tuple[tuple[Path, WideFile], ...]:
    """Every file; all that is wrong with any of them, after the problems given."""
    files = []
    for path in paths:
        try:
            files.append((path, read_answers(path, questionnaire)))
        except Refused as refused:
            problems += refused.problems
    if problems:
        raise Refused(problems)
    return tuple(files)


def _sitting(
    path: Path, wide: WideFile, questionnaire: Questionnaire, minimum_group: int
) -> Sitting:
    linked = wide.respondents[wide.respondents["link"] != ""]
    return Sitting(
        name=str(path),
        questionnaire=_edition(questionnaire, wide.items),
        answers=wide.answers,
        links=dict(zip(linked["respondent"], linked["link"], strict=True)),
        duplicate_links=len(wide.duplicate_links),
        minimum_group=minimum_group,
    )


def _edition(questionnaire: Questionnaire, codes: Sequence[str]) -> Questionnaire:
    """The questionnaire without the items that a file has no column of."""
    kept = [
        section.model_copy(update={"items": items})
        for section in questionnaire.sections
        if (items := tuple(item for item in section.items if item.code in codes))
    ]
    return questionnaire.model_copy(update={"sections": tuple(kept)})


def notes(compared: Compared) -> Iterator[str]:
    """What a reader of the comparison should know about the files, one line each."""
    for path, wide in compared.files:
        group_rows = int((wide.respondents["kind"] != PERSON).sum())
        if group_rows:
            yield f"{path}: rows of the group's own respondent, not counted: {group_rows}."
        if wide.duplicate_links:
            links = ", ".join(shown(link) for link in wide.duplicate_links)
            yield f"{path}: links that several rows share, left out of the linking: {links}."


def rendered(compared: Compared, *, as_json: bool) -> str:
    """The comparison as JSON or in words."""
    if as_json:
        return comparison_json(compared.comparison)
    return comparison_text(compared.comparison, compared.questionnaire)
