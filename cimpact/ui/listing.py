"""The sessions of a collective, and the settings of a new one."""

import streamlit as st

from cimpact.core.questionnaire import Questionnaire
from cimpact.core.thresholds import THRESHOLDS
from cimpact.i18n import LANGUAGES, Translator
from cimpact.store import editions
from cimpact.store import workshops as stored_workshops
from cimpact.store.db import reading
from cimpact.store.tables import Collective, Mode, Pace, WorkshopState
from cimpact.store.workshops import MINIMUM_GROUPS, WorkshopLine
from cimpact.ui import console, facilitating, modes, own_forms, places, state, targets
from cimpact.ui.facilitating import NewWorkshop
from cimpact.ui.text import authored
from cimpact.ui.visitor import today


def workshops(collective: Collective) -> list[WorkshopLine]:
    """The sessions of a collective, the latest first."""
    with reading() as db:
        return stored_workshops.workshops_of(db, collective)


def workshop_line(line: WorkshopLine, _: Translator) -> None:
    """One session: its date as a link, its form, how many joined, its state."""
    with reading() as db:
        form = authored(editions.load(db, line.edition_id).title, _)
    people = _.ngettext("{n} person", "{n} people", line.seats)
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        with st.container(gap="xxsmall"):
            places.link("live", f"**{_.date(line.held_on)}**", workshop=line.id)
            st.caption(f"{form} · {people}")
        console.state_badge(line.state, _)
        if line.state is WorkshopState.CLOSED:
            places.link("summary", _("Results"), workshop=line.id)


def way_to_compare(collective: Collective, lines: list[WorkshopLine], _: Translator) -> None:
    """The link to what moved, from two closed sessions on."""
    if sum(line.state is WorkshopState.CLOSED for line in lines) > 1:
        places.link("comparison", _("What moved between sessions →"), collective=collective.id)


def new_workshop(collective: Collective, phase: str, _: Translator) -> NewWorkshop:
    """Ask for the settings of a new session; the defaults suit a first meeting.

    ``phase`` is proposed as the main one where the questionnaire has it.
    """
    left, right = st.columns(2, gap="large")
    with left:
        edition_id, questionnaire = _form(collective, _)
        is_named = _is_named(_)
        language = _language(_)
    with right:
        held_on = st.date_input(_("Date"), value=today(), key="held_on", format="YYYY-MM-DD")
        minimum_group = _minimum_group(_, is_named=is_named)
        invited = console.invited_field("invited", _)
    mode, pace = modes.mode_fields(Mode.ALONE_THEN_TOGETHER, Pace.FREE, "new", _)
    return NewWorkshop(
        questionnaire=questionnaire,
        edition_id=edition_id,
        held_on=held_on,
        language=language,
        is_named=is_named,
        minimum_group=minimum_group,
        invited=invited,
        mode=mode,
        pace=pace,
        aims=targets.new_aims(questionnaire, phase, _),
    )


def _form(collective: Collective, _: Translator) -> tuple[str, Questionnaire]:
    """The form chosen; with its edition where the collective wrote it."""
    offered = own_forms.offered(collective)
    state.tell_again("form", _.language)
    form = st.radio(
        _("Form"),
        list(offered),
        format_func=lambda code: _form_label(offered[code], _),
        key="form",
    )
    return "" if form in facilitating.questionnaires() else form, offered[form]


def _language(_: Translator) -> str:
    return st.radio(
        _("Language offered first"),
        list(LANGUAGES),
        index=list(LANGUAGES).index(_.language),
        format_func=LANGUAGES.__getitem__,
        horizontal=True,
        key="workshop_language",
    )


def _is_named(_: Translator) -> bool:
    state.tell_again("is_named", _.language)
    return st.radio(
        _("Answers"),
        [False, True],
        format_func=lambda named: (
            _("With names (everybody agreed)") if named else _("Without names")
        ),
        key="is_named",
    )


def _minimum_group(_: Translator, *, is_named: bool) -> int:
    return st.selectbox(
        _("Results show from this many answers on"),
        list(MINIMUM_GROUPS),
        index=MINIMUM_GROUPS.index(THRESHOLDS.minimum_group),
        disabled=is_named,
        key="minimum_group",
    )


def _form_label(questionnaire: Questionnaire, _: Translator) -> str:
    count = _.ngettext("{n} element", "{n} elements", len(questionnaire.items))
    return f"{authored(questionnaire.title, _)} · {count}"
