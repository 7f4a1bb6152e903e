"""How the figures come about, in words, with every threshold; and what is never said."""

import streamlit as st

from cimpact.findings import method, thresholds
from cimpact.ui import about
from cimpact.ui.visitor import visitor_text

_ = visitor_text()

about.way_back(_)
st.title(_("Method"), anchor=False)
for chapter in method.chapters(_):
    st.header(chapter.title, anchor=False)
    st.markdown("\n".join(f"- {line}" for line in chapter.lines))

st.header(_("What is held against such instruments, and our answer"), anchor=False)
st.markdown("\n\n".join(f"**{one.criticism}**  \n{one.answer}" for one in method.criticisms(_)))

st.header(_("Where the questions come from"), anchor=False)
st.markdown("\n".join(f"- {line}" for line in method.origins(_)))

st.header(_("Every threshold"), anchor=False)
st.markdown(_("Each is a judgement of ours. None has been validated with groups."))
st.table(thresholds.table(_), hide_index=True)
