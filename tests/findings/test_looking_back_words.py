from dataclasses import replace
from datetime import date

import pytest

from cimpact.core.looking_back import ItemLookedBack, LookingBack
from cimpact.findings import looking_back
from cimpact.i18n import translator
from tests import reports
from tests.comparisons import hidden, movement

_ = translator("en")
FRENCH = translator("fr")
QUESTIONNAIRE = reports.questionnaire()
CONDITIONS = next(part for part in QUESTIONNAIRE.sections if part.code == "conditions")
CON1 = QUESTIONNAIRE.item("CON1")

THEN = reports.item("CON1", 0, 2, 6, 4, 0)
SEEN = reports.item("CON1", 4, 6, 1, 0, 0, dont_know=1)
TODAY = reports.item("CON1", 0, 0, 3, 6, 3)
LOWER = ItemLookedBack(
    *("CON1", THEN, SEEN, TODAY),
    felt=movement("CON1", 10, 1, 0),
    ruler=movement("CON1", 1, 2, 6),
)
"""2.2 back then, 0.7 seen from today by eleven, 3.0 today."""


def back(*items: ItemLookedBack, people: int = 12, minimum_group: int = 5) -> LookingBack:
    return LookingBack(
        then=date(2026, 5, 12),
        today=date(2026, 11, 25),
        minimum_group=minimum_group,
        people=people,
        items=items,
    )


def named(code: str, seen: tuple[int, ...]) -> ItemLookedBack:
    then = reports.item(code, 0, 0, 8, 0, 0)
    return ItemLookedBack(code, then, reports.item(code, *seen), then)


def test_an_element_is_told_with_people_and_no_mean_of_a_difference() -> None:
    assert looking_back.item_title(LOWER, CON1, _) == "Common agenda: seen lower than back then"
    assert looking_back.sentences(LOWER, _) == (
        "Of 11 people who gave both, 10 place today higher than that day, 0 lower, 1 alike.",
        (
            "Of 9 people found in both sessions, 6 place that day lower than they did then, "
            "1 higher, 2 alike."
        ),
        "1 person did not know, looking back.",
    )
    assert looking_back.series(LOWER, _) == "back then 2.2; seen from today 0.7; today 3.0"


def test_french_says_the_same_with_commas() -> None:
    title = looking_back.item_title(LOWER, CON1, FRENCH).replace("\u00a0", " ")
    assert title == "Common agenda (fr) : vu plus bas qu'à l'époque"
    series = looking_back.series(LOWER, FRENCH)
    assert series == "à l'époque 2,2; vu d'aujourd'hui 0,7; aujourd'hui 3,0"


@pytest.mark.parametrize(
    ("items", "said"),
    [
        (
            (named("CON1", (0, 8, 0, 0, 0)), named("CON2", (0, 0, 8, 0, 0))),
            "Looking back, 1 element of 2 is placed elsewhere than on {day}",
        ),
        (
            (named("CON1", (0, 0, 0, 8, 0)), named("CON2", (8, 0, 0, 0, 0))),
            "Looking back, 2 elements of 2 are placed elsewhere than on {day}",
        ),
        (
            (named("CON1", (0, 0, 7, 1, 0)), named("CON2", (0, 0, 2, 2, 0))),
            "Looking back, {day} is placed much as it was then",
        ),
        (
            (named("CON1", (0, 2, 2, 0, 0)),),
            "Too few people looked back to {day} to show anything of it",
        ),
    ],
    ids=["one", "both ways", "none, and one hidden", "all hidden"],
)
def test_the_title_counts_the_elements_that_may_be_shown(
    items: tuple[ItemLookedBack, ...], said: str
) -> None:
    assert looking_back.title(back(*items), _) == said.format(day="May 12, 2026")


def test_what_is_hidden_is_not_told() -> None:
    few = replace(
        LOWER,
        seen=reports.item("CON1", 2, 2, 0, 0, 0, dont_know=3),
        felt=hidden("CON1"),
        ruler=None,
    )
    assert looking_back.sentences(few, _) == ()
    assert looking_back.item_title(few, CON1, _) == "Common agenda: too few answers to show"
    assert looking_back.series(few, _) == "back then 2.2; seen from today —; today 3.0"


def test_who_looked_back_is_counted_and_the_minimum_named() -> None:
    assert looking_back.people(back(LOWER), _) == "12 people looked back. Figures show from 5 on."
    assert looking_back.people(back(LOWER, people=1, minimum_group=1), _) == "1 person looked back."


def test_what_is_missing_is_said_with_what_would_help() -> None:
    assert looking_back.obstacles(back(LOWER), _) == ()
    unlinked = replace(LOWER, ruler=hidden("CON1", 2))
    (said,) = looking_back.obstacles(back(unlinked), _)
    assert said.startswith("How the same people see that day now and saw it then shows from 5 ")
    (gone,) = looking_back.obstacles(back(replace(LOWER, felt=None, ruler=None)), _)
    assert gone.startswith("Somebody has erased their look back")


def test_no_word_calls_one_view_the_true_one() -> None:
    """What it can mean is said both ways, and the question is the group's."""
    said = " ".join(looking_back.meaning(_))
    assert "the ruler may have moved" in said
    assert "memory" in said
    assert "cannot tell which" in said


def test_tables_have_every_view_and_the_people() -> None:
    assert looking_back.views_table(LOWER, CON1, _) == {
        "View": ["back then", "seen from today", "today"],
        "People": ["12", "11", "12"],
        "Mean": ["2.2", "0.7", "3.0"],
        "Middle answer": ["Partial", "Started", "Established"],
        "Don't know": ["0", "1", "0"],
    }
    unlinked = replace(named("CON2", (0, 8, 0, 0, 0)), felt=hidden("CON2", 4))
    felt, ruler = looking_back.people_tables(back(LOWER, unlinked), CONDITIONS, _)
    assert felt == {
        "Element": ["Common agenda", "Shared measurement"],
        "Gave both": ["11", "4"],
        "Today higher": ["10", "—"],
        "Alike": ["1", "—"],
        "Today lower": ["0", "—"],
    }
    assert ruler == {
        "Element": ["Common agenda", "Shared measurement"],
        "In both sessions": ["9", "—"],
        "That day lower": ["6", "—"],
        "Alike": ["2", "—"],
        "That day higher": ["1", "—"],
    }
