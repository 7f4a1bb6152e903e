"""The parts of reports in the group's own words: its initiative, decisions and next actions."""

from collections.abc import Iterator

from cimpact.core.actions import Action, ActionStatus
from cimpact.core.decisions import Decision
from cimpact.exports.document import Block, Entries, Entry, Heading, Paragraph, Tone
from cimpact.exports.report_parts import Told
from cimpact.findings import actions as words
from cimpact.findings import decisions, profile


def initiative(told: Told) -> Iterator[Block]:
    """What the profile says of the initiative today; nothing while it says nothing."""
    _ = told.text
    parts = profile.in_full(told.work.profile, told.questionnaire.phases, _)
    if parts:
        yield Heading(_("The initiative"))
    for part in parts:
        yield Heading(part.heading, 2)
        yield from (Paragraph(text) for text in part.paragraphs)


def decided(told: Told, *, most: int | None = None) -> Iterator[Block]:
    """What the group decided, first what its agenda begins with; nothing without a decision."""
    _ = told.text
    found = _in_order(told)
    if not found:
        return
    yield Heading(_("What the group decided"))
    yield Entries(tuple(_decision(each, told) for each in found[:most]))
    rest = len(found[most:]) if most else 0
    if rest:
        sentence = _.ngettext(
            "{n} more decision stands in the whole report.",
            "{n} more decisions stand in the whole report.",
            rest,
        )
        yield Paragraph(sentence, Tone.NOTE)


def planned(told: Told) -> Iterator[Block]:
    """The actions of the collective that wait for somebody or are done; nothing without any."""
    _ = told.text
    kept = [each for each in told.work.actions if each.status is not ActionStatus.DROPPED]
    if kept:
        yield Heading(_("Next actions"))
        yield Entries(tuple(_action(each, told) for each in kept))


def planned_first(told: Told, *, most: int) -> Iterator[Block]:
    """The open actions that come first; nothing without any."""
    _ = told.text
    kept = [each for each in told.work.actions if each.is_open][:most]
    if kept:
        yield Heading(_("Three next actions") if len(kept) == most else _("Next actions"))
        yield Entries(tuple(_action(each, told) for each in kept), ordered=True)


def _in_order(told: Told) -> list[Decision]:
    agenda = list(told.report.agenda)
    codes = [item.code for item in told.questionnaire.items]
    order = dict.fromkeys([*agenda, *codes])
    return sorted(told.work.decisions, key=lambda each: list(order).index(each.item))


def _decision(decision: Decision, told: Told) -> Entry:
    item = told.questionnaire.item(decision.item)
    figures = told.work.last_vote(told.report, decision.item)
    text = decisions.in_full(decision.decided, figures, item, told.questionnaire, told.text)
    return Entry(told.text.content(item.name), text)


def _action(action: Action, told: Told) -> Entry:
    _, asked = told.text, [told.questionnaire]
    about = words.element(action.plan.item, asked, _)
    said = (
        f"{words.who_and_when(action, None, _)} · {_(words.STATUSES[action.status]).lower()}.",
        _("Element: {element}.", element=about) if about else "",
        _("First step: {step}", step=action.plan.first_step) if action.plan.first_step else "",
    )
    return Entry(action.plan.what, " ".join(filter(None, said)), words.origin(action, asked, _))
