"""What the group decided on each element: those of the agenda first, the others folded."""

import streamlit as st

from cimpact.store.access import Right
from cimpact.ui import deciding, guards, places
from cimpact.ui.visitor import visitor_text

workshop = guards.workshop(needs=Right.SEE)
_ = visitor_text()

places.link("live", _("← Running the session"), workshop=workshop.id)
st.title(_("Decisions"), anchor=False)
may_run = guards.may(Right.RUN, workshop.collective_id)
meeting = deciding.meeting_of(workshop, may_run=may_run)
if may_run:
    st.markdown(
        _(
            "Write down what the group agreed on, or why it does not. What members answered is "
            "never changed."
        )
    )
st.markdown(f"**{deciding.summary(meeting, _)}**")
if meeting.agenda:
    st.header(_("Agenda for the discussion"), anchor=False)
for item in meeting.agenda:
    deciding.element(item, meeting, _)
if meeting.others:
    title = _("Other elements") if meeting.agenda else _("Element by element")
    st.header(title, anchor=False)
    count = _.ngettext("{n} element", "{n} elements", len(meeting.others))
    with st.expander(count, expanded=not meeting.agenda):
        for item in meeting.others:
            deciding.element(item, meeting, _)
places.link("actions", _("Next actions →"), collective=workshop.collective_id)
