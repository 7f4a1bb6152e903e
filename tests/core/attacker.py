"""The attacker: knows everybody's sector and role and who came late, and reads what is published.

Not a member of the group. At every closing it takes the figures as they leave, and remembers them.
It obtains a fact if in all worlds in which the same is told the fact holds.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from tests.core.crowds import Crowd, Told
from tests.core.exchange import Exchanges
from tests.core.facts import Fact, facts
from tests.core.proof import is_proved

OF_FEW = {"item": "answered", "gate": "answered", "section": "respondents"}
"""The people whom a figure of each kind stands on, as its JSON has them."""
ALLOWED = {"item", "section", "answered", "dont_know", "too_early", "blank", "information_gap"}
ALLOWED |= {"label", "target", "hidden", "status"}
"""What may be said of however few."""


@dataclass(frozen=True)
class Loot:
    """What the attacker obtains.

    Figures of fewer people than the minimum group, facts that it proves, and facts that it does not
    prove but that no other world was found to refute either.
    """

    of_few: list[str]
    proved: list[Fact]
    doubtful: list[Fact]


def attack(group: Crowd, told: list[Told]) -> Loot:
    """All that is to be had of a group."""
    sought = facts(group, told)
    refuted = Exchanges(group, told).refuted(sought)
    left = [fact for fact in sought if fact not in refuted]
    proved = [fact for fact in left if is_proved(fact, group, told)]
    return Loot(
        of_few=[figure for each in told for figure in _of_few(each, group.minimum_group)],
        proved=proved,
        doubtful=[fact for fact in left if fact not in proved],
    )


def _of_few(told: Told, minimum_group: int) -> Iterator[str]:
    """Every figure on a page or in a file that too few people stand behind."""
    for kind, people in OF_FEW.items():
        for figures in told.figures[f"{kind}s"]:
            said = {key for key, value in figures.items() if value is not None} - ALLOWED
            if said and (figures[people] or 0) < minimum_group:
                yield f"{kind} {figures[kind if kind == 'section' else 'item']}: {sorted(said)}"
    for breakdown in told.report.breakdowns:
        for group in breakdown.groups:
            if group.answered is not None and group.answered < minimum_group:
                yield f"{breakdown.item}: {group}"
    for count in (*told.coverage.sectors, *told.coverage.roles) if told.coverage else ():
        if count.people is not None and count.people < minimum_group:
            yield f"coverage: {count}"
