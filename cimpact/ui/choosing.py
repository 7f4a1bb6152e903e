"""The field of one choice of one element, in whichever vote: saved at each tap."""

from collections.abc import Sequence

import streamlit as st

from cimpact.core.questionnaire import Item, Questionnaire
from cimpact.i18n import Translator
from cimpact.store import answering
from cimpact.store.db import transaction
from cimpact.store.tables import Vote
from cimpact.ui import state
from cimpact.ui.errors import sentence as refused
from cimpact.ui.errors import told
from cimpact.ui.levels import level_field
from cimpact.ui.visitor import remembered


def answer_key(code: str, vote: Vote) -> str:
    """The key of the field of an element's choice in a vote."""
    return f"answer:{code}" if vote is Vote.FIRST else f"answer:{vote}:{code}"


def choice_field(
    label: str,
    item: Item,
    choices: Sequence[str],
    questionnaire: Questionnaire,
    _: Translator,
    *,
    vote: Vote,
    stored: str | None,
) -> None:
    """Ask for a choice, save it at the tap and say so. Part of a fragment."""
    key = answer_key(item.code, vote)
    is_told = state.tell_again(key, _.language)
    chosen = level_field(
        label,
        item,
        choices,
        questionnaire,
        _,
        index=choices.index(stored) if stored and not is_told else None,
        key=key,
        on_change=_save,
        args=(item.code, vote),
    )
    _saved_or_refused(_, is_saved=chosen is not None and chosen == state.saved(key))


@told
def _save(code: str, vote: Vote) -> None:
    key = answer_key(code, vote)
    choice = state.widget(key)
    if choice is not None:
        with transaction() as db:
            answering.save_answer(db, remembered(state.SEAT), code, choice, vote=vote)
        state.remember_saved(key, choice)
        state.answer_is_saved()


def _saved_or_refused(_: Translator, *, is_saved: bool) -> None:
    refusal = state.pending_refusal()
    if refusal is not None:
        st.error(refused(refusal, _))
    elif is_saved:
        st.caption(_("✓ saved"))
