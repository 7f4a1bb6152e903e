"""The schema: brought up to date at start, never guessed, never downgraded.

On SQLite a copy of the file is made first, foreign keys are off while tables are rebuilt (with them
on, a rebuilt parent takes its children's rows along) and checked before the change is kept.
"""

from datetime import datetime
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text

from cimpact.errors import N_, CimpactError
from cimpact.store.faults import in_words

ONE_AT_A_TIME = 20_261_123
"""The number of the lock that a PostgreSQL server lends to one migration at a time."""

MIGRATIONS = Path(__file__).resolve().parent / "migrations"


class SchemaIsNewer(CimpactError):
    """The database was written by a later version of Cimpact."""

    message = N_(
        "This database was written by a newer version of Cimpact (schema {revision}). Install that "
        "version, or point CIMPACT_DATA_DIR to another folder. Nothing was changed."
    )


class MigrationBroke(CimpactError):
    """Rows would lose what they refer to; the change was undone."""

    message = N_(
        "Bringing the database up to date failed: {count} rows would lose their parent. Nothing "
        "was changed; a copy stands beside the database."
    )


def configuration() -> Config:
    """Alembic's configuration, which needs no file."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    return config


@in_words()
def migrate(engine: Engine, *, at: datetime) -> str | None:
    """Bring the schema to this version's; the path of the copy made before, if one was.

    Does nothing when it is current. Raises SchemaIsNewer, MigrationBroke, and what ``in_words`` of
    ``faults`` raises.
    """
    scripts = ScriptDirectory.from_config(configuration())
    with engine.connect() as connection:
        revision = MigrationContext.configure(connection).get_current_revision()
    if revision == scripts.get_current_head():
        return None
    if revision is not None and revision not in _known(scripts):
        raise SchemaIsNewer(revision=revision)
    copy = _copied_aside(engine, revision, at) if revision else None
    _upgrade(engine)
    return copy


def _upgrade(engine: Engine) -> None:
    is_sqlite = engine.dialect.name == "sqlite"
    with engine.connect() as connection:
        if is_sqlite:
            # The switch works outside a transaction only, hence the raw connection.
            connection.connection.driver_connection.execute("PRAGMA foreign_keys=OFF")  # type: ignore[union-attr]
        try:
            with connection.execution_options(writes=True).begin():
                _wait_for_others(connection)
                config = configuration()
                config.attributes["connection"] = connection
                command.upgrade(config, "head")
                if is_sqlite:
                    _refuse_orphans(connection)
        finally:
            if is_sqlite:
                connection.connection.driver_connection.execute("PRAGMA foreign_keys=ON")  # type: ignore[union-attr]


def _wait_for_others(connection: Connection) -> None:
    # Two servers may start at once. SQLite's own lock is taken when the transaction begins.
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SELECT pg_advisory_xact_lock({ONE_AT_A_TIME})"))


def _refuse_orphans(connection: Connection) -> None:
    orphans = connection.execute(text("PRAGMA foreign_key_check")).all()
    if orphans:
        raise MigrationBroke(count=len(orphans))


def _copied_aside(engine: Engine, revision: str, at: datetime) -> str | None:
    """A consistent copy beside the SQLite file; PostgreSQL has its own tools."""
    if engine.dialect.name != "sqlite" or not engine.url.database:
        return None
    original = Path(engine.url.database)
    copy = original.with_name(f"{original.stem}-{revision}-{at:%Y%m%dT%H%M%S}.db")
    with engine.connect() as connection:
        connection.connection.driver_connection.execute("VACUUM INTO ?", (str(copy),))  # type: ignore[union-attr]
    return str(copy)


def _known(scripts: ScriptDirectory) -> set[str]:
    return {script.revision for script in scripts.walk_revisions()}
