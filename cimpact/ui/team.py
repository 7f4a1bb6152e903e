"""The page of a team: who is in it, who is invited, handing over, leaving."""

from functools import partial

import streamlit as st

from cimpact.i18n import Translator
from cimpact.store import invitations
from cimpact.store import team as stored
from cimpact.store.access import Right
from cimpact.store.db import reading
from cimpact.store.invitations import LONGEST_LABEL, PendingInvitation
from cimpact.store.tables import Collective, TeamRole
from cimpact.store.team import SHARED_AS, TeamMember
from cimpact.ui import frame, guards, sharing, state
from cimpact.ui.roles import RIGHTS, ROLES
from cimpact.ui.text import plain
from cimpact.ui.visitor import today


def people(collective: Collective, _: Translator) -> list[TeamMember]:
    """Everybody of the team, a line each; its owner can change each line but their own."""
    with reading() as db:
        members = stored.team_of(db, collective)
    may_own = guards.may(Right.OWN, collective.id)
    for member in members:
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            with st.container(gap="xxsmall"):
                st.markdown(f"**{plain(member.name)}**")
                if not may_own or member.role is TeamRole.OWNER:
                    st.caption(_(ROLES[member.role]))
            if may_own and member.role is not TeamRole.OWNER:
                _change(collective, member, _)
    return members


def _change(collective: Collective, member: TeamMember, _: Translator) -> None:
    """Another role for somebody of the team, or the way out."""
    key = f"role:{member.id}"
    state.tell_again(key, _.language)
    state.filled_from(key, member.role.value)
    st.selectbox(
        _("Role of {name}", name=plain(member.name)),
        [role.value for role in SHARED_AS],
        format_func=lambda role: _(ROLES[TeamRole(role)]),
        label_visibility="collapsed",
        key=key,
        width=170,
        on_change=sharing.change_role,
        args=(collective.id, member.id, member.name, key),
    )
    with st.popover(_("Remove")):
        st.markdown(
            _(
                "{name} sees nothing of this collective any more, at once and on every open page. "
                "What they did stays.",
                name=f"**{plain(member.name)}**",
            )
        )
        st.button(
            _("Remove from the team"),
            key=f"remove:{member.id}",
            on_click=sharing.remove,
            args=(collective.id, member.id, member.name),
        )


def what_roles_may(_: Translator) -> None:
    """What each role lets somebody do."""
    with st.expander(_("Who may do what")):
        st.markdown("\n".join(f"- {role_and_rights(role, _)}" for role in ROLES))


def role_and_rights(role: TeamRole, _: Translator) -> str:
    """What somebody is to a collective, and what that lets them do."""
    return _("**{role}**: {rights}", role=_(ROLES[role]), rights=_(RIGHTS[role]))


def invite_form(collective: Collective, _: Translator) -> None:
    """Make a link for one person; it is shown in this tab until somebody has used it."""
    st.header(_("Invite somebody"), anchor=False)
    state.tell_again("invite_role", _.language)
    with st.form("invite", border=False):
        st.text_input(
            _("For whom? A note for yourself (optional)"),
            key="invite_label",
            max_chars=LONGEST_LABEL,
        )
        st.radio(
            _("As what"),
            [role.value for role in SHARED_AS],
            format_func=lambda role: _(ROLES[TeamRole(role)]),
            captions=[_(RIGHTS[role]) for role in SHARED_AS],
            key="invite_role",
        )
        st.form_submit_button(
            _("Make the link"),
            key="invite",
            type="primary",
            on_click=partial(sharing.invite, collective.id),
        )


def new_link(collective: Collective, _: Translator) -> None:
    """The link that this tab has just made, while nobody has used it."""
    token = state.kept(state.INVITED)
    if token and _is_pending(collective, token):
        with st.container(border=True, key="new_link"):
            st.markdown(
                _(
                    "Send this link to the person yourself. It is shown here only, works once, and "
                    "for {days} days: whoever opens it can enter.",
                    days=_.number(invitations.VALID_FOR.days),
                )
            )
            address = f"{frame.room_address()}/invitation?token={token}"
            st.code(address, language=None, wrap_lines=True)


def _is_pending(collective: Collective, token: str) -> bool:
    with reading() as db:
        return invitations.is_pending(db, collective, token, today=today())


def pending(collective: Collective, _: Translator) -> None:
    """The invitations that nobody has followed yet."""
    with reading() as db:
        waiting = invitations.pending(db, collective, today=today())
    if waiting:
        st.header(_("Invitations not used yet"), anchor=False)
    for invitation in waiting:
        _waiting(collective, invitation, _)


def _waiting(collective: Collective, invitation: PendingInvitation, _: Translator) -> None:
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        with st.container(gap="xxsmall"):
            st.markdown(plain(invitation.label) or _("Without a note"))
            st.caption(
                _(
                    "{role} · until {date} · from {name}",
                    role=_(ROLES[invitation.role]),
                    date=_.date(invitation.expires_on),
                    name=plain(invitation.invited_by),
                )
            )
        st.button(
            _("Withdraw"),
            key=f"withdraw:{invitation.id}",
            on_click=sharing.withdraw,
            args=(collective.id, invitation.id),
        )


def hand_over(collective: Collective, members: list[TeamMember], _: Translator) -> None:
    """Make somebody else the owner; without anybody else, what has to come first."""
    names = {member.id: member.name for member in members if member.role is not TeamRole.OWNER}
    with st.expander(_("Hand the collective over, or leave it")):
        if not names:
            st.markdown(
                _(
                    "A collective always has an owner. To leave it, invite somebody first, and "
                    "hand it over to them."
                )
            )
            return
        st.markdown(
            _(
                "The new owner decides about the collective and its team from then on. You stay as "
                "a facilitator, and can leave after that. Only the new owner can undo this."
            )
        )
        st.selectbox(_("New owner"), list(names), format_func=names.__getitem__, key="transfer_to")
        st.button(_("Hand over"), key="transfer", on_click=sharing.transfer, args=(collective.id,))


def leave(collective: Collective, _: Translator) -> None:
    """The way out for somebody of the team."""
    with st.popover(_("Leave the team")):
        st.markdown(
            _("You see nothing of this collective any more. Only its owner can invite you again.")
        )
        st.button(_("Leave"), key="leave_team", on_click=sharing.leave, args=(collective.id,))
