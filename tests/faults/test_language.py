"""Another language in the middle of things: nothing chosen or typed is lost or taken for another.

The browser knows the choice of a list by its words: those of the language before must not come
back.
"""

from itertools import count

import pytest

from cimpact.store import workshops
from cimpact.store.db import reading
from cimpact.store.tables import Anonymity, Workshop
from tests.faults.people import (
    Facilitator,
    Session,
    alerts,
    answers,
    choose,
    chosen,
    elsewhere,
    facilitator,
    join,
    keep_cookies_asked_for,
    notes,
    press,
    questionnaire,
    respondent,
    session,
    tap,
)
from tests.serving import Server
from tests.wire.client import StreamlitClient

LISTS = ("radio", "selectbox")
_numbers = count(1)


@pytest.fixture
def alice(server: Server) -> Facilitator:  # noqa: ARG001  her account lies in its database
    return facilitator(f"Alice {next(_numbers)}")


@pytest.fixture
def room(alice: Facilitator) -> Session:
    return session(alice, f"Table {next(_numbers)}")


async def test_a_section_keeps_what_was_tapped_and_typed(server: Server, room: Session) -> None:
    async with StreamlitClient(server.url) as phone:
        await join(phone, room.code)
        await choose(phone, "PRE1", "3")
        await phone.set(phone.find("text_area", key="note:PRE1"), "typed")
        await tap(phone, "PRE2", "dk")
        third = None
        for language, next_third in (("fr", "1"), ("en", "2"), ("fr", "4")):
            await press(phone, "language")
            first = questionnaire().item("PRE1")
            assert phone.find("radio", key="answer:PRE1").label == first.stem.of(language)
            assert [chosen(phone, item) for item in ("PRE1", "PRE2", "PRE3")] == ["3", "dk", third]
            assert phone.value(phone.find("text_area", key="note:PRE1")) == "typed"
            await choose(phone, "PRE3", third := next_third)
            assert alerts(phone) == []
        await press(phone, "next")

        assert (phone.page, alerts(phone)) == ("questions-considered", [])
        mine = {"PRE1": "3", "PRE2": "dk", "PRE3": "4"}
        assert answers(room) == {respondent(phone): mine}
        assert notes(room) == [("PRE1", "typed", "")]


async def test_a_section_keeps_what_was_stored_before_it_was_opened(
    server: Server, room: Session
) -> None:
    async with StreamlitClient(server.url) as phone:
        await join(phone, room.code)
        await choose(phone, "PRE1", "3")
        await phone.open()
        await press(phone, "language")
        assert chosen(phone, "PRE1") == "3"
        await choose(phone, "PRE2", "0")
        await press(phone, "next")

        assert (alerts(phone), answers(room)[respondent(phone)]) == ([], {"PRE1": "3", "PRE2": "0"})


async def test_the_notice_keeps_the_sector_and_the_role(server: Server, room: Session) -> None:
    async with StreamlitClient(server.url) as phone:
        await phone.open(query={"code": room.code})
        for key in ("sector", "role"):
            await phone.set(phone.find("selectbox", key=key), 2)
        await press(phone, "language")
        await phone.rerun()
        for key in ("sector", "role"):
            field = phone.find("selectbox", key=key)
            assert phone.value(field) == field.options[2]
        await press(phone, "begin")

        assert (phone.page, alerts(phone)) == ("preconditions", [])


async def test_a_new_session_keeps_its_settings(
    server: Server, alice: Facilitator, room: Session
) -> None:
    """Above all whether answers carry names."""
    async with StreamlitClient(server.url, cookies=alice.cookies) as page:
        await page.open("workshops", query={"collective": room.collective})
        is_named = page.find("radio", key="is_named")
        for row in (1, 0):  # the browser then holds the words, not only the default
            await page.set(is_named, row)
        await page.set(page.find("radio", key="form"), 1)
        await page.set(page.find("selectbox", key="phase:short:main"), 1)
        await press(page, "language")
        shown = rows(page)
        await page.rerun()
        assert rows(page) == shown
        assert (shown["is_named"], shown["form"], shown["phase:short:main"]) == (0, 1, 1)
        await press(page, "create_workshop")

        assert page.page == "live"
        with reading() as db:
            made = db.get_one(Workshop, page.query.removeprefix("workshop="))
        assert (made.anonymity, made.phase) == (Anonymity.ANONYMOUS, "II")


def rows(page: StreamlitClient) -> dict[str, int | None]:
    """Which row each list of the page shows as chosen."""
    lists = [one for kind in LISTS for one in page.find_all(kind)]
    held = {one.key: (one.options, page.value(one)) for one in lists}
    return {key: options.index(str(value)) for key, (options, value) in held.items()}


async def test_the_choices_for_a_file_are_kept(
    server: Server, alice: Facilitator, room: Session
) -> None:
    elsewhere(room, workshops.close_workshop)
    async with StreamlitClient(server.url, cookies=alice.cookies) as page:
        await page.open("export", query={"workshop": room.id})
        for one in page.find_all("radio"):
            await page.set(one, len(one.options) - 1)
        before = rows(page)
        await press(page, "language")
        await page.rerun()

        assert rows(page) == before


async def test_a_button_pressed_straight_from_a_field_still_changes_the_language(
    server: Server, room: Session
) -> None:
    """The browser then sends the field and the button as one run of the field's fragment."""
    async with StreamlitClient(server.url) as phone:
        await join(phone, room.code)
        field, button = phone.find("text_area", key="note:PRE1"), phone.find(key="language")
        once = {field.id: ("string_value", "typed"), button.id: ("trigger_value", True)}
        await phone.rerun(fragment_id=field.fragment_id, once=once)
        await phone.settle()

        assert phone.find(key="language").label == "English"
        assert phone.find("button", key="next").label == "Suivant →"
        assert notes(room) == [("PRE1", "typed", "")]


async def test_the_browser_remembers_the_language_chosen_last(server: Server) -> None:
    """Also when it is changed back and forth in one tab."""
    async with StreamlitClient(server.url) as browser:
        await browser.open()
        seen = []
        for _ in range(3):
            await press(browser, "language")
            await keep_cookies_asked_for(browser)
            async with StreamlitClient(server.url, cookies=dict(browser.cookies)) as later:
                await later.open()
                seen.append(later.find("button", key="language").label)

        assert seen == ["English", "Français", "English"]
