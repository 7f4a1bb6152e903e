"""Files of other tools in a real Chromium: from the upload through the mapping to a diagnosis."""

import re
import sqlite3
from collections import Counter
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from tests.browser.acts import (
    LAPTOP,
    PHONE,
    SLOWEST,
    create_first_account,
    fill,
    press,
    see,
    widget,
)
from tests.browser.conftest import setup_token
from tests.browser.test_accessibility import violations
from tests.serving import Server
from tests.write_import_fixtures import FILES, FIXTURES, answers, short_form

FORM = short_form()
SAID = Counter(choice for each in answers(FORM) for choice in each.values() if choice)
"""How often each choice was made; the same in every file."""
TO_CHOOSE = {"limesurvey-codes.csv": {"AO06": FORM.dont_know.en}}
"""What a person must say of a file, because its words do not."""
GUESSED = {"limesurvey-codes.csv", "limesurvey-texts.csv"}
"""Files of which something is a guess: answer codes, or N/A for no answer."""
MEGABYTE = 1024 * 1024


@pytest.fixture(scope="module")
def laptop(chromium: Browser, server: Server) -> Page:
    """Alice, signed in on her laptop, with a collective."""
    page = chromium.new_context(viewport=LAPTOP, locale="en-CA").new_page()
    create_first_account(page, server.url, setup_token(server))
    fill(page, "collective_name", "Table de quartier")
    press(page, "create_collective")
    see(page, "create_workshop")
    return page


@pytest.fixture
def collective(laptop: Page, server: Server) -> str:  # noqa: ARG001  who made it
    """The id of that collective."""
    with sqlite3.connect(server.data_dir / "cimpact.db") as database:
        ((found,),) = database.execute("SELECT id FROM collective")
    return str(found)


def bring(page: Page, server: Server, collective: str, file: Path) -> None:
    """Choose a file on the page for it."""
    page.goto(f"{server.url}/import?collective={collective}")
    field = widget(page, "import_file").locator("input[type=file]")
    field.set_input_files(str(file), timeout=SLOWEST)
    see(page, "import")
    until_drawn(page)


def until_drawn(page: Page) -> None:
    """Wait for the end of a run: what is drawn meanwhile may still be replaced."""
    app = page.locator("[data-testid=stApp]")
    expect(app).to_have_attribute("data-test-script-state", "notRunning", timeout=SLOWEST)


def choose(page: Page, label: str, option: str) -> None:
    """Pick an option of the list with that label; a list that a run redraws closes once more."""
    box = page.get_by_role("combobox", name=re.compile(rf"{re.escape(label)}\b"))
    wanted = page.get_by_role("option", name=option, exact=True)
    for _attempt in range(3):
        until_drawn(page)
        box.click(timeout=SLOWEST)
        page.wait_for_timeout(500)
        if wanted.is_visible():
            break
    wanted.click(timeout=SLOWEST)
    until_drawn(page)


def stored(server: Server, session: str) -> Counter[str]:
    with sqlite3.connect(server.data_dir / "cimpact.db") as database:
        return Counter(
            choice
            for (choice,) in database.execute(
                "SELECT choice FROM answer JOIN respondent ON respondent_id = respondent.id "
                "WHERE workshop_id = ? AND published = choice",
                (session,),
            )
        )


@pytest.mark.parametrize("name", FILES)
def test_file_of_each_tool_becomes_a_diagnosis(
    laptop: Page, server: Server, collective: str, name: str
) -> None:
    bring(laptop, server, collective, FIXTURES / name)
    for label, meaning in TO_CHOOSE.get(name, {}).items():
        choose(laptop, label, meaning)
    if name in GUESSED:
        unsure = laptop.get_by_role("checkbox", name="I have checked what was guessed.")
        expect(widget(laptop, "import").locator("button")).to_be_disabled()
        laptop.get_by_text("I have checked what was guessed.").click(timeout=SLOWEST)
        expect(unsure).to_be_checked(timeout=SLOWEST)
    expect(widget(laptop, "import").locator("button")).to_be_enabled(timeout=SLOWEST)
    press(laptop, "import")
    laptop.wait_for_url(re.compile("/summary"), timeout=SLOWEST)
    expect(laptop.get_by_text("12 respondents are imported")).to_be_visible(timeout=SLOWEST)
    expect(laptop.get_by_role("heading", level=1)).to_have_text(
        re.compile("Not yet|To be clarified|With reservations|The way is clear"), timeout=SLOWEST
    )
    session = re.search(r"workshop=(\w+)", laptop.url)
    assert session is not None
    assert stored(server, session.group(1)) == SAID


def of_ours(page: Page) -> list[str]:
    """What axe objects to, but the field for files: its markup is Streamlit's own."""
    known = "presentation-role-conflict: <section"
    return [found for found in violations(page) if not found.startswith(known)]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_page_is_read_by_everybody_and_fits_the_screen(
    laptop: Page, server: Server, collective: str, width: int, theme: str
) -> None:
    page = laptop.context.new_page()
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
    page.goto(f"{server.url}/import?collective={collective}")
    see(page, "import_file")
    assert of_ours(page) == []
    bring(page, server, collective, FIXTURES / "limesurvey-codes.csv")
    for folded in page.locator("summary").all():
        folded.click()
    page.wait_for_timeout(600)
    assert of_ours(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator("h1").count() == 1
    page.close()


def test_wrong_file_says_every_problem_on_a_phone_and_imports_nothing(
    laptop: Page, server: Server, collective: str, tmp_path: Path
) -> None:
    wrong = tmp_path / "wrong.csv"
    wrong.write_text("respondent,PRE1,CON1\n1,3,9\n1,0\n", encoding="utf-8")
    phone = laptop.context.new_page()
    phone.set_viewport_size(PHONE)
    bring(phone, server, collective, wrong)
    told = phone.locator("[data-testid=stTable]").inner_text(timeout=SLOWEST)
    for place in ("Line 2, CON1", "Line 3, respondent", "Line 3, CON1"):
        assert place in told
    expect(widget(phone, "import").locator("button")).to_be_disabled()
    width = phone.evaluate("document.documentElement.scrollWidth")
    assert width <= PHONE["width"]
    phone.close()


def test_uploads_are_taken_from_signed_in_people_on_our_own_pages_only(
    chromium: Browser, laptop: Page, server: Server, collective: str
) -> None:
    """The address of a real upload, tried again without cookie, from elsewhere, and too large."""
    seen: list[Request] = []
    laptop.on("request", lambda request: seen.append(request) if request.method == "PUT" else None)
    bring(laptop, server, collective, FIXTURES / "google-forms.csv")
    (upload,) = seen
    address, headers = upload.url, upload.all_headers()
    kept = {
        name: value
        for name, value in headers.items()
        if name in {"x-xsrftoken", "cookie", "origin"}
    }
    assert upload.response().status == 204  # type: ignore[union-attr]

    def put(size: int = 10, **changes: str | None) -> int:
        sent = {name: value for name, value in {**kept, **changes}.items() if value is not None}
        with chromium.new_context() as context:  # without Alice's cookies
            reply = context.request.put(
                address,
                headers=sent,
                multipart={
                    "file": {"name": "a.csv", "mimeType": "text/csv", "buffer": b"a" * size}
                },
            )
            return reply.status

    without_sign_in = "; ".join(
        part for part in kept["cookie"].split("; ") if not part.startswith("cimpact_sign_in")
    )
    assert put() == 204
    assert put(cookie=without_sign_in) == 404
    assert put(cookie=f"{without_sign_in}; cimpact_sign_in=forged") == 404
    assert put(origin="https://elsewhere.example") == 403
    assert put(origin=None) == 403
    assert put(9 * MEGABYTE) == 413


def test_upload_is_refused_once_the_sign_in_ended(
    chromium: Browser, laptop: Page, server: Server, collective: str
) -> None:
    seen: list[Request] = []
    laptop.on("request", lambda request: seen.append(request) if request.method == "PUT" else None)
    bring(laptop, server, collective, FIXTURES / "google-forms.csv")
    headers = seen[-1].all_headers()
    kept = {name: headers[name] for name in ("x-xsrftoken", "cookie", "origin")}
    with sqlite3.connect(server.data_dir / "cimpact.db") as database:
        database.execute("DELETE FROM sign_in")
    with chromium.new_context() as context:
        reply = context.request.put(
            seen[-1].url,
            headers=kept,
            multipart={"file": {"name": "a.csv", "mimeType": "text/csv", "buffer": b"a"}},
        )
    assert reply.status == 404
