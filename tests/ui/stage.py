"""Facilitators at their pages: a server of the real application, and a browser each."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

from cimpact.signing import sealed
from cimpact.store import accounts
from cimpact.store.db import transaction
from cimpact.ui.visitor import today
from tests.serving import serving
from tests.wire.client import StreamlitClient

Story = Callable[[StreamlitClient, str], Awaitable[None]]


def cookies_of(name: str) -> dict[str, str]:
    """What the browser of a signed-in facilitator sends."""
    with transaction() as db:
        token = accounts.start_sign_in(db, accounts.facilitator_named(db, name), today=today())
    return {"cimpact_sign_in": sealed("cimpact_sign_in", token)}


def play(data_dir: Path, story: Story, *, name: str = "Alice") -> None:
    """Let a facilitator tell a story in a browser of theirs."""
    cookies = cookies_of(name)

    async def playing(url: str) -> None:
        async with StreamlitClient(url, cookies=cookies) as page:
            await story(page, url)

    with serving(data_dir=data_dir, health="/healthz") as server:
        asyncio.run(playing(server.url))
