"""The sessions of one collective, and a new one."""

import streamlit as st

from cimpact.ui import facilitating, guards, listing, places, profiling
from cimpact.ui.text import plain
from cimpact.ui.visitor import visitor_text

collective = guards.own_collective()
_ = visitor_text()

places.link("collectives", _("← Collectives"))
st.title(plain(collective.name), anchor=False)
if collective.is_sample:
    st.info(_("Sample: invented people and answers, to look around."))

profiling.ways(collective, _)
lines = listing.workshops(collective)
if not lines:
    st.markdown(_("No session yet. A session is one meeting with one questionnaire."))
for line in lines:
    listing.workshop_line(line, _)
listing.way_to_compare(collective, lines, _)

with st.expander(_("New session"), expanded=not lines):
    settings = listing.new_workshop(collective, profiling.main_phase(collective), _)
    if st.button(_("Create the session"), key="create_workshop", type="primary"):
        workshop_id = facilitating.create_workshop(collective.id, settings)
        places.go("live", workshop=workshop_id)

with st.popover(_("Delete the collective")):
    st.markdown(_("Its sessions, answers and notes are erased. This cannot be undone."))
    if st.button(_("Erase everything of this collective"), key="delete_collective"):
        facilitating.delete_collective(collective.id)
        places.go("collectives")
