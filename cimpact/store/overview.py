"""A facilitator's collectives at one glance: where each stands, without computing it each time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import case
from sqlmodel import Session, col, func, or_, select

from cimpact.core.actions import OPEN
from cimpact.core.diagnosis import SeatsExceedInvited
from cimpact.core.disclosure import is_hidden
from cimpact.core.report import Verdict
from cimpact.core.timeline import End, Silence
from cimpact.store import results
from cimpact.store.tables import (
    Collective,
    Facilitator,
    Membership,
    NextAction,
    TeamRole,
    Workshop,
    WorkshopState,
)
from cimpact.store.texts import unaccented

NO_ACTIONS = (0, None)


class Standing(StrEnum):
    """How a closed session ended: a verdict, or why there is none."""

    NOT_YET = Verdict.NOT_YET.value
    TO_CLARIFY = Verdict.TO_CLARIFY.value
    WITH_RESERVE = Verdict.WITH_RESERVE.value
    CLEAR = Verdict.CLEAR.value
    NO_GATES = "no_gates"
    TOO_FEW = "too_few"
    TO_CORRECT = "to_correct"

    @property
    def verdict(self) -> Verdict | None:
        """The verdict; None where there is none."""
        return Verdict(self.value) if self.value in set(Verdict) else None

    @property
    def end(self) -> End:
        """The same as the timeline has it."""
        return self.verdict or Silence(self.value)


@dataclass(frozen=True, slots=True)
class LastSession:
    """The latest session that was opened; ``standing`` is None while it is open, or not known."""

    id: str
    held_on: date
    state: WorkshopState
    standing: Standing | None


@dataclass(frozen=True, slots=True)
class CollectiveLine:
    """A collective as a list shows it to somebody of its team.

    ``actions`` are the open ones of its list, ``due`` the day of the earliest, None without any.
    ``drafts`` and ``open`` count sessions in preparation and open ones; ``last`` is None before
    the first one is opened; ``coming`` is the day of the next one in preparation, today at the
    earliest, None where none is dated so.
    """

    id: str
    name: str
    is_sample: bool
    archived_on: date | None
    role: TeamRole
    owner: str
    sessions: int
    drafts: int
    open: int
    last: LastSession | None
    coming: date | None
    actions: int
    due: date | None


def collectives_of(db: Session, facilitator_id: str, *, today: date) -> list[CollectiveLine]:
    """The collectives that somebody owns or shares: those with an open session, then by meeting.

    Those without any session were just created, and stand before those that have met.

    Never an order of how they stand: collectives are not compared.
    """
    rows = db.exec(_collectives(facilitator_id, today)).all()
    ids = [row.id for row in rows]
    last, waiting = _last_sessions(db, ids), _open_actions(db, ids)
    by_name = sorted(rows, key=lambda row: unaccented(row.name))
    return [
        CollectiveLine(
            id=row.id,
            name=row.name,
            is_sample=row.is_sample,
            archived_on=row.archived_on,
            role=row.role or TeamRole.OWNER,
            owner=row.owner,
            sessions=row.sessions,
            drafts=row.drafts,
            open=row.open,
            last=last.get(row.id),
            coming=row.coming,
            actions=waiting.get(row.id, NO_ACTIONS)[0],
            due=waiting.get(row.id, NO_ACTIONS)[1],
        )
        for row in sorted(
            by_name, key=lambda row: (row.open > 0, row.latest or date.max), reverse=True
        )
    ]


def without_standing(lines: Sequence[CollectiveLine]) -> list[str]:
    """The ids of the sessions whose standing is still to be kept."""
    return [
        line.last.id
        for line in lines
        if line.last and line.last.state is WorkshopState.CLOSED and line.last.standing is None
    ]


def keep_standing(db: Session, workshop: Workshop) -> Standing | None:
    """Diagnose a closed session and keep how it ended, until something of it changes.

    None, and nothing kept, for one that is not closed.
    """
    # Locked, so that nobody reopens it between the diagnosis and the word about it.
    db.refresh(workshop, with_for_update=True)
    if workshop.state is not WorkshopState.CLOSED:
        return None
    standing = _standing(db, workshop)
    workshop.standing = standing
    return standing


def _standing(db: Session, workshop: Workshop) -> Standing:
    try:
        report = results.load_report(db, workshop)
    except SeatsExceedInvited:
        return Standing.TO_CORRECT
    if is_hidden(report.respondents, minimum_group=report.minimum_group):
        return Standing.TOO_FEW
    return Standing.NO_GATES if report.verdict is None else Standing(report.verdict.value)


def _collectives(facilitator_id: str, today: date) -> Any:  # noqa: ANN401  typed for four columns
    """One row per collective; the role is empty for its owner."""
    shown = (
        *(Collective.id, Collective.name, Collective.is_sample, Collective.archived_on),
        Membership.role,
    )
    return (
        select(  # type: ignore[call-overload]
            *shown,
            col(Facilitator.name).label("owner"),
            func.count(col(Workshop.id)).label("sessions"),
            _how_many(WorkshopState.DRAFT).label("drafts"),
            _how_many(WorkshopState.OPEN).label("open"),
            func.max(Workshop.held_on).label("latest"),
            func.min(
                case(
                    (
                        (col(Workshop.state) == WorkshopState.DRAFT)
                        & (col(Workshop.held_on) >= today),
                        Workshop.held_on,
                    )
                )
            ).label("coming"),
        )
        .join(Facilitator, col(Collective.owner_id) == Facilitator.id)
        .join(
            Membership,
            (col(Membership.collective_id) == Collective.id)
            & (col(Membership.facilitator_id) == facilitator_id),
            isouter=True,
        )
        .join(Workshop, col(Workshop.collective_id) == Collective.id, isouter=True)
        .where(or_(Collective.owner_id == facilitator_id, col(Membership.role).is_not(None)))
        .group_by(*shown, Facilitator.name)
    )


def _how_many(state: WorkshopState) -> Any:  # noqa: ANN401  SQLAlchemy's own types are wider
    return func.sum(case((col(Workshop.state) == state, 1), else_=0))


def _open_actions(db: Session, collective_ids: Sequence[str]) -> dict[str, tuple[int, date | None]]:
    """How many actions of each collective are open, and the earliest day on which one is due."""
    rows = db.exec(
        select(
            NextAction.collective_id,
            func.count(col(NextAction.id)),
            func.min(col(NextAction.due)),
        )
        .where(col(NextAction.collective_id).in_(collective_ids), col(NextAction.status).in_(OPEN))
        .group_by(NextAction.collective_id)
    )
    return {collective_id: (count, due) for collective_id, count, due in rows}


def _last_sessions(db: Session, collective_ids: Sequence[str]) -> dict[str, LastSession]:
    """The latest session of each collective that was opened; of two on a day, the open one."""
    place = func.row_number().over(
        partition_by=col(Workshop.collective_id),
        order_by=(
            col(Workshop.held_on).desc(),
            case((col(Workshop.state) == WorkshopState.OPEN, 0), else_=1),
            col(Workshop.id),
        ),
    )
    ranked = (
        select(Workshop.id, place.label("place"))
        .where(
            col(Workshop.collective_id).in_(collective_ids),
            Workshop.state != WorkshopState.DRAFT,
        )
        .subquery()
    )
    rows = db.exec(
        select(  # type: ignore[call-overload]  # typed for four columns
            Workshop.collective_id,
            Workshop.id,
            Workshop.held_on,
            Workshop.state,
            Workshop.standing,
        )
        .join(ranked, col(Workshop.id) == ranked.c.id)
        .where(ranked.c.place == 1)
    )
    return {
        collective_id: LastSession(id_, held_on, state, Standing(standing) if standing else None)
        for collective_id, id_, held_on, state, standing in rows
    }
