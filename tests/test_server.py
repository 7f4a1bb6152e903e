"""What the server keeps of Streamlit's own work."""

import pytest
from streamlit import config
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session

from cimpact import server

SECTIONS = ("theme", "theme.light", "theme.dark", "theme.sidebar", "theme.dark.sidebar")


def themes() -> list[bytes]:
    """What Streamlit's messages say of each section of the theme."""
    messages = [CustomThemeConfig() for _ in SECTIONS]
    for message, section in zip(messages, SECTIONS, strict=True):
        app_session._populate_theme_msg(message, section)  # noqa: SLF001  what the server replaces
    return [message.SerializeToString(deterministic=True) for message in messages]


def test_the_theme_is_filled_once_and_stays_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app_session, "_populate_theme_msg", app_session._populate_theme_msg)  # noqa: SLF001
    expected = themes()

    server._fill_the_theme_once()  # noqa: SLF001  the server does it as it starts
    first = themes()
    monkeypatch.setattr(config, "get_options_for_section", None)

    assert (first, themes()) == (expected, expected)
    assert b"#01665e" in expected[SECTIONS.index("theme.light")]
