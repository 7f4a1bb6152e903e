"""What a column seems to be for: by its name, its question, or the kind of its cells."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cimpact.core.importing.folding import folded, likeness, words
from cimpact.core.importing.labels import Certainty
from cimpact.core.importing.mapping import (
    DROPPED,
    ITEM_PREFIX,
    NOTE_PREFIX,
    RESPONDENT,
    ROLE,
    SECTOR,
)
from cimpact.core.questionnaire import Item, Questionnaire, Role, Sector

PERSONAL = frozenset(
    {
        *("email", "e mail", "email address", "mail", "courriel", "adresse e mail"),
        *("adresse courriel", "adresse mail", "adresse email", "adresse de messagerie"),
        *("nom", "nom d utilisateur", "nom complet", "nom et prenom", "prenom", "nom de famille"),
        *("name", "full name", "first name", "last name", "firstname", "lastname", "surname"),
        *("username", "your name", "votre nom", "nom2", "name2", "ipaddr", "ip address", "ip"),
        *("adresse ip", "token", "telephone", "phone", "phone number", "phonenumber", "deviceid"),
        *("simserial", "subscriberid", "refurl", "referrer url", "submitted by", "location"),
        *("geolocation", "audit", "invitation code", "code d invitation"),
    }
)
"""Names of columns that may say who somebody is."""

TECHNICAL = frozenset(
    {
        *("timestamp", "horodateur", "horodatage", "start time", "completion time", "start"),
        *("end", "heure de debut", "heure de fin", "last modified time", "today", "submitdate"),
        *("heure de la derniere modification", "startdate", "datestamp", "date submitted"),
        *("date de soumission", "date started", "date last action", "date de lancement"),
        *("date de la derniere action", "lastpage", "last page", "derniere page", "seed"),
        *("startlanguage", "start language", "langue de depart", "tete de serie", "interviewtime"),
        *("total time", "score", "total points", "quiz feedback", "submission time", "uuid"),
        *("validation status", "notes", "status", "version", "tags", "index", "attachments"),
        *("formhub uuid", "meta instanceid", "meta rootuuid", "instanceid", "language", "langue"),
    }
)
"""Names of columns that tools add by themselves."""

NUMBERS_OF_ROWS = frozenset({"respondent", "id", "response id", "id de la reponse"})
SECTORS = frozenset({"sector", "secteur", "your sector", "votre secteur"})
ROLES = frozenset({"role", "your role", "votre role"})
OF_NOTES = frozenset(
    {"note", "notes", "comment", "comments", "commentaire", "commentaires", "evidence", "remarque"}
)
OF_POINTS = ("points ", "feedback ")
"""What Microsoft Forms puts before the columns of a quiz."""
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
LOOKED_AT = 200
LONGEST_EMAIL = 254
SHARE_OF_EMAILS = 0.3
SHORTEST_QUESTION = 20
LIKE = 0.7
LIKE_BEFORE_OTHERS = 0.1
"""Words shared with a question from which it is proposed, and how much more than with any other.
Chosen by hand: a proposal is shown as one."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A use for a column; ``is_personal`` says that it may tell who somebody is."""

    use: str = DROPPED
    certainty: Certainty = Certainty.SURE
    is_personal: bool = False


@dataclass(frozen=True, slots=True)
class _Question:
    """An element by what a header may say of it, folded."""

    item: Item
    texts: tuple[str, ...]
    words: tuple[frozenset[str], ...]

    @classmethod
    def of(cls, item: Item) -> "_Question":
        both = (item.stem, item.name)
        texts = tuple(folded(text) for each in both for text in (each.fr, each.en))
        return cls(item, texts, tuple(map(words, texts)))


class Columns:
    """Proposes uses for the columns of one questionnaire."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self._questions = [_Question.of(item) for item in questionnaire.items]
        self._codes = {item.code: item for item in questionnaire.items}
        self._sectors = _names(questionnaire.sectors)
        self._roles = _names(questionnaire.roles)

    def proposal(self, header: str, cells: Sequence[str]) -> Proposal:
        """What a column of that name and these cells seems to be for."""
        name = folded(header.rpartition("/")[2])
        if name in PERSONAL or _is_of_emails(cells):
            return Proposal(is_personal=True)
        if name in NUMBERS_OF_ROWS:
            return Proposal(RESPONDENT)
        if name in TECHNICAL or name.startswith(OF_POINTS):
            return Proposal()
        return (
            self._by_code(header)
            or self._by_words(name)
            or self._by_cells(name, cells)
            or self._by_likeness(name)
            or Proposal(certainty=Certainty.UNKNOWN)
        )

    def _by_code(self, header: str) -> Proposal | None:
        last = header.rpartition("/")[2].strip()
        if last.upper() in self._codes:
            return Proposal(f"{ITEM_PREFIX}{last.upper()}")
        parts = re.findall(r"[A-Z0-9]+(?![A-Za-z0-9])", last)
        found = {part for part in parts if part in self._codes}
        if len(found) != 1:
            return None
        (code,) = found
        rest = folded(last.replace(code, " ")).split()
        if OF_NOTES & set(rest[-1:]) or OF_NOTES & set(rest[:1]):
            return Proposal(f"{NOTE_PREFIX}{code}", _sure(is_sure=len(rest) == 1))
        is_marked = re.match(rf"\[?{code}\b", last) or re.search(rf"\[{code}\]$", last)
        return Proposal(f"{ITEM_PREFIX}{code}", _sure(is_sure=is_marked is not None))

    def _by_words(self, name: str) -> Proposal | None:
        """By the very question, or the name of the element."""
        if name in SECTORS or name in ROLES:
            return Proposal(SECTOR if name in SECTORS else ROLE)
        exact = [one for one in self._questions if name in one.texts]
        inside = [
            one
            for one in self._questions
            if any(len(text) >= SHORTEST_QUESTION and text in name for text in one.texts)
        ]
        for found in (exact, inside):
            if len(found) == 1:
                return Proposal(f"{ITEM_PREFIX}{found[0].item.code}")
        return None

    def _by_cells(self, name: str, cells: Sequence[str]) -> Proposal | None:
        """Sectors and roles, by what stands in the column."""
        said = {folded(cell) for cell in cells[:LOOKED_AT] if cell}
        for use, known, word in (
            (SECTOR, self._sectors, "secteur"),
            (ROLE, self._roles, "role"),
        ):
            if said and len(said & known) * 2 > len(said):
                return Proposal(use, _sure(is_sure=said <= known and word in name))
        return None

    def _by_likeness(self, name: str) -> Proposal | None:
        asked = words(name)
        ranked = sorted(
            (max(likeness(asked, said) for said in one.words), one.item.code)
            for one in self._questions
        )
        best, code = ranked[-1]
        second = ranked[-2][0] if len(ranked) > 1 else 0.0
        if best < LIKE or best - second < LIKE_BEFORE_OTHERS:
            return None
        return Proposal(f"{ITEM_PREFIX}{code}", Certainty.GUESSED)


def _sure(*, is_sure: bool) -> Certainty:
    return Certainty.SURE if is_sure else Certainty.GUESSED


def _names(offered: Iterable[Sector | Role]) -> frozenset[str]:
    return frozenset(group_codes(offered))


def group_codes(offered: Iterable[Sector | Role]) -> dict[str, str]:
    """The code of each sector or role by what a cell may say of it, folded."""
    return {
        folded(text): each.code
        for each in offered
        for text in (each.code, each.name.fr, each.name.en)
    }


def _is_of_emails(cells: Sequence[str]) -> bool:
    filled = [cell[:LONGEST_EMAIL] for cell in cells[:LOOKED_AT] if cell]
    addresses = sum(EMAIL.fullmatch(cell) is not None for cell in filled)
    return bool(filled) and addresses >= len(filled) * SHARE_OF_EMAILS
