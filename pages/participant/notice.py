"""Before the first element: who sees what, until when; optional sector and role; a seat."""

import streamlit as st

from cimpact.store.tables import Anonymity
from cimpact.ui import joining, owning, places, profiling
from cimpact.ui.text import authored, plain
from cimpact.ui.visitor import current_visitor

visitor = current_visitor()
_ = visitor.text
code = st.query_params.get("code", "")
places.link("join", _("← Another code"))

invited_to = joining.invitation_for(code)
if visitor.seat is not None and visitor.seat.invitation == invited_to:
    places.go(joining.next_step(visitor.seat))

joining.speak_its_language(invited_to)

questionnaire = joining.edition_of(invited_to)
st.title(plain(invited_to.collective), anchor=False)
st.markdown(_("Session of {date}", date=_.date(invited_to.held_on)))
st.markdown(authored(questionnaire.description, _))
profiling.for_members(invited_to, _)

st.markdown(f"**{joining.notice_summary(invited_to, _)}**")
with st.expander(_("Who sees what, and until when")):
    st.markdown("\n".join(f"- {line}" for line in joining.notice_lines(invited_to, _)))

if invited_to.anonymity is Anonymity.NAMED:
    st.text_input(_("Your name"), key="name", max_chars=80)
joining.about_oneself(invited_to, _)
owning.code_field(_)
st.button(
    _("Begin"),
    key="begin",
    type="primary",
    width="stretch",
    on_click=joining.begin,
    args=(code, joining.offered_token(invited_to)),
)
