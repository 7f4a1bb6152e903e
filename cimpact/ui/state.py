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
SHEET = "cimpact_sheet"
INVITATION = "cimpact_invitation"
INVITED = "cimpact_invited"
"""The token of an invitation followed in this tab, and of one made in it; never in a cookie."""
COOKIES = (SEAT, SIGN_IN, LANGUAGE, SHEET)
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
    shown: dict[str, object] = field(default_factory=dict)
    made: dict[str, Any] = field(default_factory=dict)
    edits: dict[str, tuple[str, Any]] = field(default_factory=dict)
    turns: dict[str, int] = field(default_factory=dict)
    unfolded: dict[str, bool] = field(default_factory=dict)
    has_saved: bool = False


def _tab() -> Tab:
    try:
        tab: Tab = st.session_state[_TAB]
    except KeyError:
        tab = st.session_state[_TAB] = Tab()
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


def filled_from(key: str, stored: T) -> T:
    """Fill a field before it is drawn; what it was filled from, which its saving compares with.

    It is filled with what is stored, until somebody enters something else: then it keeps that, and
    was filled from what was stored before.
    """
    shown: dict[str, Any] = _tab().shown
    is_touched = key in st.session_state and st.session_state[key] != shown.get(key, stored)
    if key not in shown or not is_touched:
        st.session_state[key] = shown[key] = stored
    return last_shown(key, stored)


def last_shown(key: str, stored: T) -> T:
    """What a field was filled from, drawn now or not; what is stored when it never was."""
    shown: dict[str, Any] = _tab().shown
    filled: T = shown.get(key, stored)
    return filled


def tell_shown(key: str, value: object) -> None:
    """Somebody has been told what a field's setting is now; what they entered stays."""
    _tab().shown[key] = value


def forget_shown(prefix: str) -> None:
    """The fields whose keys begin so have been saved, and are filled anew."""
    shown = _tab().shown
    for key in [key for key in shown if key.startswith(prefix)]:
        del shown[key]


def answer_is_saved() -> None:
    """Said when an answer is saved, until the whole page is drawn again."""
    _tab().has_saved = True


def has_saved_since_drawn() -> bool:
    """Whether an answer was saved since the whole page was drawn.

    Streamlit drops what a run has drawn when the browser's next request arrives just as it ends. A
    page that asks for itself meets that, and says at its next request once more what is saved.
    """
    return _tab().has_saved


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
    _tab().needs_whole_page = _tab().has_saved = False


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


def begin_edit(kind: str, name: str, shown: object) -> None:
    """Remember which thing of a kind is edited here, and how it stood when its fields were drawn.

    One thing of a kind at a time. What is saved later is compared with what was shown now.
    """
    _tab().edits[kind] = (name, shown)


def is_edited(kind: str, name: str) -> bool:
    """Whether this thing is the one being edited here."""
    return _tab().edits.get(kind, (None, None))[0] == name


def shown_in_edit(kind: str) -> Any:  # noqa: ANN401  whatever ``begin_edit`` was given
    """How the thing being edited stood when its fields were drawn; None when nothing is."""
    return _tab().edits.get(kind, (None, None))[1]


def end_edit(kind: str) -> None:
    """Forget what was being edited, saved or not."""
    _tab().edits.pop(kind, None)


def turn(name: str) -> int:
    """How often something has been begun anew in this tab: fields of another turn are empty."""
    return _tab().turns.get(name, 0)


def next_turn(name: str) -> None:
    """Begin anew: what the fields held so far is left behind."""
    _tab().turns[name] = turn(name) + 1


def is_made(key: str) -> bool:
    """Whether something was made under a key and not forgotten since."""
    return key in _tab().made
