"""Who is at the table of one session, and who is missing, as far as it may be said."""

import streamlit as st

from cimpact.store.access import Right
from cimpact.ui import covering, guards, places
from cimpact.ui.visitor import visitor_text

workshop = guards.workshop(needs=Right.SEE)
_ = visitor_text()

places.link("live", _("← Running the session"), workshop=workshop.id)
st.title(_("Who is at the table"), anchor=False)
table = covering.table_of(workshop)
covering.who_came(table, _)
if guards.may(Right.RUN, workshop.collective_id):
    covering.expected_form(table, _)
    places.link("lists", _("Change the sectors and roles →"), collective=workshop.collective_id)
