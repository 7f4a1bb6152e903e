"""The file that an author writes: its shape, and every mistake in it at once.

What the keys of ``data/questionnaires.yaml`` are belongs here; what they must respect among one
another is in ``content_checks``; how YAML is read is in ``content_yaml``.
"""

from typing import Annotated

from pydantic import Field, StrictBool, StrictInt, ValidationError
from pydantic_core import ErrorDetails

from cimpact.core.content_checks import mistakes_between_parts
from cimpact.core.content_parts import (
    Document,
    FamilyCode,
    ItemCode,
    LocalizedText,
    LowerCode,
    Part,
    PhaseCode,
    Role,
    Sector,
    Statement,
    Text,
    Version,
)
from cimpact.core.content_yaml import InvalidContent, Reading, read_content

Sources = Annotated[tuple[Statement, ...], Field(min_length=1)]
LevelTexts = Annotated[tuple[Text, ...], Field(min_length=3, max_length=7)]


class LocalizedList(Part):
    """Texts that answer one another by position, in every language."""

    fr: tuple[Text, ...]
    en: tuple[Text, ...]

    @property
    def texts(self) -> tuple[LocalizedText, ...]:
        """The texts in pairs; both lists were found equally long."""
        pairs = zip(self.fr, self.en, strict=True)
        return tuple(LocalizedText(fr=french, en=english) for french, english in pairs)


class LocalizedLevels(LocalizedList):
    """One text per level, from the lowest."""

    fr: LevelTexts
    en: LevelTexts


class AuthoredFamily(Part):
    """The short words that items worded alike share, and the sentence that introduces them."""

    code: FamilyCode
    name: LocalizedText
    short: LocalizedLevels
    introduction: LocalizedText | None = None


class AuthoredSection(Part):
    """A section without its items, which name it."""

    code: LowerCode
    name: LocalizedText
    averaged: StrictBool = True


class AuthoredAction(LocalizedText):
    """A next action: its text in every language, and the statements it rests on."""

    sources: Sources


class AuthoredItem(Part):
    """An item of the catalogue, written once for all questionnaires."""

    code: ItemCode
    section: LowerCode
    family: FamilyCode
    gate: StrictBool = False
    thin_advice: StrictBool = False
    sources: Sources
    name: LocalizedText
    stem: LocalizedText
    open_prompt: LocalizedText | None = None
    levels: LocalizedLevels
    facets: LocalizedList = LocalizedList(fr=(), en=())
    discussion: LocalizedList = LocalizedList(fr=(), en=())
    actions: tuple[AuthoredAction, ...] = ()


class AuthoredPhase(Part):
    """A phase without its targets, which have a table of their own."""

    code: PhaseCode
    name: LocalizedText
    stage: LocalizedText


class AuthoredQuestionnaire(Part):
    """One form: the items that it takes from the catalogue."""

    id: LowerCode
    version: Version
    title: LocalizedText
    description: LocalizedText
    items: Annotated[tuple[ItemCode, ...], Field(min_length=1)]


class AuthoredContent(Part):
    """The whole file."""

    documents: tuple[Document, ...]
    dont_know: LocalizedText
    too_early: LocalizedText
    families: tuple[AuthoredFamily, ...]
    sections: tuple[AuthoredSection, ...]
    sectors: tuple[Sector, ...]
    roles: tuple[Role, ...]
    phases: tuple[AuthoredPhase, ...]
    targets: dict[str, dict[str, StrictInt]]
    questionnaires: Annotated[tuple[AuthoredQuestionnaire, ...], Field(min_length=1)]
    items: tuple[AuthoredItem, ...]


def parse_content(text: str) -> AuthoredContent:
    """Read and check a whole file.

    Raises:
        InvalidContent: with every mistake, each with its line and its place.
    """
    reading = read_content(text)
    content = _validated(reading)
    for path, message in mistakes_between_parts(reading.data):
        reading.note(path, message)
    if content is None or reading.mistakes:
        raise InvalidContent(reading.problems())
    return content


def _validated(reading: Reading) -> AuthoredContent | None:
    """Validate the shape; None means that the mistakes were noted in ``reading``."""
    try:
        return AuthoredContent.model_validate(reading.data)
    except ValidationError as error:
        for details in filter(_is_mistake, error.errors(include_url=False)):
            reading.note(tuple(details["loc"]), _sentence(details))
    return None


def _is_mistake(details: ErrorDetails) -> bool:
    """Tell whether it is one: pydantic also finds a list too short for its invalid entries."""
    if details["type"] != "too_short":
        return True
    needed: int = details["ctx"]["min_length"]
    return len(details["input"]) < needed


SENTENCES = {
    "missing": 'The key "{key}" is missing.',
    "extra_forbidden": 'The key "{key}" is not known here.',
    "string_too_short": "This text is empty.",
    "string_type": "This must be text: put it between quotes.",
    "bool_type": "This must be true or false.",
    "int_type": "This must be a whole number.",
    "tuple_type": "This must be a list.",
    "dict_type": "This must be a group of keys.",
    "model_type": "This must be a group of keys.",
    "too_short": "This list needs at least {min_length} entries; it has {given}.",
    "too_long": "This list may have at most {max_length} entries; it has {given}.",
    "literal_error": "This must be {expected}.",
}


def _sentence(details: ErrorDetails) -> str:
    """Say in plain words what pydantic found."""
    kind, given = details["type"], details["input"]
    if kind == "string_type" and given is None:
        return SENTENCES["string_too_short"]
    if kind == "too_short" and not given:
        return "This list is empty."
    if kind not in SENTENCES:  # found by a validator of ours, which has its own sentence
        return details["msg"]
    number = len(given) if isinstance(given, list) else 0
    return SENTENCES[kind].format(**details.get("ctx", {}), key=details["loc"][-1], given=number)
