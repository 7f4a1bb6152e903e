"""By section: every element with its bars and its figures."""

import streamlit as st

from cimpact import charts
from cimpact.core.questionnaire import Section
from cimpact.findings import gates, items
from cimpact.findings.facets import facets_table
from cimpact.findings.gates import GateFinding
from cimpact.i18n import Translator
from cimpact.ui.results import around
from cimpact.ui.results.drawn import drawn_once, show_chart, show_table
from cimpact.ui.results.found import Results
from cimpact.ui.text import plain


def elements(results: Results, _: Translator) -> None:
    """Every element of every section."""
    st.title(_("By section"), anchor=False)
    if not results.has_figures:
        st.markdown(_("Too few people gave a level: only how many people answered can be shown."))
        around.counts(results, _)
        return
    for section in results.questionnaire.sections:
        _section(section, results, _)


def _section(section: Section, results: Results, _: Translator) -> None:
    """What its answers show, as a title; its mean; its bars; its preconditions in words."""
    report = results.report
    st.header(plain(items.section_title(section, report, _)), anchor=False)
    standing = items.standing(report.section(section.code), report, _)
    if standing:
        st.markdown(standing)
    drawn = drawn_once(
        results,
        f"section {section.code}",
        lambda: charts.section_items(report, results.questionnaire, section, _),
        _,
    )
    if drawn is not None:
        show_chart(drawn, section.code, _)
    _facets(section, results, _)
    _below(section, results, _)


def _facets(section: Section, results: Results, _: Translator) -> None:
    """The elements that were answered point by point, drawn when somebody opens them."""
    unfolded = [item for item in section.items if results.report.item(item.code).facets]
    if not unfolded:
        return
    key = f"point_by_point:{section.code}"
    with st.expander(_("Point by point"), key=key, on_change="rerun") as box:
        if box.open:
            for item in unfolded:
                figures = results.report.item(item.code)
                st.markdown(f"**{plain(_.content(item.name))}**")
                show_table(facets_table(item, figures, results.questionnaire, _))


def _below(section: Section, results: Results, _: Translator) -> None:
    codes = [item.code for item in section.items]
    for gate in gates.gate_findings(results.report, results.questionnaire, _):
        if gate.item in codes:
            st.markdown(_precondition(gate))
    hidden = items.hidden_note(codes, results.report, results.questionnaire, _)
    if hidden:
        st.caption(plain(hidden))


def _precondition(gate: GateFinding) -> str:
    words = plain(" ".join(gate.sentences))
    return f"**{plain(gate.name)}** · {gate.mark} {gate.status}  \n{words}"
