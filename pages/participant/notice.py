"""Before the first element: who sees what, until when; optional sector and role; a seat."""

import streamlit as st

from cimpact.store.tables import Anonymity
from cimpact.ui import joining, owning, places, profiling, state
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
for key in ("sector", "role"):
    state.tell_again(key, _.language)
st.selectbox(
    _("Your sector (optional)"),
    [sector.code for sector in questionnaire.sectors],
    index=None,
    format_func=joining.names(questionnaire.sectors, _),
    placeholder=_("I would rather not say"),
    key="sector",
)
st.selectbox(
    _("Your role (optional)"),
    [role.code for role in questionnaire.roles],
    index=None,
    format_func=joining.names(questionnaire.roles, _),
    placeholder=_("I would rather not say"),
    key="role",
)
owning.code_field(_)
st.button(
    _("Begin"),
    key="begin",
    type="primary",
    width="stretch",
    on_click=joining.begin,
    args=(code, joining.offered_token(invited_to)),
)
