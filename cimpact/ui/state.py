"""What one browser tab remembers between two runs: the only place that touches session state.

Rights are never kept here, only the tokens that prove them; the database is asked each time. All
but the tokens lies in one object: Streamlit walks the whole session state for each widget it draws.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

import streamlit as st

from cimpact.errors import CimpactError

SEAT = "cimpact_seat"
SIGN_IN = "cimpact_sign_in"
LANGUAGE = "cimpact_language"
COOKIES = (SEAT, SIGN_IN, LANGUAGE)
"""What is kept in cookies too, under the same names."""

T = TypeVar("T")
Destination = tuple[str, dict[str, str]]

_TAB = "tab"


@dataclass(slots=True)
class Tab:
    """Everything else that this module remembers; its functions say what each part is for."""

    refusal: CimpactError | None = None
    confirmation: str | None = None
    address: str = ""
    destination: Destination | None = None
    needs_whole_page: bool = False
    words: dict[str, str] = field(default_factory=dict)
    saved: dict[str, object] = field(default_factory=dict)
    made: dict[str, Any] = field(default_factory=dict)
    unfolded: dict[str, bool] = field(default_factory=dict)


def _tab() -> Tab:
    if _TAB not in st.session_state:
        st.session_state[_TAB] = Tab()
    tab: Tab = st.session_state[_TAB]
    return tab


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


def fill(key: str, value: object) -> None:
    """Decide what a widget holds, in a callback or before it is drawn.

    One that is only forgotten keeps its old words.
    """
    st.session_state[key] = value


def tell_again(key: str, language: str) -> bool:
    """Before a list of translated options is drawn: whether the browser is told what it holds.

    It is when the language changed since: the browser knows a choice by its words, and would send
    those of the language before. A list that is told takes no default, or Streamlit would warn.
    """
    words = _tab().words
    before, words[key] = words.get(key), language
    if before in {None, language} or key not in st.session_state:
        return False
    st.session_state[key] = st.session_state[key]
    return True


def saved(key: str) -> object:
    """What this tab knows to be saved of a widget; None when nothing is."""
    return _tab().saved.get(key)


def remember_saved(key: str, value: object) -> None:
    """Remember what is saved of a widget: by this tab, or before the widget was drawn."""
    _tab().saved[key] = value


def unfolded() -> dict[str, bool]:
    """Which parts of the walk somebody has unfolded in this tab, and which folded again."""
    return _tab().unfolded


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
    _tab().refusal = error


def pending_refusal() -> CimpactError | None:
    """The refusal to show now, once."""
    tab = _tab()
    refusal, tab.refusal = tab.refusal, None
    return refusal


def confirm(message: str) -> None:
    """Keep a sentence that says what was done, until the page shows it."""
    _tab().confirmation = message


def pending_confirmation() -> str | None:
    """The confirmation to show now, once."""
    tab = _tab()
    confirmation, tab.confirmation = tab.confirmation, None
    return confirmation


def set_address(address: str) -> None:
    """Remember which page is being drawn; several pages share one script."""
    _tab().address = address


def address() -> str:
    """The address of the page being drawn."""
    return _tab().address


def head_for(address: str, **query: str) -> None:
    """Decide in a callback where to go; the router goes there before it draws anything."""
    _tab().destination = (address, query)
    need_whole_page()


def need_whole_page() -> None:
    """Say in a callback that more than a fragment must be drawn again."""
    _tab().needs_whole_page = True


def whole_page_is_drawn() -> None:
    """Said by the router, which draws it."""
    _tab().needs_whole_page = False


def redraw_whole_page_if_needed() -> None:
    """First statement of a fragment beside buttons of the page.

    Leaving a field by pressing a button reaches the server as one run of the field's fragment: the
    button's callback has been called, and the page would stay as it was.
    """
    if _tab().needs_whole_page:
        st.rerun()


def pending_destination() -> Destination | None:
    """Where the last act leads, once."""
    tab = _tab()
    destination, tab.destination = tab.destination, None
    return destination


def made_once(key: str, make: Callable[[], T]) -> T:
    """What this tab has made under a key, made now the first time."""
    made: dict[str, T] = _tab().made
    if key not in made:
        made[key] = make()
    return made[key]


def forget_made(prefix: str) -> None:
    """Forget what was made under the keys that begin so."""
    made = _tab().made
    for key in [key for key in made if key.startswith(prefix)]:
        del made[key]


def is_made(key: str) -> bool:
    """Whether something was made under a key and not forgotten since."""
    return key in _tab().made
