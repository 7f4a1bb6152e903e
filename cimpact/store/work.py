"""What a group makes of a session, read from the tables."""

from sqlmodel import Session

from cimpact.core.work import GroupWork
from cimpact.store import profiles, results
from cimpact.store.actions import actions_of
from cimpact.store.decisions import decisions_of
from cimpact.store.tables import Collective, Workshop, WorkshopState
from cimpact.store.workshops import NotClosed


def load_work(db: Session, workshop: Workshop) -> GroupWork:
    """The decisions of a closed session beside the actions and the profile of its collective.

    Raises NotClosed.
    """
    if workshop.state is not WorkshopState.CLOSED:
        raise NotClosed
    collective = db.get_one(Collective, workshop.collective_id)
    return GroupWork(
        decisions=tuple(decisions_of(db, workshop).values()),
        actions=tuple(actions_of(db, collective)),
        profile=profiles.latest(db, collective).profile,
        voted_again=results.second_votes(db, workshop),
    )
