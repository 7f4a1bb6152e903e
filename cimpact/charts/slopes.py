"""Change, section by section: where each session stood, and lines where people are the same.

One small chart per section, all on the whole scale. A point is the mean of everybody who answered;
a line joins two sessions only if enough people are found in both, thick where the change is clear.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

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
    notes,
    size,
    text,
)
from cimpact.charts.sessions import DATE, columns_width, dates, middle, word, words
from cimpact.core.changes import Comparison, Movement
from cimpact.core.questionnaire import Questionnaire, Section
from cimpact.findings import changes, sittings
from cimpact.findings.changes import MARKS, MovementFinding, Outcome
from cimpact.findings.items import Table
from cimpact.i18n import Translator

PLANE = 112
ABOVE = BELOW = 24
MOVERS = 20
"""Heights in pixels: the scale, what is free above and below it, the people who moved."""

BESIDE = 17
"""How far the number of a point stands above or below it, in pixels."""

LEFT = 0.06
"""The share of the width that the numbers of the scale take."""

POINT = PALETTES[5][-1]


@dataclass(frozen=True, slots=True)
class Plane:
    """Where a chart draws: the first pixel of the scale, its highest level, and the sessions."""

    top: int
    highest: int
    sessions: int

    def x(self, place: float) -> float:
        """The middle of a session's column; of a place in between, as far between two of them."""
        return middle(place, self.sessions, left=LEFT)

    def y(self, level: float) -> float:
        """Where a level lies, in pixels from the top of the chart."""
        return self.top + PLANE * (1 - level / self.highest)


def section_slope(
    comparison: Comparison, section: Section, questionnaire: Questionnaire, _: Translator
) -> Figure | None:
    """One section through all sessions; nothing where none has a mean that may be shown."""
    means = [each.mean for each in sittings.standings(section.code, comparison)]
    if all(mean is None for mean in means):
        return None
    last = _last_finding(comparison, section, questionnaire, _)
    name = _.content(section.name)
    title = name if last is None else _("{section}: {word}", section=name, word=last.word)
    series = "; ".join(
        f"{day} {_.number(mean, 1)}"
        for day, mean in zip(sittings.labels(comparison, _), means, strict=True)
        if mean is not None
    )
    return Figure(
        title=title,
        description=_(
            "{title}. Mean of the section in each session: {series}.", title=title, series=series
        ),
        chart=_chart(comparison, section, last, _),
        tables=_tables(comparison, section, _),
    )


def _last_finding(
    comparison: Comparison, section: Section, questionnaire: Questionnaire, _: Translator
) -> MovementFinding | None:
    """What the section did between the last two sessions; None where it is not compared."""
    found = changes.section_changes(comparison.changes[-1], questionnaire, _)
    return next((each for each in found if each.code == section.code), None)


def _tables(comparison: Comparison, section: Section, _: Translator) -> tuple[Table, ...]:
    moved = [(place, each) for place, each in enumerate(_movements(comparison, section)) if each]
    names = [sittings.between(place, comparison, _) for place, _movement in moved]
    return (
        sittings.standings_table(section.code, comparison, _),
        *changes.change_tables([each for _place, each in moved], names, _("Sessions"), _),
    )


def _movements(comparison: Comparison, section: Section) -> list[Movement | None]:
    """What the section did from each session to the next; None where it is not compared."""
    return [
        {movement.code: movement for movement in change.sections}.get(section.code)
        for change in comparison.changes
    ]


def _chart(
    comparison: Comparison, section: Section, last: MovementFinding | None, _: Translator
) -> alt.LayerChart:
    said = last.sentences[0] if last is not None else ""
    lines = heading("", said, 0)[1]
    plane = Plane(
        top=LINE * len(lines) + ABOVE,
        highest=max(item.top for item in section.items),
        sessions=len(comparison.sittings),
    )
    below = plane.top + PLANE + BELOW
    height = below + MOVERS + 2 * DATE
    layers = [
        *([notes(lines, height)] if lines else []),
        *_scale(plane, height, _),
        *_lines(comparison, section, plane, height),
        *_points(comparison, section, plane, height, _),
        *_movers(comparison, section, plane, height, _),
        words(
            dates(comparison, below + MOVERS, _, left=LEFT),
            height,
            width=columns_width(comparison, left=LEFT),
        ),
    ]
    return layered(layers, height=int(height), _=_)


def _scale(plane: Plane, height: int, _: Translator) -> Iterator[alt.Chart]:
    """A thin line and a number for every level."""
    levels = [
        {"from": LEFT / 2, "to": 1, "x": 0, "y": plane.y(level), "text": _.number(level)}
        for level in range(plane.highest + 1)
    ]
    yield (
        layer(levels)
        .mark_rule(color=STROKE, strokeWidth=1, opacity=0.35)
        .encode(along("from", (0, 1)), alt.X2(field="to"), down("y", height))
    )
    yield (
        layer(levels)
        .mark_text(align="left", baseline="middle", color="currentColor", fontSize=size(COUNT))
        .encode(along("x", (0, 1)), down("y", height), text("text"))
    )


def _lines(
    comparison: Comparison, section: Section, plane: Plane, height: int
) -> Iterator[alt.Chart]:
    """From each session to the next, where enough people are found in both."""
    means = [each.mean for each in sittings.standings(section.code, comparison)]
    rows: dict[bool, list[Row]] = {False: [], True: []}
    for place, movement in enumerate(_movements(comparison, section)):
        earlier, later = means[place : place + 2]
        if movement is None or movement.hidden or earlier is None or later is None:
            continue
        rows[movement.clear_change].append(
            {
                "x": plane.x(place),
                "y": plane.y(earlier),
                "x2": plane.x(place + 1),
                "y2": plane.y(later),
            }
        )
    for is_clear, lines in rows.items():
        if lines:
            yield (
                layer(lines)
                .mark_rule(
                    color="currentColor" if is_clear else STROKE, strokeWidth=4 if is_clear else 2
                )
                .encode(
                    along("x", (0, 1)),
                    down("y", height),
                    alt.X2(field="x2"),
                    alt.Y2(field="y2"),
                )
            )


def _points(
    comparison: Comparison, section: Section, plane: Plane, height: int, _: Translator
) -> Iterator[alt.Chart]:
    """The mean of each session, with its number above; below where both lines rise from it."""
    means = [each.mean for each in sittings.standings(section.code, comparison)]
    rows = [
        {
            "x": plane.x(place),
            "y": plane.y(mean),
            "beside": plane.y(mean) + (BESIDE if _is_low(means, place) else -BESIDE),
            "text": _.number(mean, 1),
        }
        for place, mean in enumerate(means)
        if mean is not None
    ]
    yield (
        layer(rows)
        .mark_point(shape="circle", size=140, stroke=STROKE, fill=POINT, opacity=1)
        .encode(along("x", (0, 1)), down("y", height))
    )
    yield (
        layer(rows)
        .mark_text(baseline="middle", color="currentColor", fontSize=size(COUNT), fontWeight=600)
        .encode(along("x", (0, 1)), down("beside", height), text("text"))
    )


def _is_low(means: Sequence[float | None], place: int) -> bool:
    """Whether both neighbours stand higher."""
    mean, neighbours = means[place], (means[max(place - 1, 0)], *means[place + 1 : place + 2])
    return mean is not None and all(
        neighbour is not None and neighbour > mean for neighbour in neighbours
    )


def _movers(
    comparison: Comparison, section: Section, plane: Plane, height: int, _: Translator
) -> Iterator[alt.Chart]:
    """Between two sessions, how many of the same people went up and down."""
    rows = [
        word(
            f"{MARKS[Outcome.UP]} {_.number(movement.up)}  "
            f"{MARKS[Outcome.DOWN]} {_.number(movement.down)}",
            plane.x(place + 0.5),
            plane.top + PLANE + BELOW + MOVERS / 2 - 4,
        )
        for place, movement in enumerate(_movements(comparison, section))
        if movement is not None and movement.up is not None and movement.down is not None
    ]
    if rows:
        yield words(rows, height, width=(1 - LEFT) / plane.sessions, cut=False)
