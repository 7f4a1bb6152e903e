"""The parts that reports are put together from: each a function from a session to its blocks."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from cimpact import charts
from cimpact.core.questionnaire import Questionnaire
from cimpact.core.report import Report
from cimpact.core.session import SessionFacts
from cimpact.core.work import GroupWork
from cimpact.exports.document import (
    Block,
    Document,
    Entries,
    Entry,
    Heading,
    Paragraph,
    Picture,
    Tone,
    grid,
)
from cimpact.findings import agenda, agreements, attendance, gates, people, reading
from cimpact.findings.agenda import Topic
from cimpact.i18n import Translator


@dataclass(frozen=True, slots=True)
class Told:
    """What a report is told from: whose session it was, what came out of it, for which reader."""

    facts: SessionFacts
    report: Report
    text: Translator
    work: GroupWork = field(default_factory=GroupWork)

    @property
    def questionnaire(self) -> Questionnaire:
        """The edition that was answered."""
        return self.facts.questionnaire

    @property
    def is_too_small(self) -> bool:
        """Whether nothing but counts may be shown; never where the group answered as one."""
        by_group = any(gate.by_group for gate in self.report.gates)
        return people.is_too_small(self.report) and not by_group


def framed(told: Told, blocks: Iterator[Block], *, one_page: bool) -> Document:
    """The blocks under the name of the collective and the day of the session."""
    _ = told.text
    name, day = told.facts.collective, _.date(told.facts.held_on)
    return Document(
        text=_,
        held_on=told.facts.held_on,
        title=_("{collective}: where we stand, {date}", collective=name, date=day),
        kicker=_("Where we stand"),
        name=name,
        subtitle=_("Session of {date}", date=day),
        footer=f"{name} · {day}",
        blocks=tuple(blocks),
        one_page=one_page,
    )


def readiness(told: Told, *, in_brief: bool = False) -> Iterator[Block]:
    """The verdict, why, and each precondition with the people behind it, or the first of them."""
    _ = told.text
    yield Paragraph(gates.verdict(told.report, _), Tone.LEAD)
    yield Paragraph(gates.verdict_reason(told.report, _))
    found = gates.gate_findings(told.report, told.questionnaire, _)
    most = 1 if in_brief else None
    if found:
        yield grid(
            {
                _("Precondition"): [gate.name for gate in found],
                _("Status"): [f"{gate.mark} {gate.status}" for gate in found],
                _("What people say"): [" ".join(gate.sentences[:most]) for gate in found],
            }
        )


def place_of_the_concerned(told: Told) -> Iterator[Block]:
    """Where the people concerned stand; nothing in an edition without that element."""
    _ = told.text
    topic = agenda.place_of_the_concerned(told.report, told.questionnaire, _)
    if topic is not None:
        title = _("Place of the people concerned")
        yield Entries((Entry(title, f"{topic.name}. {topic.reason}"),))
    absence = attendance.absence_of_the_concerned(told.report, _)
    if absence:
        yield Paragraph(absence)


def who_answered(told: Told) -> Iterator[Block]:
    """How many people stand behind the results, from which sectors and in which roles."""
    _, report = told.text, told.report
    yield Paragraph(f"{people.participation(report, _)} {people.minimum_group(report, _)}")
    for said in (
        people.stayed_out(report, _),
        attendance.unknown_roles(report, told.questionnaire, _),
    ):
        if said:
            yield Paragraph(said)
    for known in attendance.attendance(report, told.questionnaire, _):
        absent = _("Absent: {groups}.", groups=known.absent) if known.absent else ""
        yield Entries((Entry(known.title, " ".join(filter(None, (f"{known.present}.", absent)))),))


def too_small(told: Told) -> Iterator[Block]:
    """Instead of results: why there are none, and how many people answered."""
    _, report = told.text, told.report
    yield Paragraph(_("Too few answers to show."), Tone.LEAD)
    yield Paragraph(f"{people.participation(report, _)} {people.minimum_group(report, _)}")


def alike(told: Told, *, most: int) -> Iterator[Block]:
    """What the group sees alike."""
    _ = told.text
    yield Heading(_("Where we see the same thing"))
    found = agreements.agreements(told.report, told.questionnaire, _, most=most)
    if found:
        yield topics(found)
    else:
        yield Paragraph(
            _("No element brings opinions together among those that enough people answered.")
        )


def apart(told: Told, *, most: int) -> Iterator[Block]:
    """What divides the group, as a chart."""
    _ = told.text
    yield Heading(_("Where we do not see the same thing"))
    divided = charts.divided_items(told.report, told.questionnaire, _, most=most)
    if divided is None:
        sentence = _("No element divides the group among those that enough people answered.")
        yield Paragraph(sentence)
    else:
        yield Heading(divided.title, 2)
        yield Picture(divided)


def topics(found: tuple[Topic, ...], *, ordered: bool = False) -> Entries:
    """Elements with what to say of each."""
    return Entries(tuple(Entry(each.name, each.reason) for each in found), ordered)


def closing(told: Told) -> Iterator[Block]:
    """What results are for, at the end of every report."""
    yield Paragraph(f"{reading.purpose(told.text)} {reading.limits(told.text)}", Tone.NOTE)
