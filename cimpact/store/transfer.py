"""A whole session from a file, as a new session of a collective."""

from collections.abc import Iterable, Sequence
from datetime import date
from random import Random

from sqlmodel import Session

from cimpact.core.bundle import Bundle
from cimpact.core.bundle_parts import LONGEST_NOTE, BundledNote, BundledRespondent
from cimpact.core.importing.respondents import ImportedRespondent
from cimpact.core.rows import FIRST_VOTE
from cimpact.errors import N_, CimpactError
from cimpact.store import editions, importing
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
    they are given to respondents drawn now, and stay apart from them. Raises TooManyNotes.
    """
    facts = bundle.facts
    is_named = with_names and facts.is_named
    workshop = Workshop(
        collective_id=collective.id,
        edition_id=editions.freeze_imported(db, facts.questionnaire),
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
    respondents = [_respondent(each, is_named=is_named) for each in bundle.respondents]
    _give_notes(bundle.notes, respondents, randomness)
    importing.fill(db, workshop, respondents)
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
    answered = [each for each in respondents if FIRST_VOTE in each.votes]
    randomness.shuffle(answered)
    return sorted(answered, key=lambda each: item in each.votes[FIRST_VOTE])
