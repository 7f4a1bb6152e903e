"""The attacker: knows everybody's sector and role, who came late, who changed or erased answers.

Not a member of the group, but reads everything that it publishes, at every closing, and remembers.
``findings`` gives the facts that hold in every world which tells the same story: a person's answer,
or how many of fewer than k people are at one end of the scale. What a single result of the whole
group gives away by itself, as when everybody agrees, is not counted.

For each fact, another world is looked for by exchanging answers of two people in the true one
(``exchange``). If it tells the same and the fact is false there, nobody can know it. Of the others,
those that can be proved are: by going through all worlds, or by subtraction (``proof``).
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from cimpact.core.difference import NOTHING, Choices
from tests.core.crowds import ITEMS, Crowd, Told
from tests.core.exchange import Exchanges
from tests.core.figures import NONE, band_of, bands_of
from tests.core.proof import is_proved


@dataclass(frozen=True)
class Fact:
    """Something of people, by their places in the crowd, that nobody should know.

    How many of them are in a band at a closing; of a single person, at which choice.
    """

    item: int
    closing: int
    people: frozenset[int]
    value: int
    is_choice: bool


@dataclass(frozen=True)
class Findings:
    """Facts that follow from what was published, and facts of which it was not found out."""

    proved: list[Fact]
    open: list[Fact]


def findings(group: Crowd, told: list[Told]) -> Findings:
    """All that the attacker obtains."""
    exchanges = Exchanges(group, told)
    left = [
        fact
        for fact in _facts(group, told)
        if not _is_common(fact, told) and not exchanges.refute(fact)
    ]
    proved = [fact for fact in left if is_proved(fact, group, told)]
    return Findings(proved, [fact for fact in left if fact not in proved])
