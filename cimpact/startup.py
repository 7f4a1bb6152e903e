"""What happens before the first visitor: schema, authored files, the installation's token."""

import contextlib
from dataclasses import dataclass
from datetime import UTC, datetime

from cimpact.library import read_library
from cimpact.questionnaires import read_questionnaires
from cimpact.settings import get_settings
from cimpact.store import accounts, editions, publishing, schema
from cimpact.store.db import current_engine, reading, transaction

OPEN_FILES = 8192
"""Four file descriptors per phone: the usual 1,024 are full near 250 phones."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """What the terminal tells: a one-time token, a copy of the database, open files allowed."""

    setup_token: str | None
    copy: str | None
    open_files: int


def prepare() -> Prepared:
    """Bring the installation to a state in which pages can be served.

    Raises SchemaIsNewer, MigrationBroke, InvalidContent, EditionChanged and what says that a file
    is missing: the server does not start.
    """
    questionnaires = read_questionnaires(get_settings().questionnaires)
    read_library(get_settings().library)
    copy = schema.migrate(current_engine(), at=datetime.now(UTC))
    with reading() as db:
        editions.refuse_changed(db, questionnaires)
    with transaction() as db:
        publishing.publish_missing(db)
        setup_token = accounts.offer_setup_token(db)
    return Prepared(setup_token, copy, _allow_open_files())


def _allow_open_files() -> int:
    """Raise the soft limit of open files as far as allowed; 0 where there is no such limit."""
    try:
        import resource  # noqa: PLC0415  exists on Unix only
    except ImportError:
        return 0
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = OPEN_FILES if hard == resource.RLIM_INFINITY else min(OPEN_FILES, hard)
    if soft < wanted:
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
    return resource.getrlimit(resource.RLIMIT_NOFILE)[0]
