"""What a collective does next: one list over all its sessions."""

import streamlit as st

from cimpact.ui import guards, planning
from cimpact.ui.visitor import visitor_text

collective = guards.own_collective()
_ = visitor_text()

planning.way_back(collective, _)
st.title(_("Next actions"), anchor=False)
plans = planning.plans_of(collective)
planning.new_action(plans, _)
for action in planning.chosen(plans, _):
    planning.action(action, plans, _)
