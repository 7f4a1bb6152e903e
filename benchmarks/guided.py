"""Guided pace: how soon a room of phones shows the element that the facilitator moves on to.

    python -m benchmarks.guided --members 100 300

For each size of room: joins, then moves on several times while everybody answers; the time until
each phone shows the new element, the answers lost, and what idle phones cost the server. Everything
runs on this machine: phones and server share its cores.
"""

import argparse
import asyncio
import os
import sqlite3
import sys
import tempfile
import time
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.member import REQUEST_SECONDS
from benchmarks.process import allow_many_files, cost_of
from benchmarks.table import percentile
from cimpact.questionnaires import read_questionnaires
from cimpact.settings import get_settings
from cimpact.store import accounts, collectives, guiding, schema, workshops
from cimpact.store.db import current_engine, transaction
from cimpact.store.tables import Pace, Workshop
from tests.serving import Server, serving
from tests.wire.client import StreamlitClient
from tests.wire.errors import RunTimedOut

JOINS_PER_SECOND = 5.0
PATIENCE = 60.0
SOON = 8.0
AWAKE = 8.0
SAVED = "✓"


@dataclass(frozen=True, slots=True)
class Figures:
    """Seconds until each phone had followed; CPU seconds per idle second.

    ``unsaid`` answers are stored, but their phones did not say so; ``lost`` ones are not.
    """

    members: int
    following: list[float]
    unsaid: int
    lost: int
    idle: float


@dataclass(frozen=True, slots=True)
class Plan:
    """How many elements everybody is led to, and how many seconds nothing happens afterwards."""

    moves: int
    idle: float


@dataclass(frozen=True, slots=True)
class Room:
    """An open session in guided pace."""

    workshop_id: str
    code: str


def main() -> None:
    """Play each size of room and print a line each; exit status 1 after a loss."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.guided", description=__doc__)
    parser.add_argument("--members", type=int, nargs="+", default=[30], metavar="N")
    parser.add_argument("--moves", type=int, default=5, help="elements that everybody is led to")
    parser.add_argument("--idle", type=float, default=20.0, help="seconds in which nothing happens")
    options = parser.parse_args()
    allow_many_files()
    rooms = [_measure(members, options.moves, options.idle) for members in options.members]
    print(
        "| phones | followed, p50 s | p95 s | answers lost | stored, and not said so at once "
        "| server CPU while idle, % of a core |"
    )
    print("|---:|---:|---:|---:|---:|---:|")
    for room in rooms:
        print(
            f"| {room.members} | {percentile(room.following, 0.5):.2f} "
            f"| {percentile(room.following, 0.95):.2f} | {room.lost} "
            f"| {room.unsaid} | {room.idle * 100:.0f} |"
        )
    sys.exit(1 if any(room.lost for room in rooms) else 0)


def _measure(members: int, moves: int, idle: float) -> Figures:
    print(f"{members} phones …", file=sys.stderr)
    with tempfile.TemporaryDirectory(prefix="cimpact-guided-") as folder:
        data_dir = Path(folder)
        made = _session(data_dir)
        try:
            with serving(data_dir=data_dir, health="/healthz") as server:
                return asyncio.run(_play(server, made, members, Plan(moves, idle)))
        finally:
            current_engine().dispose()


def _session(data_dir: Path) -> Room:
    """An open session in guided pace in a new installation: its id and join code."""
    os.environ["CIMPACT_DATA_DIR"] = str(data_dir)
    get_settings.cache_clear()
    now = datetime.now(UTC)
    schema.migrate(current_engine(), at=now)
    questionnaire = read_questionnaires(get_settings().questionnaires)["long"]
    with transaction() as db:
        owner = accounts.add_facilitator(db, name="Banc d'essai", passphrase_hash="none")  # noqa: S106  nobody signs in
        collective = collectives.create_collective(
            db, name="Banc d'essai", owner_id=owner.id, today=now.date()
        )
        workshop = workshops.create_workshop(
            db, collective, questionnaire, today=now.date(), pace=Pace.GUIDED
        )
        workshops.open_workshop(workshop)
        return Room(workshop.id, workshop.join_code)


async def _play(server: Server, room_of: Room, members: int, plan: Plan) -> Figures:
    items = [item.code for item in read_questionnaires(get_settings().questionnaires)["long"].items]
    room = [
        StreamlitClient(server.url, auto_rerun=True, timeout=REQUEST_SECONDS)
        for _ in range(members)
    ]
    await asyncio.gather(*(_join(phone, room_of.code, place) for place, phone in enumerate(room)))
    following: list[float] = []
    said: list[bool] = []
    for item in items[: plan.moves]:
        _move(room_of.workshop_id, item)
        following += await asyncio.gather(*(_followed(phone, item) for phone in room))
        said += await asyncio.gather(*(_answer(phone, item) for phone in room))
    before = cost_of(server.process.pid).cpu
    await asyncio.sleep(plan.idle)
    spent = cost_of(server.process.pid).cpu - before
    await asyncio.gather(*(phone.disconnect() for phone in room))
    lost = members * plan.moves - _stored(server.data_dir / "cimpact.db")
    return Figures(members, following, said.count(False) - lost, lost, spent / plan.idle)


async def _join(phone: StreamlitClient, code: str, place: int) -> None:
    await asyncio.sleep(place / JOINS_PER_SECOND)
    await phone.open(query={"code": code})
    await phone.click(phone.find("button", key="begin"))


async def _followed(phone: StreamlitClient, item: str) -> float:
    """Seconds until this phone shows the element."""
    began = time.perf_counter()
    while time.perf_counter() - began < PATIENCE:
        try:
            await phone.wait_until(lambda: phone.has("radio", key=f"answer:{item}"), seconds=AWAKE)
        except RunTimedOut:
            # What our script does in a browser; see cimpact/ui/waking.py.
            await phone.tap(phone.find("button", key="wake"))
        else:
            break
    return time.perf_counter() - began


async def _answer(phone: StreamlitClient, item: str) -> bool:
    """Tap; whether the phone says within a few seconds that it is saved."""
    await phone.tap(phone.find("radio", key=f"answer:{item}"), 2)
    try:
        await phone.wait_until(lambda: SAVED in phone.text(), seconds=SOON)
    except RunTimedOut:
        return False
    return True


def _move(workshop_id: str, item: str) -> None:
    with transaction() as db:
        guiding.move_to(db, db.get_one(Workshop, workshop_id), item)


def _stored(database: Path) -> int:
    with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)) as reader:
        return int(reader.execute("SELECT count(*) FROM answer").fetchone()[0])


if __name__ == "__main__":
    main()
