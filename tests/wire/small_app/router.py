"""The main script: two pages and a widget above them."""

import streamlit as st

st.session_state.page_runs = st.session_state.get("page_runs", 0) + 1
language = st.radio("Language", ["fr", "en"], key="language")
st.navigation([st.Page("walk.py", default=True), st.Page("away.py")]).run()
