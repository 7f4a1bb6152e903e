"""The rows of a collective's timeline, and how a closed session ended."""

from collections.abc import Iterator
from itertools import pairwise

from sqlmodel import Session, col, select

from cimpact.core.diagnosis import SeatsExceedInvited
from cimpact.core.disclosure import is_hidden
from cimpact.core.profile import changed_parts
from cimpact.core.timeline import End, Event, ProfileSaved, SessionHeld, Silence, newest_first
from cimpact.store import profiles, results
from cimpact.store.profiles import NOTHING
from cimpact.store.tables import Collective, Publication, Vote, Workshop


def events_of(db: Session, collective: Collective) -> list[Event]:
    """All that happened in a collective, the latest first; no session is diagnosed for it."""
    return newest_first([*_sessions(db, collective), *_versions(db, collective)])


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


def _versions(db: Session, collective: Collective) -> Iterator[Event]:
    versions = profiles.history(db, collective)
    for version, before in pairwise([*versions, NOTHING]):
        if version.saved_on is not None:
            parts = changed_parts(before.profile, version.profile)
            yield ProfileSaved(version.saved_on, version.saved_by, parts, version.restored)
