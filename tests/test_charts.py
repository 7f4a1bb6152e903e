import json
from itertools import groupby, pairwise
from operator import itemgetter
from typing import Any

import pytest

from cimpact import charts
from cimpact.charts import Figure
from cimpact.charts.dots import people_per_dot
from cimpact.charts.figure import heading
from cimpact.core.answers import tidy_answers
from cimpact.core.diagnosis import diagnose
from cimpact.core.looking_back import ItemLookedBack
from cimpact.core.report import Report
from cimpact.i18n import translator
from tests import reports
from tests.comparisons import DAYS, of_reports

_ = translator("en")
QUESTIONNAIRE = reports.questionnaire()
CONDITIONS = next(part for part in QUESTIONNAIRE.sections if part.code == "conditions")

REPORT = reports.report(
    items=(
        reports.item("CON1", 2, 3, 1, 2, 4, dont_know=2, too_early=1),
        reports.item("CON2", 0, 0, 6, 5, 1),
        reports.item("QA5", 0, 0, 0, 2, 2),
    ),
    sections=(reports.section("conditions", 2.4), reports.section("questions_considered", 3.5)),
    gates=(reports.gate("PRE1"),),
    agenda=("CON1",),
)
"""CON1 is in two camps of 5 and 6, CON2 leans to the right; QA5 is hidden, the rest is empty."""


def figures(report: Report, language: str = "en") -> dict[str, Figure | None]:
    """Every kind of figure, by name; the report stands in for all sessions compared."""
    said = translator(language)
    sessions = of_reports([report, report], DAYS)
    views = [report.item("CON1")] * 3
    looked = ItemLookedBack("CON1", *views)
    return {
        "divided_items": charts.divided_items(report, QUESTIONNAIRE, said, most=5),
        "section_items": charts.section_items(report, QUESTIONNAIRE, CONDITIONS, said),
        "section_gaps": charts.section_gaps(report, QUESTIONNAIRE, said),
        "item_looking_back": charts.item_looking_back(looked, CONDITIONS.items[0], said),
        "item_dots": charts.item_dots(report, QUESTIONNAIRE, "CON1", said),
        "section_slope": charts.section_slope(sessions, CONDITIONS, QUESTIONNAIRE, said),
        "section_standings": charts.section_standings(sessions, QUESTIONNAIRE, said),
        "gate_words": charts.gate_words(sessions, QUESTIONNAIRE, said),
    }


def figure(name: str, report: Report = REPORT, language: str = "en") -> Figure:
    found = figures(report, language)[name]
    assert found is not None
    return found


def rows(drawn: Figure, *, having: str) -> list[dict[str, Any]]:
    """The rows of the first layer that has such a field."""
    layers = charts.specification(drawn)["layer"]
    return next(layer["data"]["values"] for layer in layers if having in layer["data"]["values"][0])


def bars(drawn: Figure) -> list[tuple[float, float, str]]:
    """Every box above the legend's, as its two ends and its count."""
    return [(box["from"], box["to"], box["count"]) for box in rows(drawn, having="said")]


NAMES = sorted(figures(REPORT))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_chart_is_valid_titled_described_and_tabled(name: str, language: str) -> None:
    drawn = figure(name, language=language)

    drawn.chart.to_dict()  # raises on what Vega-Lite does not know

    assert drawn.title
    assert drawn.description.startswith(f"{drawn.title}.")
    assert all(len({len(cells) for cells in table.values()}) == 1 for table in drawn.tables)
    assert [len(drawn.tables) > 0, "description" in charts.specification(drawn)] == [True, False]


@pytest.mark.parametrize("name", NAMES)
def test_numbers_in_charts_are_french_in_french(name: str) -> None:
    locale = {
        language: charts.specification(figure(name, language=language))["config"]["locale"]
        for language in ("fr", "en")
    }

    assert [locale[language]["number"]["decimal"] for language in ("fr", "en")] == [",", "."]
    assert [locale[language]["number"]["thousands"] for language in ("fr", "en")] == ["\u00a0", ","]


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_drawn_without_data(name: str) -> None:
    assert figures(reports.report())[name] is None


@pytest.mark.parametrize("name", NAMES)
def test_no_respondent_can_be_found_in_a_chart(name: str) -> None:
    records = [
        (f"respondent-{number}", "person", code, str(number % 2 * 2))
        for number in range(6)
        for code in ("CON1", "CON2", "CON3", "QA5")
    ]
    answers = tidy_answers(records, QUESTIONNAIRE)
    report = diagnose(answers, QUESTIONNAIRE, targets=QUESTIONNAIRE.targets("III"))

    assert "respondent-" not in json.dumps(charts.specification(figure(name, report)))


def test_the_middle_level_lies_across_the_centre_and_the_unsure_stand_apart() -> None:
    """CON1 has 2 and 3 people below its middle level, 1 at it, 2 and 4 above, 3 without a level."""
    *levels, unsure = bars(figure("divided_items"))

    assert levels == [
        (-5.5, -3.5, "2"),
        (-3.5, -0.5, "3"),
        (-0.5, 0.5, "1"),
        (0.5, 2.5, "2"),
        (2.5, 6.5, "4"),
    ]
    # CON2 reaches furthest to the right, to 9; a twentieth of the width (14.5) lies between.
    assert unsure == (9.725, 12.725, "3")


def test_a_bar_has_no_box_for_a_level_nobody_chose() -> None:
    report = reports.report(items=(reports.item("CON2", 0, 0, 6, 5, 1),))

    assert bars(figure("section_items", report)) == [
        (-3.0, 3.0, "6"),
        (3.0, 8.0, "5"),
        (8.0, 9.0, "1"),
    ]


def test_a_scale_of_three_levels_has_its_middle_at_the_centre() -> None:
    report = reports.report(items=(reports.item("CON3", 2, 4, 6),))

    assert bars(figure("section_items", report)) == [
        (-4.0, -2.0, "2"),
        (-2.0, 2.0, "4"),
        (2.0, 8.0, "6"),
    ]


def test_a_scale_without_a_middle_level_diverges_between_its_halves() -> None:
    report = reports.report(items=(reports.item("LEA2", 1, 2, 3, 4),))
    leadership = next(part for part in QUESTIONNAIRE.sections if part.code == "leadership")

    drawn = charts.section_items(report, QUESTIONNAIRE, leadership, _)

    assert drawn is not None
    assert bars(drawn) == [(-3, -2, "1"), (-2, 0, "2"), (0, 3, "3"), (3, 7, "4")]


def test_hidden_elements_are_not_drawn() -> None:
    report = reports.report(
        items=(reports.item("CON1", 0, 0, 6, 5, 1), reports.item("CON2", 0, 0, 0, 1, 3))
    )

    drawn = json.dumps(charts.specification(figure("section_items", report)))

    assert ("Common agenda" in drawn, "Shared measurement" in drawn) == (True, False)


def test_rows_do_not_overlap() -> None:
    boxes = rows(figure("section_items"), having="said")
    places = sorted({(box["top"], box["bottom"]) for box in boxes})

    assert all(above[1] < below[0] for above, below in pairwise(places))
    assert places[-1][1] <= charts.specification(figure("section_items"))["height"]


def test_long_names_and_words_wrap_and_push_their_bar_down() -> None:
    bold, regular = heading("Community members as partners and as producers", "Opinions " * 7, 10)

    assert [(row["text"], row["y"]) for row in bold] == [
        ("Community members as partners and as", 20.5),
        ("producers", 41.5),
    ]
    assert [row["y"] for row in regular] == [62.5, 83.5]


def test_divided_elements_follow_the_agenda_up_to_the_most_asked_for() -> None:
    camps = (3, 3, 0, 3, 3)
    report = reports.report(
        items=tuple(reports.item(code, *camps) for code in ("CON1", "CON2", "LEA1")),
        agenda=("LEA1", "CON2", "CON1"),
    )

    drawn = charts.divided_items(report, QUESTIONNAIRE, _, most=2)

    assert drawn is not None
    assert [name["text"] for name in rows(drawn, having="text")] == [
        "Recognise complexity",
        "Shared measurement",
    ]
    assert drawn.title == "3 elements of 3 divide the group"


def test_gaps_stand_on_the_whole_scale_and_only_those_behind_have_a_bar() -> None:
    drawn = figure("section_gaps")

    sections = rows(drawn, having="mean")

    assert [(row["mean"], row["target"], row["is_behind"]) for row in sections] == [
        (3.5, 3, False),
        (2.4, 3, True),
    ]
    assert [row["text"] for row in rows(drawn, having="level")] == ["0", "1", "2", "3", "4"]
    assert drawn.title == "1 section of 2 is below its target"


def dots_of(*counts: int, **others: int) -> Figure:
    report = reports.report(items=(reports.item("CON1", *counts, **others),))
    drawn = charts.item_dots(report, QUESTIONNAIRE, "CON1", _)
    assert drawn is not None
    return drawn


def row_lengths(drawn: Figure) -> list[int]:
    """How many dots each row has, from the top; rows of nobody have none."""
    dots = rows(drawn, having="place")
    return [len(list(row)) for _y, row in groupby(dots, key=itemgetter("y"))]


def words_of(drawn: Figure, layer: int) -> list[str]:
    return [line["text"] for line in charts.specification(drawn)["layer"][layer]["data"]["values"]]


def test_a_dot_is_a_person_and_levels_stand_in_the_order_of_the_phone() -> None:
    drawn = dots_of(2, 3, 0, 2, 4, dont_know=2, too_early=1)

    assert row_lengths(drawn) == [2, 3, 2, 4, 2, 1]
    assert words_of(drawn, 0) == [
        "0 · Absent: 2 people",
        "1 · Started: 3 people",
        "2 · Partial: 0 people",
        "3 · Established: 2 people",
        "4 · Solid: 4 people",
        "Don't know: 2 people",
        "Too early: 1 person",
    ]
    assert drawn.title == "Common agenda: Two opposed views: 5 people at 0-1, 6 at 3-4"


def test_dots_stand_in_rows_from_the_left_without_gap_or_jitter() -> None:
    dots = rows(dots_of(0, 0, 5, 0, 0), having="place")

    assert [(dot["place"], dot["y"]) for dot in dots] == [
        (place, dots[0]["y"]) for place in range(5)
    ]


def test_people_without_a_level_are_empty_dots_below() -> None:
    dots = rows(dots_of(0, 0, 5, 0, 0, dont_know=1), having="place")

    assert [dot["fill"] for dot in dots] == ["#d9d9d9"] * 5 + ["transparent"]
    assert dots[-1]["y"] > dots[0]["y"]


@pytest.mark.parametrize(
    ("most", "each"),
    [
        (0, 1),
        (5, 1),
        (25, 1),
        (26, 2),
        (50, 2),
        (51, 5),
        (125, 5),
        (200, 10),
        (300, 20),
        (9999, 500),
    ],
)
def test_a_dot_stands_for_more_people_as_the_group_grows(most: int, each: int) -> None:
    assert people_per_dot(most) == each


def test_a_dot_for_several_says_so_and_the_last_one_is_small() -> None:
    drawn = dots_of(0, 4, 43, 12, 1)
    dots = rows(drawn, having="place")

    assert words_of(drawn, 1)[0] == "A dot stands for 2 people, a small one for fewer."
    assert row_lengths(drawn) == [2, 22, 6, 1]
    assert [dot["share"] for dot in dots] == [1, 1, *[1] * 21, 0.5, *[1] * 6, 0.5]


def test_dots_for_one_person_each_need_no_legend() -> None:
    assert not any("A dot stands for" in words for words in words_of(dots_of(0, 0, 5, 0, 0), 1))


def test_rows_of_dots_end_within_the_chart() -> None:
    drawn = dots_of(2, 3, 1, 2, 4, dont_know=2, too_early=1)

    assert (
        max(dot["y"] for dot in rows(drawn, having="place")) < charts.specification(drawn)["height"]
    )


def test_dots_have_the_sentences_of_the_levels_as_their_table() -> None:
    (table,) = dots_of(2, 3, 1, 2, 4).tables

    assert list(table.values())[1] == ["2", "3", "1", "2", "4", "0", "0", "0"]
