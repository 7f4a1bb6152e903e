"""The database: one engine per address, one ``with`` per act of a person.

    with transaction() as db:          # writes; all or nothing
        answering.save_answer(db, …)
    with reading() as db:              # reads only

SQLite is the embedded default: write-ahead log, every commit flushed to disk, and one writer at a
time in this process (a deferred read-then-write fails under load; an immediate one waits).
"""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from functools import lru_cache
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, event
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, SQLModel, create_engine

from cimpact.settings import get_settings
from cimpact.store.faults import DatabaseOutOfReach, in_words

LEAVES_NO_TRACE = "leaves no trace"
_one_writer = threading.Lock()

# Opening a connection costs as much as ten answers: keep as many as a room needs at once.
POOL = 40
PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "busy_timeout=5000",
    "secure_delete=ON",
)


@lru_cache(maxsize=8)
def engine(url: str) -> Engine:
    """The engine of a database address, made once per process.

    A module-level cache and not Streamlit's: any client may ask Streamlit to clear its caches.
    Raises DatabaseOutOfReach when the folder of a file cannot be made.
    """
    if not url.startswith("sqlite"):
        return create_engine(url, pool_pre_ping=True, hide_parameters=True)
    _make_private_folder(Path(url.removeprefix("sqlite:///")).parent)
    # Parameters are members' answers and words: an error that is logged must not carry them.
    made = create_engine(url, pool_size=POOL, max_overflow=POOL, hide_parameters=True)
    event.listen(made, "connect", _prepare_sqlite)
    event.listen(made, "begin", _begin_sqlite)
    return made


def current_engine() -> Engine:
    """The engine that the settings name."""
    return engine(get_settings().effective_database_url)


@contextmanager
def transaction() -> Iterator[Session]:
    """A session that writes: committed at the end of the block, rolled back on any error.

    Rows stay readable after the block, but nothing more is loaded through them. Raises
    DatabaseBusy, DatabaseReadOnly, DatabaseOutOfReach, DatabaseDamaged, DiskFull.
    """
    bind = current_engine()
    writer = _one_writer if bind.dialect.name == "sqlite" else nullcontext()
    with in_words(), writer, Session(bind, expire_on_commit=False) as db:
        db.connection(execution_options={"writes": True})
        yield db
        db.commit()
        if LEAVES_NO_TRACE in db.info:
            _empty_the_log(bind)


@contextmanager
def reading() -> Iterator[Session]:
    """A session that reads one consistent state and never waits for a writer.

    Raises DatabaseBusy, DatabaseOutOfReach, DatabaseDamaged.
    """
    bind = current_engine()
    with in_words(), Session(bind, expire_on_commit=False) as db:
        if bind.dialect.name == "postgresql":
            # Left to itself, PostgreSQL shows each statement what was committed just before it.
            db.connection(execution_options={"isolation_level": "REPEATABLE READ"})
        yield db


def insert_into(db: Session, table: type[SQLModel]) -> Any:  # noqa: ANN401  the two dialects' inserts share no type
    """An INSERT which knows ON CONFLICT, for the database in use."""
    return insert_for(db.get_bind().dialect.name, table)


def insert_for(dialect: str, table: type[SQLModel]) -> Any:  # noqa: ANN401  the two dialects' inserts share no type
    """An INSERT which knows ON CONFLICT, for a dialect: for statements that are built once."""
    return (postgresql if dialect == "postgresql" else sqlite).insert(table)


def leave_no_trace(db: Session) -> None:
    """Have what this transaction erases leave SQLite's files too, once it is committed.

    The pages of the database are overwritten at once (``secure_delete``), but the write-ahead log
    would keep the words for as long as nothing else overwrites it.
    """
    db.info[LEAVES_NO_TRACE] = True


def _make_private_folder(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise DatabaseOutOfReach from error


def _empty_the_log(bind: Engine) -> None:
    if bind.dialect.name == "sqlite":
        with bind.connect() as connection:
            # Outside a transaction, hence the raw connection.
            connection.connection.driver_connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # type: ignore[union-attr]


def _prepare_sqlite(connection: sqlite3.Connection, _record: Any) -> None:  # noqa: ANN401  SQLAlchemy's own type is private
    # pysqlite's implicit BEGIN is switched off: `_begin_sqlite` chooses the kind of transaction.
    connection.isolation_level = None
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
