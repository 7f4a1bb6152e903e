"""The tables of an answers file: wide, long, facets, codebook, notes and names.

Column names, codes and choices are the same in every language; the codebook gives their words.
"""

from collections.abc import Iterator

from cimpact.core.questionnaire import DONT_KNOW, Item, Questionnaire, Section
from cimpact.core.rows import FIRST_VOTE, FileRows
from cimpact.exports.csv_text import Cell, Table
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

_OF_NO_SECTION = (None, None)


def wide(rows: FileRows, questionnaire: Questionnaire) -> Table:
    """One row per respondent, one column per item: the first vote, as ``read_wide`` reads it.

    A column of links only where anybody has one.
    """
    codes = [item.code for item in questionnaire.items]
    choices = {
        (answer.respondent, answer.item): answer.choice
        for answer in rows.answers
        if answer.vote == FIRST_VOTE
    }
    has_links = any(each.link for each in rows.respondents)
    return Table(
        header=[*(LINKED if has_links else WIDE), *codes],
        rows=[
            [
                *(each.number, each.kind),
                *((each.link,) if has_links else ()),
                *(each.sector, each.role),
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


def facets(rows: FileRows) -> Table:
    """One row per facet that somebody said something of, by its number in the codebook."""
    return Table(
        header=FACETS,
        rows=[(each.respondent, each.item, each.facet, each.choice) for each in rows.facets],
    )


def codebook(questionnaire: Questionnaire, _: Translator) -> Table:
    """One row per choice of an item, then of each of its facets; then one per sector and role.

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
    return Table(header=CODEBOOK, rows=[*items, *_sector_and_role_rows(questionnaire, _)])


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
            *(choice, level_of(choice), _label(questionnaire, item, choice, _), None),
        ]


def _facet_rows(
    section: Section, item: Item, questionnaire: Questionnaire, _: Translator
) -> Iterator[list[Cell]]:
    for number, facet in enumerate(item.facets, start=1):
        for choice, label in choice_words(questionnaire, _).items():
            yield [
                *(section.code, _.content(section.name)),
                *(item.code, _.content(item.name), _.content(facet)),
                *(choice, None, label, number),
            ]


def _label(questionnaire: Questionnaire, item: Item, choice: str, _: Translator) -> str:
    level = level_of(choice)
    if level is not None:
        return _.content(item.levels[level].sentence)
    return _.content(questionnaire.dont_know if choice == DONT_KNOW else questionnaire.too_early)


def _sector_and_role_rows(questionnaire: Questionnaire, _: Translator) -> Iterator[list[Cell]]:
    for sector in questionnaire.sectors:
        yield [
            *_OF_NO_SECTION,
            "sector",
            _("Sector"),
            None,
            sector.code,
            None,
            _.content(sector.name),
            None,
        ]
    for role in questionnaire.roles:
        name = _.content(role.name)
        yield [*_OF_NO_SECTION, "role", _("Role"), None, role.code, None, name, None]
