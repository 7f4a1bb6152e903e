"""What can be wrong with the database itself, in words that a person can act upon.

SQLite and PostgreSQL number their errors; the few that an installation meets (a full disk, a folder
without rights, a damaged file, a lock held by another program) become a situation each. All others
are mistakes of ours and stay as they are.
"""

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionLeft

from cimpact.errors import N_, CimpactError

_log = logging.getLogger("cimpact")


class DatabaseBusy(CimpactError):
    """Somebody else held the database for longer than we wait."""

    message = N_(
        "The database was busy for too long: this last change was not saved. Everything saved "
        "before is. Try again in a moment."
    )


class DatabaseReadOnly(CimpactError):
    """The database can be read and not written."""

    message = N_(
        "The database cannot be written to: this last change was not saved. Everything saved "
        "before is. On the server, check who may write to the folder CIMPACT_DATA_DIR."
    )


class DatabaseOutOfReach(CimpactError):
    """No database where the settings say."""

    message = N_(
        "The database cannot be opened. On the server, check the folder CIMPACT_DATA_DIR or the "
        "address CIMPACT_DATABASE_URL. Nothing was changed."
    )


class DatabaseDamaged(CimpactError):
    """What is there is no database, or no more."""

    message = N_(
        "The database is damaged, or is not one of Cimpact. On the server, stop Cimpact, keep the "
        "file as it is and put the latest copy in its place."
    )


class DiskFull(CimpactError):
    """No room is left to write."""

    message = N_(
        "The disk of the server is full: this last change was not saved. Everything saved before "
        "is. Make room on it, then try again."
    )


# The low byte of SQLite's codes (https://sqlite.org/rescode.html) and PostgreSQL's SQLSTATE.
SITUATIONS: dict[int | str | None, type[CimpactError]] = {
    sqlite3.SQLITE_BUSY: DatabaseBusy,
    sqlite3.SQLITE_READONLY: DatabaseReadOnly,
    sqlite3.SQLITE_IOERR: DatabaseOutOfReach,
    sqlite3.SQLITE_CORRUPT: DatabaseDamaged,
    sqlite3.SQLITE_FULL: DiskFull,
    sqlite3.SQLITE_CANTOPEN: DatabaseOutOfReach,
    sqlite3.SQLITE_NOTADB: DatabaseDamaged,
    "25006": DatabaseReadOnly,
    "40001": DatabaseBusy,
    "40P01": DatabaseBusy,
    "53100": DiskFull,
    "53300": DatabaseBusy,
    "55P03": DatabaseBusy,
    "57P01": DatabaseOutOfReach,
    "57P03": DatabaseOutOfReach,
    "XX001": DatabaseDamaged,
    "XX002": DatabaseDamaged,
}


@contextmanager
def in_words() -> Iterator[None]:
    """Raise the situation that a database error of the block amounts to, where there is one."""
    try:
        yield
    except NoConnectionLeft as error:
        raise DatabaseBusy from error
    except (DBAPIError, sqlite3.Error) as error:
        situation = _situation(error)
        if situation is None:
            raise
        # Whoever is at the page reads the situation; whoever runs the server needs the cause too.
        _log.error("%s: %s", situation.__name__, getattr(error, "orig", error))
        raise situation from error


def _situation(error: Exception) -> type[CimpactError] | None:
    cause = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(cause, "sqlite_errorcode", None)
    if code is not None:
        return SITUATIONS.get(code & 0xFF)
    state = getattr(cause, "sqlstate", None)
    if state is None and isinstance(error, OperationalError):
        return DatabaseOutOfReach  # PostgreSQL never answered, so there is no code of its own
    return SITUATIONS.get(state)
