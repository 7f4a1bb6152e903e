"""The tidy frame of answers: the waist between everything that collects and everything that shows.

One row per answer of the first vote; a row that is missing is an item left blank. Columns, all text
but the last: ``respondent``, ``kind`` ("person" or "group"), ``section``, ``item``, ``choice``
("0" to "6", "dk", "early") and ``level`` (Int64; NA for don't know and too early).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cimpact.core.questionnaire import DONT_KNOW, TOO_EARLY, Questionnaire, UnknownItem
from cimpact.errors import N_, CimpactError

PERSON = "person"
GROUP = "group"
KINDS = (PERSON, GROUP)
LONGEST_SCALE = 7
CHOICES = (*map(str, range(LONGEST_SCALE)), DONT_KNOW, TOO_EARLY)
"""Every choice of every scale; a level's position is the level."""


class OffScale(CimpactError):
    """A choice that the item does not offer."""

    message = N_("“{choice}” is not an answer to {item}, which takes {choices}.")


class UnknownKind(CimpactError):
    """A respondent who is neither a person nor the group."""

    message = N_("“{kind}” is neither person nor group.")


class RepeatedAnswer(CimpactError):
    """Two answers of one respondent to one item in the same vote."""

    message = N_("Respondent {respondent} answers {item} twice.")


class NamelessAnswer(CimpactError):
    """An answer that says not whose it is."""

    message = N_("An answer to {item} names no respondent.")


@dataclass(frozen=True, slots=True)
class EncodedAnswers:
    """Answers as positions, one array entry per answer, all of equal length.

    ``respondent`` numbers the respondents in order of appearance, ``kind`` points into ``KINDS``,
    ``item`` into the questionnaire's items and ``choice`` into ``CHOICES``.
    """

    respondent: NDArray[np.intp]
    kind: NDArray[np.intp]
    item: NDArray[np.intp]
    choice: NDArray[np.intp]


def tidy_answers(
    records: Iterable[tuple[str, str, str, str]], questionnaire: Questionnaire
) -> pd.DataFrame:
    """Build the answers frame from records of respondent, kind, item and choice.

    Raises UnknownItem, OffScale, UnknownKind, NamelessAnswer or RepeatedAnswer for the first record
    that deserves it. No records give an empty frame with the same columns.
    """
    columns = ["respondent", "kind", "item", "choice"]
    return completed(pd.DataFrame(list(records), columns=columns, dtype="str"), questionnaire)


def completed(records: pd.DataFrame, questionnaire: Questionnaire) -> pd.DataFrame:
    """Add section and level to a frame of respondent, kind, item and choice; errors as above."""
    encoded = encode(records, questionnaire)
    sections = [section.code for section in questionnaire.sections for _ in section.items]
    return pd.DataFrame(
        {
            "respondent": records["respondent"],
            "kind": records["kind"],
            "section": pd.array(sections, dtype="str").take(encoded.item),
            "item": records["item"],
            "choice": records["choice"],
            "level": pd.arrays.IntegerArray(
                encoded.choice.astype(np.int64), encoded.choice >= LONGEST_SCALE
            ),
        }
    )


def encode(answers: pd.DataFrame, questionnaire: Questionnaire) -> EncodedAnswers:
    """Turn answers into positions, which count fast, and refuse what the method cannot count.

    Reads respondent, kind, item and choice; the errors are those of ``tidy_answers``.
    """
    items = [item.code for item in questionnaire.items]
    encoded = EncodedAnswers(
        respondent=pd.factorize(answers["respondent"])[0],
        kind=_positions(answers["kind"], KINDS),
        item=_positions(answers["item"], items),
        choice=_positions(answers["choice"], CHOICES),
    )
    _refuse_unknown(answers, encoded)
    _refuse_off_scale(answers, encoded, questionnaire)
    _refuse_repeated(answers, encoded, len(items))
    return encoded


def _positions(values: pd.Series, known: Sequence[str]) -> NDArray[np.intp]:
    """Where each value stands among the known ones; -1 where it does not."""
    codes, distinct = pd.factorize(values)
    place = {value: position for position, value in enumerate(known)}
    return np.array([*(place.get(value, -1) for value in distinct), -1], dtype=np.intp)[codes]


def _refuse_unknown(answers: pd.DataFrame, encoded: EncodedAnswers) -> None:
    if (at := _first(encoded.respondent < 0)) is not None:
        raise NamelessAnswer(item=answers["item"].iloc[at])
    if (at := _first(encoded.kind < 0)) is not None:
        raise UnknownKind(kind=answers["kind"].iloc[at])
    if (at := _first(encoded.item < 0)) is not None:
        raise UnknownItem(code=answers["item"].iloc[at])


def _refuse_off_scale(
    answers: pd.DataFrame, encoded: EncodedAnswers, questionnaire: Questionnaire
) -> None:
    tops = np.array([item.top for item in questionnaire.items])[encoded.item]
    is_level = encoded.choice < LONGEST_SCALE
    at = _first((encoded.choice < 0) | (is_level & (encoded.choice > tops)))
    if at is not None:
        item = questionnaire.item(answers["item"].iloc[at])
        raise off_scale(answers["choice"].iloc[at], item.code, item.choices)


def off_scale(choice: str, item: str, choices: Sequence[str]) -> OffScale:
    """The error that names what an item takes instead."""
    return OffScale(choice=choice, item=item, choices=", ".join(choices))


def _refuse_repeated(answers: pd.DataFrame, encoded: EncodedAnswers, items: int) -> None:
    places = pd.Index(encoded.respondent * items + encoded.item)
    if not places.is_unique:
        repeated = answers.iloc[int(places.duplicated().argmax())]
        raise RepeatedAnswer(respondent=repeated["respondent"], item=repeated["item"])


def _first(found: NDArray[np.bool_]) -> int | None:
    return int(found.argmax()) if found.any() else None
