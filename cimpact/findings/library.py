"""The practice library and the glossary in sentences: cards, source lines, terms, tensions."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from cimpact.core.content_parts import LocalizedText
from cimpact.core.library import Library, Practice, Synonym, Tension, Term
from cimpact.core.questionnaire import Questionnaire
from cimpact.core.searching import folded
from cimpact.i18n import Translator

MOST_NAMES = 3
"""Elements named on a card; a practice may serve more."""


@dataclass(frozen=True, slots=True)
class Card:
    """One practice: what to do, in which rhythm and for what; where the documents say so."""

    title: str
    text: str
    use: str
    source: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A term of the glossary; ``also`` is empty when nobody calls it otherwise."""

    name: str
    definition: str
    also: str


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A tension: each position and its source, and what Cimpact does about it."""

    title: str
    positions: tuple[tuple[str, str], ...]
    treatment: str


def parts(questionnaire: Questionnaire, library: Library, _: Translator) -> dict[str, str]:
    """What a reader may choose from: sections with practices, each before its items; code to label.

    A dot before an item, since sections and items stand in one list.
    """
    served = {code for practice in library.practices for code in practice.items}
    labels = {}
    for section in questionnaire.sections:
        items = [item for item in section.items if item.code in served]
        if items:
            labels[section.code] = _.content(section.name)
            labels |= {item.code: f"· {_.content(item.name)}" for item in items}
    return labels


def items_of(part: str, questionnaire: Questionnaire) -> tuple[str, ...]:
    """The codes of the items of a section, or of the item itself."""
    for section in questionnaire.sections:
        if section.code == part:
            return tuple(item.code for item in section.items)
    return (part,)


def how_many(count: int, _: Translator) -> str:
    """So many practices."""
    return _.ngettext("{n} practice", "{n} practices", count)


def card(
    practice: Practice, library: Library, names: Mapping[str, LocalizedText], _: Translator
) -> Card:
    """A practice; items that the questionnaire lacks are not named."""
    served = [_.content(names[code]) for code in practice.items if code in names]
    source = _("Source: {sources}", sources=sources(practice.sources, library, _))
    return Card(
        title=_.content(practice.title),
        text=_.content(practice.text),
        use=" · ".join((_.content(practice.rhythm), *_serves(served, _))),
        source=" · ".join((*agreement(practice, library, _), source)),
    )


def _serves(names: Sequence[str], _: Translator) -> Iterator[str]:
    """What a practice serves, at most so many names; nothing when it serves nothing known here."""
    first, more = ", ".join(names[:MOST_NAMES]), len(names) - MOST_NAMES
    if more > 0:
        yield _.ngettext(
            "for: {names} and {n} more", "for: {names} and {n} more", more, names=first
        )
    elif names:
        yield _("for: {names}", names=first)


def sources(statements: tuple[str, ...], library: Library, _: Translator) -> str:
    """Statements behind the short names of their documents."""
    return "; ".join(
        f"{_.content(document.name)} {', '.join(found)}"
        for document, found in library.by_document(statements)
    )


def agreement(practice: Practice, library: Library, _: Translator) -> tuple[str, ...]:
    """A line that says how many documents agree; none where only one says it."""
    count = len(library.by_document(practice.sources))
    if count < 2:  # noqa: PLR2004  one voice agrees with nobody
        return ()
    return (_.ngettext("{n} document agrees", "{n} documents agree", count),)


def terms(library: Library, _: Translator, *, own: bool) -> tuple[Entry, ...]:
    """The documents' words or the product's own, in alphabetical order."""
    entries = [_entry(term, library, _) for term in library.terms if term.is_own is own]
    return tuple(sorted(entries, key=lambda entry: folded(entry.name).lstrip("«“\"' \u00a0")))


def _entry(term: Term, library: Library, _: Translator) -> Entry:
    others = [_synonym(synonym, library, _) for synonym in term.synonyms]
    also = _("Also called: {others}", others="; ".join(others)) if others else ""
    return Entry(_.content(term.name), _.content(term.definition), also)


def _synonym(synonym: Synonym, library: Library, _: Translator) -> str:
    word = _.content(synonym)
    return f"{word} ({sources(synonym.sources, library, _)})" if synonym.sources else word


def tensions(library: Library, _: Translator) -> tuple[Disagreement, ...]:
    """Every point on which the documents disagree."""
    return tuple(_disagreement(tension, library, _) for tension in library.tensions)


def _disagreement(tension: Tension, library: Library, _: Translator) -> Disagreement:
    return Disagreement(
        title=_.content(tension.title),
        positions=tuple(
            (_.content(position), sources(position.sources, library, _))
            for position in tension.positions
        ),
        treatment=_.content(tension.treatment),
    )
