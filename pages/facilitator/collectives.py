"""A facilitator's collectives."""

import streamlit as st

from cimpact.ui import facilitating, guards, listing, places, sampling
from cimpact.ui.visitor import visitor_text

account = guards.signed_in()
_ = visitor_text()

st.title(_("Collectives"), anchor=False)
lines = listing.collectives(account)
if not lines:
    st.markdown(
        _(
            "A collective is the group you accompany: a neighbourhood table, a network, "
            "a coalition. Create the first one, or look at the sample."
        )
    )
for line in lines:
    listing.collective_line(line, _)

with st.form("new_collective", clear_on_submit=True):
    name = st.text_input(_("Name of the new collective"), key="collective_name", max_chars=120)
    creating = st.form_submit_button(
        _("Create the collective"), key="create_collective", type="primary"
    )
if creating:
    places.go("workshops", collective=facilitating.create_collective(name))

sampling.sample(lines, _)
