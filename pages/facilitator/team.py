"""The people who share a collective, and how others come in."""

import streamlit as st

from cimpact.store.access import Right
from cimpact.ui import guards, log, places, team
from cimpact.ui.text import plain
from cimpact.ui.visitor import visitor_text

collective = guards.collective(needs=Right.SEE)
_ = visitor_text()

places.link("workshops", f"← {plain(collective.name)}", collective=collective.id)
st.title(_("Team"), anchor=False)
members = team.people(collective, _)
team.what_roles_may(_)
if guards.may(Right.OWN, collective.id):
    team.invite_form(collective, _)
    team.new_link(collective, _)
    team.pending(collective, _)
    team.hand_over(collective, members, _)
    log.log(collective, _)
else:
    team.leave(collective, _)
