"""The WebSocket of one tab: what is sent, who waits for which run, the timers of ``run_every``."""

import asyncio
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import BackendOperationResponse, ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, WebSocketException
from websockets.typing import Origin, Subprotocol

from tests.wire.errors import (
    ConnectionLost,
    DownloadRefused,
    RunTimedOut,
    ScriptFailed,
    WireError,
)
from tests.wire.session import Held, Session


@dataclass(frozen=True, slots=True, eq=False)
class Waiter:
    """Somebody waiting for a run that began after ``runs_started`` others."""

    fragment_id: str
    runs_started: int
    done: "asyncio.Future[None]"

    def is_served_by(self, fragments: frozenset[str], runs_started: int) -> bool:
        """Whether the run that just finished answers this request; a full run answers all."""
        answers = not fragments or self.fragment_id in fragments
        return runs_started > self.runs_started and answers


@dataclass(slots=True)
class Connection:
    """A tab's link with the server; ``timeout`` in seconds bounds every wait."""

    session: Session
    timeout: float
    obeys_timers: bool
    messages_received: int = 0
    run_finished: asyncio.Event = field(default_factory=asyncio.Event)
    socket: ClientConnection | None = None
    reader: "asyncio.Task[None] | None" = None
    timers: "dict[str, asyncio.Task[None]]" = field(default_factory=dict)
    waiters: list[Waiter] = field(default_factory=list)
    deferred: "dict[str, asyncio.Future[BackendOperationResponse]]" = field(default_factory=dict)

    async def open(self, headers: Mapping[str, str]) -> None:
        """Connect, and ask for the tab's session where it has one; raises ConnectionLost."""
        await self.close()
        try:
            self.socket = await self._connect(dict(headers))
        except (OSError, WebSocketException) as refused:
            raise ConnectionLost(reason=refused) from refused
        self.reader = asyncio.create_task(self._read(self.socket))

    async def close(self) -> None:
        """Drop the connection; the tab keeps what it knows."""
        self._stop_timers(list(self.timers))
        if self.socket is not None:
            await self.socket.close()
        if self.reader is not None:
            await self.reader
        self.socket = self.reader = None

    async def send(self, message: BackMsg) -> None:
        """Send one message; raises ConnectionLost."""
        if self.socket is None:
            raise ConnectionLost(reason="not connected")
        try:
            await self.socket.send(message.SerializeToString())
        except ConnectionClosed as closed:
            raise ConnectionLost(reason=closed) from closed

    async def run(self, *, fragment_id: str = "", once: Held | None = None) -> float:
        """Ask for a run and wait for the end of one that began afterwards; returns seconds.

        Raises RunTimedOut, ConnectionLost, or ScriptFailed where the script does not compile.
        """
        done = asyncio.get_running_loop().create_future()
        waiter = Waiter(fragment_id, self.session.runs_started, done)
        self.waiters.append(waiter)
        began = time.perf_counter()
        try:
            await self.send(self.session.rerun_request(fragment_id=fragment_id, once=once))
            await asyncio.wait_for(done, self.timeout)
        except TimeoutError:
            raise self._timed_out() from None
        finally:
            self.waiters.remove(waiter)
        return time.perf_counter() - began

    async def settle(self, quiet: float) -> None:
        """Wait until nothing runs and nothing came for ``quiet`` seconds."""
        end = time.monotonic() + self.timeout
        while time.monotonic() < end:
            before = self.messages_received
            await asyncio.sleep(quiet)
            if before == self.messages_received and not self.session.running:
                return
        raise self._timed_out()

    async def deferred_path(self, file_id: str) -> str:
        """Have the server make a deferred file; returns its path, raises DownloadRefused."""
        message = BackMsg()
        request = message.backend_operation_request
        request.request_id, request.session_id = file_id, self.session.id
        request.deferred_file.file_id = file_id
        made = self.deferred[file_id] = asyncio.get_running_loop().create_future()
        await self.send(message)
        response = await asyncio.wait_for(made, self.timeout)
        if response.error_msg:
            raise DownloadRefused(reason=response.error_msg)
        return str(response.deferred_file.url)

    async def _connect(self, headers: dict[str, str]) -> ClientConnection:
        address = urlsplit(self.session.base_url)
        # Third place: the session to resume; second: a token that only st.login reads.
        asked = ["streamlit", "_", self.session.id] if self.session.id else ["streamlit"]
        return await connect(
            f"ws://{address.netloc}{address.path}/_stcore/stream",
            origin=Origin(f"{address.scheme}://{address.netloc}"),
            subprotocols=[Subprotocol(name) for name in asked],
            additional_headers=headers,
            compression=None,
            max_size=None,
            open_timeout=self.timeout,
            ping_interval=None,
            proxy=None,
        )

    async def _read(self, socket: ClientConnection) -> None:
        """Take messages until the connection ends, and then tell whoever waits."""
        why: WireError = ConnectionLost(reason="closed by the server")
        try:
            async for data in socket:
                self._receive(ForwardMsg.FromString(data if isinstance(data, bytes) else b""))
        except ConnectionClosed as closed:
            why = ConnectionLost(reason=closed)
        except WireError as error:
            why = error
        self._fail(why)

    def _receive(self, sent: ForwardMsg) -> None:
        message = self.session.cache.resolve(sent)
        self.messages_received += 1
        self.session.take(message)
        match message.WhichOneof("type"):
            case "new_session" if not message.metadata.run.fragment_ids:
                self._stop_timers(list(self.timers))
            case "script_finished":
                self._wake(message)
            case "session_event" if message.session_event.HasField("script_compilation_exception"):
                self._fail(ScriptFailed(shown=message.session_event.script_compilation_exception))
            case "auto_rerun" if self.obeys_timers:
                self._start_timer(message.auto_rerun.fragment_id, message.auto_rerun.interval)
            case "stop_auto_rerun":
                self._stop_timers(message.stop_auto_rerun.fragment_ids)
            case "backend_operation_response":
                self._deliver(message.backend_operation_response)

    def _wake(self, message: ForwardMsg) -> None:
        """A run ended. One that makes room for another, or did not compile, answers nobody yet."""
        if message.script_finished not in {
            ForwardMsg.FINISHED_SUCCESSFULLY,
            ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY,
        }:
            return
        fragments = frozenset(message.metadata.run.fragment_ids)
        for waiter in self.waiters:
            served = waiter.is_served_by(fragments, self.session.runs_started)
            if served and not waiter.done.done():
                waiter.done.set_result(None)
        self.run_finished.set()

    def _deliver(self, response: BackendOperationResponse) -> None:
        future = self.deferred.pop(response.request_id, None)
        if future is not None and not future.done():
            future.set_result(response)

    def _fail(self, why: WireError) -> None:
        for waiter in self.waiters:
            if not waiter.done.done():
                waiter.done.set_exception(why)
        for made in self.deferred.values():
            if not made.done():
                made.set_exception(why)

    def _timed_out(self) -> RunTimedOut:
        return RunTimedOut(seconds=self.timeout, outline=self.session.tree.outline())

    def _start_timer(self, fragment_id: str, interval: float) -> None:
        self._stop_timers([fragment_id])
        self.timers[fragment_id] = asyncio.create_task(self._tick(fragment_id, interval))

    def _stop_timers(self, fragment_ids: Iterable[str]) -> None:
        for fragment_id in fragment_ids:
            if fragment_id in self.timers:
                self.timers.pop(fragment_id).cancel()

    async def _tick(self, fragment_id: str, interval: float) -> None:
        while self.socket is not None:
            await asyncio.sleep(interval)
            try:
                await self.send(self.session.rerun_request(fragment_id=fragment_id, auto=True))
            except ConnectionLost:
                return
