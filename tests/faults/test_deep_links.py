"""Deep links: whoever has no right to a page gets the way in, and nothing else.

A page that Streamlit finds by itself runs without the router, and only until somebody has been
through the router: hence servers whose very first request is the deep link. Each page with a guard
has one. The walk is no page of its own for somebody without a seat: its addresses lead to the code.
"""

from dataclasses import dataclass
from pathlib import Path

import pytest
import sqlmodel
from sqlmodel import select

from cimpact.core.decisions import Decided, Outcome
from cimpact.questionnaires import EXAMPLES
from cimpact.store import answering, decisions, own_questionnaires, seats, workshops
from cimpact.store.access import NotInYourRole, NotYours
from cimpact.store.db import reading, transaction
from cimpact.store.tables import Collective, OwnQuestionnaire, TeamRole, Workshop
from cimpact.ui.places import PLACES
from cimpact.ui.visitor import today
from tests.faults.conftest import ENGLISH
from tests.faults.people import (
    Facilitator,
    Session,
    alerts,
    elsewhere,
    facilitator,
    join,
    questionnaire,
    session,
    share,
    unshare,
)
from tests.serving import Server, serving
from tests.wire.client import StreamlitClient

INVITATION = "This page is for the people who run sessions. Sign in to open it."
OWN_TITLE = "The pulse of Berri"
NOTE = "The treasurer leaves in June"
THE_WAY_IN = [("alert", INVITATION), ("page_link", "Sign in")]
HEADER, HEADER_KEYS = "**Cimpact**", {"sign_out", "language"}
WAYS_IN = {"sign-in", "start", "invitation"}
GUARDED = [
    address
    for address, (script, _title) in PLACES.items()
    if script.startswith(("facilitator/", "results/")) and address not in WAYS_IN
]
RESULTS = {"summary", "disagreements", "priorities", "by-section"}
FOR_RUNNING = {"import", "questionnaires", "questionnaire", "wall", "since", "lists", "paper"}
OF_ONE_SESSION = [address for address in GUARDED if address != "collectives"]


@dataclass(frozen=True, slots=True)
class House:
    """Alice with an open session and one whose results are shown; Bob with one of his own."""

    alice: Facilitator
    bob: Facilitator
    open: Session
    shown: Session
    bobs: Session

    @property
    def secrets(self) -> list[str]:
        """What nobody but Alice may read; ids stand in the address already."""
        return [
            *(self.alice.name, self.open.name, self.open.code, self.shown.name, self.shown.code),
            OWN_TITLE,
        ]


@pytest.fixture(scope="module")
def house(installation: Path) -> House:  # noqa: ARG001  its database
    alice, bob = facilitator("Alice Tremblay"), facilitator("Bob Lavoie")
    shown = session(alice, "Comité de la rue Berri")
    answered(shown, people=6)
    elsewhere(shown, workshops.close_workshop)
    elsewhere(shown, lambda _db, workshop: workshops.reveal_workshop(workshop))
    elsewhere(shown, agreed)
    elsewhere(shown, write_questionnaire)
    return House(alice, bob, session(alice, "Table de quartier"), shown, session(bob, "Logement"))


def agreed(db: sqlmodel.Session, workshop: Workshop) -> None:
    """A decision, so that every kind of file has something to hold."""
    author = db.get_one(Collective, workshop.collective_id).owner_id
    level = Decided(Outcome.AGREED, "2", evidence=NOTE)
    decisions.decide(db, workshop, "PRE1", level, seen=None, author_id=author, today=today())


def write_questionnaire(db: sqlmodel.Session, workshop: Workshop) -> None:
    """A questionnaire of the collective's own."""
    text = (
        (EXAMPLES / "pulse.yaml").read_text(encoding="utf-8").replace("Take the pulse", OWN_TITLE)
    )
    collective = db.get_one(Collective, workshop.collective_id)
    own_questionnaires.create(db, collective, text, today=today())


def answered(there: Session, *, people: int) -> None:
    """Members of a session who gave every answer and left a note."""
    with reading() as db:
        invited_to = seats.invitation(db, there.code)
    for number in range(people):
        choices = {item.code: str(number % 3) for item in questionnaire().items}
        with transaction() as db:
            token = seats.take_seat(db, invited_to)
            answering.save_answers(db, token, choices)
            answering.save_note(db, token, "PRE1", evidence=NOTE)


def address_of(there: Session) -> dict[str, str]:
    """What an address may name of a session; of a questionnaire, where its collective has one."""
    with reading() as db:
        own = db.exec(
            select(OwnQuestionnaire.id).where(OwnQuestionnaire.collective_id == there.collective)
        ).first()
    named = {"workshop": there.id, "collective": there.collective}
    return named | ({"questionnaire": own} if own else {})


def drawn(tab: StreamlitClient) -> list[tuple[str, str]]:
    """Everything on the page but the header, which the wall lacks, and the note to the browser."""
    shown = [(one.type, one.text) for one in tab.elements() if one.key not in HEADER_KEYS]
    return [(kind, text) for kind, text in shown if kind != "html" and text != HEADER]


def given_away(tab: StreamlitClient, secrets: list[str]) -> list[str]:
    """The secrets that stand anywhere in what the server sent for this page."""
    sent = b"".join(one.proto.SerializeToString() for one in tab.elements())
    words = f"{tab.text()}\n{tab.session.title}"
    return [secret for secret in secrets if secret.encode() in sent or secret in words]


@pytest.mark.parametrize("address", GUARDED)
async def test_the_first_request_of_a_cold_server_gets_the_way_in(
    house: House, installation: Path, address: str
) -> None:
    with serving(data_dir=installation, env=ENGLISH, health="/healthz") as cold:
        async with StreamlitClient(cold.url) as stranger:
            await stranger.open(address, query=address_of(house.shown))

            assert stranger.page == address
            assert drawn(stranger) == THE_WAY_IN
            assert given_away(stranger, house.secrets) == []


@pytest.mark.parametrize("query", ["shown", "open", "unknown", "without"])
@pytest.mark.parametrize("address", GUARDED)
async def test_a_stranger_gets_the_same_whatever_the_address_names(
    house: House, server: Server, address: str, query: str
) -> None:
    queries = {
        "shown": address_of(house.shown),
        "open": address_of(house.open),
        "unknown": {"workshop": "0" * 20, "collective": "0" * 20},
        "without": {},
    }
    async with StreamlitClient(server.url) as stranger:
        await stranger.open(address, query=queries[query])

        assert drawn(stranger) == THE_WAY_IN
        assert given_away(stranger, house.secrets) == []


@pytest.mark.parametrize("address", OF_ONE_SESSION)
async def test_another_facilitator_cannot_tell_what_is_somebody_elses_from_what_is_not(
    house: House, server: Server, address: str
) -> None:
    pages = []
    async with StreamlitClient(server.url, cookies=house.bob.cookies) as bob:
        for query in (address_of(house.shown), address_of(house.open), {"workshop": "0" * 20}, {}):
            await bob.open(address, query=query)
            pages.append(drawn(bob))
            assert alerts(bob) == [NotYours.message]
            assert given_away(bob, house.secrets) == []

    assert pages == [pages[0]] * len(pages)


@pytest.mark.parametrize("address", OF_ONE_SESSION)
async def test_whoever_left_the_team_gets_what_a_stranger_gets(
    house: House, server: Server, address: str
) -> None:
    fanny = facilitator(f"Fanny {address}")
    for there in (house.shown, house.open):
        share(there, fanny, TeamRole.FACILITATOR)
    async with StreamlitClient(server.url, cookies=fanny.cookies) as tab:
        await tab.open(address, query=address_of(house.shown))
        assert alerts(tab) == []
        for there in (house.shown, house.open):
            unshare(there, fanny)
        await tab.rerun()
        assert alerts(tab) == [NotYours.message]
        for query in (address_of(house.shown), address_of(house.open)):
            await tab.open(address, query=query)

            assert alerts(tab) == [NotYours.message]
            assert given_away(tab, house.secrets) == []


@pytest.mark.parametrize("address", OF_ONE_SESSION)
async def test_an_observer_reads_what_there_is_to_read_and_changes_nothing(
    house: House, server: Server, address: str
) -> None:
    olga = facilitator(f"Olga {address}")
    share(house.shown, olga, TeamRole.OBSERVER)
    async with StreamlitClient(server.url, cookies=olga.cookies) as tab:
        await tab.open(address, query=address_of(house.shown))

        assert alerts(tab) == ([NotInYourRole.message] if address in FOR_RUNNING else [])
        assert {one.key for one in tab.find_all("button")} <= {*HEADER_KEYS, "leave_team"}


async def test_another_facilitator_sees_his_own_collectives_only(
    house: House, server: Server
) -> None:
    async with StreamlitClient(server.url, cookies=house.bob.cookies) as bob:
        await bob.open("collectives", query=address_of(house.shown))

        assert house.bobs.name in bob.text()
        assert given_away(bob, house.secrets) == []


@pytest.mark.parametrize("address", GUARDED)
async def test_a_member_gets_nothing_of_the_facilitators(
    house: House, server: Server, address: str
) -> None:
    """A seat in the open session opens neither its pages nor the results of another session."""
    async with StreamlitClient(server.url) as member:
        await join(member, house.open.code)
        for query in (address_of(house.open), address_of(house.shown), {"workshop": "0" * 20}):
            await member.open(address, query=query)

            assert alerts(member) == [NotYours.message if address in RESULTS else INVITATION]
            assert given_away(member, house.secrets) == []


async def test_without_a_seat_the_walk_leads_to_the_code(house: House, server: Server) -> None:
    addresses = [section.code.replace("_", "-") for section in questionnaire().sections]
    async with StreamlitClient(server.url) as stranger:
        for address in addresses:
            await stranger.open(address)
            assert (stranger.page, stranger.has("text_input", key="join_code")) == ("", True)
            assert given_away(stranger, house.secrets) == []

        await stranger.open("done")
        assert drawn(stranger) == [
            ("alert", "Enter the code of the session to take part."),
            ("page_link", "Enter the code"),
        ]


@pytest.mark.parametrize("address", GUARDED)
async def test_their_owner_sees_them(house: House, server: Server, address: str) -> None:
    """The other side of the tests above: there is something to hide."""
    async with StreamlitClient(server.url, cookies=house.alice.cookies) as alice:
        await alice.open(address, query=address_of(house.shown))

        assert alerts(alice) == []
        assert len(drawn(alice)) > len(THE_WAY_IN)
