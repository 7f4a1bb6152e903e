"""What surrounds the parts of a profile: who reads it, and its versions."""

import streamlit as st

from cimpact.core.profile import changed_parts
from cimpact.findings import profile as words
from cimpact.i18n import Translator
from cimpact.store.profiles import NOTHING, Version
from cimpact.ui import profiling, state
from cimpact.ui.profiling import Kept
from cimpact.ui.text import plain

SWITCH = "profile_is_shown"


def members_switch(kept: Kept, _: Translator) -> None:
    """Whether members read the need and the target impact before they answer."""
    st.header(_("Who reads it"), anchor=False)
    key = f"{SWITCH}:{kept.collective_id}"
    state.fill(key, kept.is_shown)
    st.toggle(
        _("Show the need and the target impact to members, before they answer"),
        key=key,
        on_change=profiling.show_to_members,
        args=(kept.collective_id, key),
    )
    st.caption(
        _("They also stand at the end of the results. Nothing else of the profile is shown there.")
    )


def in_force(kept: Kept, _: Translator) -> None:
    """The profile as it stands, for somebody who only reads it."""
    if not kept.versions:
        st.markdown(_("Nobody has written the profile yet."))
        return
    st.caption(plain(_saved(kept.latest, _)))
    for headed in words.in_full(kept.latest.profile, profiling.phases(), _):
        st.header(plain(headed.heading), anchor=False)
        st.markdown("\n\n".join(map(profiling.as_typed, headed.paragraphs)))


def versions(kept: Kept, _: Translator) -> None:
    """The versions of a profile, the latest first; one is read at a time, and may be restored."""
    st.header(_("History"), anchor=False)
    if not kept.versions:
        st.markdown(_("No version yet: the first one is made when you save a part."))
        return
    st.caption(plain(_saved(kept.latest, _)))
    labels = {version.number: _label(version, kept, _) for version in kept.versions}
    with st.expander(_.ngettext("{n} version", "{n} versions", len(labels))):
        state.tell_again("profile_version", _.language)
        number = st.selectbox(
            _("Version to read"),
            list(labels),
            format_func=labels.__getitem__,
            key="profile_version",
        )
        _read(kept.numbered(number), kept, _)


def _label(version: Version, kept: Kept, _: Translator) -> str:
    before = kept.numbered(version.number - 1) if version.number > 1 else NOTHING
    changed = words.parts(changed_parts(before.profile, version.profile), _)
    return f"{_.number(version.number)} · {_saved(version, _)} · {changed}"


def _saved(version: Version, _: Translator) -> str:
    return words.saved(version.saved_on, version.saved_by, version.restored, _)


def _read(version: Version, kept: Kept, _: Translator) -> None:
    for headed in words.in_full(version.profile, profiling.phases(), _):
        told = "\n\n".join(map(profiling.as_typed, headed.paragraphs))
        st.markdown(f"**{plain(headed.heading)}**\n\n{told}")
    if version.number != kept.latest.number:
        st.button(
            _("Bring this version back"),
            key="restore_version",
            on_click=profiling.restore,
            args=(kept.collective_id, version.number),
            kwargs={"shown": kept.latest.number},
        )
        st.caption(_("It becomes the newest version; all others stay in the history."))
