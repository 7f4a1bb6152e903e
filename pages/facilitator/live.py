"""Running a session: open, watch who has come how far, close, show."""

import streamlit as st

from cimpact.store.tables import WorkshopState
from cimpact.ui import (
    console,
    facilitating,
    frame,
    guards,
    guiding,
    live,
    looking_back_form,
    modes,
    one_voice,
    places,
    targets,
)
from cimpact.ui.visitor import visitor_text

workshop = guards.own_workshop()
_ = visitor_text()

console.heading(workshop, _)
console.next_act(workshop, _)
if workshop.state is WorkshopState.DRAFT:
    modes.draft_form(workshop, _)
    targets.draft_form(workshop, console.edition_of(workshop), _)
    looking_back_form.draft_form(workshop, console.edition_of(workshop), _)
elif live.is_guided(workshop):
    guiding.console(workshop, _)
    console.join_panel(workshop, frame.room_address(), _)
elif workshop.state is WorkshopState.OPEN:
    console.join_panel(workshop, frame.room_address(), _)
    console.live_participation()
elif live.is_together(workshop):
    one_voice.group_answers(workshop, _)
else:
    console.participation_table(workshop, _)

with st.expander(_("Settings")):
    console.settings_table(workshop, _)
    console.invited_form(workshop, _)
with st.popover(_("Delete the session")):
    st.markdown(_("Its answers and notes are erased. This cannot be undone."))
    if st.button(_("Erase this session"), key="delete_workshop"):
        facilitating.delete_session(workshop.id)
        places.go("workshops", collective=workshop.collective_id)
