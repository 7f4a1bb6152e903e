"""Paper sheets typed in with the keyboard alone; what axe says of the pages around a session."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.acts import (
    LAPTOP,
    SLOWEST,
    create_first_account,
    create_open_session,
    press,
    see,
)
from tests.browser.acts import widget as of_key
from tests.browser.conftest import setup_token
from tests.browser.test_accessibility import violations
from tests.serving import Server


@pytest.fixture(scope="module")
def at_work(chromium: Browser, server: Server) -> Iterator[tuple[Page, str, str, str]]:
    """A facilitator's page, the ids of an open session and of its collective, the server's URL."""
    context = chromium.new_context(viewport=LAPTOP, locale="fr-CA")
    page = context.new_page()
    create_first_account(page, server.url, setup_token(server))
    session, _code = create_open_session(page, server.url, "Table de quartier")
    page.locator("[data-testid=stPageLink-NavLink]", has_text="Table de quartier").click()
    page.wait_for_url("**/workshops?collective=*", timeout=SLOWEST)
    collective = re.search(r"collective=(\w+)", page.url)
    assert collective is not None
    yield page, session, collective.group(1), server.url
    context.close()


def test_sheets_are_typed_in_with_the_keyboard_alone(
    at_work: tuple[Page, str, str, str],
) -> None:
    page, session, _collective, url = at_work
    page.goto(f"{url}/paper?workshop={session}")
    see(page, "sheet:answer:LEA9:0")
    expect(page.locator("[data-test-script-state=notRunning]")).to_be_visible(timeout=SLOWEST)
    expect(page.locator("[data-testid=stSkeleton]")).to_have_count(0, timeout=SLOWEST)
    sector(page, 0).focus(timeout=SLOWEST)
    for number in (1, 2):
        fill_by_keyboard(page, items=27)
        expect(page.get_by_text(f"écrivez {number} dans la case")).to_be_visible(timeout=SLOWEST)
        see(page, f"sheet:answer:LEA9:{number}")
        expect(sector(page, number)).to_be_focused(timeout=SLOWEST)
    expect(page.get_by_text("2 feuilles sont saisies.")).to_be_visible(timeout=SLOWEST)


def sector(page: Page, sheet: int) -> Locator:
    """The first field of a sheet, counted from 0."""
    return of_key(page, f"sheet:sector:{sheet}").locator("input")


def fill_by_keyboard(page: Page, *, items: int) -> None:
    """From the sector on: past it and the role, a digit for each element, on to the button."""
    for _list in ("sector", "role"):
        page.keyboard.press("Tab")
    for place in range(items):
        page.keyboard.type(str(place % 3))
        page.keyboard.press("Tab")
    for _stop in range(3):
        if page.evaluate("() => document.activeElement.innerText").startswith("Enregistrer"):
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_on_the_pages_around_a_session(
    at_work: tuple[Page, str, str, str], theme: str
) -> None:
    page, session, collective, url = at_work
    page.emulate_media(color_scheme=theme)
    for address, landmark in (
        (f"paper?workshop={session}", "save_sheet"),
        (f"coverage?workshop={session}", "save_expected"),
        (f"lists?collective={collective}", "save_lists"),
        (f"actions?collective={collective}", "add_action"),
    ):
        page.goto(f"{url}/{address}")
        see(page, landmark)
        assert (address, violations(page)) == (address, [])


def test_an_address_that_somebody_typed_is_no_link(at_work: tuple[Page, str, str, str]) -> None:
    page, _session, collective, url = at_work
    page.goto(f"{url}/actions?collective={collective}")
    what = page.locator("[class*='st-key-action-what-new'] input")
    what.fill("See https://example.invalid/a, www.example.invalid", timeout=SLOWEST)
    press(page, "add_action")
    expect(page.get_by_text("L'action est sur la liste.")).to_be_visible(timeout=SLOWEST)
    for address in ("https://example.invalid/a", "www.example.invalid"):
        exactly = page.get_by_text(address, exact=True).first
        expect(exactly).to_be_visible(timeout=SLOWEST)
    expect(page.locator("a[href*='example.invalid']")).to_have_count(0)


@pytest.fixture(scope="module")
def closed(at_work: tuple[Page, str, str, str]) -> str:
    """The id of a closed session of the sample."""
    page, _session, _collective, url = at_work
    page.goto(f"{url}/collectives")
    press(page, "load_sample")
    expect(page.get_by_text("Retirer l'exemple")).to_be_visible(timeout=SLOWEST)
    page.locator("[data-testid=stPageLink-NavLink]", has_text="Exemple").first.click()
    address = page.get_by_role("link", name="Résultats").first.get_attribute("href") or ""
    found = re.search(r"workshop=(\w+)", address)
    assert found is not None
    return found.group(1)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_on_decisions(
    at_work: tuple[Page, str, str, str], closed: str, theme: str
) -> None:
    page, _session, _collective, url = at_work
    page.emulate_media(color_scheme=theme)
    page.goto(f"{url}/decisions?workshop={closed}")
    page.locator("[class*='st-key-decide-'] button").first.click(timeout=SLOWEST)
    see(page, "save_decision")
    assert violations(page) == []
