"""Where the group disagrees: the agenda, and for each topic what to look at and what to ask."""

import streamlit as st

from cimpact import charts
from cimpact.findings import agenda
from cimpact.findings.agenda import Topic
from cimpact.findings.breakdowns import breakdowns
from cimpact.findings.facets import facets_table, opposed_facets
from cimpact.i18n import Translator
from cimpact.ui.results import around
from cimpact.ui.results.drawn import drawn_once, show, show_chart, show_table
from cimpact.ui.results.found import Results, notes_on
from cimpact.ui.text import plain

ALL = 99
"""More than any questionnaire has elements."""


def overview(results: Results, _: Translator) -> None:
    """Everything that divides the group, a bar each, in the order of the agenda."""
    st.title(_("Where we disagree"), anchor=False)
    drawn = drawn_once(
        results,
        "divided",
        lambda: charts.divided_items(results.report, results.questionnaire, _, most=ALL),
        _,
    )
    if drawn is None:
        st.markdown(_("No element divides the group among those that enough people answered."))
    else:
        show(drawn, "divided", _)


def topics(results: Results, _: Translator) -> None:
    """The agenda: a topic is drawn when it is opened; the first one is."""
    listed = agenda.agenda(results.report, results.questionnaire, _)
    st.header(_("Agenda for the discussion"), anchor=False)
    if not listed:
        st.markdown(_("Nothing needs to be discussed first."))
        return
    st.markdown(
        _("Open one topic at a time. Nobody has to say what they answered.")
        + " "
        + _("The order: preconditions, opposed views, wide gaps.")
    )
    for place, topic in enumerate(listed):
        label = f"**{plain(topic.name)}**  \n{plain(topic.reason)}"
        key = f"topic:{topic.item}"
        with st.expander(label, expanded=not place, key=key, on_change="rerun") as box:
            if box.open:
                _topic(topic, results, _)


def _topic(topic: Topic, results: Results, _: Translator) -> None:
    """The question, what to ask the group, and where people stand."""
    st.markdown(f"*{plain(_.content(results.questionnaire.item(topic.item).stem))}*")
    _questions(topic, _)
    drawn = drawn_once(
        results,
        f"dots {topic.item}",
        lambda: charts.item_dots(results.report, results.questionnaire, topic.item, _),
        _,
    )
    if drawn is not None:
        show_chart(drawn, topic.item, _)

    _facets(topic, results, _)
    _breakdowns(topic, results, _)
    _notes(topic, results, _)


def _facets(topic: Topic, results: Results, _: Translator) -> None:
    """The element point by point, where enough people unfolded it."""
    item = results.questionnaire.item(topic.item)
    figures = results.report.item(topic.item)
    if table := facets_table(item, figures, results.questionnaire, _):
        st.markdown(_("**Point by point**"))
        if opposed := opposed_facets(item, figures, _):
            st.markdown(plain(opposed))
        show_table(table)


def _breakdowns(topic: Topic, results: Results, _: Translator) -> None:
    for table in breakdowns(topic.item, results.report, results.questionnaire, _):
        show_table(table)


def _notes(topic: Topic, results: Results, _: Translator) -> None:
    """What members wrote about it, whoever they are."""
    if notes := notes_on(topic.item, results.workshop):
        st.markdown(_("**What members wrote**"))
        st.markdown("\n".join(f"- {plain(note)}" for note in notes))


def _questions(topic: Topic, _: Translator) -> None:
    if topic.questions:
        with st.container(border=True, key=f"questions:{topic.item}"):
            around.questions(topic.questions, _)
