"""Back to one's own answers of an earlier session, by the own code, on any device."""

import streamlit as st

from cimpact.ui import owning, places
from cimpact.ui.visitor import visitor_text

_ = visitor_text()

places.link("join", _("← Take part"))
st.title(_("My answers of an earlier session"), anchor=False)
st.markdown(
    _(
        "The own code that you kept opens the answers that you gave with it: see them, correct "
        "them while the session is open, take them away or erase them."
    )
)
owning.found_or_not(_)
