"""The ways from a session, and from a collective, to what surrounds them."""

import streamlit as st

from cimpact.i18n import Translator
from cimpact.store.tables import Collective, Workshop, WorkshopState
from cimpact.ui import places


def session_ways(workshop: Workshop, _: Translator, *, may_run: bool) -> None:
    """Who is at the table, paper, and after closing what the group decides and does next."""
    with st.container(horizontal=True):
        if workshop.state is WorkshopState.CLOSED:
            places.link("decisions", _("Decisions →"), workshop=workshop.id)
            places.link(
                "actions",
                _("Next actions →"),
                collective=workshop.collective_id,
                workshop=workshop.id,
            )
        places.link("coverage", _("Who is at the table →"), workshop=workshop.id)
        if may_run and workshop.state is not WorkshopState.CLOSED:
            places.link("paper", _("Paper sheets →"), workshop=workshop.id)


def collective_ways(collective: Collective, _: Translator, *, may_run: bool) -> None:
    """What a collective has over all its sessions."""
    with st.container(horizontal=True, key="collective_ways"):
        for address, label in (
            ("profile", _("Profile of the initiative")),
            ("actions", _("Next actions")),
            ("timeline", _("Timeline")),
            ("team", _("Team")),
        ):
            places.link(address, label, collective=collective.id)
        if may_run:
            places.link("lists", _("Sectors and roles"), collective=collective.id)
            places.link("questionnaires", _("Questionnaires"), collective=collective.id)
            places.link("import", _("Import answers"), collective=collective.id)
