"""The server dies at once, several times, while members answer: nothing acknowledged is lost.

An answer is acknowledged when the page that shows it as saved has been drawn.
"""

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path

from cimpact.core.questionnaire import Section
from tests.faults.people import (
    Session,
    answers,
    choose,
    chosen,
    facilitator,
    join,
    keep_cookies_asked_for,
    press,
    questionnaire,
    respondent,
    seat,
    session,
)
from tests.serving import Server
from tests.wire.client import StreamlitClient
from tests.wire.errors import ConnectionLost

MEMBERS = 8
ANSWERS_PER_CUT = 60
CUTS = 3
LONGEST_ROUND = 60.0
"""Seconds after which a round that never reaches its cut fails."""


@dataclass(slots=True)
class Tally:
    """Counts the answers acknowledged to everybody, until it is time for a cut."""

    left: int = 0
    is_time: asyncio.Event = field(default_factory=asyncio.Event)

    def start(self, answers_left: int) -> None:
        """So many answers before the next cut."""
        self.left = answers_left
        self.is_time.clear()

    def count(self) -> None:
        """One more answer has been acknowledged."""
        self.left -= 1
        if self.left <= 0:
            self.is_time.set()


@dataclass(slots=True)
class Member:
    """A phone, what it saw acknowledged, and what it had asked for when the power went."""

    number: int
    phone: StreamlitClient
    tally: Tally
    acknowledged: dict[str, str] = field(default_factory=dict)
    under_way: dict[str, str] = field(default_factory=dict)

    async def answer(self, item: str, choice: str) -> None:
        """Tap, and hold the answer for stored from the moment the page says so."""
        self.under_way = {item: choice}
        await choose(self.phone, item, choice)
        self.acknowledged[item] = choice
        self.under_way = {}
        self.tally.count()

    def may_have(self) -> list[dict[str, str]]:
        """What the database may hold: what was acknowledged, with or without the last tap."""
        return [self.acknowledged, {**self.acknowledged, **self.under_way}]


def remaining(member: Member) -> Iterator[tuple[Section, list[str]]]:
    """The sections from the first with a blank on, and their blank elements."""
    for section in questionnaire().sections:
        blank = [item.code for item in section.items if item.code not in member.acknowledged]
        if blank:
            yield section, blank


def choices(member: Member, item: str) -> list[str]:
    """Two taps per element, so that stored answers are overwritten as well."""
    rows = questionnaire().item(item).choices
    place = (member.number + len(item) + ord(item[-1])) % len(rows)
    return [rows[place], rows[(place + 3) % len(rows)]]


async def go_on(member: Member) -> None:
    """Answer from where the member is to the end, or until the power goes."""
    last = questionnaire().sections[-1]
    for section, blank in remaining(member):
        for item in blank:
            for choice in choices(member, item):
                await member.answer(item, choice)
        await press(member.phone, "finish" if section is last else "next")


async def until_the_cut(member: Member) -> None:
    with suppress(ConnectionLost):
        await go_on(member)


async def cut(server: Server, tally: Tally) -> None:
    """Kill the server when it is time."""
    async with asyncio.timeout(LONGEST_ROUND):
        await tally.is_time.wait()
    server.kill()


def is_whole(data_dir: Path) -> bool:
    """Whether SQLite finds nothing wrong with its file."""
    with sqlite3.connect(data_dir / "cimpact.db") as database:
        found = database.execute("PRAGMA integrity_check").fetchall()
        orphans = database.execute("PRAGMA foreign_key_check").fetchall()
    database.close()
    return (found, orphans) == ([("ok",)], [])


async def come_back(member: Member, url: str, stack: AsyncExitStack) -> None:
    """Even members reload the page; odd ones open their personal link on another phone."""
    if member.number % 2 == 0:
        await member.phone.open()
        return
    token = seat(member.phone)
    member.phone = await stack.enter_async_context(StreamlitClient(url))
    await member.phone.open(query={"seat": token or ""})
    await keep_cookies_asked_for(member.phone)


def shown(member: Member, section: Section) -> dict[str, str]:
    """The answers that the page of a section shows."""
    there = {item.code: chosen(member.phone, item.code) for item in section.items}
    return {item: choice for item, choice in there.items() if choice is not None}


async def test_no_acknowledged_answer_is_lost(server: Server) -> None:
    room, tally = session(facilitator("Alice Tremblay"), "Panne de courant"), Tally()
    interrupted = 0
    async with AsyncExitStack() as stack:
        members = [
            Member(number, await stack.enter_async_context(StreamlitClient(server.url)), tally)
            for number in range(MEMBERS)
        ]
        await asyncio.gather(*(join(member.phone, room.code) for member in members))

        for _ in range(CUTS):
            tally.start(ANSWERS_PER_CUT)
            await asyncio.gather(cut(server, tally), *map(until_the_cut, members))
            interrupted += sum(bool(member.under_way) for member in members)
            check_database(server, room, members)
            server.restart()
            for member in members:
                await come_back(member, server.url, stack)
                check_place(member)

        await asyncio.gather(*map(go_on, members))
        everything = {respondent(member.phone): member.acknowledged for member in members}
        assert (answers(room), interrupted > 0) == (everything, True)
        assert {len(mine) for mine in everything.values()} == {len(questionnaire().items)}
        for member in members[:2]:
            check_review(member)


def check_database(server: Server, room: Session, members: list[Member]) -> None:
    """The file is whole and holds what was acknowledged; members go on from what it holds."""
    assert is_whole(server.data_dir)
    kept = answers(room)
    for member in members:
        mine = kept[respondent(member.phone)]
        assert mine in member.may_have()
        member.acknowledged, member.under_way = mine, {}


def check_place(member: Member) -> None:
    """The member is at the first section with a blank, and sees there what is stored of it."""
    section, _ = next(remaining(member))
    codes = {item.code for item in section.items}
    mine = {item: choice for item, choice in member.acknowledged.items() if item in codes}
    assert member.phone.page == section.code.replace("_", "-")
    assert shown(member, section) == mine


def check_review(member: Member) -> None:
    """The last page shows every answer in its own words."""
    assert member.phone.page == "done"
    wanted = [words(item, choice) for item, choice in member.acknowledged.items()]
    assert [sentence for sentence in wanted if sentence not in member.phone.text()] == []


def words(item: str, choice: str) -> str:
    """An answer as the review writes it."""
    if choice.isdigit():
        return questionnaire().item(item).levels[int(choice)].sentence.en
    return {"dk": questionnaire().dont_know, "early": questionnaire().too_early}[choice].en
