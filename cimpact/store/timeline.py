"""The rows of a collective's timeline."""

from collections.abc import Iterator
from itertools import pairwise

from sqlmodel import Session, col, select

from cimpact.core.actions import ActionStatus
from cimpact.core.content_parts import LocalizedText
from cimpact.core.profile import changed_parts
from cimpact.core.questionnaire import DONT_KNOW, Item, Questionnaire
from cimpact.core.timeline import (
    ActionDone,
    DecisionTaken,
    Event,
    ProfileSaved,
    SessionHeld,
    newest_first,
)
from cimpact.store import editions, profiles
from cimpact.store.actions import actions_of
from cimpact.store.decisions import decisions_of
from cimpact.store.overview import Standing
from cimpact.store.profiles import NOTHING
from cimpact.store.tables import Collective, Workshop


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


def _sessions(db: Session, collective: Collective) -> Iterator[Event]:
    rows = db.exec(
        select(Workshop).where(Workshop.collective_id == collective.id).order_by(col(Workshop.id))
    )
    for workshop in rows:
        end = Standing(workshop.standing).end if workshop.standing else None
        yield SessionHeld(workshop.held_on, workshop.id, workshop.state.value, end)


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
