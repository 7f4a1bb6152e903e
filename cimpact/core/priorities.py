"""What to do first, and what to talk about first: an order, never a ranking with numbers."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from cimpact.core.report import GateFigures, GateStatus, ItemFigures, Label, Report
from cimpact.core.thresholds import THRESHOLDS, steps

PRINCIPLES = "leadership"
"""The section whose targets are markers for discussion: last among priorities of equal gap."""


def label_of(figures: ItemFigures) -> Label | None:
    """What to do about an item; None when its figures are hidden and nothing else is known."""
    if figures.information_gap:
        return Label.FIND_OUT
    if figures.hidden:
        return None
    if is_behind(figures):
        return Label.DISCUSS_FIRST if figures.split else Label.ACT
    return Label.HEAR_THE_MINORITY if figures.split else Label.KEEP


def is_behind(figures: ItemFigures) -> bool:
    """Whether the gap to the target calls for something: half a step on the standard scale."""
    if figures.gap is None or figures.counts is None:
        return False
    return figures.gap >= steps(THRESHOLDS.gap, top=len(figures.counts) - 1)


def priorities(gates: Iterable[GateFigures], items: Sequence[ItemFigures]) -> tuple[str, ...]:
    """Gates that are not met, then items to act on or discuss: gap, spread, principles last."""
    not_met = [gate.item for gate in gates if gate.status is GateStatus.NOT_MET]
    labelled = [item for item in items if item.label in (Label.ACT, Label.DISCUSS_FIRST)]
    ordered = sorted(labelled, key=_urgency)
    return tuple(dict.fromkeys([*not_met, *(item.item for item in ordered)]))


def _urgency(figures: ItemFigures) -> tuple[float, float, bool]:
    """Sorts by gap and spread, widest first; what is equal keeps the order of the items."""
    return -(figures.gap or 0), -(figures.spread or 0), figures.section == PRINCIPLES


def agenda(gates: Iterable[GateFigures], items: Sequence[ItemFigures]) -> tuple[str, ...]:
    """The discussion, each item once: open gates, two camps, other splits, then gaps."""
    open_gates = [
        gate.item for gate in gates if gate.status is not GateStatus.MET and not gate.hidden
    ]
    return tuple(dict.fromkeys([*open_gates, *_topics(items)]))


def _topics(items: Sequence[ItemFigures]) -> Iterator[str]:
    by_spread = sorted(items, key=lambda figures: -(figures.spread or 0))
    by_gap = sorted(items, key=lambda figures: -(figures.gap or 0))
    yield from (figures.item for figures in by_spread if figures.two_camps)
    yield from (figures.item for figures in by_spread if figures.split)
    yield from (
        figures.item for figures in by_gap if is_behind(figures) and not figures.information_gap
    )


def priority_groups(report: Report) -> tuple[tuple[str, ...], ...]:
    """The priorities in the groups that a screen shows without numbers.

    The gates that are not met are the first group. After them, an item joins the group while its
    gap is less than 1/n below that of the group's first item (n being the fewest answers in the
    group, the item's own included): what one person moving by one step could turn round is not an
    order. No priorities give no groups.
    """
    not_met = {gate.item for gate in report.gates if gate.status is GateStatus.NOT_MET}
    gates = tuple(code for code in report.priorities if code in not_met)
    groups = [gates] if gates else []
    group: list[ItemFigures] = []
    for figures in (report.item(code) for code in report.priorities if code not in not_met):
        if group and not _belongs(figures, group):
            groups.append(tuple(member.item for member in group))
            group = []
        group.append(figures)
    return (*groups, tuple(member.item for member in group)) if group else tuple(groups)


def _belongs(figures: ItemFigures, group: Sequence[ItemFigures]) -> bool:
    fewest = min(member.answered for member in (*group, figures))
    return _exact_gap(group[0]) - _exact_gap(figures) < Fraction(1, fewest)


def _exact_gap(figures: ItemFigures) -> Fraction:
    """The gap again, from whole numbers: floats cannot tell exactly 1/n from just under."""
    total = sum(level * people for level, people in enumerate(figures.counts or ()))
    return Fraction(str(figures.target)) - Fraction(total, figures.answered)
