"""What the cell of an answer means: by the questionnaire's own words, by numbers, by a mapping."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import IntEnum

from cimpact.core.importing.folding import folded
from cimpact.core.importing.mapping import BLANK, Mapping
from cimpact.core.questionnaire import DONT_KNOW, TOO_EARLY, Item, LocalizedText, Questionnaire

SAID_DONT_KNOW = frozenset(
    {
        *("dk", "ne sais pas", "je ne sais pas", "nsp", "ne sait pas", "je sais pas"),
        *("don t know", "i don t know", "do not know", "i do not know", "dont know"),
    }
)
SAID_TOO_EARLY = frozenset(
    {"early", "trop tot", "trop tot pour le dire", "too early", "too early to say"}
)
PROBABLY_DONT_KNOW = frozenset({"sans opinion", "no opinion", "not sure", "unsure", "pas sur"})
PROBABLY_BLANK = frozenset(
    {"n a", "na", "sans reponse", "pas de reponse", "no answer", "non applicable", "aucune reponse"}
)
_NUMBER = re.compile(r"[0-9]{1,2}")
_NUMBERED = re.compile(r"(?:[a-z]{1,12} ?)?0*([0-9]{1,2})(?: .*)?")
"""A number in front of words, or after a short code such as A3, L3 or niveau 3."""
_LEADING_NUMBER = re.compile(r"[0-9]{1,2} ")


class Certainty(IntEnum):
    """How sure a meaning is."""

    UNKNOWN = 0
    GUESSED = 1
    SURE = 2


@dataclass(frozen=True, slots=True)
class Meaning:
    """A choice (empty for no answer), and how sure it is."""

    choice: str = BLANK
    certainty: Certainty = Certainty.SURE


NO_MEANING = Meaning(certainty=Certainty.UNKNOWN)


@dataclass(slots=True)
class Labels:
    """What labels mean in one questionnaire under one mapping; each is worked out once."""

    questionnaire: Questionnaire
    mapping: Mapping
    _words: dict[str, dict[str, str]] = field(default_factory=dict)
    _known: dict[tuple[str, str], Meaning] = field(default_factory=dict)

    def meaning(self, item: Item, label: str) -> Meaning:
        """What a cell of this element's column means."""
        key = (item.code, label)
        if key not in self._known:
            self._known[key] = self._found(item, label)
        return self._known[key]

    def is_in_words(self, item: Item, label: str) -> bool:
        """Whether the words of the questionnaire explain a label, numbers apart."""
        return self._said(item, folded(label)) is not None

    def _found(self, item: Item, label: str) -> Meaning:
        if label == BLANK:
            return Meaning()
        if label in self.mapping.labels:
            chosen = self.mapping.labels[label]
            return Meaning(chosen) if chosen in {BLANK, *item.choices} else NO_MEANING
        text = folded(label)
        return self._said(item, text) or self._numbered(item, text) or NO_MEANING

    def _said(self, item: Item, text: str) -> Meaning | None:
        """By words: of the item's levels, or of the answers beside them."""
        known = self._words_of(item)
        choice = known.get(text) or known.get(_LEADING_NUMBER.sub("", text, count=1))
        if choice is not None:
            return Meaning(choice)
        if text in PROBABLY_DONT_KNOW:
            return Meaning(DONT_KNOW, Certainty.GUESSED)
        return Meaning(BLANK, Certainty.GUESSED) if text in PROBABLY_BLANK else None

    def _numbered(self, item: Item, text: str) -> Meaning | None:
        found = _NUMBERED.fullmatch(text)
        if found is None:
            return None
        level = int(found[1]) - self.mapping.numbers_from
        if not 0 <= level <= item.top:
            return None
        is_plain = _NUMBER.fullmatch(text) is not None
        return Meaning(str(level), Certainty.SURE if is_plain else Certainty.GUESSED)

    def _words_of(self, item: Item) -> dict[str, str]:
        if item.code not in self._words:
            self._words[item.code] = dict(_vocabulary(item, self.questionnaire))
        return self._words[item.code]


def _vocabulary(item: Item, questionnaire: Questionnaire) -> Iterator[tuple[str, str]]:
    """Folded words and what they mean; where two levels share words, those mean nothing."""
    taken: dict[str, str | None] = {}
    for number, level in enumerate(item.levels):
        for text in (*_texts(level.short), *_texts(level.sentence)):
            taken[text] = str(number) if taken.get(text, str(number)) == str(number) else None
    yield from ((text, choice) for text, choice in taken.items() if choice is not None)
    for choice, said, own in (
        (DONT_KNOW, SAID_DONT_KNOW, questionnaire.dont_know),
        (TOO_EARLY, SAID_TOO_EARLY, questionnaire.too_early),
    ):
        yield from ((text, choice) for text in (*said, *_texts(own)))


def _texts(text: LocalizedText) -> tuple[str, ...]:
    return (folded(text.fr), folded(text.en))


def numbers_in(labels: Iterable[str]) -> list[int]:
    """The numbers that labels are, or begin or end with."""
    found = (_NUMBERED.fullmatch(folded(label)) for label in labels)
    return [int(match[1]) for match in found if match is not None]
