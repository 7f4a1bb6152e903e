"""The file that an author writes: its shape, and every mistake in it at once.

What the keys of ``data/questionnaires.yaml`` are belongs here; what they must respect among one
another is in ``content_checks``; how YAML is read is in ``content_yaml``.
"""

from typing import Annotated

from pydantic import ConfigDict, Field, StrictBool, StrictInt

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
    Statement,
    Text,
    Version,
)
from cimpact.core.content_yaml import InvalidContent, Reading, read_content

LevelTexts = Annotated[tuple[Text, ...], Field(min_length=3, max_length=7)]
MOST_ITEMS = 99


class Authored(Part):
    """What an author writes; the docstrings of its keys go into the schema for editors."""

    model_config = ConfigDict(use_attribute_docstrings=True)


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


class AuthoredFamily(Authored):
    """The short words that items worded alike share, and the sentence that introduces them."""

    code: FamilyCode
    name: LocalizedText
    """For authors; members never see it."""
    short: LocalizedLevels
    """One to three words per level, from the lowest."""
    introduction: LocalizedText | None = None
    """Said once above a part whose elements are all of this family."""


class AuthoredSection(Authored):
    """A section without its items, which name it."""

    code: LowerCode
    name: LocalizedText
    averaged: StrictBool = True
    """Whether the elements make a mean; false for preconditions, which may hold gates."""


class AuthoredAction(LocalizedText):
    """A next action: its text in every language, and the statements it rests on."""

    sources: Sources


class AuthoredItem(Authored):
    """An item of the catalogue, written once for all questionnaires."""

    code: ItemCode
    """Elements with the same code and as many levels are compared from session to session."""
    section: LowerCode
    family: FamilyCode
    gate: StrictBool = False
    """Whether it is a precondition, which nothing makes up for."""
    thin_advice: StrictBool = False
    """Whether the documents say little about it; the results then tell so."""
    sources: tuple[Statement, ...] = ()
    """The statements of your documents on which the element rests."""
    name: LocalizedText
    """A few words."""
    stem: LocalizedText
    """The question."""
    open_prompt: LocalizedText | None = None
    """Asks for a sentence, which members may leave out."""
    levels: LocalizedLevels
    """A whole sentence per level, from the lowest, each containing the ones below."""
    facets: LocalizedList = LocalizedList(fr=(), en=())
    """Points that members may answer one by one."""
    discussion: LocalizedList = LocalizedList(fr=(), en=())
    """Questions that get those who answered low and those who answered high to talk."""
    actions: tuple[AuthoredAction, ...] = ()
    """Next steps to suggest, each with its source."""


class AuthoredPhase(Part):
    """A phase without its targets, which have a table of their own."""

    code: PhaseCode
    name: LocalizedText
    stage: LocalizedText


class AuthoredQuestionnaire(Authored):
    """One form: the items that it takes from the catalogue."""

    id: LowerCode
    version: Version
    """Another one whenever anything changes: sessions keep the version they began with."""
    title: LocalizedText
    description: LocalizedText
    """What members read before they begin."""
    items: Annotated[tuple[ItemCode, ...], Field(min_length=1, max_length=MOST_ITEMS)]
    """The codes of its elements, in their order."""


class AuthoredContent(Authored):
    """The whole file."""

    documents: tuple[Document, ...] = ()
    """What statement ids such as S004-10 point into."""
    dont_know: LocalizedText
    """Stands beside the levels of every element."""
    too_early: LocalizedText
    """Stands beside the levels of every element."""
    families: tuple[AuthoredFamily, ...]
    sections: tuple[AuthoredSection, ...]
    sectors: tuple[Sector, ...] = ()
    """What members may say of where they come from."""
    roles: tuple[Role, ...] = ()
    """What members may say of what they do."""
    phases: tuple[AuthoredPhase, ...]
    """All five, from I to V."""
    targets: dict[str, dict[str, StrictInt]]
    """Per section, the level that each phase calls for."""
    questionnaires: Annotated[tuple[AuthoredQuestionnaire, ...], Field(min_length=1)]
    items: tuple[AuthoredItem, ...]


def parse_content(text: str) -> AuthoredContent:
    """Read and check a whole file.

    Raises:
        InvalidContent: with every mistake, each with its line and its place.
    """
    return checked_content(read_content(text))


def checked_content(reading: Reading) -> AuthoredContent:
    """Check a whole file that was read, what was noted in it so far included.

    Raises:
        InvalidContent: as ``parse_content``.
    """
    content = validated(reading, AuthoredContent)
    for path, message in mistakes_between_parts(reading.data):
        reading.note(path, message)
    if content is None or reading.mistakes:
        raise InvalidContent(reading.problems())
    return content
