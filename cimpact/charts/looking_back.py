"""One element three times: as answered back then, that day seen from today, and today.

Three rows one under the other on one scale, so that marks never cover each other: a ring, a diamond
and a disc. A line joins two views only if enough of the same people are found in both.
"""

from collections.abc import Iterator, Sequence

import altair as alt

from cimpact.charts.figure import (
    COUNT,
    PALETTES,
    STROKE,
    Figure,
    Row,
    along,
    down,
    layer,
    layered,
    line,
    notes,
    size,
    text,
)
from cimpact.core.changes import Movement
from cimpact.core.looking_back import ItemLookedBack
from cimpact.core.questionnaire import Item
from cimpact.findings import looking_back as findings
from cimpact.i18n import Translator

TRACK = 30
SCALE = 22
"""Heights in pixels: a view, and the numbers of the scale."""

LEFT, RIGHT = 0.36, 0.1
"""The shares of the width that names of views, and the number of a point at the top, take."""

BESIDE = 13
"""How far its number stands beside a point, in pixels."""

MARKS = (("circle", "transparent"), ("diamond", PALETTES[5][1]), ("circle", PALETTES[5][-1]))
"""Shape and fill of each view."""


def item_looking_back(looked: ItemLookedBack, item: Item, _: Translator) -> Figure | None:
    """The three views of an element; None while too few people looked back at it."""
    if looked.seen.mean is None:
        return None
    title = findings.item_title(looked, item, _)
    series = findings.series(looked, _)
    return Figure(
        title=title,
        description=_("{title}. Mean of each view: {series}.", title=title, series=series),
        chart=_chart(looked, item, _),
        tables=(findings.views_table(looked, item, _),),
    )


def _chart(looked: ItemLookedBack, item: Item, _: Translator) -> alt.LayerChart:
    height = TRACK * len(MARKS) + SCALE
    named = [line(name, _middle(row)) for row, (name, _f) in enumerate(findings.views(looked, _))]
    points = [_point(row, _means(looked), item.top, _) for row in range(len(MARKS))]
    shown = [point for point in points if point is not None]
    layers = [
        *_scale(item.top, height, _),
        *_lines(points, (looked.ruler, looked.felt), height),
        *_points(shown, height),
        notes(named, height),
    ]
    return layered(layers, height=height, _=_)


def _means(looked: ItemLookedBack) -> tuple[float | None, ...]:
    return looked.then.mean, looked.seen.mean, looked.today.mean


def _middle(row: int) -> float:
    return TRACK * (row + 0.5)


def _x(level: float, top: int) -> float:
    """Where a level lies, as a share of the width."""
    return LEFT + (1 - LEFT - RIGHT) * level / top


def _point(row: int, means: Sequence[float | None], top: int, _: Translator) -> Row | None:
    mean, neighbours = means[row], (*means[max(row - 1, 0) : row], *means[row + 1 : row + 2])
    if mean is None:
        return None
    shape, fill = MARKS[row]
    # Lines that leave a point to the right would cross a number there.
    is_left = all(other is not None and other > mean for other in neighbours)
    return {
        "x": _x(mean, top),
        "y": _middle(row),
        "text": _.number(mean, 1),
        "shape": shape,
        "fill": fill,
        "stroke": "currentColor" if fill == "transparent" else STROKE,
        "align": "right" if is_left else "left",
        "dx": -BESIDE if is_left else BESIDE,
    }


def _scale(top: int, height: int, _: Translator) -> Iterator[alt.Chart]:
    """A thin upright line and a number for every level."""
    bottom = height - SCALE
    levels = [
        {
            "x": _x(level, top),
            "from": 0,
            "to": bottom,
            "y": bottom + SCALE / 2,
            "text": _.number(level),
        }
        for level in range(top + 1)
    ]
    yield (
        layer(levels)
        .mark_rule(color=STROKE, strokeWidth=1, opacity=0.35)
        .encode(along("x", (0, 1)), down("from", height), alt.Y2(field="to"))
    )
    yield (
        layer(levels)
        .mark_text(baseline="middle", color="currentColor", fontSize=size(COUNT))
        .encode(along("x", (0, 1)), down("y", height), text("text"))
    )


def _lines(
    points: Sequence[Row | None], movements: Sequence[Movement | None], height: int
) -> Iterator[alt.Chart]:
    """From each view to the next, where enough of the same people are in both."""
    rows = [
        {"x": one["x"], "y": one["y"], "x2": other["x"], "y2": other["y"]}
        for one, other, movement in zip(points, points[1:], movements, strict=False)
        if one is not None and other is not None and movement is not None and not movement.hidden
    ]
    if rows:
        yield (
            layer(rows)
            .mark_rule(color=STROKE, strokeWidth=2)
            .encode(along("x", (0, 1)), down("y", height), alt.X2(field="x2"), alt.Y2(field="y2"))
        )


def _points(rows: Sequence[Row], height: int) -> Iterator[alt.Chart]:
    """The marks, each with its number beside it."""
    yield (
        layer(rows)
        .mark_point(size=150, strokeWidth=2, opacity=1)
        .encode(
            along("x", (0, 1)),
            down("y", height),
            alt.Shape(field="shape", type="nominal", scale=None),
            alt.Fill(field="fill", type="nominal", scale=None),
            alt.Stroke(field="stroke", type="nominal", scale=None),
        )
    )
    yield (
        layer(rows)
        .mark_text(
            align=alt.ExprRef(expr="datum.align"),
            baseline="middle",
            color="currentColor",
            dx=alt.ExprRef(expr="datum.dx"),
            fontSize=size(COUNT),
            fontWeight=600,
        )
        .encode(along("x", (0, 1)), down("y", height), text("text"))
    )
