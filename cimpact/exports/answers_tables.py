"""The tables of an answers file: wide, long, facets, codebook, notes and names.

Column names, codes and choices are the same in every language; the codebook gives their words.
"""

from collections.abc import Iterator

import numpy as np

from cimpact.core.answers import CHOICES, PERSON
from cimpact.core.lists import Lists
from cimpact.core.questionnaire import Item, Questionnaire, Section
from cimpact.core.rows import FIRST_VOTE, FileRows, SessionRows, disclosed
from cimpact.exports.csv_text import Cell, Table
from cimpact.exports.source import Wanted
from cimpact.exports.work_tables import (
    action_days,
    actions,
    decisions,
    label,
    outcomes,
    statuses,
)
from cimpact.findings.facets import choice_words
from cimpact.i18n import Translator

WIDE = ("respondent", "kind", "sector", "role")
LINKED = ("respondent", "kind", "link", "sector", "role")
LONG = ("respondent", "kind", "section", "item", "vote", "choice", "level")
FACETS = ("respondent", "item", "facet", "choice")
CODEBOOK = (
    *("section", "section_name", "item", "name", "question", "choice", "level", "label"),
    "facet",
)
NOTES = ("item", "kind", "text")
NAMES = ("respondent", "name")

LEVELS = {choice: int(choice) if choice.isdigit() else None for choice in CHOICES}
"""The level of each choice; None for don't know and too early."""

_OF_NO_SECTION = (None, None)


def answers_tables(rows: SessionRows, wanted: Wanted) -> dict[str, Table]:
    """Every table by its name, after the disclosure gate; that of names only where wanted.

    Raises NothingToTakeAway, TooFewPeople, NoNames.
    """
    shown = disclosed(rows, wanted.randomness, with_names=wanted.with_names)
    tables = {
        "wide": wide(shown, rows.questionnaire),
        "long": long(shown, rows.questionnaire),
        "facets": facets(shown),
        "codebook": codebook(rows.questionnaire, rows.lists, wanted.text),
        "notes": notes(shown),
        "decisions": decisions(rows.questionnaire, rows.decisions, wanted.text),
        "actions": actions(rows.actions),
        "action_days": action_days(rows.actions),
    }
    return tables | ({"names": names(shown)} if wanted.with_names else {})


def wide(rows: FileRows, questionnaire: Questionnaire) -> Table:
    """One row per respondent, one column per item: the first vote, as ``read_wide`` reads it.

    A column of links only where anybody has one.
    """
    codes = [item.code for item in questionnaire.items]
    columns = {code: place for place, code in enumerate(codes)}
    numbers = [each.number for each in rows.respondents]
    chosen = np.full((len(numbers), len(codes)), None, dtype=object)
    is_first = np.array(rows.answers.vote, dtype=object) == FIRST_VOTE
    row = np.searchsorted(numbers, rows.answers.respondent)  # respondents lie by number
    column = np.array([columns[item] for item in rows.answers.item])
    choice = np.array(rows.answers.choice, dtype=object)
    chosen[row[is_first], column[is_first]] = choice[is_first]
    has_links = any(each.link for each in rows.respondents)
    return Table(
        header=[*(LINKED if has_links else WIDE), *codes],
        columns=[
            numbers,
            [each.kind for each in rows.respondents],
            *([[each.link for each in rows.respondents]] if has_links else []),
            [each.sector for each in rows.respondents],
            [each.role for each in rows.respondents],
            *chosen.T.tolist(),
        ],
    )


def long(rows: FileRows, questionnaire: Questionnaire) -> Table:
    """One row per answer of any vote; no level for don't know and too early."""
    kinds = {each.number: each.kind for each in rows.respondents}
    sections = {
        item.code: section.code for section in questionnaire.sections for item in section.items
    }
    answers = rows.answers
    return Table(
        header=LONG,
        columns=[
            answers.respondent,
            [kinds[respondent] for respondent in answers.respondent],
            [sections[item] for item in answers.item],
            answers.item,
            answers.vote,
            answers.choice,
            [LEVELS[choice] for choice in answers.choice],
        ],
    )


def facets(rows: FileRows) -> Table:
    """One row per facet that somebody said something of, by its number in the codebook."""
    return Table.of_rows(
        FACETS, [(each.respondent, each.item, each.facet, each.choice) for each in rows.facets]
    )


def codebook(questionnaire: Questionnaire, lists: Lists, _: Translator) -> Table:
    """One row per choice of an item, then of each of its facets; then one per value elsewhere.

    In the words of one language. Only the rows of facets say a facet.
    """
    items = [
        row
        for section in questionnaire.sections
        for item in section.items
        for rows in (
            _item_rows(section, item, questionnaire, _),
            _facet_rows(section, item, questionnaire, _),
        )
        for row in rows
    ]
    return Table.of_rows(CODEBOOK, [*items, *_list_rows(lists, _)])


def notes(rows: FileRows) -> Table:
    """What was written, item after item, without anything that says who."""
    return Table.of_rows(NOTES, [(note.item, note.kind, note.text) for note in rows.notes])


def names(rows: FileRows) -> Table:
    """Which number is whose; the group has none."""
    people = [each for each in rows.respondents if each.kind == PERSON]
    return Table.of_rows(NAMES, [(each.number, each.name) for each in people])


def _item_rows(
    section: Section, item: Item, questionnaire: Questionnaire, _: Translator
) -> Iterator[list[Cell]]:
    for choice in item.choices:
        yield [
            *(section.code, _.content(section.name)),
            *(item.code, _.content(item.name), _.content(item.stem)),
            *(choice, LEVELS[choice], label(questionnaire, item, choice, _), None),
        ]


def _facet_rows(
    section: Section, item: Item, questionnaire: Questionnaire, _: Translator
) -> Iterator[list[Cell]]:
    for number, facet in enumerate(item.facets, start=1):
        for choice, meaning in choice_words(questionnaire, _).items():
            yield [
                *(section.code, _.content(section.name)),
                *(item.code, _.content(item.name), _.content(facet)),
                *(choice, None, meaning, number),
            ]


def _list_rows(lists: Lists, _: Translator) -> Iterator[list[Cell]]:
    """What stands in columns that are no items, value by value."""
    values = [
        *(("sector", _("Sector"), each.code, _.content(each.name)) for each in lists.sectors),
        *(("role", _("Role"), each.code, _.content(each.name)) for each in lists.roles),
        *(("outcome", _("Decision"), each, meaning) for each, meaning in outcomes(_).items()),
        *(
            ("status", _("Status of an action"), each, meaning)
            for each, meaning in statuses(_).items()
        ),
    ]
    for column, name, code, meaning in values:
        yield [*_OF_NO_SECTION, column, name, None, code, None, meaning, None]
