"""A shared collective under hostile and unlucky clients: roles, removal, links that went astray."""

from dataclasses import dataclass
from datetime import timedelta
from itertools import count

import pytest
from sqlmodel import select

from cimpact.signing import token_hash
from cimpact.store import access, accounts, audit, guiding, invitations, team, workshops
from cimpact.store.access import NotInYourRole, NotYours, Right
from cimpact.store.accounts import NameTaken
from cimpact.store.audit import Act
from cimpact.store.db import reading, transaction
from cimpact.store.invitations import InvitationGone
from cimpact.store.limits import ALLOWED_FAILURES, Lock, TooManyFailures
from cimpact.store.tables import Facilitator as Account
from cimpact.store.tables import Mode, Pace, TeamInvitation, TeamRole
from cimpact.ui.visitor import today
from tests import scenes
from tests.faults.asking import ask
from tests.faults.people import (
    Facilitator,
    Session,
    agreed,
    alerts,
    answers,
    elsewhere,
    facilitator,
    join,
    keep_cookies_asked_for,
    own_questionnaire,
    planned,
    press,
    session,
    share,
    unshare,
)
from tests.serving import Server
from tests.wire.client import StreamlitClient
from tests.wire.errors import DownloadRefused
from tests.wire.tree import Element

PASSPHRASE = "quatre chats dans la neige"  # noqa: S105  of accounts that live for one test
GONE = str(InvitationGone())
TIRED = str(TooManyFailures(minutes=10))
OWNERS_ONLY = {
    *("delete_workshop", "delete_collective", "rename_collective", "archive_collective"),
    *("invite", "transfer"),
}
PAGES_OF_WORK = ("actions", "coverage", "lists", "since", "paper", "import", "questionnaires")
_numbers = count(1)


@dataclass(frozen=True, slots=True)
class House:
    """Alice owns sessions; Fanny runs them, Olga observes.

    One is open, one closed, one a draft; two are guided, ``together`` by a group with one voice.
    What is closed has a decision, and the collective of ``opened`` an action that waits for news
    and a questionnaire of its own, published once: ``own`` is its id.
    """

    alice: Facilitator
    fanny: Facilitator
    olga: Facilitator
    opened: Session
    closed: Session
    draft: Session
    guided: Session
    together: Session
    own: str

    @property
    def sessions(self) -> tuple[Session, ...]:
        """All of them, each of a collective of its own."""
        return (self.opened, self.closed, self.draft, self.guided, self.together)


@pytest.fixture
def house(server: Server) -> House:  # noqa: ARG001  its database
    number = next(_numbers)
    alice, fanny, olga = (facilitator(f"{name} {number}") for name in ("Alice", "Fanny", "Olga"))
    opened, closed = session(alice, f"Table {number}"), session(alice, f"Comité {number}")
    elsewhere(closed, workshops.close_workshop)
    guided = session(alice, f"Ronde {number}", pace=Pace.GUIDED)
    together = session(alice, f"Chœur {number}", mode=Mode.TOGETHER)
    for there in (guided, together):
        elsewhere(there, lambda db, workshop: guiding.move_to(db, workshop, "PRE2"))
    draft = session(alice, f"Réseau {number}", is_open=False)
    elsewhere(closed, agreed)
    elsewhere(opened, planned)
    own = own_questionnaire(opened, is_published=True)
    made = House(alice, fanny, olga, opened, closed, draft, guided, together, own)
    for there in made.sessions:
        share(there, fanny, TeamRole.FACILITATOR)
        share(there, olga, TeamRole.OBSERVER)
    return made


def everything() -> dict[str, set[tuple[object, ...]]]:
    with reading() as db:
        return scenes.everything(db)


def address_of(there: Session) -> dict[str, str]:
    return {"workshop": there.id, "collective": there.collective}


def pages_of(house: House) -> list[tuple[str, dict[str, str]]]:
    return [
        ("workshops", address_of(house.opened)),
        ("team", address_of(house.opened)),
        ("profile", address_of(house.opened)),
        ("timeline", address_of(house.closed)),
        ("comparison", address_of(house.closed)),
        *(("live", address_of(there)) for there in house.sessions),
        ("export", address_of(house.closed)),
        ("decisions", address_of(house.closed)),
        *((page, address_of(house.opened)) for page in PAGES_OF_WORK),
        ("questionnaire", address_of(house.opened) | {"questionnaire": house.own}),
    ]


def acts(tab: StreamlitClient) -> list[Element]:
    """The buttons of a page that change something of the collective."""
    return [
        one
        for one in tab.find_all("button")
        if one.key not in {"language", "sign_out"} and not one.disabled
    ]


async def buttons_of(
    server: Server, house: House, who: Facilitator
) -> list[tuple[str, dict[str, str], Element]]:
    found = []
    async with StreamlitClient(server.url, cookies=who.cookies) as tab:
        for page, query in pages_of(house):
            await tab.open(page, query=query)
            found += [(page, query, button) for button in acts(tab)]
    return found


def kind(key: str) -> str:
    """The key of a button without the id of what it is about."""
    return key.partition(":")[0]


async def test_each_role_is_offered_what_it_may_do(server: Server, house: House) -> None:
    offered = {
        name: {kind(button.key) for _page, _query, button in await buttons_of(server, house, who)}
        for name, who in (("alice", house.alice), ("fanny", house.fanny), ("olga", house.olga))
    }

    assert offered["olga"] == {"leave_team"}
    assert offered["fanny"] >= {"create_workshop", "open_workshop", "close_workshop", "reveal"}
    assert offered["fanny"] & (OWNERS_ONLY | {"remove", "withdraw"}) == set()
    assert offered["alice"] >= OWNERS_ONLY | {"remove"}
    assert offered["alice"] >= offered["fanny"] - {"leave_team"}


@pytest.mark.parametrize("who", ["fanny", "olga"])
async def test_buttons_of_the_owner_replayed_by_the_team_do_nothing(
    server: Server, house: House, who: str
) -> None:
    person = {"fanny": house.fanny, "olga": house.olga}[who]
    buttons = await buttons_of(server, house, house.alice)
    forbidden = [
        (page, query, button)
        for page, query, button in buttons
        if who == "olga" or kind(button.key) in OWNERS_ONLY | {"remove"}
    ]
    async with StreamlitClient(server.url, cookies=person.cookies) as client:
        before = everything()
        for page, query, button in forbidden:
            await client.open(page, query=query)
            await client.forge(button.id, value=True)

            assert everything() == before, button.key


@pytest.mark.parametrize("change", ["removed", "demoted"])
async def test_a_right_taken_away_meanwhile_is_gone_from_every_button(
    server: Server, house: House, change: str
) -> None:
    """The page was drawn with the right, so that its widgets still fire."""
    pressed = set()
    for page, query, button in await buttons_of(server, house, house.fanny):
        if button.key == "leave_team":
            continue
        restore(house)
        async with StreamlitClient(server.url, cookies=house.fanny.cookies) as tab:
            await tab.open(page, query=query)
            take_away(house, change)
            before = everything()
            await press(tab, button.key)
            pressed.add(kind(button.key))

            assert everything() == before, button.key
            if change == "removed":
                assert set(alerts(tab)) == {NotYours.message}, button.key
            else:
                assert set(alerts(tab)) <= {NotInYourRole.message}, button.key

    assert pressed >= {"create_workshop", "open_workshop", "close_workshop", "reopen_workshop"}
    assert pressed >= {"reveal", "save_invited", "save_targets", "copy_workshop"}
    assert pressed >= {"save_mode", "next_item", "previous_item", "reveal_item", "timer"}
    assert pressed >= {"save_need", "save_chain", "save_phases", "add_link_2"}
    assert pressed >= {"decide", "delete", "add_action", "change", "erase", "save_since"}
    assert pressed >= {"save_expected", "save_lists", "save_sheet", "start_questionnaire"}
    assert pressed >= {"plan", "set_version", "retire_questionnaire"}


def restore(house: House) -> None:
    for there in house.sessions:
        share(there, house.fanny, TeamRole.FACILITATOR)
        change_role(there, house.fanny, TeamRole.FACILITATOR)


def take_away(house: House, change: str) -> None:
    for there in house.sessions:
        if change == "removed":
            unshare(there, house.fanny)
        else:
            change_role(there, house.fanny, TeamRole.OBSERVER)


def change_role(there: Session, person: Facilitator, role: TeamRole) -> None:
    with transaction() as db:
        collective = access.collective_for(db, there.owner, there.collective, needs=Right.OWN)
        team.change_role(db, collective, facilitator_id=person.id, role=role)


@dataclass(frozen=True, slots=True)
class Field:
    """A field that saves itself: on which page, of which session, and what is entered."""

    page: str
    where: str
    type: str
    key: str
    value: object


FIELDS = [
    Field("live", "together", "radio", "answer:group:PRE2", 2),
    Field("profile", "opened", "text_area", "profile:*", "Others need it"),
    Field("profile", "opened", "checkbox", "profile_is_shown:*", value=True),
    Field("actions", "opened", "selectbox", "status:*", 2),
    Field("questionnaire", "opened", "text_area", "draft:*", "title: Ours"),
]


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.key)
@pytest.mark.parametrize("change", ["removed", "demoted"])
async def test_a_field_filled_in_after_a_right_was_taken_away_saves_nothing(
    server: Server, house: House, change: str, field: Field
) -> None:
    async with StreamlitClient(server.url, cookies=house.fanny.cookies) as tab:
        query = address_of(getattr(house, field.where)) | {"questionnaire": house.own}
        await tab.open(field.page, query=query)
        found = tab.find(field.type, key=field.key)
        take_away(house, change)
        before = everything()
        await tab.set(found, field.value)

        assert everything() == before
        told = NotYours if change == "removed" else NotInYourRole
        assert set(alerts(tab)) == {told.message}


@dataclass(frozen=True, slots=True)
class Begun:
    """What some buttons open, one after the other, and the button that ends it."""

    page: str
    where: str
    steps: tuple[str, ...]
    last: str


BEGUN = [
    Begun("decisions", "closed", ("decide:PRE1",), "save_decision"),
    Begun("live", "together", ("decide:PRE2",), "save_decision"),
    Begun("live", "together", ("plan:PRE2",), "add_action:PRE2"),
    Begun("actions", "opened", ("change:*",), "save_action"),
    Begun("paper", "opened", ("save_sheet", "correct_sheet"), "save_sheet"),
    Begun("paper", "opened", ("save_sheet",), "remove_sheet"),
    Begun("questionnaire", "opened", ("set_version",), "publish_questionnaire"),
]


@pytest.mark.parametrize("begun", BEGUN, ids=lambda begun: f"{begun.page}-{begun.last}")
@pytest.mark.parametrize("change", ["removed", "demoted"])
async def test_what_was_begun_with_a_right_is_not_ended_without_it(
    server: Server, house: House, change: str, begun: Begun
) -> None:
    """Fields that a button opens, and what stands in them when the right goes."""
    async with StreamlitClient(server.url, cookies=house.fanny.cookies) as tab:
        query = address_of(getattr(house, begun.where)) | {"questionnaire": house.own}
        await tab.open(begun.page, query=query)
        for step in begun.steps:
            await fill(tab)
            await press(tab, step)
            await keep_cookies_asked_for(tab)
        await fill(tab)
        take_away(house, change)
        before = everything()
        await press(tab, begun.last)

        assert everything() == before
        told = NotYours if change == "removed" else NotInYourRole
        assert set(alerts(tab)) == {told.message}


async def fill(tab: StreamlitClient) -> None:
    """Write something into the fields that a button would save."""
    for one in tab.find_all("text_input"):
        if one.key.startswith("sheet:answer:PRE1"):
            await tab.set(one, "1")
        elif one.key.startswith("plan:"):
            await tab.set(one, "Other words")
    for one in tab.find_all("radio", key="answer:decision:level:*"):
        await tab.set(one, 3)


WATCHED = [("live", "opened"), ("live", "guided"), ("wall", "opened"), ("wall", "guided")]


@pytest.mark.parametrize(("page", "where"), WATCHED)
async def test_removal_empties_a_page_that_refreshes_itself(
    server: Server, house: House, page: str, where: str
) -> None:
    """Not only the part that refreshes itself: the code, the element and the figures go too."""
    there = getattr(house, where)
    async with StreamlitClient(server.url, cookies=house.fanny.cookies) as tab:
        await tab.open(page, query=address_of(there))
        fragments = {one.fragment_id for one in tab.elements() if one.fragment_id}
        assert there.code in tab.text()
        for fragment in fragments:
            await tab.rerun(fragment_id=fragment)
        unshare(there, house.fanny)

        await tab.rerun(fragment_id=fragments.pop())
        await tab.wait_until(lambda: alerts(tab) == [NotYours.message])
        assert there.code not in tab.text()
        assert not tab.has("table")


async def test_an_observer_follows_a_guided_session_and_the_profile(
    server: Server, house: House
) -> None:
    async with StreamlitClient(server.url, cookies=house.olga.cookies) as tab:
        for there in (house.guided, house.together):
            await tab.open("live", query=address_of(there))
            assert "Element 2 of 27" in tab.text()
            assert (acts(tab), tab.find_all("radio")) == ([], [])
        await tab.open("profile", query=address_of(house.opened))
        assert "Nobody has written the profile yet." in tab.text()
        await tab.open("wall", query=address_of(house.guided))
        assert alerts(tab) == [NotInYourRole.message]


async def test_removal_by_the_owners_button_reaches_the_other_tab(
    server: Server, house: House
) -> None:
    async with (
        StreamlitClient(server.url, cookies=house.alice.cookies) as alice,
        StreamlitClient(server.url, cookies=house.fanny.cookies) as fanny,
    ):
        await fanny.open("live", query=address_of(house.opened))
        await alice.open("team", query=address_of(house.opened))
        await press(alice, f"remove:{house.fanny.id}")
        assert house.fanny.name not in alice.text().partition("Who")[0]

        await press(fanny, "close_workshop")
        assert set(alerts(fanny)) == {NotYours.message}
    with reading() as db:
        assert access.may(db, house.alice.id, house.opened.collective, needs=Right.OWN)
    assert state_of(house.opened) == "open"


def state_of(there: Session) -> str:
    with reading() as db:
        return str(access.workshop_for(db, there.owner, there.id, needs=Right.SEE).state)


async def test_a_download_asked_for_before_the_removal_is_refused_after(
    server: Server, house: House
) -> None:
    async with StreamlitClient(server.url, cookies=house.olga.cookies) as tab:
        await tab.open("export", query=address_of(house.closed))
        button = tab.find("download_button", key="download:report-json")
        assert len(await tab.download(button)) > 0
        unshare(house.closed, house.olga)

        with pytest.raises(DownloadRefused):
            await tab.download(button)
    assert acts_in(house.closed) == [(house.olga.name, Act.EXPORT)]


def acts_in(there: Session) -> list[tuple[str, Act]]:
    with reading() as db:
        collective = access.collective_for(db, there.owner, there.collective, needs=Right.OWN)
        return [(entry.who, entry.act) for entry in audit.entries_of(db, collective)]


def invited(there: Session, role: TeamRole = TeamRole.OBSERVER) -> str:
    with transaction() as db:
        return invitations.invite(
            db,
            access.collective_for(db, there.owner, there.collective, needs=Right.OWN),
            role=role,
            label="",
            invited_by_id=there.owner,
            today=today(),
        )


def visitor(server: Server) -> StreamlitClient:
    """A stranger with an address of their own, so that nobody's failures count against them."""
    address = {"X-Forwarded-For": f"192.0.2.{next(_numbers) % 250}"}
    return StreamlitClient(server.url, headers=address)


async def test_a_link_leaves_the_address_and_waits_for_a_second_step(
    server: Server, house: House
) -> None:
    """Whatever opens a link by itself, such as a mail program, uses nothing up."""
    token = invited(house.opened)
    before = everything()
    ask(server.url, f"/invitation?token={token}")
    async with visitor(server) as stranger:
        await stranger.open("invitation", query={"token": token})

        assert (stranger.page, stranger.query) == ("invitation", "")
        assert house.opened.name in stranger.text().replace("\\", "")
        assert everything() == before
        await stranger.rerun()
        assert house.opened.name in stranger.text().replace("\\", "")
    assert token not in server.log.read_text(encoding="utf-8")


async def test_somebody_without_an_account_comes_in_with_one(server: Server, house: House) -> None:
    token = invited(house.opened, TeamRole.FACILITATOR)
    name = f"Léa {next(_numbers)}"
    async with visitor(server) as lea:
        await lea.open("invitation", query={"token": token})
        await new_account(lea, name)
        await keep_cookies_asked_for(lea)

        assert (lea.page, lea.query) == ("workshops", f"collective={house.opened.collective}")
        assert lea.has("button", key="create_workshop")
        await lea.open("live", query=address_of(house.opened))
        await press(lea, "close_workshop")
        assert state_of(house.opened) == "closed"
        assert acts_in(house.opened) == [(name, Act.CLOSE), (name, Act.JOIN)]

        await lea.open("invitation", query={"token": token})
        assert alerts(lea) == ["You are in the team of this collective."]
    async with visitor(server) as other:
        await other.open("invitation", query={"token": token})
        assert alerts(other) == [GONE]


async def new_account(tab: StreamlitClient, name: str) -> None:
    await tab.set(tab.find("text_input", key="account_name"), name)
    await tab.set(tab.find("text_input", key="account_passphrase"), PASSPHRASE)
    await press(tab, "create_account")


async def test_somebody_with_an_account_signs_in_and_accepts(server: Server, house: House) -> None:
    known = facilitator(f"Dora {next(_numbers)}", passphrase=PASSPHRASE)
    token = invited(house.opened)
    async with visitor(server) as dora:
        await dora.open("invitation", query={"token": token})
        await dora.set(dora.find("radio", key="has_account"), "I have an account")
        await dora.set(dora.find("text_input", key="sign_in_name"), known.name)
        await dora.set(dora.find("text_input", key="sign_in_passphrase"), PASSPHRASE)
        await press(dora, "sign_in")
        assert not may_see(known, house.opened)
        await press(dora, "accept_invitation")

        assert dora.page == "workshops"
        assert may_see(known, house.opened)


def may_see(person: Facilitator, there: Session) -> bool:
    with reading() as db:
        return access.may(db, person.id, there.collective, needs=Right.SEE)


@pytest.mark.parametrize("how", ["made up", "withdrawn", "expired", "used by somebody else"])
async def test_a_link_that_leads_nowhere_says_one_sentence(
    server: Server, house: House, how: str
) -> None:
    token = spoilt(house, how)
    async with visitor(server) as stranger:
        await stranger.open("invitation", query={"token": token})
        assert (alerts(stranger), stranger.query) == ([GONE], "")
        assert house.opened.name not in stranger.text()
        assert not stranger.has("button", key="create_account")


def spoilt(house: House, how: str) -> str:
    token = invited(house.opened)
    if how == "made up":
        return "A" * 43
    with transaction() as db:
        (link,) = db.exec(
            select(TeamInvitation).where(TeamInvitation.token_hash == token_hash(token))
        )
        if how == "withdrawn":
            db.delete(link)
        elif how == "expired":
            link.expires_on = today() - timedelta(days=1)
        else:
            other = accounts.facilitator_named(db, house.fanny.name)
            link.used_by_id = other.id
    return token


async def test_a_link_withdrawn_while_somebody_reads_it_lets_nobody_in(
    server: Server, house: House
) -> None:
    token = invited(house.opened)
    name = f"Léa {next(_numbers)}"
    async with visitor(server) as lea:
        await lea.open("invitation", query={"token": token})
        async with StreamlitClient(server.url, cookies=house.alice.cookies) as alice:
            await alice.open("team", query=address_of(house.opened))
            await press(alice, alice.find("button", key="withdraw:*").key)
        await new_account(lea, name)

        assert alerts(lea) == [GONE]
    with reading() as db:
        assert db.exec(select(Account).where(Account.name == name)).all() == []


async def test_guessing_links_and_taken_names_tires(server: Server, house: House) -> None:
    token = invited(house.opened)
    async with visitor(server) as guesser:
        said = []
        for attempt in range(ALLOWED_FAILURES[Lock.INVITATION] - 2):
            await guesser.open("invitation", query={"token": f"guess {attempt}"})
            said += alerts(guesser)
        assert set(said) == {GONE}
        await guesser.open("invitation", query={"token": token})
        for _ in range(2):
            await new_account(guesser, house.fanny.name.upper())
            assert alerts(guesser) == [str(NameTaken(name=house.fanny.name.upper()))]
        await new_account(guesser, f"Léa {next(_numbers)}")
        assert alerts(guesser) == [TIRED]


async def test_the_owner_invites_from_the_page_and_sees_the_link_once(
    server: Server, house: House
) -> None:
    async with StreamlitClient(server.url, cookies=house.alice.cookies) as alice:
        await alice.open("team", query=address_of(house.opened))
        await alice.set(alice.find("text_input", key="invite_label"), "Léa")
        await alice.set(alice.find("radio", key="invite_role"), "Observer")
        await press(alice, "invite")
        link = alice.find("code").text
        async with StreamlitClient(server.url, cookies=house.alice.cookies) as other_tab:
            await other_tab.open("team", query=address_of(house.opened))
            assert "Léa" in other_tab.text()
            assert not other_tab.has("code")

        async with visitor(server) as lea:
            await lea.open("invitation", query=link.partition("?")[2])
            await new_account(lea, f"Léa {next(_numbers)}")
            assert not lea.has("button", key="create_workshop")
        await alice.rerun()
        assert not alice.has("code")
        assert not alice.has("button", key="withdraw:*")


async def test_the_owner_hands_over_and_then_leaves(server: Server, house: House) -> None:
    async with StreamlitClient(server.url, cookies=house.alice.cookies) as alice:
        await alice.open("team", query=address_of(house.opened))
        assert not alice.has("button", key="leave_team")
        await alice.set(alice.find("selectbox", key="transfer_to"), house.olga.name)
        await press(alice, "transfer")
        assert not alice.has("button", key="transfer")
        await press(alice, "leave_team")

        assert alice.page == "collectives"
        assert house.opened.name not in alice.text()
    with reading() as db:
        assert access.may(db, house.olga.id, house.opened.collective, needs=Right.OWN)


async def test_a_member_is_nobody_of_the_team(server: Server, house: House) -> None:
    """A seat in a session opens neither the team's page nor an invitation."""
    async with StreamlitClient(server.url) as phone:
        await join(phone, house.opened.code)
        await phone.open("team", query=address_of(house.opened))
        assert house.alice.name not in phone.text()
        assert len(answers(house.opened)) == 1
