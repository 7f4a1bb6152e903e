"""Collectives: the groups that a facilitator accompanies over years."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, delete, func, select

from cimpact.store import editions, own_questionnaires
from cimpact.store.accounts import cleaned_name
from cimpact.store.db import leave_no_trace
from cimpact.store.tables import Collective, Workshop


@dataclass(frozen=True, slots=True)
class CollectiveLine:
    """A collective as a list shows it; ``last_held_on`` is None without sessions."""

    id: str
    name: str
    is_sample: bool
    workshops: int
    last_held_on: date | None


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


def collectives_of(db: Session, facilitator_id: str) -> list[CollectiveLine]:
    """A facilitator's collectives: those without sessions yet, then the one that met last first."""
    rows = db.exec(
        select(  # type: ignore[call-overload]  # typed for four columns
            Collective.id,
            Collective.name,
            Collective.is_sample,
            func.count(col(Workshop.id)),
            func.max(Workshop.held_on),
        )
        .join(Workshop, isouter=True)
        .where(Collective.owner_id == facilitator_id)
        .group_by(Collective.id, Collective.name, Collective.is_sample)
    ).all()
    lines = [CollectiveLine(*row) for row in rows]
    by_name = sorted(lines, key=lambda line: line.name.casefold())
    return sorted(by_name, key=lambda line: line.last_held_on or date.max, reverse=True)


def rename_collective(collective: Collective, *, name: str) -> None:
    """Give a collective another name. Raises NameMissing."""
    collective.name = cleaned_name(name, longest=120)


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
