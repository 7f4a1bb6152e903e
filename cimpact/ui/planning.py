"""The next actions of a collective: the list, read and changed where it stands."""

from dataclasses import dataclass

import streamlit as st

from cimpact.core.actions import OPEN, Action, ActionStatus
from cimpact.core.questionnaire import Questionnaire
from cimpact.errors import N_
from cimpact.findings import actions as words
from cimpact.i18n import Translator
from cimpact.store import access, editions
from cimpact.store import actions as stored
from cimpact.store.access import Right
from cimpact.store.db import reading, transaction
from cimpact.store.tables import Collective
from cimpact.ui import places, plan_fields, state
from cimpact.ui.errors import told
from cimpact.ui.guards import acting
from cimpact.ui.plan_fields import EDIT, NEW
from cimpact.ui.text import plain
from cimpact.ui.visitor import today, visitor_text

ALL = "all"
FILTERS = {
    "open": (N_("Open actions"), OPEN),
    "done": (N_("Done actions"), (ActionStatus.DONE,)),
    "dropped": (N_("Dropped actions"), (ActionStatus.DROPPED,)),
    ALL: (N_("All actions"), tuple(ActionStatus)),
}


@dataclass(frozen=True, slots=True)
class Plans:
    """A collective's list, and the questionnaires of its sessions, the latest first.

    Who only watches reads it, and is offered nothing else.
    """

    collective: Collective
    actions: list[Action]
    asked: list[Questionnaire]
    may_run: bool = True


def plans_of(collective: Collective, *, may_run: bool) -> Plans:
    """The list as it stands now."""
    with reading() as db:
        return Plans(
            collective=collective,
            actions=stored.actions_of(db, collective),
            asked=editions.used_by(db, collective),
            may_run=may_run,
        )


def way_back(collective: Collective, _: Translator) -> None:
    """To the decisions that led here, else to the collective."""
    session = st.query_params.get("workshop")
    if session:
        places.link("decisions", _("← Decisions"), workshop=session)
    else:
        places.link("workshops", f"← {plain(collective.name)}", collective=collective.id)


def new_action(plans: Plans, _: Translator) -> None:
    """The fields of a new action, unfolded on an empty list or when an element leads here."""
    item = st.query_params.get("item")
    with st.expander(_("New action"), expanded=not plans.actions or item is not None):
        plan_fields.fields(NEW, None, plans.asked, _, item=item)
        st.button(
            _("Add to the list"),
            key="add_action",
            type="primary",
            on_click=_add,
            args=(plans.collective.id, st.query_params.get("workshop", "")),
        )


def chosen(plans: Plans, _: Translator) -> list[Action]:
    """The actions of the status chosen; nothing to choose on an empty list."""
    if not plans.actions:
        st.markdown(_("No action yet. An action says what is to be done, who does it and by when."))
        return []
    counts = {
        name: sum(action.status in statuses for action in plans.actions)
        for name, (_label, statuses) in FILTERS.items()
    }
    is_told = state.tell_again("action_filter", _.language)
    name = st.radio(
        _("Show"),
        list(FILTERS),
        index=0 if is_told else None if state.widget("action_filter") else 0,
        format_func=lambda name: f"{_(FILTERS[name][0])} ({_.number(counts[name])})",
        horizontal=True,
        key="action_filter",
    )
    statuses = FILTERS[name or ALL][1]
    found = [action for action in plans.actions if action.status in statuses]
    if not found:
        st.caption(_("No action stands there."))
    return found


def action(action: Action, plans: Plans, _: Translator) -> None:
    """One action: what, who, by when, where it stands; changed where it stands."""
    with st.container(border=True, key=f"action:{action.id}"):
        if plans.may_run and state.is_edited(EDIT, action.id):
            _edited(action, plans, _)
            return
        if not plans.may_run:
            in_words(action, plans, _)
            st.caption(_(words.STATUSES[action.status]))
            return
        left, right = st.columns([3, 1])
        with left, st.container(gap="xxsmall"):
            in_words(action, plans, _)
        with right:
            _status(action, plans, _)
        _ways(action, plans, _)


def in_words(action: Action, plans: Plans, _: Translator) -> None:
    """What is to be done, by whom, by when, and where the idea comes from."""
    when = plain(words.who_and_when(action, today(), _))
    lines = [
        f"**{plain(action.plan.what)}**",
        f":orange[{when}]" if action.is_late(today()) else when,
    ]
    if action.plan.first_step:
        lines.append(plain(_("First step: {step}", step=action.plan.first_step)))
    st.markdown("  \n".join(lines))
    about = words.element(action.plan.item, plans.asked, _)
    origin = words.origin(action, plans.asked, _)
    if about or origin:
        st.caption(plain(" · ".join(filter(None, (about, origin)))))


def _status(action: Action, plans: Plans, _: Translator) -> None:
    # Another status is another field: what somebody else has set meanwhile shows at once.
    key = f"status:{action.id}:{action.status}"
    is_told = state.tell_again(key, _.language)
    st.selectbox(
        _("Status"),
        [str(status) for status in ActionStatus],
        index=0 if is_told else list(ActionStatus).index(action.status),
        format_func=lambda status: _(words.STATUSES[ActionStatus(status)]),
        key=key,
        on_change=_set_status,
        args=(plans.collective.id, action.id, str(action.status)),
    )


def _ways(action: Action, plans: Plans, _: Translator) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            _("Change"),
            key=f"change:{action.id}",
            type="tertiary",
            on_click=_begin,
            args=(plans.collective.id, action.id),
        )
        with st.popover(_("History"), type="tertiary"):
            st.markdown("\n".join(f"- {line}" for line in words.history(action.history, _)))
        with st.popover(_("Delete"), type="tertiary"):
            st.markdown(
                _(
                    "The action is erased with its history. To keep a trace of one that was given "
                    "up, choose the status “Dropped” instead."
                )
            )
            st.button(
                _("Erase this action"),
                key=f"erase:{action.id}",
                on_click=_delete,
                args=(plans.collective.id, action),
            )


def _edited(action: Action, plans: Plans, _: Translator) -> None:
    if action.plan != state.shown_in_edit(EDIT):
        st.warning(_("Somebody else has changed this action: here is what stands there now."))
        in_words(action, plans, _)
    plan_fields.fields(action.id, state.shown_in_edit(EDIT), plans.asked, _)
    with st.container(horizontal=True):
        st.button(
            _("Save the action"),
            key="save_action",
            type="primary",
            on_click=_save,
            args=(plans.collective.id, action),
        )
        st.button(_("Cancel"), key="cancel_action", on_click=_leave, args=(action.id,))


@told
def _add(collective_id: str, workshop_id: str) -> None:
    _ = visitor_text()
    put_on_list(collective_id, workshop_id, NEW)
    plan_fields.empty(NEW)
    state.confirm(_("The action is on the list."))


def put_on_list(collective_id: str, workshop_id: str, name: str) -> None:
    """Keep the action that the fields of this name hold; ``workshop_id`` may be empty.

    Raises NotYours, ActionNameless, NotOfThisCollective.
    """
    account = acting()
    with transaction() as db:
        collective = access.collective_for(db, account.id, collective_id, needs=Right.RUN)
        workshop = (
            access.workshop_for(db, account.id, workshop_id, needs=Right.RUN)
            if workshop_id
            else None
        )
        plan = plan_fields.typed(name, editions.used_by(db, collective))
        stored.add_action(db, collective, plan, workshop=workshop, today=today())


@told
def _set_status(collective_id: str, action_id: str, seen: str) -> None:
    account = acting()
    wanted = state.widget(f"status:{action_id}:{seen}") or seen
    with transaction() as db:
        stored.set_status(
            db,
            access.collective_for(db, account.id, collective_id, needs=Right.RUN),
            action_id,
            ActionStatus(wanted),
            seen=ActionStatus(seen),
            today=today(),
        )


@told
def _begin(collective_id: str, action_id: str) -> None:
    """Open the fields of one action, filled with what stands there now."""
    account = acting()
    with reading() as db:
        collective = access.collective_for(db, account.id, collective_id, needs=Right.RUN)
        found = [each for each in stored.actions_of(db, collective) if each.id == action_id]
    if not found:
        raise stored.ActionGone
    plan_fields.begin(action_id, found[0].plan)


def _leave(action_id: str) -> None:
    state.end_edit(EDIT)
    plan_fields.empty(action_id)


@told
def _save(collective_id: str, action: Action) -> None:
    account, _ = acting(), visitor_text()
    with transaction() as db:
        collective = access.collective_for(db, account.id, collective_id, needs=Right.RUN)
        plan = plan_fields.typed(action.id, editions.used_by(db, collective), kept=action.plan)
        stored.change_action(db, collective, action.id, plan, seen=action.plan)
    _leave(action.id)
    state.confirm(_("The action is saved."))


@told
def _delete(collective_id: str, action: Action) -> None:
    account, _ = acting(), visitor_text()
    with transaction() as db:
        collective = access.collective_for(db, account.id, collective_id, needs=Right.RUN)
        stored.delete_action(db, collective, action.id, seen=action.plan)
    state.confirm(_("The action is erased."))
