"""The application: ``streamlit run app.py`` starts all of it."""

import streamlit as st

from cimpact.server import lifespan, middleware, routes
from cimpact.ui.errors import show_error

app = st.App(
    "cimpact/ui/router.py",
    routes=routes,
    middleware=middleware,
    lifespan=lifespan,
    on_script_error=show_error,
)
