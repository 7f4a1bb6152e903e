"""The database, for commands: brought up to date before it is used."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime

from sqlmodel import Session

from cimpact.store import publishing, schema
from cimpact.store.db import current_engine, transaction


def bring_up_to_date() -> str | None:
    """Prepare the database as the server does at start; the path of the copy, if one was made.

    Raises SchemaIsNewer, MigrationBroke.
    """
    copy = schema.migrate(current_engine(), at=datetime.now(UTC))
    with transaction() as db:
        publishing.publish_missing(db)
    return copy


@contextmanager
def prepared_transaction() -> Iterator[Session]:
    """One act on an up-to-date database. Raises SchemaIsNewer, MigrationBroke."""
    bring_up_to_date()
    with transaction() as db:
        yield db


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """The day, where the command runs."""
    return datetime.now().astimezone().date()
