"""A room of members who answer at the same time: delays, the server's cost, memory, losses.

    python -m benchmarks.room --members 30 300

For each size of room it starts our server, then an empty Streamlit page, on loopback and in
temporary folders; a Markdown table ends the run. The members share the machine with the server: its
CPU times are reliable, the delays pessimistic. Linux only. No address but loopback is accepted.
"""

import argparse
import asyncio
import ipaddress
import json
import secrets
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from benchmarks.member import Member, NeverEnding, answer_everything, finish, join, member
from benchmarks.process import Cost, allow_many_files, cost_of
from benchmarks.table import Figures, markdown
from tests.serving import ROOT, environment, serving
from tests.wire.errors import WireError

OWNER = "benchmark"
JOINS_PER_SECOND = 12
COMMAND_SECONDS = 120
EMPTY_PAGE = "benchmarks/empty_page/app.py"
Act = Callable[[Member], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Target:
    """A server to play against: its process and database are None where they are not known."""

    url: str
    code: str
    pid: int | None
    database: Path | None


@dataclass(frozen=True, slots=True)
class Played:
    """What a room did; ``seconds`` is the time between the first answer and the last."""

    room: list[Member]
    seconds: float
    costs: tuple[Cost, Cost, Cost, Cost] | None


def main() -> None:
    """Play each size of room and print the table; exit status 1 after a loss or a failure."""
    options = _options()
    allow_many_files()
    rooms = [_measure(options, members) for members in options.members]
    print(markdown(rooms, think=options.think))
    troubles = Counter(trouble for room in rooms for trouble in room.troubles)
    for trouble, times in troubles.most_common(5):
        print(f"{times} times: {trouble}", file=sys.stderr)
    sys.exit(1 if troubles or any(room.lost for room in rooms) else 0)


def _measure(options: argparse.Namespace, members: int) -> Figures:
    print(f"{members} members …", file=sys.stderr)
    with _target(options) as target:
        stored_before = _count_answers(target.database)
        played = asyncio.run(_play(target, members=members, think=options.think))
        stored = _count_answers(target.database)
    print(f"{members} empty pages …", file=sys.stderr)
    empty_reruns, empty_costs = _measure_empty(options, members)
    return Figures(
        members=members,
        joining=[spent for one in played.room for spent in one.joining],
        answering=[spent for one in played.room for spent in one.answering],
        moving_on=[spent for one in played.room for spent in one.moving_on],
        seconds=played.seconds,
        acknowledged=sum(len(one.answered) for one in played.room),
        stored=None if stored is None else stored - (stored_before or 0),
        costs=played.costs,
        troubles=[one.trouble for one in played.room if one.trouble],
        empty_reruns=empty_reruns,
        empty_costs=empty_costs,
    )


async def _play(target: Target, *, members: int, think: float) -> Played:
    """Everybody joins along a ramp, then answers at their own pace, then finishes."""
    room = [member(target.url, number=number, think=think) for number in range(members)]
    costs = [_cost(target.pid)]
    await _together(room, lambda one: join(one, target.code), ramp=members / JOINS_PER_SECOND)
    costs.append(_cost(target.pid))
    began = time.perf_counter()
    await _together(room, answer_everything, ramp=think)
    seconds = time.perf_counter() - began
    costs.append(_cost(target.pid))
    await _together(room, finish, ramp=think)
    costs.append(_cost(target.pid))
    await _together(room, _leave, ramp=0)
    match costs:
        case [Cost() as before, Cost() as joined, Cost() as answered, Cost() as end]:
            return Played(room, seconds, (before, joined, answered, end))
    return Played(room, seconds, costs=None)


def _measure_empty(
    options: argparse.Namespace, members: int
) -> tuple[list[float], tuple[Cost, Cost, Cost]]:
    with serving(EMPTY_PAGE) as server:
        room = [member(server.url, number=n, think=options.think) for n in range(members)]
        return asyncio.run(_play_empty(room, server.process.pid, options.empty_reruns))


async def _play_empty(
    room: list[Member], pid: int, reruns: int
) -> tuple[list[float], tuple[Cost, Cost, Cost]]:
    """Everybody opens the page along the same ramp, then reruns it at the same pace."""
    times: list[float] = []

    async def rerun(one: Member) -> None:
        for _ in range(reruns):
            await one.pause()
            times.append(await one.client.rerun())

    before = cost_of(pid)
    await _together(room, _open, ramp=len(room) / JOINS_PER_SECOND)
    opened = cost_of(pid)
    await _together(room, rerun, ramp=0)
    end = cost_of(pid)
    await _together(room, _leave, ramp=0)
    return times, (before, opened, end)


async def _together(room: Sequence[Member], act: Act, *, ramp: float) -> None:
    """Everybody acts, beginning along ``ramp`` seconds; whoever failed sits out what follows."""

    async def start(place: int, one: Member) -> None:
        await asyncio.sleep(ramp * place / len(room))
        try:
            if not one.trouble:
                await act(one)
        except (WireError, NeverEnding) as error:
            one.trouble = f"{type(error).__name__}: {error}"

    await asyncio.gather(*(start(place, one) for place, one in enumerate(room)))


async def _open(one: Member) -> None:
    await one.client.open()


async def _leave(one: Member) -> None:
    await one.client.disconnect()


@contextmanager
def _target(options: argparse.Namespace) -> Iterator[Target]:
    """The server named, or one of our own with a session opened for the occasion."""
    if options.url:
        yield Target(options.url, options.code, options.pid, options.database)
        return
    with tempfile.TemporaryDirectory(prefix="cimpact-room-") as folder:
        data_dir = Path(folder)
        code = _open_workshop(data_dir)
        with serving(data_dir=data_dir) as server:
            yield Target(server.url, code, server.process.pid, data_dir / "cimpact.db")


def _open_workshop(data_dir: Path) -> str:
    """An account and an open session, made by our own commands; returns the join code."""
    _cimpact(data_dir, "facilitator", "add", OWNER, typed=secrets.token_urlsafe(24))
    made = _cimpact(
        data_dir, "workshop", "create", "Banc d'essai", "--owner", OWNER, "--open", "--json"
    )
    return str(json.loads(made)["join_code"])


def _cimpact(data_dir: Path, *words: str, typed: str = "") -> str:
    done = subprocess.run(
        [sys.executable, "-m", "cimpact", *words],
        cwd=ROOT,
        env=environment(data_dir),
        input=f"{typed}\n",
        capture_output=True,
        text=True,
        timeout=COMMAND_SECONDS,
        check=False,
    )
    if done.returncode != 0:
        sys.exit(f"cimpact {' '.join(words)}:\n{done.stderr}")
    return done.stdout


def _count_answers(database: Path | None) -> int | None:
    """Rows of the answers' table, read without writing; None where there is nothing to read."""
    if database is None:
        return None
    with closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)) as reader:
        return int(reader.execute("SELECT count(*) FROM answer").fetchone()[0])


def _cost(pid: int | None) -> Cost | None:
    return None if pid is None else cost_of(pid)


def loopback(url: str) -> str:
    """An http address of this very machine; argparse shows the refusal of any other."""
    address = urlsplit(url)
    host = address.hostname or ""
    ours = host == "localhost" or (_is_address(host) and ipaddress.ip_address(host).is_loopback)
    if address.scheme != "http" or not ours:
        raise argparse.ArgumentTypeError("only http addresses on loopback, such as 127.0.0.1")
    return url.rstrip("/")


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.room", description=__doc__)
    parser.add_argument("--members", type=int, nargs="+", default=[30], metavar="N")
    parser.add_argument("--think", type=float, default=5.0, help="mean seconds before an answer")
    parser.add_argument("--empty-reruns", type=int, default=9, help="per session of the empty page")
    parser.add_argument("--url", type=loopback, help="a server already running on loopback")
    parser.add_argument("--code", help="the join code, with --url")
    parser.add_argument("--pid", type=int, help="its process, to read its cost, with --url")
    parser.add_argument("--database", type=Path, help="its SQLite file, to count, with --url")
    options = parser.parse_args()
    if options.url and not options.code:
        parser.error("--url needs --code")
    if min(options.members) < 1 or options.think < 0:
        parser.error("at least one member, and no negative time")
    return options


if __name__ == "__main__":
    main()
