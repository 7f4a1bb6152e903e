"""What the chart of three views draws."""

from dataclasses import replace
from typing import Any

from cimpact import charts
from cimpact.charts.looking_back import LEFT, RIGHT, TRACK
from cimpact.core.looking_back import ItemLookedBack
from cimpact.i18n import translator
from tests import reports
from tests.comparisons import hidden, movement

_ = translator("en")
CON1 = reports.questionnaire().item("CON1")
LOOKED = ItemLookedBack(
    "CON1",
    reports.item("CON1", 0, 0, 8, 0, 0),
    reports.item("CON1", 8, 0, 0, 0, 0),
    reports.item("CON1", 0, 0, 0, 0, 8),
    felt=movement("CON1"),
    ruler=movement("CON1"),
)
"""2 back then, 0 seen from today, 4 today."""


def rows(looked: ItemLookedBack, having: str) -> list[dict[str, Any]]:
    drawn = charts.item_looking_back(looked, CON1, _)
    assert drawn is not None
    layers = charts.specification(drawn)["layer"]
    return [
        row
        for each in layers
        if having in each["data"]["values"][0]
        for row in each["data"]["values"]
    ]


def test_each_view_has_a_row_a_shape_and_its_number_on_one_scale() -> None:
    points = rows(LOOKED, "shape")[:3]
    assert [(point["text"], point["shape"]) for point in points] == [
        ("2.0", "circle"),
        ("0.0", "diamond"),
        ("4.0", "circle"),
    ]
    assert [point["y"] for point in points] == [TRACK * 0.5, TRACK * 1.5, TRACK * 2.5]
    assert [round(point["x"], 6) for point in points] == [
        round(LEFT + (1 - LEFT - RIGHT) / 2, 6),
        LEFT,
        1 - RIGHT,
    ]


def test_lines_join_views_only_where_enough_of_the_same_people_are_in_both() -> None:
    assert len(rows(LOOKED, "y2")) == 2
    unlinked = replace(LOOKED, ruler=hidden("CON1"))
    (line,) = rows(unlinked, "y2")
    assert (line["y"], line["y2"]) == (TRACK * 1.5, TRACK * 2.5)
    assert rows(replace(LOOKED, felt=None, ruler=None), "y2") == []


def test_a_number_stands_left_of_a_point_from_which_lines_leave_to_the_right() -> None:
    assert [point["align"] for point in rows(LOOKED, "shape")[:3]] == ["left", "right", "left"]


def test_a_hidden_view_of_then_leaves_the_others() -> None:
    few = replace(LOOKED, then=reports.item("CON1", 0, 0, 2, 0, 0))
    assert [point["text"] for point in rows(few, "shape")[:2]] == ["0.0", "4.0"]
    assert len(rows(few, "y2")) == 1


def test_too_few_who_look_back_draw_nothing() -> None:
    few = replace(LOOKED, seen=reports.item("CON1", 2, 2, 0, 0, 0))
    assert charts.item_looking_back(few, CON1, _) is None
