"""What the parts of a session file must respect among one another."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cimpact.core.answers import PERSON, off_scale
from cimpact.core.bundle_mistakes import (
    AlteredQuestionnaire,
    NameNotAgreed,
    RepeatedDecision,
    RepeatedNumber,
    WrongValue,
)
from cimpact.core.bundle_parts import BundledDecision, BundledNote, BundledRespondent
from cimpact.core.content_yaml import Path
from cimpact.core.decisions import Outcome
from cimpact.core.diagnosis import SeatsExceedInvited
from cimpact.core.questionnaire import Questionnaire, UnknownItem, UnknownPhase
from cimpact.core.rows import FIRST_VOTE
from cimpact.core.session import SessionSettings
from cimpact.core.wide_mistakes import shown
from cimpact.errors import CimpactError

Mistakes = Iterator[tuple[Path, CimpactError]]


@dataclass(frozen=True, slots=True)
class Found:
    """The parts that are well formed, each entry by its place; ``settings`` None where broken."""

    checksum: object
    questionnaire: Questionnaire
    settings: SessionSettings | None
    respondents: Mapping[int, BundledRespondent]
    notes: Mapping[int, BundledNote]
    decisions: Mapping[int, BundledDecision]


def mistakes_between_parts(found: Found) -> Mistakes:
    """Everything that contradicts the edition, the settings or another entry."""
    if found.checksum != found.questionnaire.checksum:
        yield ("checksum",), AlteredQuestionnaire()
    if found.settings is not None:
        yield from _of_settings(found.settings, found.questionnaire)
        yield from _of_people(found.settings, found.respondents)
    yield from _of_codes(found.respondents, found.questionnaire)
    yield from _of_answers(found.respondents, found.questionnaire)
    yield from _of_decisions(found.decisions, found.questionnaire)
    yield from _of_facets(found.respondents, found.questionnaire)
    for place, note in found.notes.items():
        if note.item not in _items(found.questionnaire):
            yield ("notes", place, "item"), UnknownItem(code=shown(note.item))


def _of_decisions(
    decisions: Mapping[int, BundledDecision], questionnaire: Questionnaire
) -> Mistakes:
    """Elements that the edition lacks or that repeat; levels that do not go with the outcome."""
    choices = {item.code: item.choices for item in questionnaire.items}
    decided: set[str] = set()
    for place, each in decisions.items():
        path = ("decisions", place)
        if each.item not in choices:
            yield (*path, "item"), UnknownItem(code=shown(each.item))
            continue
        if each.item in decided:
            yield (*path, "item"), RepeatedDecision(item=each.item)
        decided.add(each.item)
        if (each.choice is None) is (each.outcome == Outcome.AGREED.value):
            yield (*path, "choice"), WrongValue(value=shown(str(each.choice)))
        elif each.choice is not None and each.choice not in choices[each.item]:
            yield (*path, "choice"), off_scale(shown(each.choice), each.item, choices[each.item])


def _items(questionnaire: Questionnaire) -> set[str]:
    return {item.code for item in questionnaire.items}


def _of_settings(settings: SessionSettings, questionnaire: Questionnaire) -> Mistakes:
    known = {phase.code for phase in questionnaire.phases}
    if settings.phase not in known:
        yield ("session", "phase"), UnknownPhase(code=settings.phase)
    for place, phase in enumerate(settings.phases or ()):
        if phase not in known:
            yield ("session", "phases", place), UnknownPhase(code=phase)
    tops = {
        section.code: max(item.top for item in section.items) for section in questionnaire.sections
    }
    for section, level in settings.targets.items():
        if section not in tops:
            yield ("session", "targets", section), WrongValue(value=shown(section))
        elif level > tops[section]:
            yield ("session", "targets", section), WrongValue(value=level)


def _of_people(settings: SessionSettings, respondents: Mapping[int, BundledRespondent]) -> Mistakes:
    seats = sum(each.kind == PERSON and FIRST_VOTE in each.answers for each in respondents.values())
    if settings.invited is not None and seats > settings.invited:
        error = SeatsExceedInvited(seats=seats, invited=settings.invited)
        yield ("session", "invited"), error
    for place, each in respondents.items():
        if each.name is not None and not settings.is_named:
            yield ("respondents", place, "name"), NameNotAgreed()


def _of_codes(
    respondents: Mapping[int, BundledRespondent], questionnaire: Questionnaire
) -> Mistakes:
    """Numbers that repeat; sectors and roles that the edition lacks."""
    sectors = {None, *(sector.code for sector in questionnaire.sectors)}
    roles = {None, *(role.code for role in questionnaire.roles)}
    numbers: set[int] = set()
    for place, each in respondents.items():
        if each.number in numbers:
            yield ("respondents", place, "number"), RepeatedNumber(number=each.number)
        numbers.add(each.number)
        if each.sector not in sectors:
            yield ("respondents", place, "sector"), WrongValue(value=each.sector)
        if each.role not in roles:
            yield ("respondents", place, "role"), WrongValue(value=each.role)


def _of_answers(
    respondents: Mapping[int, BundledRespondent], questionnaire: Questionnaire
) -> Mistakes:
    choices = {item.code: item.choices for item in questionnaire.items}
    for place, each in respondents.items():
        for vote, answers in each.answers.items():
            for item, choice in answers.items():
                path = ("respondents", place, "answers", vote, item)
                if item not in choices:
                    yield path, UnknownItem(code=shown(item))
                elif choice not in choices[item]:
                    yield path, off_scale(shown(choice), item, choices[item])


def _of_facets(
    respondents: Mapping[int, BundledRespondent], questionnaire: Questionnaire
) -> Mistakes:
    """Facets that the item lacks."""
    counts = {item.code: len(item.facets) for item in questionnaire.items}
    for place, each in respondents.items():
        for item, said in each.facets.items():
            path = ("respondents", place, "facets", item)
            if item not in counts:
                yield path, UnknownItem(code=shown(item))
                continue
            for number in said:
                if int(number) > counts[item]:
                    yield (*path, number), WrongValue(value=number)
