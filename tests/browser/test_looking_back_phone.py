"""Looking back in a real Chromium: chosen by a facilitator, one folded line on a member's phone."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.acts import (
    LAPTOP,
    PHONE,
    SLOWEST,
    choose,
    create_first_account,
    create_open_session,
    join,
    press,
    see,
    widget,
)
from tests.browser.conftest import setup_token
from tests.serving import Server


@pytest.fixture(scope="module")
def code(chromium: Browser, server: Server) -> str:
    """The code of an open session whose preconditions look back at a closed one."""
    laptop = chromium.new_context(viewport=LAPTOP, locale="fr-CA").new_page()
    create_first_account(laptop, server.url, setup_token(server))
    create_open_session(laptop, server.url, "Table de quartier")
    press(laptop, "close_workshop")
    see(laptop, "reveal")
    laptop.get_by_role("link", name="← Table de quartier").click(timeout=SLOWEST)
    unfold(laptop, "Nouvelle séance")
    press(laptop, "create_workshop")
    see(laptop, "open_workshop")
    unfold(laptop, "Revenir sur une séance antérieure")
    box = "[class*='st-key-looking_back-'][class*='-preconditions'] label"
    laptop.locator(box).first.click(timeout=SLOWEST)
    press(laptop, "save_looking_back")
    expect(laptop.get_by_text("Le retour en arrière est enregistré.")).to_be_visible(
        timeout=SLOWEST
    )
    press(laptop, "open_workshop")
    found = widget(laptop, "join_panel").locator("h2").inner_text(timeout=SLOWEST)
    laptop.context.close()
    return found


def unfold(page: Page, label: str) -> None:
    page.locator("[data-testid=stExpander] summary", has_text=label).click(timeout=SLOWEST)


@pytest.mark.parametrize("width", [390, 320])
def test_looking_back_is_one_line_until_it_is_opened_and_moves_no_progress(
    chromium: Browser, server: Server, code: str, width: int
) -> None:
    page = chromium.new_context(
        viewport={**PHONE, "width": width}, locale="fr-CA", has_touch=True
    ).new_page()
    join(page, server.url, code)
    see(page, "past:PRE1")
    line = widget(page, "past:PRE1").bounding_box()
    assert line is not None
    assert line["height"] < (60 if width == PHONE["width"] else 80)
    expect(page.locator("[data-testid=stRadio]")).to_have_count(3)

    press(page, "past:PRE1")
    rows = widget(page, "hindsight:PRE1").locator("[data-testid=stRadioOption]")
    expect(rows).to_have_count(6, timeout=SLOWEST)
    expect(widget(page, "hindsight:PRE1").locator("[data-selected=true]")).to_have_count(0)
    boxes = [row.bounding_box() for row in rows.all()]
    assert all(box and box["height"] >= 44 for box in boxes)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    rows.nth(1).click()
    expect(rows.nth(1)).to_have_attribute("data-selected", "true", timeout=SLOWEST)
    choose(page, "PRE2", 3)

    answered = page.locator("[data-progress] > i")
    expect(answered.nth(1)).to_have_attribute("data-answered", "", timeout=SLOWEST)
    expect(page.locator("[data-progress] > i[data-answered]")).to_have_count(1)
    press(page, "next")
    see(page, "answer:QA1")
    expect(page.locator("[class*='st-key-past-']")).to_have_count(0)
    page.context.close()
