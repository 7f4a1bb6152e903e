"""The first statement of every page: the right to be here, or a way out and nothing else."""

from typing import NoReturn

import streamlit as st

from cimpact.errors import N_, CimpactError
from cimpact.i18n import Translator
from cimpact.store import access
from cimpact.store.access import Right
from cimpact.store.accounts import Account
from cimpact.store.db import reading
from cimpact.store.seats import Seat
from cimpact.store.tables import Collective, OwnQuestionnaire, Workshop
from cimpact.ui import places
from cimpact.ui.visitor import current_visitor


class NotSignedIn(CimpactError):
    """An act that only a signed-in facilitator may do, from a tab that is signed out."""

    message = N_("You are no longer signed in. Nothing was changed: sign in and do it again.")


def signed_in() -> Account:
    """The signed-in facilitator; nobody else gets past this line."""
    visitor = current_visitor()
    _ = visitor.text
    if visitor.account is None:
        _turn_back(
            _("This page is for the people who run sessions. Sign in to open it."),
            "sign-in",
            _("Sign in"),
        )
    return visitor.account


def acting() -> Account:
    """The facilitator behind an act of a widget, read again. Raises NotSignedIn."""
    account = current_visitor().account
    if account is None:
        raise NotSignedIn
    return account


def collective(*, needs: Right) -> Collective:
    """The collective of the address, for who has that right to it. Raises NotYours."""
    account = signed_in()
    asked = st.query_params.get("collective", "")
    with reading() as db:
        return access.collective_for(db, account.id, asked, needs=needs)


def own_questionnaire(*, needs: Right) -> OwnQuestionnaire:
    """The questionnaire of the address, for who has that right to it. Raises NotYours."""
    account = signed_in()
    asked = st.query_params.get("questionnaire", "")
    with reading() as db:
        return access.questionnaire_for(db, account.id, asked, needs=needs)


def workshop(*, needs: Right) -> Workshop:
    """The session of the address, for who has that right to it. Raises NotYours."""
    account = signed_in()
    asked = st.query_params.get("workshop", "")
    with reading() as db:
        return access.workshop_for(db, account.id, asked, needs=needs)


def workshop_still(*, needs: Right) -> Workshop:
    """The session, for a part of its page that draws itself again.

    Without the right the whole page is drawn again in its place: all that it showed goes at once.
    """
    account = current_visitor().account
    asked = st.query_params.get("workshop", "")
    if account is None:
        st.rerun()
    with reading() as db:
        found = access.find_workshop(db, account.id, asked, needs=needs)
    if found is None:
        st.rerun()
    return found


def may(needs: Right, collective_id: str) -> bool:
    """Whether whoever is here has that right now: what a page shows and offers hangs on it.

    Each act asks again for itself: a button that is not drawn can still be made to fire.
    """
    account = current_visitor().account
    if account is None:
        return False
    with reading() as db:
        return access.may(db, account.id, collective_id, needs=needs)


def still(needs: Right, collective_id: str) -> None:
    """For a fragment with acts: without the right, the whole page is drawn again in its place."""
    if not may(needs, collective_id):
        st.rerun()


def seated() -> tuple[Seat, Translator]:
    """The seat of whoever answers here, and their language; without a seat, back to the code."""
    visitor = current_visitor()
    _ = visitor.text
    if visitor.seat is None:
        _turn_back(_("Enter the code of the session to take part."), "join", _("Enter the code"))
    return visitor.seat, _


def results_viewer() -> Workshop:
    """The session of the address, for whoever may see its results. Raises NotYours.

    Its team may at any time (results themselves exist after closing only); a member who sits in it
    may once it is closed and shown to the members. Whoever is neither is asked to sign in.
    """
    visitor = current_visitor()
    wanted = st.query_params.get("workshop", "")
    seat = visitor.seat
    if seat is None:
        signed_in()
    with reading() as db:
        if seat is not None and seat.sees_results and seat.invitation.workshop_id == wanted:
            return db.get_one(Workshop, wanted)
        if visitor.account is None:
            raise access.NotYours
        return access.workshop_for(db, visitor.account.id, wanted, needs=Right.SEE)


def _turn_back(message: str, address: str, label: str) -> NoReturn:
    st.info(message)
    places.link(address, label)
    st.stop()
    raise AssertionError  # st.stop() never returns, but does not say so to a type checker
