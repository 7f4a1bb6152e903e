"""Lists of sectors and roles: a collective's own, frozen at opening; who is expected, who came."""

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from cimpact.core.lists import Entry, Lists, typed_lists
from cimpact.core.report import Coverage, GroupCount
from cimpact.store import answering, seats, workshops
from cimpact.store.coverage import (
    ExpectedOutOfReach,
    NoSuchNumber,
    expected_in,
    proposed_for,
    set_expected,
    who_came,
)
from cimpact.store.db import reading, transaction
from cimpact.store.facts import load_facts
from cimpact.store.group import answer_as_group
from cimpact.store.offers import asked_in, lists_in, lists_of, set_lists
from cimpact.store.results import load_report, people_who_answered
from cimpact.store.rows import load_rows
from cimpact.store.seats import NotOffered
from cimpact.store.tables import Anonymity, Collective, Workshop
from cimpact.store.written import WrittenMeanwhile
from tests import scenes
from tests.scenes import TODAY, questionnaire

OWN = typed_lists(
    [Entry("", "Arts", "Arts"), Entry("health", "Santé", "Health")],
    [Entry("", "Parents", "Parents", concerned=True)],
)
OTHER = typed_lists([Entry("arts", "Culture", "Culture")], [])
GIVEN = Lists.of(questionnaire())


@pytest.fixture
def draft(database: Engine) -> str:
    """The id of Alice's session in preparation."""
    assert database
    with transaction() as db:
        return scenes.workshop(db, scenes.facilitator(db, "Alice"), is_open=False, invited=12).id


def change(session: str, lists: Lists | None, *, seen: Lists | None) -> None:
    with transaction() as db:
        set_lists(db, collective_of(db, session), lists, seen=seen)


def collective_of(db: Session, session: str) -> Collective:
    return db.get_one(Collective, db.get_one(Workshop, session).collective_id)


def offered(session: str) -> Lists:
    with reading() as db:
        return lists_in(db, db.get_one(Workshop, session))


def open_session(session: str) -> None:
    with transaction() as db:
        workshops.open_workshop(db.get_one(Workshop, session))


def close_session(session: str) -> None:
    with transaction() as db:
        workshops.close_workshop(db, db.get_one(Workshop, session))


def test_a_collective_uses_the_lists_of_the_questionnaire_until_it_has_its_own(draft: str) -> None:
    assert offered(draft) == GIVEN
    change(draft, OWN, seen=None)
    assert offered(draft) == OWN
    with reading() as db:
        assert lists_of(db, collective_of(db, draft)) == OWN
        assert asked_in(db, db.get_one(Workshop, draft)) == OWN.within(questionnaire())
    change(draft, None, seen=OWN)
    assert offered(draft) == GIVEN


def test_a_session_keeps_the_lists_that_it_was_opened_with(draft: str) -> None:
    change(draft, OWN, seen=None)
    open_session(draft)
    change(draft, OTHER, seen=OWN)
    change(draft, None, seen=OTHER)
    assert offered(draft) == OWN
    close_session(draft)
    change(draft, OTHER, seen=None)
    assert offered(draft) == OWN


def test_a_session_opened_with_the_questionnaires_lists_keeps_those(draft: str) -> None:
    open_session(draft)
    change(draft, OWN, seen=None)
    assert offered(draft) == GIVEN
    with transaction() as db:
        later = workshops.create_workshop(
            db, collective_of(db, draft), questionnaire(), today=TODAY
        ).id
    assert offered(later) == OWN


def test_lists_of_others_do_not_change(draft: str) -> None:
    with transaction() as db:
        bobs = scenes.workshop(db, scenes.facilitator(db, "Bob"), is_open=False).id
    change(draft, OWN, seen=None)
    assert offered(bobs) == GIVEN


def test_lists_are_not_changed_over_what_was_not_seen(draft: str) -> None:
    change(draft, OWN, seen=None)
    with pytest.raises(WrittenMeanwhile):
        change(draft, OTHER, seen=None)
    assert offered(draft) == OWN


def test_a_seat_takes_what_its_session_offers(draft: str) -> None:
    change(draft, OWN, seen=None)
    open_session(draft)
    with transaction() as db:
        code = db.get_one(Workshop, draft).join_code
        scenes.seat(db, code, sector="arts", role="parents")
        for strange in ({"role": "member"}, {"sector": "nowhere"}):
            with pytest.raises(NotOffered):
                scenes.seat(db, code, **strange)


def test_the_file_of_answers_knows_the_lists_of_its_session(draft: str) -> None:
    change(draft, OWN, seen=None)
    open_session(draft)
    close_session(draft)
    change(draft, None, seen=OWN)
    with reading() as db:
        assert load_rows(db, db.get_one(Workshop, draft)).lists == OWN


def expect(session: str, **people: int) -> dict[str, int]:
    with transaction() as db:
        workshop = db.get_one(Workshop, session)
        set_expected(db, workshop, people, seen=expected_in(db, workshop))
    with reading() as db:
        return expected_in(db, db.get_one(Workshop, session))


def test_expected_people_by_sector_are_replaced_whole(draft: str) -> None:
    change(draft, OWN, seen=None)
    assert expect(draft, arts=4, health=0) == {"arts": 4, "health": 0}
    assert expect(draft, health=8) == {"health": 8}
    assert expect(draft) == {}


def test_numbers_that_somebody_else_wrote_meanwhile_are_not_overwritten(draft: str) -> None:
    expect(draft, health=5)
    with pytest.raises(WrittenMeanwhile), transaction() as db:
        set_expected(db, db.get_one(Workshop, draft), {"health": 3}, seen={})
    with reading() as db:
        assert expected_in(db, db.get_one(Workshop, draft)) == {"health": 5}


def test_expected_people_fit_the_list_and_the_number_invited(draft: str) -> None:
    for strange in ({"nowhere": 1}, {"health": -1}, {"health": 100_001}):
        with pytest.raises(NoSuchNumber):
            expect(draft, **strange)
    change(draft, OWN, seen=None)
    with pytest.raises(ExpectedOutOfReach) as refused:
        expect(draft, arts=7, health=6)
    assert refused.value.values == {"total": 13, "invited": 12}
    assert expect(draft, arts=6, health=6) == {"arts": 6, "health": 6}


def test_a_new_session_is_proposed_the_numbers_of_the_one_before(draft: str) -> None:
    expect(draft, health=5)
    with transaction() as db:
        later = workshops.create_workshop(
            db, collective_of(db, draft), questionnaire(), today=TODAY
        )
        assert proposed_for(db, later) == {"health": 5}
        assert proposed_for(db, db.get_one(Workshop, draft)) == {}
        other = scenes.workshop(db, scenes.facilitator(db, "Bob"))
        assert proposed_for(db, other) == {}


def answer(session: str, people: int, **said: str) -> None:
    with transaction() as db:
        code = db.get_one(Workshop, session).join_code
        for _ in range(people):
            answering.save_answer(db, scenes.seat(db, code, **said), "PRE1", "3")


def came(session: str) -> Coverage | None:
    with reading() as db:
        return who_came(db, db.get_one(Workshop, session))


def test_who_came_is_presence_while_open_and_safe_numbers_after(draft: str) -> None:
    change(draft, OWN, seen=None)
    open_session(draft)
    answer(draft, 4, sector="health")
    assert came(draft) is None
    answer(draft, 2, sector="health", role="parents")
    known = came(draft)
    assert known == Coverage(
        sectors=(GroupCount("health", None),),
        absent_sectors=("arts",),
        roles=(GroupCount("parents", None),),
        absent_roles=(),
        concerned=True,
    )
    close_session(draft)
    closed = came(draft)
    assert closed is not None
    assert closed.sectors == (GroupCount("health", 6),)
    assert closed.roles == (GroupCount("parents", None),)


def test_who_joined_without_an_answer_has_not_come(draft: str) -> None:
    open_session(draft)
    answer(draft, 5)
    with transaction() as db:
        seats.take_seat(
            db, seats.invitation(db, db.get_one(Workshop, draft).join_code), sector="health"
        )
    known = came(draft)
    assert known is not None
    assert known.absent_sectors == ("health",)


def test_the_group_with_its_one_voice_is_nobody_who_came(draft: str) -> None:
    open_session(draft)
    answer(draft, 4, sector="health")
    close_session(draft)
    with transaction() as db:
        answer_as_group(db, db.get_one(Workshop, draft), "PRE1", "3")
        assert people_who_answered(db, db.get_one(Workshop, draft)) == 4
    assert came(draft) is None


def test_everybody_is_counted_in_a_session_with_names(database: Engine) -> None:
    assert database
    with transaction() as db:
        alice = scenes.facilitator(db, "Alice")
        session = scenes.workshop(db, alice, anonymity=Anonymity.NAMED).id
    answer(session, 1, sector="health", name="Zoé")
    close_session(session)
    known = came(session)
    assert known is not None
    assert known.sectors == (GroupCount("health", 1),)


def test_after_closing_who_came_changes_only_with_what_is_published(draft: str) -> None:
    """The difference of two counts would be the sector of whoever came late, or left."""
    open_session(draft)
    answer(draft, 6, sector="health")
    close_session(draft)
    with transaction() as db:
        workshops.reopen_workshop(db.get_one(Workshop, draft))
    answer(draft, 1, sector="health")
    close_session(draft)
    known = came(draft)
    assert known is not None
    assert known.sectors == (GroupCount("health", 6),)


def test_results_count_the_sectors_that_the_session_offered(draft: str) -> None:
    change(draft, OWN, seen=None)
    open_session(draft)
    answer(draft, 6, sector="arts")
    close_session(draft)
    with reading() as db:
        known = load_report(db, db.get_one(Workshop, draft)).coverage
        facts = load_facts(db, db.get_one(Workshop, draft))
    assert known is not None
    assert known.sectors == (GroupCount("arts", 6),)
    assert known.absent_sectors == ("health",)
    assert Lists.of(facts.questionnaire) == OWN
