"""What stands around every page: the header, and the note to the browser."""

import html
from urllib.parse import urlsplit

import streamlit as st

from cimpact import signing
from cimpact.i18n import LANGUAGES, Translator
from cimpact.network import room_url
from cimpact.settings import get_settings
from cimpact.signing import CookieWish
from cimpact.store import accounts
from cimpact.store.db import transaction
from cimpact.ui import places, state
from cimpact.ui.errors import told
from cimpact.ui.visitor import Visitor, remembered


def header(visitor: Visitor) -> None:
    """The first line of every page but the wall."""
    _ = visitor.text
    with st.container(
        horizontal=True,
        horizontal_alignment="distribute",
        vertical_alignment="center",
        key="header",
    ):
        if visitor.account is None:
            st.markdown("**Cimpact**", width="content")
            _language_button(_)
        else:
            places.link("collectives", _("Collectives"))
            with st.container(horizontal=True, width="content", vertical_alignment="center"):
                st.text(visitor.account.name, width="content")
                _language_button(_)
                st.button(_("Sign out"), key="sign_out", type="tertiary", on_click=_sign_out)


def footer(_: Translator) -> None:
    """The last line of every page but the wall and the steps of the walk.

    On a phone's walk each element is sent to the whole room at every step.
    """
    with st.container(horizontal=True, key="footer"):
        for address in places.ABOUT:
            places.link(address, _(places.PLACES[address][1]))


def note(_: Translator, *, step: str) -> None:
    """Tell the browser the language, the cookies to keep, and which step begins at its top."""
    attributes = {
        "data-note": "cimpact",
        "data-language": _.tag,
        "data-step": step,
        "data-ticket": _ticket(),
    }
    written = " ".join(f'{name}="{html.escape(value)}"' for name, value in attributes.items())
    st.html(f"<span hidden {written}></span>")


def room_address() -> str:
    """The address that phones open.

    The configured one, else the one this page was opened at, else this computer's on its network.
    """
    settings = get_settings()
    here = urlsplit(st.context.url or "")
    if not settings.public_url and here.hostname not in {None, "localhost", "127.0.0.1", "::1"}:
        return f"{here.scheme}://{here.netloc}"
    return room_url(settings.public_url, port=st.get_option("server.port"))


def _language_button(_: Translator) -> None:
    (other,) = (code for code in LANGUAGES if code != _.language)
    st.button(
        LANGUAGES[other],
        key="language",
        type="tertiary",
        on_click=_switch_language,
        args=(other,),
    )


def _switch_language(language: str) -> None:
    state.keep(state.LANGUAGE, language)
    state.need_whole_page()


@told
def _sign_out() -> None:
    with transaction() as db:
        accounts.end_sign_in(db, remembered(state.SIGN_IN))
    state.keep(state.SIGN_IN, "")


def _ticket() -> str:
    """A ticket for the cookies of what this tab keeps or gave up; empty when there is nothing.

    Asked for each time: the cookies known here are those of the first connection, and what the
    browser holds by now may be something else, such as a seat taken and left in this very tab.
    """
    wishes = [
        CookieWish(name, signing.sealed(name, token) if token else "")
        for name in state.COOKIES
        if (token := state.kept(name)) is not None
    ]
    return signing.ticket(wishes) if wishes else ""
