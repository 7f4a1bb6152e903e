"""The second page: a fragment that refreshes itself."""

import streamlit as st


@st.fragment(run_every=0.2)
def clock() -> None:
    st.session_state.ticks = st.session_state.get("ticks", 0) + 1
    st.text(f"ticks: {st.session_state.ticks}")


st.text(f"carried: {st.session_state.get('answer:A')} {st.session_state.language}")
st.text(f"from: {st.query_params.get('from', 'nowhere')}")
clock()
