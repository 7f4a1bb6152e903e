"""Small sessions to compare, from the choices of people who are linked by their place in a list."""

from collections.abc import Mapping, Sequence
from typing import Any

from cimpact.core.changes import Change, Movement
from cimpact.core.comparison import compare
from cimpact.core.questionnaire import Questionnaire
from cimpact.core.sitting import Sitting
from tests.core.factories import a_questionnaire, a_section, an_item, answers_of, one_item

TWO_ITEMS = a_questionnaire(a_section("conditions", an_item("Q1"), an_item("Q2")))


def a_sitting(
    votes: Mapping[str, Sequence[object]],
    *,
    links: Sequence[str] = (),
    questionnaire: Questionnaire | None = None,
    name: str = "a",
    **others: Any,  # noqa: ANN401  whatever a Sitting takes
) -> Sitting:
    """A session; without ``links``, the first person of each list is linked as 1, and so on."""
    edition = questionnaire or one_item()
    people = max((len(choices) for choices in votes.values()), default=0)
    wanted = list(links) or [str(place) for place in range(1, people + 1)]
    return Sitting(
        name=name,
        questionnaire=edition,
        answers=answers_of(votes, edition),
        links={f"person {place}": link for place, link in enumerate(wanted, start=1)},
        **others,
    )


def a_change(
    earlier: Sequence[object],
    later: Sequence[object],
    *,
    earlier_links: Sequence[str] = (),
    later_links: Sequence[str] = (),
    levels: int = 5,
    minimum_group: int = 5,
) -> Change:
    """What moved in the single item Q1, on a scale of so many levels."""
    edition = one_item(levels)
    sittings = [
        a_sitting(
            {"Q1": choices},
            links=links,
            questionnaire=edition,
            name=name,
            minimum_group=minimum_group,
        )
        for name, choices, links in (("a", earlier, earlier_links), ("b", later, later_links))
    ]
    return compare(sittings).changes[0]


def moved(earlier: Sequence[object], later: Sequence[object], **others: Any) -> Movement:  # noqa: ANN401
    """The movement of that item."""
    return a_change(earlier, later, **others).item("Q1")


def counted(movement: Movement) -> tuple[int | None, int | None, int | None]:
    """Up, same and down."""
    return movement.up, movement.same, movement.down
