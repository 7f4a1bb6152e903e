"""Writing decisions from their page: agreements, disagreements, two facilitators at once."""

import asyncio
from pathlib import Path

import pytest
from sqlalchemy import Engine

from cimpact.core.decisions import Decided, Outcome
from cimpact.store import answering, decisions, workshops
from cimpact.store.db import reading, transaction
from cimpact.store.tables import Workshop
from tests import scenes
from tests.serving import serving
from tests.ui.stage import cookies_of, play
from tests.wire.client import StreamlitClient


@pytest.fixture
def closed(database: Engine) -> str:  # noqa: ARG001  the tables lie in it
    """Alice's closed session of six people, two of whom see PRE2 at the bottom: its id."""
    with transaction() as db:
        workshop = scenes.workshop(db, scenes.facilitator(db, "Alice"), name="Ours")
        for choice in "003444":
            seat = scenes.seat(db, workshop.join_code)
            answering.save_answers(db, seat, {"PRE1": "4", "PRE2": choice, "QA5": "2"})
        workshops.close_workshop(db, workshop)
        return workshop.id


def written(session: str) -> dict[str, Decided]:
    with reading() as db:
        found = decisions.decisions_of(db, db.get_one(Workshop, session))
    return {item: decision.decided for item, decision in found.items()}


async def begin(page: StreamlitClient, session: str, item: str) -> None:
    await page.open("decisions", {"workshop": session})
    await page.click(page.find("button", key=f"decide:{item}"))


async def write(page: StreamlitClient, item: str, **texts: str) -> None:
    for kind, text in texts.items():
        await page.set(page.find("text_area", key=f"decision:{kind}:{item}"), text)


async def save(page: StreamlitClient) -> None:
    await page.click(page.find("button", key="save_decision"))


def test_the_agenda_comes_first_and_an_agreed_level_is_saved(closed: str, data_dir: Path) -> None:
    async def story(page: StreamlitClient, _url: str) -> None:
        await page.open("decisions", {"workshop": closed})
        text = page.text()
        assert text.index("Element PRE2") < text.index("Element PRE1")
        await begin(page, closed, "PRE2")
        level = page.find("radio", key="answer:decision:level:PRE2")
        assert page.value(level) is None
        await page.set(level, 2)
        await write(page, "PRE2", evidence="A *letter*")
        await save(page)
        assert written(closed) == {"PRE2": Decided(Outcome.AGREED, "2", evidence="A *letter*")}
        assert "dessous de la réponse du milieu des membres" in page.text()
        assert not page.has("button", key="save_decision")

    play(data_dir, story)


def test_a_disagreement_of_one_side_is_refused_and_nothing_typed_is_lost(
    closed: str, data_dir: Path
) -> None:
    async def story(page: StreamlitClient, _url: str) -> None:
        await begin(page, closed, "PRE2")
        await page.set(page.find("radio", key="decision:outcome:PRE2"), 1)
        await write(page, "PRE2", lower="It ends in June.")
        await save(page)
        assert "les deux raisons" in page.text()
        lower = page.find("text_area", key="decision:lower:PRE2")
        assert (written(closed), page.value(lower)) == ({}, "It ends in June.")
        await write(page, "PRE2", higher="It is promised.")
        await save(page)
        assert written(closed)["PRE2"] == Decided(
            Outcome.DISAGREEMENT, None, "It ends in June.", "It is promised."
        )

    play(data_dir, story)


def test_of_two_facilitators_the_second_sees_what_the_first_wrote_before_replacing_it(
    closed: str, data_dir: Path
) -> None:
    async def story(url: str) -> None:
        cookies = cookies_of("Alice")
        async with (
            StreamlitClient(url, cookies=cookies) as first,
            StreamlitClient(url, cookies=dict(cookies)) as second,
        ):
            for page in (first, second):
                await begin(page, closed, "PRE2")
            for page, level, evidence in ((first, 3, "First"), (second, 1, "Second")):
                await page.set(page.find("radio", key="answer:decision:level:PRE2"), level)
                await write(page, "PRE2", evidence=evidence)
            for page in (first, second):
                await save(page)
            assert written(closed)["PRE2"].evidence == "First"
            assert "entre-temps" in second.text()
            assert "First" in second.text()
            evidence = second.find("text_area", key="decision:evidence:PRE2")
            assert second.value(evidence) == "Second"
            await save(second)
            assert written(closed)["PRE2"] == Decided(Outcome.AGREED, "1", evidence="Second")

    with serving(data_dir=data_dir, health="/healthz") as server:
        asyncio.run(story(server.url))


def test_a_decision_is_erased_and_its_fields_begin_empty(closed: str, data_dir: Path) -> None:
    async def story(page: StreamlitClient, _url: str) -> None:
        await begin(page, closed, "PRE2")
        await page.set(page.find("radio", key="answer:decision:level:PRE2"), 2)
        await save(page)
        await page.click(page.find("button", key="delete:PRE2"))
        assert written(closed) == {}
        await page.click(page.find("button", key="decide:PRE2"))
        assert page.value(page.find("radio", key="answer:decision:level:PRE2")) is None
        await page.click(page.find("button", key="cancel_decision"))
        assert not page.has("button", key="save_decision")

    play(data_dir, story)


def test_decisions_wait_for_the_end_of_the_session_and_are_nobody_elses(
    closed: str, data_dir: Path
) -> None:
    with transaction() as db:
        scenes.facilitator(db, "Bob")
        workshops.reopen_workshop(db.get_one(Workshop, closed))

    async def story(page: StreamlitClient, url: str) -> None:
        await page.open("decisions", {"workshop": closed})
        assert "une fois la séance fermée" in page.text()
        assert not page.has("button", key="decide:*")
        async with StreamlitClient(url, cookies=cookies_of("Bob")) as stranger:
            await stranger.open("decisions", {"workshop": closed})
            assert "Ours" not in stranger.text()
            assert not stranger.has("button", key="decide:*")

    play(data_dir, story)
