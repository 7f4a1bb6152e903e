"""First start: whoever sees the terminal creates the first account."""

import streamlit as st

from cimpact.ui import facilitating, joining, places
from cimpact.ui.visitor import visitor_text

_ = visitor_text()
if not joining.is_unclaimed():
    places.go("sign-in")

st.title(_("First account"), anchor=False)
st.markdown(
    _(
        "The terminal in which Cimpact was started shows a token, valid once. It proves that this "
        "computer is yours: nobody in the room can claim it before you."
    )
)
with st.form("start", border=False):
    token = st.text_input(_("Token"), key="setup_token", placeholder="ABCD-EFGH-JKMN")
    name = st.text_input(_("Your name"), key="setup_name", max_chars=80, autocomplete="username")
    passphrase = st.text_input(
        _("A passphrase of 12 characters or more; a short sentence works well"),
        type="password",
        key="setup_passphrase",
        autocomplete="new-password",
    )
    creating = st.form_submit_button(_("Create the account"), key="setup", type="primary")
if creating:
    facilitating.claim(token, name=name, passphrase=passphrase)
    places.go("collectives")
