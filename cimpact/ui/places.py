"""The pages of the application: where their scripts are, their addresses and titles.

Every page is known to every visitor, so that a link to it works after signing in; each begins with
its guard. Scripts are named by absolute path: no ``pages/`` folder lies beside the main script, or
Streamlit would run it unguarded on a cold server.
"""

from collections.abc import Iterator

import streamlit as st
from streamlit.navigation.page import Page

from cimpact.errors import N_
from cimpact.i18n import Translator
from cimpact.settings import ROOT
from cimpact.store import editions
from cimpact.store.db import reading
from cimpact.store.seats import Seat
from cimpact.ui import state

PAGES = ROOT / "pages"

PLACES = {
    "join": ("participant/join.py", N_("Take part")),
    "notice": ("participant/notice.py", N_("Before you start")),
    "follow": ("participant/follow.py", N_("Together, element by element")),
    "done": ("participant/done.py", N_("My answers")),
    "my-answers": ("participant/own.py", N_("My answers of an earlier session")),
    "start": ("facilitator/start.py", N_("First account")),
    "sign-in": ("facilitator/sign_in.py", N_("Sign in")),
    "collectives": ("facilitator/collectives.py", N_("Collectives")),
    "workshops": ("facilitator/workshops.py", N_("Sessions")),
    "profile": ("facilitator/profile.py", N_("Profile of the initiative")),
    "timeline": ("facilitator/timeline.py", N_("Timeline")),
    "team": ("facilitator/team.py", N_("Team")),
    "invitation": ("facilitator/invitation.py", N_("Invitation")),
    "import": ("facilitator/import_data.py", N_("Import answers")),
    "questionnaires": ("facilitator/questionnaires.py", N_("Questionnaires")),
    "questionnaire": ("facilitator/questionnaire.py", N_("A questionnaire")),
    "live": ("facilitator/live.py", N_("Running a session")),
    "wall": ("facilitator/wall.py", N_("Join the session")),
    "since": ("facilitator/since.py", N_("Since last time")),
    "decisions": ("facilitator/decisions.py", N_("Decisions")),
    "actions": ("facilitator/actions.py", N_("Next actions")),
    "lists": ("facilitator/lists.py", N_("Sectors and roles")),
    "coverage": ("facilitator/coverage.py", N_("Who is at the table")),
    "paper": ("facilitator/paper.py", N_("Paper sheets")),
    "summary": ("results/summary.py", N_("Where we stand")),
    "disagreements": ("results/disagreements.py", N_("Where we disagree")),
    "priorities": ("results/priorities.py", N_("Gaps and priorities")),
    "by-section": ("results/sections.py", N_("By section")),
    "comparison": ("results/comparison.py", N_("What moved")),
    "export": ("results/export.py", N_("Take the results away")),
    "library": ("about/library.py", N_("Practice library")),
    "glossary": ("about/glossary.py", N_("Glossary")),
    "method": ("about/method.py", N_("Method")),
}
"""Address to script and title; the first one is the page of the bare address."""

FIRST = "join"
ABOUT = ("library", "glossary", "method")
"""What anybody may read, linked from the foot of the other pages."""
WALK = "participant/answer.py"
TAKEN = {*PLACES, "assets", "cookies", "healthz", "media", "component", "static", "app", "pages"}
"""Addresses of our pages, of the server's routes and of Streamlit's own."""


def all_pages(_: Translator, seat: Seat | None) -> list[Page]:
    """Every page, and one per section of the questionnaire that the visitor is answering.

    Made once per tab and language: finding the scripts anew costs more than drawing a header.
    """
    if seat is None:
        return state.made_once(f"pages {_.tag}", lambda: [*_places(_)])
    edition_id = seat.invitation.edition_id
    return state.made_once(
        f"pages {_.tag} {edition_id}", lambda: [*_places(_), *_walk(edition_id, _)]
    )


def _places(_: Translator) -> Iterator[Page]:
    for address, (script, title) in PLACES.items():
        yield st.Page(PAGES / script, title=_(title), url_path=address, default=address == FIRST)


def _walk(edition_id: str, _: Translator) -> Iterator[Page]:
    """One page per section, in order, all drawn by the same script."""
    with reading() as db:
        questionnaire = editions.load(db, edition_id)
    for section in questionnaire.sections:
        yield st.Page(
            PAGES / WALK, title=_.content(section.name), url_path=step_address(section.code)
        )


def step_address(section_code: str) -> str:
    """The address of a section's page: its code, marked where another page has that address.

    Codes begin with a letter, so that no two sections share an address either.
    """
    address = section_code.replace("_", "-")
    return f"1-{address}" if address in TAKEN else address


def is_step(address: str) -> bool:
    """Whether a page is a step of the walk: all other pages have an address of their own here."""
    return address not in {"", *PLACES}


def go(address: str, **query: str) -> None:
    """Leave for another page; nothing after this call runs."""
    st.switch_page(_target(address), query_params=query)


def link(address: str, label: str, **query: str) -> None:
    """A link to another page."""
    st.page_link(_target(address), label=label, query_params=query)


def _target(address: str) -> Page:
    """The page of an address: only its address matters to Streamlit, not its title."""
    return state.made_once(f"to {address}", lambda: _page_at(address))


def _page_at(address: str) -> Page:
    script = PLACES[address][0] if address in PLACES else WALK
    return st.Page(PAGES / script, url_path=address, default=address == FIRST)
