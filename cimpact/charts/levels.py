"""How the answers to elements are spread: diverging bars of levels, those without a level apart.

One row per element; every level is a segment as long as its people, and the middle level lies
across the centre line, so that a bar leans to the side where the group does. All charts of a report
share one scale of people, so that bars and centre lines compare from one to the next.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt

from cimpact.charts.figure import (
    COUNT,
    DARK_COLOURS,
    LINE,
    PALETTES,
    STROKE,
    Figure,
    Row,
    across,
    along,
    down,
    heading,
    layer,
    layered,
    line,
    names,
    notes,
    size,
    text,
)
from cimpact.core.questionnaire import Item, Questionnaire, Section
from cimpact.core.report import ItemFigures, Report
from cimpact.findings import agenda
from cimpact.findings import items as findings
from cimpact.i18n import Translator

LEGEND = 40
BAR = 26
BETWEEN = 20
SWATCH = 24
"""Heights and widths in pixels."""


@dataclass(frozen=True, slots=True)
class Plane:
    """The horizontal scale, in people: left and right of the centre, then those without a level."""

    left: float
    right: float
    unsure: int

    @property
    def margin(self) -> float:
        """What separates the bars from the panel."""
        return 0.05 * (self.left + self.right)

    @property
    def panel(self) -> float:
        """Where the panel begins."""
        return self.right + self.margin

    @property
    def domain(self) -> tuple[float, float]:
        """From the leftmost person to the end of the panel, which has room for its numbers."""
        room = max(self.unsure, 0.12 * (self.left + self.right))
        return -self.left, self.panel + room if self.unsure else self.right


def divided_items(
    report: Report, questionnaire: Questionnaire, _: Translator, *, most: int
) -> Figure | None:
    """The elements that divide the group, in the order of the agenda, at most so many."""
    codes = agenda.divided(report)[:most]
    return _figure(codes, agenda.divided_title(report, _), report, questionnaire, _)


def section_items(
    report: Report, questionnaire: Questionnaire, section: Section, _: Translator
) -> Figure | None:
    """Every element of a section whose figures may be shown."""
    codes = tuple(item.code for item in section.items)
    title = findings.section_title(section, report, _)
    return _figure(codes, title, report, questionnaire, _)


def _figure(
    codes: Sequence[str], title: str, report: Report, questionnaire: Questionnaire, _: Translator
) -> Figure | None:
    shown = [code for code in codes if not report.item(code).hidden]
    if not shown:
        return None
    description = _.ngettext(
        "{title}. One bar of people per level, lowest on the left; the table has the figures.",
        "{title}. {n} bars of people per level, lowest on the left; the table has the figures.",
        len(shown),
        title=title,
    )
    return Figure(
        title=title,
        description=description,
        chart=_chart(shown, report, questionnaire, _),
        tables=findings.tables(codes, report, questionnaire, _),
    )


def _chart(
    codes: Sequence[str], report: Report, questionnaire: Questionnaire, _: Translator
) -> alt.LayerChart:
    items = [questionnaire.item(code) for code in codes]
    bold, words, boxes = [], _legend_words(items, _), []
    plane, top = plane_of(report), LEGEND
    if plane.unsure:
        words.append(line(_("Don't know, too early"), SWATCH / 2, align="right"))
    for item in items:
        figures = report.item(item.code)
        name, spread = heading(_.content(item.name), findings.spread(figures, _), top)
        bar = top + LINE * len([*name, *spread]) + 4
        bold += name
        words += spread
        boxes += [*_bar(item, figures, bar, plane, _), *_unsure(figures, bar, plane, _)]
        top = bar + BAR + BETWEEN
    height = top - BETWEEN + 6
    layers = [
        names(bold, height),
        notes(words, height),
        *_bars(boxes, plane, height),
        *_legend(items, height),
    ]
    return layered(layers, height=height, _=_)


def plane_of(report: Report) -> Plane:
    """One scale for every element shown in a report."""
    shown = [figures for figures in report.items if figures.counts is not None]
    return Plane(
        left=max((_left_of_centre(figures.counts or ()) for figures in shown), default=0),
        right=max((_left_of_centre((figures.counts or ())[::-1]) for figures in shown), default=0),
        unsure=max((figures.dont_know + figures.too_early for figures in shown), default=0),
    )


def _left_of_centre(counts: Sequence[int]) -> float:
    """People below the middle level, and half of those at it where there is one."""
    half, is_odd = divmod(len(counts), 2)
    return sum(counts[:half]) + (counts[half] / 2 if is_odd else 0)


def _bar(item: Item, figures: ItemFigures, bar: int, plane: Plane, _: Translator) -> list[Row]:
    """One box per level that anybody chose, from the lowest on the left.

    A number too long for the box at an end stands beside it, unless that is the edge of the chart.
    """
    counts = figures.counts or ()
    boxes, start = [], -_left_of_centre(counts)
    for level, people in enumerate(counts):
        said = f"{level} · {_.content(item.levels[level].sentence)}"
        box = _box(start, people, bar, said, _) | _colours(PALETTES[len(counts)][level])
        boxes += [box] if people else []
        start += people
    first, last = plane.domain
    boxes[0]["beside"] = -int(boxes[0]["from"] - plane.margin >= first)
    boxes[-1]["beside"] = int(boxes[-1]["to"] + plane.margin <= last)
    return boxes


def _unsure(figures: ItemFigures, bar: int, plane: Plane, _: Translator) -> list[Row]:
    """One empty box for those without a level: in their own column, off the scale."""
    people = figures.dont_know + figures.too_early
    box = _box(plane.panel, people, bar, _("Don't know, or too early to say"), _)
    outline = {"fill": "transparent", "ink": "currentColor", "stroke": "currentColor"}
    return [{**box, **outline, "beside": 1}] if people else []


def _box(start: float, people: int, bar: int, said: str, _: Translator) -> Row:
    """A run of people in the row whose bar begins ``bar`` pixels down, and what they said."""
    return {
        "from": start,
        "to": start + people,
        "middle": start + people / 2,
        "top": bar,
        "bottom": bar + BAR,
        "centre": bar + BAR / 2,
        "count": _.number(people),
        "beside": 0,
        "said": said,
        "people": _.ngettext("{n} person", "{n} people", people),
    }


def _colours(fill: str) -> Row:
    ink = "#ffffff" if fill in DARK_COLOURS else "#1a1a1a"
    return {"fill": fill, "ink": ink, "stroke": STROKE}


def _bars(boxes: Sequence[Row], plane: Plane, height: int) -> list[alt.Chart]:
    """The centre line above and below each bar, the boxes, and the number of people in each."""
    said = [alt.Tooltip(field=field, type="nominal", title=" ") for field in ("said", "people")]
    marks = sorted({(box["top"] - 5, box["bottom"] + 5) for box in boxes})
    centres = layer([{"x": 0, "top": top, "bottom": bottom} for top, bottom in marks])
    return [
        centres.mark_rule(color="currentColor", strokeWidth=2).encode(
            along("x", plane.domain), down("top", height), alt.Y2(field="bottom")
        ),
        _rectangles(boxes, along("from", plane.domain), height).encode(tooltip=said),
        _counts(boxes, along("middle", plane.domain), height, width=_pixels_of_a_box(plane)),
    ]


def _rectangles(boxes: Sequence[Row], x: alt.X, height: int) -> alt.Chart:
    chart: alt.Chart = (
        layer(boxes)
        .mark_rect(strokeWidth=1)
        .encode(
            x,
            alt.X2(field="to"),
            down("top", height),
            alt.Y2(field="bottom"),
            alt.Fill(field="fill", type="nominal", scale=None),
            alt.Stroke(field="stroke", type="nominal", scale=None),
        )
    )
    return chart


def _pixels_of_a_box(plane: Plane) -> str:
    first, last = plane.domain
    return f"(datum.to - datum.from) * width / {last - first}"


def _counts(boxes: Sequence[Row], x: alt.X, height: int, *, width: str) -> alt.Chart:
    """The number of people in each box, or beside it; the table has those that fit nowhere."""
    fits = f"{width} > 4 + 9 * length(datum.count)"
    beside = f"datum.beside * ({width} / 2 + 4 + 5 * length(datum.count))"
    chart: alt.Chart = (
        layer(boxes)
        .mark_text(
            baseline="middle",
            fontSize=size(COUNT),
            fill=alt.ExprRef(expr=f"{fits} ? datum.ink : 'currentColor'"),
            opacity=alt.ExprRef(expr=f"{fits} || datum.beside ? 1 : 0"),
            dx=alt.ExprRef(expr=f"{fits} ? 0 : {beside}"),
        )
        .encode(x, down("centre", height), text("count"))
    )
    return chart


def _legend(items: Sequence[Item], height: int) -> list[alt.Chart]:
    """The colours with their levels; without numbers where the scales differ."""
    lengths = {len(item.levels) for item in items}
    boxes = [
        {
            "from": SWATCH * level,
            "to": SWATCH * (level + 1),
            "middle": SWATCH * (level + 0.5),
            "top": 0,
            "bottom": SWATCH,
            "centre": SWATCH / 2,
            "count": str(level) if len(lengths) == 1 else "",
            "beside": 0,
            **_colours(colour),
        }
        for level, colour in enumerate(PALETTES[max(lengths)])
    ]
    return [
        _rectangles(boxes, across("from"), height),
        _counts(boxes, across("middle"), height, width=f"{SWATCH}"),
    ]


def _legend_words(items: Sequence[Item], _: Translator) -> list[Row]:
    longest = max(len(item.levels) for item in items)
    return [line(_("Level"), SWATCH / 2, indent=SWATCH * longest + 8)]
