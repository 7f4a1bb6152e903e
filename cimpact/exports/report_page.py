"""The report on one page, for the members: the verdict, what is shared, what divides, what next.

What the group decided and plans itself comes before what the documents suggest.
"""

from collections.abc import Iterator

from cimpact.exports.document import Block, Document, Entries, Entry, Heading, Paragraph
from cimpact.exports.report_parts import (
    Told,
    alike,
    apart,
    closing,
    framed,
    place_of_the_concerned,
    readiness,
    too_small,
)
from cimpact.exports.report_work import decided, planned_first
from cimpact.findings import people, steps
from cimpact.findings.steps import Priority

MOST = 3
"""What one page holds of each kind."""


def report_page(told: Told) -> Document:
    """The report for the members."""
    return framed(told, _blocks(told), one_page=True)


def _blocks(told: Told) -> Iterator[Block]:
    if told.is_too_small:
        yield from too_small(told)
        yield from decided(told, most=MOST)
        yield from planned_first(told, most=MOST)
    else:
        yield from readiness(told, in_brief=True)
        yield from place_of_the_concerned(told)
        if people.has_figures(told.report):
            yield from alike(told, most=MOST)
            yield from apart(told, most=MOST)
        yield from decided(told, most=MOST)
        yield from _next(told)
        yield _participation(told)
    yield from closing(told)


def _next(told: Told) -> Iterator[Block]:
    """What the group plans; what the documents suggest, while it plans nothing."""
    planned = tuple(planned_first(told, most=MOST))
    yield from planned or _next_steps(told)


def _next_steps(told: Told) -> Iterator[Block]:
    """One action for each of the first priorities."""
    _ = told.text
    found = steps.priorities(told.report, told.questionnaire, _, most=MOST)
    if found:
        yield Heading(_("Three next steps") if len(found) == MOST else _("Next steps"))
        yield Entries(tuple(_step(priority) for priority in found), ordered=True)


def _step(priority: Priority) -> Entry:
    first = priority.steps[0] if priority.steps else None
    return Entry(
        name=priority.name,
        text=" ".join([*priority.reasons, first.text if first else priority.advice]),
        source=first.source if first else "",
    )


def _participation(told: Told) -> Paragraph:
    _ = told.text
    return Paragraph(
        f"{people.participation(told.report, _)} {people.minimum_group(told.report, _)}"
    )
