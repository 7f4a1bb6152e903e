"""Locks that tire a guesser: failures are counted, in the database, and only failures.

A room shares one address, so good attempts cost nothing; a cleared cache or a restart forgives
nothing.
"""

from datetime import UTC, datetime, timedelta
from enum import StrEnum

from sqlalchemy import or_
from sqlmodel import Session, col, delete, select

from cimpact.errors import N_, CimpactError
from cimpact.store.db import insert_into
from cimpact.store.tables import Failures

PAUSE = timedelta(minutes=10)


class Lock(StrEnum):
    """What can be guessed at."""

    JOIN_CODE = "join_code"
    OWN_CODE = "own_code"
    PASSPHRASE = "passphrase"  # noqa: S105  the name of a lock
    SETUP = "setup"
    INVITATION = "invitation"


ALLOWED_FAILURES = {
    Lock.JOIN_CODE: 30,
    Lock.OWN_CODE: 30,
    Lock.PASSPHRASE: 10,
    Lock.SETUP: 10,
    Lock.INVITATION: 10,
}


class TooManyFailures(CimpactError):
    """Somebody failed too often lately."""

    message = N_(
        "Too many failed attempts from here. Nothing is lost: try again in {minutes} minutes."
    )


def refuse_tired(db: Session, lock: Lock, subject: str, *, at: datetime) -> None:
    """Raise TooManyFailures when ``subject`` (a keyed hash) failed too often lately."""
    row = db.exec(
        select(Failures.count, Failures.last_at).where(
            Failures.lock == lock, Failures.subject == subject
        )
    ).first()
    if row and row[0] >= ALLOWED_FAILURES[lock] and _is_recent(row[1], at):
        raise TooManyFailures(minutes=int(PAUSE.total_seconds() // 60))


def record_failure(db: Session, lock: Lock, subject: str, *, at: datetime) -> None:
    """Count one more failure; failures older than the pause are forgotten, everybody's."""
    last_at = col(Failures.last_at)
    db.exec(delete(Failures).where(or_(last_at <= at - PAUSE, last_at >= at + PAUSE)))
    # Counted by the database: of many guesses at once, none goes uncounted.
    counted = insert_into(db, Failures).values(lock=lock, subject=subject, count=1, last_at=at)
    db.exec(
        counted.on_conflict_do_update(
            index_elements=["lock", "subject"],
            set_={"count": col(Failures.count) + 1, "last_at": at},
        )
    )


def forgive(db: Session, lock: Lock, subject: str) -> None:
    """Forget the failures of somebody who has just proved who they are."""
    db.exec(delete(Failures).where(col(Failures.lock) == lock, col(Failures.subject) == subject))


def _is_recent(last: datetime, at: datetime) -> bool:
    # SQLite gives a time back without its zone (all times here are UTC), PostgreSQL in its own.
    # A clock that was set back must not hold anybody for longer than the pause.
    return abs(at - (last if last.tzinfo else last.replace(tzinfo=UTC))) < PAUSE
