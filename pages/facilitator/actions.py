"""What a collective does next: one list over all its sessions."""

import streamlit as st

from cimpact.store.access import Right
from cimpact.ui import guards, planning
from cimpact.ui.visitor import visitor_text

collective = guards.collective(needs=Right.SEE)
_ = visitor_text()

planning.way_back(collective, _)
st.title(_("Next actions"), anchor=False)
plans = planning.plans_of(collective, may_run=guards.may(Right.RUN, collective.id))
if plans.may_run:
    planning.new_action(plans, _)
for action in planning.chosen(plans, _):
    planning.action(action, plans, _)
