"""Sessions from the command line, and what their owner finds written down of it."""

import json

import pytest
from sqlmodel import select
from typer.testing import CliRunner, Result

from cimpact.cli import app
from cimpact.store import audit
from cimpact.store.audit import Act
from cimpact.store.db import reading, transaction
from cimpact.store.tables import Collective, Workshop, WorkshopState
from tests import scenes

pytestmark = pytest.mark.usefixtures("database")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["workshop", *arguments], catch_exceptions=False)


def created(*options: str) -> str:
    """The id of a session that Alice owns."""
    with transaction() as db:
        scenes.facilitator(db, "Alice")
    return str(
        json.loads(run("create", "Ours", "--owner", "Alice", "--json", *options).stdout)["workshop"]
    )


def acts() -> list[tuple[str, Act]]:
    """What is written down, the earliest first."""
    with reading() as db:
        (collective,) = db.exec(select(Collective))
        entries = audit.entries_of(db, collective)
    return [(entry.who, entry.act) for entry in reversed(entries)]


def test_owner_finds_what_the_command_line_did() -> None:
    """Without a name; and what changed nothing is not written down."""
    session = created()
    for command in ("open", "close", "close", "reveal", "open"):
        assert run(command, session).exit_code == 0

    with reading() as db:
        assert db.get_one(Workshop, session).state is WorkshopState.OPEN
    assert acts() == [
        ("", act) for act in (Act.PREPARE, Act.OPEN, Act.CLOSE, Act.REVEAL, Act.REOPEN)
    ]


def test_session_can_be_created_open() -> None:
    session = created("--open")

    with reading() as db:
        assert db.get_one(Workshop, session).state is WorkshopState.OPEN
    assert {act for _who, act in acts()} == {Act.PREPARE, Act.OPEN}


def test_refused_act_is_not_written_down() -> None:
    session = created()

    assert run("reveal", session).exit_code == 2
    assert acts() == [("", Act.PREPARE)]
