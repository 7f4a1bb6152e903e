"""What moved between sessions, in words: how many people went where, and what cannot be said.

Sentences name people ("9 of 12 went up") and never call a group stable: where no change is clear,
that is all that is known.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from cimpact.core.changes import Change, Movement
from cimpact.core.questionnaire import Questionnaire
from cimpact.core.thresholds import THRESHOLDS
from cimpact.errors import N_
from cimpact.findings.items import NONE, Table
from cimpact.i18n import Translator

MINUS = "\u2212"


class Outcome(StrEnum):
    """What may be said of an item or a section, in the order in which it is told."""

    UP = "up"
    DOWN = "down"
    UNCLEAR = "unclear"
    UNKNOWN = "unknown"


WORDS = {
    Outcome.UP: N_("up"),
    Outcome.DOWN: N_("down"),
    Outcome.UNCLEAR: N_("no clear change"),
    Outcome.UNKNOWN: N_("we cannot say"),
}
MARKS = {Outcome.UP: "▲", Outcome.DOWN: "▼", Outcome.UNCLEAR: "≈", Outcome.UNKNOWN: "?"}
"""A shape beside the word, never instead of it."""

HEADINGS = {
    N_("What moved"): (Outcome.UP, Outcome.DOWN),
    N_("No clear change"): (Outcome.UNCLEAR,),
    N_("What we cannot say"): (Outcome.UNKNOWN,),
}


@dataclass(frozen=True, slots=True)
class MovementFinding:
    """One item or section: its name, a mark with the word for what it did, and the people."""

    code: str
    name: str
    outcome: Outcome
    mark: str
    word: str
    sentences: tuple[str, ...]


def outcome(movement: Movement) -> Outcome:
    """A change is clear, or not, only where enough people are found in both sessions."""
    if movement.hidden or movement.up is None or movement.down is None:
        return Outcome.UNKNOWN
    if movement.clear_change:
        return Outcome.UP if movement.up > movement.down else Outcome.DOWN
    is_enough = movement.pairs >= THRESHOLDS.interval_pairs
    return Outcome.UNCLEAR if is_enough else Outcome.UNKNOWN


def is_known(change: Change) -> bool:
    """Whether it can be said of any section that it moved, or that no change is clear."""
    return any(outcome(movement) is not Outcome.UNKNOWN for movement in change.sections)


def changes_title(change: Change, _: Translator) -> str:
    """How many sections moved, among those of which it can be said."""
    found = [outcome(movement) for movement in change.sections]
    known = [each for each in found if each is not Outcome.UNKNOWN]
    moved = sum(each is not Outcome.UNCLEAR for each in known)
    if not known:
        return _("Too few people are found in both sessions to say what moved")
    if not moved:
        return _("No section moved clearly")
    return _.ngettext(
        "{n} section of {total} moved clearly",
        "{n} sections of {total} moved clearly",
        moved,
        total=_.number(len(known)),
    )


def section_changes(
    change: Change, questionnaire: Questionnaire, _: Translator
) -> tuple[MovementFinding, ...]:
    """Every section compared, in order."""
    names = {section.code: _.content(section.name) for section in questionnaire.sections}
    return tuple(_finding(each, names[each.code], change, _) for each in change.sections)


def item_changes(
    change: Change, questionnaire: Questionnaire, _: Translator
) -> tuple[MovementFinding, ...]:
    """Every item compared, in order, preconditions among them."""
    names = {item.code: _.content(item.name) for item in questionnaire.items}
    return tuple(_finding(each, names[each.code], change, _) for each in change.items)


def _finding(movement: Movement, name: str, change: Change, _: Translator) -> MovementFinding:
    found = outcome(movement)
    return MovementFinding(
        code=movement.code,
        name=name,
        outcome=found,
        mark=MARKS[found],
        word=_(WORDS[found]),
        sentences=tuple(_sentences(movement, change, _)),
    )


def told(
    findings: Sequence[MovementFinding], _: Translator
) -> tuple[tuple[str, tuple[MovementFinding, ...]], ...]:
    """The findings under "what moved", "no clear change" and "cannot say"; no empty heading."""
    found = (
        (_(heading), tuple(each for each in findings if each.outcome in outcomes))
        for heading, outcomes in HEADINGS.items()
    )
    return tuple((heading, members) for heading, members in found if members)


def _sentences(movement: Movement, change: Change, _: Translator) -> Iterator[str]:
    if movement.up is None:
        yield _too_few(movement, change, _)
        return
    yield people_moved(movement, _)
    if movement.mean_difference is not None:
        yield _on_average(movement, _)
    if movement.pairs < THRESHOLDS.interval_pairs:
        yield _(
            "From {minimum} people on, a change can be called clear.",
            minimum=_.number(THRESHOLDS.interval_pairs),
        )


def people_moved(movement: Movement, _: Translator) -> str:
    """How many went up, down and nowhere; nothing where that is hidden."""
    if movement.up is None or movement.down is None or movement.same is None:
        return ""
    return _(
        "{up} of {pairs} went up, {down} down, {same} stayed.",
        up=_.number(movement.up),
        pairs=_.number(movement.pairs),
        down=_.number(movement.down),
        same=_.number(movement.same),
    )


def _on_average(movement: Movement, _: Translator) -> str:
    difference, ends = signed(movement.mean_difference, _), interval(movement, _)
    if ends is None:
        return _("On average {difference}.", difference=difference)
    return _(
        "On average {difference} ({confidence} interval {lowest} to {highest}).",
        difference=difference,
        confidence=confidence(_),
        lowest=ends[0],
        highest=ends[1],
    )


def signed(value: float | None, _: Translator) -> str:
    """A difference with its sign; a dash where there is none."""
    if value is None:
        return NONE
    written = _.number(abs(value), 1)
    if written == _.number(0, 1):
        return written
    return f"+{written}" if value > 0 else f"{MINUS}{written}"


def interval(movement: Movement, _: Translator) -> tuple[str, str] | None:
    """The ends of an interval, with signs that tell on which side of 0 they lie even if near it."""
    if movement.interval is None:
        return None
    signs = {True: "+", False: MINUS}
    lowest, highest = (
        f"{signs[end > 0] if end else ''}{_.number(abs(end), 2)}" for end in movement.interval
    )
    return lowest, highest


def legend(_: Translator) -> str:
    """How to read the charts of change."""
    return _(
        "A point is the mean of everybody who answered. A line joins two sessions in which enough "
        "of the same people are found; it is thick where the change is clear. ▲ how many of them "
        "went up, ▼ how many down."
    )


def confidence(_: Translator) -> str:
    """The confidence of every interval, as a percentage."""
    return _.percent(float(THRESHOLDS.confidence))


def _too_few(movement: Movement, change: Change, _: Translator) -> str:
    if not movement.pairs:
        return _("Nobody is known to have answered both times.")
    return _.ngettext(
        "{n} person is known to have answered both times; results show from {minimum} on.",
        "{n} people are known to have answered both times; results show from {minimum} on.",
        movement.pairs,
        minimum=_.number(max(change.minimum_group, 1)),
    )


def change_tables(
    movements: Sequence[Movement], names: Sequence[str], heading: str, _: Translator
) -> tuple[Table, ...]:
    """Everything that is known of some movements, one row each, in tables as narrow as a phone."""
    sides = [movement.unlinked for movement in movements]
    return (
        {
            heading: names,
            _("In both"): [_.number(each.pairs) for each in movements],
            _("Up"): [_count(each.up, _) for each in movements],
            _("Same"): [_count(each.same, _) for each in movements],
            _("Down"): [_count(each.down, _) for each in movements],
        },
        {
            heading: names,
            _("Mean difference, people found in both"): [
                signed(each.mean_difference, _) for each in movements
            ],
            _("{confidence} interval", confidence=confidence(_)): [
                _interval(each, _) for each in movements
            ],
            _("Finding"): [_(WORDS[outcome(each)]) for each in movements],
        },
        {
            heading: names,
            _("Mean of all, first session"): [
                _mean(each.mean_earlier, each.answered_earlier, _) for each in sides
            ],
            _("Mean of all, second session"): [
                _mean(each.mean_later, each.answered_later, _) for each in sides
            ],
            _("Probability that the second is higher"): [
                NONE if each.superiority is None else _.number(each.superiority, 2)
                for each in sides
            ],
        },
    )


def _count(people: int | None, _: Translator) -> str:
    return NONE if people is None else _.number(people)


def _mean(level: float | None, people: int, _: Translator) -> str:
    """A mean with the people behind it, who are counted even where it is hidden."""
    shown = NONE if level is None else _.number(level, 1)
    return _("{mean} ({people})", mean=shown, people=_.number(people))


def _interval(movement: Movement, _: Translator) -> str:
    ends = interval(movement, _)
    return NONE if ends is None else _("{least} to {most}", least=ends[0], most=ends[1])
