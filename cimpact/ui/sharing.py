"""What people do about a team: invite, accept, change, hand over, leave; the right checked in each.

An invitation's token stays in the tab of whoever follows its link, until they accept.
"""

import streamlit as st

from cimpact.signing import keyed_hash
from cimpact.store import access, accounts, audit, invitations, limits, passphrases, team
from cimpact.store.access import Right
from cimpact.store.accounts import NameTaken
from cimpact.store.audit import Act
from cimpact.store.db import reading, transaction
from cimpact.store.invitations import InvitationGone, TeamInvite
from cimpact.store.limits import Lock
from cimpact.store.tables import Facilitator, TeamRole
from cimpact.ui import state
from cimpact.ui.errors import told
from cimpact.ui.guards import acting
from cimpact.ui.visitor import current_visitor, now, today, visitor_text


@told
def invite(collective_id: str) -> None:
    """Make the invitation that the form describes; its link shows in this tab until it is used."""
    account = acting()
    role = TeamRole(state.widget("invite_role") or TeamRole.OBSERVER)
    label = state.widget("invite_label") or ""
    with transaction() as db:
        collective = access.collective_for(db, account.id, collective_id, needs=Right.OWN)
        token = invitations.invite(
            db, collective, role=role, label=label, invited_by_id=account.id, today=today()
        )
        audit.record(db, collective, Act.INVITE, who=account.name, at=now(), subject=label)
    state.keep(state.INVITED, token)


@told
def withdraw(collective_id: str, invitation_id: str) -> None:
    """Make an invitation useless."""
    account, _ = acting(), visitor_text()
    with transaction() as db:
        collective = access.collective_for(db, account.id, collective_id, needs=Right.OWN)
        label = invitations.withdraw(db, collective, invitation_id)
        audit.record(db, collective, Act.WITHDRAW, who=account.name, at=now(), subject=label)
    state.confirm(_("The invitation is withdrawn: its link opens nothing any more."))


@told
def change_role(collective_id: str, facilitator_id: str, name: str, key: str) -> None:
    """Give somebody the role that the field of their line holds."""
    account, _ = acting(), visitor_text()
    role = TeamRole(state.widget(key) or TeamRole.OBSERVER)
    state.forget_shown(key)
    with transaction() as db:
        collective = access.collective_for(db, account.id, collective_id, needs=Right.OWN)
        team.change_role(db, collective, facilitator_id=facilitator_id, role=role)
        audit.record(db, collective, Act.ROLE, who=account.name, at=now(), subject=name)
    state.confirm(_("The role is changed, with effect at once."))


@told
def remove(collective_id: str, facilitator_id: str, name: str) -> None:
    """Take somebody out of the team."""
    account, _ = acting(), visitor_text()
    with transaction() as db:
        collective = access.collective_for(db, account.id, collective_id, needs=Right.OWN)
        team.remove_member(db, collective, facilitator_id=facilitator_id)
        audit.record(db, collective, Act.REMOVE, who=account.name, at=now(), subject=name)
    state.confirm(_("This person is no longer in the team, with effect at once."))


@told
def transfer(collective_id: str) -> None:
    """Hand the collective over to the person whom the form names."""
    account, _ = acting(), visitor_text()
    to = state.widget("transfer_to") or ""
    with transaction() as db:
        collective = access.collective_for(db, account.id, collective_id, needs=Right.OWN)
        team.transfer(db, collective, to=to)
        name = db.get_one(Facilitator, to).name
        audit.record(db, collective, Act.TRANSFER, who=account.name, at=now(), subject=name)
    state.confirm(_("The collective is handed over. You stay in its team as a facilitator."))


@told
def leave(collective_id: str) -> None:
    """Take oneself out of the team."""
    account, _ = acting(), visitor_text()
    with transaction() as db:
        collective = access.collective_for(db, account.id, collective_id, needs=Right.SEE)
        team.remove_member(db, collective, facilitator_id=account.id)
        audit.record(db, collective, Act.LEAVE, who=account.name, at=now())
    state.confirm(_("You have left the team."))
    state.head_for("collectives")


def follow_link() -> None:
    """Keep the token of the link that was opened in this tab, and take it out of the address."""
    token = st.query_params.get("token")
    if token:
        state.keep(state.INVITATION, token)
        del st.query_params["token"]


def invite_held() -> TeamInvite | None:
    """What the link opened in this tab invites to; None without one.

    Raises InvitationGone, TooManyFailures. Failures are counted against a pseudonym of the address.
    """
    token = state.kept(state.INVITATION)
    if not token:
        return None
    account = current_visitor().account
    try:
        with reading() as db:
            limits.refuse_tired(db, Lock.INVITATION, _here(), at=now())
            return invitations.invitation_of(
                db, token, facilitator_id=account.id if account else None, today=today()
            )
    except InvitationGone:
        _record_failure()
        state.keep(state.INVITATION, "")
        raise


def accept() -> str:
    """Enter the team that this tab's link leads to; the id of its collective.

    Raises InvitationGone, AlreadyInTheTeam.
    """
    account = acting()
    token = state.kept(state.INVITATION) or ""
    with transaction() as db:
        collective = invitations.accept(db, token, facilitator_id=account.id, today=today())
        audit.record(db, collective, Act.JOIN, who=account.name, at=now())
    state.keep(state.INVITATION, "")
    return collective.id


def accept_with_new_account(name: str, passphrase: str) -> str:
    """Create an account, sign in to it and enter the team; the id of its collective.

    Raises InvitationGone, TooManyFailures, NameTaken, NameMissing, PassphraseTooShort. Names that
    are taken are counted like wrong links: each tells that an account exists.
    """
    invite_held()
    passphrase_hash = passphrases.hashed(passphrase)
    token = state.kept(state.INVITATION) or ""
    try:
        with transaction() as db:
            account, collective = invitations.accept_with_new_account(
                db, token, name=name, passphrase_hash=passphrase_hash, today=today()
            )
            audit.record(db, collective, Act.JOIN, who=account.name, at=now())
            state.keep(state.SIGN_IN, accounts.start_sign_in(db, account, today=today()))
    except NameTaken:
        _record_failure()
        raise
    state.keep(state.INVITATION, "")
    return collective.id


def _record_failure() -> None:
    with transaction() as db:
        limits.record_failure(db, Lock.INVITATION, _here(), at=now())


def _here() -> str:
    return keyed_hash(st.context.ip_address or "local")
