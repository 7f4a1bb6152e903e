"""A session's answers as rows for a file: what is read of them, and what of it may leave.

A file of rows shows single people's answers, so everything passes through ``disclosed``: numbers
drawn anew instead of keys, sectors and roles of few people blank, too few people refused.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

import numpy as np

from cimpact.core.actions import Action
from cimpact.core.answers import PERSON
from cimpact.core.decisions import Decision
from cimpact.core.lists import Lists
from cimpact.core.questionnaire import Questionnaire
from cimpact.core.shared import shared_pairs
from cimpact.errors import N_, CimpactError

FIRST_VOTE = "first"
VOTES = (FIRST_VOTE, "second", "looking_back")


class TooFewPeople(CimpactError):
    """A file in which the few who answered could be told apart."""

    message = N_(
        "Fewer than {minimum} people have answered: a file would give their answers away. What may "
        "be shown of them is in the results."
    )


class SomeoneErased(CimpactError):
    """A file that would tell, beside the results, what was erased since."""

    message = N_(
        "Somebody has erased their answers, and the results still count them: beside the results, "
        "a file without them would give them away. What may be shown is in the results."
    )


class NothingToTakeAway(CimpactError):
    """A session in which nobody answered."""

    message = N_("Nobody has answered in this session: there is nothing to take away.")


class NoNames(CimpactError):
    """Names asked for in a session without names."""

    message = N_("Answers carry no name in this session: there are no names to take away.")


@dataclass(frozen=True, slots=True)
class RespondentRow:
    """One respondent as stored. ``key`` never leaves; sector and role are empty when not given.

    ``link`` is a pseudonym that says who is the same person in another session; mostly empty.
    """

    key: str
    kind: str
    sector: str = ""
    role: str = ""
    name: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One answer as stored; ``respondent`` is a key."""

    respondent: str
    vote: str
    item: str
    choice: str


@dataclass(frozen=True, slots=True)
class FacetRow:
    """What somebody said of one facet of an item, as stored; ``facet`` counts from 1."""

    respondent: str
    item: str
    facet: int
    choice: str


@dataclass(frozen=True, slots=True)
class NoteRow:
    """What somebody wrote; not even a key says who. ``kind`` is "evidence" or "sentence"."""

    item: str
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class SessionRows:
    """All that a closed session has published, before anything is held back.

    ``minimum_group`` is 1 where everybody agreed to be named. ``people`` are those whom the results
    count, also without rows: too few to be published yet, or erased since; None: those listed.
    ``own_lists`` is None where the session offered the sectors and roles of the questionnaire;
    ``actions`` are the whole list of its collective.
    ``looking_back_to`` is the day that answers looking back speak of.
    """

    questionnaire: Questionnaire
    collective: str
    held_on: date
    minimum_group: int
    is_named: bool
    respondents: tuple[RespondentRow, ...]
    answers: tuple[AnswerRow, ...]
    notes: tuple[NoteRow, ...]
    facets: tuple[FacetRow, ...] = ()
    people: int | None = None
    own_lists: Lists | None = None
    decisions: tuple[Decision, ...] = ()
    actions: tuple[Action, ...] = ()

    @property
    def lists(self) -> Lists:
        """The sectors and roles that the session offered."""
        return self.own_lists or Lists.of(self.questionnaire)

    looking_back_to: date | None = None


@dataclass(frozen=True, slots=True)
class NumberedRespondent:
    """One respondent as a file shows them; ``name`` is empty unless names were asked for."""

    number: int
    kind: str
    sector: str
    role: str
    name: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class NumberedAnswers:
    """Answers as a file shows them, a column per attribute: a large session has very many."""

    respondent: Sequence[int]
    vote: Sequence[str]
    item: Sequence[str]
    choice: Sequence[str]

    def __iter__(self) -> Iterator[tuple[int, str, str, str]]:
        """Answer by answer: respondent, vote, item, choice."""
        return zip(self.respondent, self.vote, self.item, self.choice, strict=True)


@dataclass(frozen=True, slots=True)
class NumberedFacet:
    """What was said of one facet as a file shows it."""

    respondent: int
    item: str
    facet: int
    choice: str


@dataclass(frozen=True, slots=True)
class FileRows:
    """What may leave: respondents by number, answers by number, item and vote, notes shuffled.

    Facets come by number, item and facet.
    """

    respondents: tuple[NumberedRespondent, ...]
    answers: NumberedAnswers
    notes: tuple[NoteRow, ...]
    facets: tuple[NumberedFacet, ...] = ()


def disclosed(rows: SessionRows, randomness: Random, *, with_names: bool = False) -> FileRows:
    """Hold back what would point at somebody, and give every respondent a number drawn now.

    The same ``randomness`` gives the same numbers; two calls otherwise share none but by chance.
    Respondents without an answer stay out, and so does a vote in which fewer people than the
    minimum group took part; facets go with the first vote of their respondent. Raises
    NothingToTakeAway, TooFewPeople, SomeoneErased, NoNames.
    """
    took_part = _refuse(rows)
    if with_names and not rows.is_named:
        raise NoNames
    few = _votes_of_few(took_part, rows)
    answers = rows.answers
    if few:
        answers = tuple(answer for answer in answers if answer.vote not in few)
    answering = {respondent for vote, respondent in took_part if vote not in few}
    votes = sorted({vote for vote, _respondent in took_part} - few)
    respondents = [each for each in rows.respondents if each.key in answering]
    numbers = _drawn_numbers([each.key for each in respondents], randomness)
    return FileRows(
        respondents=tuple(_numbered(respondents, numbers, rows.minimum_group, with_names)),
        answers=_sorted_answers(answers, votes, numbers, rows.questionnaire),
        notes=tuple(_shuffled(rows.notes, rows.questionnaire, randomness)),
        facets=tuple(_sorted_facets(rows, numbers, took_part)),
    )


def refuse_too_few(rows: SessionRows) -> None:
    """Raise NothingToTakeAway, TooFewPeople or SomeoneErased if no file may hold these answers.

    The group's own respondent is not counted, and is no reason to refuse.
    """
    _refuse(rows)


def _refuse(rows: SessionRows) -> set[tuple[str, str]]:
    """As above; returns the votes with the keys of those who took part in them."""
    took_part = {(each.vote, each.respondent) for each in rows.answers}
    listed = _people(took_part, rows)[FIRST_VOTE]
    people = listed if rows.people is None else rows.people
    if not (rows.answers or people):
        raise NothingToTakeAway
    if 0 < people < rows.minimum_group:
        raise TooFewPeople(minimum=rows.minimum_group)
    if people > listed and not rows.is_named:
        raise SomeoneErased
    return took_part


def _people(took_part: Iterable[tuple[str, str]], rows: SessionRows) -> Counter[str]:
    """How many people, the group's own respondent apart, have an answer in each vote."""
    people = {each.key for each in rows.respondents if each.kind == PERSON}
    return Counter(vote for vote, respondent in took_part if respondent in people)


def _votes_of_few(took_part: Iterable[tuple[str, str]], rows: SessionRows) -> set[str]:
    """The votes of some people, but too few."""
    counts = _people(took_part, rows)
    return {vote for vote, number in counts.items() if number < rows.minimum_group}


def _drawn_numbers(keys: Sequence[str], randomness: Random) -> dict[str, int]:
    """A number per key, of at least four digits and sparse, so that no two files seem to match."""
    digits = max(4, len(str(len(keys))) + 1)
    drawn = randomness.sample(range(10 ** (digits - 1), 10**digits), len(keys))
    return dict(zip(sorted(keys), drawn, strict=True))


def _numbered(
    respondents: Sequence[RespondentRow],
    numbers: dict[str, int],
    minimum_group: int,
    with_names: bool,  # noqa: FBT001  passed on as it came, four lines above
) -> list[NumberedRespondent]:
    people = [each for each in respondents if each.kind == PERSON]
    about = shared_pairs([(each.sector, each.role) for each in people], minimum_group)
    known = {each.key: pair for each, pair in zip(people, about, strict=True)}
    rows = []
    for each in respondents:
        sector, role = known.get(each.key, ("", ""))
        name = each.name if with_names else ""
        rows.append(NumberedRespondent(numbers[each.key], each.kind, sector, role, name, each.link))
    return sorted(rows, key=lambda each: each.number)


def _sorted_answers(
    answers: Sequence[AnswerRow],
    votes: Sequence[str],
    numbers: dict[str, int],
    questionnaire: Questionnaire,
) -> NumberedAnswers:
    """By respondent, then item, then vote: all three in one number per answer, which sorts fast."""
    items = [item.code for item in questionnaire.items]
    places = {
        vote: {item: rank + place * len(votes) for place, item in enumerate(items)}
        for rank, vote in enumerate(votes)
    }
    width = len(items) * len(votes)
    keys = np.array(
        [numbers[each.respondent] * width + places[each.vote][each.item] for each in answers]
    )
    order = np.argsort(keys, kind="stable")
    respondent, place = np.divmod(keys[order], width)
    item, vote = np.divmod(place, len(votes))
    return NumberedAnswers(
        respondent=respondent.tolist(),
        vote=np.array(votes, dtype=object)[vote].tolist(),
        item=np.array(items, dtype=object)[item].tolist(),
        choice=[answers[position].choice for position in order.tolist()],
    )


def _sorted_facets(
    rows: SessionRows, numbers: dict[str, int], took_part: Iterable[tuple[str, str]]
) -> list[NumberedFacet]:
    """Those of the people whom the results count."""
    counted = {respondent for vote, respondent in took_part if vote == FIRST_VOTE}
    places = {item.code: place for place, item in enumerate(rows.questionnaire.items)}
    return sorted(
        (
            NumberedFacet(numbers[each.respondent], each.item, each.facet, each.choice)
            for each in rows.facets
            if each.respondent in counted
        ),
        key=lambda each: (each.respondent, places[each.item], each.facet),
    )


def _shuffled(
    notes: Sequence[NoteRow], questionnaire: Questionnaire, randomness: Random
) -> list[NoteRow]:
    """Item after item, and within each in an order of its own: no row belongs to one person."""
    places = {item.code: place for place, item in enumerate(questionnaire.items)}
    drawn = sorted(notes, key=lambda note: (note.item, note.kind, note.text))
    randomness.shuffle(drawn)
    return sorted(drawn, key=lambda note: (places[note.item], note.kind))
