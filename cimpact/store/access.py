"""Who may: fetch-with-permission.

Each function returns the thing and the right to it at once. What does not exist and what belongs to
somebody else get the same answer, or an address would tell which is which.
"""

from enum import StrEnum

from sqlalchemy import ColumnElement, or_
from sqlmodel import Session, col, select

from cimpact.errors import N_, CimpactError
from cimpact.store.tables import Collective, Membership, OwnQuestionnaire, TeamRole, Workshop


class NotYours(CimpactError):
    """A collective or a session that is unknown here, or that this person has no right to."""

    message = N_("This page does not exist, or it belongs to somebody else. Nothing was changed.")


class NotInYourRole(NotYours):
    """Something that this person sees, and wants to do more with than their role allows."""

    message = N_(
        "Your role in this collective does not allow this. Nothing was changed. Its owner can "
        "change your role on the page of the team."
    )


class Right(StrEnum):
    """What somebody wants to do with a collective or one of its sessions.

    SEE is participation and results; RUN is everything about sessions but erasing them; OWN is the
    rest: erasing, the name, the archive, the team.
    """

    SEE = "see"
    RUN = "run"
    OWN = "own"


RIGHTS = {
    TeamRole.OWNER: frozenset(Right),
    TeamRole.FACILITATOR: frozenset({Right.SEE, Right.RUN}),
    TeamRole.OBSERVER: frozenset({Right.SEE}),
}


def collective_for(
    db: Session, facilitator_id: str, collective_id: str, *, needs: Right
) -> Collective:
    """The collective, if this facilitator has that right to it. Raises NotYours, NotInYourRole."""
    collective = db.exec(
        select(Collective).where(Collective.id == collective_id, _gives(facilitator_id, needs))
    ).first()
    if collective is None:
        raise _refusal(db, facilitator_id, collective_id)
    return collective


def workshop_for(db: Session, facilitator_id: str, workshop_id: str, *, needs: Right) -> Workshop:
    """The session, if this facilitator has that right to its collective.

    Raises NotYours, NotInYourRole.
    """
    workshop = find_workshop(db, facilitator_id, workshop_id, needs=needs)
    if workshop is None:
        kept = db.exec(select(Workshop.collective_id).where(Workshop.id == workshop_id)).first()
        raise _refusal(db, facilitator_id, kept)
    return workshop


def find_workshop(
    db: Session, facilitator_id: str, workshop_id: str, *, needs: Right
) -> Workshop | None:
    """The same; None without the right, for who looks again and again."""
    return db.exec(
        select(Workshop)
        .join(Collective, col(Workshop.collective_id) == Collective.id)
        .where(Workshop.id == workshop_id, _gives(facilitator_id, needs))
    ).first()


def questionnaire_for(
    db: Session, facilitator_id: str, own_id: str, *, needs: Right
) -> OwnQuestionnaire:
    """A questionnaire of a collective to which this facilitator has that right.

    Raises NotYours, NotInYourRole.
    """
    own = db.exec(
        select(OwnQuestionnaire)
        .join(Collective, col(OwnQuestionnaire.collective_id) == Collective.id)
        .where(OwnQuestionnaire.id == own_id, _gives(facilitator_id, needs))
    ).first()
    if own is None:
        kept = db.exec(
            select(OwnQuestionnaire.collective_id).where(OwnQuestionnaire.id == own_id)
        ).first()
        raise _refusal(db, facilitator_id, kept)
    return own


def role_in(db: Session, facilitator_id: str, collective_id: str) -> TeamRole | None:
    """What this facilitator is to the collective; None for nothing, and for no such collective."""
    row = db.exec(
        select(Collective.owner_id, Membership.role)
        .join(
            Membership,
            (col(Membership.collective_id) == Collective.id)
            & (col(Membership.facilitator_id) == facilitator_id),
            isouter=True,
        )
        .where(Collective.id == collective_id)
    ).first()
    if row is None:
        return None
    owner_id, role = row
    if owner_id == facilitator_id:
        return TeamRole.OWNER
    return TeamRole(role) if role else None


def may(db: Session, facilitator_id: str, collective_id: str, *, needs: Right) -> bool:
    """Whether this facilitator has that right to the collective; for what a page offers."""
    role = role_in(db, facilitator_id, collective_id)
    return role is not None and needs in RIGHTS[role]


def _refusal(db: Session, facilitator_id: str, collective_id: str | None) -> NotYours:
    """Who is in the team learns that it is their role; to anybody else nothing is there."""
    if collective_id is None or role_in(db, facilitator_id, collective_id) is None:
        return NotYours()
    return NotInYourRole()


def _gives(facilitator_id: str, needs: Right) -> ColumnElement[bool]:
    """That the collective gives this facilitator the right: as its owner, or through the team."""
    roles = [role for role, rights in RIGHTS.items() if needs in rights]
    through_the_team = select(Membership.collective_id).where(
        Membership.facilitator_id == facilitator_id, col(Membership.role).in_(roles)
    )
    return or_(col(Collective.owner_id) == facilitator_id, col(Collective.id).in_(through_the_team))
