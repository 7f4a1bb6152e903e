"""How far sections are from their targets: a dot for the mean, an upright line for the target."""

from collections.abc import Iterator, Sequence

import altair as alt

from cimpact.charts.figure import (
    COUNT,
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
    size,
    text,
)
from cimpact.core.questionnaire import Questionnaire
from cimpact.core.report import Report
from cimpact.findings import sections as findings
from cimpact.findings.sections import SectionFinding
from cimpact.i18n import Translator

LEGEND = 40
TRACK = 26
BETWEEN = 16
SCALE = 24
"""Heights in pixels."""

BEHIND, REACHED = PALETTES[5][0], PALETTES[5][-1]


def section_gaps(report: Report, questionnaire: Questionnaire, _: Translator) -> Figure | None:
    """The mean of every section that may be shown, against its target where it has one."""
    sections = findings.section_findings(report, questionnaire, _)
    if not sections:
        return None
    title = findings.sections_title(report, _)
    description = _(
        "{title}. Mean and target of each section on the scale; the table has the figures.",
        title=title,
    )
    return Figure(
        title=title,
        description=description,
        chart=_chart(sections, _),
        tables=findings.sections_tables(report, questionnaire, _),
    )


def _chart(sections: Sequence[SectionFinding], _: Translator) -> alt.LayerChart:
    bold, rows, top = [], [], LEGEND
    words = [line(_("● mean, | target"), LEGEND / 2 - 5)]
    for section in sections:
        name, standing = heading(section.name, section.standing, top)
        track = top + LINE * len([*name, *standing])
        bold += name
        words += standing
        rows.append(_row(section, track + TRACK / 2))
        top = track + TRACK + BETWEEN
    height = top - BETWEEN + SCALE
    layers = [names(bold, height), notes(words, height), *_dumbbells(rows, height, _)]
    return layered(layers, height=height, _=_)


def _row(section: SectionFinding, y: float) -> Row:
    is_behind = section.target is not None and section.mean < section.target
    return {
        "y": y,
        "mean": section.mean,
        "target": section.target,
        "from": y - TRACK / 2,
        "to": y + TRACK / 2,
        "zero": 0,
        "top": section.top,
        "is_behind": is_behind,
        "fill": BEHIND if is_behind else REACHED,
    }


def _dumbbells(rows: Sequence[Row], height: int, _: Translator) -> Iterator[alt.Chart]:
    """The scale behind, the gap where there is one, the target, the mean, the levels below."""
    highest = max(row["top"] for row in rows)
    domain, y = (-0.1, highest + 0.1), down("y", height)
    yield (
        layer(rows)
        .mark_rule(color=STROKE, strokeWidth=1, opacity=0.6)
        .encode(along("zero", domain), alt.X2(field="top"), y)
    )
    if behind := [row for row in rows if row["is_behind"]]:
        yield (
            layer(behind)
            .mark_rule(color=BEHIND, strokeWidth=6)
            .encode(along("mean", domain), alt.X2(field="target"), y)
        )
    if targets := [row for row in rows if row["target"] is not None]:
        yield (
            layer(targets)
            .mark_rule(color="currentColor", strokeWidth=3)
            .encode(along("target", domain), down("from", height), alt.Y2(field="to"))
        )
    yield (
        layer(rows)
        .mark_point(shape="circle", size=200, stroke=STROKE, opacity=1)
        .encode(along("mean", domain), y, alt.Fill(field="fill", type="nominal", scale=None))
    )
    yield _scale(highest, height, _)


def _scale(highest: int, height: int, _: Translator) -> alt.Chart:
    ticks = [
        {"level": level, "y": height - SCALE / 2, "text": _.number(level)}
        for level in range(highest + 1)
    ]
    chart: alt.Chart = (
        layer(ticks)
        .mark_text(baseline="middle", color="currentColor", fontSize=size(COUNT))
        .encode(along("level", (-0.1, highest + 0.1)), down("y", height), text("text"))
    )
    return chart
