"""An element for the back of the room: its sentences as rows, a dot per person where revealed.

Written as a table of the page, not drawn: words wrap, grow with the projector and are read aloud.
"""

import html
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cimpact.charts.dots import people_per_dot
from cimpact.charts.figure import PALETTES
from cimpact.core.questionnaire import Item, Questionnaire
from cimpact.core.report import ItemFigures
from cimpact.i18n import Translator


@dataclass(frozen=True, slots=True)
class Column:
    """One vote: its heading (empty where there is one vote only) and its figures."""

    heading: str
    figures: ItemFigures


def item_sentences(
    item: Item, questionnaire: Questionnaire, columns: Sequence[Column], _: Translator
) -> str:
    """HTML of an element's rows; without columns only the sentences, before the reveal.

    Columns are of figures that may be shown; those that are hidden have no dots.
    """
    shown = [column for column in columns if column.figures.counts is not None]
    counted = [_people(column.figures) for column in shown]
    each = people_per_dot(max((max(people) for people in counted), default=1))
    fills = (*PALETTES[len(item.levels)], "transparent", "transparent")
    words = [_.content(level.sentence) for level in item.levels]
    words += [_.content(questionnaire.dont_know), _.content(questionnaire.too_early)]
    rows = [
        _row(sentence, [people[place] for people in counted], each, fills[place], _)
        for place, sentence in enumerate(words)
        if place < len(item.levels) or any(people[place] for people in counted)
    ]
    return f"<table data-sentences>{_heading(shown)}<tbody>{''.join(rows)}</tbody></table>" + (
        f"<p>{html.escape(_legend(each, _))}</p>" if each > 1 else ""
    )


def _people(figures: ItemFigures) -> tuple[int, ...]:
    return (*(figures.counts or ()), figures.dont_know, figures.too_early)


def _heading(columns: Sequence[Column]) -> str:
    if not any(column.heading for column in columns):
        return ""
    cells = "".join(f"<th scope='col'>{html.escape(column.heading)}</th>" for column in columns)
    return f"<thead><tr><td></td>{cells}</tr></thead>"


def _row(sentence: str, people: Sequence[int], each: int, fill: str, _: Translator) -> str:
    cells = "".join(_cell(number, each, fill, _) for number in people)
    return f"<tr><th scope='row'>{html.escape(sentence)}</th>{cells}</tr>"


def _cell(people: int, each: int, fill: str, _: Translator) -> str:
    words = html.escape(_.ngettext("{n} person", "{n} people", people))
    dots = "".join(_dots(people, each, fill))
    return (
        f"<td><span aria-hidden='true'>{dots}</span><small>{words if people else ''}</small></td>"
    )


def _dots(people: int, each: int, fill: str) -> Iterator[str]:
    """The last one is small where it stands for fewer people than the others."""
    whole, rest = divmod(people, each)
    yield from [f"<i style='background:{fill}'></i>"] * whole
    if rest:
        yield f"<i data-small style='background:{fill}'></i>"


def _legend(each: int, _: Translator) -> str:
    return _("A dot stands for {people} people, a small one for fewer.", people=_.number(each))
