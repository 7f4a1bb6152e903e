"""Gaps and priorities: where the group is against its targets, what to do, and with which steps."""

from collections.abc import Iterator

import streamlit as st

from cimpact import charts
from cimpact.findings import labels, steps
from cimpact.findings.steps import Priority, PriorityGroup
from cimpact.i18n import Translator
from cimpact.ui import places, targets
from cimpact.ui.about import is_shelved
from cimpact.ui.results import around
from cimpact.ui.results.drawn import drawn_once, show, show_table
from cimpact.ui.results.found import Results
from cimpact.ui.text import plain


def gaps(results: Results, _: Translator) -> None:
    """Section means against their targets."""
    st.title(_("Gaps and priorities"), anchor=False)
    st.markdown("  \n".join(_phases(results, _)))
    drawn = drawn_once(
        results,
        "gaps",
        lambda: charts.section_gaps(results.report, results.questionnaire, _),
        _,
    )
    if drawn is not None:
        show(drawn, "gaps", _)
    if drawn is not None and results.report.gates:
        st.caption(_("Preconditions are never averaged: they stand on the first page."))


def _phases(results: Results, _: Translator) -> Iterator[str]:
    """Where the initiative is: the phase that proposed the targets, and the others it is in."""
    workshop, questionnaire = results.workshop, results.questionnaire
    main = targets.phase_name(questionnaire, workshop.phase, _)
    yield _("Main phase, which proposed the targets: {phase}.", phase=main)
    others = [code for code in workshop.phases or () if code != workshop.phase]
    if others:
        names = "; ".join(targets.phase_name(questionnaire, code, _) for code in others)
        yield _("The initiative is also in: {phases}.", phases=names)


def priorities(results: Results, _: Translator) -> None:
    """What to do, in groups without ranks, then the next steps for each element."""
    groups = steps.groups(results.report, results.questionnaire, _)
    st.header(_("What to do"), anchor=False)
    if not groups:
        st.markdown(_("No element that enough people answered is clearly below its target."))
        return
    st.markdown(
        _("Within a group the order says nothing: one person more or less could turn it round.")
    )
    with st.container(key="priority_table"):
        show_table(steps.table(groups, _))
    with st.expander(_("What these words mean")):
        st.markdown("\n".join(f"- **{word}**: {meaning}" for word, meaning in labels.meanings(_)))
    st.header(_("Next steps"), anchor=False)
    for place, group in enumerate(groups):
        _next_steps(group, results, _, is_first=not place)


def _next_steps(group: PriorityGroup, results: Results, _: Translator, *, is_first: bool) -> None:
    for priority in group.priorities:
        label = f"**{plain(priority.name)}** · {plain(priority.label)}"
        with st.expander(label, expanded=is_first):
            _steps(priority, _)
            if is_shelved(priority.item):
                more = _("More practices for this element →")
                places.link("library", more, item=priority.item, workshop=results.workshop.id)


def _steps(priority: Priority, _: Translator) -> None:
    st.markdown(plain(" ".join(priority.reasons)))
    if priority.questions:
        around.questions(priority.questions, _)
    if priority.steps:
        st.markdown(_("**What the documents suggest**"))
        st.markdown(
            "\n".join(
                f"- {plain(step.text)}  \n  :small[{plain(step.source)}]" for step in priority.steps
            )
        )
    if priority.advice:
        st.markdown(priority.advice)
