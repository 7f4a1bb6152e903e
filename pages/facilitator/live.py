"""Running a session: open, watch who has come how far, close, show; or only watching."""

import streamlit as st

from cimpact.store.access import Right
from cimpact.store.tables import WorkshopState
from cimpact.ui import console, frame, guards, keeping, targets
from cimpact.ui.visitor import visitor_text

workshop = guards.workshop(needs=Right.SEE)
_ = visitor_text()
may_run = guards.may(Right.RUN, workshop.collective_id)

console.heading(workshop, _)
if may_run:
    console.next_act(workshop, _)
else:
    console.watching(workshop, _)
if may_run and workshop.state is WorkshopState.DRAFT:
    targets.draft_form(workshop, console.edition_of(workshop), _)
if may_run and workshop.state is WorkshopState.OPEN:
    console.join_panel(workshop, frame.room_address(), _)
if workshop.state is WorkshopState.OPEN:
    console.live_participation()
elif workshop.state is WorkshopState.CLOSED:
    console.participation_table(workshop, _)

with st.expander(_("Settings")):
    console.settings_table(workshop, _)
    if may_run:
        console.invited_form(workshop, _)
if may_run:
    keeping.session(workshop, _)
