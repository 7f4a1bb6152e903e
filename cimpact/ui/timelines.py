"""The timeline of a collective on its page: by year, filtered by kind, a part at a time."""

from collections.abc import Sequence

import streamlit as st

from cimpact.core.timeline import End, Event, SessionHeld, kinds_of
from cimpact.findings import timeline as words
from cimpact.findings.timeline import Line
from cimpact.i18n import Translator
from cimpact.store import access, overview
from cimpact.store import timeline as stored
from cimpact.store.access import Right
from cimpact.store.accounts import Account
from cimpact.store.db import reading, transaction
from cimpact.store.tables import Collective, WorkshopState
from cimpact.store.workshops import NotClosed
from cimpact.ui import guards, places, state
from cimpact.ui.text import plain

FILTER, SHOWN = "timeline_kind", "timeline_shown"
EVERYTHING = "everything"
DATE_WIDTH = 125
"""Pixels, on a phone too: a list of days is read down its left side."""
AT_A_TIME = 50
"""Rows drawn at first, and added by the button below them."""


def heading(collective: Collective, _: Translator) -> None:
    """The way back, and whose timeline it is."""
    places.link("workshops", f"← {plain(collective.name)}", collective=collective.id)
    st.title(_("Timeline"), anchor=False)


def events_of(collective: Collective) -> list[Event]:
    """All that happened in a collective, the latest first."""
    with reading() as db:
        return stored.events_of(db, collective)


def what_to_do_first(collective: Collective, _: Translator) -> None:
    """Instead of an empty list: where its first rows come from."""
    st.markdown(
        _(
            "Nothing has happened yet. Write down what you want to change, or hold a first "
            "session: both will stand here with their day."
        )
    )
    if not guards.may(Right.RUN, collective.id):
        return
    places.link("profile", _("Write the profile →"), collective=collective.id)
    places.link("workshops", _("Create a session →"), collective=collective.id)


def listed(collective: Collective, events: Sequence[Event], _: Translator) -> None:
    """The rows of the kind that was chosen, by year; the oldest ones on demand."""
    kind = _kind(events, _)
    wanted = [event for event in events if kind in {EVERYTHING, event.kind}]
    key = f"{SHOWN}:{collective.id}"
    count = int(state.widget(key) or AT_A_TIME)
    shown = wanted[:count]
    with st.container(key="timeline"):
        for year, lines in words.by_year(shown, events, _ends(shown), _).items():
            st.header(str(year), anchor=False)
            with st.container(key=f"timeline_{year}"):
                for line in lines:
                    _row(line, _)
    if len(wanted) > count:
        more = min(len(wanted) - count, AT_A_TIME)
        label = _.ngettext("Show {n} older row", "Show {n} older rows", more)
        st.button(label, key="older", on_click=state.fill, args=(key, count + more))


def _kind(events: Sequence[Event], _: Translator) -> str:
    """Which kind to look at; not asked while there is one only."""
    kinds = kinds_of(events)
    if len(kinds) == 1:
        return EVERYTHING
    labels = {EVERYTHING: _("Everything"), **{kind.value: _(words.KINDS[kind]) for kind in kinds}}
    state.tell_again(FILTER, _.language)
    if state.widget(FILTER) not in labels:
        state.fill(FILTER, EVERYTHING)
    chosen = st.segmented_control(
        _("Show"),
        list(labels),
        format_func=labels.__getitem__,
        key=FILTER,
        label_visibility="collapsed",
    )
    return chosen or EVERYTHING


def _row(line: Line, _: Translator) -> None:
    with st.container(horizontal=True, gap="small"):
        st.caption(_.date(line.day), width=DATE_WIDTH)
        with st.container():  # a long line wraps beside its day, not below it
            _what_happened(line)


def _what_happened(line: Line) -> None:
    if line.workshop:
        address = "summary" if line.is_closed else "live"
        places.link(address, plain(line.title), workshop=line.workshop)
    else:
        small = [f":small[{plain(detail)}]" for detail in line.details]
        st.markdown("  \n".join([plain(line.title), *small]))


def _ends(events: Sequence[Event]) -> dict[str, End]:
    """How the closed ones among some sessions ended; found out once for each, and kept."""
    account = guards.signed_in()
    return {
        event.id: event.end or _found_out(account, event.id)
        for event in events
        if isinstance(event, SessionHeld) and event.state == WorkshopState.CLOSED
    }


def _found_out(account: Account, workshop_id: str) -> End:
    """Raises NotClosed when somebody reopens the session at this very moment."""
    with transaction() as db:
        workshop = access.workshop_for(db, account.id, workshop_id, needs=Right.SEE)
        standing = overview.keep_standing(db, workshop)
    if standing is None:
        raise NotClosed
    return standing.end
