"""What stands around every page of results: whose they are, the ways on, the empty states."""

from collections.abc import Sequence

import streamlit as st

from cimpact.errors import N_
from cimpact.findings import items, people
from cimpact.findings.reading import limits, purpose
from cimpact.i18n import Translator
from cimpact.store.access import Right
from cimpact.store.db import reading
from cimpact.store.tables import Anonymity, Collective, Mode, Workshop
from cimpact.ui import guards, places, state
from cimpact.ui.one_voice import group_answers
from cimpact.ui.results.drawn import show_table
from cimpact.ui.results.found import Results
from cimpact.ui.text import plain
from cimpact.ui.visitor import current_visitor

WAYS = {
    "summary": N_("Summary"),
    "disagreements": N_("Where we disagree"),
    "priorities": N_("Gaps and priorities"),
    "by-section": N_("By section"),
}
"""The pages of results by their address."""


def heading(workshop: Workshop, _: Translator) -> None:
    """The way back, whose results these are, and the other pages of results."""
    with reading() as db:
        collective = db.get_one(Collective, workshop.collective_id)
    day = _("Session of {date}", date=_.date(workshop.held_on))
    with st.container(horizontal=True, horizontal_alignment="distribute", key="results"):
        _way_back(workshop, collective, _)
        st.markdown(f"{plain(collective.name)} · {day}", width="content")
    _ways(workshop, _)
    if workshop.anonymity is Anonymity.NAMED:
        st.info(people.named(_))


def _way_back(workshop: Workshop, collective: Collective, _: Translator) -> None:
    if guards.may(Right.SEE, collective.id):
        places.link("live", _("← Running the session"), workshop=workshop.id)
    elif current_visitor().seat is not None:
        places.link("done", _("← My answers"))


def _ways(workshop: Workshop, _: Translator) -> None:
    """The pages of results side by side; the one that is shown is no link."""
    with st.container(horizontal=True, key="results_ways"):
        for address, label in WAYS.items():
            if address == state.address():
                st.markdown(f"**{_(label)}**", width="content")
            else:
                places.link(address, _(label), workshop=workshop.id)


def too_small(results: Results, _: Translator) -> None:
    """Instead of results: why there are none, what to do, and how many people answered."""
    report = results.report
    if results.workshop.mode is Mode.TOGETHER:
        _one_voice(results, _)
        return
    if not report.respondents:
        st.title(_("Nobody has answered."), anchor=False)
        st.markdown(
            _(
                "There is nothing to show: answers come in while the session is open. Whoever runs "
                "it can reopen it, and members join with the same code."
            )
        )
        return
    st.title(_("Too few answers to show."), anchor=False)
    st.markdown(f"{people.participation(report, _)} {people.minimum_group(report, _)}")


def _one_voice(results: Results, _: Translator) -> None:
    """What a group that answered together agreed on: one answer per element, no figures."""
    st.title(_("The group answered together"), anchor=False)
    st.markdown(_("One answer for everybody: how far apart people are cannot be told."))
    group_answers(results.workshop, _)


def counts(results: Results, _: Translator) -> None:
    """How many people answered each element, and nothing of what they said."""
    questionnaire = results.questionnaire
    codes = [item.code for item in questionnaire.items]
    show_table(items.counts_table(codes, results.report, questionnaire, _))


def questions(asked: Sequence[str], _: Translator) -> None:
    """What to ask so that those who see an element differently hear each other."""
    st.markdown(_("**To ask the group**"))
    st.markdown("\n".join(f"- {plain(question)}" for question in asked))


def footer(workshop: Workshop, _: Translator) -> None:
    """What these results are for, what they are not, and how they came about."""
    st.divider()
    st.caption(f"{purpose(_)} {limits(_)}")
    places.link("method", _("How each figure is computed →"), workshop=workshop.id)
