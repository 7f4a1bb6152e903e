"""Two people with the same form open in two browsers: neither overwrites the other unseen."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import Engine

from cimpact.signing import sealed
from cimpact.store import accounts, group, guiding, team, workshops
from cimpact.store.db import reading, transaction
from cimpact.store.tables import Collective, Mode, Pace, TeamRole, Workshop
from cimpact.ui.visitor import today
from tests import scenes
from tests.serving import serving
from tests.wire.client import StreamlitClient

Story = Callable[[StreamlitClient, StreamlitClient], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Scene:
    """Alice's draft, which Zoé runs too."""

    collective: str
    workshop: str
    alice: str
    zoe: str

    @property
    def invited(self) -> str:
        """The key of the field for the number invited."""
        return f"workshop:{self.workshop}:invited"

    def target(self, section: str) -> str:
        """The key of a section's target."""
        return f"target:{self.workshop}:{section}"

    @property
    def session(self) -> Workshop:
        """The session as stored now."""
        with reading() as db:
            return db.get_one(Workshop, self.workshop)


@pytest.fixture
def scene(database: Engine) -> Scene:  # noqa: ARG001  the tables lie in it
    with transaction() as db:
        alice, zoe = scenes.facilitator(db, "Alice"), scenes.facilitator(db, "Zoé *T*")
        made = scenes.workshop(db, alice, is_open=False, name="Ours")
        collective = db.get_one(Collective, made.collective_id)
        team.add_member(db, collective, facilitator_id=zoe, role=TeamRole.FACILITATOR)
        tokens = [
            accounts.start_sign_in(db, accounts.facilitator_named(db, name), today=today())
            for name in ("Alice", "Zoé *T*")
        ]
    return Scene(made.collective_id, made.id, *tokens)


def play(scene: Scene, data_dir: Path, story: Story) -> None:
    async def playing(url: str) -> None:
        async with browser_of(url, scene.alice) as alice, browser_of(url, scene.zoe) as zoe:
            await story(alice, zoe)

    env = {"CIMPACT_LANGUAGE": "en"}
    with serving(data_dir=data_dir, health="/healthz", env=env) as server:
        asyncio.run(playing(server.url))


def browser_of(url: str, sign_in: str) -> StreamlitClient:
    return StreamlitClient(url, cookies={"cimpact_sign_in": sealed("cimpact_sign_in", sign_in)})


def alerts(tab: StreamlitClient) -> list[str]:
    return [one.text for one in tab.find_all("alert")]


async def enter(tab: StreamlitClient, kind: str, key: str, value: object) -> None:
    await tab.set(tab.find(kind, key=key), value)


async def save(tab: StreamlitClient, key: str) -> None:
    await tab.click(tab.find("button", key=key))


def test_number_invited_is_refused_told_and_saved_at_the_second_try(
    scene: Scene, data_dir: Path
) -> None:
    async def story(alice: StreamlitClient, zoe: StreamlitClient) -> None:
        for tab in (alice, zoe):
            await tab.open("live", {"workshop": scene.workshop})
        await enter(alice, "number_input", scene.invited, 12)
        await enter(zoe, "number_input", scene.invited, 14)
        await save(zoe, "save_invited")
        assert alerts(zoe) == ["The number of invited people is saved."]

        await save(alice, "save_invited")
        (told,) = alerts(alice)
        assert told == (
            r"Zoé \*T\* has changed the number of invited people in the meantime: it is now 14. "
            "Nothing was overwritten, and what you entered is still there. Look, and save again."
        )
        assert scene.session.invited == 14
        assert alice.value(alice.find("number_input", key=scene.invited)) == 12

        await save(alice, "save_invited")
        assert alerts(alice) == ["The number of invited people is saved."]
        assert scene.session.invited == 12

    play(scene, data_dir, story)


def test_field_that_nobody_touched_shows_what_somebody_else_saved(
    scene: Scene, data_dir: Path
) -> None:
    """And one that is being filled keeps what was typed, however often the page is drawn."""

    async def story(alice: StreamlitClient, zoe: StreamlitClient) -> None:
        for tab in (alice, zoe):
            await tab.open("live", {"workshop": scene.workshop})
        await enter(alice, "selectbox", scene.target("conditions"), "1")
        await enter(zoe, "number_input", scene.invited, 14)
        await save(zoe, "save_invited")
        await enter(zoe, "selectbox", scene.target("conditions"), "4")
        await save(zoe, "save_targets")

        await alice.rerun()
        assert alice.value(alice.find("number_input", key=scene.invited)) == 14
        assert alice.value(alice.find("selectbox", key=scene.target("conditions"))) == "1"
        await save(alice, "save_targets")
        assert scene.session.targets["conditions"] == 4
        assert "They are now conditions 4." in alerts(alice)[0]

    play(scene, data_dir, story)


def test_targets_of_other_sections_are_saved_side_by_side(scene: Scene, data_dir: Path) -> None:
    async def story(alice: StreamlitClient, zoe: StreamlitClient) -> None:
        for tab in (alice, zoe):
            await tab.open("live", {"workshop": scene.workshop})
        await enter(alice, "selectbox", scene.target("conditions"), "1")
        await enter(zoe, "selectbox", scene.target("leadership"), "4")
        await save(zoe, "save_targets")
        await save(alice, "save_targets")

        targets = scene.session.targets
        assert (targets["conditions"], targets["leadership"]) == (1, 4)

    play(scene, data_dir, story)


def test_name_is_refused_told_and_saved_at_the_second_try(scene: Scene, data_dir: Path) -> None:
    """Two browsers of the owner's."""
    field = f"collective:{scene.collective}:name"

    def name() -> str:
        with reading() as db:
            return db.get_one(Collective, scene.collective).name

    async def story(alice: StreamlitClient, _zoe: StreamlitClient) -> None:
        async with browser_of(alice.base_url, scene.alice) as other:
            for tab in (alice, other):
                await tab.open("workshops", {"collective": scene.collective})
            await enter(alice, "text_input", field, "Ours and theirs")
            await enter(other, "text_input", field, "Everybody's")
            await save(other, "rename_collective")
            await save(alice, "rename_collective")
            assert name() == "Everybody's"
            assert "it is now “Everybody's”" in alerts(alice)[0]
            await save(alice, "rename_collective")
            assert name() == "Ours and theirs"

    play(scene, data_dir, story)


def test_copy_opens_with_the_settings_of_the_session_and_its_own_fields(
    scene: Scene, data_dir: Path
) -> None:
    async def story(alice: StreamlitClient, _zoe: StreamlitClient) -> None:
        await alice.open("live", {"workshop": scene.workshop})
        await enter(alice, "number_input", scene.invited, 12)
        await save(alice, "save_invited")
        await enter(alice, "number_input", scene.invited, 99)
        await save(alice, "copy_workshop")

        copied = alice.query.removeprefix("workshop=")
        assert (alice.page, copied != scene.workshop) == ("live", True)
        field = alice.find("number_input", key=f"workshop:{copied}:invited")
        assert alice.value(field) == 12
        await save(alice, "copy_workshop")
        assert alice.query not in {f"workshop={copied}", f"workshop={scene.workshop}"}

    play(scene, data_dir, story)


def test_the_way_of_answering_is_refused_and_saved_at_the_second_try(
    scene: Scene, data_dir: Path
) -> None:
    mode = f"mode:{scene.workshop}"
    refusal = (
        "Zoé \\*T\\* has changed how the group answers in the meantime. Nothing was overwritten, "
        "and what you chose is still there. Look at the settings, and save again."
    )

    async def story(alice: StreamlitClient, zoe: StreamlitClient) -> None:
        for tab in (alice, zoe):
            await tab.open("live", {"workshop": scene.workshop})
        await enter(zoe, "radio", mode, 1)
        await save(zoe, "save_mode")
        await enter(alice, "radio", mode, 2)
        await save(alice, "save_mode")

        assert refusal in alerts(alice)
        assert scene.session.mode is Mode.ALONE
        assert str(alice.value(alice.find("radio", key=mode))).startswith("Together")
        await save(alice, "save_mode")
        assert (scene.session.mode, scene.session.pace) == (Mode.TOGETHER, Pace.GUIDED)

    play(scene, data_dir, story)


def test_the_groups_one_answer_is_never_overwritten_unseen(scene: Scene, data_dir: Path) -> None:
    """Two consoles of a group that answers together: the second to choose sees the first choice."""
    key = "answer:group:PRE1"
    with transaction() as db:
        workshop = db.get_one(Workshop, scene.workshop)
        workshops.set_mode(workshop, Mode.TOGETHER)
        workshops.open_workshop(workshop)
        guiding.move_to(db, workshop, "PRE1")

    async def story(alice: StreamlitClient, zoe: StreamlitClient) -> None:
        for tab in (alice, zoe):
            await tab.open("live", {"workshop": scene.workshop})
        await enter(zoe, "radio", key, 3)
        await enter(alice, "radio", key, 1)

        assert [text.partition(":")[0] for text in alerts(alice)] == [
            "Somebody else has saved an answer of the group to this element in the meantime"
        ]
        assert given() == {"PRE1": "3"}
        assert alice.value(alice.find("radio", key=key)) == zoe.value(zoe.find("radio", key=key))
        await enter(alice, "radio", key, 1)
        assert given() == {"PRE1": "1"}
        await zoe.rerun()
        assert zoe.value(zoe.find("radio", key=key)) == alice.value(alice.find("radio", key=key))

    def given() -> dict[str, str]:
        with reading() as db:
            return group.group_answers(db, scene.session)

    play(scene, data_dir, story)
