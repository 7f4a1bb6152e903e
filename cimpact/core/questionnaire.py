"""A questionnaire as the application uses it: sections, items, levels, phases and sources.

What a questionnaire *is* belongs here, with its JSON and checksum; how authors write one belongs
in ``content_file``, and reading YAML safely in ``content_yaml``.
"""

import hashlib
import json
from collections.abc import Iterator
from typing import Annotated, Self

from pydantic import Field, StrictBool, StrictInt, ValidationError, model_validator

from cimpact.core import content_file
from cimpact.core.content_parts import (
    Document,
    ItemCode,
    LocalizedText,
    LowerCode,
    Part,
    PhaseCode,
    Role,
    Sector,
    Statement,
    Version,
)
from cimpact.core.content_yaml import InvalidContent, Problem
from cimpact.errors import N_, CimpactError

__all__ = [
    "DONT_KNOW",
    "FACET_CHOICES",
    "TOO_EARLY",
    "Document",
    "InvalidContent",
    "Item",
    "Level",
    "LocalizedText",
    "Phase",
    "Problem",
    "Questionnaire",
    "RecommendedAction",
    "Role",
    "Section",
    "Sector",
    "UnknownDocument",
    "UnknownItem",
    "UnknownPhase",
    "UnreadableEdition",
    "parse_questionnaires",
]

DONT_KNOW = "dk"
TOO_EARLY = "early"
FACET_CHOICES = ("yes", "partly", "no", DONT_KNOW)
"""All that can be said of a facet; facets are never scored."""


class UnknownItem(CimpactError):
    """An item code that this questionnaire does not hold."""

    message = N_("This questionnaire has no element {code}.")


class UnknownPhase(CimpactError):
    """A phase code other than I to V."""

    message = N_("There is no phase {code}.")


class UnknownDocument(CimpactError):
    """A statement id of a document that is not listed."""

    message = N_("This questionnaire does not name the document of {statement}.")


class UnreadableEdition(CimpactError):
    """A stored or imported edition that cannot be read back."""

    message = N_("This questionnaire is damaged, or was not written by Cimpact.")


# Left out of the JSON where there are none: editions that were frozen before questions for the
# discussion existed keep their checksum.
Questions = Annotated[tuple[LocalizedText, ...], Field(exclude_if=lambda questions: not questions)]


class Level(Part):
    """One point of an item's scale: a short word and the whole sentence to agree with."""

    short: LocalizedText
    sentence: LocalizedText


class RecommendedAction(Part):
    """A next action that the documents suggest, with the ids of its statements."""

    text: LocalizedText
    sources: Annotated[tuple[Statement, ...], Field(min_length=1)]


class Item(Part):
    """One element: a question with its levels, from the lowest (0) to the highest (``top``).

    ``discussion`` are questions that open the talk between those who answered low and high.
    """

    code: ItemCode
    name: LocalizedText
    stem: LocalizedText
    introduction: LocalizedText | None = None
    levels: Annotated[tuple[Level, ...], Field(min_length=3, max_length=7)]
    gate: StrictBool = False
    facets: tuple[LocalizedText, ...] = ()
    discussion: Questions = ()
    open_prompt: LocalizedText | None = None
    sources: tuple[Statement, ...] = ()
    thin_advice: StrictBool = False
    actions: tuple[RecommendedAction, ...] = ()

    @property
    def top(self) -> int:
        """The highest level."""
        return len(self.levels) - 1

    @property
    def choices(self) -> tuple[str, ...]:
        """All that can be answered: the levels as digits, then don't know and too early."""
        return (*map(str, range(len(self.levels))), DONT_KNOW, TOO_EARLY)


class Section(Part):
    """Items scored together; never averaged when it holds the preconditions."""

    code: LowerCode
    name: LocalizedText
    averaged: StrictBool
    items: Annotated[tuple[Item, ...], Field(min_length=1)]


class Phase(Part):
    """A phase of an initiative, with the default target of each section: code to level."""

    code: PhaseCode
    name: LocalizedText
    stage: LocalizedText
    targets: dict[str, Annotated[StrictInt, Field(ge=0, le=6)]]


class Questionnaire(Part):
    """One form (long, short, ...) in one version, complete in itself, ready to be frozen."""

    id: LowerCode
    version: Version
    title: LocalizedText
    description: LocalizedText
    dont_know: LocalizedText
    too_early: LocalizedText
    sections: Annotated[tuple[Section, ...], Field(min_length=1)]
    sectors: tuple[Sector, ...]
    roles: tuple[Role, ...]
    phases: tuple[Phase, ...]
    documents: tuple[Document, ...]

    @model_validator(mode="after")
    def _is_coherent(self) -> Self:
        codes = [item.code for item in self.items]
        if len(codes) != len(set(codes)):
            raise ValueError("an item appears twice")
        if any(
            section.averaged and item.gate for section in self.sections for item in section.items
        ):
            raise ValueError("a gate is never averaged")
        return self

    @property
    def items(self) -> tuple[Item, ...]:
        """Every item, section after section."""
        return tuple(item for section in self.sections for item in section.items)

    @property
    def checksum(self) -> str:
        """The sha256 of ``to_json()``, in hexadecimal: equal content, equal checksum."""
        return hashlib.sha256(self.to_json().encode()).hexdigest()

    def item(self, code: str) -> Item:
        """Return the item with this code, or raise ``UnknownItem``."""
        for item in self.items:
            if item.code == code:
                return item
        raise UnknownItem(code=code)

    def section_of(self, item_code: str) -> Section:
        """Return the section that holds the item, or raise ``UnknownItem``."""
        for section in self.sections:
            if any(item.code == item_code for item in section.items):
                return section
        raise UnknownItem(code=item_code)

    def targets(self, phase_code: str) -> dict[str, int]:
        """Return the default target of each section in a phase, or raise ``UnknownPhase``."""
        for phase in self.phases:
            if phase.code == phase_code:
                return dict(phase.targets)
        raise UnknownPhase(code=phase_code)

    def document_of(self, statement: str) -> Document:
        """Return the document of a statement id such as S004-10, or raise ``UnknownDocument``."""
        for document in self.documents:
            if statement.startswith(f"S{document.code}-"):
                return document
        raise UnknownDocument(statement=statement)

    def to_json(self) -> str:
        """Write canonical JSON: sorted keys, no blanks, letters as they are."""
        return json.dumps(
            self.model_dump(mode="json"), sort_keys=True, separators=(",", ":"), ensure_ascii=False
        )

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Read what ``to_json`` wrote, or raise ``UnreadableEdition``."""
        try:
            return cls.model_validate_json(text)
        except ValidationError as error:
            raise UnreadableEdition from error


def parse_questionnaires(text: str) -> dict[str, Questionnaire]:
    """Read the authored YAML and return its questionnaires by id, in the order of the file.

    Raises:
        InvalidContent: with every mistake of the file, its line and its place.
    """
    content = content_file.parse_content(text)
    return {form.id: assembled(content, form) for form in content.questionnaires}


def assembled(
    content: content_file.AuthoredContent, form: content_file.AuthoredQuestionnaire
) -> Questionnaire:
    """Gather what one form needs, so that its edition is complete without the file."""
    sections = _sections(content, form)
    return Questionnaire(
        id=form.id,
        version=form.version,
        title=form.title,
        description=form.description,
        dont_know=content.dont_know,
        too_early=content.too_early,
        sections=sections,
        sectors=content.sectors,
        roles=content.roles,
        phases=tuple(_phases(content, sections)),
        documents=content.documents,
    )


def _sections(
    content: content_file.AuthoredContent, form: content_file.AuthoredQuestionnaire
) -> tuple[Section, ...]:
    """Return the sections of the file that the form has items of, items in the form's order."""
    authored = {item.code: item for item in content.items}
    families = {family.code: family for family in content.families}
    chosen = [authored[code] for code in form.items]
    return tuple(
        Section(
            code=section.code,
            name=section.name,
            averaged=section.averaged,
            items=tuple(_item(item, families[item.family]) for item in items),
        )
        for section in content.sections
        if (items := [item for item in chosen if item.section == section.code])
    )


def _item(authored: content_file.AuthoredItem, family: content_file.AuthoredFamily) -> Item:
    return Item(
        code=authored.code,
        name=authored.name,
        stem=authored.stem,
        introduction=family.introduction,
        levels=tuple(
            Level(short=short, sentence=sentence)
            for short, sentence in zip(family.short.texts, authored.levels.texts, strict=True)
        ),
        gate=authored.gate,
        facets=authored.facets.texts,
        discussion=authored.discussion.texts,
        open_prompt=authored.open_prompt,
        sources=authored.sources,
        thin_advice=authored.thin_advice,
        actions=tuple(
            RecommendedAction(
                text=LocalizedText(fr=action.fr, en=action.en), sources=action.sources
            )
            for action in authored.actions
        ),
    )


def _phases(
    content: content_file.AuthoredContent, sections: tuple[Section, ...]
) -> Iterator[Phase]:
    """Yield the phases with the targets of these sections only."""
    for phase in content.phases:
        targets = {section.code: content.targets[section.code][phase.code] for section in sections}
        yield Phase(code=phase.code, name=phase.name, stage=phase.stage, targets=targets)
