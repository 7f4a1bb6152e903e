"""Collectives: the groups that a facilitator accompanies over years."""

from datetime import date

from sqlmodel import Session, col, delete, select

from cimpact.errors import N_, CimpactError
from cimpact.store import editions, own_questionnaires
from cimpact.store.accounts import cleaned_name
from cimpact.store.db import leave_no_trace
from cimpact.store.tables import Collective, Workshop, WorkshopState


class StillOpen(CimpactError):
    """A collective put away while its members answer."""

    message = N_(
        "A session of this collective is open: close it first, then archive. Nothing was changed."
    )


def create_collective(
    db: Session, *, name: str, owner_id: str, today: date, is_sample: bool = False
) -> Collective:
    """A new collective. Raises NameMissing."""
    collective = Collective(
        name=cleaned_name(name, longest=120),
        owner_id=owner_id,
        created_on=today,
        is_sample=is_sample,
    )
    db.add(collective)
    db.flush()
    return collective


def rename_collective(collective: Collective, *, name: str) -> None:
    """Give a collective another name. Raises NameMissing."""
    collective.name = cleaned_name(name, longest=120)


def archive_collective(db: Session, collective: Collective, *, today: date) -> None:
    """Put a collective away: it leaves the list, and stays as it is. Raises StillOpen."""
    is_open = select(Workshop.id).where(
        Workshop.collective_id == collective.id, Workshop.state == WorkshopState.OPEN
    )
    if db.exec(is_open.limit(1)).first() is not None:
        raise StillOpen
    collective.archived_on = collective.archived_on or today


def unarchive_collective(collective: Collective) -> None:
    """Take a collective back into the list."""
    collective.archived_on = None


def delete_collective(db: Session, collective: Collective) -> None:
    """Erase a collective with its sessions, answers, notes and own questionnaires. For good."""
    leave_no_trace(db)
    written = own_questionnaires.kept_names(db, collective)
    db.exec(delete(Collective).where(col(Collective.id) == collective.id))
    editions.erase(db, written)


def collective_named(db: Session, name: str, *, owner_id: str) -> Collective | None:
    """A facilitator's collective of that name; None when there is none."""
    return db.exec(
        select(Collective).where(Collective.name == name, Collective.owner_id == owner_id)
    ).first()
