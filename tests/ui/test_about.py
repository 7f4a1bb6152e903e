"""What anybody may read, and the line at the foot of the pages that leads there."""

import asyncio
from pathlib import Path

import pytest
from sqlmodel import Session
from streamlit.testing.v1 import AppTest

from cimpact.settings import ROOT, get_settings
from cimpact.store import accounts
from cimpact.store.db import transaction
from cimpact.ui import places
from tests import scenes
from tests.core.test_library import LIBRARY
from tests.serving import serving
from tests.wire.client import StreamlitClient

ROUTER = ROOT / "cimpact" / "ui" / "router.py"
ABOUT = "../../pages/about/{}.py"
LINKS = {"Practice library", "Glossary", "Method"}

pytestmark = pytest.mark.usefixtures("database")


def opened(
    page: str, *, language: str = "en", seat: str = "", sign_in: str = "", **query: str
) -> AppTest:
    """A page as somebody with this seat or sign-in, or neither, sees it."""
    tab = AppTest.from_file(ROUTER, default_timeout=20)
    tab.session_state["cimpact_language"] = language
    tab.session_state["cimpact_seat"] = seat
    tab.session_state["cimpact_sign_in"] = sign_in
    tab.run()
    tab.switch_page(page)
    for name, value in query.items():
        tab.query_params[name] = value
    return tab.run()


def about(name: str, **given: str) -> AppTest:
    tab = opened(ABOUT.format(name), **given)
    assert not tab.exception
    return tab


def said(tab: AppTest) -> str:
    kinds = ("title", "header", "subheader", "markdown", "caption", "info", "table")
    return "\n".join(str(element.value) for kind in kinds for element in tab.get(kind))


def links(tab: AppTest) -> list[str]:
    return [element.proto.label for element in tab.get("page_link")]


def titles(tab: AppTest) -> list[str]:
    """What the practices shown are called."""
    bold = [one.value.split("\n")[0] for one in tab.markdown if one.value.startswith("**")]
    return [line.strip("*") for line in bold if line != "**Cimpact**"]


def folded_sections(tab: AppTest) -> list[str]:
    return [one.label for one in tab.get("expander") if "practice" in one.label]


@pytest.mark.parametrize(
    ("page", "language", "title"),
    [
        ("library", "en", "Practice library"),
        ("library", "fr", "Bibliothèque de pratiques"),
        ("glossary", "en", "Glossary"),
        ("glossary", "fr", "Glossaire"),
        ("method", "en", "Method"),
        ("method", "fr", "Méthode"),
    ],
)
def test_a_stranger_may_read_every_page_in_both_languages(
    page: str, language: str, title: str
) -> None:
    tab = about(page, language=language)

    assert [one.value for one in tab.title] == [title]
    assert not tab.error


def test_without_a_wish_the_whole_library_lies_folded_by_section() -> None:
    tab = about("library")

    assert len(folded_sections(tab)) == 5
    assert folded_sections(tab)[0].startswith("Three preconditions · ")
    assert len(titles(tab)) > 70


def test_a_link_opens_the_library_at_an_element() -> None:
    tab = about("library", item="LEA4")

    assert tab.selectbox(key="library_part").value == "LEA4"
    assert folded_sections(tab) == []
    assert titles(tab) == ["Talk about what goes wrong, too"]
    assert "The documents say little about this element." in said(tab)


def test_a_link_opens_the_library_at_a_section() -> None:
    tab = about("library", section="leadership")

    assert tab.selectbox(key="library_part").value == "leadership"
    assert "Look at the whole" in titles(tab)


@pytest.mark.parametrize("part", ["LEA99", "<b>", ""])
def test_a_link_to_nothing_opens_the_whole_library(part: str) -> None:
    assert len(folded_sections(about("library", item=part))) == 5


def test_a_word_finds_practices_whatever_its_accents_and_language() -> None:
    tab = about("library")
    tab.text_input(key="library_query").set_value("ECHEC").run()

    assert titles(tab)[0] == "Talk about what goes wrong, too"
    assert said(tab).count("practices") >= 1


def test_a_search_stays_inside_the_part_that_was_chosen() -> None:
    tab = about("library", item="CON5")
    tab.text_input(key="library_query").set_value("quarter").run()

    assert titles(tab) == ["Check in with each member"]


def test_a_search_without_result_says_what_to_do_and_leads_back() -> None:
    tab = about("library", item="CON5")
    tab.text_input(key="library_query").set_value("zebra").run()

    assert titles(tab) == []
    assert "Try a single word" in tab.info[0].value
    tab.button(key="whole_library").click().run()
    assert len(folded_sections(tab)) == 5
    assert tab.text_input(key="library_query").value == ""


def test_the_whole_library_is_shown_to_the_browser_too(data_dir: Path) -> None:
    """A field that the server merely forgets keeps its words on the phone, and sends them again."""

    async def search(url: str) -> None:
        async with StreamlitClient(url, locale="en-CA") as phone:
            await phone.open("library", query={"item": "CON5"})
            await phone.set(phone.find("text_input", key="library_query"), "zebra")
            await phone.click(phone.find("button", key="whole_library"))
            assert phone.value(phone.find("text_input", key="library_query")) == ""
            await phone.set(phone.find("text_input", key="library_query"), "six months")
            assert "Announce group days" in phone.text()

    with serving(data_dir=data_dir, health="/healthz") as server:
        asyncio.run(search(server.url))


def test_what_is_typed_is_never_markdown() -> None:
    tab = about("library")
    tab.text_input(key="library_query").set_value("![x](http://example.org/x.png)").run()

    assert "example.org" not in said(tab)


def test_the_part_that_was_chosen_survives_a_change_of_language() -> None:
    tab = about("library", item="CON2")
    tab.button(key="language").click().run()

    assert tab.selectbox(key="library_part").value == "CON2"
    assert [one.value for one in tab.title] == ["Bibliothèque de pratiques"]


def test_the_glossary_shows_synonyms_and_every_disagreement() -> None:
    tab = about("glossary")

    assert "Also called: shared agenda" in said(tab).replace("\\", "")
    assert len(tab.subheader) == 8
    assert "In Cimpact." in said(tab)


def test_the_method_prints_every_threshold_as_not_validated() -> None:
    tab = about("method")

    (table,) = tab.table
    assert "2/3" in str(table.value)
    assert "not validated" in str(table.value)


def test_an_installation_may_have_a_library_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "library.yaml"
    file.write_text(LIBRARY, encoding="utf-8")
    monkeypatch.setenv("CIMPACT_LIBRARY", str(file))
    get_settings.cache_clear()

    assert titles(about("library")) == ["Meet"]


def a_member(db: Session) -> tuple[str, str, str]:
    """Alice's sign-in, her open session, and the seat of somebody in it."""
    alice = scenes.facilitator(db, "Alice")
    workshop = scenes.workshop(db, alice)
    sign_in = accounts.start_sign_in(
        db, accounts.facilitator_named(db, "Alice"), today=scenes.TODAY
    )
    return sign_in, workshop.id, scenes.seat(db, workshop.join_code)


def test_a_member_finds_the_way_back_to_the_answers() -> None:
    with transaction() as db:
        _sign_in, _workshop, seat = a_member(db)

    assert links(about("glossary", seat=seat))[0] == "← My answers"
    assert links(about("glossary"))[0] == "← Take part"


def test_whoever_came_from_results_goes_back_to_them() -> None:
    with transaction() as db:
        sign_in, workshop, _seat = a_member(db)

    back = links(about("library", sign_in=sign_in, item="CON2", workshop=workshop))
    assert "← The results" in back
    assert "← The results" not in links(about("library", sign_in=sign_in, item="CON2"))


def test_the_foot_of_a_page_leads_to_what_anybody_may_read() -> None:
    with transaction() as db:
        sign_in, workshop, seat = a_member(db)

    for page in ("facilitator/live", "facilitator/collectives", "participant/done"):
        tab = opened(f"../../pages/{page}.py", sign_in=sign_in, workshop=workshop, seat=seat)
        assert set(links(tab)) >= LINKS, page
    assert set(links(opened("../../pages/participant/join.py"))) >= LINKS


def test_the_wall_has_no_foot() -> None:
    with transaction() as db:
        sign_in, workshop, _seat = a_member(db)

    wall = opened("../../pages/facilitator/wall.py", sign_in=sign_in, workshop=workshop)

    assert links(wall) == ["← Back to running the session"]


def test_the_steps_of_the_walk_have_no_foot(data_dir: Path) -> None:
    """Every element of a step is sent to every phone of the room."""
    with transaction() as db:
        code = scenes.workshop(db, scenes.facilitator(db, "Alice")).join_code

    async def walk(url: str) -> None:
        async with StreamlitClient(url, locale="en-CA") as phone:
            await phone.open("notice", query={"code": code})
            assert {one.text for one in phone.find_all("page_link")} >= LINKS
            await phone.click(phone.find("button", key="begin"))
            assert phone.find_all("radio", key="answer:*")
            assert phone.find_all("page_link") == []

    with serving(data_dir=data_dir, health="/healthz") as server:
        asyncio.run(walk(server.url))


def test_steps_are_the_pages_without_an_address_of_their_own() -> None:
    assert [address for address in ["", *places.PLACES] if places.is_step(address)] == []
    assert places.is_step("questions-considered")
