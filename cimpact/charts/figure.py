"""What every chart has in common: its words, colours, sizes and the numbers of its language.

Charts lay out their rows themselves, in pixels, because names stand above their bars: beside them
they would leave nothing of a phone's width. Words take the colour of the page around them
(``currentColor``), so that one chart serves both themes. Encodings are objects, not shorthand
strings, which Altair takes ten times as long to read.
"""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import altair as alt
import pandas as pd

from cimpact.findings.items import Table
from cimpact.i18n import Translator

Row = dict[str, Any]

WIDE, WALL = 500, 900
"""Chart widths in pixels from which letters are those of a laptop, and of a projector."""

NAME, WORDS, COUNT = (19, 17, 15), (17, 15, 13), (16, 14, 13)
"""Letter sizes in pixels: projector, laptop, phone."""

LINE = 21
"""Height of a line of words, in pixels."""

LETTERS_OF_A_NAME = 42
LETTERS_OF_WORDS = 52
"""What fits on one line of the smallest phone, 320 pixels wide."""

STROKE = "#707070"
"""Three to one against both page backgrounds, which the palest and darkest levels are not."""

PALETTES = {
    3: ("#8c510a", "#d9d9d9", "#01665e"),
    4: ("#8c510a", "#d8b365", "#5ab4ac", "#01665e"),
    5: ("#8c510a", "#d8b365", "#d9d9d9", "#5ab4ac", "#01665e"),
    6: ("#8c510a", "#d8b365", "#f6e8c3", "#c7eae5", "#5ab4ac", "#01665e"),
    7: ("#8c510a", "#d8b365", "#f6e8c3", "#d9d9d9", "#c7eae5", "#5ab4ac", "#01665e"),
}
"""Brown to teal by number of levels (ColorBrewer's BrBG): told apart without red and green."""

DARK_COLOURS = {"#8c510a", "#01665e"}


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart with what it says: its finding, one sentence for who cannot see it, its tables.

    A page shows the title as its own text, where it wraps and is read aloud, and gives the
    description to whatever draws the chart.
    """

    title: str
    description: str
    chart: alt.LayerChart
    tables: tuple[Table, ...]


def layered(layers: Sequence[alt.Chart], *, height: int, _: Translator) -> alt.LayerChart:
    """The layers as one chart of the page's width, whose rows take ``height`` pixels."""
    return alt.LayerChart(
        layer=list(layers),
        resolve=alt.Resolve(scale=alt.ScaleResolveMap(x="independent", y="independent")),
        width="container",
        height=height,
        autosize=alt.AutoSizeParams(type="fit-x", contains="padding"),
        config=alt.Config(
            locale=alt.Locale(number=_number_locale(_)),
            # The description and the table say it in order; single marks would be read in pieces.
            mark=alt.MarkConfig(aria=False),
        ),
    )


def specification(figure: Figure) -> dict[str, Any]:
    """What goes to the browser: Vega-Lite with the rows inside their layers.

    Rows in named datasets would be turned into Arrow each time the chart is shown, which costs ten
    times the rest. Not validated again: the tests validate every kind of chart.
    """
    chart: dict[str, Any] = figure.chart.to_dict(validate=False)
    rows = chart.pop("datasets")
    for drawn in chart["layer"]:
        drawn["data"] = {"values": rows[drawn["data"]["name"]]}
    return chart


def _number_locale(_: Translator) -> alt.NumberLocale:
    decimal, thousands = (",", "\u00a0") if _.language == "fr" else (".", ",")
    return alt.NumberLocale(decimal=decimal, thousands=thousands, grouping=[3], currency=["", ""])


def layer(rows: Sequence[Row]) -> alt.Chart:
    """A chart of these rows, still without a mark."""
    return alt.Chart(pd.DataFrame(list(rows)))


def down(field: str, height: int) -> alt.Y:
    """A vertical position in pixels from the top of a chart that is ``height`` pixels high."""
    scale = alt.Scale(domain=[0, height], range=[0, height], nice=False, zero=False)
    return alt.Y(field=field, type="quantitative", axis=None, scale=scale)


def across(field: str) -> alt.X:
    """A horizontal position in pixels from the left edge."""
    scale = alt.Scale(domain=[0, WIDE], range=[0, WIDE], nice=False, zero=False)
    return alt.X(field=field, type="quantitative", axis=None, scale=scale)


def along(field: str, domain: Sequence[float]) -> alt.X:
    """A horizontal position on a scale that fills the width."""
    scale = alt.Scale(domain=list(domain), nice=False, zero=False)
    return alt.X(field=field, type="quantitative", axis=None, scale=scale)


def text(field: str) -> alt.Text:
    """The words of a mark, as they are."""
    return alt.Text(field=field, type="nominal")


def size(letters: tuple[int, int, int]) -> alt.ExprRef:
    """Letters that grow with the width of the chart."""
    wall, wide, phone = letters
    return alt.ExprRef(expr=f"width > {WALL} ? {wall} : width > {WIDE} ? {wide} : {phone}")


def heading(name: str, words: str, top: float) -> tuple[list[Row], list[Row]]:
    """The lines above a bar, for ``names`` and ``notes``; ``top`` is where the first begins."""
    bold = textwrap.wrap(name, LETTERS_OF_A_NAME, break_long_words=False)
    regular = textwrap.wrap(words, LETTERS_OF_WORDS, break_long_words=False)
    rows = [
        line(words, top + LINE * (place + 0.5)) for place, words in enumerate([*bold, *regular])
    ]
    return rows[: len(bold)], rows[len(bold) :]


def line(words: str, y: float, *, align: Literal["left", "right"] = "left", indent: int = 0) -> Row:
    """A line of words whose middle is ``y`` pixels down, at the left or the right edge."""
    return {"text": words, "y": y, "edge": float(align == "right"), "align": align, "dx": indent}


def names(rows: Sequence[Row], height: int) -> alt.Chart:
    """Lines in bold."""
    return _lines(rows, height, NAME, 600)


def notes(rows: Sequence[Row], height: int) -> alt.Chart:
    """Lines in regular letters."""
    return _lines(rows, height, WORDS, 400)


def _lines(
    rows: Sequence[Row], height: int, letters: tuple[int, int, int], weight: Literal[400, 600]
) -> alt.Chart:
    chart: alt.Chart = (
        layer(rows)
        .mark_text(
            align=alt.ExprRef(expr="datum.align"),
            dx=alt.ExprRef(expr="datum.dx"),
            baseline="middle",
            color="currentColor",
            fontSize=size(letters),
            fontWeight=weight,
        )
        .encode(along("edge", (0, 1)), down("y", height), text("text"))
    )
    return chart
