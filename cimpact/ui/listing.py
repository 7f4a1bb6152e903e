"""The sessions of a collective, and the settings of a new one."""

import streamlit as st

from cimpact.core.questionnaire import Questionnaire
from cimpact.i18n import LANGUAGES, Translator
from cimpact.store import workshops as stored_workshops
from cimpact.store.db import reading
from cimpact.store.tables import Collective, WorkshopState
from cimpact.store.workshops import MINIMUM_GROUPS, WorkshopLine
from cimpact.ui import console, facilitating, keeping, places, state
from cimpact.ui.facilitating import NewWorkshop
from cimpact.ui.visitor import today


def workshops(collective: Collective) -> list[WorkshopLine]:
    """The sessions of a collective, the latest first."""
    with reading() as db:
        return stored_workshops.workshops_of(db, collective)


def workshop_line(line: WorkshopLine, _: Translator, *, may_run: bool) -> None:
    """One session: its date as a link, its form, how many joined, its state, and a copy of it."""
    offered = facilitating.questionnaires().get(line.questionnaire_id)
    form = _.content(offered.title) if offered else line.questionnaire_id
    people = _.ngettext("{n} person", "{n} people", line.seats)
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        with st.container(gap="xxsmall"):
            places.link("live", f"**{_.date(line.held_on)}**", workshop=line.id)
            st.caption(f"{form} · {people}")
        console.state_badge(line.state, _)
        if line.state is WorkshopState.CLOSED:
            places.link("summary", _("Results"), workshop=line.id)
        if may_run:
            keeping.copy_button(line.id, f"copy:{line.id}", _, is_quiet=True)


def new_workshop(_: Translator) -> NewWorkshop:
    """Ask for the settings of a new session; the defaults suit a first meeting."""
    offered = facilitating.questionnaires()
    for key in ("form", "is_named"):
        state.tell_again(key, _.language)
    form = st.radio(
        _("Form"),
        list(offered),
        format_func=lambda code: _form_label(offered[code], _),
        key="form",
    )
    questionnaire = offered[form]
    held_on = st.date_input(_("Date"), value=today(), key="held_on", format="YYYY-MM-DD")
    language = st.radio(
        _("Language offered first"),
        list(LANGUAGES),
        index=list(LANGUAGES).index(_.language),
        format_func=LANGUAGES.__getitem__,
        horizontal=True,
        key="workshop_language",
    )
    is_named = st.radio(
        _("Answers"),
        [False, True],
        format_func=lambda named: (
            _("With names (everybody agreed)") if named else _("Without names")
        ),
        key="is_named",
    )
    minimum_group = st.selectbox(
        _("Results show from this many answers on"),
        list(MINIMUM_GROUPS),
        index=MINIMUM_GROUPS.index(5),
        disabled=is_named,
        key="minimum_group",
    )
    invited = console.invited_field("invited", _)
    phase = _phase(questionnaire, _)
    return NewWorkshop(
        questionnaire=questionnaire,
        held_on=held_on,
        language=language,
        is_named=is_named,
        minimum_group=minimum_group,
        invited=invited,
        phase=phase,
        targets=_targets(questionnaire, phase, _),
    )


def _phase(questionnaire: Questionnaire, _: Translator) -> str:
    names = {phase.code: _.content(phase.name) for phase in questionnaire.phases}
    is_told = state.tell_again("phase", _.language)
    return st.selectbox(
        _("Main phase of the initiative: it sets the targets"),
        list(names),
        index=0 if is_told else list(names).index("III"),
        format_func=lambda code: f"{code} · {names[code]}",
        key="phase",
    )


def _targets(questionnaire: Questionnaire, phase: str, _: Translator) -> dict[str, float]:
    """The target of each section, proposed by the phase: another phase proposes others."""
    key = f"target:{questionnaire.id}:{phase}"
    shown = console.filled_targets(questionnaire, questionnaire.targets(phase), key)
    with st.expander(_("Targets by section")):
        return console.target_fields(questionnaire, shown, key, _)


def _form_label(questionnaire: Questionnaire, _: Translator) -> str:
    count = _.ngettext("{n} element", "{n} elements", len(questionnaire.items))
    return f"{_.content(questionnaire.title)} · {count}"
