"""What the charts of several sessions draw."""

import json
from itertools import pairwise
from typing import Any

import pytest

from cimpact import charts
from cimpact.charts import Figure
from cimpact.charts.slopes import PLANE
from cimpact.core.changes import Comparison
from cimpact.core.report import GateStatus
from cimpact.i18n import translator
from tests import reports
from tests.comparisons import change, comparison, hidden, movement, sitting, unclear

_ = translator("en")
QUESTIONNAIRE = reports.questionnaire()
CONDITIONS = next(part for part in QUESTIONNAIRE.sections if part.code == "conditions")

GATES = [
    (reports.gate("PRE1", GateStatus.NOT_MET),),
    (reports.gate("PRE1", GateStatus.FRAGILE),),
    (reports.gate("PRE1", GateStatus.MET),),
]
MEANS = ({"conditions": 1.0}, {"conditions": 1.5}, {"conditions": 3.0})
THREE = comparison(
    [sitting(place, MEANS[place], GATES[place]) for place in range(3)],
    [
        change(0, sections=(unclear("conditions"),)),
        change(1, sections=(movement("conditions"),)),
    ],
)
"""Conditions: no clear change, then clearly up."""


def slope(sessions: Comparison) -> Figure:
    drawn = charts.section_slope(sessions, CONDITIONS, QUESTIONNAIRE, _)
    assert drawn is not None
    return drawn


def standings(sessions: Comparison) -> Figure:
    drawn = charts.section_standings(sessions, QUESTIONNAIRE, _)
    assert drawn is not None
    return drawn


def layers(drawn: Figure, having: str) -> list[dict[str, Any]]:
    """The layers whose rows have such a field."""
    found = charts.specification(drawn)["layer"]
    return [each for each in found if having in each["data"]["values"][0]]


def values(drawn: Figure, having: str) -> list[dict[str, Any]]:
    return [row for each in layers(drawn, having) for row in each["data"]["values"]]


def test_the_title_of_a_slope_says_what_the_section_did_last() -> None:
    drawn = slope(THREE)
    assert drawn.title == "Conditions: up"
    assert drawn.description == (
        "Conditions: up. Mean of the section in each session: October 1, 2025 1.0; "
        "April 29, 2026 1.5; November 11, 2026 3.0."
    )


def test_lines_join_points_and_are_thick_where_the_change_is_clear() -> None:
    drawn = slope(THREE)
    points = values(drawn, "beside")
    lines = layers(drawn, "y2")
    assert [row["text"] for row in points[:3]] == ["1.0", "1.5", "3.0"]
    assert [line["mark"]["strokeWidth"] for line in lines] == [2, 4]
    assert [(row["x"], row["y"], row["x2"], row["y2"]) for row in values(drawn, "y2")] == [
        (one["x"], one["y"], other["x"], other["y"]) for one, other in pairwise(points[:3])
    ]


def test_a_slope_stands_on_the_whole_scale_whatever_its_means() -> None:
    low, high = (
        comparison(
            [sitting(0, {"conditions": mean}), sitting(1, {"conditions": mean})],
            [change(sections=(unclear("conditions"),))],
        )
        for mean in (0.0, 4.0)
    )
    bottom, top = (values(slope(each), "beside")[0]["y"] for each in (low, high))
    assert bottom - top == PLANE
    numbers = [row["text"] for row in values(slope(low), "to")]
    assert numbers[:5] == ["0", "1", "2", "3", "4"]


def test_sessions_that_share_too_few_people_are_points_without_a_line() -> None:
    strangers = comparison(
        [sitting(place, MEANS[place]) for place in range(2)],
        [change(sections=(hidden("conditions"),))],
    )
    drawn = slope(strangers)
    assert drawn.title == "Conditions: we cannot say"
    assert [row["text"] for row in values(drawn, "beside")[:2]] == ["1.0", "1.5"]
    assert layers(drawn, "y2") == []
    assert "▲" not in json.dumps(charts.specification(drawn), ensure_ascii=False)


def test_a_hidden_session_leaves_a_gap() -> None:
    gap = comparison(
        [
            sitting(0, {"conditions": 1.0}),
            sitting(1, {"conditions": None}),
            sitting(2, {"conditions": 3.0}),
        ],
        [change(place, sections=(movement("conditions"),)) for place in range(2)],
    )
    drawn = slope(gap)
    assert [row["text"] for row in values(drawn, "beside")[:2]] == ["1.0", "3.0"]
    assert layers(drawn, "y2") == []


def test_a_section_without_common_items_has_points_and_no_word() -> None:
    apart = comparison([sitting(0, {"conditions": 1.0}), sitting(1, {})], [change()])
    assert slope(apart).title == "Conditions"


def test_the_people_who_moved_stand_between_their_sessions() -> None:
    found = [row["text"] for row in values(slope(THREE), "text") if "▲" in row["text"]]
    assert found == ["▲ 5  ▼ 4", "▲ 9  ▼ 1"]


def test_a_number_stands_below_its_point_where_both_lines_rise_from_it() -> None:
    valley = comparison(
        [sitting(0, {"conditions": 3.0}), sitting(1, {"conditions": 1.0}), THREE.sittings[2]],
        THREE.changes,
    )
    sides = [row["beside"] > row["y"] for row in values(slope(valley), "beside")[:3]]
    assert sides == [False, True, False]


def test_cells_have_the_printed_mean_and_are_deeper_the_higher_it_is() -> None:
    cells = values(standings(THREE), "fill")[:3]
    depth = [int(cell["fill"][1:3], 16) for cell in cells]
    assert [cell["text"] for cell in cells] == ["1.0", "1.5", "3.0"]
    assert sorted(depth, reverse=True) == depth
    assert [cell["ink"] for cell in cells] == ["#000000", "#000000", "#000000"]


@pytest.mark.parametrize("mean", [level / 10 for level in range(41)])
def test_letters_stand_out_from_their_cell(mean: float) -> None:
    """At least 4.5 to 1, as WCAG computes it."""
    one = comparison(
        [sitting(0, {"conditions": mean}), sitting(1, {"conditions": mean})], THREE.changes[:1]
    )
    cell = values(standings(one), "fill")[0]
    lighter, darker = sorted((luminance(cell["fill"]), luminance(cell["ink"])), reverse=True)
    assert (lighter + 0.05) / (darker + 0.05) >= 4.5


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_a_hidden_cell_is_empty_with_a_dash() -> None:
    hidden_first = comparison(
        [sitting(0, {"conditions": None}), sitting(1, {"conditions": 2.0})], THREE.changes[:1]
    )
    cell = values(standings(hidden_first), "fill")[0]
    assert (cell["text"], cell["fill"]) == ("\u2013", "transparent")


def test_gates_are_words_per_session_shortened_to_their_marks_on_a_phone() -> None:
    drawn = charts.gate_words(THREE, QUESTIONNAIRE, _)
    assert drawn is not None
    assert drawn.title == "1 precondition of 1 is met in the last session"
    expected = [("✘ not met", "✘"), ("≈ fragile", "≈"), ("✔ met", "✔")]
    assert [(row["text"], row["mark"]) for row in values(drawn, "mark")] == expected
    assert [(row["text"], row["mark"]) for row in values(standings(THREE), "mark")] == expected


def test_a_precondition_that_a_session_did_not_ask_has_a_dash() -> None:
    asked_later = comparison([sitting(0), sitting(1, {}, GATES[1])], [change()])
    drawn = charts.gate_words(asked_later, QUESTIONNAIRE, _)
    assert drawn is not None
    assert values(drawn, "mark")[0]["text"] == "\u2013"


def test_the_title_of_the_standings_says_what_moved_where_that_is_known() -> None:
    unknown = comparison(THREE.sittings[:2], [change(sections=(hidden("conditions"),))])
    assert standings(THREE).title == "1 section of 1 moved clearly"
    assert standings(unknown).title == "Where the sections stood in each session"


@pytest.mark.parametrize(("sessions", "dates"), [(2, 2), (6, 6), (7, 4), (12, 6), (13, 5)])
def test_of_many_sessions_some_have_their_date_and_the_last_does(sessions: int, dates: int) -> None:
    long = comparison(
        [
            sitting(place % 3, MEANS[place % 3], held_on=None, name=f"s{place}")
            for place in range(sessions)
        ],
        [change(sections=(unclear("conditions"),))] * (sessions - 1),
    )
    named = [row["text"] for row in values(slope(long), "text") if row["text"].startswith("s")]
    assert len(named) == dates
    assert named[-1] == f"s{sessions - 1}"


def test_everything_drawn_has_its_tables() -> None:
    sections = [table.get("Section") for table in standings(THREE).tables]
    assert sections == [None, ["Conditions"] * 3, None]
    assert [next(iter(table)) for table in slope(THREE).tables] == ["Session", *["Sessions"] * 3]
    assert slope(THREE).tables[1]["Up"] == ["5", "9"]
