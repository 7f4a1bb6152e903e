"""A facilitator's collectives, their own and those shared with them."""

import streamlit as st

from cimpact.ui import guards, overview, sampling
from cimpact.ui.visitor import visitor_text

account = guards.signed_in()
_ = visitor_text()

st.title(_("Collectives"), anchor=False)
lines = overview.collectives(account, _)
if overview.are_many(lines):
    with st.expander(_("New collective")):
        overview.new_collective(_)
overview.in_use(lines, _)
overview.archived(lines, _)
if not overview.are_many(lines):
    overview.new_collective(_)
sampling.sample(lines, _)
