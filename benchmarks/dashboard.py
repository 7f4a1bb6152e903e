"""What a redraw of each results page costs the server, when nothing changed and when something did.

    python -m benchmarks.dashboard --members 300

A closed session of so many made-up members, our server on loopback and in a temporary folder, and
one tab that redraws each page; a Markdown table ends the run. CPU times are the server's own, the
handling of the WebSocket included. Linux only.
"""

import argparse
import asyncio
import os
import platform
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import cycle, islice
from pathlib import Path

import streamlit
from sqlmodel import Session, col, select, update

from benchmarks.process import cost_of
from cimpact import signing
from cimpact.core.questionnaire import Questionnaire
from cimpact.questionnaires import read_questionnaires
from cimpact.settings import ROOT, get_settings
from cimpact.store import accounts, schema, workshops
from cimpact.store.db import current_engine, transaction
from cimpact.store.tables import Answer, Respondent, Workshop
from tests import crowds, scenes
from tests.serving import Server, serving
from tests.wire.client import StreamlitClient

PAGES = ("summary", "disagreements", "priorities", "by-section")
OWNER = "benchmark"
SIGN_IN = "cimpact_sign_in"
SAME_ROUNDS = 40
CHANGED_ROUNDS = 6
CHANGED_PEOPLE = 12
"""How many people answer otherwise each time: more than any minimum group."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A closed session, and the cookie of whoever may see its results."""

    workshop: str
    cookie: str


def main() -> None:
    """Measure each page and print the table."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--members", type=int, default=300)
    members = options.parse_args().members
    with _installation() as folder:
        scene = _scene(members)
        with serving(health="/healthz", data_dir=folder) as server:
            choices = cycle("01234")
            rows = [asyncio.run(_measure(server, scene, page, choices)) for page in PAGES]
    print(
        f"{os.cpu_count()} cores, Python {platform.python_version()}, Streamlit "
        f"{streamlit.__version__}; {members} members, 27 elements; server CPU per redraw, ms."
    )
    print("\n| page | nothing changed | something changed |\n| --- | ---: | ---: |")
    print("\n".join(rows))


@contextmanager
def _installation() -> Iterator[Path]:
    """A data folder of our own, which this process and the server share."""
    with tempfile.TemporaryDirectory(prefix="cimpact-") as scratch:
        folder = Path(scratch) / "data"
        folder.mkdir(mode=0o700)
        os.environ["CIMPACT_DATA_DIR"] = str(folder)
        get_settings.cache_clear()
        schema.migrate(current_engine(), at=datetime.now(UTC))
        yield folder


def _scene(members: int) -> Scene:
    questionnaire = _questionnaire()
    with transaction() as db:
        owner = scenes.facilitator(db, OWNER)
        workshop = crowds.crowd(db, owner, questionnaire, people=members, invited=members + 4)
        today = datetime.now(UTC).astimezone().date()
        token = accounts.start_sign_in(db, accounts.facilitator_named(db, OWNER), today=today)
        return Scene(workshop.id, signing.sealed(SIGN_IN, token))


def _questionnaire() -> Questionnaire:
    return read_questionnaires(ROOT / "data" / "questionnaires.yaml")["long"]


async def _measure(server: Server, scene: Scene, page: str, choices: Iterator[str]) -> str:
    """A row of the table: redraws of one page, as it is and after a change to the next choice."""
    client = StreamlitClient(server.url, cookies={SIGN_IN: scene.cookie})
    async with client:
        await client.open(page, query={"workshop": scene.workshop})
        print(page, len(client.find_all("vega_lite_chart")), "charts", file=sys.stderr)
        await client.rerun()
        same = await _cpu_of_redraws(server, client, SAME_ROUNDS)
        changed = 0.0
        for choice in islice(choices, CHANGED_ROUNDS):
            _change(scene.workshop, choice=choice)
            changed += await _cpu_of_redraws(server, client, 1)
    return f"| {page} | {same:.0f} | {changed / CHANGED_ROUNDS:.0f} |"


async def _cpu_of_redraws(server: Server, client: StreamlitClient, rounds: int) -> float:
    """CPU milliseconds per redraw."""
    before = cost_of(server.process.pid).cpu
    for _ in range(rounds):
        await client.rerun()
    return 1000 * (cost_of(server.process.pid).cpu - before) / rounds


def _change(workshop_id: str, *, choice: str) -> None:
    """Some people answer otherwise, between reopening and closing again."""
    with transaction() as db:
        workshop = db.get_one(Workshop, workshop_id)
        workshops.reopen_workshop(workshop)
        db.exec(
            update(Answer)
            .where(col(Answer.respondent_id).in_(_some_people(db, workshop_id)))
            .values(choice=choice)
        )
        workshops.close_workshop(db, workshop)


def _some_people(db: Session, workshop_id: str) -> list[str]:
    return list(
        db.exec(
            select(Respondent.id)
            .where(Respondent.workshop_id == workshop_id)
            .order_by(col(Respondent.id))
            .limit(CHANGED_PEOPLE)
        )
    )


if __name__ == "__main__":
    main()
