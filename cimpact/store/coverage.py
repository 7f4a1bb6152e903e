"""Who is expected in a session, and who came, by sector and role."""

from collections.abc import Mapping

from sqlmodel import Session, col, delete, select

from cimpact.core.coverage import coverage
from cimpact.core.report import Coverage
from cimpact.errors import N_, CimpactError
from cimpact.store import publishing
from cimpact.store.offers import lists_in
from cimpact.store.tables import (
    Answer,
    ExpectedPeople,
    Respondent,
    RespondentKind,
    Vote,
    Workshop,
    WorkshopState,
)
from cimpact.store.workshops import MOST_INVITED
from cimpact.store.written import WrittenMeanwhile


class ExpectedOutOfReach(CimpactError):
    """Numbers of people by sector that cannot be."""

    message = N_(
        "By sector, {total} people are expected, but {invited} are invited in all. Nothing was "
        "saved: correct one of the numbers."
    )


class NoSuchNumber(CimpactError):
    """A number of people out of its range, or of a sector that is not in the list."""

    message = N_("A number of people goes from 0 to 100,000. Nothing was saved.")


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


def set_expected(
    db: Session, workshop: Workshop, expected: Mapping[str, int], *, seen: Mapping[str, int]
) -> None:
    """Say how many people of each sector are expected, at any time; the others are not known.

    ``seen`` is what was shown. Raises WrittenMeanwhile when it is no longer that, NoSuchNumber, and
    ExpectedOutOfReach where it is more than are invited in all.
    """
    db.flush()  # or the number of people invited, if it was just changed, would be read anew
    db.refresh(workshop, with_for_update=True)
    if expected_in(db, workshop) != seen:
        raise WrittenMeanwhile
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

    Numbers come after closing, from what is published: counted anew, they would tell by difference
    who has come or gone since. None while so few have answered that it would point at them.
    """
    lists, minimum_group = lists_in(db, workshop), publishing.minimum_group(workshop)
    if workshop.state is WorkshopState.CLOSED:
        published, _stayed_out = publishing.publication(db, workshop)
        nobody_said = [("", "")] * published.tally.seats
        return published.coverage or coverage(
            nobody_said, lists, minimum_group=minimum_group, with_numbers=True
        )
    people = db.exec(
        select(Respondent.sector, Respondent.role).where(
            Respondent.workshop_id == workshop.id,
            Respondent.kind == RespondentKind.PERSON,
            col(Respondent.id).in_(select(Answer.respondent_id).where(Answer.vote == Vote.FIRST)),
        )
    )
    return coverage(
        [(sector or "", role or "") for sector, role in people],
        lists,
        minimum_group=minimum_group,
        with_numbers=False,
    )
