"""Running a session: open, watch who has come how far, close, show; or only watching."""

import streamlit as st

from cimpact.store.access import Right
from cimpact.store.tables import WorkshopState
from cimpact.ui import (
    around,
    console,
    frame,
    guards,
    guiding,
    keeping,
    live,
    looking_back_form,
    modes,
    one_voice,
    since,
    targets,
)
from cimpact.ui.visitor import visitor_text

workshop = guards.workshop(needs=Right.SEE)
_ = visitor_text()
may_run = guards.may(Right.RUN, workshop.collective_id)

console.heading(workshop, _)
if may_run:
    since.reminder(workshop, _)
    console.next_act(workshop, _)
else:
    console.watching(workshop, _)
around.session_ways(workshop, _, may_run=may_run)
if may_run and workshop.state is WorkshopState.DRAFT:
    modes.draft_form(workshop, _)
    targets.draft_form(workshop, console.edition_of(workshop), _)
    looking_back_form.draft_form(workshop, console.edition_of(workshop), _)
if live.is_guided(workshop):
    guiding.console(workshop, _, may_run=may_run)
if may_run and workshop.state is WorkshopState.OPEN:
    console.join_panel(workshop, frame.room_address(), _)
if workshop.state is WorkshopState.OPEN and not live.is_guided(workshop):
    console.live_participation()
elif workshop.state is WorkshopState.CLOSED and live.is_together(workshop):
    one_voice.group_answers(workshop, _)
elif workshop.state is WorkshopState.CLOSED:
    console.participation_table(workshop, _)

with st.expander(_("Settings")):
    console.settings_table(workshop, _)
    if may_run:
        console.invited_form(workshop, _)
if may_run:
    keeping.session(workshop, _)
