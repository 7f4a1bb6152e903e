"""Decisions and actions written from the console of a guided session."""

from pathlib import Path

import pytest
from sqlalchemy import Engine

from cimpact.core.actions import Action
from cimpact.core.decisions import Decided, Outcome
from cimpact.store import actions, answering, decisions, guiding
from cimpact.store.db import reading, transaction
from cimpact.store.tables import Collective, Mode, Pace, Workshop
from tests import scenes
from tests.ui.stage import play
from tests.wire.client import StreamlitClient


@pytest.fixture
def guided(database: Engine) -> str:  # noqa: ARG001  the tables lie in it
    """Alice's guided session of four people, at its first element: its id."""
    with transaction() as db:
        alice = scenes.facilitator(db, "Alice")
        workshop = scenes.workshop(db, alice, name="Ours", minimum_group=3, pace=Pace.GUIDED)
        for choice in "0344":
            seat = scenes.seat(db, workshop.join_code)
            answering.save_answers(db, seat, {"PRE1": choice})
        guiding.move_to(db, workshop, "PRE1")
        return workshop.id


def decided(session: str) -> dict[str, Decided]:
    with reading() as db:
        found = decisions.decisions_of(db, db.get_one(Workshop, session))
    return {item: decision.decided for item, decision in found.items()}


def planned(session: str) -> list[Action]:
    with reading() as db:
        workshop = db.get_one(Workshop, session)
        return actions.actions_of(db, db.get_one(Collective, workshop.collective_id))


async def press(page: StreamlitClient, key: str) -> None:
    await page.click(page.find("button", key=key))


def test_after_the_reveal_the_decision_and_an_action_are_written_in_place(
    guided: str, data_dir: Path
) -> None:
    async def story(page: StreamlitClient, _url: str) -> None:
        await page.open("live", {"workshop": guided})
        assert not page.has("button", key="decide:PRE1")
        await press(page, "reveal_item")
        await press(page, "decide:PRE1")
        await page.set(page.find("radio", key="answer:decision:level:PRE1"), 2)
        await press(page, "save_decision")
        assert decided(guided) == {"PRE1": Decided(Outcome.AGREED, "2")}
        assert "dessous de la réponse du milieu des membres" in page.text()

        await press(page, "plan:PRE1")
        await press(page, "add_action:PRE1")
        assert "Dites ce qu'il y a à faire" in page.text()
        await page.set(page.find("text_input", label="Qu'y a-t-il à faire*"), "Call the *city*")
        await press(page, "add_action:PRE1")
        (action,) = planned(guided)
        assert (action.plan.what, action.plan.item) == ("Call the *city*", "PRE1")
        assert action.session_on is not None
        assert r"→ Call the \*city\*" in page.text()
        assert page.has("button", key="next_item")

    play(data_dir, story)


def test_what_is_being_written_stays_when_the_session_moves_on(guided: str, data_dir: Path) -> None:
    with transaction() as db:
        guiding.reveal(db, db.get_one(Workshop, guided), "PRE1")

    async def story(page: StreamlitClient, _url: str) -> None:
        await page.open("live", {"workshop": guided})
        await press(page, "decide:PRE1")
        await page.set(page.find("text_area", key="decision:evidence:PRE1"), "A letter")
        await press(page, "plan:PRE1")
        await page.set(page.find("text_input", label="Qu'y a-t-il à faire*"), "Call")
        await press(page, "next_item")
        assert "Encore en cours d'écriture" in page.text()
        assert page.value(page.find("text_area", key="decision:evidence:PRE1")) == "A letter"
        assert not page.has("button", key="decide:PRE2")
        await page.set(page.find("radio", key="answer:decision:level:PRE1"), 3)
        await press(page, "save_decision")
        await press(page, "add_action:PRE1")
        assert decided(guided) == {"PRE1": Decided(Outcome.AGREED, "3", evidence="A letter")}
        assert [action.plan.item for action in planned(guided)] == ["PRE1"]
        assert "Encore en cours d'écriture" not in page.text()

    play(data_dir, story)


def test_a_group_with_one_voice_may_keep_its_disagreement(guided: str, data_dir: Path) -> None:
    with transaction() as db:
        workshop = db.get_one(Workshop, guided)
        together = scenes.workshop(
            db,
            db.get_one(Collective, workshop.collective_id).owner_id,
            name="Together",
            mode=Mode.TOGETHER,
        )
        guiding.move_to(db, together, "PRE1")
        guiding.save_group_answer(db, together, "PRE1", "1")
        session = together.id

    async def story(page: StreamlitClient, _url: str) -> None:
        await page.open("live", {"workshop": session})
        await press(page, "decide:PRE1")
        await page.set(page.find("radio", key="decision:outcome:PRE1"), 1)
        for side in ("lower", "higher"):
            await page.set(page.find("text_area", key=f"decision:{side}:PRE1"), f"Seen {side}")
        await press(page, "save_decision")
        assert not page.has("radio", key="answer:group:PRE1")
        assert decided(session)["PRE1"].outcome is Outcome.DISAGREEMENT
        await press(page, "delete:PRE1")
        assert page.value(page.find("radio", key="answer:group:PRE1:2")) is None
        await page.set(page.find("radio", key="answer:group:PRE1:2"), 3)
        assert decided(session) == {"PRE1": Decided(Outcome.AGREED, "3")}
        await press(page, "decide:PRE1")
        await page.set(page.find("radio", key="answer:decision:level:PRE1"), 2)
        await press(page, "save_decision")
        again = page.find("radio", key="answer:group:PRE1:3")
        assert page.value(again) == "PRE1 at level 2. (fr)"

    play(data_dir, story)


def test_nobody_elses_session_takes_a_decision(guided: str, data_dir: Path) -> None:
    with transaction() as db:
        scenes.facilitator(db, "Bob")
        guiding.reveal(db, db.get_one(Workshop, guided), "PRE1")

    async def story(page: StreamlitClient, _url: str) -> None:
        await page.open("live", {"workshop": guided})
        assert not page.has("button", key="decide:PRE1")
        assert "Ours" not in page.text()

    play(data_dir, story, name="Bob")
