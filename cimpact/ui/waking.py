"""A phone that asks for itself, kept awake.

Streamlit drops what a run has drawn when the browser's next request arrives just as the run ends
and the server is busy: among it may be the order to ask again, and the page would stand still until
somebody touches it. So each asking leaves a beat, and our script, which sees none for some seconds,
presses a button that nobody sees. Not on the console: it is worked with the keyboard, and the
beat stopped the Tab key on its way.
"""

import streamlit as st

from cimpact.ui import state


def beat() -> None:
    """Part of what asks: another sign each time."""
    state.next_turn("beat")
    st.html(f'<span hidden data-beat="{state.turn("beat")}"></span>')


def button() -> None:
    """Draws the whole page anew; part of the page, for our script alone."""
    st.button("↻", key="wake")
