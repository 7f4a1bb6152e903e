"""What a log comes to hold: nothing that lets anybody in, and nothing of anybody."""

import re
from contextlib import AsyncExitStack
from dataclasses import dataclass, field

from sqlalchemy import text
from sqlmodel import select

from cimpact.signing import token_hash, unsealed
from cimpact.store.db import current_engine, reading
from cimpact.store.tables import Respondent, Workshop
from cimpact.ui.errors import UNEXPECTED
from cimpact.ui.state import SEAT, SIGN_IN
from tests.faults.asking import ask
from tests.faults.people import (
    alerts,
    choose,
    join,
    keep_cookies_asked_for,
    press,
    seat,
    ticket,
)
from tests.serving import Server
from tests.wire.client import StreamlitClient

MEMBERS = 3
ADDRESS = "192.0.2.99"


@dataclass(slots=True)
class Story:
    """A server and all that has been typed, shown or kept in cookies so far, by what it is."""

    server: Server
    secrets: dict[str, str] = field(
        default_factory=lambda: {
            "name": "Alix Bouchard-Côté",
            "passphrase": "quatre chats dans la neige",
            "wrong passphrase": "quatre chiens dans la boue",
            "collective": "Table de la rue Zénith",
            "note": "La trésorière part en juin",
            "wrong code": "ZZZZ-ZZZZ",
            "address": ADDRESS,
        }
    )

    def __getitem__(self, what: str) -> str:
        return self.secrets[what]

    def logged(self) -> list[str]:
        """What of it the log holds; its frames and line ends do not hide anything."""
        log = self.server.log.read_text(encoding="utf-8")
        plain = squeezed(re.sub(r"\x1b\[[0-9;]*m", "", log))
        return [what for what, secret in self.secrets.items() if squeezed(secret) in plain]


def squeezed(words: str) -> str:
    return re.sub(r"[\s│]", "", words).casefold()


async def test_after_a_whole_session_the_log_holds_nothing_of_it(server: Server) -> None:
    """Claiming, signing in, joining, answering, closing, taking away; mistakes and breakdowns."""
    story = Story(server)
    async with AsyncExitStack() as stack:
        laptop = await stack.enter_async_context(StreamlitClient(server.url))
        await claim(laptop, story)
        await sign_in_again(laptop, story)
        await open_session(laptop, story)
        phones = [
            await stack.enter_async_context(
                StreamlitClient(server.url, headers={"X-Forwarded-For": ADDRESS})
            )
            for _ in range(MEMBERS)
        ]
        for number, phone in enumerate(phones):
            await take_part(phone, story, number)
        await look_at_results(laptop, phones[0], story)
        await break_down(laptop, phones[1], story)

    log = server.log.read_text(encoding="utf-8")
    assert "unexpected error on a page" in log
    assert story.logged() == []


async def claim(laptop: StreamlitClient, story: Story) -> None:
    log = story.server.log.read_text(encoding="utf-8")
    (token,) = re.findall(r"(?:[2-9A-Z]{4}-){2}[2-9A-Z]{4}", log)
    await laptop.open("start")
    for typed in ("AAAA-AAAA-AAAA", token):
        await fill(laptop, setup_token=typed)
        await fill(laptop, setup_name=story["name"], setup_passphrase=story["passphrase"])
        await press(laptop, "setup")
    await keep_cookies_asked_for(laptop)
    assert laptop.page == "collectives"


async def fill(tab: StreamlitClient, **fields: str) -> None:
    for key, words in fields.items():
        await tab.set(tab.find("text_input", key=key), words)


async def sign_in_again(laptop: StreamlitClient, story: Story) -> None:
    """Out, in with a wrong passphrase, in with the right one."""
    await press(laptop, "sign_out")
    await keep_cookies_asked_for(laptop)
    await laptop.open("sign-in")
    for typed in ("wrong passphrase", "passphrase"):
        await fill(laptop, sign_in_name=story["name"], sign_in_passphrase=story[typed])
        await press(laptop, "sign_in")
    story.secrets["ticket"] = ticket(laptop)
    await keep_cookies_asked_for(laptop)
    story.secrets["sign-in cookie"] = laptop.cookies[SIGN_IN]
    story.secrets["sign-in token"] = unsealed(SIGN_IN, laptop.cookies[SIGN_IN]) or ""


async def open_session(laptop: StreamlitClient, story: Story) -> None:
    await fill(laptop, collective_name=story["collective"])
    await press(laptop, "create_collective")
    await press(laptop, "create_workshop")
    await press(laptop, "open_workshop")
    with reading() as db:
        (workshop,) = db.exec(select(Workshop))
    story.secrets["code"] = workshop.join_code
    story.secrets["session"] = workshop.id


async def take_part(phone: StreamlitClient, story: Story, number: int) -> None:
    """Also with a wrong code, a forged choice and a personal link, as addresses and as pages."""
    ask(story.server.url, f"/?code={story['code']}")
    await phone.open(query={"code": story["wrong code"]})
    await join(phone, story["code"])
    await choose(phone, "PRE1", "3")
    radio = phone.find("radio", key="answer:PRE2")
    await phone.forge(radio.id, story["note"], fragment_id=radio.fragment_id)
    await phone.set(phone.find("text_area", key="note:PRE1"), story["note"])
    token = seat(phone) or ""
    story.secrets |= {f"seat {number}": token, f"seat hash {number}": token_hash(token)}
    story.secrets[f"seat cookie {number}"] = phone.cookies[SEAT]
    ask(story.server.url, f"/?seat={token}")
    await phone.open(query={"seat": token})
    await press(phone, "next")


async def look_at_results(laptop: StreamlitClient, phone: StreamlitClient, story: Story) -> None:
    await press(laptop, "close_workshop")
    await press(laptop, "reveal")
    for page in ("summary", "disagreements", "priorities", "by-section", "export"):
        await laptop.open(page, query={"workshop": story["session"]})
    for button in laptop.find_all("download_button"):
        assert len(await laptop.download(button)) > 0
    await phone.open("summary", query={"workshop": story["session"]})
    assert story["collective"] in phone.text()
    await laptop.open("live", query={"workshop": story["session"]})
    await press(laptop, "reopen_workshop")


async def break_down(laptop: StreamlitClient, phone: StreamlitClient, story: Story) -> None:
    """Tables vanish under the server: what it then reports is the statement, not the words."""
    with reading() as db:
        people = db.exec(select(Respondent.id)).all()
    story.secrets |= {f"respondent {number}": person for number, person in enumerate(people)}
    await phone.open("preconditions")
    with current_engine().begin() as connection:
        for table in ("note", "answer", "failures"):
            connection.execute(text(f"DROP TABLE {table}"))
    await phone.set(phone.find("text_area", key="note:PRE1"), f"{story['note']}!")
    await choose(phone, "PRE1", "1")
    assert set(alerts(phone)) == {UNEXPECTED}
    await phone.open(query={"code": story["wrong code"]})
    laptop.cookies.clear()
    await laptop.open("sign-in")
    await fill(laptop, sign_in_name=story["name"], sign_in_passphrase=story["wrong passphrase"])
    await press(laptop, "sign_in")
    assert set(alerts(laptop)) == {UNEXPECTED}
