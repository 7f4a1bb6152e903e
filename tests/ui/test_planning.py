"""The list of next actions from its page, and the question that opens the next session."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from cimpact.core.actions import Action, ActionStatus, Plan
from cimpact.store import actions, collectives, workshops
from cimpact.store.db import reading, transaction
from cimpact.store.tables import Collective, Workshop
from cimpact.ui.facilitating import questionnaires
from cimpact.ui.visitor import today
from tests import scenes
from tests.ui.stage import cookies_of, play
from tests.wire.client import StreamlitClient


@pytest.fixture
def session(database: Engine) -> str:  # noqa: ARG001  the tables lie in it
    """Alice's closed session of last spring, with the questionnaire that is shipped: its id."""
    with transaction() as db:
        alice = scenes.facilitator(db, "Alice")
        ours = collectives.create_collective(db, name="Ours", owner_id=alice, today=today())
        workshop = workshops.create_workshop(
            db,
            ours,
            questionnaires()["long"],
            today=today(),
            held_on=today() - timedelta(days=200),
        )
        workshops.open_workshop(workshop)
        workshops.close_workshop(db, workshop)
        return workshop.id


def collective_of(session: str) -> str:
    with reading() as db:
        return db.get_one(Workshop, session).collective_id


def planned(session: str, plan: Plan) -> str:
    with transaction() as db:
        workshop = db.get_one(Workshop, session)
        ours = db.get_one(Collective, workshop.collective_id)
        return actions.add_action(
            db, ours, plan, workshop=workshop, today=today() - timedelta(days=200)
        )


def listed(session: str) -> list[Action]:
    with reading() as db:
        return actions.actions_of(db, db.get_one(Collective, collective_of(session)))


def field(page: StreamlitClient, kind: str) -> object:
    return page.find(key=f"action:{kind}:*")


def test_an_action_starts_from_a_recommendation_and_keeps_its_source(
    session: str, data_dir: Path
) -> None:
    recommended = questionnaires()["long"].item("PRE2").actions[1]

    async def story(page: StreamlitClient, _url: str) -> None:
        await page.open(
            "actions", {"collective": collective_of(session), "workshop": session, "item": "PRE2"}
        )
        await page.set(field(page, "recommendation:PRE2"), 1)
        assert page.value(field(page, "what")) == recommended.text.fr.replace(" :", "\u00a0:")
        await page.set(field(page, "who"), "Aline")
        await page.set(field(page, "due"), "2027-03-15")
        await page.click(page.find("button", key="add_action"))
        assert recommended.sources[0].replace("-", r"\-") in page.text()

    play(data_dir, story)

    (action,) = listed(session)
    assert (action.plan.who, action.plan.due) == ("Aline", date(2027, 3, 15))
    assert (action.plan.item, action.plan.sources) == ("PRE2", recommended.sources)
    assert action.session_on is not None


def test_it_is_said_where_the_documents_say_little(session: str, data_dir: Path) -> None:
    thin = next(item for item in questionnaires()["long"].items if item.thin_advice)

    async def story(page: StreamlitClient, _url: str) -> None:
        await page.open("actions", {"collective": collective_of(session), "item": thin.code})
        assert "Les documents disent peu de choses de cet élément" in page.text()

    play(data_dir, story)


def test_an_action_is_changed_where_it_stands_and_moved_on(session: str, data_dir: Path) -> None:
    action = planned(session, Plan("Write", who="Aline"))

    async def story(page: StreamlitClient, _url: str) -> None:
        await page.open("actions", {"collective": collective_of(session)})
        await page.click(page.find("button", key=f"change:{action}"))
        await page.set(page.find(key=f"action:who:{action}*"), "Zoé")
        await page.click(page.find("button", key="save_action"))
        await page.set(page.find("selectbox", key=f"status:{action}:to_do"), 1)
        assert page.has("selectbox", key=f"status:{action}:under_way")
        await page.set(page.find("radio", key="action_filter"), 1)
        assert "Write" not in page.text()

    play(data_dir, story)

    (changed,) = listed(session)
    assert (changed.plan, changed.status) == (Plan("Write", who="Zoé"), ActionStatus.UNDER_WAY)


def test_who_changes_an_action_sees_first_what_somebody_else_made_of_it(
    session: str, data_dir: Path
) -> None:
    action = planned(session, Plan("Write"))

    async def story(page: StreamlitClient, _url: str) -> None:
        await page.open("actions", {"collective": collective_of(session)})
        await page.click(page.find("button", key=f"change:{action}"))
        with transaction() as db:
            ours = db.get_one(Collective, collective_of(session))
            actions.change_action(db, ours, action, Plan("Call"), seen=Plan("Write"))
        await page.set(page.find(key=f"action:who:{action}*"), "Zoé")
        assert "Quelqu'un d'autre a modifié cette action" in page.text()
        assert "Call" in page.text()
        assert listed(session)[0].plan == Plan("Call")
        await page.click(page.find("button", key="save_action"))
        assert listed(session)[0].plan == Plan("Write", who="Zoé")

    play(data_dir, story)


def test_an_action_is_erased_after_one_question(session: str, data_dir: Path) -> None:
    action = planned(session, Plan("Write"))

    async def story(page: StreamlitClient, _url: str) -> None:
        await page.open("actions", {"collective": collective_of(session)})
        await page.click(page.find("button", key=f"erase:{action}"))
        assert "L'action est effacée" in page.text()

    play(data_dir, story)
    assert listed(session) == []


def test_a_new_session_asks_first_how_far_the_actions_have_come(
    session: str, data_dir: Path
) -> None:
    done, still = planned(session, Plan("Write")), planned(session, Plan("Call"))

    async def story(page: StreamlitClient, _url: str) -> None:
        await page.open("workshops", {"collective": collective_of(session)})
        await page.click(page.find("button", key="create_workshop"))
        assert page.page == "since"
        await page.set(page.find("radio", key=f"since:{done}:to_do"), 2)
        await page.click(page.find("button", key="save_since"))
        assert page.page == "live"
        assert "attendent des nouvelles" not in page.text()
        await page.open("workshops", {"collective": collective_of(session)})
        await page.click(page.find("button", key="create_workshop"))
        assert page.page == "since"
        assert "Write" not in page.text()
        await page.open(page.page, page.query)
        assert page.has("radio", key=f"since:{still}:to_do")

    play(data_dir, story)

    assert {each.plan.what: each.status for each in listed(session)} == {
        "Write": ActionStatus.DONE,
        "Call": ActionStatus.TO_DO,
    }


def test_a_list_is_nobody_elses(session: str, data_dir: Path) -> None:
    planned(session, Plan("Write to the mayor"))
    with transaction() as db:
        scenes.facilitator(db, "Bob")

    async def story(page: StreamlitClient, url: str) -> None:
        assert page.page == ""
        async with StreamlitClient(url, cookies=cookies_of("Bob")) as stranger:
            for address in ("actions", "lists"):
                await stranger.open(address, {"collective": collective_of(session)})
                assert "mayor" not in stranger.text()
                assert not stranger.has("button", key="add_action")
                assert not stranger.has("button", key="save_lists")
            for address in ("since", "coverage", "paper"):
                await stranger.open(address, {"workshop": session})
                assert "mayor" not in stranger.text()
                assert not stranger.has("button", key="save_*")

    play(data_dir, story)
