"""How the group answers: chosen before opening, shown after; and one voice on one screen."""

from pathlib import Path

import pytest
from sqlalchemy import Engine

from cimpact.store import group
from cimpact.store.db import reading, transaction
from cimpact.store.tables import Mode, Pace, Workshop
from tests import scenes
from tests.ui.test_console import play, stored
from tests.wire.client import StreamlitClient


@pytest.fixture
def draft(database: Engine) -> str:  # noqa: ARG001  the tables lie in it
    """A session of Alice's in preparation: its id."""
    with transaction() as db:
        return scenes.workshop(db, scenes.facilitator(db, "Alice"), is_open=False, name="Ours").id


def test_a_new_session_says_how_the_group_answers(draft: str, data_dir: Path) -> None:
    """Together brings the warning and no choice of pace; the default is alone, then together."""
    collective = stored(draft).collective_id

    async def story(page: StreamlitClient, _url: str) -> None:
        await page.open("workshops", {"collective": collective})
        mode = page.find("radio", key="mode:new")
        assert page.value(mode) == mode.options[0]
        assert len(page.find("radio", key="pace:new").options) == 2
        assert "rapports de pouvoir" not in page.text()
        await page.set(mode, 2)
        assert not page.has("radio", key="pace:new")
        assert "rapports de pouvoir" in page.text()
        await page.click(page.find("button", key="create_workshop"))
        made = stored(page.query.removeprefix("workshop="))
        assert (made.mode, made.pace) == (Mode.TOGETHER, Pace.GUIDED)

    play(data_dir, story)


def test_a_draft_changes_how_the_group_answers_until_it_is_opened(
    draft: str, data_dir: Path
) -> None:
    async def story(page: StreamlitClient, _url: str) -> None:
        await page.open("live", {"workshop": draft})
        await page.set(page.find("radio", key=f"pace:{draft}"), 1)
        await page.click(page.find("button", key="save_mode"))
        assert stored(draft).pace is Pace.GUIDED
        await page.click(page.find("button", key="open_workshop"))
        assert not page.has("button", key="save_mode")
        settings = page.find("table").proto.SerializeToString()
        assert "chaque téléphone montre l'élément".encode() in settings
        assert page.has("button", key="next_item")

    play(data_dir, story)


def test_the_group_answers_with_one_voice_on_this_screen(draft: str, data_dir: Path) -> None:
    with transaction() as db:
        workshop = db.get_one(Workshop, draft)
        workshop.mode, workshop.pace = Mode.TOGETHER, Pace.GUIDED

    async def story(page: StreamlitClient, url: str) -> None:
        await page.open("live", {"workshop": draft})
        await page.click(page.find("button", key="open_workshop"))
        await page.click(page.find("button", key="next_item"))
        assert not page.has("button", key="reveal_item")
        await page.set(page.find("radio", key="answer:group:PRE1"), 2)
        with reading() as db:
            assert group.group_answers(db, stored(draft)) == {"PRE1": "2"}
        async with StreamlitClient(url, locale="fr-FR") as phone:
            await phone.open("", {"code": stored(draft).join_code})
            assert "il n'y a rien à faire sur les téléphones" in phone.text()
        await page.click(page.find("button", key="close_workshop"))
        await page.open("summary", {"workshop": draft})
        assert b"PRE1 at level 2" in page.find("table").proto.SerializeToString()

    play(data_dir, story)


def test_the_timer_runs_until_it_is_stopped_and_previous_goes_back(
    draft: str, data_dir: Path
) -> None:
    with transaction() as db:
        db.get_one(Workshop, draft).pace = Pace.GUIDED

    async def story(page: StreamlitClient, _url: str) -> None:
        await page.open("live", {"workshop": draft})
        await page.click(page.find("button", key="open_workshop"))
        for _element in range(2):
            await page.click(page.find("button", key="next_item"))
        assert stored(draft).current_item == "PRE2"
        await page.click(page.find("button", key="timer"))
        assert stored(draft).timer_from is not None
        assert "00:0" in page.text()
        await page.click(page.find("button", key="timer"))
        assert stored(draft).timer_from is None
        await page.click(page.find("button", key="previous_item"))
        assert stored(draft).current_item == "PRE1"
        assert not page.has("button", key="previous_item")

    play(data_dir, story)
