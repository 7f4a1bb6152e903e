"""For the projector: the code and the QR code, how many have joined, nothing about answers."""

import streamlit as st

from cimpact.store.access import Right
from cimpact.store.tables import WorkshopState
from cimpact.ui import console, frame, guards, live, places, showing
from cimpact.ui.text import plain
from cimpact.ui.visitor import visitor_text

workshop = guards.workshop(needs=Right.RUN)
_ = visitor_text()
address = frame.room_address()

scene = live.scene_of(workshop)

st.markdown(plain(console.collective_name(workshop)))
if scene is not None:
    showing.wall(scene, address, _)
elif workshop.state is WorkshopState.OPEN:
    console.wall(workshop, address, _)
else:
    st.title(_("The session is not open."), anchor=False)
live.watch(workshop.live_version)
places.link("live", _("← Back to running the session"), workshop=workshop.id)
