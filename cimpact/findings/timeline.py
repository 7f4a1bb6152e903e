"""The timeline of a collective in words, from rows: nothing is read and nothing computed here."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from cimpact.core.timeline import (
    DecisionTaken,
    End,
    Event,
    Kind,
    ProfileSaved,
    SessionHeld,
    Silence,
    Since,
    since_last_time,
)
from cimpact.errors import N_
from cimpact.findings import profile as profile_words
from cimpact.findings.gates import VERDICTS
from cimpact.i18n import Translator

KINDS = {
    Kind.SESSION: N_("Sessions"),
    Kind.DECISION: N_("Decisions"),
    Kind.ACTION: N_("Actions done"),
    Kind.PROFILE: N_("Profile"),
}
STATES = {"draft": N_("In preparation"), "open": N_("Open")}
SILENCES = {
    Silence.TOO_FEW: N_("too few answers to show a verdict"),
    Silence.NO_GATES: N_("closed, without preconditions to judge"),
    Silence.TO_CORRECT: N_("more answers than people invited; the number is to be corrected"),
}
SINCE = {
    Since.FIRST: N_("decided"),
    Since.KEPT: N_("kept"),
    Since.REVISED: N_("revised"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One row: a day, what happened, and more of it; typed words among them are never Markdown.

    ``workshop`` is the id of the session to go to; empty where the row is about none. Its results
    exist once ``is_closed``.
    """

    kind: Kind
    day: date
    title: str
    details: tuple[str, ...]
    workshop: str = ""
    is_closed: bool = False


def by_year(
    events: Sequence[Event], known: Sequence[Event], ends: Mapping[str, End], _: Translator
) -> dict[int, list[Line]]:
    """The events of each year, in their order.

    ``known`` are all events, shown or not: a decision is compared with the one before it. ``ends``
    say how closed sessions ended, by id.
    """
    since = since_last_time(known)
    years: dict[int, list[Line]] = {}
    for event in events:
        years.setdefault(event.day.year, []).append(_line(event, since, ends, _))
    return years


def _line(
    event: Event, since: Mapping[DecisionTaken, Since], ends: Mapping[str, End], _: Translator
) -> Line:
    if isinstance(event, SessionHeld):
        return _session(event, ends, _)
    if isinstance(event, ProfileSaved):
        title = _("Profile: {parts}", parts=profile_words.parts(event.parts, _))
        return Line(event.kind, event.day, title, tuple(_profile(event, _)))
    if isinstance(event, DecisionTaken):
        return _decision(event, since[event], _)
    who = (event.who,) if event.who else ()
    return Line(event.kind, event.day, _("Done: {action}", action=event.what), who)


def _session(event: SessionHeld, ends: Mapping[str, End], _: Translator) -> Line:
    is_closed = event.state not in STATES
    told = _end(ends[event.id], _) if is_closed else _(STATES[event.state])
    title = _("Session: {how}", how=told)
    return Line(event.kind, event.day, title, (), event.id, is_closed)


def _end(end: End, _: Translator) -> str:
    return _(SILENCES[end]) if isinstance(end, Silence) else _(VERDICTS[end])


def _profile(event: ProfileSaved, _: Translator) -> Iterator[str]:
    if event.restored is not None:
        yield _("version {number} brought back", number=_.number(event.restored))
    if event.by:
        yield _("saved by {who}", who=event.by)


def _decision(event: DecisionTaken, since: Since, _: Translator) -> Line:
    level = _.content(event.level_name) if event.level_name else _("maintained disagreement")
    title = _("{element}: {level}", element=_.content(event.name), level=level)
    return Line(event.kind, event.day, title, (_(SINCE[since]),))
