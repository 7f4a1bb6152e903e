"""The figures of a run, and their Markdown table. Measuring happens elsewhere."""

import math
import os
import platform
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import streamlit

from benchmarks.process import Cost

UNKNOWN = "not measured"


@dataclass(frozen=True, slots=True)
class Figures:
    """One size of room, times in seconds.

    ``costs`` of the server were read before anybody came, before the first answer, after the last
    one and at the end; None for a server whose process is not known. ``stored`` counts rows of the
    database, None where it was not compared. The ``empty_`` fields are those of an empty page:
    read before anybody came, before the first rerun and after the last one.
    """

    members: int
    joining: Sequence[float]
    answering: Sequence[float]
    moving_on: Sequence[float]
    seconds: float
    acknowledged: int
    stored: int | None
    costs: tuple[Cost, Cost, Cost, Cost] | None
    troubles: Sequence[str]
    empty_reruns: Sequence[float]
    empty_costs: tuple[Cost, Cost, Cost]

    @property
    def lost(self) -> int | None:
        """Answers acknowledged to a member and absent from the database."""
        return None if self.stored is None else max(0, self.acknowledged - self.stored)


def markdown(rooms: Sequence[Figures], *, think: float) -> str:
    """A table with a column per size of room, under a line about the machine."""
    lines = [
        _machine(think),
        "",
        _row("", [f"{room.members} members" for room in rooms]),
        _row("---", ["---:"] * len(rooms)),
        *(_row(title, [cell(room) for room in rooms]) for title, cell in ROWS.items()),
    ]
    return "\n".join(lines)


def percentile(times: Iterable[float], share: float) -> float:
    """Nearest rank: the smallest time that ``share`` of them do not exceed; NaN without any."""
    ordered = sorted(times)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)] if ordered else math.nan


def _machine(think: float) -> str:
    return (
        f"{os.cpu_count()} cores, Python {platform.python_version()}, "
        f"Streamlit {streamlit.__version__}; an answer every {think:g} s per member on average; "
        "members and server on the same machine."
    )


def _row(title: str, cells: Iterable[str]) -> str:
    return f"| {' | '.join([title, *cells])} |"


def _delays(times: Sequence[float]) -> str:
    """Median and 95th percentile, in milliseconds."""
    if not times:
        return UNKNOWN
    return f"{1000 * percentile(times, 0.5):.0f} / {1000 * percentile(times, 0.95):.0f}"


def _answer_cpu(room: Figures) -> str:
    if room.costs is None or not room.acknowledged:
        return UNKNOWN
    _, before, after, _ = room.costs
    return f"{1000 * (after.cpu - before.cpu) / room.acknowledged:.1f}"


def _core_share(room: Figures) -> str:
    if room.costs is None:
        return UNKNOWN
    _, before, after, _ = room.costs
    return f"{100 * (after.cpu - before.cpu) / room.seconds:.0f}"


def _member_cpu(room: Figures) -> str:
    if room.costs is None:
        return UNKNOWN
    return f"{(room.costs[-1].cpu - room.costs[0].cpu) / room.members:.2f}"


def _memory(costs: Sequence[Cost] | None) -> str:
    return UNKNOWN if costs is None else f"{costs[0].memory:.0f} / {costs[-1].peak_memory:.0f}"


def _losses(room: Figures) -> str:
    return UNKNOWN if room.lost is None else f"{room.lost} of {room.acknowledged}"


def _empty_cpu(room: Figures) -> str:
    _, before, after = room.empty_costs
    return f"{1000 * (after.cpu - before.cpu) / max(1, len(room.empty_reruns)):.1f}"


ROWS: dict[str, Callable[[Figures], str]] = {
    "answer acknowledged, p50 / p95 ms": lambda room: _delays(room.answering),
    "next section, p50 / p95 ms": lambda room: _delays(room.moving_on),
    "join to first item, p50 / p95 ms": lambda room: _delays(room.joining),
    "server CPU per saved answer, next sections included, ms": _answer_cpu,
    "server CPU while answering, % of one core": _core_share,
    "server CPU per member from join to finish, s": _member_cpu,
    "server memory before / highest, MB": lambda room: _memory(room.costs),
    "answers lost": _losses,
    "members who could not finish": lambda room: str(len(room.troubles)),
    "empty page: rerun, p50 / p95 ms": lambda room: _delays(room.empty_reruns),
    "empty page: server CPU per rerun, ms": _empty_cpu,
    "empty page: memory before / highest, MB": lambda room: _memory(room.empty_costs),
}
