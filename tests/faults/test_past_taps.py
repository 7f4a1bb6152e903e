"""Looking back on the phone: nothing before it is asked for, nothing lost, nothing forged."""

import asyncio
from contextlib import AsyncExitStack

import pytest
from sqlmodel import select

from cimpact.core.looking_back import past_choices
from cimpact.core.questionnaire import Section
from cimpact.store import answering, guiding, looking_back, workshops
from cimpact.store.db import reading, transaction
from cimpact.store.tables import Collective, Pace, Respondent, Vote
from cimpact.ui.visitor import today
from tests.faults.people import (
    Facilitator,
    Session,
    alerts,
    answers,
    elsewhere,
    facilitator,
    join,
    keep_cookies_asked_for,
    press,
    questionnaire,
    respondent,
    session,
    tap,
)
from tests.serving import Server
from tests.wire.client import StreamlitClient
from tests.wire.tree import Element
from tests.wire.values import WireValue

MEMBERS = 6
PATIENCE = 120.0
"""Seconds that one phone may wait on a busy machine."""
OFF_SCALE = "This answer is not one of the choices of PRE1. It was not saved; choose again."


def looking(owner: Facilitator, name: str, *sections: str, pace: Pace = Pace.FREE) -> Session:
    """An open session that looks back, by those sections, at a closed one of the same day."""
    before = session(owner, name)
    with transaction() as db:
        closed = workshops.workshop_by_reference(db, before.id)
        assert closed is not None
        workshops.close_workshop(db, closed)
        made = workshops.create_workshop(
            db,
            db.get_one(Collective, before.collective),
            questionnaire(),
            today=today(),
            language="en",
            pace=pace,
        )
        looking_back.choose(db, made, earlier_id=closed.id, sections=sections)
        workshops.open_workshop(made)
        return Session(owner.id, before.collective, name, made.id, made.join_code)


@pytest.fixture(scope="module")
def room(server: Server) -> Session:  # noqa: ARG001  the session lies in the server's database
    """For the tests that look at their own phone only: preconditions alone are looked back at."""
    return looking(facilitator("Alice Tremblay"), "Table de quartier", "preconditions")


def pasts(there: Session) -> dict[str, dict[str, str]]:
    """All looks back stored of a session: respondent to item to choice."""
    with reading() as db:
        people = db.exec(select(Respondent.id).where(Respondent.workshop_id == there.id)).all()
        return {
            person: answering.choices_of(db, person, vote=Vote.LOOKING_BACK) for person in people
        }


def past(phone: StreamlitClient, item: str) -> Element:
    """The choices of a look back that is unfolded."""
    return phone.find("radio", key=f"answer:looking_back:{item}")


async def tap_past(phone: StreamlitClient, item: str, place: int) -> None:
    await phone.tap(past(phone, item), place)


def shown(phone: StreamlitClient, item: str) -> int | None:
    radio = past(phone, item)
    value = phone.value(radio)
    return None if value is None else radio.options.index(str(value))


def level_of(member: int, code: str) -> int:
    """Another choice for another element, among levels and don't know."""
    item = questionnaire().item(code)
    return (member + questionnaire().items.index(item)) % len(past_choices(item))


async def answer_section(phone: StreamlitClient, section: Section, member: int) -> None:
    """Everything unfolded; then today and the past of each element, waiting for nothing."""
    for item in section.items:
        await press(phone, f"past:{item.code}")
    for item in section.items:
        await tap(phone, item.code, item.choices[member % len(item.choices)])
        await tap_past(phone, item.code, 0)
        await tap_past(phone, item.code, level_of(member, item.code))


async def walk(phone: StreamlitClient, code: str, member: int) -> None:
    """The whole way; each section is left at once after its last tap."""
    await join(phone, code)
    *others, last = questionnaire().sections
    for section in [*others, last]:
        await answer_section(phone, section, member)
        await press(phone, "finish" if section is last else "next")


async def test_looks_back_tapped_fast_beside_levels_are_all_stored(server: Server) -> None:
    every = [section.code for section in questionnaire().sections]
    everybody = looking(facilitator("Berthe Roy"), "Six membres", *every)
    items = questionnaire().items
    async with AsyncExitStack() as stack:
        phones = [
            await stack.enter_async_context(StreamlitClient(server.url, timeout=PATIENCE))
            for _ in range(MEMBERS)
        ]
        await asyncio.gather(
            *(walk(phone, everybody.code, member) for member, phone in enumerate(phones))
        )
        members = [respondent(phone) for phone in phones]

    assert pasts(everybody) == {
        key: {item.code: past_choices(item)[level_of(member, item.code)] for item in items}
        for member, key in enumerate(members)
    }
    assert answers(everybody) == {
        key: {item.code: item.choices[member % len(item.choices)] for item in items}
        for member, key in enumerate(members)
    }


async def test_nothing_of_the_past_is_drawn_or_chosen_until_it_is_asked_for(
    server: Server, room: Session
) -> None:
    async with StreamlitClient(server.url) as phone:
        await join(phone, room.code)
        assert not phone.has("radio", key="answer:looking_back:*")
        await press(phone, "past:PRE2")
        radio = past(phone, "PRE2")
        assert (shown(phone, "PRE2"), len(radio.options)) == (None, 6)
        await press(phone, "past:PRE2")
        assert not phone.has("radio", key="answer:looking_back:*")
        await press(phone, "next")
        assert not phone.has("button", key="past:*")  # the next section is not asked


async def test_a_look_back_is_saved_by_itself_and_shown_again(
    server: Server, room: Session
) -> None:
    async with StreamlitClient(server.url) as phone:
        await join(phone, room.code)
        await press(phone, "past:PRE1")
        await phone.set(past(phone, "PRE1"), 1)
        assert pasts(room)[respondent(phone)] == {"PRE1": "1"}
        assert answers(room)[respondent(phone)] == {}
        await press(phone, "past:PRE1")
        assert "✓ Looking back" in phone.find("button", key="past:PRE1").label
        await press(phone, "past:PRE1")
        assert shown(phone, "PRE1") == 1
        await press(phone, "next")
        await press(phone, "back")
        assert shown(phone, "PRE1") == 1
        await press(phone, "language")
        assert shown(phone, "PRE1") == 1
        await phone.open("preconditions")
        assert shown(phone, "PRE1") == 1


async def test_a_look_back_folded_in_one_tab_shows_what_another_one_said(
    server: Server, room: Session
) -> None:
    async with StreamlitClient(server.url) as phone:
        await join(phone, room.code)
        async with StreamlitClient(server.url, cookies=phone.cookies) as other:
            await press(phone, "past:PRE1")
            await phone.set(past(phone, "PRE1"), 0)
            await press(phone, "past:PRE1")
            await other.open("preconditions")
            await other.set(past(other, "PRE1"), 2)
            await press(phone, "past:PRE1")
            assert shown(phone, "PRE1") == 2
            await press(phone, "next")

            assert pasts(room)[respondent(phone)] == {"PRE1": "2"}


@pytest.mark.parametrize(
    ("value", "field"),
    [("Too early to say", ""), ("7", ""), (True, "bool_value"), (["1"], "string_array_value")],
)
async def test_a_choice_that_the_past_does_not_offer_is_not_stored(
    server: Server, room: Session, value: WireValue, field: str
) -> None:
    async with StreamlitClient(server.url) as phone:
        await join(phone, room.code)
        await press(phone, "past:PRE1")
        radio = past(phone, "PRE1")
        await phone.forge(radio.id, value, field=field, fragment_id=radio.fragment_id)
        assert pasts(room)[respondent(phone)] == {}


async def test_a_refused_look_back_is_told_beside_its_element(
    server: Server, room: Session
) -> None:
    async with StreamlitClient(server.url) as phone:
        await join(phone, room.code)
        await press(phone, "past:PRE1")
        radio = past(phone, "PRE1")
        await phone.forge(radio.id, "Too early to say", fragment_id=radio.fragment_id)

        assert alerts(phone) == [OFF_SCALE]


async def test_a_session_that_asks_nothing_shows_no_look_back(server: Server) -> None:
    plain = session(facilitator("Denise Caron"), "Réseau")
    async with StreamlitClient(server.url) as phone:
        await join(phone, plain.code)
        assert not phone.has("button", key="past:*")


async def test_somebody_else_finds_the_past_folded_and_empty(server: Server, room: Session) -> None:
    async with StreamlitClient(server.url) as phone:
        await join(phone, room.code)
        await press(phone, "past:PRE1")
        await phone.set(past(phone, "PRE1"), 3)
        await phone.goto("done")
        await press(phone, "somebody_else")
        await phone.set(phone.find("text_input", key="join_code"), room.code)
        await press(phone, "join")
        await press(phone, "begin")
        await keep_cookies_asked_for(phone)
        assert not phone.has("radio", key="answer:looking_back:*")
        await press(phone, "past:PRE1")

        assert shown(phone, "PRE1") is None
        assert pasts(room)[respondent(phone)] == {}


async def test_in_guided_pace_a_look_back_is_kept_when_everybody_moves_on(server: Server) -> None:
    guided = looking(facilitator("Fanny Dubé"), "Pause", "preconditions", pace=Pace.GUIDED)
    elsewhere(guided, lambda db, made: guiding.move_to(db, made, "PRE1"))
    async with StreamlitClient(server.url, auto_rerun=True) as phone:
        await join(phone, guided.code)
        await press(phone, "past:PRE1")
        await tap_past(phone, "PRE1", 4)
        elsewhere(guided, lambda db, made: guiding.move_to(db, made, "QA1"))
        await phone.wait_until(lambda: phone.has("radio", key="answer:QA1"), seconds=60.0)

        assert pasts(guided)[respondent(phone)] == {"PRE1": "4"}
        assert not phone.has("button", key="past:*")
