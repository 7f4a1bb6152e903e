"""The rows of a collective's timeline."""

from collections.abc import Iterator
from itertools import pairwise

from sqlmodel import Session, col, select

from cimpact.core.profile import changed_parts
from cimpact.core.timeline import Event, ProfileSaved, SessionHeld, newest_first
from cimpact.store import profiles
from cimpact.store.overview import Standing
from cimpact.store.profiles import NOTHING
from cimpact.store.tables import Collective, Workshop


def events_of(db: Session, collective: Collective) -> list[Event]:
    """All that happened in a collective, the latest first; no session is diagnosed for it."""
    return newest_first([*_sessions(db, collective), *_versions(db, collective)])


def _sessions(db: Session, collective: Collective) -> Iterator[Event]:
    rows = db.exec(
        select(Workshop).where(Workshop.collective_id == collective.id).order_by(col(Workshop.id))
    )
    for workshop in rows:
        end = Standing(workshop.standing).end if workshop.standing else None
        yield SessionHeld(workshop.held_on, workshop.id, workshop.state.value, end)


def _versions(db: Session, collective: Collective) -> Iterator[Event]:
    versions = profiles.history(db, collective)
    for version, before in pairwise([*versions, NOTHING]):
        if version.saved_on is not None:
            parts = changed_parts(before.profile, version.profile)
            yield ProfileSaved(version.saved_on, version.saved_by, parts, version.restored)
