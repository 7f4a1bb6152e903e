"""Sectors and roles: which a collective offers, which a session was opened with, who came.

A session that was opened keeps its lists: they are copied to it just before those of its collective
change, whatever changes them.
"""

from collections.abc import Mapping

from sqlmodel import Session, col, delete, select

from cimpact.core.coverage import coverage
from cimpact.core.lists import Lists
from cimpact.core.questionnaire import Questionnaire
from cimpact.core.report import Coverage
from cimpact.errors import N_, CimpactError
from cimpact.store import editions
from cimpact.store.db import insert_into
from cimpact.store.meanwhile import ChangedMeanwhile
from cimpact.store.tables import (
    Anonymity,
    Answer,
    Collective,
    CollectiveLists,
    ExpectedPeople,
    Respondent,
    RespondentKind,
    Vote,
    Workshop,
    WorkshopLists,
    WorkshopState,
)
from cimpact.store.workshops import MOST_INVITED


class ExpectedOutOfReach(CimpactError):
    """Numbers of people by sector that cannot be."""

    message = N_(
        "By sector, {total} people are expected, but {invited} are invited in all. Nothing was "
        "saved: correct one of the numbers."
    )


class NoSuchNumber(CimpactError):
    """A number of people out of its range, or of a sector that is not in the list."""

    message = N_("A number of people goes from 0 to 100,000. Nothing was saved.")


def lists_of(db: Session, collective: Collective) -> Lists | None:
    """The collective's own lists; None while it uses those of the questionnaire."""
    row = db.get(CollectiveLists, collective.id)
    return Lists.model_validate(row.document) if row else None


def set_lists(
    db: Session, collective: Collective, lists: Lists | None, *, seen: Lists | None
) -> None:
    """Replace the collective's lists, or go back to the questionnaire's (None).

    Sessions that were opened keep theirs; drafts follow. Raises ChangedMeanwhile.
    """
    _keep_for_opened(db, collective)
    if lists_of(db, collective) != seen:
        raise ChangedMeanwhile
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


def expected_in(db: Session, workshop: Workshop) -> dict[str, int]:
    """How many people are expected by sector; a sector is missing where nobody said."""
    rows = db.exec(select(ExpectedPeople).where(ExpectedPeople.workshop_id == workshop.id))
    return {row.sector: row.people for row in rows}


def proposed_for(db: Session, workshop: Workshop) -> dict[str, int]:
    """The numbers of the session before, for one that has none yet; empty when there are none."""
    earlier = db.exec(
        select(Workshop.id)
        .join(ExpectedPeople)
        .where(
            Workshop.collective_id == workshop.collective_id,
            Workshop.id != workshop.id,
            Workshop.held_on <= workshop.held_on,
        )
        .order_by(col(Workshop.held_on).desc(), col(Workshop.id))
    ).first()
    if earlier is None:
        return {}
    rows = db.exec(select(ExpectedPeople).where(ExpectedPeople.workshop_id == earlier))
    return {row.sector: row.people for row in rows}


def set_expected(db: Session, workshop: Workshop, expected: Mapping[str, int]) -> None:
    """Say how many people of each sector are expected, at any time; the others are not known.

    Raises NoSuchNumber, and ExpectedOutOfReach where it is more than are invited in all.
    """
    sectors = {sector.code for sector in lists_in(db, workshop).sectors}
    if not all(
        code in sectors and 0 <= people <= MOST_INVITED for code, people in expected.items()
    ):
        raise NoSuchNumber
    total = sum(expected.values())
    if workshop.invited is not None and total > workshop.invited:
        raise ExpectedOutOfReach(total=total, invited=workshop.invited)
    db.exec(delete(ExpectedPeople).where(col(ExpectedPeople.workshop_id) == workshop.id))
    db.add_all(
        ExpectedPeople(workshop_id=workshop.id, sector=code, people=people)
        for code, people in expected.items()
    )


def who_came(db: Session, workshop: Workshop) -> Coverage | None:
    """Who has answered, by sector and role, as far as it may be said now.

    Numbers come after closing. None while so few have answered that it would point at them.
    """
    people = db.exec(
        select(Respondent.sector, Respondent.role).where(
            Respondent.workshop_id == workshop.id,
            Respondent.kind == RespondentKind.PERSON,
            col(Respondent.id).in_(select(Answer.respondent_id).where(Answer.vote == Vote.FIRST)),
        )
    )
    is_named = workshop.anonymity is Anonymity.NAMED
    return coverage(
        [(sector or "", role or "") for sector, role in people],
        lists_in(db, workshop),
        minimum_group=1 if is_named else workshop.minimum_group,
        with_numbers=workshop.state is WorkshopState.CLOSED,
    )


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
