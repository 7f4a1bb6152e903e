"""What one browser tab remembers between two runs: the only place that touches session state.

Rights are never kept here, only the tokens that prove them; the database is asked each time.
"""

from collections.abc import Callable
from typing import TypeVar

import streamlit as st

from cimpact.errors import CimpactError

SEAT = "cimpact_seat"
SIGN_IN = "cimpact_sign_in"
LANGUAGE = "cimpact_language"
COOKIES = (SEAT, SIGN_IN, LANGUAGE)
"""What is kept in cookies too, under the same names."""

T = TypeVar("T")

_REFUSAL = "refusal"
_CONFIRMATION = "confirmation"
_ADDRESS = "address"
_DESTINATION = "destination"
_WORDS = "words"
_SAVED = "saved"
_MADE = "made"
_WHOLE_PAGE = "whole_page"
_UNFOLDED = "unfolded"


def kept(name: str) -> str | None:
    """A token or choice of this tab: None when never set, empty when given up."""
    value = st.session_state.get(name)
    return None if value is None else str(value)


def keep(name: str, value: str) -> None:
    """Remember a token or choice in this tab; the frame asks the browser to keep it as a cookie."""
    st.session_state[name] = value


def widget(key: str) -> str | None:
    """What a widget holds, as text; None when nothing is chosen or it is not shown."""
    value = st.session_state.get(key)
    return None if value is None else str(value)


def tell_again(key: str, language: str) -> bool:
    """Before a list of translated options is drawn: whether the browser is told what it holds.

    It is when the language changed since: the browser knows a choice by its words, and would send
    those of the language before. A list that is told takes no default, or Streamlit would warn.
    """
    words, before = f"{_WORDS}:{key}", kept(f"{_WORDS}:{key}")
    keep(words, language)
    if before in {None, language} or key not in st.session_state:
        return False
    st.session_state[key] = st.session_state[key]
    return True


def saved(key: str) -> object:
    """What this tab knows to be saved of a widget; None when nothing is."""
    return st.session_state.get(f"{_SAVED}:{key}")


def remember_saved(key: str, value: object) -> None:
    """Remember what is saved of a widget: by this tab, or before the widget was drawn."""
    st.session_state[f"{_SAVED}:{key}"] = value


def unfolded() -> dict[str, bool]:
    """Which parts of the walk somebody has unfolded in this tab, and which folded again."""
    parts: dict[str, bool] = st.session_state.setdefault(_UNFOLDED, {})
    return parts


def unfold(part: str, *, is_open: bool) -> None:
    """Unfold a part of the walk, or fold it again."""
    unfolded()[part] = is_open


def forget_unfolded() -> None:
    """Fold everything, for another respondent."""
    unfolded().clear()


def forget_widgets(prefix: str) -> None:
    """Forget what the widgets of another respondent held."""
    for key in [key for key in st.session_state if str(key).startswith(prefix)]:
        del st.session_state[key]


def refuse(error: CimpactError) -> None:
    """Keep a refusal until the page shows it."""
    st.session_state[_REFUSAL] = error


def pending_refusal() -> CimpactError | None:
    """The refusal to show now, once."""
    error = st.session_state.pop(_REFUSAL, None)
    return error if isinstance(error, CimpactError) else None


def confirm(message: str) -> None:
    """Keep a sentence that says what was done, until the page shows it."""
    st.session_state[_CONFIRMATION] = message


def pending_confirmation() -> str | None:
    """The confirmation to show now, once."""
    message = st.session_state.pop(_CONFIRMATION, None)
    return None if message is None else str(message)


def set_address(address: str) -> None:
    """Remember which page is being drawn; several pages share one script."""
    st.session_state[_ADDRESS] = address


def address() -> str:
    """The address of the page being drawn."""
    return str(st.session_state.get(_ADDRESS, ""))


def head_for(address: str, **query: str) -> None:
    """Decide in a callback where to go; the router goes there before it draws anything."""
    st.session_state[_DESTINATION] = (address, query)
    need_whole_page()


def need_whole_page() -> None:
    """Say in a callback that more than a fragment must be drawn again."""
    st.session_state[_WHOLE_PAGE] = True


def whole_page_is_drawn() -> None:
    """Said by the router, which draws it."""
    st.session_state[_WHOLE_PAGE] = False


def redraw_whole_page_if_needed() -> None:
    """First statement of a fragment beside buttons of the page.

    Leaving a field by pressing a button reaches the server as one run of the field's fragment: the
    button's callback has been called, and the page would stay as it was.
    """
    if st.session_state.get(_WHOLE_PAGE):
        st.rerun()


def pending_destination() -> tuple[str, dict[str, str]] | None:
    """Where the last act leads, once."""
    destination: tuple[str, dict[str, str]] | None = st.session_state.pop(_DESTINATION, None)
    return destination


def made_once(key: str, make: Callable[[], T]) -> T:
    """What this tab has made under a key, made now the first time."""
    made: dict[str, T] = st.session_state.setdefault(_MADE, {})
    if key not in made:
        made[key] = make()
    return made[key]


def forget_made(prefix: str) -> None:
    """Forget what was made under the keys that begin so."""
    made: dict[str, object] = st.session_state.get(_MADE, {})
    for key in [key for key in made if key.startswith(prefix)]:
        del made[key]
