"""What every test may ask for: an installation of its own, empty and up to date; coroutines."""

import asyncio
import inspect
import os
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine

from cimpact.settings import get_settings
from cimpact.store import db, schema
from tests.postgres import Postgres, running_postgres


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """Run an ``async def`` test in an event loop and a thread of its own.

    In this thread a loop is running already once a browser test has started Playwright.
    """
    if not inspect.iscoroutinefunction(pyfuncitem.obj):
        return None
    names = inspect.signature(pyfuncitem.obj).parameters
    coroutine = pyfuncitem.obj(**{name: pyfuncitem.funcargs[name] for name in names})
    with ThreadPoolExecutor(max_workers=1) as thread:
        thread.submit(asyncio.run, coroutine).result()
    return True


@pytest.fixture
def data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The data folder of a new installation, which nothing has written to yet."""
    for name in [name for name in os.environ if name.startswith("CIMPACT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("CIMPACT_DATA_DIR", str(tmp_path / "data"))
    get_settings.cache_clear()
    yield tmp_path / "data"
    # The engine was made for this test's folder: its connections would stay open for nothing.
    db.current_engine().dispose()
    get_settings.cache_clear()


@pytest.fixture
def database(data_dir: Path, blank_database: Path) -> Engine:
    """A fresh SQLite database under the current schema; tests/store runs on PostgreSQL as well."""
    return copied(blank_database, data_dir)


@pytest.fixture(scope="session")
def blank_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file without rows, really migrated, of which each test gets a copy."""
    file = tmp_path_factory.mktemp("blank") / "cimpact.db"
    engine = db.engine(f"sqlite:///{file}")
    schema.migrate(engine, at=datetime.now(UTC))
    engine.dispose()
    return file


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A PostgreSQL server; started by the first test that needs it."""
    with running_postgres() as server:
        yield server


def copied(blank: Path, data_dir: Path) -> Engine:
    """The database of this test's data folder."""
    data_dir.mkdir(mode=0o700)
    shutil.copyfile(blank, data_dir / "cimpact.db")
    return db.current_engine()
