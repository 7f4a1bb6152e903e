"""The session file: one closed session as JSON, complete enough to be read back without loss.

Its shape is a contract. A change that an older Cimpact would misread raises ``VERSION``; this one
reads every version up to its own. Nothing of a file is trusted: its size, its depth, the length of
its lists and the number of mistakes told are bounded, and what is wrong is told all at once.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, NoReturn, TypeVar

import pandas as pd
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from cimpact.core.actions import Action
from cimpact.core.answers import tidy_answers
from cimpact.core.bundle_checks import Found, mistakes_between_parts
from cimpact.core.bundle_mistakes import (
    BundleMistake,
    BundleTooLarge,
    InvalidBundle,
    MissingKey,
    MoreMistakes,
    NewerBundle,
    NoBundle,
    RepeatedKey,
    TooMuch,
    UnknownKey,
    WrongValue,
)
from cimpact.core.bundle_parts import (
    BundledAction,
    BundledDecision,
    BundledNote,
    BundledRespondent,
)
from cimpact.core.content_yaml import Path, place_of
from cimpact.core.decisions import Decision
from cimpact.core.questionnaire import Questionnaire
from cimpact.core.rows import FIRST_VOTE, FileRows
from cimpact.core.session import SessionFacts, SessionSettings
from cimpact.core.wide_mistakes import shown
from cimpact.errors import CimpactError

FORMAT = "cimpact-session"
VERSION = 2
"""1 had neither decisions nor actions."""

MEGABYTES = 5
MOST_ENTRIES = 20_000
MOST_VALUES = 10_000
MOST_MISTAKES = 200
"""Several times the largest session; they bound what a hostile file can cost."""

KEYS = ("format", "version", "checksum", "questionnaire", "session", "respondents", "notes")
WORK_KEYS = ("decisions", "actions")
"""Those that a file of version 1 lacks."""

Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Bundle:
    """A session as a file holds it: respondents by number, notes without respondent.

    ``decisions`` are those of the session, ``actions`` all of its collective.
    """

    facts: SessionFacts
    respondents: tuple[BundledRespondent, ...]
    notes: tuple[BundledNote, ...]
    decisions: tuple[BundledDecision, ...] = ()
    actions: tuple[BundledAction, ...] = ()

    @property
    def looks_back(self) -> bool:
        """Whether anybody looked back at an earlier session."""
        return any(each.answers.get("looking_back") for each in self.respondents)

    def first_vote(self) -> pd.DataFrame:
        """The answers frame that ``core.answers`` describes."""
        records = (
            (str(each.number), each.kind, item, choice)
            for each in self.respondents
            for vote, answers in each.answers.items()
            if vote == FIRST_VOTE
            for item, choice in answers.items()
        )
        return tidy_answers(records, self.facts.questionnaire)


def bundle_dict(
    facts: SessionFacts,
    rows: FileRows,
    decisions: Iterable[Decision] = (),
    actions: Iterable[Action] = (),
) -> dict[str, Any]:
    """What a file of these facts and rows holds, ready for ``json``."""
    session = facts.model_dump(mode="json", exclude={"questionnaire"})
    return {
        "format": FORMAT,
        "version": VERSION,
        "checksum": facts.questionnaire.checksum,
        "questionnaire": facts.questionnaire.model_dump(mode="json"),
        "session": session,
        "respondents": list(_respondents(rows)),
        "notes": [{"item": note.item, "kind": note.kind, "text": note.text} for note in rows.notes],
        "decisions": [BundledDecision.of(each).model_dump(mode="json") for each in decisions],
        "actions": [BundledAction.of(each).model_dump(mode="json") for each in actions],
    }


def _respondents(rows: FileRows) -> Iterator[dict[str, Any]]:
    answers: dict[int, dict[str, dict[str, str]]] = {each.number: {} for each in rows.respondents}
    facets: dict[int, dict[str, dict[str, str]]] = {each.number: {} for each in rows.respondents}
    for respondent, vote, item, choice in rows.answers:
        answers[respondent].setdefault(vote, {})[item] = choice
    for said in rows.facets:
        facets[said.respondent].setdefault(said.item, {})[str(said.facet)] = said.choice
    for each in rows.respondents:
        yield {
            "number": each.number,
            "kind": each.kind,
            "sector": each.sector or None,
            "role": each.role or None,
            "name": each.name or None,
            "answers": answers[each.number],
            **({"facets": facets[each.number]} if facets[each.number] else {}),
            **({"link": each.link} if each.link else {}),
        }


@dataclass(slots=True)
class _Reading:
    """A file as plain values, and what is wrong with it."""

    data: dict[str, Any]
    mistakes: list[BundleMistake] = field(default_factory=list)

    def note(self, path: Path, error: CimpactError) -> None:
        """Keep a mistake; raise InvalidBundle once there are more than anybody would read."""
        self.mistakes.append(BundleMistake(place_of(self.data, path), error))
        if len(self.mistakes) == MOST_MISTAKES:
            self.mistakes.append(BundleMistake("file", MoreMistakes()))
            self.refuse()

    def refuse(self) -> NoReturn:
        """Raise what was found."""
        raise InvalidBundle(tuple(self.mistakes))

    def part(self, model: type[Model], *path: str | int) -> Model | None:
        """The value at a path as a model; None after its mistakes were noted."""
        value: Any = self.data
        for step in path:
            value = value[step]
        if _is_larger(value, MOST_VALUES):
            self.note(path, TooMuch(most=MOST_VALUES))
            return None
        try:
            return model.model_validate(value)
        except ValidationError as error:
            for details in error.errors(include_url=False, include_context=False):
                self.note((*path, *details["loc"]), _error(details))
        return None

    def entries(self, model: type[Model], key: str) -> dict[int, Model]:
        """The entries of a list that are well formed, by their place in it; none without a list."""
        entries = self.data.get(key, [])
        if not isinstance(entries, list):
            self.note((key,), WrongValue(value=_quoted(entries)))
            return {}
        if len(entries) > MOST_ENTRIES:
            self.note((key,), TooMuch(most=MOST_ENTRIES))
            return {}
        parts = {place: self.part(model, key, place) for place in range(len(entries))}
        return {place: part for place, part in parts.items() if part is not None}


def read_bundle(data: bytes) -> Bundle:
    """Read a whole session file.

    Raises BundleTooLarge, NoBundle, NewerBundle, or InvalidBundle with every mistake.
    """
    reading = _parsed(data)
    _refuse_foreign(reading)
    questionnaire = reading.part(Questionnaire, "questionnaire")
    settings = reading.part(SessionSettings, "session")
    respondents = reading.entries(BundledRespondent, "respondents")
    notes = reading.entries(BundledNote, "notes")
    decisions = reading.entries(BundledDecision, "decisions")
    actions = reading.entries(BundledAction, "actions")
    if questionnaire is not None:
        checksum = reading.data["checksum"]
        found = Found(checksum, questionnaire, settings, respondents, notes, decisions)
        for path, error in mistakes_between_parts(found):
            reading.note(path, error)
    if reading.mistakes or settings is None or questionnaire is None:
        reading.refuse()
    return Bundle(
        facts=SessionFacts(**dict(settings), questionnaire=questionnaire),
        respondents=tuple(respondents.values()),
        notes=tuple(notes.values()),
        decisions=tuple(decisions.values()),
        actions=tuple(actions.values()),
    )


def _parsed(data: bytes) -> _Reading:
    if len(data) > MEGABYTES * 1024 * 1024:
        raise BundleTooLarge(megabytes=MEGABYTES)
    repeated: list[str] = []

    def grouped(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        values = dict(pairs)
        if len(values) < len(pairs):
            repeated.extend(key for key, n in Counter(key for key, _ in pairs).items() if n > 1)
        return values

    try:
        read = json.loads(data.decode("utf-8-sig"), object_pairs_hook=grouped)
    except (ValueError, RecursionError) as error:  # no text, no JSON, or brackets without end
        raise NoBundle from error
    if not isinstance(read, dict):
        raise NoBundle
    reading = _Reading(read)
    for key in repeated:
        reading.note((), RepeatedKey(key=shown(key)))
    return reading


def _refuse_foreign(reading: _Reading) -> None:
    """Raise NoBundle, NewerBundle or, where a whole part is missing, InvalidBundle."""
    data = reading.data
    version = data.get("version")
    if data.get("format") != FORMAT or type(version) is not int or version < 1:
        raise NoBundle
    if version > VERSION:
        raise NewerBundle(version=version, known=VERSION)
    keys = KEYS if version == 1 else (*KEYS, *WORK_KEYS)
    for key in sorted(data.keys() - set(keys)):
        reading.note((), UnknownKey(key=shown(key)))
    missing = [key for key in keys if key not in data]
    for key in missing:
        reading.note((), MissingKey(key=key))
    if missing:
        reading.refuse()


def _is_larger(value: object, most: int) -> bool:
    """Whether more values than so many stand in a value, at any depth."""
    waiting, met = [value], 0
    while waiting:
        inside = waiting.pop()
        met += 1
        if met > most:
            return True
        if isinstance(inside, dict):
            waiting.extend(inside.values())
        elif isinstance(inside, list):
            waiting.extend(inside)
    return False


def _error(details: ErrorDetails) -> CimpactError:
    """What pydantic found, as one of our sentences."""
    key = shown(str(details["loc"][-1])) if details["loc"] else ""
    if details["type"] == "missing":
        return MissingKey(key=key)
    if details["type"] == "extra_forbidden":
        return UnknownKey(key=key)
    return WrongValue(value=_quoted(details["input"]))


def _quoted(value: object) -> str:
    """A value as a sentence may repeat it, without what is inside a list or a group."""
    if isinstance(value, dict | list):
        return "{…}" if isinstance(value, dict) else "[…]"
    return shown(str(value))
