"""Who answered, by sector and role, as far as it may be said, and who was expected.

Nothing here concerns what anybody answered. A number of people under the minimum group would point
at somebody, and so would one that is told by subtraction: there only presence and absence are said.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cimpact.core import groups
from cimpact.core.disclosure import is_hidden
from cimpact.core.lists import Lists
from cimpact.core.report import Coverage


@dataclass(frozen=True, slots=True)
class SectorAttendance:
    """One sector: whether somebody came, how many where that may be said, how many were expected.

    ``people`` is None where a number would point at somebody, ``expected`` where nobody said.
    """

    code: str
    is_present: bool
    people: int | None
    expected: int | None

    @property
    def missing(self) -> int | None:
        """How many who were expected did not come; None where that is not known or not said."""
        if self.people is None or self.expected is None:
            return None
        return max(self.expected - self.people, 0)


def coverage(
    people: Sequence[tuple[str, str]], lists: Lists, *, minimum_group: int, with_numbers: bool
) -> Coverage | None:
    """Who answered, from the sector and the role of each person (empty where not said).

    ``with_numbers`` is for a closed session: while answers come in, each number would tell of whom
    the latest one is. None under the minimum group, where presence alone would point at somebody.
    """
    if is_hidden(len(people), minimum_group=minimum_group):
        return None
    k = minimum_group if with_numbers else len(people) + 1
    sectors = [sector for sector, _role in people]
    roles = [role for _sector, role in people]
    nobody = Coverage(
        sectors=(),
        absent_sectors=tuple(each.code for each in lists.sectors),
        roles=(),
        absent_roles=tuple(each.code for each in lists.roles),
        concerned=None,
    )
    return groups.coverage(sectors, roles, lists, minimum_group=k) or nobody


def attendance(
    known: Coverage, lists: Lists, expected: Mapping[str, int]
) -> tuple[SectorAttendance, ...]:
    """Every sector of the lists, in their order, beside those who were expected of it."""
    people = {group.code: group.people for group in known.sectors}
    return tuple(
        SectorAttendance(
            code=sector.code,
            is_present=sector.code in people,
            people=people.get(sector.code, 0),
            expected=expected.get(sector.code),
        )
        for sector in lists.sectors
    )
