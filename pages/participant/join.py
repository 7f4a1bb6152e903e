"""The first page: the code of a session, typed or scanned."""

import streamlit as st

from cimpact.ui import joining, owning, places
from cimpact.ui.visitor import visitor_text

_ = visitor_text()

st.title(_("Are we ready to act together?"), anchor=False)
st.markdown(
    _(
        "You have received the code of a session. Your answers help your group see where it stands "
        "and where its members do not see the same thing."
    )
)
with st.form("joining", border=False):
    st.text_input(_("Session code"), key="join_code", placeholder="ABCD-EFGH", max_chars=20)
    st.form_submit_button(
        _("Enter"), key="join", type="primary", width="stretch", on_click=joining.enter_code
    )

owning.way_here(_)
if joining.is_unclaimed():
    places.link("start", _("First start: create the first account"))
else:
    places.link("sign-in", _("Running a session? Sign in"))
