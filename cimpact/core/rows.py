"""A session's answers as rows for a file: what is read of them, and what of it may leave.

A file of rows shows single people's answers, so everything passes through ``disclosed``: numbers
drawn anew instead of keys, sectors and roles of few people blank, too few people refused.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from random import Random

from cimpact.core.actions import Action
from cimpact.core.answers import PERSON
from cimpact.core.decisions import Decision
from cimpact.core.lists import Lists
from cimpact.core.questionnaire import Questionnaire
from cimpact.errors import N_, CimpactError

FIRST_VOTE = "first"


class TooFewPeople(CimpactError):
    """A file in which the few who answered could be told apart."""

    message = N_(
        "Fewer than {minimum} people have answered: a file would give their answers away. What may "
        "be shown of them is in the results."
    )


class NothingToTakeAway(CimpactError):
    """A session in which nobody answered."""

    message = N_("Nobody has answered in this session: there is nothing to take away.")


class NoNames(CimpactError):
    """Names asked for in a session without names."""

    message = N_("Answers carry no name in this session: there are no names to take away.")


@dataclass(frozen=True, slots=True)
class RespondentRow:
    """One respondent as stored. ``key`` never leaves; sector and role are empty when not given."""

    key: str
    kind: str
    sector: str = ""
    role: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One answer as stored; ``respondent`` is a key."""

    respondent: str
    vote: str
    item: str
    choice: str


@dataclass(frozen=True, slots=True)
class NoteRow:
    """What somebody wrote; not even a key says who. ``kind`` is "evidence" or "sentence"."""

    item: str
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class SessionRows:
    """All that is stored of a closed session, before anything is held back.

    ``minimum_group`` is 1 where everybody agreed to be named. ``own_lists`` is None where the
    session offered the sectors and roles of the questionnaire; ``actions`` are the whole list of
    its collective.
    """

    questionnaire: Questionnaire
    collective: str
    held_on: date
    minimum_group: int
    is_named: bool
    respondents: tuple[RespondentRow, ...]
    answers: tuple[AnswerRow, ...]
    notes: tuple[NoteRow, ...]
    own_lists: Lists | None = None
    decisions: tuple[Decision, ...] = ()
    actions: tuple[Action, ...] = ()

    @property
    def lists(self) -> Lists:
        """The sectors and roles that the session offered."""
        return self.own_lists or Lists.of(self.questionnaire)


@dataclass(frozen=True, slots=True)
class NumberedRespondent:
    """One respondent as a file shows them; ``name`` is empty unless names were asked for."""

    number: int
    kind: str
    sector: str
    role: str
    name: str


@dataclass(frozen=True, slots=True)
class NumberedAnswer:
    """One answer as a file shows it."""

    respondent: int
    vote: str
    item: str
    choice: str


@dataclass(frozen=True, slots=True)
class FileRows:
    """What may leave: respondents by number, answers by number, item and vote, notes shuffled."""

    respondents: tuple[NumberedRespondent, ...]
    answers: tuple[NumberedAnswer, ...]
    notes: tuple[NoteRow, ...]


def disclosed(rows: SessionRows, randomness: Random, *, with_names: bool = False) -> FileRows:
    """Hold back what would point at somebody, and give every respondent a number drawn now.

    The same ``randomness`` gives the same numbers; two calls otherwise share none but by chance.
    Respondents without an answer stay out, and so does a vote in which fewer people than the
    minimum group took part. Raises NothingToTakeAway, TooFewPeople, NoNames.
    """
    refuse_too_few(rows)
    if with_names and not rows.is_named:
        raise NoNames
    answers = _of_full_votes(rows)
    answering = {answer.respondent for answer in answers}
    respondents = [each for each in rows.respondents if each.key in answering]
    numbers = _drawn_numbers([each.key for each in respondents], randomness)
    return FileRows(
        respondents=tuple(_numbered(respondents, numbers, rows.minimum_group, with_names)),
        answers=tuple(_sorted_answers(answers, numbers, rows.questionnaire)),
        notes=tuple(_shuffled(rows.notes, rows.questionnaire, randomness)),
    )


def refuse_too_few(rows: SessionRows) -> None:
    """Raise NothingToTakeAway or TooFewPeople if no file may hold these answers.

    The group's own respondent is not counted, and is no reason to refuse.
    """
    if not rows.answers:
        raise NothingToTakeAway
    if 0 < _people(rows)[FIRST_VOTE] < rows.minimum_group:
        raise TooFewPeople(minimum=rows.minimum_group)


def shared_values(values: Sequence[str], minimum_group: int) -> list[str]:
    """The values, those that fewer people share blank.

    Whoever knows the group knows whose row is the only blank one. So while 1 to k - 1 are blank,
    given or not, the rarest value left becomes blank as well.
    """
    counts = Counter(value for value in values if value)
    shown = [value for value, people in _rarest_last(counts) if people >= minimum_group]
    while shown and 0 < len(values) - sum(counts[value] for value in shown) < minimum_group:
        shown.pop()
    return [value if value in shown else "" for value in values]


def _rarest_last(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda each: (-each[1], each[0]))


def _people(rows: SessionRows) -> Counter[str]:
    """How many people, the group's own respondent apart, have an answer in each vote."""
    people = {each.key for each in rows.respondents if each.kind == PERSON}
    took_part = {(each.vote, each.respondent) for each in rows.answers if each.respondent in people}
    return Counter(vote for vote, _ in took_part)


def _of_full_votes(rows: SessionRows) -> list[AnswerRow]:
    people = _people(rows)
    few = {vote for vote, number in people.items() if number < rows.minimum_group}
    return [answer for answer in rows.answers if answer.vote not in few]


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
    rows = [
        NumberedRespondent(
            number=numbers[each.key],
            kind=each.kind,
            sector=each.sector,
            role=each.role,
            name=each.name if with_names else "",
        )
        for each in respondents
    ]
    people = _generalised([each for each in rows if each.kind == PERSON], minimum_group)
    others = [replace(each, sector="", role="") for each in rows if each.kind != PERSON]
    return sorted([*people, *others], key=lambda each: each.number)


def _generalised(
    people: Sequence[NumberedRespondent], minimum_group: int
) -> list[NumberedRespondent]:
    """Sectors that enough people share, then roles that enough people of that sector share."""
    sectors = shared_values([each.sector for each in people], minimum_group)
    by_sector: dict[str, list[NumberedRespondent]] = defaultdict(list)
    for each, sector in zip(people, sectors, strict=True):
        by_sector[sector].append(replace(each, sector=sector))
    return [
        replace(each, role=role)
        for group in by_sector.values()
        for each, role in zip(
            group, shared_values([each.role for each in group], minimum_group), strict=True
        )
    ]


def _sorted_answers(
    answers: Sequence[AnswerRow], numbers: dict[str, int], questionnaire: Questionnaire
) -> list[NumberedAnswer]:
    places = {item.code: place for place, item in enumerate(questionnaire.items)}
    return sorted(
        (
            NumberedAnswer(numbers[each.respondent], each.vote, each.item, each.choice)
            for each in answers
        ),
        key=lambda each: (each.respondent, places[each.item], each.vote),
    )


def _shuffled(
    notes: Sequence[NoteRow], questionnaire: Questionnaire, randomness: Random
) -> list[NoteRow]:
    """Item after item, and within each in an order of its own: no row belongs to one person."""
    places = {item.code: place for place, item in enumerate(questionnaire.items)}
    drawn = sorted(notes, key=lambda note: (note.item, note.kind, note.text))
    randomness.shuffle(drawn)
    return sorted(drawn, key=lambda note: (places[note.item], note.kind))
