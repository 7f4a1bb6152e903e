"""What the fault tests share: an installation, and a server of the real application on it."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cimpact.settings import get_settings
from cimpact.store import db, schema
from tests.serving import Server, serving

ENGLISH = {"CIMPACT_LANGUAGE": "en"}
"""Sentences are looked for as they stand in the code, whatever the catalogues hold."""


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The data folder of one module's servers; its tests read and write the database as well."""
    folder = tmp_path_factory.mktemp("installation")
    with pytest.MonkeyPatch.context() as environment:
        for name in [name for name in os.environ if name.startswith("CIMPACT_")]:
            environment.delenv(name)
        environment.setenv("CIMPACT_DATA_DIR", str(folder))
        get_settings.cache_clear()
        schema.migrate(db.current_engine(), at=datetime.now(UTC))
        yield folder
        db.current_engine().dispose()
    get_settings.cache_clear()


@pytest.fixture(scope="module")
def server(installation: Path) -> Iterator[Server]:
    """The application, served for the tests of one module."""
    with serving(data_dir=installation, env=ENGLISH, health="/healthz") as started:
        yield started
