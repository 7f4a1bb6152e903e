"""The list of collectives: where each stands in words, found by name, state and role."""

from collections.abc import Callable, Iterator

import streamlit as st

from cimpact.errors import N_
from cimpact.findings.gates import VERDICTS
from cimpact.i18n import Translator
from cimpact.store import access
from cimpact.store import overview as stored
from cimpact.store.access import Right
from cimpact.store.accounts import Account
from cimpact.store.db import reading, transaction
from cimpact.store.overview import CollectiveLine, LastSession, Standing
from cimpact.store.tables import TeamRole, WorkshopState
from cimpact.store.texts import unaccented
from cimpact.ui import console, facilitating, places, state
from cimpact.ui.roles import ROLES
from cimpact.ui.text import plain
from cimpact.ui.visitor import today

FEW = 5
"""Up to so many collectives the eye finds without a search."""

STATES: dict[str, tuple[str, Callable[[CollectiveLine], bool]]] = {
    "open": (N_("A session is open"), lambda line: line.open > 0),
    "draft": (N_("A session is in preparation"), lambda line: line.drafts > 0),
    "closed": (
        N_("The last session is closed"),
        lambda line: line.last is not None and line.last.state is WorkshopState.CLOSED,
    ),
    "none": (N_("No session yet"), lambda line: line.sessions == 0),
}
NO_VERDICT = {
    Standing.NO_GATES: N_("Last session on {date}, without preconditions"),
    Standing.TOO_FEW: N_("Last session on {date}: too few answers to show"),
    Standing.TO_CORRECT: N_("Last session on {date}: more people answered than were invited"),
}


def collectives(account: Account, _: Translator) -> list[CollectiveLine]:
    """The collectives that the signed-in facilitator owns or shares.

    How a session ended is diagnosed once, by the first list that needs it.
    """
    lines = _read(account)
    to_diagnose = stored.without_standing(lines)
    if not to_diagnose:
        return lines
    with st.spinner(_("Working out how the last sessions ended, once for each…")):
        for workshop_id in to_diagnose:
            _keep_standing(account, workshop_id)
    return _read(account)


def _keep_standing(account: Account, workshop_id: str) -> None:
    with transaction() as db:
        workshop = access.workshop_for(db, account.id, workshop_id, needs=Right.SEE)
        stored.keep_standing(db, workshop)


def _read(account: Account) -> list[CollectiveLine]:
    with reading() as db:
        return stored.collectives_of(db, account.id, today=today())


def in_use(lines: list[CollectiveLine], _: Translator) -> None:
    """The collectives that are not archived; when there are many, those that somebody looks for."""
    used = _used(lines)
    if not used:
        _welcome(_)
    shown = _looked_for(used, _) if are_many(lines) else used
    with st.container(gap="xsmall"):
        for line in shown:
            _line(line, _)
    if used and not shown:
        st.markdown(_("No collective fits. Shorten the name, or take a filter away."))


def archived(lines: list[CollectiveLine], _: Translator) -> None:
    """The archived ones, apart."""
    kept = [line for line in lines if line.archived_on is not None]
    if kept:
        with st.expander(_("Archived ({n})", n=_.number(len(kept)))):
            for line in kept:
                _line(line, _)


def are_many(lines: list[CollectiveLine]) -> bool:
    """Whether there are more collectives in use than the eye finds at once."""
    return len(_used(lines)) > FEW


def new_collective(_: Translator) -> None:
    """Create one, and go there."""
    with st.form("new_collective", clear_on_submit=True, border=False):
        name = st.text_input(_("Name of the new collective"), key="collective_name", max_chars=120)
        creating = st.form_submit_button(
            _("Create the collective"), key="create_collective", type="primary"
        )
    if creating:
        places.go("workshops", collective=facilitating.create_collective(name))


def _used(lines: list[CollectiveLine]) -> list[CollectiveLine]:
    return [line for line in lines if line.archived_on is None]


def _welcome(_: Translator) -> None:
    st.markdown(
        _(
            "A collective is the group you accompany: a neighbourhood table, a network, "
            "a coalition. Create the first one, or look at the sample."
        )
    )


def _looked_for(lines: list[CollectiveLine], _: Translator) -> list[CollectiveLine]:
    """Ask for a name, a state and a role; those that fit all three."""
    for key in ("find_state", "find_role"):
        state.tell_again(key, _.language)
    with st.container(horizontal=True, vertical_alignment="bottom", key="find"):
        words = st.text_input(_("Name"), key="find_name", placeholder=_("Search by name"))
        wanted_state = st.selectbox(
            _("Sessions"),
            list(STATES),
            index=None,
            placeholder=_("All"),
            format_func=lambda code: _(STATES[code][0]),
            key="find_state",
        )
        wanted_role = st.selectbox(
            _("My role"),
            list(ROLES),
            index=None,
            placeholder=_("All"),
            format_func=lambda role: _(ROLES[role]),
            key="find_role",
        )
    found = [
        line
        for line in lines
        if all(word in unaccented(line.name) for word in unaccented(words).split())
        and (wanted_state is None or STATES[wanted_state][1](line))
        and wanted_role in {None, line.role}
    ]
    st.caption(
        _.ngettext(
            "{n} of {total} collectives",
            "{n} of {total} collectives",
            len(found),
            total=_.number(len(lines)),
        )
    )
    return found


def _line(line: CollectiveLine, _: Translator) -> None:
    """One collective: its name as a link, and what is to be known of it in a breath."""
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        with st.container(gap="xxsmall"):
            places.link("workshops", f"**{plain(line.name)}**", collective=line.id)
            st.markdown(_last_session(line.last, _) if line.last else _("No session held yet"))
            facts = " · ".join(_facts(line, _))
            if facts:
                st.caption(facts)
        if line.open:
            console.state_badge(WorkshopState.OPEN, _)


def _last_session(last: LastSession, _: Translator) -> str:
    """When the group last met, and its verdict in words once that session is closed."""
    date = _.date(last.held_on)
    if last.standing is None:
        return _("Session of {date}", date=date)
    if last.standing in NO_VERDICT:
        return _(NO_VERDICT[last.standing], date=date)
    verdict = _(VERDICTS[last.standing.verdict]).rstrip(".")
    return _("Last session on {date}: “{verdict}”", date=date, verdict=verdict)


def _facts(line: CollectiveLine, _: Translator) -> Iterator[str]:
    """The small print of a line, a phrase each: what comes next for the group belongs here too."""
    held = line.sessions - line.drafts
    if held:
        yield _.ngettext("{n} session", "{n} sessions", held)
    if line.drafts:
        yield _.ngettext("{n} session in preparation", "{n} sessions in preparation", line.drafts)
    if line.coming:
        yield _("next session on {date}", date=_.date(line.coming))
    if line.actions:
        yield _open_actions(line, _)
    if line.role is not TeamRole.OWNER:
        yield _(
            "{role} (owner: {owner})", role=_(ROLES[line.role]).lower(), owner=plain(line.owner)
        )
    if line.is_sample:
        yield _("sample")


def _open_actions(line: CollectiveLine, _: Translator) -> str:
    """How much the group still has to do, and by when the first of it."""
    if line.due is None:
        return _.ngettext("{n} open action", "{n} open actions", line.actions)
    if line.due < today():
        return _.ngettext(
            "{n} open action, due since {date}",
            "{n} open actions, the earliest due since {date}",
            line.actions,
            date=_.date(line.due),
        )
    return _.ngettext(
        "{n} open action, due by {date}",
        "{n} open actions, the earliest due by {date}",
        line.actions,
        date=_.date(line.due),
    )
