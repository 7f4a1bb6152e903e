"""Who is answered by which run."""

import asyncio

import pytest

from tests.wire.connection import Waiter

PAGE = ""
WHOLE_PAGE: list[str] = []


@pytest.mark.parametrize(
    ("asked", "drawn", "runs_started", "served"),
    [
        ("A", ["A"], 2, True),
        ("A", ["B"], 2, False),
        ("A", ["B", "A"], 2, True),
        ("A", WHOLE_PAGE, 2, True),
        (PAGE, WHOLE_PAGE, 2, True),
        (PAGE, ["A"], 2, False),
        ("A", ["A"], 1, False),
        (PAGE, WHOLE_PAGE, 1, False),
    ],
)
async def test_a_run_answers_those_who_asked_for_it_before_it_began(
    asked: str, drawn: list[str], runs_started: int, *, served: bool
) -> None:
    """The waiter asked after one run had begun; the run that ends is the first or the second."""
    waiter = Waiter(asked, runs_started=1, done=asyncio.get_running_loop().create_future())

    assert waiter.is_served_by(frozenset(drawn), runs_started) is served
