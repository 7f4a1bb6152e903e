"""Random sessions in three closings: who is there, what they answer, and all that is published.

Groups are made so that everything that could give somebody away happens often: sectors of one mind,
elements that few answer, one latecomer, one person who changes an answer, one who erases theirs.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Any

import numpy as np

from cimpact.core.answers import CHOICES
from cimpact.core.difference import NOTHING, Choices, Votes
from cimpact.core.publication import Ballots, renewed
from cimpact.core.published import Published, report_of_published
from cimpact.core.questionnaire import Phase, Role, Sector
from cimpact.core.report import Coverage, Report
from cimpact.exports.report_json import report_json
from tests.core.factories import a_questionnaire, a_section, an_item, text

SECTORS = ("community", "health", "education", "funder")
ROLES = ("management", "practitioner", "elected")
CLOSINGS = 3
CHANGED = 0.7
"""How many of their answers somebody changes who comes back."""
DISSENT = 0.1
"""How often somebody does not answer as the others who are like them."""

QUESTIONNAIRE = a_questionnaire(
    a_section("preconditions", an_item("PRE1", gate=True), an_item("PRE2", gate=True)),
    a_section("questions_considered", an_item("QA1", levels=3), an_item("QA2")),
    a_section("conditions", *(an_item(f"CON{number}") for number in range(1, 4))),
).model_copy(
    update={
        "sectors": tuple(Sector(code=code, name=text(code)) for code in SECTORS),
        "roles": tuple(Role(code=code, name=text(code)) for code in ROLES),
        "phases": (Phase(code="III", name=text("Three"), stage=text("Structure"), targets={}),),
    }
)
ITEMS = QUESTIONNAIRE.items


@dataclass(frozen=True)
class Person:
    """What anybody outside the group may know of a member.

    ``joined`` and ``erased`` are the closings before which they did so, counted from 0; ``changed``
    those before which they came back to some of their answers.
    """

    sector: str
    role: str
    joined: int
    erased: int | None
    changed: frozenset[int]

    def is_there(self, closing: int) -> bool:
        """Whether their answers are stored when the session is closed for this time."""
        return self.joined <= closing and (self.erased is None or closing < self.erased)


@dataclass(frozen=True)
class Crowd:
    """A group, and all answers at each closing (people by items), of those who are away too."""

    seed: int
    minimum_group: int
    people: tuple[Person, ...]
    answers: tuple[Choices, ...]


@dataclass(frozen=True)
class Told:
    """What one closing published, as it leaves: the figures' JSON, and what it does not hold.

    ``standing`` is the truth behind it: what of each person's answers stands in the figures.
    """

    figures: dict[str, Any]
    report: Report
    standing: Choices

    @property
    def coverage(self) -> Coverage | None:
        """Who answered, as far as it is told."""
        return self.report.coverage


def crowd(seed: int) -> Crowd:
    """A group of 5 to 14 people; the same for the same seed."""
    randomness = Random(seed)  # noqa: S311  the same crowd at each run
    minimum_group = randomness.choice([3, 4, 5])
    people = tuple(_members(randomness, minimum_group))
    return Crowd(seed, minimum_group, people, tuple(_answers(randomness, people)))


def _members(randomness: Random, minimum_group: int) -> Iterator[Person]:
    number = randomness.randint(5, 14)
    late = [randomness.choice([0, 0, 1, 2, minimum_group, minimum_group + 1]) for _ in "12"]
    changes = [randomness.choice([0.0, 0.0, 0.1, 0.5, 1.0]) for _ in "12"]
    erasures = randomness.choice([0.0, 0.0, 0.0, 0.1, 0.6])
    sectors = randomness.choices(SECTORS, weights=[5, 3, 2, 1], k=3)
    roles = randomness.choices(ROLES, weights=[4, 3, 1], k=2)
    for place in range(number):
        joined = 2 if place >= number - late[1] else 1 if place >= number - sum(late) else 0
        is_erased = randomness.random() < erasures
        changed = {closing for closing in (1, 2) if randomness.random() < changes[closing - 1]}
        yield Person(
            sector=randomness.choice([*sectors, *sectors, ""]),
            role=randomness.choice([*roles, *roles, ""]),
            joined=joined,
            erased=randomness.randint(joined + 1, CLOSINGS) if is_erased else None,
            changed=frozenset(closing for closing in changed if closing > joined),
        )


@dataclass(frozen=True)
class Habit:
    """How a group sees an item: by what, with which usual levels, and how many leave it out."""

    kind: str
    levels: dict[str, int]
    top: int
    absent: float


def _answers(randomness: Random, people: tuple[Person, ...]) -> Iterator[Choices]:
    habits = [_habit(randomness, item.top) for item in ITEMS]
    answers = np.array(
        [[_choice(randomness, person, habit) for habit in habits] for person in people],
        dtype=np.intp,
    )
    for closing in range(CLOSINGS):
        answers = answers.copy()
        for place, person in enumerate(people):
            for item, habit in enumerate(habits if closing in person.changed else []):
                if answers[place, item] != NOTHING and randomness.random() < CHANGED:
                    answers[place, item] = _given(randomness, person, habit)
        yield answers


def _habit(randomness: Random, top: int) -> Habit:
    return Habit(
        kind=randomness.choice(["all", "sector", "sector", "role", "each"]),
        levels={name: randomness.randint(0, top) for name in ("", *SECTORS, *ROLES)},
        top=top,
        absent=randomness.choice([0.0, 0.0, 0.0, 0.1, 0.5]),
    )


def _choice(randomness: Random, person: Person, habit: Habit) -> int:
    if randomness.random() < habit.absent / 2:
        return NOTHING
    return _given(randomness, person, habit)


def _given(randomness: Random, person: Person, habit: Habit) -> int:
    if randomness.random() < habit.absent / 2:
        return randomness.choice([CHOICES.index("dk"), CHOICES.index("early")])
    if habit.kind == "each" or randomness.random() < DISSENT:
        return randomness.randint(0, habit.top)
    return habit.levels[{"all": "", "sector": person.sector, "role": person.role}[habit.kind]]


def closings(group: Crowd) -> list[Told]:
    """Close the session three times, and read what comes out each time."""
    told: list[Told] = []
    published: Published | None = None
    standing = np.full_like(group.answers[0], NOTHING)
    for closing in range(CLOSINGS):
        there = [place for place, each in enumerate(group.people) if each.is_there(closing)]
        ballots = _ballots(group, there, standing, group.answers[closing])
        renewal = renewed(published, ballots, QUESTIONNAIRE, minimum_group=group.minimum_group)
        published = renewal.published
        standing = _standing(standing, there, ballots.items.after(renewal.items), published)
        report = report_of_published(
            published,
            QUESTIONNAIRE,
            targets={},
            minimum_group=group.minimum_group,
            stayed_out=renewal.stayed_out,
        )
        told.append(Told(json.loads(report_json(report)), report, standing))
    return told


def _ballots(group: Crowd, there: list[int], standing: Choices, answers: Choices) -> Ballots:
    nothing = np.full((len(there), 0), NOTHING, dtype=np.intp)
    return Ballots(
        items=Votes(published=standing[there], current=answers[there]),
        facets=Votes(nothing, nothing),
        sectors=tuple(group.people[place].sector for place in there),
        roles=tuple(group.people[place].role for place in there),
        group=np.full((0, len(ITEMS)), NOTHING, dtype=np.intp),
    )


def _standing(before: Choices, there: list[int], entered: Choices, published: Published) -> Choices:
    """What stands now: of those who erased theirs, what the counts say is still in them."""
    standing = before.copy()
    standing[there] = entered
    gone = np.ones(len(before), dtype=bool)
    gone[there] = False
    if published.has_figures and published.tally.seats != _people(standing):
        standing[gone] = NOTHING
        assert published.tally.seats == _people(standing)
    return standing


def _people(standing: Choices) -> int:
    return int((standing != NOTHING).any(axis=1).sum())
