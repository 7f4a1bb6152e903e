"""The main script: which pages there are for this visitor, and what stands around each."""

import streamlit as st

from cimpact.ui import frame, joining, places, state
from cimpact.ui.errors import refusals_shown, show_pending
from cimpact.ui.visitor import current_visitor, follow_seat_link

state.whole_page_is_drawn()
if (destination := state.pending_destination()) is not None:
    # Before anything is read: this run only leads to the next one.
    address, query = destination
    places.go(address, **query)
follow_seat_link()
visitor = current_visitor()
_ = visitor.text

page = st.navigation(places.all_pages(_, visitor.seat), position="hidden")
state.set_address(page.url_path)
if page.url_path == "":
    joining.pass_through(visitor)

is_wall = page.url_path == "wall"
st.set_page_config(
    page_title=f"{page.title} · Cimpact",
    layout="wide" if is_wall else "centered",
)
if not is_wall:
    frame.header(visitor)
frame.note(_, step=page.url_path)
show_pending(_)
with refusals_shown(_):
    page.run()
if not is_wall and not places.is_step(page.url_path):
    frame.footer(_)
