"""A collective's own questionnaire: a file that holds one form and nothing besides.

The installation's file may hold several forms of one catalogue; a collective writes one at a time,
so that a version stands for one thing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from cimpact.core.content_checks import ANY, Mistake, each, texts
from cimpact.core.content_file import checked_content
from cimpact.core.content_sentences import said
from cimpact.core.content_yaml import InvalidContent, read_content
from cimpact.core.questionnaire import LocalizedText, Questionnaire, assembled
from cimpact.errors import N_
from cimpact.i18n import LANGUAGES

_VERSION = re.compile(r"""(\bversion:\s*)("[^"]*"|'[^']*'|[^\s,}#]+)""")


@dataclass(frozen=True, slots=True)
class Completeness:
    """How much of a file is said in a language: texts that are there, of all that are in any."""

    language: str
    written: int
    total: int


def parse_own(text: str) -> Questionnaire:
    """Read the file of a collective's own questionnaire.

    Raises:
        InvalidContent: with every mistake of the file, its line and its place.
    """
    reading = read_content(text)
    for path, message in _not_one_form(reading.data):
        reading.note(path, message)
    content = checked_content(reading)
    return assembled(content, content.questionnaires[0])


def completeness(text: str) -> tuple[Completeness, ...]:
    """What each language has of the texts of a file; nothing of one that cannot be read."""
    try:
        data = read_content(text).data
    except InvalidContent:
        return ()
    pairs = list(_pairs(data))
    return tuple(
        Completeness(
            language=language,
            written=sum(_count(pair.get(language)) for pair in pairs),
            total=sum(max(_count(pair.get(each)) for each in LANGUAGES) for pair in pairs),
        )
        for language in LANGUAGES
    )


def title_in(text: str) -> LocalizedText | None:
    """The title that a file gives its form, mistakes elsewhere or not; None where it gives none."""
    try:
        return LocalizedText.model_validate(_of_form(text, "title"))
    except ValidationError:
        return None


def id_in(text: str) -> str | None:
    """The id that a file gives its form, as ``title_in``."""
    found = _of_form(text, "id")
    return found if isinstance(found, str) else None


def _of_form(text: str, key: str) -> Any:  # noqa: ANN401  whatever the author wrote
    try:
        found = each(read_content(text).data, "questionnaires", ANY, key)
    except InvalidContent:
        return None
    return found[0][1] if found else None


def line_of_version(text: str) -> int | None:
    """The line that says the version of the only form; None where no line does.

    Raises InvalidContent.
    """
    reading = read_content(text)
    return reading.lines.get(("questionnaires", 0, "version"))


def with_version(text: str, version: str) -> str:
    """The same file under another version; unchanged where no line says one."""
    number = line_of_version(text)
    if number is None:
        return text
    lines = text.split("\n")
    lines[number - 1] = _VERSION.sub(
        lambda found: f'{found[1]}"{version}"', lines[number - 1], count=1
    )
    return "\n".join(lines)


def _not_one_form(data: dict[str, Any]) -> Iterator[Mistake]:
    forms = data.get("questionnaires")
    if not isinstance(forms, list) or not forms:
        return
    if len(forms) > 1:
        sentence = N_("This file holds {count} questionnaires; keep one, and put the others apart.")
        yield ("questionnaires",), said(sentence, count=len(forms))
        return
    taken = {code for _path, code in texts(data, "questionnaires", ANY, "items", ANY)}
    for path, code in texts(data, "items", ANY, "code"):
        if code not in taken:
            sentence = N_(
                "The questionnaire does not take {code}: add it to its list of items, or take it "
                "out here."
            )
            yield path, said(sentence, code=code)


def _pairs(data: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401  whatever the author wrote
    """Every group of keys that says something in a language."""
    waiting = [data]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            if any(language in value for language in LANGUAGES):
                yield value
            waiting += value.values()
        elif isinstance(value, list):
            waiting += value


def _count(value: Any) -> int:  # noqa: ANN401  whatever the author wrote
    """How many texts a language has: one, or those of a list."""
    if isinstance(value, list):
        return sum(_count(entry) for entry in value)
    return int(value is not None and bool(str(value).strip()))
