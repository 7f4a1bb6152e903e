"""From the console of a guided session: a decision and an action, without leaving the room's flow.

What is being written stays on the screen when another facilitator moves on to the next element.
"""

import streamlit as st

from cimpact.core.actions import Action
from cimpact.core.questionnaire import Item
from cimpact.findings import actions as words
from cimpact.i18n import Translator
from cimpact.store import access
from cimpact.store import actions as stored
from cimpact.store.access import Right
from cimpact.store.db import reading
from cimpact.store.decisions import may_decide
from cimpact.ui import deciding, plan_fields, planning, state
from cimpact.ui.deciding import Meeting
from cimpact.ui.errors import told
from cimpact.ui.guards import signed_in
from cimpact.ui.live import Scene
from cimpact.ui.text import plain
from cimpact.ui.visitor import today, visitor_text

ACTION = "action in the console"


def block(scene: Scene, _: Translator) -> None:
    """What the group makes of the element that everybody is at, once its answers are seen."""
    meeting = deciding.meeting_in(scene)
    for item in scene.questionnaire.items:
        if item != scene.item:
            _left_open(item, meeting, _)
    if may_decide(scene.workshop, scene.item.code):
        with st.container(border=True, key="noting"):
            st.subheader(_("What the group decides"), anchor=False)
            _decision(scene.item, meeting, _)
            _actions(scene.item, meeting, _)


def _left_open(item: Item, meeting: Meeting, _: Translator) -> None:
    """What somebody was writing about an element that the session has left."""
    is_deciding = deciding.is_edited(item, meeting)
    is_planning = state.is_edited(ACTION, _name(item, meeting))
    if not (is_deciding or is_planning):
        return
    with st.container(border=True, key=f"noting:{item.code}"):
        name = plain(_.content(item.name))
        st.subheader(_("Still being written: {element}", element=name), anchor=False)
        if is_deciding:
            deciding.edited(item, meeting, _)
        if is_planning:
            _fields(item, meeting, _)


def _decision(item: Item, meeting: Meeting, _: Translator) -> None:
    if deciding.is_edited(item, meeting):
        deciding.edited(item, meeting, _)
        return
    decision = meeting.decisions.get(item.code)
    with st.container(gap="xsmall"):
        deciding.outcome(decision, item, meeting, _)
    with st.container(horizontal=True, vertical_alignment="center"):
        deciding.way_to_write(item, meeting, _)
        if decision is not None:
            deciding.deletion(decision, meeting.workshop.id, _)


def _actions(item: Item, meeting: Meeting, _: Translator) -> None:
    """What is planned for the element already, and the fields of another action."""
    for action in _open_actions(item, meeting):
        when = words.who_and_when(action, today(), _)
        st.markdown(f"→ {plain(action.plan.what)}  \n:small[{plain(when)}]")
    name = _name(item, meeting)
    if state.is_edited(ACTION, name):
        _fields(item, meeting, _)
    else:
        st.button(_("Add an action"), key=f"plan:{item.code}", on_click=_begin, args=(name,))


def _open_actions(item: Item, meeting: Meeting) -> list[Action]:
    account = signed_in()
    with reading() as db:
        collective = access.collective_for(
            db, account.id, meeting.workshop.collective_id, needs=Right.RUN
        )
        planned = stored.actions_of(db, collective)
    return [action for action in planned if action.is_open and action.plan.item == item.code]


def _fields(item: Item, meeting: Meeting, _: Translator) -> None:
    name = _name(item, meeting)
    plan_fields.fields(name, None, [meeting.questionnaire], _, item=item.code)
    with st.container(horizontal=True):
        st.button(
            _("Add to the list"),
            key=f"add_action:{item.code}",
            type="primary",
            on_click=_add,
            args=(meeting.workshop.collective_id, meeting.workshop.id, name),
        )
        st.button(_("Cancel"), key=f"cancel_action:{item.code}", on_click=_leave, args=(name,))


def _name(item: Item, meeting: Meeting) -> str:
    """Of the action that is being written about an element of this session."""
    return f"{meeting.workshop.id} {item.code}"


def _begin(name: str) -> None:
    state.begin_edit(ACTION, name, None)


def _leave(name: str) -> None:
    state.end_edit(ACTION)
    plan_fields.empty(name)


@told
def _add(collective_id: str, workshop_id: str, name: str) -> None:
    _ = visitor_text()
    planning.put_on_list(collective_id, workshop_id, name)
    _leave(name)
    state.confirm(_("The action is on the list."))
