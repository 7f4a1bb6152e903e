"""Who is at this tab: language, signed-in account, seat. Read anew from the database each time."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

import streamlit as st

from cimpact import signing
from cimpact.i18n import LANGUAGES, Translator, preferred, translator
from cimpact.settings import get_settings
from cimpact.store import accounts, seats
from cimpact.store.accounts import Account
from cimpact.store.answering import SeatLost
from cimpact.store.db import reading
from cimpact.store.seats import Seat
from cimpact.ui import state


@dataclass(frozen=True, slots=True)
class Visitor:
    """The rights and the language of whoever is here; both a seat and an account are possible."""

    text: Translator
    account: Account | None
    seat: Seat | None


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """The day, where the server is: a session is held in one room."""
    return datetime.now().astimezone().date()


def current_visitor() -> Visitor:
    """The visitor of this run, callback or fragment."""
    with reading() as db:
        sign_in, seat = remembered(state.SIGN_IN), remembered(state.SEAT)
        return Visitor(
            text=visitor_text(),
            account=accounts.account_of(db, sign_in, today=today()) if sign_in else None,
            seat=seats.seat_of(db, seat) if seat else None,
        )


def visitor_text() -> Translator:
    """The language chosen here, else the browser's, else the installation's."""
    settings = get_settings()
    text = preferred(st.context.locale or "", language=settings.language, region=settings.region)
    chosen = remembered(state.LANGUAGE)
    return translator(chosen, region=text.region) if chosen in LANGUAGES else text


def remembered(name: str) -> str:
    """A token or choice: this tab's, else the cookie's; empty when there is none."""
    value = state.kept(name)
    if value is None:
        value = signing.unsealed(name, st.context.cookies.get(name)) or ""
    return value


def follow_seat_link() -> None:
    """Take over the seat of a personal link, and take the token out of the address shown.

    A link that was cut leads nowhere, and takes nobody's seat away.
    """
    token = st.query_params.get("seat")
    if token:
        with reading() as db:
            is_known = seats.seat_of(db, token) is not None
        if is_known:
            state.keep(state.SEAT, token)
        else:
            state.refuse(SeatLost())
        del st.query_params["seat"]
