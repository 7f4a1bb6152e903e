"""Next actions: one list per collective, its history by day, asked about at the next session."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from cimpact.core.actions import Action, ActionStatus, Plan, StatusDay
from cimpact.core.questionnaire import Questionnaire
from cimpact.store import collectives, editions, workshops
from cimpact.store.actions import (
    ActionGone,
    ActionNameless,
    NotOfThisCollective,
    actions_of,
    add_action,
    change_action,
    delete_action,
    set_status,
    tell_status,
    to_ask_about,
)
from cimpact.store.db import reading, transaction
from cimpact.store.tables import Collective, Workshop
from cimpact.store.written import WrittenMeanwhile
from tests import scenes
from tests.scenes import TODAY

TOMORROW = TODAY + timedelta(days=1)
SPRING = TODAY + timedelta(days=150)
PLAN = Plan("Ask the city for two years of funding", who="Aline and Omar", due=date(2027, 3, 15))
SOURCED = {
    "text": {"fr": "Écrire une page", "en": "Write a page"},
    "sources": ["S000-01", "S000-02"],
}


def with_actions() -> Questionnaire:
    """The questionnaire with one recommendation for PRE1."""
    document = scenes.questionnaire(version="2.0").model_dump(mode="json")
    document["sections"][0]["items"][0]["actions"] = [SOURCED]
    return Questionnaire.model_validate(document)


@pytest.fixture
def session(database: Engine) -> str:
    """The id of Alice's session of today, in a collective of its own."""
    assert database
    with transaction() as db:
        alice = scenes.facilitator(db, "Alice")
        collective = collectives.create_collective(db, name="Ours", owner_id=alice, today=TODAY)
        return workshops.create_workshop(db, collective, with_actions(), today=TODAY).id


def parts(db: Session, session: str) -> tuple[Collective, Workshop]:
    workshop = db.get_one(Workshop, session)
    return db.get_one(Collective, workshop.collective_id), workshop


def added(session: str, plan: Plan = PLAN, *, in_session: bool = True) -> str:
    with transaction() as db:
        collective, workshop = parts(db, session)
        return add_action(
            db, collective, plan, workshop=workshop if in_session else None, today=TODAY
        )


def listed(session: str) -> list[Action]:
    with reading() as db:
        return actions_of(db, parts(db, session)[0])


def next_session(session: str, *, held_on: date = SPRING) -> str:
    with transaction() as db:
        collective, _ = parts(db, session)
        return workshops.create_workshop(
            db, collective, with_actions(), today=TODAY, held_on=held_on
        ).id


def waiting(session: str) -> list[str]:
    with reading() as db:
        return [action.plan.what for action in to_ask_about(db, *parts(db, session))]


def test_an_action_begins_to_do_and_remembers_its_session(session: str) -> None:
    action = added(session)
    assert listed(session) == [
        Action(
            id=action,
            plan=PLAN,
            status=ActionStatus.TO_DO,
            started_on=TODAY,
            session_on=TODAY,
            history=(StatusDay(TODAY, ActionStatus.TO_DO),),
        )
    ]


def test_an_action_needs_words_and_they_fit_on_a_line(session: str) -> None:
    with pytest.raises(ActionNameless):
        added(session, Plan(" \n "))
    added(session, Plan("Write\nto  the city" + "x" * 600, who="A" * 300, first_step="b" * 600))
    ((what, who, first_step),) = [
        (each.plan.what, each.plan.who, each.plan.first_step) for each in listed(session)
    ]
    assert what.startswith("Write to the cityx")
    assert (len(what), len(who), len(first_step)) == (500, 200, 500)


def test_an_action_may_start_from_a_recommendation_of_its_element(session: str) -> None:
    sourced = replace(PLAN, item="PRE1", sources=("S000-01", "S000-02"))
    added(session, sourced)
    assert [each.plan for each in listed(session)] == [sourced]


@pytest.mark.parametrize(
    "strange",
    [
        replace(PLAN, item="XX1"),
        replace(PLAN, item="PRE1", sources=("S000-01",)),
        replace(PLAN, item="PRE2", sources=("S000-01", "S000-02")),
        replace(PLAN, sources=("S000-01", "S000-02")),
    ],
    ids=["no such element", "half its sources", "another element's", "of no element"],
)
def test_elements_and_sources_are_those_of_the_collectives_sessions(
    session: str, strange: Plan
) -> None:
    with pytest.raises(NotOfThisCollective):
        added(session, strange)
    assert listed(session) == []


def test_an_element_may_stay_when_its_session_is_gone(session: str) -> None:
    """A note of who does it must not be refused because of what was erased."""
    other = next_session(session)
    added(session, replace(PLAN, item="PRE1"))
    with transaction() as db:
        collective, workshop = parts(db, session)
        workshops.delete_workshop(db, workshop)
        workshops.delete_workshop(db, db.get_one(Workshop, other))
    with transaction() as db:
        kept = db.get_one(Collective, collective.id)
        (action,) = actions_of(db, kept)
        assert (action.plan.item, action.session_on) == ("PRE1", None)
        changed = replace(action.plan, who="Zoé")
        change_action(db, kept, action.id, changed, seen=action.plan)
        assert [each.plan for each in actions_of(db, kept)] == [changed]
        assert editions.used_by(db, kept) == []


def test_a_plan_is_changed_over_what_was_seen_and_nothing_else(session: str) -> None:
    action = added(session)
    changed = replace(PLAN, who="Zoé", due=None)
    with transaction() as db:
        change_action(db, parts(db, session)[0], action, changed, seen=PLAN)
    assert [each.plan for each in listed(session)] == [changed]

    with transaction() as db:
        collective = parts(db, session)[0]
        with pytest.raises(WrittenMeanwhile):
            change_action(db, collective, action, PLAN, seen=PLAN)
        with pytest.raises(WrittenMeanwhile):
            delete_action(db, collective, action, seen=PLAN)
    assert [each.plan for each in listed(session)] == [changed]


def move(session: str, action: str, status: str, *, seen: str, today: date) -> None:
    with transaction() as db:
        set_status(
            *(db, parts(db, session)[0], action, ActionStatus(status)),
            seen=ActionStatus(seen),
            today=today,
        )


def test_the_history_has_a_line_for_each_day_that_changed_something(session: str) -> None:
    action = added(session)
    move(session, action, "under_way", seen="to_do", today=TOMORROW)
    move(session, action, "done", seen="under_way", today=TOMORROW)
    move(session, action, "done", seen="done", today=SPRING)

    (found,) = listed(session)
    assert (found.status, found.history) == (
        ActionStatus.DONE,
        (StatusDay(TODAY, ActionStatus.TO_DO), StatusDay(TOMORROW, ActionStatus.DONE)),
    )


def test_a_status_is_not_changed_over_one_that_was_not_seen(session: str) -> None:
    action = added(session)
    move(session, action, "dropped", seen="to_do", today=TODAY)
    with pytest.raises(WrittenMeanwhile):
        move(session, action, "under_way", seen="to_do", today=TODAY)
    move(session, action, "dropped", seen="to_do", today=TODAY)
    assert [each.status for each in listed(session)] == [ActionStatus.DROPPED]


def test_an_action_is_erased_with_its_history(session: str) -> None:
    action = added(session)
    with transaction() as db:
        delete_action(db, parts(db, session)[0], action, seen=PLAN)
    assert listed(session) == []
    with reading() as db:
        assert scenes.everything(db)["action_day"] == set()
    with transaction() as db, pytest.raises(ActionGone):
        delete_action(db, parts(db, session)[0], action, seen=PLAN)


def test_an_action_of_another_collective_is_not_in_the_list(session: str) -> None:
    action = added(session)
    with transaction() as db:
        theirs = scenes.workshop(db, scenes.facilitator(db, "Bob"))
        bobs = db.get_one(Collective, theirs.collective_id)
        acts = (
            lambda: change_action(db, bobs, action, PLAN, seen=PLAN),
            lambda: delete_action(db, bobs, action, seen=PLAN),
            lambda: set_status(
                *(db, bobs, action, ActionStatus.DONE), seen=ActionStatus.TO_DO, today=TODAY
            ),
        )
        for act in acts:
            with pytest.raises(ActionGone):
                act()
        assert actions_of(db, bobs) == []
        foreign = parts(db, session)[1]
        add_action(db, bobs, PLAN, workshop=foreign, today=TODAY)
        assert [each.session_on for each in actions_of(db, bobs)] == [None]
    assert [each.plan for each in listed(session)] == [PLAN]


def test_the_next_session_asks_about_what_is_still_open(session: str) -> None:
    added(session, Plan("Still to do"))
    added(session, Plan("Written without a session"), in_session=False)
    done = added(session, Plan("Done since"))
    move(session, done, "done", seen="to_do", today=TODAY)
    later = next_session(session)

    assert waiting(later) == ["Still to do", "Written without a session"]
    assert waiting(session) == []


def test_an_answered_question_is_not_asked_again(session: str) -> None:
    still, dropped = added(session, Plan("Still")), added(session, Plan("Dropped"))
    later = next_session(session)
    with transaction() as db:
        for action, status in ((still, ActionStatus.TO_DO), (dropped, ActionStatus.DROPPED)):
            tell_status(
                *(db, *parts(db, later), action, status), seen=ActionStatus.TO_DO, today=SPRING
            )

    assert waiting(later) == []
    assert waiting(next_session(session, held_on=SPRING + timedelta(days=200))) == ["Still"]
    assert {each.plan.what: each.history[-1].day for each in listed(session)} == {
        "Still": TODAY,
        "Dropped": SPRING,
    }


def test_a_session_that_is_over_asks_nothing(session: str) -> None:
    added(session)
    later = next_session(session)
    with transaction() as db:
        workshop = db.get_one(Workshop, later)
        workshops.open_workshop(workshop)
    assert waiting(later) == [PLAN.what]
    with transaction() as db:
        workshops.close_workshop(db, db.get_one(Workshop, later))
    assert waiting(later) == []
