"""A whole session from a file, as a new session of a collective."""

from collections.abc import Iterable, Sequence
from datetime import date
from random import Random

from sqlmodel import Session

from cimpact.core.answers import GROUP
from cimpact.core.bundle import Bundle
from cimpact.core.bundle_parts import (
    LONGEST_NOTE,
    BundledDecision,
    BundledNote,
    BundledRespondent,
)
from cimpact.core.importing.respondents import ImportedRespondent
from cimpact.core.rows import FIRST_VOTE
from cimpact.core.session import SessionFacts
from cimpact.errors import N_, CimpactError
from cimpact.store import editions, importing, looking_back, restoring
from cimpact.store.answering import LONGEST_SENTENCE
from cimpact.store.codes import new_code
from cimpact.store.tables import Anonymity, Collective, Workshop
from cimpact.store.workshops import KEPT_FOR, MOST_INVITED

LONGEST = {"evidence": LONGEST_NOTE, "sentence": LONGEST_SENTENCE}


class TooManyNotes(CimpactError):
    """More notes on one element than people who could have written them."""

    message = N_(
        "This file holds more notes on {item} than people who answered it, or a note that is too "
        "long. Nothing was imported."
    )


def import_session(
    db: Session,
    collective: Collective,
    bundle: Bundle,
    *,
    today: date,
    randomness: Random,
    with_names: bool = False,
) -> Workshop:
    """A closed session with the settings, the day, the questionnaire and all votes of the file.

    Names are kept only when asked for, and where the session was with names: without them it
    becomes a session without names, under its minimum group. Notes belong to nobody in the file:
    they are given to respondents drawn now, and stay apart from them. Decisions come with the
    session, actions go to the collective's list as ``restore_actions`` says. Answers looking back
    are linked to the session that they speak of, where this collective has exactly one; else
    ``looking_back_to`` stays None, and they show nowhere. Raises TooManyNotes.
    """
    is_named = with_names and bundle.facts.is_named
    workshop = _session(db, collective, bundle.facts, is_named=is_named, today=today)
    respondents = [_respondent(each, is_named=is_named) for each in bundle.respondents]
    _give_notes(bundle.notes, respondents, randomness)
    _speak(respondents, bundle.decisions)
    _link_back(db, workshop, bundle)
    restoring.restore_decisions(db, workshop, (each.decision() for each in bundle.decisions))
    importing.fill(db, workshop, respondents)
    actions = (each.action(str(place)) for place, each in enumerate(bundle.actions))
    restoring.restore_actions(db, collective, actions)
    return workshop


def _session(
    db: Session, collective: Collective, facts: SessionFacts, *, is_named: bool, today: date
) -> Workshop:
    workshop = Workshop(
        collective_id=collective.id,
        edition_id=editions.freeze_imported(db, collective, facts.questionnaire),
        join_code=new_code(2),
        language=facts.language,
        anonymity=Anonymity.NAMED if is_named else Anonymity.ANONYMOUS,
        minimum_group=facts.minimum_group,
        phase=facts.phase,
        phases=list(facts.phases) if facts.phases else None,
        targets=facts.targets,
        invited=facts.invited if 0 < (facts.invited or 0) <= MOST_INVITED else None,
        held_on=facts.held_on,
        keep_until=today + KEPT_FOR,
        is_imported=True,
    )
    db.add(workshop)
    db.flush()
    return workshop


def _respondent(each: BundledRespondent, *, is_named: bool) -> ImportedRespondent:
    return ImportedRespondent(
        line=each.number,
        kind=each.kind,
        sector=each.sector or "",
        role=each.role or "",
        name=(each.name or "") if is_named else "",
        link=each.link or "",
        votes={vote: dict(answers) for vote, answers in each.answers.items()},
        facets={
            (item, int(number)): choice
            for item, said in each.facets.items()
            for number, choice in said.items()
        },
    )


def _speak(respondents: list[ImportedRespondent], decisions: Iterable[BundledDecision]) -> None:
    """Have the group answer what it decided, in case the file says otherwise of it."""
    groups = [each for each in respondents if each.kind == GROUP]
    for decision in decisions:
        said = [each.votes.setdefault(FIRST_VOTE, {}) for each in groups]
        if decision.choice is None:
            for answers in said:
                answers.pop(decision.item, None)
        elif all(answers.get(decision.item) != decision.choice for answers in said):
            if not groups:
                groups = [ImportedRespondent(line=0, kind=GROUP, votes={FIRST_VOTE: {}})]
                respondents += groups
            groups[0].votes[FIRST_VOTE][decision.item] = decision.choice


def _link_back(db: Session, workshop: Workshop, bundle: Bundle) -> None:
    """Say at which session answers look back: the only one of that day that asked all of it."""
    said = {item for each in bundle.respondents for item in each.answers.get("looking_back", {})}
    earlier = [
        each
        for each in looking_back.sessions_before(db, workshop)
        if each.held_on == bundle.facts.looking_back_to and said <= set(each.items)
    ]
    if said and len(earlier) == 1:
        codes = [item.code for item in bundle.facts.questionnaire.items]
        workshop.looking_back = [code for code in codes if code in said]
        workshop.looking_back_to = earlier[0].workshop_id


def _give_notes(
    notes: Iterable[BundledNote], respondents: Sequence[ImportedRespondent], randomness: Random
) -> None:
    """To people who answered the element, or else anything, one of a kind each."""
    waiting: dict[tuple[str, str], list[ImportedRespondent]] = {}
    for note in notes:
        place = (note.item, note.kind)
        if place not in waiting:
            waiting[place] = _carriers(note.item, respondents, randomness)
        if not waiting[place] or len(note.text) > LONGEST[note.kind]:
            raise TooManyNotes(item=note.item)
        waiting[place].pop().texts(note.kind)[note.item] = note.text


def _carriers(
    item: str, respondents: Sequence[ImportedRespondent], randomness: Random
) -> list[ImportedRespondent]:
    """Those who answered anything, in an order drawn now; those who answered the item last."""
    answered = [each for each in respondents if each.votes.get(FIRST_VOTE)]
    randomness.shuffle(answered)
    return sorted(answered, key=lambda each: item in each.votes[FIRST_VOTE])
