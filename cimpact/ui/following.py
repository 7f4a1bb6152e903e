"""A phone in guided pace: the element that everybody is at, and nothing else.

A tiny fragment asks every few seconds whether anything moved; only then is the page drawn again,
after what its fields still hold has been saved.
"""

from dataclasses import dataclass

import streamlit as st

from cimpact.core.questionnaire import Item, Questionnaire
from cimpact.i18n import Translator
from cimpact.store import answering as stored
from cimpact.store import editions, guiding
from cimpact.store.answering import SeatLost
from cimpact.store.db import reading, transaction
from cimpact.store.seats import Seat
from cimpact.store.tables import Vote, WorkshopState
from cimpact.ui import answering, looking_back, places, state, waking
from cimpact.ui.answering import Step
from cimpact.ui.errors import sentence as refused
from cimpact.ui.errors import told
from cimpact.ui.levels import choice_label
from cimpact.ui.text import authored
from cimpact.ui.visitor import remembered

POLL_SECONDS = 2.0
FOLLOWED = "followed"


@dataclass(frozen=True, slots=True)
class Place:
    """Where the session stands; ``item`` is None before the first element."""

    version: int
    questionnaire: Questionnaire
    item: Item | None
    vote: Vote
    is_revealed: bool


def follow(seat: Seat, _: Translator) -> None:
    """Save what is left over of the element before, then show where everybody is."""
    _leave_behind(seat)
    place = _current()
    state.remember_saved(FOLLOWED, place.item.code if place.item else None)
    refusal = state.pending_refusal()
    if refusal is not None:
        st.error(refused(refusal, _))
    if place.item is None:
        st.title(_("It begins in a moment"), anchor=False)
        st.markdown(_("This phone shows each element by itself when the group comes to it."))
    else:
        _element(seat, place, place.item, _)
    places.link("done", _("My answers"))
    waking.button()
    _watch(place.version)


def _current() -> Place:
    """Where the session is now, read in this run. Raises SeatLost."""
    with reading() as db:
        workshop = guiding.place_of(db, remembered(state.SEAT))
        if workshop is None:
            raise SeatLost
        questionnaire = editions.load(db, workshop.edition_id)
    code = workshop.current_item
    vote = guiding.vote_on(workshop, code or "")
    return Place(
        version=workshop.live_version,
        questionnaire=questionnaire,
        item=questionnaire.item(code) if code else None,
        vote=vote,
        is_revealed=guiding.is_frozen(workshop, code or "", vote),
    )


def _leave_behind(seat: Seat) -> None:
    code = state.saved(FOLLOWED)
    if not code:
        return
    with reading() as db:
        items = [editions.load(db, seat.invitation.edition_id).item(str(code))]
    if answering.is_left_over(items):
        _save_words(items)
        _save_choices(items)


@told
def _save_words(items: list[Item]) -> None:
    with transaction() as db:
        answering.save_left_over_words(db, items)


@told
def _save_choices(items: list[Item]) -> None:
    with transaction() as db:
        answering.save_left_over_choices(db, items)


def _element(seat: Seat, place: Place, item: Item, _: Translator) -> None:
    step = _step(seat, place, item)
    items = place.questionnaire.items
    st.caption(
        _("Element {number} of {count}", number=items.index(item) + 1, count=len(items))
        + f" · {authored(step.section.name, _)}"
    )
    st.title(authored(item.name, _), anchor=False)
    if place.is_revealed:
        _revealed(step, item, _)
        return
    if place.vote is Vote.SECOND:
        st.badge(_("Second vote"), color="blue")
        st.markdown(_("After the discussion, answer once more. Your first answer stays as it was."))
    answering.choice(item, step, _)
    if place.vote is Vote.FIRST:
        answering.more(item, step, _)


def _step(seat: Seat, place: Place, item: Item) -> Step:
    with reading() as db:
        choices = stored.choices_of(db, seat.respondent_id, vote=place.vote)
        notes = stored.notes_of(db, seat.respondent_id)
        facets = stored.facets_of(db, seat.respondent_id)
        past = looking_back.past_of(db, seat)
    sections = place.questionnaire.sections
    number, section = next(
        (number, section)
        for number, section in enumerate(sections, start=1)
        if item in section.items
    )
    step = Step(place.questionnaire, section, number, choices, notes, facets, place.vote, past)
    answering.take_stock(step)
    return step


def _revealed(step: Step, item: Item, _: Translator) -> None:
    """What to do now, and one's own answer to speak from."""
    st.info(_("The answers are on the wall. Look up, and talk about them together."))
    given = step.choices.get(item.code)
    if given is not None:
        st.markdown(_("Your answer, which only you see here:"))
        with st.container(border=True):
            st.markdown(choice_label(step.questionnaire, item, given, _))


@st.fragment(run_every=POLL_SECONDS)
def _watch(version: int) -> None:
    """One small reading; the page is drawn again only when something moved."""
    with reading() as db:
        pulse = guiding.pulse(db, remembered(state.SEAT))
    if pulse != guiding.Pulse(version, WorkshopState.OPEN) or state.has_saved_since_drawn():
        st.rerun()
    waking.beat()
