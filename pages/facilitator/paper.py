"""A room without phones: sheets to print, and the grid into which they are typed."""

import streamlit as st

from cimpact.store.access import Right
from cimpact.store.tables import WorkshopState
from cimpact.ui import guards, paper, places, printing
from cimpact.ui.visitor import visitor_text

workshop = guards.workshop(needs=Right.RUN)
_ = visitor_text()

places.link("live", _("← Running the session"), workshop=workshop.id)
st.title(_("Paper sheets"), anchor=False)
pile = paper.pile_of(workshop)
if workshop.state is WorkshopState.CLOSED:
    st.markdown(_("The session is closed: no more sheets are typed in."))
else:
    with st.expander(_("Sheets to print"), expanded=workshop.state is WorkshopState.DRAFT):
        printing.sheets(workshop, _)
st.markdown(f"**{paper.how_many(pile, _)}**")
if workshop.state is WorkshopState.DRAFT:
    st.markdown(_("Sheets are typed in while the session is open."))
elif workshop.state is WorkshopState.OPEN:
    paper.last_sheet(pile, _)
    paper.grid(pile, _)
