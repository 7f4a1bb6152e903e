"""What a group decides and plans: differences in levels, and the order of a list of actions."""

from datetime import date

import pytest

from cimpact.core.actions import Action, ActionStatus, Plan, in_order
from cimpact.core.decisions import steps_from_median

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("median", "agreed", "steps"),
    [
        ((2, 2), 2, 0),
        ((2, 2), 4, 2),
        ((2, 2), 1, -1),
        ((1, 3), 2, 0),
        ((1, 3), 3, 0),
        ((1, 3), 4, 1),
        ((1, 3), 0, -1),
    ],
)
def test_steps_from_the_median(median: tuple[int, int], agreed: int, steps: int) -> None:
    assert steps_from_median(median, agreed) == steps


def action(what: str, status: str = "to_do", due: date | None = None) -> Action:
    return Action(
        id=what,
        plan=Plan(what, due=due),
        status=ActionStatus(status),
        started_on=TODAY,
        session_on=None,
        history=(),
    )


def test_open_actions_come_first_and_the_earliest_due_of_them() -> None:
    actions = [
        action("dropped", "dropped"),
        action("done", "done", due=date(2026, 1, 1)),
        action("no date"),
        action("spring", "under_way", due=date(2027, 3, 1)),
        action("winter", due=date(2026, 12, 1)),
    ]
    assert [each.id for each in in_order(actions)] == [
        *("winter", "spring", "no date", "done", "dropped")
    ]


def test_an_open_action_is_late_the_day_after_its_date() -> None:
    yesterday = date(2026, 11, 22)
    assert action("a", due=yesterday).is_late(TODAY)
    assert not action("a", due=TODAY).is_late(TODAY)
    assert not action("a", "done", due=yesterday).is_late(TODAY)
    assert not action("a").is_late(TODAY)
