"""Getting in and getting out: codes, the limit of guesses, seats on a shared phone, closing."""

import asyncio
from datetime import timedelta
from itertools import count

import pytest
from sqlmodel import col, update

from cimpact.store import workshops
from cimpact.store.answering import AnswersClosed
from cimpact.store.db import reading, transaction
from cimpact.store.limits import ALLOWED_FAILURES, PAUSE, Lock, TooManyFailures
from cimpact.store.seats import CodeClosed, NameNeeded, NotOffered, UnknownCode
from cimpact.store.tables import Anonymity, Failures, Respondent, Workshop
from cimpact.ui.state import SEAT
from tests.faults.people import (
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
    respondent,
    seat,
    session,
    tap,
)
from tests.serving import Server
from tests.wire.client import StreamlitClient

FIRST = "preconditions"
ALLOWED = ALLOWED_FAILURES[Lock.JOIN_CODE]
TIRED = TooManyFailures(minutes=10).args[0]
_numbers = count(1)


@pytest.fixture
def room(server: Server) -> Session:  # noqa: ARG001  the session lies in its database
    number = next(_numbers)
    return session(facilitator(f"Alice {number}"), f"Table {number}")


@pytest.fixture
def address() -> dict[str, str]:
    """An address of its own for each test that fails on purpose, as a proxy would tell it."""
    return {"X-Forwarded-For": f"192.0.2.{next(_numbers)}"}


async def enter(phone: StreamlitClient, code: str) -> None:
    """Type a code on the first page and send it."""
    await phone.set(phone.find("text_input", key="join_code"), code)
    await press(phone, "join")


@pytest.mark.parametrize("typed", ["zzzz zzzz", "ABC", "", "   ", "é🙂!", "IL01"])
async def test_a_code_that_no_session_has_is_named_as_it_was_understood(
    server: Server, address: dict[str, str], typed: str
) -> None:
    understood = {"zzzz zzzz": "ZZZZ-ZZZZ", "ABC": "ABC"}
    said = [UnknownCode(code=understood.get(typed, "—")).args[0]]
    async with StreamlitClient(server.url, headers=address) as phone:
        await phone.open()
        await enter(phone, typed)
        assert (phone.page, alerts(phone)) == ("", said)
        assert phone.value(phone.find("text_input", key="join_code")) == typed

        await phone.open(query={"code": typed or " "})
        assert (alerts(phone), phone.has("button", key="begin")) == (said, False)


async def test_a_code_in_the_address_cannot_write_on_the_page(
    server: Server, address: dict[str, str]
) -> None:
    """Only letters of the alphabet of codes come back, however long and whatever they were."""
    async with StreamlitClient(server.url, headers=address) as phone:
        await phone.open(query={"code": "![x](http://elsewhere.example/a.png) <b>**$x$**" * 400})

        (said,) = alerts(phone)
        assert set(said) & set("![]()<>*$/:") <= set(UnknownCode.message)


@pytest.mark.parametrize("state", ["draft", "closed"])
async def test_the_code_of_a_session_that_is_not_open_lets_nobody_in(
    server: Server, room: Session, address: dict[str, str], state: str
) -> None:
    with transaction() as db:
        db.exec(update(Workshop).where(col(Workshop.id) == room.id).values(state=state))
    async with StreamlitClient(server.url, headers=address) as phone:
        await phone.open()
        await enter(phone, room.code)
        assert (phone.page, alerts(phone)) == ("", [CodeClosed.message])

        await phone.open(query={"code": room.code})
        assert alerts(phone) == [CodeClosed.message]
        assert (phone.has("button", key="begin"), room.name in phone.text()) == (False, False)


@pytest.mark.parametrize("way", [" {code} ", "{lower}", "{bare}", "{spaced}", "{dashes}"])
async def test_a_code_may_be_typed_in_any_way(server: Server, room: Session, way: str) -> None:
    bare = room.code.replace("-", "")
    typed = way.format(
        code=room.code,
        lower=room.code.lower(),
        bare=bare,
        spaced=" ".join(bare),
        dashes="-".join(bare.lower()),
    )
    async with StreamlitClient(server.url) as phone:
        await phone.open(query={"code": typed})
        assert (phone.page, room.name in phone.text()) == ("notice", True)

        await phone.open()
        await enter(phone, typed)
        assert (phone.page, phone.query) == ("notice", f"code={room.code}")
        await press(phone, "begin")
        assert phone.page == FIRST


async def test_thirty_wrong_codes_stop_that_address_only_and_say_until_when(
    server: Server, room: Session, address: dict[str, str]
) -> None:
    """Whoever has a seat goes on, as does everybody elsewhere; good codes cost nothing."""
    async with (
        StreamlitClient(server.url, headers=address) as seated,
        StreamlitClient(server.url, headers=address) as guesser,
        StreamlitClient(server.url, headers={"X-Forwarded-For": "192.0.2.250"}) as neighbour,
    ):
        await join(seated, room.code)
        for _ in range(ALLOWED + 2):
            await guesser.open(query={"code": room.code})
            assert guesser.has("button", key="begin")
        for number in range(ALLOWED):
            code = f"ZZZZ-ZZ{'23456789ABCDEF'[number // 14]}{'23456789ABCDEF'[number % 14]}"
            await guesser.open(query={"code": code})
            assert alerts(guesser) == [UnknownCode(code=code).args[0]]

        for code in ("ZZZZ-ZZZZ", room.code):
            await guesser.open(query={"code": code})
            assert (alerts(guesser), guesser.has("button", key="begin")) == ([TIRED], False)
        await guesser.open()
        await enter(guesser, room.code)
        assert (guesser.page, alerts(guesser)) == ("", [TIRED])

        await neighbour.open(query={"code": room.code})
        assert neighbour.has("button", key="begin")
        await choose(seated, "PRE1", "2")
        await seated.open()
        assert (seated.page, chosen(seated, "PRE1")) == (FIRST, "2")

        ten_minutes_pass()
        await guesser.open(query={"code": room.code})
        assert guesser.has("button", key="begin")


def ten_minutes_pass() -> None:
    with transaction() as db:
        for failure in db.exec(Failures.__table__.select()).all():
            earlier = failure.last_at - PAUSE - timedelta(seconds=1)
            mine = (col(Failures.subject) == failure.subject) & (col(Failures.lock) == failure.lock)
            db.exec(update(Failures).where(mine).values(last_at=earlier))


@pytest.mark.parametrize("pause", [0.02, 0.15])
async def test_a_double_tap_on_begin_takes_one_seat(
    server: Server, room: Session, pause: float
) -> None:
    async with StreamlitClient(server.url) as phone:
        await phone.open(query={"code": room.code})
        begin = phone.find("button", key="begin")
        for _ in range(3):
            await phone.tap(begin)
            await asyncio.sleep(pause)
        await phone.settle()
        await keep_cookies_asked_for(phone)

        assert answers(room) == {respondent(phone): {}}
        assert phone.page == FIRST


async def test_the_code_scanned_again_leads_back_to_the_same_seat(
    server: Server, room: Session
) -> None:
    async with StreamlitClient(server.url) as phone:
        await join(phone, room.code)
        await choose(phone, "PRE1", "4")
        await phone.open(query={"code": room.code.lower()})

        assert (phone.page, chosen(phone, "PRE1")) == (FIRST, "4")
        assert answers(room) == {respondent(phone): {"PRE1": "4"}}


@pytest.mark.parametrize("reloads", [True, False])
async def test_somebody_else_on_the_same_phone_finds_nothing_of_the_one_before(
    server: Server, room: Session, *, reloads: bool
) -> None:
    """Whether the seat was taken in this very tab or the phone came back with its cookie."""
    async with StreamlitClient(server.url) as phone:
        await phone.open(query={"code": room.code})
        await phone.set(phone.find("selectbox", key="sector"), 1)
        await press(phone, "begin")
        await keep_cookies_asked_for(phone)
        first, link = respondent(phone), seat(phone)
        await choose(phone, "PRE1", "3")
        await phone.set(phone.find("text_area", key="note:PRE1"), "mine")
        if reloads:
            await phone.open("done")
        else:
            await phone.goto("done")
        await press(phone, "somebody_else")
        await keep_cookies_asked_for(phone)
        assert (phone.page, SEAT in phone.cookies) == ("", False)

        await phone.rerun()
        assert phone.page == ""
        await phone.open()
        assert (phone.page, alerts(phone)) == ("", [])
        await enter(phone, room.code)
        assert phone.value(phone.find("selectbox", key="sector")) is None
        await press(phone, "begin")
        await keep_cookies_asked_for(phone)
        assert (chosen(phone, "PRE1"), respondent(phone) == first) == (None, False)
        assert phone.value(phone.find("text_area", key="note:PRE1")) in {None, ""}
        await press(phone, "next")

        assert answers(room) == {first: {"PRE1": "3"}, respondent(phone): {}}
        await phone.open(query={"seat": link or ""})
        assert chosen(phone, "PRE1") == "3"


async def test_two_people_one_after_the_other_without_a_reload_keep_their_own_answers(
    server: Server, room: Session
) -> None:
    async with StreamlitClient(server.url) as phone:
        people = []
        await phone.open()
        for choice in ("0", "4"):
            await enter(phone, room.code)
            await press(phone, "begin")
            await keep_cookies_asked_for(phone)
            people.append(respondent(phone))
            assert chosen(phone, "PRE1") is None
            await tap(phone, "PRE1", choice)
            await press(phone, "next")
            await phone.goto("done")
            await press(phone, "somebody_else")

        assert answers(room) == {people[0]: {"PRE1": "0"}, people[1]: {"PRE1": "4"}}


async def test_what_comes_after_closing_is_refused_and_what_came_before_stays(
    server: Server, room: Session
) -> None:
    async with StreamlitClient(server.url) as phone:
        await join(phone, room.code)
        await choose(phone, "PRE1", "3")
        await phone.set(phone.find("text_area", key="note:PRE1"), "in time")
        elsewhere(room, workshops.close_workshop)

        await choose(phone, "PRE1", "0")
        assert alerts(phone) == [AnswersClosed.message]
        await phone.set(phone.find("text_area", key="note:PRE1"), "too late")
        assert AnswersClosed.message in alerts(phone)
        await tap(phone, "PRE2", "1")
        await press(phone, "next")
        assert (phone.page, AnswersClosed.message in alerts(phone)) == (FIRST, True)
        assert not phone.has("radio")

        assert answers(room) == {respondent(phone): {"PRE1": "3"}}
        assert notes(room) == [("PRE1", "in time", "")]
        await phone.open()
        assert (phone.page, alerts(phone)) == ("done", [])


async def test_after_reopening_everybody_goes_on_where_they_were(
    server: Server, room: Session
) -> None:
    """In the tab that was refused as well, and with what is stored, not with what was refused."""
    async with StreamlitClient(server.url) as phone:
        await join(phone, room.code)
        await choose(phone, "PRE1", "3")
        elsewhere(room, workshops.close_workshop)
        await choose(phone, "PRE1", "0")
        await press(phone, "language")
        assert not phone.has("radio")
        elsewhere(room, lambda _db, workshop: workshops.reopen_workshop(workshop))

        await phone.rerun()
        assert (phone.page, chosen(phone, "PRE1")) == (FIRST, "3")
        await choose(phone, "PRE2", "1")
        await press(phone, "next")
        assert answers(room) == {respondent(phone): {"PRE1": "3", "PRE2": "1"}}


async def test_nobody_sits_down_in_a_session_closed_meanwhile(
    server: Server, room: Session
) -> None:
    async with StreamlitClient(server.url) as phone:
        await phone.open(query={"code": room.code})
        elsewhere(room, workshops.close_workshop)
        await press(phone, "begin")

        assert CodeClosed.message in alerts(phone)
        assert answers(room) == {}


async def test_a_session_with_names_asks_for_one(server: Server, room: Session) -> None:
    with transaction() as db:
        named = update(Workshop).where(col(Workshop.id) == room.id)
        db.exec(named.values(anonymity=Anonymity.NAMED))
    async with StreamlitClient(server.url) as phone:
        await phone.open(query={"code": room.code})
        for name in ("", "   ", "x" * 81):
            field = phone.find("text_input", key="name")
            await phone.forge(field.id, name)
            await press(phone, "begin")
            assert (phone.page, alerts(phone)) == ("notice", [NameNeeded.message])
        await phone.set(phone.find("text_input", key="name"), "  Zoé   Roy ")
        await press(phone, "begin")

        assert phone.page == FIRST
        with reading() as db:
            (someone,) = db.exec(
                Respondent.__table__.select().where(col(Respondent.workshop_id) == room.id)
            ).all()
        assert someone.name == "Zoé Roy"


async def test_a_sector_that_is_not_offered_takes_no_seat(server: Server, room: Session) -> None:
    async with StreamlitClient(server.url) as phone:
        await phone.open(query={"code": room.code})
        field, begin = phone.find("selectbox", key="sector"), phone.find("button", key="begin")
        once = {field.id: ("string_value", "made up"), begin.id: ("trigger_value", True)}
        await phone.rerun(once=once)

        assert NotOffered.message in alerts(phone)
        assert answers(room) == {}
