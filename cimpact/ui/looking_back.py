"""The second question of an element: at what level it stood at an earlier session, seen from today.

Folded after today's question, and drawn for whoever opens it only: the walk is no longer for those
who do not want it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import streamlit as st
from sqlmodel import Session

from cimpact.core.looking_back import past_choices
from cimpact.core.questionnaire import Item, Questionnaire, Section
from cimpact.i18n import Translator
from cimpact.store import answering, seats
from cimpact.store import looking_back as stored
from cimpact.store.db import reading
from cimpact.store.seats import Seat
from cimpact.store.tables import Vote
from cimpact.ui import state
from cimpact.ui.choosing import answer_key, choice_field
from cimpact.ui.errors import told
from cimpact.ui.visitor import remembered


@dataclass(frozen=True, slots=True)
class Past:
    """The day that is looked back at, the elements of which it is asked, and what is stored."""

    held_on: date
    items: frozenset[str]
    choices: Mapping[str, str]


def past_of(db: Session, seat: Seat) -> Past | None:
    """What this respondent is asked of an earlier session; None for nothing."""
    asked = stored.asked(db, seat.invitation.workshop_id)
    if asked is None:
        return None
    choices = answering.choices_of(db, seat.respondent_id, vote=Vote.LOOKING_BACK)
    return Past(asked.held_on, asked.items, choices)


def take_stock(section: Section, past: Past | None) -> None:
    """Before a section is drawn: unfold what was answered before, remember what is saved of it."""
    for item in section.items if past is not None else ():
        key = answer_key(item.code, Vote.LOOKING_BACK)
        if past is not None and state.widget(key) is None:
            state.remember_saved(key, past.choices.get(item.code))
            if item.code in past.choices and _part(item.code) not in state.unfolded():
                state.unfold(_part(item.code), is_open=True)


@st.fragment
def question(item: Item, past: Past, questionnaire: Questionnaire, _: Translator) -> None:
    """The line that opens the question, and below it the question once somebody wants it."""
    state.redraw_whole_page_if_needed()
    is_open = state.unfolded().get(_part(item.code), False)
    saved, day = state.saved(answer_key(item.code, Vote.LOOKING_BACK)), _.date(past.held_on)
    st.button(
        _("✓ Looking back to {day}", day=day)
        if saved and not is_open
        else _("Looking back to {day} (optional)", day=day),
        key=f"past:{item.code}",
        icon=":material/expand_more:" if is_open else ":material/chevron_right:",
        icon_position="right",
        type="tertiary",
        on_click=_fold if is_open else _unfold,
        args=(item.code,),
    )
    if is_open:
        with st.container(key=f"hindsight:{item.code}"):
            choice_field(
                _("As you see it today: at what level were we on {day}?", day=day),
                item,
                past_choices(item),
                questionnaire,
                _,
                vote=Vote.LOOKING_BACK,
                stored=str(saved) if saved else None,
            )


@told
def _unfold(code: str) -> None:
    """What is stored is read anew: another tab of the same person may have changed it."""
    with reading() as db:
        seat = seats.seat_of(db, remembered(state.SEAT))
        past = past_of(db, seat) if seat else None
    saved = past.choices.get(code) if past else None
    state.remember_saved(answer_key(code, Vote.LOOKING_BACK), saved)
    state.unfold(_part(code), is_open=True)


def _fold(code: str) -> None:
    state.unfold(_part(code), is_open=False)


def _part(code: str) -> str:
    return f"past {code}"
