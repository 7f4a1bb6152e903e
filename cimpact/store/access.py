"""Who may: fetch-with-permission.

Each function returns the thing and the right to it at once. What does not exist and what belongs to
somebody else get the same answer, or an address would tell which is which.
"""

from sqlmodel import Session, col, select

from cimpact.errors import N_, CimpactError
from cimpact.store.tables import Collective, OwnQuestionnaire, Workshop


class NotYours(CimpactError):
    """A collective or a session that is unknown here, or somebody else's."""

    message = N_("This page does not exist, or it belongs to somebody else. Nothing was changed.")


def collective_for(db: Session, facilitator_id: str, collective_id: str) -> Collective:
    """The collective, if it is this facilitator's. Raises NotYours."""
    collective = db.exec(
        select(Collective).where(
            Collective.id == collective_id, Collective.owner_id == facilitator_id
        )
    ).first()
    if collective is None:
        raise NotYours
    return collective


def workshop_for(db: Session, facilitator_id: str, workshop_id: str) -> Workshop:
    """The session, if its collective is this facilitator's. Raises NotYours."""
    workshop = db.exec(
        select(Workshop)
        .join(Collective, col(Workshop.collective_id) == Collective.id)
        .where(Workshop.id == workshop_id, Collective.owner_id == facilitator_id)
    ).first()
    if workshop is None:
        raise NotYours
    return workshop


def questionnaire_for(db: Session, facilitator_id: str, own_id: str) -> OwnQuestionnaire:
    """A questionnaire whose collective is this facilitator's. Raises NotYours."""
    own = db.exec(
        select(OwnQuestionnaire)
        .join(Collective, col(OwnQuestionnaire.collective_id) == Collective.id)
        .where(OwnQuestionnaire.id == own_id, Collective.owner_id == facilitator_id)
    ).first()
    if own is None:
        raise NotYours
    return own
