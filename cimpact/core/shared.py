"""Sectors and roles as a file may show them: only those that enough people share."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from cimpact.core.disclosure import groups_to_show


def shared_values(values: Sequence[str], minimum_group: int) -> list[str]:
    """The values, those blank that ``disclosure.groups_to_show`` hides.

    Whoever knows the group knows whose row is the only blank one.
    """
    counts = Counter(value for value in values if value)
    shown = groups_to_show(counts, len(values), minimum_group=minimum_group)
    return [value if value in shown else "" for value in values]


def shared_pairs(people: Sequence[tuple[str, str]], minimum_group: int) -> list[tuple[str, str]]:
    """Sectors that enough people share, then roles that enough people of that sector share."""
    sectors = shared_values([sector for sector, _role in people], minimum_group)
    places: dict[str, list[int]] = defaultdict(list)
    for place, sector in enumerate(sectors):
        places[sector].append(place)
    roles = [""] * len(people)
    for group in places.values():
        shared = shared_values([people[place][1] for place in group], minimum_group)
        for place, role in zip(group, shared, strict=True):
            roles[place] = role
    return list(zip(sectors, roles, strict=True))
