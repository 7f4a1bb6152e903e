"""Since last time: before a session goes on, how far the actions of the last ones have come."""

import streamlit as st

from cimpact.core.actions import Action, ActionStatus
from cimpact.findings.actions import STATUSES
from cimpact.i18n import Translator
from cimpact.store import access, editions
from cimpact.store import actions as stored
from cimpact.store.access import Right
from cimpact.store.db import reading, transaction
from cimpact.store.tables import Workshop
from cimpact.ui import places, state
from cimpact.ui.errors import told
from cimpact.ui.guards import acting, signed_in
from cimpact.ui.planning import Plans, in_words
from cimpact.ui.text import plain
from cimpact.ui.visitor import today


def first_page_of(workshop_id: str) -> str:
    """Where a new session begins: with what was planned last time, if any of it is still open."""
    account = signed_in()
    with reading() as db:
        workshop = access.workshop_for(db, account.id, workshop_id, needs=Right.RUN)
        collective = access.collective_for(db, account.id, workshop.collective_id, needs=Right.RUN)
        return "since" if stored.to_ask_about(db, collective, workshop) else "live"


def waiting(workshop: Workshop) -> Plans:
    """The open actions from before a session that it has not asked about yet."""
    account = signed_in()
    with reading() as db:
        collective = access.collective_for(db, account.id, workshop.collective_id, needs=Right.RUN)
        return Plans(
            collective=collective,
            actions=stored.to_ask_about(db, collective, workshop),
            asked=editions.used_by(db, collective),
        )


def reminder(workshop: Workshop, _: Translator) -> None:
    """Before a session goes on: that actions of last time wait for news; nothing when none do."""
    count = len(waiting(workshop).actions)
    if count:
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            st.markdown(
                _.ngettext(
                    "Since last time, {n} action waits for news.",
                    "Since last time, {n} actions wait for news.",
                    count,
                ),
                width="content",
            )
            places.link("since", _("How far are we? →"), workshop=workshop.id)


def ask(waiting: Plans, workshop: Workshop, _: Translator) -> None:
    """Each open action with the question where it stands, and one button for all answers."""
    for each in waiting.actions:
        with st.container(border=True, key=f"since:{each.id}"):
            in_words(each, waiting, _)
            key = _since_key(each)
            is_told = state.tell_again(key, _.language)
            st.radio(
                _("Where does it stand? {what}", what=plain(each.plan.what)),
                [str(status) for status in ActionStatus],
                index=0 if is_told else list(ActionStatus).index(each.status),
                format_func=lambda status: _(STATUSES[ActionStatus(status)]),
                horizontal=True,
                label_visibility="collapsed",
                key=key,
            )
    st.button(
        _("Save and go on"),
        key="save_since",
        type="primary",
        on_click=_tell_statuses,
        args=(workshop.id, waiting.actions),
    )


def _since_key(action: Action) -> str:
    return f"since:{action.id}:{action.status}"


@told
def _tell_statuses(workshop_id: str, actions: list[Action]) -> None:
    account = acting()
    with transaction() as db:
        workshop = access.workshop_for(db, account.id, workshop_id, needs=Right.RUN)
        collective = access.collective_for(db, account.id, workshop.collective_id, needs=Right.RUN)
        for each in actions:
            stored.tell_status(
                *(db, collective, workshop, each.id),
                ActionStatus(state.widget(_since_key(each)) or each.status),
                seen=each.status,
                today=today(),
            )
    state.head_for("live", workshop=workshop_id)
