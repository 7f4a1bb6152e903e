"""The page of an invitation: who invites to what, and the way in."""

import streamlit as st

from cimpact.i18n import Translator
from cimpact.store import access
from cimpact.store.accounts import Account
from cimpact.store.db import reading
from cimpact.store.invitations import TeamInvite
from cimpact.ui import facilitating, places, sharing, state
from cimpact.ui.team import role_and_rights
from cimpact.ui.text import plain


def without_link(_: Translator) -> None:
    """What the page says when no link was followed to it."""
    st.markdown(_("Open the link that you received: it says who invites you, and to what."))
    places.link("collectives", _("My collectives"))


def what_it_is(invite: TeamInvite, _: Translator) -> None:
    """Who invites to which collective, as what, until when."""
    st.markdown(
        _(
            "**{name}** invites you to share the collective **{collective}**.",
            name=plain(invite.invited_by),
            collective=plain(invite.collective),
        )
    )
    st.markdown(role_and_rights(invite.role, _))
    st.caption(_("The link works once, until {date}.", date=_.date(invite.expires_on)))


def is_inside(invite: TeamInvite, account: Account) -> bool:
    """Whether somebody needs no invitation any more."""
    with reading() as db:
        return access.role_in(db, account.id, invite.collective_id) is not None


def already_inside(invite: TeamInvite, _: Translator) -> None:
    """The way for somebody who is in the team."""
    st.info(_("You are in the team of this collective."))
    places.link("workshops", _("Go to the collective →"), collective=invite.collective_id)


def accepting(account: Account, _: Translator) -> None:
    """One button for somebody who is signed in."""
    st.markdown(_("You are signed in as **{name}**.", name=plain(account.name)))
    if st.button(_("Accept the invitation"), key="accept_invitation", type="primary"):
        _enter(sharing.accept(), _)


def ways_in(_: Translator) -> None:
    """For somebody who is not signed in: a new account, or the one that they have."""
    state.tell_again("has_account", _.language)
    has_account = st.radio(
        _("To enter, you need an account here."),
        [False, True],
        format_func=lambda has: _("I have an account") if has else _("I am new here"),
        horizontal=True,
        key="has_account",
    )
    if has_account:
        _sign_in(_)
    else:
        _new_account(_)


def _sign_in(_: Translator) -> None:
    with st.form("signing_in", border=False):
        name = st.text_input(
            _("Your name"), key="sign_in_name", max_chars=80, autocomplete="username"
        )
        passphrase = st.text_input(
            _("Your passphrase"),
            type="password",
            key="sign_in_passphrase",
            autocomplete="current-password",
        )
        signing_in = st.form_submit_button(_("Sign in"), key="sign_in", type="primary")
    if signing_in:
        facilitating.sign_in(name, passphrase)
        places.go("invitation")


def _new_account(_: Translator) -> None:
    with st.form("new_account", border=False):
        name = st.text_input(
            _("Your name"), key="account_name", max_chars=80, autocomplete="username"
        )
        passphrase = st.text_input(
            _("A passphrase of 12 characters or more; a short sentence works well"),
            type="password",
            key="account_passphrase",
            autocomplete="new-password",
        )
        creating = st.form_submit_button(
            _("Create the account and accept"), key="create_account", type="primary"
        )
    if creating:
        _enter(sharing.accept_with_new_account(name, passphrase), _)


def _enter(collective_id: str, _: Translator) -> None:
    state.confirm(_("Welcome to the team of this collective."))
    places.go("workshops", collective=collective_id)
