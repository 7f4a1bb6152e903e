"""The first page of results, read in one minute: ready or not, what divides, where to begin."""

from collections.abc import Iterator, Sequence

import streamlit as st

from cimpact import charts
from cimpact.findings import agenda, attendance, gates, people, steps
from cimpact.findings.attendance import Attendance
from cimpact.findings.steps import Priority
from cimpact.i18n import Translator
from cimpact.ui import places
from cimpact.ui.results.drawn import drawn_once
from cimpact.ui.results.found import Results
from cimpact.ui.text import plain

MOST_DIVIDED = 3
MOST_PRIORITIES = 3
"""What one minute of reading holds; the other pages have the rest."""


def verdict(results: Results, _: Translator) -> None:
    """Whether the group says it is ready, each precondition in words, the people concerned."""
    report = results.report
    with st.container(key="verdict"):
        has_verdict = report.verdict is not None or not results.has_figures
        # Without preconditions nothing says that the group is ready: what divides it comes first.
        title = gates.verdict(report, _) if has_verdict else agenda.divided_title(report, _)
        st.title(title, anchor=False)
        st.markdown(gates.verdict_reason(report, _))
    blocks = [*_gates(results, _), *_place_of_the_concerned(results, _)]
    if blocks:
        with st.container(key="gates"):
            for column, lines in zip(st.columns(len(blocks)), blocks, strict=True):
                column.markdown("  \n".join(lines))
    absence = attendance.absence_of_the_concerned(report, _)
    if absence:
        st.warning(absence)


def _gates(results: Results, _: Translator) -> Iterator[Sequence[str]]:
    for gate in gates.gate_findings(results.report, results.questionnaire, _):
        first, *others = gate.sentences
        # Why it is open, in one more sentence; "By section" has them all.
        small = [] if gate.is_met else [f":small[{plain(sentence)}]" for sentence in others[:1]]
        yield [f"**{plain(gate.name)}**", f"{gate.mark} **{gate.status}**", plain(first), *small]


def _place_of_the_concerned(results: Results, _: Translator) -> Iterator[Sequence[str]]:
    topic = agenda.place_of_the_concerned(results.report, results.questionnaire, _)
    if topic is not None:
        title = _("Place of the people concerned")
        middle = _("Middle answer: {level}", level=plain(topic.middle)) if topic.middle else ""
        yield [line for line in (f"**{title}**", middle, f":small[{plain(topic.reason)}]") if line]


def to_talk_about_first(results: Results, _: Translator) -> None:
    """The first topic of the agenda, with a question to open the talk."""
    topics = agenda.agenda(results.report, results.questionnaire, _)
    if not topics:
        return
    first = topics[0]
    with st.container(key="first_topic"):
        named = _("To talk about first: {element}", element=f"**{plain(first.name)}**")
        st.markdown("  \n".join([named, *map(plain, first.questions[:1])]))


def two_columns(results: Results, _: Translator) -> None:
    """What divides the group beside where to begin; one below the other on a phone."""
    left, right = st.columns(2, gap="large")
    with left:
        _divided(results, _)
    with right:
        _first_steps(results, _)


def _divided(results: Results, _: Translator) -> None:
    st.header(_("Where we do not see the same thing"), anchor=False)
    drawn = drawn_once(
        results,
        "most divided",
        lambda: charts.divided_items(results.report, results.questionnaire, _, most=MOST_DIVIDED),
        _,
    )
    if drawn is None:
        st.markdown(_("No element divides the group among those that enough people answered."))
    else:
        st.markdown(f"**{plain(drawn.title)}**")
        st.vega_lite_chart(drawn.chart, alt=drawn.description)
    places.link(
        "disagreements", _("The whole agenda, element by element →"), workshop=results.workshop.id
    )


def _first_steps(results: Results, _: Translator) -> None:
    st.header(_("Where to begin"), anchor=False)
    priorities = steps.priorities(results.report, results.questionnaire, _, most=MOST_PRIORITIES)
    if not priorities:
        st.markdown(_("No element that enough people answered is clearly below its target."))
    for priority in priorities:
        st.markdown("  \n".join(_first_step(priority)))
    places.link(
        "priorities", _("All gaps, priorities and next steps →"), workshop=results.workshop.id
    )


def _first_step(priority: Priority) -> Iterator[str]:
    yield f"**{plain(priority.name)}** · {plain(priority.label)}"
    if priority.steps:
        yield plain(priority.steps[0].text)
        yield f":small[{plain(priority.steps[0].source)}]"
    if priority.advice:
        yield f":small[{plain(priority.advice)}]"


def who_answered(results: Results, _: Translator) -> None:
    """How many people stand behind these results, from which sectors and in which roles."""
    st.header(_("Who answered"), anchor=False)
    report = results.report
    st.markdown(f"{people.participation(report, _)} {people.minimum_group(report, _)}")
    late = people.stayed_out(report, _)
    if late:
        st.markdown(late)
    for known in attendance.attendance(report, results.questionnaire, _):
        st.markdown("  \n".join(_attendance(known, _)))
    unknown = attendance.unknown_roles(report, results.questionnaire, _)
    if unknown:
        st.markdown(unknown)


def _attendance(known: Attendance, _: Translator) -> Iterator[str]:
    yield _("{attribute}: {groups}.", attribute=f"**{known.title}**", groups=plain(known.present))
    if known.absent:
        yield _("Absent: {groups}.", groups=plain(known.absent))
