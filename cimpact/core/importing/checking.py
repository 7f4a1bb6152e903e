"""Rows under a mapping: respondents to import, or everything that is wrong, each with its place."""

from collections.abc import Callable, Iterator
from collections.abc import Mapping as AnyMapping

from cimpact.core.answers import KINDS, PERSON, UnknownKind
from cimpact.core.bundle_parts import LONGEST_NAME, LONGEST_NOTE
from cimpact.core.importing.bounds import MOST_MISTAKES, MOST_PEOPLE
from cimpact.core.importing.columns import group_codes
from cimpact.core.importing.companions import in_companions
from cimpact.core.importing.folding import folded
from cimpact.core.importing.labels import Certainty, Labels
from cimpact.core.importing.mapping import (
    DROPPED,
    KIND,
    LINK,
    NAME,
    RESPONDENT,
    ROLE,
    SECTOR,
    Mapping,
    item_of,
    note_of,
)
from cimpact.core.importing.mistakes import (
    ItemNotAsked,
    MoreThanInvited,
    NameMissingHere,
    NameNotAsked,
    NobodyAnswered,
    NoItems,
    TextTooLong,
    TooManyRows,
    UnknownGroup,
    UnknownLabel,
    UsedTwice,
    bounded,
    in_order,
)
from cimpact.core.importing.respondents import Checked, ImportedRespondent, Rules
from cimpact.core.importing.sheet import Sheet
from cimpact.core.rows import FIRST_VOTE
from cimpact.core.wide_mistakes import Mistake, RepeatedRespondent, shown
from cimpact.errors import CimpactError

LONGEST_LINK = 80


Cell = Callable[[ImportedRespondent, str], CimpactError | None]
"""Takes what a cell says into a respondent, or says what is wrong with it."""


def checked(sheet: Sheet, mapping: Mapping, rules: Rules) -> Checked:
    """Take every row under the mapping. Nothing is raised: mistakes are part of the answer."""
    uses = {
        position: mapping.use_of(name)
        for position, name in enumerate(sheet.header)
        if mapping.use_of(name) != DROPPED
    }
    mistakes = [*_of_uses(sheet, uses, rules), *_of_sheet(sheet, uses)]
    cells = _Cells(mapping, rules)
    found: list[ImportedRespondent] = []
    for line, row in zip(sheet.lines, sheet.rows, strict=True):
        if len(mistakes) > MOST_MISTAKES:
            break
        respondent = ImportedRespondent(line)
        for position, use in uses.items():
            error = cells.of(use)(respondent, row[position])
            if error is not None:
                mistakes.append(Mistake(line, position + 1, sheet.header[position], error))
        found.append(respondent)
    mistakes += in_companions(found, sheet, rules)
    answered = [each for each in found if each.answers]
    mistakes += _of_all(answered, mistakes, rules)
    return Checked(
        respondents=tuple(answered),
        left_out=tuple(each.line for each in found if not each.answers),
        mistakes=bounded(in_order(mistakes), MOST_MISTAKES),
    )


def _of_uses(sheet: Sheet, uses: AnyMapping[int, str], rules: Rules) -> Iterator[Mistake]:
    """What is wrong with the mapping itself, said at the header."""
    asked = {item.code for item in rules.questionnaire.items}
    taken: dict[str, str] = {}
    for position, use in uses.items():
        name = sheet.header[position]
        item = item_of(use) or note_of(use)
        if item is not None and item not in asked:
            yield Mistake(1, position + 1, name, ItemNotAsked(item=shown(item)))
        elif use in taken:
            yield Mistake(1, position + 1, name, UsedTwice(other=shown(taken[use])))
        elif use == NAME and not rules.is_named:
            yield Mistake(1, position + 1, name, NameNotAsked())
        taken.setdefault(use, name)
    if not any(item_of(use) for use in uses.values()):
        yield Mistake(1, 1, "", NoItems())
    if rules.is_named and NAME not in uses.values():
        yield Mistake(1, 1, "", NameMissingHere())


def _of_sheet(sheet: Sheet, uses: AnyMapping[int, str]) -> Iterator[Mistake]:
    """What could not be read, except in columns that are left out."""
    width = len(sheet.header)
    for mistake in sheet.mistakes:
        position = mistake.column - 1
        if position in uses or position >= width or not mistake.name:
            yield mistake


def _of_all(
    answered: list[ImportedRespondent], mistakes: list[Mistake], rules: Rules
) -> Iterator[Mistake]:
    people = sum(each.kind == PERSON for each in answered)
    if len(answered) > MOST_PEOPLE:
        yield Mistake(1, 1, "", TooManyRows(most=MOST_PEOPLE))
    if not answered and not mistakes:
        yield Mistake(1, 1, "", NobodyAnswered())
    if rules.invited is not None and people > rules.invited:
        error = MoreThanInvited(people=people, invited=rules.invited)
        yield Mistake(1, 1, "", error)


class _Cells:
    """How the cells of each use are taken."""

    def __init__(self, mapping: Mapping, rules: Rules) -> None:
        self._rules = rules
        self._labels = Labels(rules.questionnaire, mapping)
        self._items = {item.code: item for item in rules.questionnaire.items}
        self._respondents: dict[str, int] = {}
        self._groups = {
            SECTOR: (group_codes(rules.questionnaire.sectors), mapping.sectors),
            ROLE: (group_codes(rules.questionnaire.roles), mapping.roles),
        }
        self._known: dict[str, Cell] = {
            RESPONDENT: self._respondent,
            KIND: self._kind,
            LINK: self._link,
            NAME: self._name,
            SECTOR: lambda respondent, cell: self._group(respondent, cell, SECTOR),
            ROLE: lambda respondent, cell: self._group(respondent, cell, ROLE),
        }

    def of(self, use: str) -> Cell:
        """How a cell of this use is taken."""
        if use not in self._known:
            item, note = item_of(use), note_of(use)
            if item is not None:
                self._known[use] = self._answers(item)
            else:
                self._known[use] = self._notes(note or "")
        return self._known[use]

    def _respondent(self, respondent: ImportedRespondent, cell: str) -> CimpactError | None:
        """Only to find who stands there twice, and who is who in other tables of the same file."""
        respondent.number = cell
        if cell and cell in self._respondents:
            return RepeatedRespondent(respondent=shown(cell), line=self._respondents[cell])
        self._respondents[cell] = respondent.line
        return None

    def _kind(self, respondent: ImportedRespondent, cell: str) -> CimpactError | None:
        respondent.kind = cell or PERSON
        return None if respondent.kind in KINDS else UnknownKind(kind=shown(cell))

    def _link(self, respondent: ImportedRespondent, cell: str) -> CimpactError | None:
        respondent.link = cell
        return _too_long(cell, LONGEST_LINK)

    def _name(self, respondent: ImportedRespondent, cell: str) -> CimpactError | None:
        respondent.name = " ".join(cell.split())
        if self._rules.is_named and not cell:
            return NameMissingHere()
        return _too_long(respondent.name, LONGEST_NAME)

    def _group(self, respondent: ImportedRespondent, cell: str, use: str) -> CimpactError | None:
        known, chosen = self._groups[use]
        code = chosen[cell] if cell in chosen else known.get(folded(cell), "")
        if code not in {"", *known.values()} or (cell and not code and cell not in chosen):
            return UnknownGroup(label=shown(cell))
        if use == SECTOR:
            respondent.sector = code
        else:
            respondent.role = code
        return None

    def _answers(self, code: str) -> Cell:
        item = self._items.get(code)

        def answer(respondent: ImportedRespondent, cell: str) -> CimpactError | None:
            if item is None:
                return None
            meaning = self._labels.meaning(item, cell)
            if meaning.certainty is not Certainty.SURE:  # a guess that nobody has looked at
                return UnknownLabel(item=item.code, label=shown(cell))
            if meaning.choice:
                respondent.votes.setdefault(FIRST_VOTE, {})[item.code] = meaning.choice
            return None

        return answer

    def _notes(self, code: str) -> Cell:
        def note(respondent: ImportedRespondent, cell: str) -> CimpactError | None:
            if cell and code in self._items:
                respondent.notes[code] = cell
            return _too_long(cell, LONGEST_NOTE)

        return note


def _too_long(text: str, most: int) -> CimpactError | None:
    return TextTooLong(length=len(text), most=most) if len(text) > most else None
