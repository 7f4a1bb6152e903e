"""The tables of an answers file: wide, long, codebook, notes and names.

Column names, codes and choices are the same in every language; the codebook gives their words.
"""

from collections.abc import Iterator

from cimpact.core.lists import Lists
from cimpact.core.questionnaire import DONT_KNOW, Item, Questionnaire, Section
from cimpact.core.rows import FIRST_VOTE, FileRows
from cimpact.exports.csv_text import Cell, Table
from cimpact.exports.work_tables import outcomes, statuses
from cimpact.i18n import Translator

WIDE = ("respondent", "kind", "sector", "role")
LONG = ("respondent", "kind", "section", "item", "vote", "choice", "level")
CODEBOOK = ("section", "section_name", "item", "name", "question", "choice", "level", "label")
NOTES = ("item", "kind", "text")
NAMES = ("respondent", "name")

_OF_NO_SECTION = (None, None)


def wide(rows: FileRows, questionnaire: Questionnaire) -> Table:
    """One row per respondent, one column per item: the first vote, as ``read_wide`` reads it."""
    codes = [item.code for item in questionnaire.items]
    choices = {
        (answer.respondent, answer.item): answer.choice
        for answer in rows.answers
        if answer.vote == FIRST_VOTE
    }
    return Table(
        header=[*WIDE, *codes],
        rows=[
            [
                *(each.number, each.kind, each.sector, each.role),
                *(choices.get((each.number, code)) for code in codes),
            ]
            for each in rows.respondents
        ],
    )


def long(rows: FileRows, questionnaire: Questionnaire) -> Table:
    """One row per answer of any vote; no level for don't know and too early."""
    kinds = {each.number: each.kind for each in rows.respondents}
    sections = {
        item.code: section.code for section in questionnaire.sections for item in section.items
    }
    return Table(
        header=LONG,
        rows=[
            [
                *(answer.respondent, kinds[answer.respondent], sections[answer.item]),
                *(answer.item, answer.vote, answer.choice, level_of(answer.choice)),
            ]
            for answer in rows.answers
        ],
    )


def codebook(questionnaire: Questionnaire, lists: Lists, _: Translator) -> Table:
    """One row per item and choice, then one per value of other columns, in one language."""
    items = [
        row
        for section in questionnaire.sections
        for item in section.items
        for row in _item_rows(section, item, questionnaire, _)
    ]
    return Table(header=CODEBOOK, rows=[*items, *_list_rows(lists, _)])


def notes(rows: FileRows) -> Table:
    """What was written, item after item, without anything that says who."""
    return Table(header=NOTES, rows=[(note.item, note.kind, note.text) for note in rows.notes])


def names(rows: FileRows) -> Table:
    """Which number is whose."""
    return Table(header=NAMES, rows=[(each.number, each.name) for each in rows.respondents])


def level_of(choice: str) -> int | None:
    """The level of a choice; None for don't know and too early."""
    return int(choice) if choice.isdigit() else None


def _item_rows(
    section: Section, item: Item, questionnaire: Questionnaire, _: Translator
) -> Iterator[list[Cell]]:
    for choice in item.choices:
        yield [
            *(section.code, _.content(section.name)),
            *(item.code, _.content(item.name), _.content(item.stem)),
            *(choice, level_of(choice), _label(questionnaire, item, choice, _)),
        ]


def _label(questionnaire: Questionnaire, item: Item, choice: str, _: Translator) -> str:
    level = level_of(choice)
    if level is not None:
        return _.content(item.levels[level].sentence)
    return _.content(questionnaire.dont_know if choice == DONT_KNOW else questionnaire.too_early)


def _list_rows(lists: Lists, _: Translator) -> Iterator[list[Cell]]:
    """What stands in columns that are no items, value by value."""
    values = [
        *(("sector", _("Sector"), each.code, _.content(each.name)) for each in lists.sectors),
        *(("role", _("Role"), each.code, _.content(each.name)) for each in lists.roles),
        *(("outcome", _("Decision"), each, label) for each, label in outcomes(_).items()),
        *(("status", _("Status of an action"), each, label) for each, label in statuses(_).items()),
    ]
    for column, name, code, label in values:
        yield [*_OF_NO_SECTION, column, name, None, code, None, label]
