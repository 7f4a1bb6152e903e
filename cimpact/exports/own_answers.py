"""One person's own answers as a table: what they said of each element, in words, for themselves."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from cimpact.core.questionnaire import DONT_KNOW, Item, Questionnaire
from cimpact.exports.answers_tables import LEVELS
from cimpact.exports.csv_text import Cell, Table
from cimpact.findings.facets import choice_words
from cimpact.i18n import Translator


class LookedBack(Protocol):
    """What somebody says, today, of the day of an earlier session: choices by item code."""

    @property
    def held_on(self) -> date:
        """That day."""

    @property
    def choices(self) -> Mapping[str, str]:
        """The choices; nothing for what was left blank."""


@dataclass(frozen=True, slots=True)
class OwnAnswers:
    """By item code: the choice, the sentence and what it rests on; by item and place, the points.

    Nothing is there for what was left blank. ``past`` is None where nobody was asked to look back.
    """

    choices: Mapping[str, str]
    facets: Mapping[tuple[str, int], str]
    notes: Mapping[str, tuple[str, str]]
    past: LookedBack | None = None


def own_answers_table(own: OwnAnswers, questionnaire: Questionnaire, _: Translator) -> Table:
    """One row per element, then one per point of it that was answered, then the look back."""
    return Table.of_rows(
        (_("Section"), _("Element"), _("Answer"), _("Sentence"), _("What it rests on")),
        [
            row
            for section in questionnaire.sections
            for item in section.items
            for row in (
                _item_row(own, _.content(section.name), item, questionnaire, _),
                *_facet_rows(own, _.content(section.name), item, questionnaire, _),
                *_past_rows(own, _.content(section.name), item, questionnaire, _),
            )
        ],
    )


def _item_row(
    own: OwnAnswers, section: str, item: Item, questionnaire: Questionnaire, _: Translator
) -> list[Cell]:
    choice = own.choices.get(item.code)
    words = None if choice is None else _choice_words(choice, item, questionnaire, _)
    return [section, _.content(item.name), words, *own.notes.get(item.code, (None, None))]


def _choice_words(choice: str, item: Item, questionnaire: Questionnaire, _: Translator) -> str:
    level = LEVELS[choice]
    if level is not None:
        return f"{level} · {_.content(item.levels[level].sentence)}"
    return _.content(questionnaire.dont_know if choice == DONT_KNOW else questionnaire.too_early)


def _facet_rows(
    own: OwnAnswers, section: str, item: Item, questionnaire: Questionnaire, _: Translator
) -> list[list[Cell]]:
    words = choice_words(questionnaire, _)
    return [
        [section, _.content(facet), words[own.facets[item.code, number]], None, None]
        for number, facet in enumerate(item.facets, start=1)
        if (item.code, number) in own.facets
    ]


def _past_rows(
    own: OwnAnswers, section: str, item: Item, questionnaire: Questionnaire, _: Translator
) -> list[list[Cell]]:
    choice = own.past.choices.get(item.code) if own.past else None
    if own.past is None or choice is None:
        return []
    day, name = _.date(own.past.held_on), _.content(item.name)
    element = _("{element}, looking back to {day}", element=name, day=day)
    return [[section, element, _choice_words(choice, item, questionnaire, _), None, None]]
