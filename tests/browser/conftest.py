"""What the browser tests share: a Chromium and a server of the real application per module."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.install import system_chromium
from tests.serving import Server, serving


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium where it is installed, else Playwright's own (`make browser`).

    Per module, not per session: while it lives, no other test can run an event loop of its own.
    """
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=system_chromium(),
            # Its sandbox needs rights that a container seldom gives; it opens our own pages only.
            args=["--no-sandbox"],
        )
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """The application on a new installation."""
    with serving(health="/healthz") as started:
        yield started


def setup_token(server: Server) -> str:
    """The one-time token that the terminal shows."""
    shown = re.search(r"(?:[2-9A-Z]{4}-){2}[2-9A-Z]{4}", server.log.read_text(encoding="utf-8"))
    assert shown is not None
    return shown.group()
