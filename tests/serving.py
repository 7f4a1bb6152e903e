"""Start our own server for a test or a benchmark, and end exactly that one.

Each server has a port of its own on loopback, a data folder of its own, and its log in a file.
"""

import http.client
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parents[1]
LOOPBACK = "127.0.0.1"
HTTP_OK = 200
START_SECONDS = 60.0
STOP_SECONDS = 15.0


class ServerDidNotStart(Exception):
    """The server ended, or stayed silent too long; the message holds the end of its log."""


@dataclass(slots=True)
class Server:
    """One server of ours. ``process`` is replaced by a restart; ``url``, folder and log are not."""

    app: str
    port: int
    data_dir: Path
    log: Path
    environment: dict[str, str]
    health: str
    process: "subprocess.Popen[bytes]" = field(init=False)

    @property
    def url(self) -> str:
        """Its address, without a page."""
        return f"http://{LOOPBACK}:{self.port}"

    def start(self) -> None:
        """Start the process and wait until it answers; raises ServerDidNotStart."""
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self._command(), cwd=ROOT, env=self.environment, stdout=log, stderr=log
            )
        self._wait_until_healthy()

    def stop(self) -> None:
        """End it politely, and by force when it does not listen; harmless when it has ended."""
        self.process.terminate()
        try:
            self.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.kill()

    def kill(self) -> None:
        """End it at once (SIGKILL), as a power cut would."""
        self.process.kill()
        self.process.wait(STOP_SECONDS)

    def restart(self) -> None:
        """The same server again: port, data folder and log. Ends it first where it still runs."""
        self.stop()
        self.start()

    def _command(self) -> list[str]:
        options = {"port": self.port, "address": LOOPBACK, "headless": "true"}
        flags = [f"--server.{name}={value}" for name, value in options.items()]
        return [sys.executable, "-m", "streamlit", "run", self.app, *flags]

    def _wait_until_healthy(self) -> None:
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end and self.process.poll() is None:
            if is_healthy(self.url, self.health):
                return
            time.sleep(0.1)
        self.kill()
        raise ServerDidNotStart(self.log.read_text(encoding="utf-8", errors="replace")[-4000:])


@contextmanager
def serving(
    app: str = "app.py",
    *,
    env: Mapping[str, str] | None = None,
    data_dir: Path | None = None,
    health: str = "/_stcore/health",
) -> Iterator[Server]:
    """Serve ``app``, a path from the repository's root, until the block ends.

    ``data_dir`` becomes CIMPACT_DATA_DIR; without it a temporary folder does. Other CIMPACT_
    settings of the caller's environment do not reach the server, those of ``env`` do. Raises
    ServerDidNotStart.
    """
    with tempfile.TemporaryDirectory(prefix="cimpact-") as scratch:
        folder = data_dir or Path(scratch) / "data"
        folder.mkdir(parents=True, exist_ok=True)
        log = Path(scratch) / "server.log"
        server = Server(app, _free_port(), folder, log, environment(folder, env), health)
        server.start()
        try:
            yield server
        finally:
            server.stop()


def is_healthy(url: str, path: str) -> bool:
    """Whether a server answers 200 at this path."""
    connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=2)
    try:
        connection.request("GET", path)
        return connection.getresponse().status == HTTP_OK
    except OSError:
        return False
    finally:
        connection.close()


def environment(data_dir: Path, extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """The caller's environment, with no CIMPACT_ setting but this folder and those of ``extra``."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CIMPACT_")}
    ours = {
        "CIMPACT_DATA_DIR": str(data_dir),
        "PYTHONUNBUFFERED": "1",
        "STREAMLIT_BROWSER_GATHER_USAGE_STATS": "false",
    }
    return kept | ours | dict(extra or {})


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        return int(probe.getsockname()[1])
