"""What the people of a team did, as a quiet list for its owner."""

from itertools import groupby

import streamlit as st

from cimpact.errors import N_
from cimpact.exports import EXPORTERS
from cimpact.i18n import Translator
from cimpact.store import audit
from cimpact.store.audit import MOST_SHOWN, Act, Entry
from cimpact.store.db import reading
from cimpact.store.tables import Collective
from cimpact.ui.text import plain

ACTS = {
    Act.PREPARE: N_("prepared the session of {session}"),
    Act.COPY: N_("prepared the session of {session}, as a copy"),
    Act.TARGETS: N_("changed the targets of the session of {session}"),
    Act.MODE: N_("changed how the group answers in the session of {session}"),
    Act.INVITED: N_("changed the number of people invited to the session of {session}"),
    Act.OPEN: N_("opened the session of {session}"),
    Act.CLOSE: N_("closed the session of {session}"),
    Act.REOPEN: N_("reopened the session of {session}"),
    Act.REVEAL: N_("showed the results of the session of {session} to the members"),
    Act.HIDE: N_("hid the results of the session of {session} from the members"),
    Act.EXPORT: N_("took a file of the session of {session} away: {subject}"),
    Act.EXPORT_NAMES: N_("took a file of the session of {session} away, with names: {subject}"),
    Act.IMPORT: N_("imported the answers of the session of {session} from a file"),
    Act.ERASE: N_("erased the session of {session}"),
    Act.INVITE: N_("made an invitation for {subject}"),
    Act.WITHDRAW: N_("withdrew the invitation for {subject}"),
    Act.JOIN: N_("entered the team by an invitation"),
    Act.ROLE: N_("changed the role of {subject}"),
    Act.REMOVE: N_("took {subject} out of the team"),
    Act.LEAVE: N_("left the team"),
    Act.TRANSFER: N_("handed the collective over to {subject}"),
    Act.RENAME: N_("changed the name of the collective, until then “{subject}”"),
    Act.ARCHIVE: N_("archived the collective"),
    Act.UNARCHIVE: N_("took the collective out of the archive"),
}


def log(collective: Collective, _: Translator) -> None:
    """The acts of the team, the latest first."""
    with reading() as db:
        entries = audit.entries_of(db, collective)
    with st.expander(_("What was done, by whom and when")):
        st.caption(_("Never what anybody answered. It goes when the collective is erased."))
        if not entries:
            st.markdown(_("Nothing yet."))
        for day, acts in groupby(entries, key=lambda entry: entry.at.astimezone().date()):
            st.markdown(f"**{_.date(day)}**\n" + "\n".join(_line(entry, _) for entry in acts))
        if len(entries) == MOST_SHOWN:
            st.caption(_("The last {n} acts are shown.", n=_.number(MOST_SHOWN)))


def _line(entry: Entry, _: Translator) -> str:
    """One act, as a line of a list."""
    who = plain(entry.who) if entry.who else _("The command line")
    return f"- {_.time(entry.at.astimezone())} · {who} {_what(entry, _)}"


def _what(entry: Entry, _: Translator) -> str:
    session = _.date(entry.held_on) if entry.held_on else ""
    return _(ACTS[entry.act], session=session, subject=_subject(entry, _))


def _subject(entry: Entry, _: Translator) -> str:
    """What else the act was about: a person, a label, a former name, a kind of file."""
    if entry.act in {Act.EXPORT, Act.EXPORT_NAMES} and entry.subject in EXPORTERS:
        return _(EXPORTERS[entry.subject].title)
    return plain(entry.subject) if entry.subject else _("somebody")
