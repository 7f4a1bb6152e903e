"""The parts of the room benchmark which can be known without playing it."""

import math
from argparse import ArgumentTypeError

import pytest

from benchmarks.process import Cost
from benchmarks.room import loopback
from benchmarks.table import Figures, markdown, percentile

REMOTE = [
    "http://example.org",
    "https://127.0.0.1:8501",
    "http://10.0.0.1:8501",
    "http://0.0.0.0:8501",
    "http://127.0.0.1.example.org",
    "http://127.0.0.1@example.org",
    "127.0.0.1:8501",
]


def room(*, stored: int | None, costs: tuple[Cost, Cost, Cost, Cost] | None) -> Figures:
    return Figures(
        members=2,
        joining=[0.3, 0.1],
        answering=[0.02, 0.01, 0.04, 0.03],
        moving_on=[],
        seconds=4.0,
        acknowledged=4,
        stored=stored,
        costs=costs,
        troubles=["lost its way"],
        empty_reruns=[0.003, 0.003],
        empty_costs=(cost(1.0), cost(1.1), cost(1.106)),
    )


def cost(cpu: float) -> Cost:
    return Cost(cpu=cpu, memory=50 + cpu, peak_memory=60 + cpu)


def cells(figures: Figures) -> dict[str, str]:
    lines = markdown([figures], think=5).splitlines()[3:]
    return {title.strip(): cell.strip() for _, title, cell, _ in (x.split("|") for x in lines)}


def test_the_table_by_hand() -> None:
    """0.2 s of CPU for 4 answers in 4 s; 1 s in all for 2 members; 1 answer is missing."""
    costs = (cost(2.0), cost(2.7), cost(2.9), cost(3.0))

    assert cells(room(stored=3, costs=costs)) == {
        "---": "---:",
        "answer acknowledged, p50 / p95 ms": "20 / 40",
        "next section, p50 / p95 ms": "not measured",
        "join to first item, p50 / p95 ms": "100 / 300",
        "server CPU per saved answer, next sections included, ms": "50.0",
        "server CPU while answering, % of one core": "5",
        "server CPU per member from join to finish, s": "0.50",
        "server memory before / highest, MB": "52 / 63",
        "answers lost": "1 of 4",
        "members who could not finish": "1",
        "empty page: rerun, p50 / p95 ms": "3 / 3",
        "empty page: server CPU per rerun, ms": "3.0",
        "empty page: memory before / highest, MB": "51 / 61",
    }


def test_a_server_whose_process_and_database_are_unknown_keeps_its_delays() -> None:
    shown = cells(room(stored=None, costs=None))

    assert shown["answer acknowledged, p50 / p95 ms"] == "20 / 40"
    assert shown["server CPU per saved answer, next sections included, ms"] == "not measured"
    assert shown["answers lost"] == "not measured"


def test_percentile_is_a_time_that_was_measured() -> None:
    times = [float(n) for n in range(20, 0, -1)]

    assert [percentile(times, share) for share in (0.0, 0.5, 0.95, 1.0)] == [1, 10, 19, 20]
    assert math.isnan(percentile([], 0.5))


@pytest.mark.parametrize("url", ["http://127.0.0.1:8501", "http://[::1]:1", "http://localhost:80"])
def test_loopback_addresses_are_accepted(url: str) -> None:
    assert loopback(f"{url}/") == url


@pytest.mark.parametrize("url", REMOTE)
def test_other_addresses_are_refused(url: str) -> None:
    with pytest.raises(ArgumentTypeError, match="only http addresses on loopback"):
        loopback(url)
