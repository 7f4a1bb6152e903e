"""Every chart on scales of three to seven levels: as many boxes, rows and lines as levels."""

from typing import Any

import pytest

from cimpact import charts
from cimpact.charts import Figure
from cimpact.charts.figure import PALETTES
from cimpact.charts.sentences import Column, item_sentences
from cimpact.core.changes import Comparison
from cimpact.core.comparison import compare
from cimpact.core.report import Report
from cimpact.i18n import translator
from tests import scales
from tests.core.sittings import a_sitting
from tests.core.test_other_scales import sitting

_ = translator("en")


def spread_out(levels: int) -> Report:
    """Two people at each level of every item."""
    everywhere = (2,) * levels
    votes = dict.fromkeys((scales.GATE, *scales.ITEMS), everywhere)
    return scales.report(levels, votes, target=levels - 2)


def layers(figure: Figure | None) -> list[list[dict[str, Any]]]:
    """The rows of every layer."""
    assert figure is not None
    figure.chart.to_dict()  # raises on what Vega-Lite does not know
    return [layer["data"]["values"] for layer in charts.specification(figure)["layer"]]


def having(figure: Figure | None, *fields: str) -> list[dict[str, Any]]:
    return next(rows for rows in layers(figure) if set(fields) <= set(rows[0]))


@pytest.mark.parametrize("levels", scales.SCALES)
def test_bars_have_a_box_per_level_around_the_middle(levels: int) -> None:
    drawn = charts.section_items(
        spread_out(levels),
        scales.questionnaire(levels),
        scales.questionnaire(levels).sections[1],
        _,
    )

    boxes = having(drawn, "said")
    assert [box["fill"] for box in boxes[:levels]] == [*PALETTES[levels]]
    assert (boxes[0]["from"], boxes[levels - 1]["to"]) == (-levels, levels)
    legend = layers(drawn)[-1]
    assert [box["count"] for box in legend] == [str(level) for level in range(levels)]
    assert [len(table) for table in drawn.tables[:1]] == [levels + 1]


@pytest.mark.parametrize("levels", scales.SCALES)
def test_dots_have_a_row_per_level(levels: int) -> None:
    drawn = charts.item_dots(spread_out(levels), scales.questionnaire(levels), "Q1", _)

    dots = having(drawn, "place")
    assert len({dot["y"] for dot in dots}) == levels
    assert [dot["fill"] for dot in dots[::2]] == [*PALETTES[levels]]


@pytest.mark.parametrize("levels", scales.SCALES)
def test_the_scale_under_the_gaps_ends_at_the_highest_level(levels: int) -> None:
    drawn = charts.section_gaps(spread_out(levels), scales.questionnaire(levels), _)

    ticks = layers(drawn)[-1]
    assert [tick["level"] for tick in ticks] == [*range(levels)]
    assert having(drawn, "mean")[0]["top"] == levels - 1


@pytest.mark.parametrize("levels", scales.SCALES)
def test_slopes_and_cells_use_the_whole_scale(levels: int) -> None:
    edition = scales.questionnaire(levels)
    compared = compare([sitting(levels, "a"), sitting(levels, "b")])

    slope = charts.section_slope(compared, edition.sections[1], edition, _)
    assert [row["text"] for row in having(slope, "from", "text")] == [*map(str, range(levels))]


def test_the_middle_of_any_scale_has_the_same_colour() -> None:
    fills = {
        having(charts.section_standings(halfway(levels), scales.questionnaire(levels), _), "fill")[
            0
        ]["fill"]
        for levels in (3, 5, 7)
    }

    assert len(fills) == 1


def halfway(levels: int) -> Comparison:
    """Two sessions in which everybody stands at the middle of the scale."""
    votes = dict.fromkeys(scales.ITEMS, [str(levels // 2)] * 14)
    edition = scales.questionnaire(levels)
    return compare([a_sitting(votes, questionnaire=edition, name=name) for name in "ab"])


@pytest.mark.parametrize("levels", scales.SCALES)
def test_the_wall_has_a_sentence_per_level(levels: int) -> None:
    edition = scales.questionnaire(levels)
    shown = spread_out(levels).item("Q1")

    before = item_sentences(edition.item("Q1"), edition, [], _)
    after = item_sentences(edition.item("Q1"), edition, [Column("", shown)], _)

    assert before.count("<tr>") == after.count("<tr>") == levels
    assert after.count("<i ") == 2 * levels
