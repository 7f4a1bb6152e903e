"""Small questionnaires and the answers of small groups."""

from collections.abc import Mapping, Sequence

import pandas as pd
from hypothesis import HealthCheck, settings

from cimpact.core.answers import tidy_answers
from cimpact.core.questionnaire import (
    Item,
    Level,
    LocalizedText,
    Phase,
    Questionnaire,
    Section,
)

PATIENT = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""For properties: how long one example takes says how busy the computer is, nothing else."""

TARGETS = {
    "preconditions": 3,
    "questions_considered": 3,
    "questions_objectives": 3,
    "conditions": 2,
    "leadership": 2,
}
"""The targets of phase III."""


def text(words: str) -> LocalizedText:
    return LocalizedText(fr=words, en=words)


def an_item(code: str, *, levels: int = 5, gate: bool = False) -> Item:
    level = Level(short=text("short"), sentence=text("A sentence."))
    return Item(
        code=code,
        name=text(f"Name of {code}"),
        stem=text(f"How is {code}?"),
        levels=(level,) * levels,
        gate=gate,
        sources=("S000-01",),
    )


def a_section(code: str, *items: Item) -> Section:
    averaged = code != "preconditions"
    return Section(code=code, name=text(code), averaged=averaged, items=items)


def a_questionnaire(*sections: Section) -> Questionnaire:
    phase = Phase(code="III", name=text("Three"), stage=text("Structure"), targets=TARGETS)
    return Questionnaire(
        id="long",
        version="1",
        title=text("Title"),
        description=text("Description"),
        dont_know=text("I do not know"),
        too_early=text("Too early to say"),
        sections=sections,
        sectors=(),
        roles=(),
        phases=(phase,),
        documents=(),
    )


GATES = tuple(an_item(f"PRE{number}", gate=True) for number in range(1, 4))
LONG = a_questionnaire(
    a_section("preconditions", *GATES),
    a_section("questions_considered", *(an_item(f"QA{number}") for number in range(1, 6))),
    a_section("questions_objectives", *(an_item(f"QB{number}") for number in range(1, 6))),
    a_section("conditions", *(an_item(f"CON{number}") for number in range(1, 6))),
    a_section("leadership", *(an_item(f"LEA{number}") for number in range(1, 10))),
)
"""The 27 items of the long form, without their words."""


def one_item(levels: int = 5) -> Questionnaire:
    """A questionnaire of the single item Q1, in a section without preconditions."""
    return a_questionnaire(a_section("conditions", an_item("Q1", levels=levels)))


def one_gate() -> Questionnaire:
    """A questionnaire of the single gate PRE1."""
    return a_questionnaire(a_section("preconditions", an_item("PRE1", gate=True)))


def records(
    votes: Mapping[str, Sequence[object]], *, kind: str = "person"
) -> list[tuple[str, str, str, str]]:
    """Records from item code to the choices of the first, second... respondent; None is blank."""
    return [
        (f"{kind} {number}", kind, item, str(choice))
        for item, choices in votes.items()
        for number, choice in enumerate(choices, start=1)
        if choice is not None
    ]


def answers_of(votes: Mapping[str, Sequence[object]], questionnaire: Questionnaire) -> pd.DataFrame:
    return tidy_answers(records(votes), questionnaire)


def levels(*counts: int) -> list[int]:
    """The levels of a group with so many people per level, from 0 up."""
    return [level for level, people in enumerate(counts) for _ in range(people)]
