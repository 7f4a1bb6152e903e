"""What is written down of a team's acts, and how long it stays."""

from datetime import timedelta

import pytest
from sqlmodel import select

from cimpact.store import audit, collectives, team, workshops
from cimpact.store.audit import MOST_SHOWN, Act, Entry
from cimpact.store.db import reading, transaction
from cimpact.store.tables import AuditEntry, Collective, Workshop
from tests.scenes import NOW, TODAY, Crew

LATER = NOW + timedelta(hours=1)


def entries(crew: Crew) -> list[Entry]:
    with reading() as db:
        return audit.entries_of(db, db.get_one(Collective, crew.collective))


@pytest.fixture
def two_acts(shared: Crew) -> Crew:
    """Bob opened the session, then Alice invited somebody."""
    with transaction() as db:
        session = db.get_one(Workshop, shared.workshop)
        collective = db.get_one(Collective, shared.collective)
        audit.record(db, session, Act.OPEN, who="Bob", at=NOW)
        audit.record(db, collective, Act.INVITE, who="Alice", at=LATER, subject="Léa")
    return shared


def test_acts_come_with_the_latest_first_and_their_time(two_acts: Crew) -> None:
    assert entries(two_acts) == [
        Entry(LATER, "Alice", Act.INVITE, None, "Léa"),
        Entry(NOW, "Bob", Act.OPEN, TODAY, ""),
    ]


def test_acts_of_another_collective_are_not_among_them(two_acts: Crew) -> None:
    with reading() as db:
        foreign = db.get_one(Collective, two_acts.foreign.collective)
        assert audit.entries_of(db, foreign) == []


def test_acts_stay_when_their_author_leaves_and_the_session_is_erased(two_acts: Crew) -> None:
    before = entries(two_acts)
    with transaction() as db:
        collective = db.get_one(Collective, two_acts.collective)
        team.remove_member(db, collective, facilitator_id=two_acts.bob)
        workshops.delete_workshop(db, db.get_one(Workshop, two_acts.workshop))

    assert entries(two_acts) == before


def test_acts_go_with_the_collective(two_acts: Crew) -> None:
    with transaction() as db:
        collectives.delete_collective(db, db.get_one(Collective, two_acts.collective))

    with reading() as db:
        assert db.exec(select(AuditEntry)).all() == []


def test_list_ends_somewhere(shared: Crew) -> None:
    with transaction() as db:
        collective = db.get_one(Collective, shared.collective)
        for number in range(MOST_SHOWN + 5):
            at = NOW + timedelta(minutes=number)
            audit.record(db, collective, Act.RENAME, who="Alice", at=at, subject=str(number))

    shown = entries(shared)
    assert (len(shown), shown[0].subject) == (MOST_SHOWN, str(MOST_SHOWN + 4))


def test_last_author_is_that_of_the_same_act_on_the_same_thing(two_acts: Crew) -> None:
    with transaction() as db:
        session = db.get_one(Workshop, two_acts.workshop)
        collective = db.get_one(Collective, two_acts.collective)
        audit.record(db, session, Act.INVITED, who="Bob", at=NOW)
        audit.record(db, session, Act.INVITED, who="Olga", at=LATER)
        audit.record(db, session, Act.TARGETS, who="Alice", at=LATER)
        db.flush()

        assert audit.last_to(db, session, Act.INVITED) == "Olga"
        assert audit.last_to(db, session, Act.CLOSE) == ""
        assert audit.last_to(db, collective, Act.INVITE) == "Alice"
