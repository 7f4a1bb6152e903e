"""What a room asks for at once is made once."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest

from cimpact.ui.results.once import MOST_KEPT, made_once

PATIENCE = 10
"""Seconds after which a test that waits in vain gives up."""


def test_many_who_ask_at_once_get_the_same_thing_made_once() -> None:
    made = []

    def slowly() -> list[str]:
        time.sleep(0.05)
        made.append("figure")
        return made

    with ThreadPoolExecutor(max_workers=20) as room:
        found = list(room.map(lambda _: made_once("asked by all", slowly), range(20)))

    assert made == ["figure"]
    assert all(one is made for one in found)


def test_another_version_is_made_anew() -> None:
    assert [made_once(("session", version), partial(str, version)) for version in (1, 2)] == [
        "1",
        "2",
    ]


def test_what_is_kept_is_not_waited_for_while_something_else_is_made() -> None:
    made_once("kept", lambda: "kept")
    is_being_made, may_end = threading.Event(), threading.Event()

    def blocked() -> str:
        is_being_made.set()
        assert may_end.wait(PATIENCE)
        return "made"

    with ThreadPoolExecutor(max_workers=1) as room:
        making = room.submit(made_once, "slow", blocked)
        assert is_being_made.wait(PATIENCE)
        try:
            assert made_once("kept", lambda: "made again") == "kept"
        finally:
            may_end.set()
        assert making.result(PATIENCE) == "made"


def test_only_so_much_is_kept_and_what_was_asked_for_longest_ago_goes_first() -> None:
    made_once("old", lambda: "first time")
    made_once("used", lambda: "first time")
    for number in range(MOST_KEPT - 1):
        made_once(("other", number), lambda: "other")
        made_once("used", lambda: "second time")

    assert made_once("used", lambda: "second time") == "first time"
    assert made_once("old", lambda: "second time") == "second time"


def test_what_fails_is_tried_again() -> None:
    def failing() -> str:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        made_once("fails once", failing)

    assert made_once("fails once", lambda: "made") == "made"
