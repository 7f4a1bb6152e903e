"""The preconditions: never averaged, never compensated by what is good elsewhere.

Whole numbers and fractions only, so that a share of exactly two thirds is met.
"""

from collections.abc import Iterable

from cimpact.core.disclosure import is_hidden
from cimpact.core.report import GateFigures, GateStatus, Verdict
from cimpact.core.scoring import favourable, low
from cimpact.core.tally import ItemTally
from cimpact.core.thresholds import THRESHOLDS


def gate_figures(tally: ItemTally, *, seats: int, people: int, minimum_group: int) -> GateFigures:
    """A precondition as persons see it: ``seats`` took part, out of ``people``."""
    answered = tally.answered
    if is_hidden(answered, minimum_group=minimum_group):
        return GateFigures(item=tally.item, status=GateStatus.UNKNOWN, answered=answered)
    yes, bottom = favourable(tally.counts), low(tally.counts)
    return GateFigures(
        item=tally.item,
        status=gate_status(
            answered=answered, favourable=yes, low=bottom, seats=seats, people=people
        ),
        answered=answered,
        favourable=yes,
        low=bottom,
        bounds=_bounds(yes, answered=answered, people=people),
        hidden=False,
    )


def gate_status(*, answered: int, favourable: int, low: int, seats: int, people: int) -> GateStatus:
    """The first rule that applies, for a precondition that enough people answered.

    ``answered`` of the ``seats`` gave a level; ``people`` counts also those who did not take part.
    """
    needed, missing = THRESHOLDS.gate_favourable, people - answered
    if favourable + missing < needed * people:
        return GateStatus.NOT_MET  # even if everyone without a level said yes
    if seats - answered >= THRESHOLDS.gate_missing * seats:
        return GateStatus.UNKNOWN
    if favourable < needed * answered:
        return GateStatus.NOT_MET
    if low > THRESHOLDS.gate_low * answered:
        return GateStatus.FRAGILE
    if favourable < needed * people:
        return GateStatus.FRAGILE  # not met if everyone without a level said no
    return GateStatus.MET


def _bounds(favourable: int, *, answered: int, people: int) -> tuple[float, float] | None:
    missing = people - answered
    if missing <= 0:
        return None
    return favourable / people, (favourable + missing) / people


def gate_by_group(tally: ItemTally) -> GateFigures:
    """A precondition as the group's own respondent sees it; the minimum group does not apply.

    Don't know and too early are answers, and not favourable ones.
    """
    return GateFigures(
        item=tally.item, status=_group_status(tally), answered=0, hidden=False, by_group=True
    )


def _group_status(tally: ItemTally) -> GateStatus:
    given = tally.answered + tally.dont_know + tally.too_early
    if not given:
        return GateStatus.UNKNOWN
    return GateStatus.MET if favourable(tally.counts) == given else GateStatus.NOT_MET


_VERDICTS = {
    GateStatus.NOT_MET: Verdict.NOT_YET,
    GateStatus.UNKNOWN: Verdict.TO_CLARIFY,
    GateStatus.FRAGILE: Verdict.WITH_RESERVE,
    GateStatus.MET: Verdict.CLEAR,
}
"""From the worst status to the best."""


def verdict_of(gates: Iterable[GateFigures]) -> Verdict | None:
    """The verdict of the worst gate; None without gates."""
    statuses = {gate.status for gate in gates}
    return next((verdict for status, verdict in _VERDICTS.items() if status in statuses), None)
