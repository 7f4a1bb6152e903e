"""The store's tests run twice: on SQLite, the embedded default, and on PostgreSQL."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, delete

from cimpact.settings import get_settings
from cimpact.store import db, schema
from cimpact.store.tables import metadata
from tests.conftest import copied
from tests.postgres import Postgres
from tests.scenes import Cast, Crew, cast, crew


@pytest.fixture(params=["sqlite", "postgresql"])
def kind(request: pytest.FixtureRequest) -> str:
    """Each kind of database in turn."""
    return request.param


@pytest.fixture
def empty_database(kind: str, data_dir: Path, request: pytest.FixtureRequest) -> Engine:
    """A database without any table."""
    assert not data_dir.exists()
    if kind == "postgresql":
        point_to(request.getfixturevalue("postgres").new_database(), request)
    return db.current_engine()


@pytest.fixture
def database(
    kind: str, data_dir: Path, blank_database: Path, request: pytest.FixtureRequest
) -> Engine:
    """A database under the current schema, without any row."""
    if kind == "sqlite":
        return copied(blank_database, data_dir)
    point_to(request.getfixturevalue("migrated_postgres"), request)
    with db.transaction() as session:
        for table in reversed(metadata.sorted_tables):
            session.execute(delete(table))
    return db.current_engine()


@pytest.fixture(scope="session")
def migrated_postgres(postgres: Postgres) -> str:
    """The URL of one database that tests share and empty: a new one each would take too long."""
    url = postgres.new_database()
    engine = create_engine(url.replace("postgresql", "postgresql+psycopg", 1))
    schema.migrate(engine, at=datetime.now(UTC))
    engine.dispose()
    return url


def point_to(url: str, request: pytest.FixtureRequest) -> None:
    """Have the settings name this database until the end of the test."""
    request.getfixturevalue("monkeypatch").setenv("CIMPACT_DATABASE_URL", url)
    get_settings.cache_clear()


@pytest.fixture
def sqlite_database(data_dir: Path, blank_database: Path) -> Engine:
    """A fresh SQLite database, for what only a file can do wrong."""
    return copied(blank_database, data_dir)


@pytest.fixture
def people(database: Engine) -> Cast:  # noqa: ARG001  the cast lives in it
    """Alice, Bob and Charlie in the database."""
    with db.transaction() as session:
        return cast(session)


@pytest.fixture
def shared(database: Engine) -> Crew:  # noqa: ARG001  the crew lives in it
    """Alice's collective, which Bob and Olga share."""
    with db.transaction() as session:
        return crew(session)
