"""The results of one session: the verdict, what divides the group, where to begin, the figures."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import streamlit as st

from cimpact import charts
from cimpact.charts import Figure
from cimpact.core.questionnaire import Questionnaire
from cimpact.core.report import Report
from cimpact.findings import gates, items, people, steps
from cimpact.findings.items import Table
from cimpact.findings.steps import Priority, Topic
from cimpact.i18n import Translator
from cimpact.store import editions
from cimpact.store import results as stored
from cimpact.store.access import Right
from cimpact.store.db import reading
from cimpact.store.tables import Anonymity, Collective, Workshop
from cimpact.ui import guards, places
from cimpact.ui.text import plain
from cimpact.ui.visitor import current_visitor

MOST_DIVIDED = 5
MOST_PRIORITIES = 3
MOST_STEPS = 3
"""What one minute of reading holds; the agenda and the tables have the rest."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A figure whose chart is already the specification that goes to the browser."""

    title: str
    description: str
    chart: dict[str, Any]
    tables: tuple[Table, ...]


@dataclass(frozen=True, slots=True)
class Drawings:
    """Every figure of a report; ``sections`` by section code, without those that show nothing."""

    divided: Drawn | None
    gaps: Drawn | None
    sections: dict[str, Drawn]


@dataclass(frozen=True, slots=True)
class Results:
    """What the page shows, read from the database in this run."""

    workshop: Workshop
    questionnaire: Questionnaire
    report: Report

    @property
    def has_figures(self) -> bool:
        """Whether any element may be shown."""
        return people.has_figures(self.report)

    @property
    def is_too_small(self) -> bool:
        """Whether counts of people are all that may be shown."""
        return people.is_too_small(self.report)


def results_of(workshop: Workshop) -> Results:
    """The results of a closed session. Raises NotClosed, SeatsExceedInvited."""
    with reading() as db:
        return Results(
            workshop=workshop,
            questionnaire=editions.load(db, workshop.edition_id),
            report=stored.load_report(db, workshop),
        )


def heading(workshop: Workshop, _: Translator) -> None:
    """The way back, and whose results these are."""
    visitor = current_visitor()
    with reading() as db:
        collective = db.get_one(Collective, workshop.collective_id)
    if guards.may(Right.SEE, collective.id):
        places.link("live", _("← Running the session"), workshop=workshop.id)
    elif visitor.seat is not None:
        places.link("done", _("← My answers"))
    day = _("Session of {date}", date=_.date(workshop.held_on))
    st.markdown(f"{plain(collective.name)} · {day}")
    if workshop.anonymity is Anonymity.NAMED:
        st.info(people.named(_))


def too_small(results: Results, _: Translator) -> None:
    """Instead of results: why there are none, and the counts that may always be shown."""
    report = results.report
    if not report.respondents:
        st.title(_("Nobody has answered."), anchor=False)
        st.markdown(_("There is nothing to show: answers come in while the session is open."))
        return
    st.title(_("Too few answers to show."), anchor=False)
    st.markdown(f"{people.participation(report, _)} {people.minimum_group(report, _)}")
    _counts(results, _)


def _counts(results: Results, _: Translator) -> None:
    questionnaire = results.questionnaire
    codes = [item.code for item in questionnaire.items]
    st.table(items.counts_table(codes, results.report, questionnaire, _), hide_index=True)


def verdict(results: Results, _: Translator) -> None:
    """Whether the group says it is ready, and each precondition in words."""
    report = results.report
    with st.container(key="verdict"):
        st.title(gates.verdict(report, _), anchor=False)
    st.markdown(gates.verdict_reason(report, _))
    findings = gates.gate_findings(report, results.questionnaire, _)
    for column, gate in zip(st.columns(max(len(findings), 1)), findings, strict=False):
        with column:
            lines = [f"**{plain(gate.name)}**", f"{gate.mark} **{gate.status}**", *gate.sentences]
            st.markdown("  \n".join(lines))
    _place_of_the_concerned(results, _)


def _place_of_the_concerned(results: Results, _: Translator) -> None:
    topic = steps.place_of_the_concerned(results.report, results.questionnaire, _)
    if topic is not None:
        title = _("Place of the people concerned")
        st.markdown(f"**{title}**  \n{plain(topic.name)}  \n{plain(topic.reason)}")


def disagreements(results: Results, _: Translator) -> None:
    """What divides the group, one bar each, and the whole agenda for the discussion."""
    agenda = steps.agenda(results.report, results.questionnaire, _)
    st.header(_("Where we do not see the same thing"), anchor=False)
    drawn = _drawings(results, _).divided
    if drawn is None:
        st.markdown(_("No element divides the group among those that enough people answered."))
    else:
        _show(drawn, _)
        _more_in_agenda(len(steps.divided(results.report)) - MOST_DIVIDED, _)
    if agenda:
        with st.expander(_("Agenda for the discussion")):
            _list(agenda, mark="1.")


def _list(topics: Sequence[Topic], *, mark: str) -> None:
    """One entry per topic: its name, then what to say of it on a line of its own."""
    entries = (f"{mark} **{plain(topic.name)}**  \n   {plain(topic.reason)}" for topic in topics)
    st.markdown("\n".join(entries))


def _more_in_agenda(count: int, _: Translator) -> None:
    if count > 0:
        st.caption(_.ngettext("{n} more is in the agenda.", "{n} more are in the agenda.", count))


def first_steps(results: Results, _: Translator) -> None:
    """Up to three priorities, with what the documents suggest."""
    st.header(_("Where to begin"), anchor=False)
    priorities = steps.priorities(results.report, results.questionnaire, _, most=MOST_PRIORITIES)
    if not priorities:
        st.markdown(_("No element that enough people answered is clearly below its target."))
    for priority in priorities:
        _priority(priority)


def _priority(priority: Priority) -> None:
    st.subheader(plain(priority.name), anchor=False)
    st.markdown(plain(" ".join(priority.reasons)))
    if priority.advice:
        st.markdown(priority.advice)
    st.markdown(
        "\n".join(
            f"- {plain(step.text)}  \n  :small[{plain(step.source)}]"
            for step in priority.steps[:MOST_STEPS]
        )
    )


def to_find_out(results: Results, _: Translator) -> None:
    """What a third of the group or more could not place; nothing when there is no such item."""
    topics = steps.to_find_out(results.report, results.questionnaire, _)
    if topics:
        st.header(_("What to find out first"), anchor=False)
        _list(topics, mark="-")


def who_answered(results: Results, _: Translator) -> None:
    """How many people stand behind these results."""
    st.header(_("Who answered"), anchor=False)
    report = results.report
    st.markdown(f"{people.participation(report, _)} {people.minimum_group(report, _)}")


def sections(results: Results, _: Translator) -> None:
    """Section means against their targets."""
    drawn = _drawings(results, _).gaps
    if drawn is not None:
        st.header(_("Where we stand against the targets"), anchor=False)
        _show(drawn, _)
        st.caption(_("Preconditions are never averaged: they stand at the top of the page."))


def elements(results: Results, _: Translator) -> None:
    """Every element of every section."""
    st.header(_("Element by element"), anchor=False)
    drawings = _drawings(results, _).sections
    if not drawings:
        st.markdown(_("Too few people gave a level: only how many people answered can be shown."))
        _counts(results, _)
        return
    for section in results.questionnaire.sections:
        if section.code in drawings:
            _show(drawings[section.code], _)
        else:
            st.markdown(f"**{items.section_title(section, results.report, _)}**")
        codes = [item.code for item in section.items]
        hidden = items.hidden_note(codes, results.report, results.questionnaire, _)
        if hidden:
            st.caption(plain(hidden))


def footer(_: Translator) -> None:
    """What these results are for, and what they are not."""
    st.divider()
    st.caption(
        _("These results help the group talk and decide: neither accountability nor ranking.")
        + " "
        + _("Levels, thresholds and targets are proposals, not validated with groups.")
    )


def _show(drawn: Drawn, _: Translator) -> None:
    st.subheader(plain(drawn.title), anchor=False)
    st.vega_lite_chart(drawn.chart, alt=drawn.description)
    with st.expander(_("Figures")):
        for table in drawn.tables:
            st.table(table, hide_index=True)


def _drawings(results: Results, _: Translator) -> Drawings:
    # One at a time: when results are shown to a room, everybody asks for the same drawings at once.
    with _drawing:
        return _drawn_once(results.report, results.workshop.edition_id, _)


_drawing = threading.Lock()


@lru_cache(maxsize=32)
def _drawn_once(report: Report, edition_id: str, _: Translator) -> Drawings:
    """Keyed by the figures themselves: another answer is another report, never a stale chart."""
    with reading() as db:
        questionnaire = editions.load(db, edition_id)
    drawn = {
        section.code: _drawn(charts.section_items(report, questionnaire, section, _))
        for section in questionnaire.sections
    }
    return Drawings(
        divided=_drawn(charts.divided_items(report, questionnaire, _, most=MOST_DIVIDED)),
        gaps=_drawn(charts.section_gaps(report, questionnaire, _)),
        sections={code: figure for code, figure in drawn.items() if figure is not None},
    )


def _drawn(figure: Figure | None) -> Drawn | None:
    if figure is None:
        return None
    return Drawn(figure.title, figure.description, charts.specification(figure), figure.tables)
