"""One step of the walk: the elements of a section, saved at each tap."""

import streamlit as st

from cimpact.ui import answering, guards, places, state
from cimpact.ui.text import authored

seat, _ = guards.seated()
if seat.is_guided:
    places.go("follow")
step = answering.current_step(seat, state.address())

st.caption(answering.where_we_are(step, _))
st.title(authored(step.section.name, _), anchor=False)
if seat.is_open:
    answering.elements(step, _)
    answering.ways_on(step, _)
else:
    st.info(_("The session is closed: your answers are saved and no longer change."))
    places.link("done", _("See my answers"))
