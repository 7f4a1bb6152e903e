"""The facets of an element, behind a control that draws nothing of them until it is opened.

The whole room pays for each widget drawn, and most people never open one. Once open, each facet is
a fragment of its own: a tap redraws that facet only, and is saved by itself.
"""

from collections.abc import Iterable, Mapping

import streamlit as st
from sqlmodel import Session

from cimpact.core.questionnaire import FACET_CHOICES, Item, Questionnaire, Section
from cimpact.findings.facets import choice_words
from cimpact.i18n import Translator
from cimpact.store import answering, seats
from cimpact.store.answering import FacetPlace
from cimpact.store.db import reading, transaction
from cimpact.ui import state
from cimpact.ui.errors import sentence as refused
from cimpact.ui.errors import told
from cimpact.ui.text import authored
from cimpact.ui.visitor import remembered


def take_stock(section: Section, stored: Mapping[FacetPlace, str]) -> None:
    """Before a section is drawn: unfold what was answered before, remember what is saved of it.

    Of elements that nobody has unfolded there is nothing to know, and nothing is looked up.
    """
    used = {code for code, _number in stored}
    for item in section.items:
        if item.code in used and item.code not in state.unfolded():
            state.unfold(item.code, is_open=True)
        if state.unfolded().get(item.code):
            _take_stock(item, stored)


def _take_stock(item: Item, stored: Mapping[FacetPlace, str]) -> None:
    for place in _places(item):
        if state.widget(_key(place)) is None:
            state.remember_saved(_key(place), stored.get(place))


def unfolding(item: Item, questionnaire: Questionnaire, _: Translator) -> None:
    """The control of an element, and below it its facets once somebody has asked for them.

    Part of a fragment: opening it draws nothing else again.
    """
    if not item.facets:
        return
    is_open = state.unfolded().get(item.code, False)
    st.button(
        _("Hide the points") if is_open else _("Answer point by point (optional)"),
        key=f"facets:{item.code}",
        icon=":material/expand_more:" if is_open else ":material/chevron_right:",
        icon_position="right",
        type="tertiary",
        on_click=_fold if is_open else _unfold,
        args=(item,),
    )
    if is_open:
        labels = choice_words(questionnaire, _)
        with st.container(key=f"points:{item.code}"):
            for number in range(1, len(item.facets) + 1):
                _facet(item, number, labels, _)


@told
def _unfold(item: Item) -> None:
    with reading() as db:
        seat = seats.seat_of(db, remembered(state.SEAT))
        stored = answering.facets_of(db, seat.respondent_id) if seat else {}
    _take_stock(item, stored)
    state.unfold(item.code, is_open=True)


def _fold(item: Item) -> None:
    state.unfold(item.code, is_open=False)


def save_left_over(db: Session, token: str, items: Iterable[Item]) -> None:
    """Save what the facets of some elements hold and this tab has not saved yet."""
    opened = [item for item in items if item.code in state.unfolded()]
    held = {place: state.widget(_key(place)) for item in opened for place in _places(item)}
    late = {
        place: choice
        for place, choice in held.items()
        if choice is not None and choice != state.saved(_key(place))
    }
    if late:
        answering.save_facets(db, token, late)


@st.fragment
def _facet(item: Item, number: int, labels: Mapping[str, str], _: Translator) -> None:
    state.redraw_whole_page_if_needed()
    key = _key((item.code, number))
    stored = state.saved(key)
    is_told = state.tell_again(key, _.language)
    st.radio(
        authored(item.facets[number - 1], _),
        FACET_CHOICES,
        index=FACET_CHOICES.index(str(stored)) if stored and not is_told else None,
        format_func=labels.__getitem__,
        horizontal=True,
        key=key,
        on_change=_save,
        args=(item.code, number),
    )
    refusal = state.pending_refusal()
    if refusal is not None:
        st.error(refused(refusal, _))


@told
def _save(code: str, number: int) -> None:
    key = _key((code, number))
    choice = state.widget(key)
    if choice is not None:
        with transaction() as db:
            answering.save_facet(db, remembered(state.SEAT), code, number, choice)
        state.remember_saved(key, choice)


def _places(item: Item) -> list[FacetPlace]:
    return [(item.code, number) for number in range(1, len(item.facets) + 1)]


def _key(place: FacetPlace) -> str:
    code, number = place
    return f"facet:{code}:{number}"
