"""Finding texts by words, as people type them: without accents, capitals or the right ending.

Every word of a query must begin some word of a text. Accents, capitals, apostrophes and hyphens
make no difference, nor does a plural: "reunions" finds "réunion", "email" finds "e-mail".
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from cimpact.core.content_parts import LocalizedText
from cimpact.core.library import Library, Practice

_WORD = re.compile(r"[0-9a-z]+")
_JOINED = re.compile(r"(?<=\w)[-\u2010\u2011](?=\w)")
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae"})
_SHORTEST_PLURAL = 4
_SHORTEST_WORD = 3
_BEGINNING = 5


@dataclass(frozen=True, slots=True)
class Text:
    """What a search looks at: the words of the heading weigh more than all the others."""

    heading: frozenset[str]
    body: frozenset[str]


def folded(text: str) -> str:
    """The text in small letters without accents, ligatures taken apart.

    >>> folded("Chœur ÉVALUÉ")
    'choeur evalue'
    """
    spread = unicodedata.normalize("NFKD", text.casefold().translate(_LIGATURES))
    return "".join(letter for letter in spread if not unicodedata.combining(letter))


@lru_cache(maxsize=4096)
def words_of(text: str) -> frozenset[str]:
    """The words of a text; one with a hyphen counts in parts and as a whole."""
    plain = folded(text)
    return frozenset(_WORD.findall(plain)) | frozenset(_WORD.findall(_JOINED.sub("", plain)))


def query_words(query: str) -> tuple[str, ...]:
    """What a query asks for: its words without plural endings, short ones only when alone."""
    joined = _JOINED.sub("", folded(query))
    words = [_singular(word) for word in _WORD.findall(joined)]
    telling = [word for word in words if len(word) >= _SHORTEST_WORD]
    return tuple(telling or words)


def _singular(word: str) -> str:
    return word[:-1] if len(word) >= _SHORTEST_PLURAL and word[-1] in "sx" else word


def _beginning(word: str) -> str:
    """Enough of a word to find others of its family; a code such as S00410 has no family."""
    return word[:_BEGINNING] if word.isalpha() else word


def rank(query: Sequence[str], text: Text) -> int | None:
    """How many query words the heading holds, negative so that more comes first; None: no match."""
    if not all(_holds(text.heading | text.body, word) for word in query):
        return None
    return -sum(_holds(text.heading, word) for word in query)


def _holds(words: frozenset[str], beginning: str) -> bool:
    return any(word.startswith(beginning) for word in words)


def search(
    library: Library, query: str, *, names: Mapping[str, LocalizedText]
) -> tuple[Practice, ...]:
    """The practices that hold every word of a query, those with the words in their title first.

    Searched in every language: titles, texts, keywords, rhythms, sources, and what the main item is
    called by the questionnaire (``names``, by code) and by the glossary. Where no practice has the
    words, their beginnings are enough ("évaluer" then finds "évaluation"). An empty query finds
    everything, in the order of the file.
    """
    words = query_words(query)
    texts = [(practice, _text(practice, library, names)) for practice in library.practices]
    return _ranked(words, texts) or _ranked([_beginning(word) for word in words], texts)


def serving(practices: Iterable[Practice], items: Collection[str]) -> tuple[Practice, ...]:
    """Those that serve one of these items, before others those that serve it first of all."""
    found = [practice for practice in practices if set(practice.items) & set(items)]
    return tuple(sorted(found, key=lambda practice: practice.items[0] not in items))


def _ranked(words: Sequence[str], texts: Sequence[tuple[Practice, Text]]) -> tuple[Practice, ...]:
    found = [
        (order, practice) for practice, text in texts if (order := rank(words, text)) is not None
    ]
    return tuple(practice for _, practice in sorted(found, key=lambda pair: pair[0]))


def _text(practice: Practice, library: Library, names: Mapping[str, LocalizedText]) -> Text:
    main = practice.items[0]
    called = [name for code, name in names.items() if code == main]
    for term in library.terms:
        if main in term.items:
            called += [term.name, *term.synonyms]
    said = [practice.text, practice.keywords, practice.rhythm, *called]
    codes = " ".join((*practice.items, *practice.sources))
    return Text(
        heading=words_of(_both(practice.title)),
        body=words_of(" ".join([*map(_both, said), codes])),
    )


def _both(text: LocalizedText) -> str:
    return f"{text.fr} {text.en}"
