"""A client that speaks the protocol by hand: forged values, replayed ids, rights taken away."""

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest
from itsdangerous import URLSafeSerializer
from sqlmodel import col, delete, update
from streamlit.proto.BackMsg_pb2 import BackMsg

from cimpact.signing import sealed
from cimpact.store import accounts, workshops
from cimpact.store.access import NotYours
from cimpact.store.accounts import WrongPassphrase
from cimpact.store.answering import LONGEST_NOTE, SeatLost
from cimpact.store.db import reading, transaction
from cimpact.store.limits import ALLOWED_FAILURES, Lock, TooManyFailures
from cimpact.store.tables import Respondent, SignIn
from cimpact.ui.state import SEAT, SIGN_IN
from cimpact.ui.visitor import today
from tests import scenes
from tests.faults.people import (
    Facilitator,
    Session,
    alerts,
    answers,
    choose,
    elsewhere,
    facilitator,
    join,
    notes,
    own_questionnaire,
    planned,
    press,
    questionnaire,
    respondent,
    seat,
    session,
)
from tests.serving import Server
from tests.wire.client import StreamlitClient
from tests.wire.errors import ConnectionLost, DownloadRefused, RunTimedOut
from tests.wire.tree import Element
from tests.wire.values import WireValue

OFF_SCALE = "This answer is not one of the choices of PRE1. It was not saved; choose again."
PASSPHRASE = "une longue phrase de passe"  # noqa: S105  of accounts that live for one test
SIGNED_OUT = "You are no longer signed in. Nothing was changed: sign in and do it again."
INVITATION = "This page is for the people who run sessions. Sign in to open it."
EVERY_ACT = {
    "create_collective",
    "create_workshop",
    "open_workshop",
    "close_workshop",
    "reopen_workshop",
    "reveal",
    "load_sample",
    "copy_workshop",
    "save_targets",
    "save_invited",
    "delete_workshop",
    "delete_collective",
    "rename_collective",
    "archive_collective",
    "invite",
    "decide:PRE1",
    "add_action",
    "save_since",
    "save_expected",
    "save_lists",
    "save_sheet",
    "start_questionnaire",
    "publish_questionnaire",
    "delete_questionnaire",
}
PAGES_OF_WORK = ("actions", "coverage", "lists", "since", "paper", "import", "questionnaires")
NOT_BEGUN = 1.0
"""Seconds after which a run that the server does not even begin counts as refused."""


@dataclass(frozen=True, slots=True)
class House:
    """Alice and Bob, each with an open session, a closed one and a draft.

    Alice's first collective has an action that waits for news, and a questionnaire of its own in
    preparation: ``own`` is its id.
    """

    alice: Facilitator
    bob: Facilitator
    alices: tuple[Session, Session, Session]
    bobs: tuple[Session, Session, Session]
    own: str


@pytest.fixture
def house(server: Server) -> House:  # noqa: ARG001  its database
    """New people for each test: nobody is in the way of another test's locks."""
    number = next(_numbers)
    alice, bob = facilitator(f"Alice {number}"), facilitator(f"Bob {number}")
    alices = three_sessions(alice)
    elsewhere(alices[0], planned)
    return House(alice, bob, alices, three_sessions(bob), own_questionnaire(alices[0]))


_numbers = count(1)


def three_sessions(owner: Facilitator) -> tuple[Session, Session, Session]:
    opened, closed = session(owner, "Table"), session(owner, "Comité")
    elsewhere(closed, workshops.close_workshop)
    return opened, closed, session(owner, "Réseau", is_open=False)


def everything() -> dict[str, set[tuple[object, ...]]]:
    with reading() as db:
        return scenes.everything(db)


def address_of(there: Session) -> dict[str, str]:
    return {"workshop": there.id, "collective": there.collective}


def pages_of(owner: House) -> list[tuple[str, dict[str, str]]]:
    """Alice's pages with acts on them."""
    opened, closed, _draft = owner.alices
    return [
        ("collectives", {}),
        ("workshops", address_of(opened)),
        ("team", address_of(opened)),
        *(("live", address_of(there)) for there in owner.alices),
        ("export", address_of(closed)),
        ("decisions", address_of(closed)),
        *((page, address_of(opened)) for page in PAGES_OF_WORK),
        ("questionnaire", {"questionnaire": owner.own}),
    ]


def acts(tab: StreamlitClient) -> list[Element]:
    """The buttons of a page that change something."""
    return [one for one in tab.find_all("button") if one.key != "language"]


async def replayable(server: Server, house: House) -> list[tuple[str, dict[str, str], Element]]:
    """Every button that Alice's pages show, with its page."""
    found = []
    async with StreamlitClient(server.url, cookies=house.alice.cookies) as alice:
        for page, query in pages_of(house):
            await alice.open(page, query=query)
            found += [(page, query, button) for button in acts(alice)]
    return found


@pytest.mark.parametrize(
    ("value", "field"),
    [
        ("All of the above.", ""),
        ("9", ""),
        ("", ""),
        ("PRE1", ""),
        (True, "bool_value"),
        (3.0, "double_value"),
        (["3"], "string_array_value"),
        (True, "trigger_value"),
    ],
)
async def test_a_choice_that_is_not_offered_is_not_stored(
    server: Server, house: House, value: WireValue, field: str
) -> None:
    """And it spoils nobody's seat: the next page loaded works."""
    room = house.alices[0]
    async with StreamlitClient(server.url) as phone:
        await join(phone, room.code)
        radio = phone.find("radio", key="answer:PRE1")
        await phone.forge(radio.id, value, field=field, fragment_id=radio.fragment_id)
        assert answers(room) == {respondent(phone): {}}

        await phone.open()
        await choose(phone, "PRE1", "2")
        assert answers(room) == {respondent(phone): {"PRE1": "2"}}


async def test_a_refused_choice_is_told_where_it_was_tapped(server: Server, house: House) -> None:
    async with StreamlitClient(server.url) as phone:
        await join(phone, house.alices[0].code)
        radio = phone.find("radio", key="answer:PRE1")
        await phone.forge(radio.id, "All of the above.", fragment_id=radio.fragment_id)

        assert alerts(phone) == [OFF_SCALE]


async def test_a_level_beyond_the_scale_of_its_element_is_not_stored(
    server: Server, house: House
) -> None:
    """Some elements have fewer levels than the others."""
    short = min(questionnaire().items, key=lambda item: len(item.levels))
    section = questionnaire().section_of(short.code)
    async with StreamlitClient(server.url) as phone:
        await join(phone, house.alices[0].code)
        await phone.open(section.code.replace("_", "-"))
        radio = phone.find("radio", key=f"answer:{short.code}")
        await phone.forge(radio.id, str(short.top + 1), fragment_id=radio.fragment_id)
        await press(phone, "next")

        assert answers(house.alices[0]) == {respondent(phone): {}}


async def test_a_note_longer_than_its_field_is_cut(server: Server, house: House) -> None:
    async with StreamlitClient(server.url) as phone:
        await join(phone, house.alices[0].code)
        field = phone.find("text_area", key="note:PRE1")
        await phone.forge(field.id, "a" * (2 * LONGEST_NOTE), fragment_id=field.fragment_id)

        assert notes(house.alices[0]) == [("PRE1", "a" * LONGEST_NOTE, "")]


async def test_a_message_of_a_size_that_no_page_sends_is_not_taken(
    server: Server, house: House
) -> None:
    async with StreamlitClient(server.url, timeout=10) as phone:
        await join(phone, house.alices[0].code)
        field = phone.find("text_area", key="note:PRE1")

        with pytest.raises(ConnectionLost):
            await phone.forge(field.id, "a" * 9_000_000, fragment_id=field.fragment_id)

        assert notes(house.alices[0]) == []


@pytest.mark.parametrize("who", ["stranger", "member", "bob"])
async def test_buttons_replayed_by_somebody_without_the_right_do_nothing(
    server: Server, house: House, who: str
) -> None:
    buttons = await replayable(server, house)
    assert {button.key for _page, _query, button in buttons} >= EVERY_ACT
    async with StreamlitClient(server.url) as client:
        if who == "member":
            await join(client, house.alices[0].code)
        elif who == "bob":
            client.cookies.update(house.bob.cookies)
        before = everything()
        for page, query, button in buttons:
            if who == "bob" and (page == "collectives" or button.key == "sign_out"):
                continue  # his own, with the same ids
            await client.open(page, query=query)
            await client.forge(button.id, value=True)

            assert everything() == before, button.key


async def test_the_acts_of_ones_own_session_do_not_reach_the_session_in_the_address(
    server: Server, house: House
) -> None:
    """Bob's own page is drawn, then the address is exchanged for Alice's and the button pressed."""
    for mine, theirs in zip(house.bobs, house.alices, strict=True):
        async with StreamlitClient(server.url, cookies=house.bob.cookies) as bob:
            await bob.open("live", query=address_of(mine))
            own = [one.id for one in acts(bob) if one.key not in {"sign_out", "delete_workshop"}]
            erase = bob.find("button", key="delete_workshop")
            before = alices_rows(house)
            for widget_id in [erase.id, *own]:
                bob.session.query = f"workshop={theirs.id}"
                await bob.forge(widget_id, value=True)
                assert NotYours.message in alerts(bob)

            assert alices_rows(house) == before


def alices_rows(house: House) -> list[tuple[object, ...]]:
    ids = {there.id for there in house.alices}
    return sorted((row for row in everything()["workshop"] if row[0] in ids), key=str)


async def test_a_tab_signed_out_meanwhile_changes_nothing_and_says_so(
    server: Server, house: House
) -> None:
    pressed = []
    for page, query, button in await replayable(server, house):
        if button.key == "sign_out":
            continue
        signed_in_again(house.alice)
        async with StreamlitClient(server.url, cookies=house.alice.cookies) as tab:
            await tab.open(page, query=query)
            revoke(house.alice)
            before = everything()
            await press(tab, button.key)
            pressed.append(button.key)

            assert everything() == before, button.key
            assert set(alerts(tab)) <= {SIGNED_OUT, INVITATION}
            assert INVITATION in alerts(tab)

    assert set(pressed) >= EVERY_ACT


def revoke(person: Facilitator) -> None:
    with transaction() as db:
        accounts.end_sign_in(db, person.sign_in)


def signed_in_again(person: Facilitator) -> None:
    """The same token once more, as if it had never been revoked."""
    revoke(person)
    with transaction() as db:
        db.add(
            SignIn(
                token_hash=accounts.token_hash(person.sign_in),
                facilitator_id=person.id,
                expires_on=today() + timedelta(days=1),
            )
        )


@pytest.mark.parametrize("how", ["signed out elsewhere", "passphrase reset", "expired"])
async def test_a_sign_in_taken_away_ends_in_the_open_tab_at_once(
    server: Server, house: House, how: str
) -> None:
    """The fragment that refreshes itself takes the whole page with it."""
    room = house.alices[0]
    async with StreamlitClient(server.url, cookies=house.alice.cookies) as tab:
        await tab.open("live", query=address_of(room))
        refreshed = next(one.fragment_id for one in tab.elements() if one.fragment_id)
        await take_away(server, house.alice, how)

        await tab.rerun(fragment_id=refreshed)
        await tab.wait_until(lambda: alerts(tab) == [INVITATION])
        assert (tab.has("table"), tab.has("button", key="close_workshop")) == (False, False)
        assert room.code not in tab.text()

        await tab.open("live", query=address_of(room))
        assert alerts(tab) == [INVITATION]


async def take_away(server: Server, person: Facilitator, how: str) -> None:
    if how == "signed out elsewhere":
        async with StreamlitClient(server.url, cookies=person.cookies) as other:
            await other.open("collectives")
            await press(other, "sign_out")
    elif how == "passphrase reset":
        with transaction() as db:
            accounts.reset_passphrase(db, name=person.name, passphrase_hash=scenes.NO_HASH)
    else:
        with transaction() as db:
            mine = col(SignIn.facilitator_id) == person.id
            db.exec(update(SignIn).where(mine).values(expires_on=today() - timedelta(days=1)))


async def test_a_fragment_of_another_tab_is_not_drawn(server: Server, house: House) -> None:
    """Nor one of a page that this tab has left."""
    async with (
        StreamlitClient(server.url, cookies=house.alice.cookies) as alice,
        StreamlitClient(server.url, timeout=NOT_BEGUN) as stranger,
    ):
        await alice.open("live", query=address_of(house.alices[0]))
        fragment_id = next(one.fragment_id for one in alice.elements() if one.fragment_id)
        await stranger.open("live", query=address_of(house.alices[0]))
        before = stranger.text()

        with pytest.raises(RunTimedOut):
            await stranger.rerun(fragment_id=fragment_id)
        assert stranger.text() == before


async def test_a_file_is_refused_once_the_right_to_it_is_gone(server: Server, house: House) -> None:
    closed = house.alices[1]
    async with StreamlitClient(server.url, cookies=house.alice.cookies) as tab:
        await tab.open("export", query=address_of(closed))
        button = tab.find("download_button")
        assert len(await tab.download(button)) > 0
        revoke(house.alice)

        with pytest.raises(DownloadRefused):
            await tab.download(button)


async def test_an_erased_seat_takes_no_more_answers(server: Server, house: House) -> None:
    room = house.alices[0]
    async with StreamlitClient(server.url) as phone:
        await join(phone, room.code)
        with transaction() as db:
            db.exec(delete(Respondent).where(col(Respondent.workshop_id) == room.id))
        await choose(phone, "PRE1", "2")
        assert (alerts(phone), answers(room)) == ([SeatLost.message], {})

        await press(phone, "next")
        assert SeatLost.message in alerts(phone)
        assert not phone.has("radio")


async def test_an_erased_seat_goes_no_further_even_with_nothing_to_save(
    server: Server, house: House
) -> None:
    async with StreamlitClient(server.url) as phone:
        await join(phone, house.alices[0].code)
        with transaction() as db:
            db.exec(delete(Respondent).where(col(Respondent.workshop_id) == house.alices[0].id))
        await press(phone, "next")

        assert SeatLost.message in alerts(phone)


@pytest.mark.parametrize("page", ["summary", "disagreements", "priorities", "by-section"])
async def test_results_hidden_again_are_gone_from_an_open_tab(
    server: Server, house: House, page: str
) -> None:
    room = house.alices[0]
    async with StreamlitClient(server.url) as member:
        await join(member, room.code)
        elsewhere(room, workshops.close_workshop)
        elsewhere(room, lambda _db, workshop: workshops.reveal_workshop(workshop))
        await member.open(page, query=address_of(room))
        assert room.name in member.text()
        elsewhere(room, lambda _db, made: workshops.reveal_workshop(made, is_revealed=False))

        await member.rerun()
        assert (alerts(member), room.name in member.text()) == ([NotYours.message], False)


@pytest.mark.parametrize("forgery", ["unsigned", "another key", "another cookie", "cut"])
async def test_a_made_up_cookie_opens_neither_a_seat_nor_an_account(
    server: Server, house: House, forgery: str
) -> None:
    async with StreamlitClient(server.url) as member:
        await join(member, house.alices[0].code)
        token = seat(member) or ""
    cookies = {
        name: forged(forgery, name, secret)
        for name, secret in ((SEAT, token), (SIGN_IN, house.alice.sign_in))
    }
    async with StreamlitClient(server.url, cookies=cookies) as thief:
        await thief.open("done")
        assert alerts(thief) == ["Enter the code of the session to take part."]
        await thief.open("collectives")
        assert alerts(thief) == [INVITATION]


def forged(forgery: str, name: str, token: str) -> str:
    if forgery == "unsigned":
        return token
    if forgery == "another key":
        return str(URLSafeSerializer("k" * 43, salt=f"cookie:{name}").dumps(token))
    if forgery == "another cookie":
        return sealed("cimpact_language", token)
    return sealed(name, token)[:-1]


async def test_a_made_up_seat_link_leads_nowhere_and_takes_nobodys_seat(
    server: Server, house: House
) -> None:
    async with StreamlitClient(server.url) as phone:
        await phone.open(query={"seat": "made-up"})
        assert alerts(phone) == [SeatLost.message]
        await join(phone, house.alices[0].code)
        mine = seat(phone)

        await phone.open(query={"seat": "made-up"})
        assert (phone.page, phone.query, seat(phone)) == ("preconditions", "", mine)


async def test_a_cache_clear_by_anybody_changes_nothing(server: Server, house: House) -> None:
    """Sign-ins, the database, and the failures counted against an address and against a name."""
    room = house.alices[0]
    guesser = {"X-Forwarded-For": "192.0.2.77"}
    async with (
        StreamlitClient(server.url, headers=guesser) as stranger,
        StreamlitClient(server.url, cookies=house.alice.cookies) as alice,
        StreamlitClient(server.url) as phone,
    ):
        await alice.open("collectives")
        await join(phone, room.code)
        await choose(phone, "PRE1", "3")
        claire = facilitator("Claire", passphrase=PASSPHRASE)
        record_failures(claire)
        for _ in range(ALLOWED_FAILURES[Lock.JOIN_CODE]):
            await stranger.open(query={"code": "ZZZZ-ZZZZ"})

        await clear_cache(stranger)

        tired = [TooManyFailures(minutes=10).args[0]]
        await stranger.open(query={"code": room.code})
        assert alerts(stranger) == tired
        await stranger.open("sign-in")
        assert await sign_in(stranger, claire.name, PASSPHRASE) == tired
        await alice.rerun()
        assert house.alice.name in alice.text()
        await choose(phone, "PRE2", "4")
        assert answers(room)[respondent(phone)] == {"PRE1": "3", "PRE2": "4"}


def record_failures(person: Facilitator) -> None:
    for _ in range(ALLOWED_FAILURES[Lock.PASSPHRASE]):
        with transaction() as db:
            accounts.record_wrong_passphrase(db, person.name, at=datetime.now(UTC))


async def sign_in(tab: StreamlitClient, name: str, passphrase: str) -> list[str]:
    """Fill the form and press its button; what the page then says."""
    await tab.set(tab.find("text_input", key="sign_in_name"), name)
    await tab.set(tab.find("text_input", key="sign_in_passphrase"), passphrase)
    await press(tab, "sign_in")
    return alerts(tab)


async def clear_cache(tab: StreamlitClient) -> None:
    """What a browser's developer menu sends, and any client can."""
    message = BackMsg()
    message.clear_cache = True
    await tab._connection.send(message)  # noqa: SLF001  the client of honest browsers has no way to
    await tab.settle()


async def test_a_server_is_not_shut_down_by_a_message(server: Server, house: House) -> None:
    async with StreamlitClient(server.url) as stranger:
        await stranger.open()
        for kind in ("debug_shutdown_runtime", "debug_disconnect_websocket", "stop_script"):
            message = BackMsg()
            setattr(message, kind, True)
            await stranger._connection.send(message)  # noqa: SLF001  as above
        await asyncio.sleep(0.3)

        await join(stranger, house.alices[0].code)
        assert stranger.page == "preconditions"


async def test_ten_wrong_passphrases_lock_the_name_whatever_its_spelling(server: Server) -> None:
    """The right passphrase does not open it either, and an unknown name is answered alike."""
    known = facilitator("Denise", passphrase=PASSPHRASE).name
    for person in (known, "Nobody at all"):
        async with StreamlitClient(server.url) as guesser:
            said = []
            for attempt in range(ALLOWED_FAILURES[Lock.PASSPHRASE]):
                await guesser.open("sign-in")
                spelled = person.upper() if attempt % 2 else f"  {person} "
                said += await sign_in(guesser, spelled, f"wrong passphrase {attempt}")
            assert said == [WrongPassphrase.message] * ALLOWED_FAILURES[Lock.PASSPHRASE]

            await guesser.open("sign-in")
            tired = [TooManyFailures(minutes=10).args[0]]
            assert await sign_in(guesser, person, PASSPHRASE) == tired
