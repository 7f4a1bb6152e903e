"""One member on a phone: joins, reads, answers, goes on, finishes; every wait is timed."""

import asyncio
import random
from dataclasses import dataclass, field

from tests.wire.client import StreamlitClient

# Far more than any questionnaire has sections: a walk that goes round in circles ends.
MOST_PAGES = 30
REQUEST_SECONDS = 60.0


class NeverEnding(Exception):
    """The walk offered "next" more often than any questionnaire has sections."""


@dataclass(slots=True)
class Member:
    """A phone and what it lived through; times in seconds, ``answered`` holds the items saved."""

    client: StreamlitClient
    chance: random.Random
    think: float
    joining: list[float] = field(default_factory=list)
    answering: list[float] = field(default_factory=list)
    moving_on: list[float] = field(default_factory=list)
    answered: set[str] = field(default_factory=set)
    trouble: str = ""

    async def pause(self) -> None:
        """Read and think, ``think`` seconds on average."""
        await asyncio.sleep(self.chance.uniform(0.5, 1.5) * self.think)


def member(url: str, *, number: int, think: float) -> Member:
    """A member whose choices and pauses depend on ``number`` only."""
    chance = random.Random(number)  # noqa: S311  repeatable play, no secret
    return Member(StreamlitClient(url, timeout=REQUEST_SECONDS), chance, think)


async def join(one: Member, code: str) -> None:
    """From the join link to the first item; one time for the whole way.

    The code is typed only where the link did not fill it in, "join" pressed only where it is asked.
    """
    client = one.client
    spent = await client.open(query={"code": code})
    for typed in client.find_all("text_input", key="join_code"):
        if client.value(typed) != code:
            spent += await client.set(typed, code)
    for button in client.find_all("button", key="join"):
        spent += await client.click(button)
    one.joining.append(spent + await client.click(client.find("button", key="begin")))
    client.find("radio", key="answer:*")


async def answer_everything(one: Member) -> None:
    """Answer each item of each page, pausing before; raises NeverEnding."""
    for _ in range(MOST_PAGES):
        for radio in one.client.find_all("radio", key="answer:*"):
            await one.pause()
            await _answer(one, radio.key)
        following = one.client.find_all("button", key="next")
        if not following or following[0].disabled:
            return
        await one.pause()
        one.moving_on.append(await one.client.click(following[0]))
    raise NeverEnding


async def finish(one: Member) -> None:
    """The last page's button."""
    await one.client.click(one.client.find("button", key="finish"))


async def _answer(one: Member, key: str) -> None:
    """Choose any option, don't know and too early included."""
    radio = one.client.find("radio", key=key)
    choice = one.chance.randrange(len(radio.options))
    one.answering.append(await one.client.set(radio, choice))
    one.answered.add(key)
