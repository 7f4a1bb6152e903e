"""The wall of a guided session: one element for the back of the room."""

import streamlit as st

from cimpact.findings import agenda
from cimpact.findings.items import spread
from cimpact.i18n import Translator
from cimpact.store.tables import Vote
from cimpact.ui import live
from cimpact.ui.live import Scene
from cimpact.ui.text import authored, plain


def wall(scene: Scene, address: str, _: Translator) -> None:
    """The question and its sentences; who has answered, or once revealed what was said."""
    with st.container(key="wall_element"):
        st.caption(_late_comers(scene, address, _))
        st.title(authored(scene.item.name, _), anchor=False)
        st.markdown(authored(scene.item.stem, _))
        if scene.vote is Vote.SECOND and scene.is_open:
            st.badge(_("Second vote"), color="blue")
        _finding(scene, _)
        live.count()
        st.html(live.sentences(scene, _))
        _prompt(scene, _)


def _late_comers(scene: Scene, address: str, _: Translator) -> str:
    if live.is_together(scene.workshop):
        return _("The group answers together.")
    return _(
        "To join: {address}, code {code}",
        address=plain(address.removeprefix("http://")),
        code=scene.workshop.join_code,
    )


def _finding(scene: Scene, _: Translator) -> None:
    """The words of the spread, of the second vote where there was one."""
    last = scene.second or scene.first
    if last is not None:
        st.header(plain(spread(last.item(scene.item.code), _)), anchor=False)


def _prompt(scene: Scene, _: Translator) -> None:
    """After the reveal, one question to talk about."""
    if scene.first is not None:
        for question in agenda.questions(scene.item, _)[:1]:
            st.markdown(f"*{plain(question)}*")
