"""The facilitator's console of a guided session: where everybody is, and what comes next."""

import streamlit as st

from cimpact.core.questionnaire import Item
from cimpact.findings import agenda
from cimpact.findings.items import spread
from cimpact.i18n import Translator
from cimpact.store import editions
from cimpact.store.db import reading
from cimpact.store.tables import Vote, Workshop
from cimpact.ui import live, noting, one_voice, running
from cimpact.ui.live import Scene
from cimpact.ui.results import around
from cimpact.ui.text import authored, plain


def console(workshop: Workshop, _: Translator, *, may_run: bool) -> None:
    """The current element with everything to run it; before the first one, how to begin.

    Whoever may not run the session sees the same, and nothing to press.
    """
    scene = live.scene_of(workshop)
    with st.container(key="guiding"):
        if scene is None:
            _beginning(workshop, _, may_run=may_run)
        else:
            _element(scene, _, may_run=may_run)
    live.watch(workshop.live_version)


def _beginning(workshop: Workshop, _: Translator, *, may_run: bool) -> None:
    if not may_run:
        st.markdown(_("The first element will show here as soon as the session begins."))
        return
    with reading() as db:
        first = editions.load(db, workshop.edition_id).items[0]
    st.markdown(_("Wait until everybody is there. Every screen shows the first element then."))
    _go(_("Begin with the first element"), "next_item", workshop, first, is_primary=True)


def _element(scene: Scene, _: Translator, *, may_run: bool) -> None:
    """From top to bottom: what it is, how many answered, what to do, what was said."""
    total = len(scene.questionnaire.items)
    st.caption(_("Element {number} of {count}", number=scene.number, count=total))
    st.header(authored(scene.item.name, _), anchor=False)
    st.markdown(authored(scene.item.stem, _))
    live.count()
    if may_run:
        _acts(scene, _)
    if not live.is_together(scene.workshop):
        st.html(live.sentences(scene, _))
    elif may_run:
        one_voice.ask(scene, _)
    else:
        one_voice.agreed(scene, _)
    _found(scene, _)
    if may_run:
        noting.block(scene, _)
    _agenda(scene, _, may_run=may_run)


def _acts(scene: Scene, _: Translator) -> None:
    """One primary button: reveal while answers come in, the next element afterwards."""
    workshop, item = scene.workshop, scene.item
    has_reveal = scene.is_open and not live.is_together(workshop)
    with st.container(horizontal=True, key="guiding_acts"):
        if has_reveal:
            label = _("Reveal the second vote") if scene.vote is Vote.SECOND else _("Reveal")
            st.button(
                label,
                key="reveal_item",
                type="primary",
                on_click=running.reveal_item,
                args=(workshop.id, item.code),
            )
        if scene.vote is Vote.FIRST and not scene.is_open:
            st.button(
                _("Second vote"),
                key="second_vote",
                on_click=running.open_second_vote,
                args=(workshop.id, item.code),
            )
        if following := scene.neighbour(1):
            _go(_("Next →"), "next_item", workshop, following, is_primary=not has_reveal)
        if before := scene.neighbour(-1):
            _go(_("← Previous"), "previous_item", workshop, before)
        _timer(workshop, _)


def _timer(workshop: Workshop, _: Translator) -> None:
    is_running = workshop.timer_from is not None
    st.button(
        _("Stop the timer") if is_running else _("Start the timer"),
        key="timer",
        on_click=running.set_timer,
        args=(workshop.id,),
        kwargs={"is_running": not is_running},
    )


def _go(label: str, key: str, workshop: Workshop, item: Item, *, is_primary: bool = False) -> None:
    st.button(
        label,
        key=key,
        type="primary" if is_primary else "secondary",
        on_click=running.move_to,
        args=(workshop.id, item.code),
    )


def _found(scene: Scene, _: Translator) -> None:
    """After the reveal: how far apart the answers are, and what to ask."""
    if scene.first is None:
        return
    code = scene.item.code
    st.markdown(f"**{plain(spread(scene.first.item(code), _))}**")
    if scene.second is not None:
        after = spread(scene.second.item(code), _)
        st.markdown(_("Second vote: {finding}", finding=f"**{plain(after)}**"))
    if asked := agenda.questions(scene.item, _):
        around.questions(asked, _)


def _agenda(scene: Scene, _: Translator, *, may_run: bool) -> None:
    """What was revealed so far and needs talking about, first things first."""
    if scene.first is None:
        return
    topics = agenda.agenda(scene.first, scene.questionnaire, _)
    if not topics:
        return
    st.subheader(_("Agenda so far"), anchor=False)
    for topic in topics:
        item = scene.questionnaire.item(topic.item)
        with st.container(horizontal=True, vertical_alignment="center"):
            if item == scene.item or not may_run:
                st.markdown(f"**{plain(topic.name)}**", width="content")
            else:
                _go(topic.name, f"go:{item.code}", scene.workshop, item)
            st.caption(plain(topic.reason))
