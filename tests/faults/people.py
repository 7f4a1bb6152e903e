"""The people of these tests and what they do: facilitators with sessions, members with phones.

Facilitators and their sessions are put straight into the database that the server reads; members
come in through the pages, as anybody would.
"""

import asyncio
import html
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache

import sqlmodel
from sqlmodel import col, select

from cimpact.core.actions import Plan
from cimpact.core.decisions import Decided, Outcome
from cimpact.core.questionnaire import FACET_CHOICES, Item, Questionnaire
from cimpact.questionnaires import EXAMPLES, read_questionnaires
from cimpact.settings import get_settings
from cimpact.signing import sealed, unsealed
from cimpact.store import (
    access,
    accounts,
    actions,
    answering,
    collectives,
    decisions,
    own_questionnaires,
    passphrases,
    seats,
    team,
    workshops,
)
from cimpact.store.access import Right
from cimpact.store.answering import FacetPlace
from cimpact.store.db import reading, transaction
from cimpact.store.tables import Collective, Mode, Note, Pace, Respondent, TeamRole, Workshop
from cimpact.ui.state import SEAT, SIGN_IN
from cimpact.ui.visitor import today
from tests.faults.asking import ask
from tests.scenes import NO_HASH
from tests.wire.client import StreamlitClient
from tests.wire.exchange import keep_cookies
from tests.wire.tree import Element


@dataclass(frozen=True, slots=True)
class Facilitator:
    """An account, and the token of a browser signed in to it."""

    id: str
    name: str
    sign_in: str

    @property
    def cookies(self) -> dict[str, str]:
        """The cookies of that browser."""
        return {SIGN_IN: sealed(SIGN_IN, self.sign_in)}


@dataclass(frozen=True, slots=True)
class Session:
    """A session of the long questionnaire."""

    owner: str
    collective: str
    name: str
    id: str
    code: str


@lru_cache(maxsize=1)
def questionnaire() -> Questionnaire:
    """The long questionnaire, as the server offers it."""
    return read_questionnaires(get_settings().questionnaires)["long"]


def facilitator(name: str, *, passphrase: str = "") -> Facilitator:
    """A new account, signed in; it can sign in anew only with a passphrase."""
    kept = passphrases.hashed(passphrase) if passphrase else NO_HASH
    with transaction() as db:
        account = accounts.add_facilitator(db, name=name, passphrase_hash=kept)
        return Facilitator(account.id, name, accounts.start_sign_in(db, account, today=today()))


def session(
    owner: Facilitator,
    name: str,
    *,
    is_open: bool = True,
    mode: Mode = Mode.ALONE_THEN_TOGETHER,
    pace: Pace | None = None,
) -> Session:
    """A session in a new collective of that name; a draft unless ``is_open``."""
    with transaction() as db:
        collective = collectives.create_collective(db, name=name, owner_id=owner.id, today=today())
        workshop = workshops.create_workshop(
            db, collective, questionnaire(), today=today(), language="en", mode=mode, pace=pace
        )
        if is_open:
            workshops.open_workshop(workshop)
        return Session(owner.id, collective.id, name, workshop.id, workshop.join_code)


def share(session: Session, person: Facilitator, role: TeamRole) -> None:
    """Take somebody into the team of a session's collective."""
    with transaction() as db:
        team.add_member(
            db,
            access.collective_for(db, session.owner, session.collective, needs=Right.OWN),
            facilitator_id=person.id,
            role=role,
        )


def unshare(session: Session, person: Facilitator) -> None:
    """Take somebody out of it, in another window of the owner's."""
    with transaction() as db:
        team.remove_member(
            db,
            access.collective_for(db, session.owner, session.collective, needs=Right.OWN),
            facilitator_id=person.id,
        )


def elsewhere(session: Session, act: Callable[[sqlmodel.Session, Workshop], None]) -> None:
    """Something that the owner does to a session in another window."""
    with transaction() as db:
        act(db, access.workshop_for(db, session.owner, session.id, needs=Right.OWN))


def agreed(db: sqlmodel.Session, workshop: Workshop) -> None:
    """A decision on the first element."""
    author = db.get_one(Collective, workshop.collective_id).owner_id
    level = Decided(Outcome.AGREED, "2")
    decisions.decide(db, workshop, "PRE1", level, seen=None, author_id=author, today=today())


def planned(db: sqlmodel.Session, workshop: Workshop) -> None:
    """An action from before the session, which it asks about."""
    collective = db.get_one(Collective, workshop.collective_id)
    yesterday = today() - timedelta(days=1)
    actions.add_action(
        db, collective, Plan("Call the landlord", "Léa"), workshop=None, today=yesterday
    )


def own_questionnaire(session: Session, *, is_published: bool = False) -> str:
    """A questionnaire of the collective's own, a draft or published once and changed since."""
    text = (EXAMPLES / "pulse.yaml").read_text(encoding="utf-8")
    with transaction() as db:
        collective = access.collective_for(db, session.owner, session.collective, needs=Right.OWN)
        own = own_questionnaires.create(db, collective, text, today=today())
        if is_published:
            own_questionnaires.publish(db, own, today=today())
        changed = text.replace("Take the pulse", "Take our pulse")
        own_questionnaires.save_draft(db, own, changed, shown=own.saved, today=today())
        return own.id


def answers(session: Session) -> dict[str, dict[str, str]]:
    """All choices stored of a session: respondent to item to choice."""
    with reading() as db:
        people = db.exec(select(Respondent.id).where(Respondent.workshop_id == session.id)).all()
        return {person: answering.choices_of(db, person) for person in people}


def facets(session: Session) -> dict[str, dict[FacetPlace, str]]:
    """All that is stored of facets of a session: respondent to item and number to choice."""
    with reading() as db:
        people = db.exec(select(Respondent.id).where(Respondent.workshop_id == session.id)).all()
        return {person: answering.facets_of(db, person) for person in people}


def places(*items: Item) -> list[FacetPlace]:
    """Every facet of some elements."""
    return [(item.code, n) for item in items for n in range(1, len(item.facets) + 1)]


def notes(session: Session) -> list[tuple[str, str, str]]:
    """The notes stored of a session: item, evidence, sentence."""
    with reading() as db:
        kept = db.exec(
            select(Note.item, Note.evidence, Note.sentence)
            .join(Respondent, col(Note.respondent_id) == Respondent.id)
            .where(Respondent.workshop_id == session.id)
        ).all()
    return sorted((item, evidence, sentence) for item, evidence, sentence in kept)


async def join(phone: StreamlitClient, code: str) -> None:
    """Scan the code and begin."""
    await phone.open(query={"code": code})
    await phone.click(phone.find("button", key="begin"))
    await keep_cookies_asked_for(phone)


async def keep_cookies_asked_for(tab: StreamlitClient) -> None:
    """What the page's own script does after a run: take the ticket to the cookie route."""
    asked = ticket(tab)
    if asked:
        origin = {"Origin": tab.base_url}
        reply = await asyncio.to_thread(
            ask, tab.base_url, "/cookies", method="POST", body=asked.encode(), headers=origin
        )
        assert reply.status == 204
        keep_cookies(tab.cookies, reply)


def ticket(tab: StreamlitClient) -> str:
    """The ticket in the note to the browser; empty when no cookie is to be set."""
    (note,) = (one.text for one in tab.find_all("html") if "data-note" in one.text)
    found = re.search(r'data-ticket="([^"]*)"', note)
    assert found is not None
    return html.unescape(found.group(1))


def seat(phone: StreamlitClient) -> str | None:
    """The token of the seat that this phone's cookie remembers."""
    return unsealed(SEAT, phone.cookies.get(SEAT))


def respondent(phone: StreamlitClient) -> str:
    """Whom the database knows this phone as."""
    with reading() as db:
        place = seats.seat_of(db, seat(phone) or "")
    assert place is not None
    return place.respondent_id


def row(item: str, choice: str) -> int:
    """Where a choice stands among the rows of an element."""
    return questionnaire().item(item).choices.index(choice)


async def choose(phone: StreamlitClient, item: str, choice: str) -> None:
    """Tap a row of an element, and wait until the page is drawn again."""
    await phone.set(phone.find("radio", key=f"answer:{item}"), row(item, choice))


async def tap(phone: StreamlitClient, item: str, choice: str) -> None:
    """Tap a row of an element without waiting for anything."""
    await phone.tap(phone.find("radio", key=f"answer:{item}"), row(item, choice))


async def unfold(phone: StreamlitClient, *items: str) -> None:
    """Open the facets of some elements, or fold them again."""
    for item in items:
        await press(phone, f"facets:{item}")


async def tap_facet(phone: StreamlitClient, place: FacetPlace, choice: str) -> None:
    """Tap a facet that is unfolded without waiting for anything."""
    await phone.tap(facet(phone, place), FACET_CHOICES.index(choice))


def facet(phone: StreamlitClient, place: FacetPlace) -> Element:
    """The choices of a facet that is unfolded."""
    item, number = place
    return phone.find("radio", key=f"facet:{item}:{number}")


def said(phone: StreamlitClient, place: FacetPlace) -> str | None:
    """The choice that a facet shows as tapped."""
    radio = facet(phone, place)
    shown = phone.value(radio)
    return None if shown is None else FACET_CHOICES[radio.options.index(str(shown))]


async def press(tab: StreamlitClient, key: str) -> None:
    """Press a button, and wait until the page is drawn again."""
    await tab.click(tab.find("button", key=key))


def chosen(phone: StreamlitClient, item: str) -> str | None:
    """The choice that an element shows as tapped."""
    radio = phone.find("radio", key=f"answer:{item}")
    shown = phone.value(radio)
    return None if shown is None else questionnaire().item(item).choices[radio.options.index(shown)]


def alerts(tab: StreamlitClient) -> list[str]:
    """The refusals and notices on the page as they are read, signs of Markdown as themselves."""
    return [re.sub(r"\\(\W)", r"\1", one.text) for one in tab.find_all("alert")]
