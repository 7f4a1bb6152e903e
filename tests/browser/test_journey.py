"""The whole path in a real Chromium: from an empty installation to a diagnosis and a CSV."""

import csv
import io
import sqlite3
import zipfile
from collections import Counter
from pathlib import Path

import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from cimpact.core.questionnaire import parse_questionnaires
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
from tests.serving import ROOT, Server

QUESTIONNAIRE = parse_questionnaires(
    (ROOT / "data" / "questionnaires.yaml").read_text(encoding="utf-8")
)["long"]
MEMBERS = 6


def choice_of(member: int, position: int) -> int:
    """Which row a member taps: every kind of choice occurs, and members differ."""
    return (member * 2 + position) % 7


def answer_everything(page: Page, member: int) -> None:
    """Walk through the five sections and finish."""
    position = 0
    for number, section in enumerate(QUESTIONNAIRE.sections, start=1):
        for item in section.items:
            choose(page, item.code, choice_of(member, position))
            position += 1
        press(page, "finish" if number == len(QUESTIONNAIRE.sections) else "next")
    see(page, "somebody_else")


def test_a_group_joins_answers_sees_where_it_stands_and_leaves_with_its_answers(
    chromium: Browser, server: Server, tmp_path: Path
) -> None:
    room = chromium.new_context(viewport=LAPTOP, locale="fr-CA", accept_downloads=True)
    laptop = room.new_page()
    create_first_account(laptop, server.url, setup_token(server))
    session, code = create_open_session(laptop, server.url, "Table de quartier")

    laptop.goto(f"{server.url}/wall?workshop={session}")
    expect(widget(laptop, "wall_qr").locator("img")).to_be_visible(timeout=SLOWEST)
    assert scanned(laptop, tmp_path).endswith(f":{server.port}/?code={code}")

    for member in range(MEMBERS):
        phone = chromium.new_context(viewport=PHONE, locale="fr-CA", has_touch=True)
        page = phone.new_page()
        join(page, server.url, code)
        answer_everything(page, member)
        phone.close()
    expected = [
        [str(choice_of(member, position)) for position in range(len(QUESTIONNAIRE.items))]
        for member in range(MEMBERS)
    ]
    assert stored(server) == MEMBERS * len(QUESTIONNAIRE.items)

    laptop.goto(f"{server.url}/live?workshop={session}")
    press(laptop, "close_workshop")
    see(laptop, "reveal")
    laptop.goto(f"{server.url}/summary?workshop={session}")
    expect(laptop.locator("[data-testid=stVegaLiteChart]").first).to_be_visible(timeout=SLOWEST)

    laptop.goto(f"{server.url}/export?workshop={session}")
    with laptop.expect_download(timeout=SLOWEST) as download:
        press(laptop, "download:csv")
    assert wide_rows(Path(download.value.path())) == Counter(map(as_row, expected))
    room.close()


def scanned(page: Page, folder: Path) -> str:
    """What a phone's camera reads on the projector."""
    picture = folder / "wall.png"
    page.screenshot(path=picture)
    (found,) = zxingcpp.read_barcodes(Image.open(picture))
    return str(found.text)


def stored(server: Server) -> int:
    """How many answers are on disk."""
    with sqlite3.connect(server.data_dir / "cimpact.db") as database:
        return int(database.execute("SELECT count(*) FROM answer").fetchone()[0])


def as_row(choices: list[str]) -> tuple[str, ...]:
    """A member's taps as the wide file writes them."""
    return tuple({"5": "dk", "6": "early"}.get(choice, choice) for choice in choices)


def wide_rows(path: Path) -> Counter[tuple[str, ...]]:
    """The answers of the wide file inside a downloaded zip, respondents without order."""
    with zipfile.ZipFile(path) as archive:
        (name,) = (name for name in archive.namelist() if "wide" in name)
        text = archive.read(name).decode("utf-8-sig")
    delimiter = ";" if ";" in text.splitlines()[0] else ","
    rows = csv.DictReader(io.StringIO(text), delimiter=delimiter)
    return Counter(tuple(row[item.code] for item in QUESTIONNAIRE.items) for row in rows)
