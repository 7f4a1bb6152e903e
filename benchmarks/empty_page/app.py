"""A page with nothing on it: what Streamlit itself costs, for comparison."""

import streamlit as st

st.set_page_config(page_title="Empty")
