"""Before a session goes on: how far the actions of the last ones have come."""

import streamlit as st

from cimpact.store.access import Right
from cimpact.ui import guards, places, since
from cimpact.ui.visitor import visitor_text

workshop = guards.workshop(needs=Right.RUN)
_ = visitor_text()

places.link("live", _("← Running the session"), workshop=workshop.id)
st.title(_("Since last time"), anchor=False)
waiting = since.waiting(workshop)
if waiting.actions:
    st.markdown(_("The group planned this. Ask how far it has come before you go on."))
    since.ask(waiting, workshop, _)
    places.link("live", _("Later: on to the session →"), workshop=workshop.id)
else:
    st.markdown(_("No action waits for news."))
    places.link("live", _("On to the session →"), workshop=workshop.id)
