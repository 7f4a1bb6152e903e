"""What is known of a session besides its answers, read from the tables."""

from sqlmodel import Session

from cimpact.core.session import SessionFacts
from cimpact.store import looking_back
from cimpact.store.offers import asked_in
from cimpact.store.tables import Anonymity, Collective, Workshop


def load_facts(db: Session, workshop: Workshop) -> SessionFacts:
    """Whose session it is, when it was, how it was set up and what it asked."""
    asked = looking_back.asked(db, workshop.id)
    return SessionFacts(
        collective=db.get_one(Collective, workshop.collective_id).name,
        held_on=workshop.held_on,
        language=workshop.language,
        is_named=workshop.anonymity is Anonymity.NAMED,
        minimum_group=workshop.minimum_group,
        phase=workshop.phase,
        phases=workshop.phases,
        targets=workshop.targets,
        invited=workshop.invited,
        looking_back_to=None if asked is None else asked.held_on,
        questionnaire=asked_in(db, workshop),
    )
