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


def collective_ways(collective: Collective, _: Translator) -> None:
    """What a collective has over all its sessions."""
    _row(
        "collective_ways",
        (
            ("profile", _("Profile of the initiative")),
            ("actions", _("Next actions")),
            ("timeline", _("Timeline")),
            ("team", _("Team")),
        ),
        collective,
    )


def preparing_ways(collective: Collective, _: Translator) -> None:
    """What is prepared for sessions to come, and answers that came in elsewhere."""
    _row(
        "preparing_ways",
        (
            ("lists", _("Sectors and roles")),
            ("questionnaires", _("Questionnaires")),
            ("import", _("Import answers")),
        ),
        collective,
    )


def _row(key: str, ways: tuple[tuple[str, str], ...], collective: Collective) -> None:
    with st.container(horizontal=True, key=key):
        for address, label in ways:
            places.link(address, label, collective=collective.id)
