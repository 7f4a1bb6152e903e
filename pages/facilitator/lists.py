"""The sectors and roles that a collective offers to whoever joins its sessions."""

import streamlit as st

from cimpact.store.access import Right
from cimpact.ui import guards, offering, places
from cimpact.ui.text import plain
from cimpact.ui.visitor import visitor_text

collective = guards.collective(needs=Right.RUN)
_ = visitor_text()

places.link("workshops", f"← {plain(collective.name)}", collective=collective.id)
st.title(_("Sectors and roles"), anchor=False)
st.markdown(
    _(
        "Whoever joins may say where they come from and what they do. One name may stand for both "
        "languages; to remove a line, empty both names. A name that you correct keeps its past."
    )
)
offer = offering.offer_of(collective)
offering.fields(offer, _)
offering.way_back(offer, _)
