"""The fields of a next action: the same for a new one and for one that is changed."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from cimpact.core.actions import Plan
from cimpact.core.questionnaire import Item, Questionnaire, RecommendedAction
from cimpact.findings.sources import source
from cimpact.i18n import Translator
from cimpact.store.actions import LONGEST_TEXT, LONGEST_WHO
from cimpact.ui import state

EDIT = "action"
NEW = "new"
"""Stands where the id of an action does."""


def fields(
    name: str,
    shown: Plan | None,
    asked: Sequence[Questionnaire],
    _: Translator,
    *,
    item: str | None = None,
) -> None:
    """Draw the fields of an action, filled with a plan, or with an element to begin from."""
    plan = shown or Plan("", item=item)
    about = _element(name, plan, asked, _)
    if about is not None:
        _recommendation(name, plan, about, asked, _)
    # Without a default: a recommendation that is chosen is put here, and so is the plan to change.
    st.text_input(_("What is to be done?"), max_chars=LONGEST_TEXT, key=_key("what", name))
    left, right = st.columns(2)
    with left:
        st.text_input(_("Who?"), plan.who, max_chars=LONGEST_WHO, key=_key("who", name))
    with right:
        st.date_input(
            _("By when? (optional)"), plan.due, format="YYYY-MM-DD", key=_key("due", name)
        )
    st.text_input(
        _("The first step (optional)"),
        plan.first_step,
        max_chars=LONGEST_TEXT,
        key=_key("first", name),
    )


def typed(name: str, asked: Sequence[Questionnaire], *, kept: Plan | None = None) -> Plan:
    """The plan that the fields hold; ``kept`` is the one that it replaces."""
    due = state.widget(_key("due", name))
    code = state.widget(_key("item", name))
    return Plan(
        what=state.widget(_key("what", name)) or "",
        who=state.widget(_key("who", name)) or "",
        due=date.fromisoformat(due) if due else None,
        item=code,
        first_step=state.widget(_key("first", name)) or "",
        sources=_sources(name, code, asked, kept),
    )


def begin(name: str, plan: Plan) -> None:
    """Have the fields of an action begin with what stands there now."""
    empty(name)
    state.begin_edit(EDIT, name, plan)
    state.fill(_key("what", name), plan.what)


def empty(name: str) -> None:
    """Forget what the fields of an action hold."""
    state.next_turn(f"{EDIT} {name}")


def _element(name: str, plan: Plan, asked: Sequence[Questionnaire], _: Translator) -> Item | None:
    """Ask which element the action is about, among those of the sessions; none is fine too."""
    items = {item.code: item for each in reversed(asked) for item in each.items}
    codes = [item.code for each in asked for item in each.items]
    codes = list(dict.fromkeys([*codes, *filter(None, [plan.item])]))
    if not codes:
        return None
    key = _key("item", name)
    is_told = state.tell_again(key, _.language)
    code = st.selectbox(
        _("About which element? (optional)"),
        codes,
        index=None if is_told or plan.item is None else codes.index(plan.item),
        format_func=lambda code: _.content(items[code].name) if code in items else code,
        placeholder=_("None in particular"),
        key=key,
    )
    return items.get(code or "")


def _recommendation(
    name: str, plan: Plan, item: Item, asked: Sequence[Questionnaire], _: Translator
) -> None:
    """Offer what the documents recommend for an element; one that is chosen is filled in."""
    if not item.actions:
        st.caption(
            _("The documents suggest no action for this element, and none is invented here.")
        )
        return
    questionnaire = next(each for each in asked if item in each.items)
    key = _key(f"recommendation:{item.code}", name)
    is_told = state.tell_again(key, _.language)
    places = [str(place) for place in range(len(item.actions))]
    begun = [place for place in places if item.actions[int(place)].sources == plan.sources]
    chosen = st.selectbox(
        _("Start from a recommendation (optional)"),
        places,
        index=None if is_told or not begun or plan.item != item.code else places.index(begun[0]),
        format_func=lambda place: _.content(item.actions[int(place)].text),
        placeholder=_("Begin from a blank line"),
        key=key,
        on_change=_fill_in,
        args=(name, key, item.actions, _),
    )
    if item.thin_advice:
        st.caption(_("The documents say little about this element."))
    if chosen is not None:
        st.caption(source(item.actions[int(chosen)].sources, questionnaire, _))


def _fill_in(name: str, key: str, recommended: Sequence[RecommendedAction], _: Translator) -> None:
    place = state.widget(key)
    if place is not None:
        state.fill(_key("what", name), _.content(recommended[int(place)].text))


def _sources(
    name: str, code: str | None, asked: Sequence[Questionnaire], kept: Plan | None
) -> tuple[str, ...]:
    """The statements of the recommendation chosen; those kept where its element is gone."""
    item = next((item for each in asked for item in each.items if item.code == code), None)
    if item is None:
        return kept.sources if kept and kept.item == code else ()
    place = state.widget(_key(f"recommendation:{code}", name))
    return item.actions[int(place)].sources if place is not None else ()


def _key(kind: str, name: str) -> str:
    return f"{EDIT}:{kind}:{name}:{state.turn(f'{EDIT} {name}')}"
