"""Who stands where on one element: a row of dots per level, one dot per person.

Dots carry no name and no order: they are counted from the left, level by level. In a large group a
dot stands for several people, and the chart says for how many. On a wide chart the dots stand
beside the sentences of the levels, on a phone below them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import altair as alt

from cimpact.charts.figure import (
    LINE,
    PALETTES,
    STROKE,
    Figure,
    Row,
    along,
    down,
    heading,
    layer,
    layered,
    line,
    names,
    notes,
)
from cimpact.core.questionnaire import Item, Questionnaire
from cimpact.core.report import ItemFigures, Report
from cimpact.findings import items as findings
from cimpact.i18n import Translator

MOST_DOTS = 25
"""What fits side by side on a phone and can still be counted."""

STEPS = (1, 2, 5)
"""A dot stands for one, two or five people, or for ten times that, and so on."""

FEWEST_PLACES = 10
"""So that the dots of a small group are not spread over the whole width."""

TRACK = 30
BETWEEN = 14
BESIDE = 450
"""Heights in pixels, and where dots begin on a chart that is wide enough to have them beside."""

IS_WIDE = f"width > {2 * BESIDE}"
STEP = f"({IS_WIDE} ? min((width - {BESIDE}) / datum.places, 40) : min(width / datum.places, 26))"
"""Pixels from one dot to the next."""


@dataclass(frozen=True, slots=True)
class Standing:
    """One row: what was chosen, by how many people, and its colour."""

    name: str
    sentence: str
    people: int
    fill: str


def item_dots(
    report: Report, questionnaire: Questionnaire, code: str, _: Translator
) -> Figure | None:
    """Where people stand on an element; None where it is hidden."""
    figures, item = report.item(code), questionnaire.item(code)
    if figures.counts is None:
        return None
    name, spread = _.content(item.name), findings.spread(figures, _)
    title = _("{element}: {finding}", element=name, finding=spread)
    rows = [*_levels(item, figures.counts, _), *_without_level(figures, _)]
    return Figure(
        title=title,
        description=_(
            "{title}. One row of dots per level, lowest first; the table has the figures.",
            title=title,
        ),
        chart=_chart(rows, _),
        tables=(findings.level_table(item, figures, _),),
    )


def _levels(item: Item, counts: Sequence[int], _: Translator) -> Iterator[Standing]:
    for level, people in enumerate(counts):
        words = item.levels[level]
        yield Standing(
            name=f"{level} · {_.content(words.short)}",
            sentence=_.content(words.sentence),
            people=people,
            fill=PALETTES[len(counts)][level],
        )


def _without_level(figures: ItemFigures, _: Translator) -> Iterator[Standing]:
    """Those who stand nowhere on the scale: empty dots, and no row where there is nobody."""
    for name, people in (
        (_("Don't know"), figures.dont_know),
        (_("Too early"), figures.too_early),
    ):
        if people:
            yield Standing(name=name, sentence="", people=people, fill="transparent")


def people_per_dot(most: int) -> int:
    """How many people a dot stands for when the fullest row has ``most``: 1, 2, 5, 10, 20, ..."""
    tens = 1
    while True:
        for step in STEPS:
            if most <= MOST_DOTS * step * tens:
                return step * tens
        tens *= 10


def _chart(rows: Sequence[Standing], _: Translator) -> alt.LayerChart:
    each = people_per_dot(max(row.people for row in rows))
    bold, words, top = [], [], 0.0
    dots: list[Row] = []
    if each > 1:
        words.append(line(_legend(each, _), LINE / 2))
        top = LINE + BETWEEN
    for row in rows:
        name, sentence = heading(_named(row, _), row.sentence, top)
        below = top + LINE * len([*name, *sentence])
        bold += name
        words += sentence
        dots += _dots(row, each, top=top, below=below)
        top = below + (TRACK if row.people else 0) + BETWEEN
    height = int(top)
    places = max(FEWEST_PLACES, *(dot["place"] + 1 for dot in dots))
    drawn = _circles([{**dot, "places": places} for dot in dots], height)
    return layered([names(bold, height), notes(words, height), drawn], height=height, _=_)


def _named(row: Standing, _: Translator) -> str:
    people = _.ngettext("{n} person", "{n} people", row.people)
    return _("{level}: {people}", level=row.name, people=people)


def _legend(each: int, _: Translator) -> str:
    return _(
        "A dot stands for {people} people, a small one for fewer.",
        people=_.number(each),
    )


def _dots(row: Standing, each: int, *, top: float, below: float) -> Iterator[Row]:
    """The dots of a row; the last one is small where it stands for fewer people than the others."""
    whole, rest = divmod(row.people, each)
    for place in range(whole + bool(rest)):
        yield {
            "edge": 0,
            "y": below + TRACK / 2,
            "up": below + TRACK / 2 - (top + below) / 2,
            "place": place,
            "share": 1.0 if place < whole else 0.5,
            "fill": row.fill,
            "stroke": "currentColor" if row.fill == "transparent" else STROKE,
        }


def _circles(dots: Sequence[Row], height: int) -> alt.Chart:
    chart: alt.Chart = (
        layer(dots)
        .mark_point(
            shape="circle",
            opacity=1,
            strokeWidth=1.5,
            size=alt.ExprRef(expr=f"pow(0.8 * datum.share * {STEP}, 2)"),
            xOffset=alt.ExprRef(expr=f"({IS_WIDE} ? {BESIDE} : 0) + (datum.place + 0.5) * {STEP}"),
            yOffset=alt.ExprRef(expr=f"{IS_WIDE} ? -datum.up : 0"),
        )
        .encode(
            along("edge", (0, 1)),
            down("y", height),
            alt.Fill(field="fill", type="nominal", scale=None),
            alt.Stroke(field="stroke", type="nominal", scale=None),
        )
    )
    return chart
