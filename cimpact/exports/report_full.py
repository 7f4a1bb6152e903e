"""The whole report: everything that the results page shows, and how to read it.

A part that a session does not have is left out with its heading. To add one, write a function from
``Told`` to blocks and give it its place in ``_parts``.
"""

from collections.abc import Callable, Iterator

from cimpact import charts
from cimpact.core.questionnaire import Section
from cimpact.exports.document import (
    Block,
    Document,
    Entries,
    Entry,
    Heading,
    Paragraph,
    Picture,
    Tone,
    on_paper,
)
from cimpact.exports.report_parts import (
    Told,
    alike,
    apart,
    closing,
    framed,
    place_of_the_concerned,
    readiness,
    too_small,
    who_answered,
)
from cimpact.exports.report_work import decided, initiative, planned
from cimpact.findings import agenda, items, people, reading, steps
from cimpact.findings.agenda import Topic
from cimpact.findings.steps import Priority

MOST_DIVIDED = 5
MOST_ALIKE = 5


def report_full(told: Told) -> Document:
    """The report for whoever wants all of it."""
    return framed(told, _blocks(told), one_page=False)


def _blocks(told: Told) -> Iterator[Block]:
    for part in _parts(told):
        yield from part(told)


def _parts(told: Told) -> tuple[Callable[[Told], Iterator[Block]], ...]:
    if told.is_too_small:
        return too_small, decided, planned, initiative, _method, closing
    has_figures = people.has_figures(told.report)
    return (
        *(_ready, *((_alike, _apart) if has_figures else ())),
        *(decided, planned, *((_where_to_begin,) if has_figures else ())),
        *(initiative, _who_answered),
        *(_targets, _elements, _method, _documents, closing),
    )


def _ready(told: Told) -> Iterator[Block]:
    _ = told.text
    yield Heading(_("Is the group ready?"))
    yield from readiness(told)
    yield from place_of_the_concerned(told)


def _alike(told: Told) -> Iterator[Block]:
    yield from alike(told, most=MOST_ALIKE)


def _apart(told: Told) -> Iterator[Block]:
    _ = told.text
    yield from apart(told, most=MOST_DIVIDED)
    found = agenda.agenda(told.report, told.questionnaire, _)
    if found:
        yield Heading(_("Agenda for the discussion"), 2)
        yield Entries(tuple(_to_discuss(topic) for topic in found), ordered=True)


def _to_discuss(topic: Topic) -> Entry:
    return Entry(topic.name, " ".join([topic.reason, *topic.questions]))


def _where_to_begin(told: Told) -> Iterator[Block]:
    _ = told.text
    yield Heading(_("Where to begin"))
    groups = steps.groups(told.report, told.questionnaire, _)
    if not groups:
        yield Paragraph(_("No element that enough people answered is clearly below its target."))
    for priority in (each for group in groups for each in group.priorities):
        yield from _priority(priority)


def _priority(priority: Priority) -> Iterator[Block]:
    yield Heading(f"{priority.name} · {priority.label}", 2)
    yield Paragraph(" ".join(priority.reasons))
    if priority.advice:
        yield Paragraph(priority.advice, Tone.NOTE)
    if priority.steps:
        yield Entries(tuple(Entry(text=step.text, source=step.source) for step in priority.steps))


def _who_answered(told: Told) -> Iterator[Block]:
    _ = told.text
    yield Heading(_("Who answered"))
    yield from who_answered(told)


def _targets(told: Told) -> Iterator[Block]:
    _ = told.text
    figure = charts.section_gaps(told.report, told.questionnaire, _)
    if figure is not None:
        yield Heading(_("Where we stand against the targets"))
        yield Heading(figure.title, 2)
        yield Picture(figure)
        yield from on_paper(figure.tables)


def _elements(told: Told) -> Iterator[Block]:
    _ = told.text
    yield Heading(_("Element by element"))
    for section in told.questionnaire.sections:
        yield from _section(section, told)


def _section(section: Section, told: Told) -> Iterator[Block]:
    _, report, questionnaire = told.text, told.report, told.questionnaire
    codes = [item.code for item in section.items]
    yield Heading(items.section_title(section, report, _), 2)
    figure = charts.section_items(report, questionnaire, section, _)
    if figure is not None:
        yield Picture(figure)
        yield from on_paper(figure.tables)
    hidden = items.hidden_note(codes, report, questionnaire, _)
    if hidden:
        yield Paragraph(hidden, Tone.NOTE)


def _method(told: Told) -> Iterator[Block]:
    _ = told.text
    yield Heading(_("How to read these results"))
    said = reading.method(told.report, told.questionnaire, _)
    yield Entries(tuple(Entry(word, meaning) for word, meaning in said))


def _documents(told: Told) -> Iterator[Block]:
    """The documents behind the suggested actions."""
    _ = told.text
    documents = told.questionnaire.documents
    if documents:
        yield Heading(_("Documents behind the suggestions"))
        yield Entries(tuple(Entry(f"S{each.code}", _.content(each.title)) for each in documents))
