"""The sample on the page of collectives: loaded and erased by its facilitator."""

import asyncio
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from cimpact.signing import sealed
from cimpact.store import accounts
from cimpact.store.db import reading, transaction
from cimpact.store.tables import Collective
from cimpact.ui.visitor import today
from tests import scenes
from tests.serving import serving
from tests.wire.client import StreamlitClient


@pytest.fixture
def sign_in(database: Engine) -> str:  # noqa: ARG001  the tables lie in it
    """Alice's, who has a collective of her own."""
    with transaction() as db:
        scenes.workshop(db, scenes.facilitator(db, "Alice"), name="Ours")
        return accounts.start_sign_in(db, accounts.facilitator_named(db, "Alice"), today=today())


def collectives() -> list[bool]:
    """Whether each collective of the database is a sample."""
    with reading() as db:
        return sorted(db.exec(select(Collective.is_sample)))


def test_one_button_loads_the_sample_and_another_erases_it(sign_in: str, data_dir: Path) -> None:
    async def story(url: str) -> None:
        cookies = {"cimpact_sign_in": sealed("cimpact_sign_in", sign_in)}
        async with StreamlitClient(url, cookies=cookies) as page:
            await page.open("collectives")
            assert not page.has("button", key="clear_sample")
            await page.click(page.find("button", key="load_sample"))
            assert collectives() == [False, True]
            assert not page.has("button", key="load_sample")
            await page.click(page.find("button", key="clear_sample"))
            assert collectives() == [False]
            assert page.has("button", key="load_sample")

    with serving(data_dir=data_dir, health="/healthz") as server:
        asyncio.run(story(server.url))


def test_whoever_signed_out_in_between_loads_nothing(sign_in: str, data_dir: Path) -> None:
    async def story(url: str) -> None:
        cookies = {"cimpact_sign_in": sealed("cimpact_sign_in", sign_in)}
        async with StreamlitClient(url, cookies=cookies) as page:
            await page.open("collectives")
            with transaction() as db:
                accounts.end_sign_in(db, sign_in)
            await page.click(page.find("button", key="load_sample"))
            assert collectives() == [False]

    with serving(data_dir=data_dir, health="/healthz") as server:
        asyncio.run(story(server.url))
