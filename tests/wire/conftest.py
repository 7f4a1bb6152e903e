"""What the tests of this folder share: one tiny application served."""

from collections.abc import Iterator

import pytest

from tests.serving import serving


@pytest.fixture(scope="session")
def url() -> Iterator[str]:
    """Address of the tiny application; tests keep to their own sessions in it."""
    with serving("tests/wire/small_app/app.py") as server:
        yield server.url
