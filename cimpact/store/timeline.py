"""The rows of a collective's timeline, and how a closed session ended."""

from collections.abc import Iterator
from itertools import pairwise

from sqlmodel import Session, col, select

from cimpact.core.actions import ActionStatus
from cimpact.core.content_parts import LocalizedText
from cimpact.core.diagnosis import SeatsExceedInvited
from cimpact.core.disclosure import is_hidden
from cimpact.core.profile import changed_parts
from cimpact.core.questionnaire import DONT_KNOW, Item, Questionnaire
from cimpact.core.timeline import (
    ActionDone,
    DecisionTaken,
    End,
    Event,
    ProfileSaved,
    SessionHeld,
    Silence,
    newest_first,
)
from cimpact.store import editions, profiles, results
from cimpact.store.actions import actions_of
from cimpact.store.decisions import decisions_of
from cimpact.store.profiles import NOTHING
from cimpact.store.tables import Collective, Publication, Vote, Workshop


def events_of(db: Session, collective: Collective) -> list[Event]:
    """All that happened in a collective, the latest first; no session is diagnosed for it."""
    return newest_first(
        [
            *_sessions(db, collective),
            *_decisions(db, collective),
            *_done(db, collective),
            *_versions(db, collective),
        ]
    )


def end_of(db: Session, workshop: Workshop) -> End:
    """How a closed session ended; its verdict is hidden when too few answered. Raises NotClosed."""
    try:
        report = results.load_report(db, workshop)
    except SeatsExceedInvited:
        return Silence.TO_CORRECT
    if is_hidden(report.respondents, minimum_group=report.minimum_group):
        return Silence.TOO_FEW
    return Silence.NO_GATES if report.verdict is None else report.verdict


def _sessions(db: Session, collective: Collective) -> Iterator[Event]:
    rows = db.exec(
        select(Workshop, col(Publication.revision))
        .join(
            Publication,
            (col(Publication.workshop_id) == Workshop.id) & (col(Publication.vote) == Vote.FIRST),
            isouter=True,
        )
        .where(Workshop.collective_id == collective.id)
        .order_by(col(Workshop.id))
    )
    for workshop, revision in rows:
        version = None if revision is None else (revision, workshop.invited)
        yield SessionHeld(workshop.held_on, workshop.id, workshop.state.value, version)


def _decisions(db: Session, collective: Collective) -> Iterator[Event]:
    """Each on the day of its session, whenever it was written down."""
    of_collective = select(Workshop).where(Workshop.collective_id == collective.id)
    for workshop in db.exec(of_collective.order_by(col(Workshop.id))):
        questionnaire = editions.load(db, workshop.edition_id)
        for code, decision in sorted(decisions_of(db, workshop).items()):
            item, level = questionnaire.item(code), decision.decided.choice
            words = None if level is None else _words_of(level, item, questionnaire)
            yield DecisionTaken(workshop.held_on, code, item.name, level, words)


def _words_of(level: str, item: Item, questionnaire: Questionnaire) -> LocalizedText:
    if level.isdigit():
        return item.levels[int(level)].short
    return questionnaire.dont_know if level == DONT_KNOW else questionnaire.too_early


def _done(db: Session, collective: Collective) -> Iterator[Event]:
    """Actions that are done, on the day on which they were last said to be."""
    for action in actions_of(db, collective):
        if action.status is ActionStatus.DONE:
            day = action.history[-1].day
            yield ActionDone(day, action.plan.what, action.plan.who)


def _versions(db: Session, collective: Collective) -> Iterator[Event]:
    versions = profiles.history(db, collective)
    for version, before in pairwise([*versions, NOTHING]):
        if version.saved_on is not None:
            parts = changed_parts(before.profile, version.profile)
            yield ProfileSaved(version.saved_on, version.saved_by, parts, version.restored)
