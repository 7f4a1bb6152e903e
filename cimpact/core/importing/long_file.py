"""Our long file: one row per answer of any vote; its columns need no mapping."""

from collections.abc import Iterator

from cimpact.core.answers import KINDS, PERSON, UnknownKind, off_scale
from cimpact.core.importing.bounds import MOST_MISTAKES, MOST_PEOPLE
from cimpact.core.importing.mistakes import (
    AnsweredTwice,
    ItemNotAsked,
    MoreThanInvited,
    TooManyRows,
    TwoKinds,
    UnknownVote,
    bounded,
    in_order,
)
from cimpact.core.importing.respondents import Checked, ImportedRespondent, Rules
from cimpact.core.importing.sheet import Sheet
from cimpact.core.questionnaire import Item
from cimpact.core.rows import VOTES
from cimpact.core.wide_mistakes import Mistake, NamelessRow, shown
from cimpact.errors import CimpactError

RESPONDENT, KIND, ITEM, VOTE, CHOICE = COLUMNS = ("respondent", "kind", "item", "vote", "choice")


def checked_long(sheet: Sheet, rules: Rules) -> Checked:
    """Gather the rows of each respondent. Nothing is raised: mistakes are part of the answer."""
    items = {item.code: item for item in rules.questionnaire.items}
    places = {name: sheet.header.index(name) for name in COLUMNS if name in sheet.header}
    found: dict[str, ImportedRespondent] = {}
    mistakes = list(sheet.mistakes)
    for line, row in zip(sheet.lines, sheet.rows, strict=True):
        if len(mistakes) > MOST_MISTAKES:
            break
        cells = {name: row[place] for name, place in places.items()}
        for name, error in _taken(cells, line, found, items):
            mistakes.append(Mistake(line, places[name] + 1, name, error))
    if len(found) > MOST_PEOPLE:
        mistakes.append(Mistake(1, 1, "", TooManyRows(most=MOST_PEOPLE)))
    people = sum(each.kind == PERSON for each in found.values())
    if rules.invited is not None and people > rules.invited:
        error = MoreThanInvited(people=people, invited=rules.invited)
        mistakes.append(Mistake(1, 1, "", error))
    return Checked(
        respondents=tuple(each for each in found.values() if each.answers),
        left_out=(),
        mistakes=bounded(in_order(mistakes), MOST_MISTAKES),
    )


def _taken(
    cells: dict[str, str],
    line: int,
    found: dict[str, ImportedRespondent],
    items: dict[str, Item],
) -> Iterator[tuple[str, CimpactError]]:
    """Take one answer; what is wrong with it, by column."""
    name, kind = cells[RESPONDENT], cells.get(KIND) or PERSON
    item, vote, choice = items.get(cells[ITEM]), cells[VOTE], cells[CHOICE]
    respondent = found.setdefault(name, ImportedRespondent(line, kind=kind))
    answers = respondent.votes.get(vote, {})
    if not name:
        yield RESPONDENT, NamelessRow()
    if kind not in KINDS:
        yield KIND, UnknownKind(kind=shown(kind))
    elif kind != respondent.kind:
        yield KIND, TwoKinds(respondent=shown(name))
    if item is None:
        yield ITEM, ItemNotAsked(item=shown(cells[ITEM]))
    if vote not in VOTES:
        yield VOTE, UnknownVote(vote=shown(vote))
    if item is None or vote not in VOTES:
        return
    if choice not in item.choices:
        yield CHOICE, off_scale(shown(choice), item.code, item.choices)
    elif item.code in answers:
        yield ITEM, AnsweredTwice(respondent=shown(name), item=item.code)
    else:
        respondent.votes.setdefault(vote, {})[item.code] = choice
