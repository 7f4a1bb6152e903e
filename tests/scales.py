"""Sessions on scales of three to seven levels: a precondition and a section of three elements."""

from random import Random
from typing import Any

from cimpact.core.answers import tidy_answers
from cimpact.core.decisions import Decided, Decision, Outcome
from cimpact.core.diagnosis import diagnose
from cimpact.core.questionnaire import Questionnaire
from cimpact.core.report import Report
from cimpact.core.rows import AnswerRow, RespondentRow, SessionRows
from cimpact.core.work import GroupWork
from cimpact.exports.source import Source
from tests.exports.session_rows import HELD_ON, rows_of
from tests.exports.sessions import facts

SCALES = (3, 4, 5, 6, 7)
GATE, ITEMS = "PRE1", ("Q1", "Q2", "Q3")
PHASES = ("I", "II", "III", "IV", "V")

Votes = dict[str, tuple[int, ...]]
"""Item to people per level, from 0 up."""


def questionnaire(levels: int) -> Questionnaire:
    """Every item on a scale of so many levels; the target is the level under the highest."""
    sections = {"preconditions": (GATE,), "main": ITEMS}
    return Questionnaire.model_validate(
        {
            "id": "scale",
            "version": "1",
            "title": _both("A scale"),
            "description": _both("For tests"),
            "dont_know": _both("I do not know"),
            "too_early": _both("Too early to say"),
            "sections": [
                {
                    "code": code,
                    "name": _both(f"Section {code}"),
                    "averaged": code == "main",
                    "items": [_item(item, levels) for item in items],
                }
                for code, items in sections.items()
            ],
            "sectors": [],
            "roles": [],
            "phases": [
                {
                    "code": phase,
                    "name": _both(phase),
                    "stage": _both("Stage"),
                    "targets": dict.fromkeys(sections, levels - 2),
                }
                for phase in PHASES
            ],
            "documents": [],
        }
    )


def report(levels: int, votes: Votes, *, target: float | None = None, **others: Any) -> Report:  # noqa: ANN401
    """The report of these votes; nobody else is invited."""
    edition = questionnaire(levels)
    targets = {} if target is None else {"main": target}
    answers = tidy_answers(
        [(who, "person", item, str(level)) for who, item, level in _each(votes)], edition
    )
    return diagnose(answers, edition, targets=targets, phase="III", **others)


def rows(levels: int, people: int = 14) -> SessionRows:
    """So many people who answer at random, every level and both other choices among them."""
    edition = questionnaire(levels)
    randomness = Random(levels)  # noqa: S311  repeatable
    respondents = tuple(RespondentRow(key=f"k{n:02}", kind="person") for n in range(people))
    answers = tuple(
        AnswerRow(
            who.key,
            "first",
            item.code,
            item.choices[(place + shift) % len(item.choices)],
        )
        for shift, item in enumerate(randomness.sample(edition.items, len(edition.items)))
        for place, who in enumerate(respondents)
    )
    return rows_of(respondents, answers, questionnaire=edition)


def source(levels: int) -> Source:
    """The same session, to be taken away."""
    session = rows(levels)
    edition = session.questionnaire
    targets = edition.targets("III")
    known = facts(edition, targets=targets, held_on=HELD_ON)
    made = diagnose(
        tidy_answers(
            [(each.respondent, "person", each.item, each.choice) for each in session.answers],
            edition,
        ),
        edition,
        targets=targets,
        phase="III",
    )
    decided = Decision(edition.items[0].code, Decided(Outcome.AGREED, str(levels - 1)))
    return Source(
        facts=lambda: known,
        rows=lambda: session,
        report=lambda: made,
        work=lambda: GroupWork(decisions=(decided,)),
    )


def _each(votes: Votes) -> list[tuple[str, str, int]]:
    """Every answer: who, on which item, at which level; the first person is the lowest."""
    return [
        (f"person {who}", item, level)
        for item, counts in votes.items()
        for who, level in enumerate(
            level for level, people in enumerate(counts) for _ in range(people)
        )
    ]


def _item(code: str, levels: int) -> dict[str, Any]:
    return {
        "code": code,
        "name": _both(f"Element {code}"),
        "stem": _both(f"Where do we stand on {code}?"),
        "levels": [
            {"short": _both(f"word {level}"), "sentence": _both(f"{code} at level {level}.")}
            for level in range(levels)
        ],
        "gate": code == GATE,
    }


def _both(words: str) -> dict[str, str]:
    return {"fr": f"{words} (fr)", "en": words}
