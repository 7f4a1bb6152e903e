"""What the people of a team did, for its owner to look up: acts and names, never answers."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum

from sqlmodel import Session, col, select

from cimpact.store.tables import AuditEntry, Collective, Workshop

MOST_SHOWN = 200


class Act(StrEnum):
    """What is written down."""

    PREPARE = "prepare"
    COPY = "copy"
    TARGETS = "targets"
    MODE = "mode"
    INVITED = "invited"
    OPEN = "open"
    CLOSE = "close"
    REOPEN = "reopen"
    REVEAL = "reveal"
    HIDE = "hide"
    EXPORT = "export"
    EXPORT_NAMES = "export_names"
    IMPORT = "import"
    ERASE = "erase"
    INVITE = "invite"
    WITHDRAW = "withdraw"
    JOIN = "join"
    ROLE = "role"
    REMOVE = "remove"
    LEAVE = "leave"
    TRANSFER = "transfer"
    RENAME = "rename"
    ARCHIVE = "archive"
    UNARCHIVE = "unarchive"


@dataclass(frozen=True, slots=True)
class Entry:
    """One act. ``who`` is empty for the command line; ``held_on`` is None where no session is."""

    at: datetime
    who: str
    act: Act
    held_on: date | None
    subject: str


def record(
    db: Session,
    about: Collective | Workshop,
    act: Act,
    *,
    who: str,
    at: datetime,
    subject: str = "",
) -> None:
    """Write down an act on a collective or on one of its sessions; in the act's own transaction."""
    entry = AuditEntry(collective_id=about.id, at=at, who=who, act=act, subject=subject)
    if isinstance(about, Workshop):
        entry.collective_id = about.collective_id
        entry.workshop_id = about.id
        entry.held_on = about.held_on
    db.add(entry)


def entries_of(db: Session, collective: Collective) -> list[Entry]:
    """The last acts in a collective, the latest first, ``MOST_SHOWN`` at most."""
    rows = db.exec(
        select(AuditEntry)
        .where(AuditEntry.collective_id == collective.id)
        .order_by(col(AuditEntry.at).desc(), col(AuditEntry.id))
        .limit(MOST_SHOWN)
    )
    return [Entry(_in_utc(row.at), row.who, Act(row.act), row.held_on, row.subject) for row in rows]


def last_to(db: Session, about: Collective | Workshop, act: Act) -> str:
    """The name of whoever did this last; empty for the command line, and when nobody did."""
    mine = AuditEntry.workshop_id if isinstance(about, Workshop) else AuditEntry.collective_id
    found = db.exec(
        select(AuditEntry.who)
        .where(mine == about.id, AuditEntry.act == act)
        .order_by(col(AuditEntry.at).desc())
        .limit(1)
    ).first()
    return found or ""


def _in_utc(at: datetime) -> datetime:
    # SQLite gives a time back without its zone.
    return at if at.tzinfo else at.replace(tzinfo=UTC)
