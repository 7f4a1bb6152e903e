"""The points of an element on the phone: nothing before they are asked for, nothing lost after."""

import asyncio
from contextlib import AsyncExitStack

import pytest

from cimpact.core.questionnaire import FACET_CHOICES, Section
from cimpact.store import workshops
from cimpact.store.answering import AnswersClosed, FacetPlace, SeatLost
from cimpact.store.db import transaction
from cimpact.store.tables import Respondent
from tests.faults.people import (
    Session,
    alerts,
    answers,
    elsewhere,
    facet,
    facets,
    facilitator,
    join,
    keep_cookies_asked_for,
    places,
    press,
    questionnaire,
    respondent,
    said,
    session,
    tap,
    tap_facet,
    unfold,
)
from tests.serving import Server
from tests.wire.client import StreamlitClient
from tests.wire.values import WireValue

MEMBERS = 12
PATIENCE = 120.0
"""Seconds that one phone may wait on a busy machine."""
OFF_SCALE = "This answer is not one of the choices of PRE1. It was not saved; choose again."


@pytest.fixture(scope="module")
def room(server: Server) -> Session:  # noqa: ARG001  the session lies in the server's database
    """An open session, for the tests that look at their own phone only."""
    return session(facilitator("Alice Tremblay"), "Table de quartier")


def choice_of(member: int, place: FacetPlace) -> str:
    return FACET_CHOICES[(member + len(place[0]) + place[1]) % len(FACET_CHOICES)]


async def answer_section(phone: StreamlitClient, section: Section, member: int) -> None:
    """Everything unfolded; then a level and every point of each element, waiting for nothing."""
    await unfold(phone, *(item.code for item in section.items))
    for item in section.items:
        await tap(phone, item.code, item.choices[member % len(item.choices)])
        for place in places(item):
            await tap_facet(phone, place, FACET_CHOICES[0])
            await tap_facet(phone, place, choice_of(member, place))


async def walk(phone: StreamlitClient, code: str, member: int) -> None:
    """The whole way; each section is left at once after its last tap."""
    await join(phone, code)
    *others, last = questionnaire().sections
    for section in [*others, last]:
        await answer_section(phone, section, member)
        await press(phone, "finish" if section is last else "next")


async def test_points_tapped_fast_beside_levels_are_all_stored(server: Server) -> None:
    everybody = session(facilitator("Berthe Roy"), "Douze membres")
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

    assert facets(everybody) == {
        key: {place: choice_of(member, place) for place in places(*items)}
        for member, key in enumerate(members)
    }
    assert answers(everybody) == {
        key: {item.code: item.choices[member % len(item.choices)] for item in items}
        for member, key in enumerate(members)
    }


async def test_nothing_of_the_points_is_drawn_until_they_are_asked_for(
    server: Server, room: Session
) -> None:
    async with StreamlitClient(server.url) as phone:
        await join(phone, room.code)
        assert not phone.has("radio", key="facet:*")
        await unfold(phone, "PRE2")
        drawn = [one.key for one in phone.find_all("radio", key="facet:*")]
        assert drawn == ["facet:PRE2:1", "facet:PRE2:2", "facet:PRE2:3"]
        assert {said(phone, place) for place in places(questionnaire().item("PRE2"))} == {None}
        await unfold(phone, "PRE2")
        assert not phone.has("radio", key="facet:*")


async def test_points_are_saved_by_themselves_and_shown_again(
    server: Server, room: Session
) -> None:
    """After folding, on another page and back, and on a phone that lost its session."""
    async with StreamlitClient(server.url) as phone:
        await join(phone, room.code)
        await unfold(phone, "PRE1")
        await phone.set(facet(phone, ("PRE1", 2)), 1)
        assert facets(room)[respondent(phone)] == {("PRE1", 2): "partly"}
        await unfold(phone, "PRE1")
        await unfold(phone, "PRE1")
        assert said(phone, ("PRE1", 2)) == "partly"
        await press(phone, "next")
        await press(phone, "back")
        assert (said(phone, ("PRE1", 1)), said(phone, ("PRE1", 2))) == (None, "partly")
        await phone.open("preconditions")
        assert (said(phone, ("PRE1", 1)), said(phone, ("PRE1", 2))) == (None, "partly")
        await press(phone, "language")
        assert said(phone, ("PRE1", 2)) == "partly"
        await phone.open("done")
        assert "Partly" in phone.text()


async def test_points_folded_in_one_tab_show_what_another_one_said(
    server: Server, room: Session
) -> None:
    async with StreamlitClient(server.url) as phone:
        await join(phone, room.code)
        async with StreamlitClient(server.url, cookies=phone.cookies) as other:
            await unfold(phone, "PRE1")
            await phone.set(facet(phone, ("PRE1", 1)), 0)
            await unfold(phone, "PRE1")
            await other.open("preconditions")
            await other.set(facet(other, ("PRE1", 1)), 2)
            await press(phone, "next")
            await press(phone, "back")
            await unfold(phone, "PRE1")
            await press(phone, "next")

            assert facets(room)[respondent(phone)] == {("PRE1", 1): "no"}


@pytest.mark.parametrize(
    ("value", "field"),
    [
        ("All of the above.", ""),
        ("early", ""),
        ("", ""),
        (True, "bool_value"),
        (0.0, "double_value"),
        (["Yes"], "string_array_value"),
        (True, "trigger_value"),
    ],
)
async def test_a_choice_that_no_point_offers_is_not_stored(
    server: Server, value: WireValue, field: str
) -> None:
    """And it spoils nobody's seat: the next page loaded works."""
    forged = session(facilitator(f"Claire {value} {field}"), "Comité")
    async with StreamlitClient(server.url) as phone:
        await join(phone, forged.code)
        await unfold(phone, "PRE1")
        radio = facet(phone, ("PRE1", 1))
        await phone.forge(radio.id, value, field=field, fragment_id=radio.fragment_id)
        assert facets(forged) == {respondent(phone): {}}

        await phone.open()
        await unfold(phone, "PRE1")
        await phone.set(facet(phone, ("PRE1", 1)), 0)
        assert facets(forged) == {respondent(phone): {("PRE1", 1): "yes"}}


async def test_a_refused_choice_is_told_beside_its_point(server: Server, room: Session) -> None:
    async with StreamlitClient(server.url) as phone:
        await join(phone, room.code)
        await unfold(phone, "PRE1")
        radio = facet(phone, ("PRE1", 1))
        await phone.forge(radio.id, "All of the above.", fragment_id=radio.fragment_id)

        assert alerts(phone) == [OFF_SCALE]


async def test_a_session_closed_meanwhile_takes_no_point(server: Server) -> None:
    closing = session(facilitator("Denise Caron"), "Réseau")
    async with StreamlitClient(server.url) as phone:
        await join(phone, closing.code)
        await unfold(phone, "PRE1")
        await phone.set(facet(phone, ("PRE1", 1)), 0)
        elsewhere(closing, workshops.close_workshop)
        await phone.set(facet(phone, ("PRE1", 2)), 0)

        assert alerts(phone) == [AnswersClosed.message]
        assert facets(closing) == {respondent(phone): {("PRE1", 1): "yes"}}


async def test_what_could_not_be_saved_is_saved_when_the_page_is_left(server: Server) -> None:
    """Here because the session was closed for a moment; a tap that Next cut off is no other."""
    paused = session(facilitator("Fanny Dubé"), "Pause")
    async with StreamlitClient(server.url) as phone:
        await join(phone, paused.code)
        await unfold(phone, "PRE1")
        elsewhere(paused, workshops.close_workshop)
        await phone.set(facet(phone, ("PRE1", 1)), 1)
        elsewhere(paused, lambda _db, made: workshops.reopen_workshop(made))
        assert facets(paused) == {respondent(phone): {}}
        await press(phone, "next")

        assert facets(paused) == {respondent(phone): {("PRE1", 1): "partly"}}


async def test_an_erased_seat_takes_no_point(server: Server) -> None:
    erased = session(facilitator("Edith Morin"), "Collectif")
    async with StreamlitClient(server.url) as phone:
        await join(phone, erased.code)
        await unfold(phone, "PRE1")
        with transaction() as db:
            db.delete(db.get_one(Respondent, respondent(phone)))
        await phone.set(facet(phone, ("PRE1", 1)), 0)

        assert (alerts(phone), facets(erased)) == ([SeatLost.message], {})


async def test_somebody_else_finds_everything_folded_and_empty(
    server: Server, room: Session
) -> None:
    async with StreamlitClient(server.url) as phone:
        await join(phone, room.code)
        await unfold(phone, "PRE1")
        await phone.set(facet(phone, ("PRE1", 1)), 0)
        await phone.goto("done")
        await press(phone, "somebody_else")
        await phone.set(phone.find("text_input", key="join_code"), room.code)
        await press(phone, "join")
        await press(phone, "begin")
        await keep_cookies_asked_for(phone)
        assert not phone.has("radio", key="facet:*")
        await unfold(phone, "PRE1")

        assert said(phone, ("PRE1", 1)) is None
        assert facets(room)[respondent(phone)] == {}
