"""A guided session in a real Chromium: one console, one wall, four phones, and a restart."""

import re

from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.acts import (
    LAPTOP,
    PHONE,
    SLOWEST,
    choose,
    create_first_account,
    fill,
    join,
    press,
    see,
    widget,
)
from tests.browser.conftest import setup_token
from tests.serving import Server

ITEMS = ("PRE1", "PRE2", "PRE3", "QA1", "QA2")
MEMBERS = 4
AFTER_RESTART = "PRE3"
AGREED = 2


def open_guided_session(console: Page, url: str) -> str:
    """A session in guided pace with the smallest minimum group; its id."""
    fill(console, "collective_name", "Table de quartier")
    press(console, "create_collective")
    widget(console, "pace:new").locator("[data-testid=stRadioOption]").nth(1).click()
    widget(console, "minimum_group").locator("input").first.click(timeout=SLOWEST)
    console.get_by_role("option", name="3", exact=True).click(timeout=SLOWEST)
    expect(widget(console, "minimum_group").locator("input").first).to_have_value("3")
    press(console, "create_workshop")
    press_keys(console, "open_workshop")
    see(console, "next_item")
    found = re.search(r"workshop=(\w+)", console.url)
    assert found is not None
    assert url in console.url
    return found.group(1)


def dots(page: Page) -> int:
    return page.locator("[data-sentences] i").count()


def vote_again(phone: Page, item: str, choice: int) -> None:
    field = widget(phone, f"answer:second:{item}")
    row = field.locator("[data-testid=stRadioOption]").nth(choice)
    row.click(timeout=SLOWEST)
    expect(field).to_be_visible()
    expect(row).to_have_attribute("data-selected", "true", timeout=SLOWEST)


def decide_and_plan(console: Page, item: str) -> None:
    """A decision and an action on the revealed element, from the console, by the keyboard alone."""
    press_keys(console, f"decide:{item}")
    level = widget(console, f"answer:decision:level:{item}")
    tab_into(console, level)
    for _step in range(AGREED):
        console.keyboard.press("ArrowDown")
    rows = level.locator("[data-testid=stRadioOption]")
    expect(rows.nth(AGREED)).to_have_attribute("data-selected", "true", timeout=SLOWEST)
    press_keys(console, "save_decision")
    expect(console.get_by_text("La décision est enregistrée.")).to_be_visible(timeout=SLOWEST)
    press_keys(console, f"plan:{item}")
    tab_into(console, console.locator("[class*='st-key-action-what-']").first)
    console.keyboard.type("Inviter deux parents")
    press_keys(console, f"add_action:{item}")
    expect(console.get_by_text("→ Inviter deux parents")).to_be_visible(timeout=SLOWEST)


def press_keys(page: Page, key: str) -> None:
    """Reach a button with the keyboard alone, and press it."""
    tab_into(page, widget(page, key))
    page.keyboard.press("Enter")


def tab_into(page: Page, place: Locator) -> None:
    """Press Tab until what has the focus lies in a part of the page."""
    expect(place).to_be_visible(timeout=SLOWEST)
    for _step in range(80):
        if place.evaluate("place => place.contains(document.activeElement)"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(place)


def test_five_elements_with_a_reveal_a_second_vote_a_decision_and_a_restart(
    chromium: Browser, server: Server
) -> None:
    laptop = chromium.new_context(locale="fr-CA", viewport=LAPTOP)
    console = laptop.new_page()
    create_first_account(console, server.url, setup_token(server))
    session = open_guided_session(console, server.url)
    code = widget(console, "join_panel").locator("h2").inner_text(timeout=SLOWEST)
    wall = laptop.new_page()
    wall.goto(f"{server.url}/wall?workshop={session}")
    expect(wall.get_by_text(code).first).to_be_visible(timeout=SLOWEST)
    contexts = [chromium.new_context(locale="fr-CA", viewport=PHONE) for _ in range(MEMBERS)]
    phones = [context.new_page() for context in contexts]
    for phone in phones:
        join(phone, server.url, code)

    for item in ITEMS:
        press_keys(console, "next_item")
        for number, phone in enumerate(phones):
            choose(phone, item, (0, 1, 2, 2)[number])
        expect(wall.get_by_text("4 personnes sur 4 ont répondu")).to_be_visible(timeout=SLOWEST)
        assert dots(wall) == 0
        if item == "PRE1":
            press_keys(console, "reveal_item")
            expect(wall.locator("[data-sentences] i")).to_have_count(MEMBERS, timeout=SLOWEST)
            press_keys(console, "second_vote")
            for phone in phones:
                vote_again(phone, item, 2)
            expect(wall.get_by_text("4 personnes sur 4 ont répondu")).to_be_visible(timeout=SLOWEST)
            press_keys(console, "reveal_item")
            expect(wall.locator("[data-sentences] i")).to_have_count(2 * MEMBERS, timeout=SLOWEST)
            decide_and_plan(console, item)
        if item == AFTER_RESTART:
            server.restart()
            for page in (console, wall, *phones):
                page.reload()
            see(console, "next_item")

    press_keys(console, "close_workshop")
    see(console, "reveal")
    for phone in phones:
        see(phone, "look_again")
    console.goto(f"{server.url}/decisions?workshop={session}")
    expect(console.get_by_text("1 élément discuté sur 27")).to_be_visible(timeout=SLOWEST)
    console.goto(f"{server.url}/by-section?workshop={session}")
    expect(console.locator("h1").first).to_be_visible(timeout=SLOWEST)
    for context in (laptop, *contexts):
        context.close()
