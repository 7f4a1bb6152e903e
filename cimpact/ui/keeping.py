"""A collective or a session as a whole: its name, the archive, a copy of it, erasing it."""

import streamlit as st

from cimpact.i18n import Translator
from cimpact.store.access import Right
from cimpact.store.tables import Collective, Workshop
from cimpact.ui import facilitating, guards, places, state
from cimpact.ui.text import plain


def heading(collective: Collective, _: Translator, *, may_run: bool) -> None:
    """The way back, the name, and what is special about the collective or about who is here."""
    places.link("collectives", _("← Collectives"))
    st.title(plain(collective.name), anchor=False)
    if not may_run:
        st.caption(_("You observe this collective: you read what is here, and change nothing."))
    if collective.is_sample:
        st.info(_("Sample: invented people and answers, to look around."))
    if collective.archived_on is not None:
        st.info(_("Archived on {date}.", date=_.date(collective.archived_on)))


def decisions(collective: Collective, _: Translator) -> None:
    """What only the owner sees, folded away."""
    with st.expander(_("Name, archive, erase")):
        _name_form(collective, _)
        _archive_button(collective, _)
        with st.popover(_("Delete the collective")):
            st.markdown(_("Its sessions, answers and notes are erased. This cannot be undone."))
            if st.button(_("Erase everything of this collective"), key="delete_collective"):
                facilitating.delete_collective(collective.id)
                places.go("collectives")


def _name_form(collective: Collective, _: Translator) -> None:
    key = f"collective:{collective.id}:name"
    shown = state.filled_from(key, collective.name)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        name = st.text_input(_("Name of the collective"), key=key, max_chars=120)
        st.button(
            _("Save the name"),
            key="rename_collective",
            on_click=facilitating.rename_collective,
            args=(collective.id, name, shown),
        )


def _archive_button(collective: Collective, _: Translator) -> None:
    is_archived = collective.archived_on is not None
    st.button(
        _("Take out of the archive") if is_archived else _("Archive"),
        key="archive_collective",
        help=_("An archived collective stays as it is and stands apart in the list."),
        on_click=facilitating.archive_collective,
        args=(collective.id,),
        kwargs={"is_archived": not is_archived},
    )


def session(workshop: Workshop, _: Translator) -> None:
    """Copy a session, or erase it."""
    with st.container(horizontal=True):
        _copy_button(workshop.id, _)
        if guards.may(Right.OWN, workshop.collective_id):
            _erase_session(workshop, _)


def _copy_button(workshop_id: str, _: Translator) -> None:
    """Make a new draft with the settings of a session, and go there."""
    if st.button(
        _("Duplicate"),
        key="copy_workshop",
        help=_("A new session in preparation, dated today, with the same settings"),
    ):
        made = facilitating.copy_workshop(workshop_id)
        state.confirm(_("Here is the copy, in preparation and dated today: check its settings."))
        places.go("live", workshop=made)


def _erase_session(workshop: Workshop, _: Translator) -> None:
    """Erase a session, after one question."""
    with st.popover(_("Delete the session")):
        st.markdown(_("Its answers and notes are erased. This cannot be undone."))
        if st.button(_("Erase this session"), key="delete_workshop"):
            facilitating.delete_session(workshop.id)
            places.go("workshops", collective=workshop.collective_id)
