"""The practice library: what the documents recommend, by word, section and element."""

import streamlit as st

from cimpact.ui import about
from cimpact.ui.visitor import visitor_text

_ = visitor_text()
shelf = about.shelf()

about.way_back(_)
st.title(_("Practice library"), anchor=False)
st.markdown(
    _(
        "What five documents on collective impact recommend, said in our own words and with its "
        "source. Nothing is compulsory: take what serves your group."
    )
)
about.practices(shelf, about.wish(shelf, _), _)
about.further_reading(shelf.library, _)
