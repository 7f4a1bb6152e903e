"""A mapping for a sheet: proposed by what is in it, or remembered, and shown as what it is."""

from collections import Counter
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass

from cimpact.core.importing.columns import Columns, Proposal, group_codes
from cimpact.core.importing.folding import folded
from cimpact.core.importing.labels import Certainty, Labels, numbers_in
from cimpact.core.importing.mapping import (
    DROPPED,
    KIND,
    LINK,
    RESPONDENT,
    ROLE,
    SECTOR,
    Mapping,
    item_of,
    united,
)
from cimpact.core.importing.sheet import OURS, Sheet
from cimpact.core.questionnaire import Item, Questionnaire

ONLY_ONCE = (RESPONDENT, SECTOR, ROLE)


@dataclass(frozen=True, slots=True)
class Guess:
    """A proposed mapping, and what of it somebody must look at.

    Args:
        mapping: the proposal; of unknown labels it says nothing.
        columns: how sure the use of each column is.
        personal: the columns that may say who somebody is; they are dropped.
        labels: the labels that are not sure, with how often each occurs.
        groups: likewise for sectors and roles, by use.
        is_numbers_sure: whether the file shows with which number its scale begins.
        has_numbers: whether there are numbers among the answers at all.
    """

    mapping: Mapping
    columns: AnyMapping[str, Certainty]
    personal: frozenset[str]
    labels: AnyMapping[str, int]
    groups: AnyMapping[str, tuple[str, ...]]
    is_numbers_sure: bool
    has_numbers: bool

    @property
    def has_guesses(self) -> bool:
        """Whether something in the mapping may be wrong, and nothing else would tell."""
        return (
            Certainty.GUESSED in self.columns.values()
            or not self.is_numbers_sure
            or any(label in self.mapping.labels for label in self.labels)
        )

    @property
    def is_sure(self) -> bool:
        """Whether nothing is left to look at: what is unknown about a column leaves it out."""
        return not (self.has_guesses or self.labels or any(self.groups.values()))


def guessed(sheet: Sheet, questionnaire: Questionnaire, kept: Mapping | None = None) -> Guess:
    """Propose a mapping; what ``kept`` says of a column or a label goes before any guess."""
    proposals = _proposals(sheet, questionnaire)
    codes = {item.code for item in questionnaire.items}
    known = {
        header: use
        for header, use in (kept.columns if kept else {}).items()
        if header in proposals and (item_of(use) or use) in {*codes, use}
    }
    mapping = Mapping(
        columns=united({name: one.use for name, one in proposals.items()}, known),
        labels=kept.labels if kept else {},
        sectors=kept.sectors if kept else {},
        roles=kept.roles if kept else {},
    )
    return completed(sheet, questionnaire, mapping, proposals, kept)


def completed(
    sheet: Sheet,
    questionnaire: Questionnaire,
    mapping: Mapping,
    proposals: AnyMapping[str, Proposal],
    kept: Mapping | None,
) -> Guess:
    """A proposal for what the cells say, under given uses of the columns."""
    columns = {
        name: Certainty.SURE if kept and name in kept.columns else proposals[name].certainty
        for name in sheet.header
    }
    said = labels_of(sheet, mapping)
    numbers_from, is_sure, has_numbers = _numbers(sheet, said, questionnaire, kept)
    mapping = mapping.model_copy(update={"numbers_from": numbers_from})
    proposed, unsure = unsure_labels(said, questionnaire, mapping)
    return Guess(
        mapping=mapping.model_copy(update={"labels": united(proposed, mapping.labels)}),
        columns=columns,
        personal=frozenset(name for name, one in proposals.items() if one.is_personal),
        labels=unsure,
        groups=unknown_groups(sheet, questionnaire, mapping),
        is_numbers_sure=is_sure,
        has_numbers=has_numbers,
    )


def _proposals(sheet: Sheet, questionnaire: Questionnaire) -> dict[str, Proposal]:
    """A use per column; of two columns for one thing the surer one, else the first."""
    columns = Columns(questionnaire)
    proposals = {
        name: _own(name, sheet) or columns.proposal(name, sheet.column(position))
        for position, name in enumerate(sheet.header)
    }
    taken: dict[str, str] = {}
    for name in sorted(proposals, key=lambda name: -proposals[name].certainty):
        use = proposals[name].use
        if use == DROPPED or not (item_of(use) or use in ONLY_ONCE):
            continue
        if taken.setdefault(use, name) != name:
            certainty = Certainty.SURE if use == RESPONDENT else Certainty.UNKNOWN
            proposals[name] = Proposal(certainty=certainty)
    return proposals


def _own(name: str, sheet: Sheet) -> Proposal | None:
    """The columns of our own files, which have exactly these names."""
    if sheet.kind in OURS and name in {RESPONDENT, KIND, LINK, SECTOR, ROLE}:
        return Proposal(name)
    return None


def labels_of(sheet: Sheet, mapping: Mapping) -> dict[str, Counter[str]]:
    """What is said in the columns of each element, and how often."""
    said: dict[str, Counter[str]] = {}
    for position, name in enumerate(sheet.header):
        item = item_of(mapping.use_of(name))
        if item is not None:
            said.setdefault(item, Counter()).update(cell for cell in sheet.column(position) if cell)
    return said


def _numbers(
    sheet: Sheet,
    said: AnyMapping[str, Counter[str]],
    questionnaire: Questionnaire,
    kept: Mapping | None,
) -> tuple[int, bool, bool]:
    """With which number the scale begins, whether that is sure, and whether it matters at all."""
    items = {item.code: item for item in questionnaire.items}
    zero = Mapping()
    found: list[int] = []
    above = 0
    for code, labels in said.items():
        unsaid = _not_in_words(items.get(code), labels, Labels(questionnaire, zero))
        numbers = numbers_in(unsaid)
        found += numbers
        above += sum(number == items[code].top + 1 for number in numbers) if code in items else 0
    if kept is not None or sheet.kind in OURS:
        return (kept.numbers_from if kept else 0), True, bool(found)
    if not found or 0 in found:
        return 0, True, bool(found)
    return int(above > 0), False, True


def _not_in_words(item: Item | None, labels: Counter[str], known: Labels) -> list[str]:
    """The labels that the words of an element do not explain."""
    if item is None:
        return []
    return [label for label in labels if not known.is_in_words(item, label)]


def unsure_labels(
    said: AnyMapping[str, Counter[str]], questionnaire: Questionnaire, mapping: Mapping
) -> tuple[dict[str, str], dict[str, int]]:
    """What is proposed for labels that are not sure, and all of these with how often they occur."""
    items = {item.code: item for item in questionnaire.items}
    known = Labels(questionnaire, mapping)
    proposed: dict[str, str] = {}
    unsure: Counter[str] = Counter()
    for code, labels in said.items():
        if code not in items:
            continue
        for label, count in labels.items():
            meaning = known.meaning(items[code], label)
            if meaning.certainty is not Certainty.SURE:
                unsure[label] += count
            if meaning.certainty is Certainty.GUESSED:
                proposed.setdefault(label, meaning.choice)
    return proposed, dict(unsure.most_common())


def unknown_groups(
    sheet: Sheet, questionnaire: Questionnaire, mapping: Mapping
) -> dict[str, tuple[str, ...]]:
    """The sectors and roles of the sheet that the questionnaire does not know."""
    missing: dict[str, tuple[str, ...]] = {}
    for use, offered, chosen in (
        (SECTOR, questionnaire.sectors, mapping.sectors),
        (ROLE, questionnaire.roles, mapping.roles),
    ):
        known = group_codes(offered)
        cells = {
            cell: None
            for position, name in enumerate(sheet.header)
            if mapping.use_of(name) == use
            for cell in sheet.column(position)
            if cell and cell not in chosen and folded(cell) not in known
        }
        missing[use] = tuple(cells)
    return missing
