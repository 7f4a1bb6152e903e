"""All sessions at a glance: section means in coloured cells, preconditions in words."""

from collections.abc import Iterator, Sequence

import altair as alt

from cimpact.charts.figure import (
    COUNT,
    LINE,
    STROKE,
    Figure,
    Row,
    along,
    down,
    heading,
    layer,
    layered,
    names,
    notes,
    size,
    text,
)
from cimpact.charts.sessions import DATE, LETTER, columns_width, dates, middle, word, words
from cimpact.core.changes import Comparison
from cimpact.core.questionnaire import Questionnaire, Section
from cimpact.findings import changes, sittings
from cimpact.findings.items import Table
from cimpact.findings.sittings import GateSteps
from cimpact.i18n import Translator

CELL = 32
BETWEEN = 10
GAP = 0.012
"""Heights in pixels, and the share of the width between two cells."""

PALE, DEEP = (0xE6, 0xF2, 0xF0), (0x01, 0x66, 0x5E)
"""The colours of the lowest and of the highest mean: one hue, so that none is good or bad."""

LIGHTEST_UNDER_WHITE = 0.179
"""Luminance up to which white letters stand out more than black ones; both reach 4.5 to 1 there."""

MOST_WORDS = 3
"""How many statuses stand in words beside each other on a phone."""

HIDDEN = "\u2013"


def section_standings(
    comparison: Comparison, questionnaire: Questionnaire, _: Translator
) -> Figure | None:
    """Sections by sessions, then preconditions by sessions; nothing where neither has anything."""
    gates = sittings.gate_steps(comparison, questionnaire, _)
    shown = sittings.averaged(comparison, questionnaire)
    sections = [section for section in questionnaire.sections if section.code in shown]
    if not sections and not gates:
        return None
    title = _title(comparison, _)
    return Figure(
        title=title,
        description=_(
            "{title}. Section means and preconditions in every session; the tables have them.",
            title=title,
        ),
        chart=_chart(comparison, sections, gates, _),
        tables=(
            sittings.sittings_table(comparison, _),
            *_section_tables(comparison, sections, _),
            *([sittings.gates_table(gates, comparison, _)] if gates else []),
        ),
    )


def _title(comparison: Comparison, _: Translator) -> str:
    """What moved last, where that can be said."""
    last = comparison.changes[-1]
    if changes.is_known(last):
        return changes.changes_title(last, _)
    return _("Where the sections stood in each session")


def gate_words(
    comparison: Comparison, questionnaire: Questionnaire, _: Translator
) -> Figure | None:
    """Preconditions by sessions, in words; nothing in editions without any."""
    gates = sittings.gate_steps(comparison, questionnaire, _)
    if not gates:
        return None
    title = sittings.gates_title(comparison, _)
    return Figure(
        title=title,
        description=_(
            "{title}. The status of every precondition in every session; the table has them.",
            title=title,
        ),
        chart=_chart(comparison, (), gates, _),
        tables=(sittings.gates_table(gates, comparison, _),),
    )


def _section_tables(
    comparison: Comparison, sections: Sequence[Section], _: Translator
) -> Iterator[Table]:
    for section in sections:
        table = sittings.standings_table(section.code, comparison, _)
        yield {_("Section"): [_.content(section.name)] * len(comparison.sittings), **table}


def _chart(
    comparison: Comparison, sections: Sequence[Section], gates: Sequence[GateSteps], _: Translator
) -> alt.LayerChart:
    bold: list[Row] = []
    cells: list[Row] = []
    said: list[Row] = []
    top = 2 * DATE + BETWEEN
    for section in sections:
        lines, _none = heading(_.content(section.name), "", top)
        top += LINE * len(lines)
        cells += _cells(section, comparison, top, _)
        bold += lines
        top += CELL + BETWEEN
    for gate in gates:
        lines, _none = heading(gate.name, "", top)
        top += LINE * len(lines)
        said += _gate_cells(gate, top)
        bold += lines
        top += LINE + BETWEEN
    legend: list[Row] = []
    if gates and len(comparison.sittings) > MOST_WORDS:
        _none, legend = heading("", sittings.gates_legend(_), top)
        top += LINE * len(legend)
    layers = [
        words(dates(comparison, 0, _), top, width=columns_width(comparison)),
        names(bold, top),
        *([notes(legend, top)] if legend else []),
        *_coloured(cells, top),
        *_words(said, top, 1 / len(comparison.sittings)),
    ]
    return layered(layers, height=top, _=_)


def _cells(section: Section, comparison: Comparison, top: int, _: Translator) -> list[Row]:
    """One cell per session, the deeper the higher its mean; empty with a dash where hidden."""
    highest = max(item.top for item in section.items)
    number = len(comparison.sittings)
    return [
        {
            "from": place / number,
            "to": (place + 1) / number - (GAP if place + 1 < number else 0),
            "x": (place + 0.5) / number - GAP / 2,
            "top": top,
            "bottom": top + CELL,
            "y": top + CELL / 2,
            "text": HIDDEN if each.mean is None else _.number(each.mean, 1),
            **_colours(None if each.mean is None else each.mean / highest),
        }
        for place, each in enumerate(sittings.standings(section.code, comparison))
    ]


def _colours(share: float | None) -> Row:
    """The fill for a share of the scale, and black or white letters on it."""
    if share is None:
        return {"fill": "transparent", "ink": STROKE}
    mixed = [round(pale + (deep - pale) * share) for pale, deep in zip(PALE, DEEP, strict=True)]
    red, green, blue = (_linear(part / 255) for part in mixed)
    luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    ink = "#ffffff" if luminance < LIGHTEST_UNDER_WHITE else "#000000"
    return {"fill": "#{:02x}{:02x}{:02x}".format(*mixed), "ink": ink}


def _linear(part: float) -> float:
    """A channel of a colour without its gamma, as WCAG computes luminance."""
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004  WCAG's


def _coloured(cells: Sequence[Row], height: int) -> Iterator[alt.Chart]:
    if not cells:
        return
    yield (
        layer(cells)
        .mark_rect(strokeWidth=1, stroke=STROKE)
        .encode(
            along("from", (0, 1)),
            alt.X2(field="to"),
            down("top", height),
            alt.Y2(field="bottom"),
            alt.Fill(field="fill", type="nominal", scale=None),
        )
    )
    yield (
        layer(cells)
        .mark_text(
            baseline="middle",
            fontSize=size(COUNT),
            fontWeight=600,
            color=alt.ExprRef(expr="datum.ink"),
        )
        .encode(along("x", (0, 1)), down("y", height), text("text"))
    )


def _gate_cells(gate: GateSteps, top: int) -> list[Row]:
    """A mark and a word per session, and the mark alone for where both would not fit."""
    number = len(gate.statuses)
    return [
        {
            **word(
                HIDDEN if status is None else f"{status[0]} {status[1]}",
                middle(place, number),
                top + LINE / 2,
            ),
            "mark": HIDDEN if status is None else status[0],
        }
        for place, status in enumerate(gate.statuses)
    ]


def _words(rows: Sequence[Row], height: int, share: float) -> Iterator[alt.Chart]:
    """Statuses, shortened to their mark in narrow columns."""
    if rows:
        fits = f"width * {share} > {LETTER} * length(datum.text) + 8"
        yield (
            layer(rows)
            .mark_text(
                align="center",
                baseline="middle",
                color="currentColor",
                fontSize=size(COUNT),
                text=alt.ExprRef(expr=f"{fits} ? datum.text : datum.mark"),
            )
            .encode(along("x", (0, 1)), down("y", height))
        )
