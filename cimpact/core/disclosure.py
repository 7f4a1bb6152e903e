"""What may be shown: the one gate in front of screens, charts, notes, exports and commands.

A figure that too few people stand behind is not computed at all, so that nothing downstream can
show it by mistake. Whoever knows everybody's sector and role, and who came late, must learn
nothing of one person or of fewer people than the minimum group: not from one figure, and not by
subtracting figures from each other.
"""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray


def is_hidden(people: int, *, minimum_group: int) -> bool:
    """Whether figures of so many people stay hidden; those of nobody always do."""
    return people < max(minimum_group, 1)


def are_few(people: int, *, minimum_group: int) -> bool:
    """Whether what is known of so many people together would be known of too few.

    They stand outside a figure beside which a figure of everybody is shown: whoever subtracts is
    left with them.
    """
    return 0 < people < minimum_group


def groups_to_show(
    people: Mapping[str, int], everybody: int, *, minimum_group: int
) -> frozenset[str]:
    """The groups, by code, whose number of people may be shown beside that of everybody.

    Groups of fewer people than the minimum group are not, and whoever named none is in none. Those
    hidden could be told by subtraction: while they are 1 to k - 1 people, the smallest group shown
    is hidden as well, of equal ones the last in the alphabet.
    """
    shown = [
        code
        for code, number in sorted(people.items(), key=lambda each: (-each[1], each[0]))
        if number >= max(minimum_group, 1)
    ]
    while shown and 0 < everybody - sum(people[code] for code in shown) < minimum_group:
        shown.pop()
    return frozenset(shown)


def may_enter(
    some: NDArray[np.intp], everybody: NDArray[np.intp], *, levels: int, minimum_group: int
) -> NDArray[np.bool_]:
    """Whether some people's answers may enter, or leave, figures that were published without them.

    Subtracting one publication from the other tells exactly their answers. So they must be at least
    k, with none or at least k of the levels, and not all have answered the same, or each of them
    would be known; where everybody has, each of them is known anyway. Both arrays hold people per
    choice, one row per item, ``levels`` columns first; ``everybody`` is the whole of which those
    are a part. Without any people there is nothing to enter: False.
    """
    people, with_level = some.sum(axis=1), some[:, :levels].sum(axis=1)
    if minimum_group <= 1:
        return np.asarray(people > 0)
    enough = (people >= minimum_group) & ((with_level == 0) | (with_level >= minimum_group))
    disagree = (some > 0).sum(axis=1) > 1
    all_agree = (everybody > 0).sum(axis=1) == 1
    return np.asarray(enough & (disagree | all_agree))
