"""Sectors and roles: which a collective offers, and which a session was opened with.

A session that was opened keeps its lists: they are copied to it just before those of its collective
change, whatever changes them.
"""

from sqlmodel import Session, col, delete, select

from cimpact.core.lists import Lists
from cimpact.core.questionnaire import Questionnaire
from cimpact.store import editions
from cimpact.store.db import insert_into
from cimpact.store.tables import (
    Collective,
    CollectiveLists,
    Workshop,
    WorkshopLists,
    WorkshopState,
)
from cimpact.store.written import WrittenMeanwhile


def lists_of(db: Session, collective: Collective) -> Lists | None:
    """The collective's own lists; None while it uses those of the questionnaire."""
    row = db.get(CollectiveLists, collective.id)
    return Lists.model_validate(row.document) if row else None


def set_lists(
    db: Session, collective: Collective, lists: Lists | None, *, seen: Lists | None
) -> None:
    """Replace the collective's lists, or go back to the questionnaire's (None).

    Sessions that were opened keep theirs; drafts follow. Raises WrittenMeanwhile.
    """
    _keep_for_opened(db, collective)
    if lists_of(db, collective) != seen:
        raise WrittenMeanwhile
    if lists is None:
        db.exec(delete(CollectiveLists).where(col(CollectiveLists.collective_id) == collective.id))
        return
    document = lists.model_dump(mode="json")
    new = insert_into(db, CollectiveLists).values(collective_id=collective.id, document=document)
    db.exec(
        new.on_conflict_do_update(index_elements=["collective_id"], set_={"document": document})
    )


def lists_in(db: Session, workshop: Workshop) -> Lists:
    """The lists that a session offers: those it was opened with, or will be."""
    kept = db.get(WorkshopLists, workshop.id)
    if kept is not None:
        own = Lists.model_validate(kept.document) if kept.document else None
    else:
        row = db.get(CollectiveLists, workshop.collective_id)
        own = Lists.model_validate(row.document) if row else None
    return own or Lists.of(editions.load(db, workshop.edition_id))


def asked_in(db: Session, workshop: Workshop) -> Questionnaire:
    """The questionnaire as this session asks it: its edition, with the session's own lists."""
    return lists_in(db, workshop).within(editions.load(db, workshop.edition_id))


def _keep_for_opened(db: Session, collective: Collective) -> None:
    """Copy the lists in force to the opened sessions that follow them so far."""
    # Locked, so that no session is opened between the copy and the change.
    opened = db.exec(
        select(Workshop.id, Workshop.state)
        .where(Workshop.collective_id == collective.id)
        .with_for_update()
    ).all()
    row = db.get(CollectiveLists, collective.id)
    for workshop_id, state in opened:
        if state is not WorkshopState.DRAFT:
            new = insert_into(db, WorkshopLists).values(
                workshop_id=workshop_id, document=row.document if row else None
            )
            db.exec(new.on_conflict_do_nothing(index_elements=["workshop_id"]))
