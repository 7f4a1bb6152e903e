"""The schema: from nothing, from every earlier version with data, and never halfway."""

import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, MetaData, create_engine, inspect, text
from sqlmodel import select

from cimpact.store import (
    access,
    accounts,
    answering,
    overview,
    publishing,
    results,
    rows,
    schema,
    seats,
    team,
)
from cimpact.store.access import Right
from cimpact.store.db import current_engine, reading, transaction
from cimpact.store.schema import MigrationBroke, SchemaIsNewer, migrate
from cimpact.store.tables import Collective, TeamRole, Workshop, WorkshopState, metadata
from tests.scenes import NOW, TODAY, cast, everything, facilitator
from tests.store.write_schema import KNOWN_CHOICES, KNOWN_FACETS, KNOWN_SEAT, SCHEMAS

ROOT = Path(__file__).resolve().parents[2]
REVISIONS = [
    script.revision
    for script in ScriptDirectory.from_config(schema.configuration()).walk_revisions()
]

LATER = '''"""A later schema, of this test alone."""

import sqlalchemy as sa
from alembic import op

revision = "later"
down_revision = "{head}"
branch_labels = None
depends_on = None


def upgrade() -> None:
    {body}
'''
REBUILD = """with op.batch_alter_table("workshop") as table:
        table.alter_column("phase", type_=sa.String(12))
        table.add_column(sa.Column("place", sa.String(80), server_default="here"))"""
FAIL = """op.create_table("half", sa.Column("id", sa.Integer()))
    op.execute("DELETE FROM note")
    raise RuntimeError("a mistake in a migration")"""
KILL = """import os
    op.create_table("half", sa.Column("id", sa.Integer()))
    op.execute("DELETE FROM note")
    os.kill(os.getpid(), 9)"""
ORPHAN = 'op.execute("DELETE FROM collective")'

MIGRATE = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from cimpact.store import schema
from cimpact.store.db import current_engine

schema.MIGRATIONS = Path(sys.argv[1])
sys.stdin.read()
print(schema.migrate(current_engine(), at=datetime.now(UTC)))
"""


def revision_of(engine: Engine) -> str | None:
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def tables(engine: Engine) -> dict[str, dict[str, str]]:
    """Every table with its columns' types, and its rules as the database words them."""
    inspector = inspect(engine)
    return {
        name: {column["name"]: str(column["type"]) for column in inspector.get_columns(name)}
        | {str(rule["name"]): rule["sqltext"] for rule in inspector.get_check_constraints(name)}
        for name in inspector.get_table_names()
    }


@pytest.fixture
def later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """Makes a version of Cimpact with one migration more, whose upgrade is given."""

    def make(body: str) -> Path:
        scripts = tmp_path / "migrations"
        shutil.copytree(schema.MIGRATIONS, scripts)
        script = LATER.format(head=REVISIONS[0], body=body)
        (scripts / "versions" / "later.py").write_text(script, encoding="utf-8")
        monkeypatch.setattr(schema, "MIGRATIONS", scripts)
        return scripts

    return make


def started(scripts: Path) -> "subprocess.Popen[str]":
    """Another process of the same installation, which migrates once its input ends."""
    return subprocess.Popen(
        [sys.executable, "-c", MIGRATE, str(scripts)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def fill() -> dict[str, set[tuple[object, ...]]]:
    """The cast in the database, and all that is stored then."""
    with transaction() as db:
        cast(db)
    with reading() as db:
        return everything(db)


def test_migration_of_nothing_makes_the_tables(empty_database: Engine) -> None:
    assert tables(empty_database) == {}

    assert migrate(empty_database, at=NOW) is None

    assert set(tables(empty_database)) == {*metadata.tables, "alembic_version"}
    assert revision_of(empty_database) == REVISIONS[0]
    with transaction() as db:
        facilitator(db, "Alice")


def test_migration_of_what_is_current_does_nothing(empty_database: Engine) -> None:
    migrate(empty_database, at=NOW)
    before, made = fill(), tables(empty_database)

    assert migrate(empty_database, at=NOW) is None

    with reading() as db:
        assert (everything(db), tables(empty_database)) == (before, made)


def test_migrations_and_tables_agree(empty_database: Engine) -> None:
    """What the code expects is what an installation gets: columns, types, keys and rules."""
    migrate(empty_database, at=NOW)
    migrated = tables(empty_database)
    with empty_database.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "compare_server_default": True}
        )
        assert compare_metadata(context, metadata) == []
    del migrated["alembic_version"]

    metadata.drop_all(empty_database)
    metadata.create_all(empty_database)
    expected = tables(empty_database)
    del expected["alembic_version"]
    assert migrated == expected


def test_servers_that_start_at_once_migrate_once(empty_database: Engine) -> None:
    processes = [started(schema.MIGRATIONS) for _ in range(2)]
    for process in processes:
        assert process.stdin is not None
        process.stdin.close()
    ends = [(process.wait(60), process.stdout.read()) for process in processes if process.stdout]
    for process in processes:
        assert process.stdout is not None
        process.stdout.close()

    assert ends == [(0, "None\n")] * 2
    assert revision_of(empty_database) == REVISIONS[0]


@pytest.mark.parametrize("revision", REVISIONS)
def test_every_schema_is_kept_with_data(revision: str, data_dir: Path, tmp_path: Path) -> None:
    """Without it, nobody would know that a later version can read what this one wrote.

    A new migration brings its own: python -m tests.store.write_schema
    """
    kept = load_dump(revision, tmp_path / "kept.db")
    made = current_engine()
    upgrade(made, revision)

    assert data_dir.exists()
    assert tables(kept) == tables(made)
    assert {name: bool(rows) for name, rows in rows_of(kept).items()} == dict.fromkeys(
        tables(made), True
    ) | {"setup_token": False}
    kept.dispose()


@pytest.mark.parametrize("revision", REVISIONS)
def test_every_earlier_schema_is_brought_up_to_date(
    revision: str, empty_database: Engine, tmp_path: Path
) -> None:
    """All rows stay, in the columns that still exist, and the application reads them."""
    kept = load_dump(revision, tmp_path / "kept.db")
    upgrade(empty_database, revision)
    carry(kept, empty_database)
    before = rows_of(empty_database)

    migrate(empty_database, at=NOW)

    assert revision_of(empty_database) == REVISIONS[0]
    after = rows_of(empty_database)
    for name in before.keys() & after.keys() - {"alembic_version"}:
        shared = before[name][0].keys() & after[name][0].keys() if before[name] else set()
        assert only(after[name], shared) == only(before[name], shared), name
    with reading() as db:
        seat = seats.seat_of(db, KNOWN_SEAT)
        assert seat is not None
        assert seat.sees_results
        assert answering.choices_of(db, seat.respondent_id) == KNOWN_CHOICES
        facets = answering.facets_of(db, seat.respondent_id)
        assert facets == ({} if revision == "0001" else KNOWN_FACETS)
        assert answering.notes_of(db, seat.respondent_id)["QA1"].sentence == "10 %\nde plus"
    kept.dispose()


@pytest.mark.parametrize("revision", REVISIONS)
def test_closed_sessions_of_every_earlier_schema_have_results(
    revision: str, empty_database: Engine, tmp_path: Path
) -> None:
    """Also those that were closed before anything was published; three people answered alike."""
    kept = load_dump(revision, tmp_path / "kept.db")
    upgrade(empty_database, revision)
    carry(kept, empty_database)
    kept.dispose()
    migrate(empty_database, at=NOW)
    with transaction() as db:
        publishing.publish_missing(db)

    with reading() as db:
        closed = db.exec(select(Workshop).where(Workshop.state == WorkshopState.CLOSED)).one()
        report = results.load_report(db, closed)
        assert (report.respondents, report.item("PRE1").counts) == (3, (3, 0, 0, 0, 0))
        assert [note.item for note in rows.load_rows(db, closed).notes].count("PRE1") == 3


@pytest.mark.parametrize("revision", sorted({*REVISIONS} - {"0003"}))
def test_collectives_of_before_there_were_teams_keep_their_owner_and_are_shared_with_nobody(
    revision: str, empty_database: Engine, tmp_path: Path
) -> None:
    kept = load_dump(revision, tmp_path / "kept.db")
    upgrade(empty_database, revision)
    carry(kept, empty_database)
    kept.dispose()
    migrate(empty_database, at=NOW)

    with transaction() as db:
        alice, zoe = (accounts.facilitator_named(db, name) for name in ("Alice", "Zoé"))
        groups = db.exec(select(Collective)).all()
        assert {group.name for group in groups} == {"Draft", "Named", "Closed"}
        for group in groups:
            assert team.team_of(db, group) == [team.TeamMember(alice.id, "Alice", TeamRole.OWNER)]
            assert access.may(db, alice.id, group.id, needs=Right.OWN)
            assert access.role_in(db, zoe.id, group.id) is None
        assert {
            line.archived_on for line in overview.collectives_of(db, alice.id, today=TODAY)
        } == {None}
        team.add_member(db, groups[0], facilitator_id=zoe.id, role=TeamRole.FACILITATOR)
        team.transfer(db, groups[0], to=zoe.id)
        assert access.role_in(db, alice.id, groups[0].id) is TeamRole.FACILITATOR


def load_dump(revision: str, file: Path) -> Engine:
    """A SQLite file with what was kept of that schema."""
    connection = sqlite3.connect(file)
    connection.executescript((SCHEMAS / f"{revision}.sql").read_text(encoding="utf-8"))
    connection.close()
    return create_engine(f"sqlite:///{file}")


def upgrade(engine: Engine, revision: str) -> None:
    """The schema of that revision, without rows."""
    with engine.begin() as connection:
        config = schema.configuration()
        config.attributes["connection"] = connection
        command.upgrade(config, revision)


def carry(source: Engine, target: Engine) -> None:
    """All rows of a SQLite database into another database of the same schema."""
    found = rows_of(source)
    tables_there = MetaData()
    tables_there.reflect(target)
    with target.begin() as connection:
        for table in tables_there.sorted_tables:
            if found[table.name] and table.name != "alembic_version":
                connection.execute(table.insert(), [in_utc(row) for row in found[table.name]])


def in_utc(row: dict[str, Any]) -> dict[str, Any]:
    """The row with its moments in UTC, which is what SQLite's moments without a zone are in."""
    return {
        name: value.replace(tzinfo=UTC) if isinstance(value, datetime) else value
        for name, value in row.items()
    }


def rows_of(engine: Engine) -> dict[str, list[dict[str, Any]]]:
    """Every row of every table, by column."""
    found = MetaData()
    found.reflect(engine)
    with engine.connect() as connection:
        return {
            table.name: [dict(row) for row in connection.execute(select(table)).mappings()]
            for table in found.sorted_tables
        }


def only(rows: list[dict[str, Any]], columns: set[str]) -> list[str]:
    return sorted(repr([row[name] for name in sorted(columns)]) for row in rows)


def test_newer_schema_is_refused_and_left_alone(database: Engine, data_dir: Path) -> None:
    with database.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    before, files = fill(), bytes_of(data_dir, database)

    with pytest.raises(SchemaIsNewer, match=r"newer version of Cimpact \(schema 9999\)"):
        migrate(database, at=NOW)

    assert bytes_of(data_dir, database) == files
    with reading() as db:
        assert everything(db) == before
    with database.begin() as connection:
        # The database of these tests is used again by the next one.
        connection.execute(
            text("UPDATE alembic_version SET version_num = :head"), {"head": REVISIONS[0]}
        )


def bytes_of(data_dir: Path, engine: Engine) -> dict[str, bytes]:
    """The files of the data folder once nobody has them open; none on PostgreSQL."""
    engine.dispose()
    return {path.name: path.read_bytes() for path in data_dir.glob("*.db*")}


def test_copy_is_made_before_a_migration(
    empty_database: Engine, data_dir: Path, later: Callable[[str], Path]
) -> None:
    migrate(empty_database, at=NOW)
    before = fill()
    later(REBUILD)

    copy = migrate(empty_database, at=NOW)

    assert revision_of(empty_database) == "later"
    if empty_database.dialect.name == "postgresql":
        assert copy is None
        return
    assert copy == str(data_dir / f"cimpact-{REVISIONS[0]}-20261123T150000.db")
    kept = create_engine(f"sqlite:///{copy}")
    rows = {name: len(rows) for name, rows in rows_of(kept).items()}
    assert revision_of(kept) == REVISIONS[0]
    assert rows == {**{name: len(found) for name, found in before.items()}, "alembic_version": 1}
    assert "place" not in tables(kept)["workshop"]
    kept.dispose()


def test_rebuilding_a_table_keeps_its_childrens_rows(
    empty_database: Engine, later: Callable[[str], Path]
) -> None:
    """SQLite rebuilds a table by dropping it, and a dropped parent takes its children along."""
    migrate(empty_database, at=NOW)
    before = fill()
    later(REBUILD)

    migrate(empty_database, at=NOW)

    with reading() as db:
        assert everything(db) == before
        places = db.execute(text("SELECT place FROM workshop")).scalars().all()
    assert places == ["here", "here"]
    if empty_database.dialect.name == "sqlite":
        with empty_database.connect() as connection:
            assert connection.scalar(text("PRAGMA foreign_keys")) == 1


def test_migration_that_would_leave_orphans_is_undone(
    sqlite_database: Engine, data_dir: Path, later: Callable[[str], Path]
) -> None:
    """SQLite's rules sleep while tables are rebuilt; PostgreSQL's never do."""
    before = fill()
    later(ORPHAN)

    with pytest.raises(MigrationBroke, match="2 rows would lose their parent"):
        migrate(sqlite_database, at=NOW)

    assert revision_of(sqlite_database) == REVISIONS[0]
    assert (data_dir / f"cimpact-{REVISIONS[0]}-20261123T150000.db").exists()
    with reading() as db:
        assert everything(db) == before


def test_migration_that_fails_halfway_is_undone(
    empty_database: Engine, later: Callable[[str], Path]
) -> None:
    migrate(empty_database, at=NOW)
    before, made = fill(), tables(empty_database)
    later(FAIL)

    with pytest.raises(RuntimeError, match="a mistake in a migration"):
        migrate(empty_database, at=NOW)

    assert revision_of(empty_database) == REVISIONS[0]
    assert tables(empty_database) == made
    with reading() as db:
        assert everything(db) == before


def test_migration_that_is_killed_halfway_is_undone(
    empty_database: Engine, later: Callable[[str], Path]
) -> None:
    migrate(empty_database, at=NOW)
    before, made = fill(), tables(empty_database)

    process = started(later(KILL))
    process.communicate(timeout=60)

    assert process.returncode == -signal.SIGKILL
    assert revision_of(empty_database) == REVISIONS[0]
    assert tables(empty_database) == made
    with reading() as db:
        assert everything(db) == before
    with transaction() as db:
        facilitator(db, "Zoé")
