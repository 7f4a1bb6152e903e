"""Fast fingers: whatever is tapped or typed, and however fast the page is left, it is stored."""

import asyncio
from contextlib import AsyncExitStack

import pytest

from cimpact.core.questionnaire import Section
from tests.faults.people import (
    Session,
    answers,
    choose,
    chosen,
    facilitator,
    join,
    notes,
    press,
    questionnaire,
    respondent,
    session,
    tap,
)
from tests.serving import Server
from tests.wire.client import StreamlitClient

MEMBERS = 60
PATIENCE = 120.0
"""Seconds that one phone of sixty may wait on a busy machine."""


@pytest.fixture(scope="module")
def room(server: Server) -> Session:  # noqa: ARG001  the session lies in the server's database
    """An open session, for the tests that look at their own phone's answers only."""
    return session(facilitator("Alice Tremblay"), "Table de quartier")


def taps(member: int) -> dict[str, list[str]]:
    """What a member taps on each element, in order: the last one counts.

    Every kind of choice occurs, members differ, and one element in nine is tapped three times.
    """
    wanted = {}
    for place, item in enumerate(questionnaire().items):
        rows = item.choices
        first = (member * 3 + place) % len(rows)
        times = 3 if (member + place) % 9 == 0 else 1
        wanted[item.code] = [rows[(first + step * 2) % len(rows)] for step in range(times)]
    return wanted


def note_of(member: int, section: Section) -> str:
    """What a member types under the last element of a section."""
    return f"{section.code} as {member} sees it"


async def answer_section(phone: StreamlitClient, section: Section, member: int) -> None:
    """Odd members wait for each answer to be saved, even ones for nothing."""
    act = choose if member % 2 == 1 else tap
    for item in section.items:
        for choice in taps(member)[item.code]:
            await act(phone, item.code, choice)
    field = phone.find("text_area", key=f"note:{section.items[-1].code}")
    await phone.tap(field, note_of(member, section))


async def walk(phone: StreamlitClient, code: str, member: int) -> None:
    """The whole way of one member; each section is left at once after its last tap."""
    await join(phone, code)
    *others, last = questionnaire().sections
    for section in [*others, last]:
        await answer_section(phone, section, member)
        await press(phone, "finish" if section is last else "next")


async def test_every_choice_and_note_of_sixty_members_is_stored(server: Server) -> None:
    everybody = session(facilitator("Berthe Roy"), "Soixante membres")
    async with AsyncExitStack() as stack:
        phones = [
            await stack.enter_async_context(StreamlitClient(server.url, timeout=PATIENCE))
            for _ in range(MEMBERS)
        ]
        await asyncio.gather(
            *(walk(phone, everybody.code, member) for member, phone in enumerate(phones))
        )
        expected = {
            respondent(phone): {item: tapped[-1] for item, tapped in taps(member).items()}
            for member, phone in enumerate(phones)
        }

    written = [
        (member, section) for member in range(MEMBERS) for section in questionnaire().sections
    ]
    assert notes(everybody) == sorted(
        (section.items[-1].code, note_of(member, section), "") for member, section in written
    )
    assert answers(everybody) == expected
    assert sum(map(len, expected.values())) == MEMBERS * len(questionnaire().items) == 1620


@pytest.mark.parametrize("way_out", ["next", "back", "language"])
async def test_the_last_of_many_quick_taps_is_kept_whichever_way_the_page_is_left(
    server: Server, room: Session, way_out: str
) -> None:
    """The language button alone saves nothing: what it cut off is saved with the next step."""
    async with StreamlitClient(server.url) as phone:
        await join(phone, room.code)
        for choice in ("0", "4", "dk", "1", "early", "3"):
            for item in ("PRE1", "PRE2", "PRE3"):
                await tap(phone, item, choice)
        await press(phone, way_out)
        if way_out == "language":
            assert [chosen(phone, item) for item in ("PRE1", "PRE2", "PRE3")] == ["3"] * 3
            await press(phone, "next")

        assert answers(room)[respondent(phone)] == {"PRE1": "3", "PRE2": "3", "PRE3": "3"}


async def test_notes_left_by_next_at_once_are_stored(server: Server) -> None:
    """A note, and the sentence that an element asks for."""
    quiet = session(facilitator("Claire Gagnon"), "Notes")
    asking = next(item for item in questionnaire().items if item.open_prompt)
    section = questionnaire().section_of(asking.code)
    plain = next(item for item in section.items if not item.open_prompt)
    async with StreamlitClient(server.url) as phone:
        await join(phone, quiet.code)
        while not phone.has("text_area", key=f"sentence:{asking.code}"):
            await press(phone, "next")
        await phone.tap(phone.find("text_area", key=f"sentence:{asking.code}"), "Our sentence")
        await phone.tap(phone.find("text_area", key=f"note:{asking.code}"), "A first fact")
        await phone.tap(phone.find("text_area", key=f"note:{asking.code}"), "A better fact")
        await phone.tap(phone.find("text_area", key=f"note:{plain.code}"), "  Two\nlines  ")
        await press(phone, "next")

    assert notes(quiet) == sorted(
        [(asking.code, "A better fact", "Our sentence"), (plain.code, "Two\nlines", "")]
    )


async def test_two_quick_taps_on_next_move_on_by_one_section(server: Server, room: Session) -> None:
    second = questionnaire().sections[1]
    async with StreamlitClient(server.url) as phone:
        await join(phone, room.code)
        button = phone.find("button", key="next")
        await phone.tap(button)
        await asyncio.sleep(0.15)
        await phone.tap(button)
        await phone.settle()

        assert phone.page == second.code.replace("_", "-")


async def test_of_two_tabs_of_one_seat_the_later_tap_wins(server: Server, room: Session) -> None:
    """Leaving a page in one tab does not take back what was changed in the other."""
    async with StreamlitClient(server.url) as phone:
        await join(phone, room.code)
        async with StreamlitClient(server.url, cookies=phone.cookies) as other:
            await choose(phone, "PRE1", "3")
            await choose(phone, "PRE2", "2")
            await phone.set(phone.find("text_area", key="note:PRE1"), "before")
            await other.open()
            await choose(other, "PRE1", "0")
            await other.set(other.find("text_area", key="note:PRE1"), "after")
            await tap(phone, "PRE3", "early")
            await press(phone, "next")
            await press(phone, "back")

            assert answers(room)[respondent(phone)] == {"PRE1": "0", "PRE2": "2", "PRE3": "early"}
            assert [chosen(phone, item) for item in ("PRE1", "PRE2", "PRE3")] == ["0", "2", "early"]
            assert phone.value(phone.find("text_area", key="note:PRE1")) == "after"


async def test_two_tabs_of_one_seat_tapping_at_once_leave_one_answer_each(
    server: Server, room: Session
) -> None:
    async with StreamlitClient(server.url) as phone:
        await join(phone, room.code)
        async with StreamlitClient(server.url, cookies=phone.cookies) as other:
            await other.open()
            for choice in ("0", "1", "2", "3", "4"):
                await asyncio.gather(tap(phone, "PRE1", choice), tap(other, "PRE2", choice))
            await asyncio.gather(press(phone, "next"), press(other, "next"))

        assert answers(room)[respondent(phone)] == {"PRE1": "4", "PRE2": "4"}
