"""Widgets look their value up, and Streamlit's walk through everything is left for who wants it."""

import pytest
from streamlit.runtime.state import SafeSessionState
from streamlit.runtime.state.session_state import SessionState
from streamlit.testing.v1 import AppTest

from cimpact.lookups import look_values_up_one_by_one


@pytest.fixture(autouse=True)
def one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """As the server does it, for one test."""
    monkeypatch.setattr(SafeSessionState, "filtered_state", SafeSessionState.filtered_state)
    look_values_up_one_by_one()


def page() -> None:
    """A list of options and a field, each with a key."""
    import streamlit as st  # noqa: PLC0415  the page runs as a script of its own

    st.radio("Level", ["low", "high"], index=None, key="level")
    st.text_area("Note", key="note")


def test_values_are_those_that_are_walked() -> None:
    tab = SafeSessionState(SessionState(), lambda: None)
    tab["seat"], tab["tab"] = "a token", {"made": 1}

    assert dict(tab.filtered_state) == {"seat": "a token", "tab": {"made": 1}}
    assert ("seat" in tab.filtered_state, "other" in tab.filtered_state) == (True, False)
    assert len(tab.filtered_state) == 2
    with pytest.raises(KeyError):
        tab.filtered_state["other"]


def test_widgets_are_drawn_and_changed_without_a_walk(monkeypatch: pytest.MonkeyPatch) -> None:
    walk = SessionState.filtered_state
    monkeypatch.setattr(SessionState, "filtered_state", property(_refused))
    tab = AppTest.from_function(page).run(timeout=20)
    tab.radio(key="level").set_value("high").run(timeout=20)
    tab.text_area(key="note").set_value("A fact").run(timeout=20)
    monkeypatch.setattr(SessionState, "filtered_state", walk)

    assert not tab.exception
    assert (tab.session_state["level"], tab.session_state["note"]) == ("high", "A fact")
    tab.radio(key="level").set_value(None).run(timeout=20)
    assert tab.session_state["level"] is None


def _refused(_state: SessionState) -> None:
    raise AssertionError("walked through the whole session state")
