"""The practice library: what the source documents recommend, their words, where they disagree.

Written by hand like the questionnaires and read as strictly; ``library_checks`` has what its parts
must respect among one another, ``searching`` finds practices by word.
"""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field, StrictInt

from cimpact.core.content_mistakes import validated
from cimpact.core.content_parts import (
    Document,
    ItemCode,
    LocalizedText,
    LowerCode,
    Part,
    Sources,
    Statement,
    TensionCode,
)
from cimpact.core.content_yaml import InvalidContent, read_content
from cimpact.core.library_checks import mistakes_between_parts


class LibraryDocument(Document):
    """A source document: its name in a source line, and how many statements it has (S000-01 on)."""

    name: LocalizedText
    statements: Annotated[StrictInt, Field(ge=1, le=99)]


class Practice(Part):
    """One thing to do: the items it serves (the main one first), its rhythm, what it rests on.

    ``keywords`` are never shown: a search finds by them what the text says in other words.
    """

    code: LowerCode
    items: Annotated[tuple[ItemCode, ...], Field(min_length=1)]
    sources: Sources
    title: LocalizedText
    text: LocalizedText
    rhythm: LocalizedText
    keywords: LocalizedText


class Resource(Part):
    """Where the documents send their readers for more."""

    code: LowerCode
    sources: Sources
    name: LocalizedText
    text: LocalizedText


class Synonym(LocalizedText):
    """What others call the same thing, and where; without sources, Cimpact itself does."""

    sources: tuple[Statement, ...] = ()


class Term(Part):
    """A word of the glossary in one sentence; ``items`` are the elements that bear its name."""

    code: LowerCode
    items: tuple[ItemCode, ...] = ()
    sources: tuple[Statement, ...] = ()
    name: LocalizedText
    definition: LocalizedText
    synonyms: tuple[Synonym, ...] = ()

    @property
    def is_own(self) -> bool:
        """Whether the word is the product's, and in none of the documents."""
        return not self.sources


class Position(LocalizedText):
    """One side of a tension, and the statements that take it."""

    sources: Sources


class Tension(Part):
    """A point on which the documents disagree: every position, and how Cimpact treats it."""

    code: TensionCode
    title: LocalizedText
    positions: Annotated[tuple[Position, ...], Field(min_length=2)]
    treatment: LocalizedText


class LeftOut(Part):
    """A recommendation that nothing takes up, and why."""

    id: Statement
    reason: LocalizedText


class Library(Part):
    """The whole file. Codes and ids are unique within their part, every statement exists."""

    documents: Annotated[tuple[LibraryDocument, ...], Field(min_length=1)]
    practices: Annotated[tuple[Practice, ...], Field(min_length=1)]
    resources: tuple[Resource, ...] = ()
    terms: tuple[Term, ...] = ()
    tensions: tuple[Tension, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

    def by_document(
        self, sources: tuple[str, ...]
    ) -> tuple[tuple[LibraryDocument, tuple[str, ...]], ...]:
        """Sort statements by their document, in the order of the file; others are not named."""
        found = (
            (document, tuple(one for one in sources if one.startswith(f"S{document.code}-")))
            for document in self.documents
        )
        return tuple((document, statements) for document, statements in found if statements)

    def cited(self) -> Iterator[str]:
        """Every statement that a practice, a resource, a term or a tension rests on."""
        for practice in self.practices:
            yield from practice.sources
        for resource in self.resources:
            yield from resource.sources
        for term in self.terms:
            yield from term.sources
            for synonym in term.synonyms:
                yield from synonym.sources
        for tension in self.tensions:
            for position in tension.positions:
                yield from position.sources


def parse_library(text: str) -> Library:
    """Read and check a whole file.

    Raises:
        InvalidContent: with every mistake, each with its line and its place.
    """
    reading = read_content(text)
    library = validated(reading, Library)
    for path, message in mistakes_between_parts(reading.data):
        reading.note(path, message)
    if library is None or reading.mistakes:
        raise InvalidContent(reading.problems())
    return library
