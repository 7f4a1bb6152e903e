"""Who is at the table of one session, and who is missing, as far as it may be said."""

import streamlit as st

from cimpact.ui import covering, guards, places
from cimpact.ui.visitor import visitor_text

workshop = guards.own_workshop()
_ = visitor_text()

places.link("live", _("← Running the session"), workshop=workshop.id)
st.title(_("Who is at the table"), anchor=False)
table = covering.table_of(workshop)
covering.who_came(table, _)
covering.expected_form(table, _)
places.link("lists", _("Change the sectors and roles →"), collective=workshop.collective_id)
