"""The sessions of one collective, and a new one."""

import streamlit as st

from cimpact.store.access import Right
from cimpact.ui import around, facilitating, guards, keeping, listing, places, profiling, since
from cimpact.ui.visitor import visitor_text

collective = guards.collective(needs=Right.SEE)
_ = visitor_text()
may_run = guards.may(Right.RUN, collective.id)

keeping.heading(collective, _, may_run=may_run)
around.collective_ways(collective, _)
lines = listing.workshops(collective)
if not lines:
    st.markdown(_("No session yet. A session is one meeting with one questionnaire."))
for line in lines:
    listing.workshop_line(line, _)
listing.way_to_compare(collective, lines, _)

if may_run:
    with st.expander(_("New session"), expanded=not lines):
        settings = listing.new_workshop(collective, profiling.main_phase(collective), _)
        if st.button(_("Create the session"), key="create_workshop", type="primary"):
            workshop_id = facilitating.create_workshop(collective.id, settings)
            places.go(since.first_page_of(workshop_id), workshop=workshop_id)
    around.preparing_ways(collective, _)
if guards.may(Right.OWN, collective.id):
    keeping.decisions(collective, _)
