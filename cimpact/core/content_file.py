"""The file that an author writes: its shape, and every mistake in it at once.

What the keys of ``data/questionnaires.yaml`` are belongs here; what they must respect among one
another is in ``content_checks``; how YAML is read is in ``content_yaml``.
"""

from typing import Annotated

from pydantic import Field, StrictBool, StrictInt

from cimpact.core.content_checks import mistakes_between_parts
from cimpact.core.content_mistakes import validated
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
    Sources,
    Text,
    Version,
)
from cimpact.core.content_yaml import InvalidContent, read_content

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
    content = validated(reading, AuthoredContent)
    for path, message in mistakes_between_parts(reading.data):
        reading.note(path, message)
    if content is None or reading.mistakes:
        raise InvalidContent(reading.problems())
    return content
