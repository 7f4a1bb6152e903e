"""What our own files say beside the wide table: votes after the first one, and facets."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from cimpact.core.answers import off_scale
from cimpact.core.importing.bounds import MOST_MISTAKES
from cimpact.core.importing.mistakes import (
    ItemNotAsked,
    UnknownRespondent,
    UnknownVote,
    WrongTable,
)
from cimpact.core.importing.respondents import ImportedRespondent, Rules
from cimpact.core.importing.sheet import FACETS_TABLE, LONG_TABLE, Sheet
from cimpact.core.questionnaire import FACET_CHOICES, Item
from cimpact.core.rows import FIRST_VOTE, VOTES
from cimpact.core.wide_mistakes import Mistake, shown
from cimpact.errors import CimpactError

NEEDED = {
    LONG_TABLE: ("respondent", "item", "vote", "choice"),
    FACETS_TABLE: ("respondent", "item", "facet", "choice"),
}


def in_companions(
    found: Iterable[ImportedRespondent], sheet: Sheet, rules: Rules
) -> Iterator[Mistake]:
    """Add what the companions of a sheet say of its respondents, who are changed in place.

    Yields what is wrong in them. The first vote is the wide table's: what the long one says of it
    is not read again.
    """
    items = {item.code: item for item in rules.questionnaire.items}
    people = {each.number: each for each in found} if sheet.companions else {}
    wrong = (
        replace(mistake, name=f"{name}: {mistake.name}")
        for name, table in sheet.companions
        for mistake in _of_table(name, table, people, items)
    )
    yield from islice(wrong, MOST_MISTAKES)


def _of_table(
    name: str, table: Sheet, people: dict[str, ImportedRespondent], items: dict[str, Item]
) -> Iterator[Mistake]:
    yield from table.mistakes
    if not set(NEEDED[name]) <= set(table.header):
        yield Mistake(1, 1, "", WrongTable(columns=", ".join(NEEDED[name])))
        return
    places = [table.header.index(column) for column in NEEDED[name]]
    for line, row in zip(table.lines, table.rows, strict=True):
        respondent, item, what, choice = (row[place] for place in places)
        if name == LONG_TABLE and what == FIRST_VOTE:
            continue
        error = _unknown(respondent, item, people, items)
        if error is None:
            take = _vote if name == LONG_TABLE else _facet
            error = take(people[respondent], items[item], what, choice)
        if error is not None:
            yield Mistake(line, places[1] + 1, NEEDED[name][1], error)


def _unknown(
    respondent: str, item: str, people: dict[str, ImportedRespondent], items: dict[str, Item]
) -> CimpactError | None:
    if respondent not in people:
        return UnknownRespondent(respondent=shown(respondent))
    return None if item in items else ItemNotAsked(item=shown(item))


def _vote(
    respondent: ImportedRespondent, item: Item, vote: str, choice: str
) -> CimpactError | None:
    if vote not in VOTES:
        return UnknownVote(vote=shown(vote))
    if choice not in item.choices:
        return off_scale(shown(choice), item.code, item.choices)
    respondent.votes.setdefault(vote, {})[item.code] = choice
    return None


def _facet(
    respondent: ImportedRespondent, item: Item, facet: str, choice: str
) -> CimpactError | None:
    if choice not in FACET_CHOICES:
        return off_scale(shown(choice), item.code, FACET_CHOICES)
    known = {str(number): number for number in range(1, len(item.facets) + 1)}
    if facet not in known:
        return ItemNotAsked(item=f"{item.code} {shown(facet)}")
    respondent.facets[item.code, known[facet]] = choice
    return None
