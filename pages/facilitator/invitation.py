"""An invitation to a team: who invites to what; then, in a second step, the way in."""

import streamlit as st

from cimpact.ui import inviting, sharing
from cimpact.ui.visitor import current_visitor

sharing.follow_link()
visitor = current_visitor()
_ = visitor.text
st.title(_("Invitation"), anchor=False)
invite = sharing.invite_held()

if invite is None:
    inviting.without_link(_)
else:
    inviting.what_it_is(invite, _)
    if visitor.account is None:
        inviting.ways_in(_)
    elif inviting.is_inside(invite, visitor.account):
        inviting.already_inside(invite, _)
    else:
        inviting.accepting(visitor.account, _)
