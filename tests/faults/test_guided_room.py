"""Guided pace: every phone follows, nothing tapped is lost, nothing late gets in halfway."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack

import pytest
from sqlmodel import select

from cimpact.store import answering, guiding, workshops
from cimpact.store.answering import AlreadyRevealed
from cimpact.store.db import reading, transaction
from cimpact.store.tables import Answer, Pace, Respondent, Vote, Workshop
from tests.faults.people import Facilitator, Session, answers, facilitator, join, row, session
from tests.serving import Server
from tests.wire.client import StreamlitClient
from tests.wire.tree import Element

PHONES = 16
SLOW = 60.0
"""Seconds that a phone may take to follow on a busy machine before a test gives up."""

FIRST, SECOND, THIRD = "PRE1", "PRE2", "PRE3"


@pytest.fixture(scope="module")
def alice(server: Server) -> Facilitator:  # noqa: ARG001  her account lies in its database
    return facilitator("Alice Tremblay")


def guided(alice: Facilitator, name: str) -> Session:
    """An open session of hers in guided pace, figures from three people on."""
    made = session(alice, name, is_open=False)

    def choose_pace(workshop: Workshop) -> None:
        workshop.pace, workshop.minimum_group = Pace.GUIDED, 3
        workshops.open_workshop(workshop)

    act(made, choose_pace)
    return made


def act(room: Session, doing: Callable[[Workshop], None]) -> None:
    with transaction() as db:
        doing(db.get_one(Workshop, room.id))


def move_to(room: Session, item: str) -> None:
    with transaction() as db:
        guiding.move_to(db, db.get_one(Workshop, room.id), item)


def reveal(room: Session, item: str) -> None:
    with transaction() as db:
        guiding.reveal(db, db.get_one(Workshop, room.id), item)


def second_vote(room: Session, item: str) -> None:
    with transaction() as db:
        guiding.open_second_vote(db, db.get_one(Workshop, room.id), item)


def is_at(phone: StreamlitClient, key: str) -> bool:
    """Whether this element's choice is on the phone, and no other's."""
    return [radio.key for radio in phone.find_all("radio", key="answer:*")] == [key]


async def landed(phone: StreamlitClient, key: str) -> None:
    await phone.wait_until(lambda: is_at(phone, key), seconds=SLOW)


async def answer(phone: StreamlitClient, key: str, place: int) -> None:
    """Tap a row, and wait until the phone says that it is saved.

    Not until a run ends: which one says it, the tap's or the next that the phone asks for by
    itself, is a matter of luck.
    """
    await phone.tap(phone.find("radio", key=key), place)
    await phone.wait_until(lambda: "✓ saved" in phone.text(), seconds=SLOW)


async def played(
    server: Server,
    room: Session,
    members: int,
    story: Callable[[list[StreamlitClient]], Awaitable[None]],
) -> None:
    """A story with so many phones that have joined and follow."""
    async with AsyncExitStack() as stack:
        phones = [
            await stack.enter_async_context(
                StreamlitClient(server.url, auto_rerun=True, timeout=SLOW)
            )
            for _ in range(members)
        ]
        for phone in phones:
            await join(phone, room.code)
        await story(phones)


async def test_a_room_follows_and_loses_nothing(server: Server, alice: Facilitator) -> None:
    """Odd phones tap and wait; even ones tap as the facilitator moves on."""
    room = guided(alice, "A room")

    async def story(phones: list[StreamlitClient]) -> None:
        for item in (FIRST, SECOND, THIRD):
            move_to(room, item)
            await asyncio.gather(*(landed(phone, f"answer:{item}") for phone in phones))
            for number, phone in enumerate(phones):
                key = f"answer:{item}"
                if number % 2:
                    await answer(phone, key, number % 5)
                else:
                    await phone.tap(phone.find("radio", key=key), number % 5)
        move_to(room, "QA2")
        await asyncio.gather(*(landed(phone, "answer:QA2") for phone in phones))

    await played(server, room, PHONES, story)

    given = [sorted(choices.items()) for choices in answers(room).values()]
    wanted = [
        [(item, str(number % 5)) for item in (FIRST, SECOND, THIRD)] for number in range(PHONES)
    ]
    assert sorted(given) == sorted(wanted)


async def test_whoever_is_late_or_comes_back_lands_where_everybody_is(
    server: Server, alice: Facilitator
) -> None:
    room = guided(alice, "Late")
    move_to(room, SECOND)

    async def story(phones: list[StreamlitClient]) -> None:
        (phone,) = phones
        assert is_at(phone, f"answer:{SECOND}")
        await answer(phone, f"answer:{SECOND}", row(SECOND, "3"))
        await phone.disconnect()
        move_to(room, THIRD)
        await phone.reconnect()
        await landed(phone, f"answer:{THIRD}")
        await phone.goto("preconditions")
        await landed(phone, f"answer:{THIRD}")

    await played(server, room, 1, story)


async def test_an_answer_after_the_reveal_is_refused_in_a_sentence_and_not_half(
    server: Server, alice: Facilitator
) -> None:
    room = guided(alice, "Revealed")
    move_to(room, FIRST)

    async def story(phones: list[StreamlitClient]) -> None:
        for number, phone in enumerate(phones):
            await answer(phone, f"answer:{FIRST}", row(FIRST, str(number)))
        before = answers(room)
        for phone in phones:
            phone.auto_rerun = False
        reveal(room, FIRST)
        late = phones[0]
        await late.set(late.find("radio", key=f"answer:{FIRST}"), 4)
        assert AlreadyRevealed.message in late.text()
        assert answers(room) == before

    await played(server, room, 3, story)


async def test_a_second_vote_stands_beside_the_first(server: Server, alice: Facilitator) -> None:
    room = guided(alice, "Twice")
    move_to(room, FIRST)
    again = f"answer:second:{FIRST}"

    async def story(phones: list[StreamlitClient]) -> None:
        for phone in phones:
            await answer(phone, f"answer:{FIRST}", row(FIRST, "1"))
        reveal(room, FIRST)
        for phone in phones:
            await phone.wait_until(lambda phone=phone: not phone.has("radio"), seconds=SLOW)  # type: ignore[misc]
        second_vote(room, FIRST)
        for phone in phones:
            await landed(phone, again)
            assert phone.value(phone.find("radio", key=again)) is None
            await answer(phone, again, 3)

    await played(server, room, 3, story)

    assert list(answers(room).values()) == [{FIRST: "1"}] * 3
    with reading() as db:
        people = db.exec(select(Respondent.id).where(Respondent.workshop_id == room.id)).all()
        seconds = [answering.choices_of(db, key, vote=Vote.SECOND) for key in people]
        stored = db.exec(select(Answer.vote).where(Answer.respondent_id == people[0])).all()
    assert seconds == [{FIRST: "3"}] * 3
    assert sorted(stored) == [Vote.FIRST, Vote.SECOND]


async def test_closing_leads_every_phone_to_its_own_answers(
    server: Server, alice: Facilitator
) -> None:
    room = guided(alice, "Closed")
    move_to(room, FIRST)

    async def story(phones: list[StreamlitClient]) -> None:
        await answer(phones[0], f"answer:{FIRST}", row(FIRST, "2"))
        with transaction() as db:
            workshops.close_workshop(db, db.get_one(Workshop, room.id))
        await phones[0].wait_until(lambda: phones[0].page == "done", seconds=SLOW)
        assert "My answers" in phones[0].text()

    await played(server, room, 1, story)
    with reading() as db:
        (person,) = db.exec(select(Respondent.id).where(Respondent.workshop_id == room.id)).all()
        assert answering.choices_of(db, person) == {FIRST: "2"}


async def test_the_wall_tells_how_many_and_nothing_else_until_the_reveal(
    server: Server, alice: Facilitator
) -> None:
    """The console and the wall follow by themselves; so does a reveal that is refused."""
    room = guided(alice, "Wall")
    move_to(room, FIRST)
    options = {"cookies": alice.cookies, "auto_rerun": True, "timeout": SLOW}

    async def story(phones: list[StreamlitClient]) -> None:
        async with (
            StreamlitClient(server.url, **options) as wall,
            StreamlitClient(server.url, **options) as console,
        ):
            await wall.open("wall", {"workshop": room.id})
            await console.open("live", {"workshop": room.id})
            for number, phone in enumerate(phones):
                await wall.wait_until(
                    lambda number=number: f"{number} " in _told(wall),  # type: ignore[misc]
                    seconds=SLOW,
                )
                unseen = _rows(wall)
                if number == len(phones) - 1:
                    await console.click(console.find("button", key="reveal_item"))
                    assert "Fewer than 3 people" in console.text()
                await answer(phone, f"answer:{FIRST}", row(FIRST, "4"))
                assert _rows(wall) == unseen
                assert "<i " not in unseen
            await console.click(console.find("button", key="reveal_item"))
            await wall.wait_until(lambda: _rows(wall).count("<i ") == len(phones), seconds=SLOW)
            assert "3 people" in _rows(wall)
            assert "Opinions are close" in wall.text()
            assert [button.key for button in console.find_all("button") if _primary(button)] == [
                "next_item"
            ]

    await played(server, room, 3, story)


def _rows(page: StreamlitClient) -> str:
    """The table of sentences, as it is sent."""
    return next(one.text for one in page.find_all("html") if "data-sentences" in one.text)


def _told(page: StreamlitClient) -> str:
    return next((line for line in page.text().splitlines() if "answered" in line), "").strip("*")


def _primary(button: Element) -> bool:
    return str(button.proto.type) == "primary"
