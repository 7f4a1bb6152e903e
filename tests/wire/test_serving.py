"""The server of tests: a crash and a restart, and a server that cannot start."""

from pathlib import Path

import pytest

from tests.serving import ServerDidNotStart, is_healthy, serving
from tests.wire.client import StreamlitClient
from tests.wire.errors import ConnectionLost

APP = "tests/wire/small_app/app.py"


async def test_a_killed_server_comes_back_at_the_same_address() -> None:
    """The client learns of the crash; afterwards the same tab gets a new session."""
    with serving(APP) as server:
        async with StreamlitClient(server.url) as visitor:
            await visitor.open("away")
            first = visitor.session.id
            server.kill()
            with pytest.raises(ConnectionLost):
                await visitor.rerun()

            server.restart()
            await visitor.reconnect()

            assert (visitor.page, visitor.session.id == first) == ("away", False)


def test_the_server_ends_with_its_block() -> None:
    with serving(APP) as server:
        during = is_healthy(server.url, server.health)

    assert (during, is_healthy(server.url, server.health)) == (True, False)
    assert server.process.returncode is not None


def test_the_folder_and_the_environment_reach_the_server(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CIMPACT_SECRET_KEY", "of the developer")

    with serving(APP, env={"CIMPACT_PORT": "1"}, data_dir=tmp_path / "kept") as server:
        process = Path(f"/proc/{server.process.pid}/environ").read_bytes().decode()
        ours = {line for line in process.split("\0") if line.startswith("CIMPACT_")}

    assert ours == {f"CIMPACT_DATA_DIR={tmp_path / 'kept'}", "CIMPACT_PORT=1"}
    assert (tmp_path / "kept").is_dir()


def test_a_server_that_cannot_start_shows_its_log() -> None:
    with pytest.raises(ServerDidNotStart, match="does not exist"), serving("absent.py"):
        pass
