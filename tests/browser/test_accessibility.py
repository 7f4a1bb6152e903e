"""Axe finds nothing to say on any page, in both themes; a page says its language and its name."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.acts import (
    LAPTOP,
    PHONE,
    SLOWEST,
    create_first_account,
    create_open_session,
    join,
    press,
    see,
    widget,
)
from tests.browser.conftest import setup_token
from tests.serving import Server

# Streamlit's own markup, which no page of ours can change: its frame, and its field for files.
NOT_OURS = ["region", "presentation-role-conflict"]

RESULTS = {
    "Où nos avis diffèrent": "Où nos avis diffèrent",
    "Écarts et priorités": "Écarts et priorités",
    "Par section": "Par section",
    "En bref": "Où nous en sommes",
}
"""The links between pages of results, and the titles of the pages that they lead to."""

RIGHT_EDGES = """() => [
  document.documentElement.scrollWidth,
  ...[...document.querySelectorAll("[data-testid=stVegaLiteChart] :is(svg, canvas)")].map(
    (chart) => Math.floor(chart.getBoundingClientRect().right)
  ),
]"""


@pytest.fixture(scope="module")
def facilitator_pages(chromium: Browser, server: Server) -> Iterator[tuple[Page, str, str, str]]:
    context = chromium.new_context(viewport=LAPTOP, locale="fr-CA")
    page = context.new_page()
    create_first_account(page, server.url, setup_token(server))
    session, code = create_open_session(page, server.url, "Table de quartier")
    page.goto(f"{server.url}/collectives")
    press(page, "load_sample")
    expect(page.get_by_text("Retirer l'exemple")).to_be_visible(timeout=SLOWEST)
    yield page, session, code, server.url
    context.close()


def violations(page: Page) -> list[str]:
    """What axe objects to, in a line each; once nothing is left of a page before, which fades."""
    expect(page.locator("[data-stale=true]")).to_have_count(0, timeout=SLOWEST)
    page.wait_for_timeout(600)
    found = Axe().run(page, options={"rules": {rule: {"enabled": False} for rule in NOT_OURS}})
    return [
        f"{violation['id']}: {node['html'][:160]}"
        for violation in found.response["violations"]
        for node in violation["nodes"]
    ]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_walk_of_a_member(
    chromium: Browser, facilitator_pages: tuple[Page, str, str, str], theme: str
) -> None:
    _page, _session, code, url = facilitator_pages
    phone = chromium.new_context(viewport=PHONE, locale="fr-CA", color_scheme=theme)
    page = phone.new_page()
    page.goto(url)
    see(page, "join_code")
    assert violations(page) == []
    page.goto(f"{url}/?code={code}")
    see(page, "begin")
    assert violations(page) == []
    press(page, "begin")
    see(page, "answer:PRE1")
    assert violations(page) == []
    press(page, "facets:PRE1")
    see(page, "facet:PRE1:1")
    widget(page, "facet:PRE1:1").locator("[data-testid=stRadioOption]").first.click()
    widget(page, "note:PRE1").locator("label").click()
    assert violations(page) == []
    page.goto(f"{url}/done")
    see(page, "somebody_else")
    assert violations(page) == []
    phone.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_pages_of_a_facilitator(
    facilitator_pages: tuple[Page, str, str, str], theme: str
) -> None:
    page, session, _code, url = facilitator_pages
    page.emulate_media(color_scheme=theme)
    for address, landmark in (
        ("collectives", "collective_name"),
        (f"live?workshop={session}", "close_workshop"),
        (f"wall?workshop={session}", "wall_qr"),
        (f"workshops?collective={collective_of(page, url)}", "collective_ways"),
        (f"team?collective={collective_of(page, url)}", "invite"),
    ):
        page.goto(f"{url}/{address}")
        see(page, landmark)
        assert (address, violations(page)) == (address, [])


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_an_invitation_made_and_followed(
    chromium: Browser, facilitator_pages: tuple[Page, str, str, str], theme: str
) -> None:
    page, _session, _code, url = facilitator_pages
    page.emulate_media(color_scheme=theme)
    page.goto(f"{url}/team?collective={collective_of(page, url)}")
    press(page, "invite")
    see(page, "new_link")
    assert violations(page) == []
    link = widget(page, "new_link").locator("code").inner_text(timeout=SLOWEST)

    phone = chromium.new_context(viewport=PHONE, locale="fr-CA", color_scheme=theme)
    guest = phone.new_page()
    guest.goto(f"{url}/invitation?{link.partition('?')[2]}")
    see(guest, "create_account")
    assert guest.url == f"{url}/invitation"
    assert violations(guest) == []
    phone.close()


def collective_of(page: Page, url: str) -> str:
    """The collective of the tests, as the list links to it."""
    page.goto(f"{url}/collectives")
    link = page.locator("[data-testid=stPageLink-NavLink]", has_text="Table de quartier").first
    link.click(timeout=SLOWEST)
    see(page, "collective_ways")
    return page.url.partition("collective=")[2]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_profile_and_the_timeline_of_the_sample(
    facilitator_pages: tuple[Page, str, str, str], theme: str
) -> None:
    page, _session, _code, url = facilitator_pages
    page.emulate_media(color_scheme=theme)
    for way, landmark in (("Profil de l'initiative", "profile_need"), ("Fil du temps", "timeline")):
        page.goto(f"{url}/collectives")
        page.locator("[data-testid=stPageLink-NavLink]", has_text="Exemple").first.click()
        page.get_by_role("link", name=way).click(timeout=SLOWEST)
        see(page, landmark)
        assert (way, violations(page)) == (way, [])
        assert page.locator("h1").count() == 1


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_questionnaires_of_a_collective_and_their_editor(
    facilitator_pages: tuple[Page, str, str, str], theme: str
) -> None:
    page, _session, _code, url = facilitator_pages
    page.emulate_media(color_scheme=theme)
    page.goto(f"{url}/collectives")
    page.locator("[data-testid=stPageLink-NavLink]", has_text="Exemple").first.click()
    page.get_by_role("link", name="Questionnaires").click(timeout=SLOWEST)
    expect(page).to_have_title("Questionnaires · Cimpact", timeout=SLOWEST)
    fold = page.locator("[data-testid=stExpander] details", has_text="Nouveau questionnaire")
    expect(fold).to_be_visible(timeout=SLOWEST)
    if fold.get_attribute("open") is None:
        fold.locator("summary").click()
    see(page, "start_questionnaire")
    assert violations(page) == []
    press(page, "start_questionnaire")
    see(page, "phone")
    assert violations(page) == []
    assert page.locator("h1").count() == 1
    expect(page.get_by_text("Rien à corriger", exact=False)).to_be_visible()


def go_to_results(page: Page, way: str) -> None:
    """Follow one of the links between pages of results, and wait for its chart."""
    page.get_by_role("link", name=way, exact=True).click(timeout=SLOWEST)
    expect(page).to_have_title(f"{RESULTS[way]} · Cimpact", timeout=SLOWEST)
    expect(page.locator("[data-testid=stVegaLiteChart]").first).to_be_visible(timeout=SLOWEST)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_results_of_the_sample(
    facilitator_pages: tuple[Page, str, str, str], theme: str
) -> None:
    page, _session, _code, url = facilitator_pages
    page.emulate_media(color_scheme=theme)
    page.goto(f"{url}/collectives")
    page.locator("[data-testid=stPageLink-NavLink]", has_text="Exemple").first.click()
    page.get_by_role("link", name="Résultats").first.click(timeout=SLOWEST)
    for way in RESULTS:
        go_to_results(page, way)
        assert (way, violations(page)) == (way, [])
        assert page.locator("h1").count() == 1


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_results_fit_the_width_of_the_page(
    facilitator_pages: tuple[Page, str, str, str], width: int
) -> None:
    page, _session, _code, url = facilitator_pages
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{url}/collectives")
    page.locator("[data-testid=stPageLink-NavLink]", has_text="Exemple").first.click()
    page.get_by_role("link", name="Résultats").first.click(timeout=SLOWEST)
    for way in RESULTS:
        go_to_results(page, way)
        page.wait_for_timeout(600)
        right_edges = page.evaluate(RIGHT_EDGES)
        assert right_edges
        assert (way, max(right_edges) <= width) == (way, True)
    page.set_viewport_size(LAPTOP)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("address", ["library", "library?item=CON4", "glossary", "method"])
def test_what_anybody_may_read(
    chromium: Browser, facilitator_pages: tuple[Page, str, str, str], address: str, theme: str
) -> None:
    url = facilitator_pages[3]
    phone = chromium.new_context(viewport=PHONE, locale="fr-CA", color_scheme=theme)
    page = phone.new_page()
    page.goto(f"{url}/{address}")
    see(page, "footer")
    for folded in page.locator("summary").all():
        folded.click()
    assert violations(page) == []
    assert page.locator("h1").count() == 1
    phone.close()


def test_a_step_has_its_title_its_one_heading_and_its_language(
    chromium: Browser, facilitator_pages: tuple[Page, str, str, str]
) -> None:
    _page, _session, code, url = facilitator_pages
    phone = chromium.new_context(viewport=PHONE, locale="fr-FR")
    page = phone.new_page()
    join(page, url, code)
    see(page, "answer:PRE1")
    assert page.title() == "Trois conditions préalables · Cimpact"
    assert page.locator("h1").count() == 1
    assert page.locator("html").get_attribute("lang") == "fr-FR"
    expect(widget(page, "answer:PRE1").get_by_role("radiogroup")).to_have_count(1)
    phone.close()
