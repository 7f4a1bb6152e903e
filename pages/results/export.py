"""Taking the results and the answers of a closed session away, as files."""

import streamlit as st

from cimpact.store.access import Right
from cimpact.ui import downloads, guards, places
from cimpact.ui.visitor import visitor_text

workshop = guards.workshop(needs=Right.SEE)
_ = visitor_text()

places.link("live", _("← Back to running the session"), workshop=workshop.id)
st.title(_("Take the results away"), anchor=False)
downloads.refuse_open(workshop)

st.markdown(
    _(
        "These files are the group's own assessment of that day: neither accountability nor "
        "ranking. Pass them on only as the group agreed."
    )
)
text = downloads.language(_)
downloads.results(workshop, text, _)
downloads.answers(workshop, text, _)
