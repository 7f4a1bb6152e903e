"""The sample collective, from the list of collectives: one button loads it, one clears it away."""

import streamlit as st

from cimpact.demo import questionnaire_of
from cimpact.i18n import Translator
from cimpact.store import samples
from cimpact.store.db import transaction
from cimpact.store.overview import CollectiveLine
from cimpact.store.tables import TeamRole
from cimpact.ui import state
from cimpact.ui.errors import told
from cimpact.ui.facilitating import questionnaires
from cimpact.ui.guards import signed_in
from cimpact.ui.visitor import today, visitor_text


def sample(lines: list[CollectiveLine], _: Translator) -> None:
    """The button that makes sense now: load the sample, or clear it away after one question."""
    if not any(line.is_sample and line.role is TeamRole.OWNER for line in lines):
        st.button(_("Load the sample"), key="load_sample", on_click=_load)
        st.caption(_("Three sessions of an invented group, to look around. Clear it at any time."))
        return
    with st.popover(_("Clear the sample away")):
        st.markdown(_("The sample and all that was added to it are erased. Your collectives stay."))
        st.button(_("Erase the sample"), key="clear_sample", on_click=_clear)


@told
def _load() -> None:
    account, _ = signed_in(), visitor_text()
    questionnaire = questionnaire_of(questionnaires())
    with transaction() as db:
        samples.load_sample(db, questionnaire, owner_id=account.id, today=today(), words=_)
    state.confirm(_("The sample is there: three sessions of an invented group."))


@told
def _clear() -> None:
    account, _ = signed_in(), visitor_text()
    with transaction() as db:
        samples.clear_sample(db, owner_id=account.id)
    state.confirm(_("The sample is erased."))
