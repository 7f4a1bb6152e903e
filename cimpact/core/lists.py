"""The sectors and roles that people may say of themselves: a collective's own, or those given.

A code is what answers keep, so it never changes: a sector that is renamed keeps its code, and a new
one gets a code made from its first name.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Annotated, Self

from pydantic import Field

from cimpact.core.content_parts import LocalizedText, Part, Role, Sector
from cimpact.core.questionnaire import Questionnaire
from cimpact.errors import N_, CimpactError

MOST_ENTRIES = 40
LONGEST_NAME = 80
LONGEST_CODE = 30


class NameRepeats(CimpactError):
    """Two sectors, or two roles, of one name: nobody could choose between them."""

    message = N_("These names stand twice in the list: {names}. Nothing was saved.")


class TooManyEntries(CimpactError):
    """A list that no phone could show."""

    message = N_("A list holds {most} names at most. Nothing was saved.")


class Lists(Part):
    """Sectors and roles in the order in which they are offered; either may be empty."""

    sectors: Annotated[tuple[Sector, ...], Field(max_length=MOST_ENTRIES)]
    roles: Annotated[tuple[Role, ...], Field(max_length=MOST_ENTRIES)]

    @classmethod
    def of(cls, questionnaire: Questionnaire) -> Self:
        """The lists that a questionnaire brings."""
        return cls(sectors=questionnaire.sectors, roles=questionnaire.roles)

    def within(self, questionnaire: Questionnaire) -> Questionnaire:
        """The questionnaire as a session with these lists asks it."""
        return questionnaire.model_copy(update={"sectors": self.sectors, "roles": self.roles})


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a list as somebody typed it.

    ``code`` is empty for a new one; an empty name in one language is that of the other one.
    """

    code: str
    fr: str
    en: str
    concerned: bool = False


def typed_lists(sectors: Sequence[Entry], roles: Sequence[Entry]) -> Lists:
    """The lists that these lines mean; a line without a name is none.

    Raises NameRepeats, with all that repeat, and TooManyEntries.
    """
    kept = [[entry for entry in entries if entry.fr or entry.en] for entries in (sectors, roles)]
    for entries in kept:
        _refuse_repeated(entries)
        if len(entries) > MOST_ENTRIES:
            raise TooManyEntries(most=MOST_ENTRIES)
    return Lists(
        sectors=tuple(Sector(code=code, name=_name(entry)) for code, entry in _coded(kept[0])),
        roles=tuple(
            Role(code=code, name=_name(entry), concerned=entry.concerned)
            for code, entry in _coded(kept[1])
        ),
    )


def _refuse_repeated(entries: Iterable[Entry]) -> None:
    names = [_name(entry) for entry in entries]
    found = Counter(folded for name in names for folded in {name.fr.casefold(), name.en.casefold()})
    repeated = [name.fr for name in names if found[name.fr.casefold()] > 1]
    repeated += [name.en for name in names if found[name.en.casefold()] > 1]
    if repeated:
        raise NameRepeats(names="; ".join(dict.fromkeys(repeated)))


def _name(entry: Entry) -> LocalizedText:
    return LocalizedText(fr=entry.fr or entry.en, en=entry.en or entry.fr)


def _coded(entries: Sequence[Entry]) -> list[tuple[str, Entry]]:
    taken = {entry.code for entry in entries if entry.code}
    coded = []
    for entry in entries:
        code = entry.code or _new_code(entry, taken)
        taken.add(code)
        coded.append((code, entry))
    return coded


def _new_code(entry: Entry, taken: set[str]) -> str:
    """Letters of the name, and a number where another one has them already."""
    plain = unicodedata.normalize("NFKD", (entry.en or entry.fr).lower()).encode("ascii", "ignore")
    letters = re.sub(r"[^a-z0-9]+", "_", plain.decode()).strip("_")
    stem = re.sub(r"^(?=[^a-z]|$)", "x", letters)[:LONGEST_CODE]
    numbered = (f"{stem}_{number}" for number in range(2, MOST_ENTRIES + 2))
    return next(code for code in (stem, *numbered) if code not in taken)
