"""What people do in a browser, act by act: fields and buttons are found by their stable keys."""

import re

from playwright.sync_api import Locator, Page, expect

PHONE = {"width": 390, "height": 844}
LAPTOP = {"width": 1280, "height": 800}
PASSPHRASE = "une longue phrase de passe"  # noqa: S105  of an account that lives for one test
SLOWEST = 20_000
"""Milliseconds that anything on a page may take on a busy machine before a test gives up."""


def widget(page: Page, key: str) -> Locator:
    """The widget of a key (Streamlit writes ``answer:PRE1`` as ``answer-PRE1``)."""
    return page.locator(f".st-key-{key.replace(':', '-')}")


def press(page: Page, key: str) -> None:
    """Press a button."""
    widget(page, key).locator("button").first.click(timeout=SLOWEST)


def fill(page: Page, key: str, text: str) -> None:
    """Type into a field."""
    widget(page, key).locator("input, textarea").first.fill(text, timeout=SLOWEST)


def see(page: Page, key: str) -> None:
    """Wait for a widget to be there."""
    expect(widget(page, key)).to_be_visible(timeout=SLOWEST)


def create_first_account(page: Page, url: str, token: str) -> None:
    """Claim a new installation."""
    page.goto(f"{url}/start")
    fill(page, "setup_token", token)
    fill(page, "setup_name", "Alice Tremblay")
    fill(page, "setup_passphrase", PASSPHRASE)
    press(page, "setup")
    see(page, "collective_name")


def sign_in(page: Page, url: str, *, passphrase: str = PASSPHRASE) -> None:
    """Sign in as the first account."""
    page.goto(f"{url}/sign-in")
    fill(page, "sign_in_name", "Alice Tremblay")
    fill(page, "sign_in_passphrase", passphrase)
    press(page, "sign_in")


def create_open_session(page: Page, url: str, collective: str) -> tuple[str, str]:
    """A collective with one open session; the id and the join code of the session."""
    page.goto(f"{url}/collectives")
    fill(page, "collective_name", collective)
    press(page, "create_collective")
    press(page, "create_workshop")
    see(page, "open_workshop")
    press(page, "open_workshop")
    see(page, "close_workshop")
    session = re.search(r"workshop=(\w+)", page.url)
    assert session is not None
    return session.group(1), widget(page, "join_panel").locator("h2").inner_text(timeout=SLOWEST)


def join(page: Page, url: str, code: str) -> None:
    """Scan the code and begin."""
    page.goto(f"{url}/?code={code}")
    press(page, "begin")


def choose(page: Page, item: str, choice: int) -> None:
    """Tap one row of an element; 5 is don't know, 6 too early."""
    row = widget(page, f"answer:{item}").locator("[data-testid=stRadioOption]").nth(choice)
    row.click(timeout=SLOWEST)
    expect(row).to_have_attribute("data-selected", "true", timeout=SLOWEST)
