"""What a member's phone shows and keeps: rows for a finger, a way back, no word to anybody else."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser.acts import (
    LAPTOP,
    PHONE,
    SLOWEST,
    choose,
    create_first_account,
    create_open_session,
    fill,
    join,
    press,
    see,
    widget,
)
from tests.browser.conftest import setup_token
from tests.serving import Server

HOSTILE = "![x](http://192.0.2.99/x.png) <img src=http://192.0.2.99/y.png> [a](http://192.0.2.99)"


@dataclass(frozen=True)
class Room:
    """An open session of a collective whose name tries to be more than a name."""

    url: str
    code: str
    session: str


@pytest.fixture(scope="module")
def room(chromium: Browser, server: Server) -> Room:
    laptop = chromium.new_context(viewport=LAPTOP, locale="fr-CA").new_page()
    create_first_account(laptop, server.url, setup_token(server))
    session, code = create_open_session(laptop, server.url, HOSTILE)
    laptop.context.close()
    return Room(server.url, code, session)


@pytest.fixture
def phone(chromium: Browser) -> Iterator[BrowserContext]:
    context = chromium.new_context(viewport=PHONE, locale="fr-CA", has_touch=True)
    yield context
    context.close()


def hosts_asked(page: Page) -> set[str | None]:
    """A set that fills with the host of every request of a page."""
    asked: set[str | None] = set()
    page.on("request", lambda request: asked.add(urlsplit(request.url).hostname))
    return asked


@pytest.mark.parametrize("width", [390, 320])
def test_every_level_is_a_row_for_a_finger(phone: BrowserContext, room: Room, width: int) -> None:
    page = phone.new_page()
    page.set_viewport_size({"width": width, "height": 844})
    join(page, room.url, room.code)
    rows = widget(page, "answer:PRE1").locator("[data-testid=stRadioOption]")
    expect(rows).to_have_count(7, timeout=SLOWEST)
    boxes = [row.bounding_box() for row in rows.all()]
    assert all(box and box["height"] >= 44 and box["width"] >= width - 40 for box in boxes)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [390, 320])
def test_every_choice_of_a_point_is_a_finger_high(
    phone: BrowserContext, room: Room, width: int
) -> None:
    page = phone.new_page()
    page.set_viewport_size({"width": width, "height": 844})
    join(page, room.url, room.code)
    press(page, "facets:PRE1")
    choices = widget(page, "facet:PRE1:1").locator("[data-testid=stRadioOption]")
    expect(choices).to_have_count(4, timeout=SLOWEST)
    expect(widget(page, "facet:PRE1:1").locator("[data-selected=true]")).to_have_count(0)
    boxes = [choice.bounding_box() for choice in choices.all()]
    assert all(box and box["height"] >= 44 for box in boxes)
    assert len({box["y"] for box in boxes if box}) == (1 if width == PHONE["width"] else 2)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    choices.nth(1).click()
    expect(choices.nth(1)).to_have_attribute("data-selected", "true", timeout=SLOWEST)


def test_a_note_is_one_line_until_it_is_touched_and_then_stays_open(
    phone: BrowserContext, room: Room
) -> None:
    """Folded again when left, it would pull the button away from the finger about to press it."""
    page = phone.new_page()
    join(page, room.url, room.code)
    see(page, "answer:PRE1")
    note = widget(page, "note:PRE1")
    assert height(note) < 60
    note.locator("label").click(timeout=SLOWEST)
    expect(note.locator("textarea")).to_be_focused()
    opened = height(note)
    assert opened > 100
    note.locator("textarea").blur()
    assert height(note) == opened
    fill(page, "note:PRE1", "Deux rencontres")
    note.locator("textarea").blur()
    press(page, "next")
    see(page, "answer:QA1")
    page.reload()
    press(page, "back")
    see(page, "answer:PRE1")
    assert height(widget(page, "note:PRE1")) > 100
    assert height(widget(page, "note:PRE2")) < 60


def height(place: Locator) -> float:
    """Pixels."""
    box = place.bounding_box()
    assert box is not None
    return box["height"]


def test_nothing_is_chosen_before_a_finger_chooses(phone: BrowserContext, room: Room) -> None:
    page = phone.new_page()
    join(page, room.url, room.code)
    see(page, "answer:PRE1")
    expect(page.locator("[data-testid=stRadioOption][data-selected=true]")).to_have_count(0)


def test_progress_follows_the_answers_and_the_page(phone: BrowserContext, room: Room) -> None:
    """A segment per element, filled in the browser itself, in its place and after a reload too."""
    page = phone.new_page()
    join(page, room.url, room.code)
    segments = page.locator("[data-progress] > i")
    expect(segments).to_have_count(3, timeout=SLOWEST)
    expect(page.locator("[data-progress] > i[data-answered]")).to_have_count(0)
    choose(page, "PRE2", 1)
    expect(segments.nth(1)).to_have_attribute("data-answered", "", timeout=SLOWEST)
    page.wait_for_timeout(500)
    page.reload()
    expect(segments.nth(1)).to_have_attribute("data-answered", "", timeout=SLOWEST)
    expect(page.locator("[data-progress] > i[data-answered]")).to_have_count(1)
    press(page, "next")
    see(page, "answer:QA1")
    expect(segments).to_have_count(5, timeout=SLOWEST)
    expect(page.locator("[data-progress] > i[data-answered]")).to_have_count(0)


def test_a_phone_asks_nobody_but_the_host(phone: BrowserContext, room: Room) -> None:
    """The collective's name is a picture of elsewhere in Markdown and HTML: it stays words."""
    page = phone.new_page()
    asked = hosts_asked(page)
    page.goto(f"{room.url}/?code={room.code}")
    expect(page.get_by_text("192.0.2.99").first).to_be_visible(timeout=SLOWEST)
    press(page, "begin")
    choose(page, "PRE1", 2)
    widget(page, "note:PRE1").locator("label").click()
    fill(page, "note:PRE1", HOSTILE)
    press(page, "next")
    see(page, "answer:QA1")
    page.goto(f"{room.url}/done")
    page.locator("details summary").first.click()
    expect(page.get_by_text("192.0.2.99").first).to_be_visible(timeout=SLOWEST)
    assert asked == {urlsplit(room.url).hostname}


def test_a_reload_and_a_restart_bring_a_member_back_with_everything(
    phone: BrowserContext, room: Room, server: Server
) -> None:
    page = phone.new_page()
    join(page, room.url, room.code)
    choose(page, "PRE1", 3)
    press(page, "next")
    choose(page, "QA2", 1)
    page.reload()
    assert rank(page, "QA2") == 1
    server.restart()
    page.goto(room.url)
    see(page, "answer:PRE1")
    assert rank(page, "PRE1") == 3
    press(page, "next")
    see(page, "answer:QA2")
    assert rank(page, "QA2") == 1


def test_somebody_else_finds_an_empty_phone(phone: BrowserContext, room: Room) -> None:
    page = phone.new_page()
    join(page, room.url, room.code)
    choose(page, "PRE1", 0)
    page.goto(f"{room.url}/done")
    press(page, "somebody_else")
    see(page, "join_code")
    page.reload()
    see(page, "join_code")
    join(page, room.url, room.code)
    see(page, "answer:PRE1")
    expect(page.locator("[data-testid=stRadioOption][data-selected=true]")).to_have_count(0)


def test_the_language_changes_and_the_answers_stay(phone: BrowserContext, room: Room) -> None:
    page = phone.new_page()
    join(page, room.url, room.code)
    choose(page, "PRE2", 4)
    expect(page.locator("html")).to_have_attribute("lang", "fr-CA")
    press(page, "language")
    expect(page.locator("html")).to_have_attribute("lang", "en-CA", timeout=SLOWEST)
    expect(page.get_by_role("heading", name="Adequate financial resources")).to_be_visible()
    assert rank(page, "PRE2") == 4
    page.wait_for_timeout(500)
    page.reload()
    expect(page.get_by_role("heading", name="Adequate financial resources")).to_be_visible(
        timeout=SLOWEST
    )


def rank(page: Page, item: str) -> int:
    """Which row of an element is chosen, from 0."""
    rows = widget(page, f"answer:{item}").locator("[data-testid=stRadioOption]")
    expect(
        widget(page, f"answer:{item}").locator("[data-testid=stRadioOption][data-selected=true]")
    ).to_have_count(1, timeout=SLOWEST)
    states = [row.get_attribute("data-selected") for row in rows.all()]
    return states.index("true")
