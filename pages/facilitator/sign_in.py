"""Sign-in by passphrase."""

import streamlit as st

from cimpact.ui import facilitating, joining, places
from cimpact.ui.visitor import visitor_text

_ = visitor_text()
if joining.is_unclaimed():
    places.go("start")

st.title(_("Sign in"), anchor=False)
with st.form("signing_in", border=False):
    name = st.text_input(_("Your name"), key="sign_in_name", max_chars=80, autocomplete="username")
    passphrase = st.text_input(
        _("Your passphrase"),
        type="password",
        key="sign_in_passphrase",
        autocomplete="current-password",
    )
    signing_in = st.form_submit_button(_("Sign in"), key="sign_in", type="primary")
if signing_in:
    facilitating.sign_in(name, passphrase)
    places.go("collectives")

with st.expander(_("Passphrase lost?")):
    st.markdown(_("On the computer where Cimpact runs, give the account a new one:"))
    st.code("python -m cimpact facilitator reset NAME", language=None)
places.link("join", _("Taking part in a session? Enter its code"))
