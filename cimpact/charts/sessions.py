"""What charts of several sessions share: a column for each, and its day in two short lines."""

from collections.abc import Sequence
from math import ceil

import altair as alt

from cimpact.charts.figure import COUNT, Row, along, down, layer, size, text
from cimpact.core.changes import Comparison, SittingFigures
from cimpact.i18n import Translator

DATE = 17
"""Height of a line of a date, in pixels."""

LETTER = 7.5
"""How wide a letter is, in pixels."""

MOST_DATES = 6
"""How many dates stand beside each other on a phone."""

EDGE = 0.085
"""Half the width of a date on a phone, as a share: nearer to an edge it would shrink the chart."""


def middle(place: float, sessions: int, *, left: float = 0) -> float:
    """Where the column of a session has its middle, as a share of the chart's width."""
    return left + (1 - left) * (place + 0.5) / sessions


def dates(comparison: Comparison, top: float, _: Translator, *, left: float = 0) -> list[Row]:
    """The days beside the columns; of many sessions every second or third, the last among them."""
    number = len(comparison.sittings)
    every = ceil(number / MOST_DATES)
    return [
        word(
            line,
            min(max(middle(place, number, left=left), EDGE), 1 - EDGE),
            top + DATE * (row + 0.5),
        )
        for place, sitting in enumerate(comparison.sittings)
        if (number - 1 - place) % every == 0
        for row, line in enumerate(_day(sitting, _))
    ]


def _day(sitting: SittingFigures, _: Translator) -> tuple[str, ...]:
    if sitting.held_on is None:
        return (sitting.name,)
    return _.day_and_month(sitting.held_on), str(sitting.held_on.year)


def word(words: str, x: float, y: float) -> Row:
    """A few words around a point: a share of the width, and pixels from the top."""
    return {"text": words, "x": x, "y": y}


def words(rows: Sequence[Row], height: int, *, width: float, cut: bool = True) -> alt.Chart:
    """Words around their points; wider than this share of the chart, they are cut or left out."""
    room = f"width * {width}"
    fits = f"{room} > {LETTER} * length(datum.text)"
    chart: alt.Chart = (
        layer(rows)
        .mark_text(
            align="center",
            baseline="middle",
            color="currentColor",
            fontSize=size(COUNT),
            limit=alt.ExprRef(expr=room if cut else "0"),
            opacity=alt.ExprRef(expr="1" if cut else f"{fits} ? 1 : 0"),
        )
        .encode(along("x", (0, 1)), down("y", height), text("text"))
    )
    return chart


def columns_width(comparison: Comparison, *, left: float = 0) -> float:
    """The share of the width that dates may take, where some are left out."""
    number = len(comparison.sittings)
    return (1 - left) * ceil(number / MOST_DATES) / number
