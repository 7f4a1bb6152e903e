"""A browser without a screen: it speaks Streamlit's own WebSocket protocol with our server.

It is for what AppTest cannot see: concurrency, losses, cookies, forged messages, polling. Messages
are those of the installed Streamlit. One client is one tab; tabs that share a ``cookies`` dict are
one browser.

    async with StreamlitClient(server.url, cookies=phone) as member:
        await member.open(query={"code": "ABCD-EFGH"})
        await member.click(member.find("button", key="join"))
        await member.set(member.find("radio", key="answer:PRE1"), 3)
"""

import asyncio
import time
from collections.abc import Callable, Mapping
from types import TracebackType
from typing import Self
from urllib.parse import urlencode

from tests.wire import values
from tests.wire.connection import Connection
from tests.wire.errors import (
    DownloadRefused,
    NotOnPage,
    RunTimedOut,
    ScriptFailed,
    UnknownPage,
    WidgetDisabled,
)
from tests.wire.exchange import Reply, cookie_header, fetch, keep_cookies
from tests.wire.session import Held, Session
from tests.wire.tree import Element
from tests.wire.values import WireValue

HTTP_OK = 200


class StreamlitClient:
    """One browser tab.

    Args:
        base_url: address of the server, without a page.
        cookies: sent at each connection and filled by ``get`` and ``post``.
        headers: more headers, of the WebSocket handshake and of HTTP requests.
        strict: raise ScriptFailed when a run leaves an exception on the page.
        timeout: seconds allowed to each run and each request.
        auto_rerun: obey ``run_every``, as a visible tab does.
    """

    def __init__(
        self,
        base_url: str,
        *,
        cookies: dict[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool = True,
        timeout: float = 30.0,
        auto_rerun: bool = False,
        locale: str = "",
    ) -> None:
        self.base_url = base_url.rstrip("/")
        self.cookies = {} if cookies is None else cookies
        self.headers = dict(headers or {})
        self.strict = strict
        self.timeout = timeout
        self.auto_rerun = auto_rerun
        self.locale = locale
        self._new_tab()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.disconnect()

    async def open(self, page: str = "", query: Mapping[str, str] | str = "") -> float:
        """Load an address, as typing it or reloading does: a new session, with today's cookies.

        Returns the seconds from the first connection until the page is drawn.
        """
        began = time.perf_counter()
        await self.disconnect()
        self._new_tab()
        self.session.page = page.strip("/")
        self.session.query = query if isinstance(query, str) else urlencode(query)
        await self.reconnect()
        return time.perf_counter() - began

    async def disconnect(self) -> None:
        """Drop the connection and keep the tab as it is: a phone that sleeps."""
        await self._connection.close()

    async def reconnect(self) -> float:
        """Come back, to the same session where the server still has it; returns seconds."""
        await self._connection.open({**self.headers, **cookie_header(self.cookies)})
        return await self.rerun()

    async def goto(self, page: str) -> float:
        """Choose a page in the navigation, within the session."""
        if page not in self.session.scripts:
            raise UnknownPage(page=page, pages=sorted(self.session.scripts))
        self.session.leave_page()
        self.session.page, self.session.script = page, self.session.scripts[page]
        self.session.query = ""
        return await self.rerun()

    @property
    def page(self) -> str:
        """The path in the address bar, empty for the default page."""
        return self.session.page

    @property
    def query(self) -> str:
        """The query string in the address bar."""
        return self.session.query

    def elements(self) -> list[Element]:
        """Everything on the page in reading order."""
        return self.session.tree.elements()

    def find_all(
        self, kind: str = "", *, key: str | None = None, label: str | None = None
    ) -> list[Element]:
        """Elements of this type, key and label; a key or label ending with ``*`` is a beginning."""
        return [
            one
            for one in self.elements()
            if kind in {"", one.type} and _fits(one.key, key) and _fits(one.label, label)
        ]

    def find(self, kind: str = "", *, key: str | None = None, label: str | None = None) -> Element:
        """The first such element; raises NotOnPage, which says what the page holds."""
        found = self.find_all(kind, key=key, label=label)
        if not found:
            wanted = f"{kind} key={key!r} label={label!r}"
            raise NotOnPage(wanted=wanted, outline=self.outline())
        return found[0]

    def has(self, kind: str = "", *, key: str | None = None, label: str | None = None) -> bool:
        """Whether the page holds such an element."""
        return bool(self.find_all(kind, key=key, label=label))

    def value(self, widget: Element) -> WireValue:
        """What a widget holds: an option's sentence, a list of them, a text; None when empty."""
        return self.session.value(widget)

    def text(self) -> str:
        """Everything a visitor reads, the options of widgets included."""
        return self.session.tree.text()

    def outline(self) -> str:
        """The page in one line per element, for messages."""
        return self.session.tree.outline()

    async def set(self, widget: Element, value: object) -> float:
        """Choose a value and wait for the run; options by sentence or position. Returns seconds.

        A widget in a fragment reruns only that fragment; in a form, nothing until its button.
        """
        if not self._hold(widget, value):
            return 0.0
        return await self.rerun(fragment_id=widget.fragment_id)

    async def tap(self, widget: Element, value: object = None) -> None:
        """The same without waiting, as fast fingers do; a button takes no value.

        ``settle`` before waiting for a run of the whole page: an earlier tap's run could be taken
        for it. A run of a fragment is never taken for one of the page.
        """
        if widget.type in values.TRIGGERS:
            await self._ask(widget.fragment_id, self._press(widget))
        elif self._hold(widget, value):
            await self._ask(widget.fragment_id)

    async def click(self, button: Element) -> float:
        """Press a button, a form's included; returns the seconds until the page is drawn again."""
        return await self.rerun(fragment_id=button.fragment_id, once=self._press(button))

    async def forge(
        self, widget_id: str, value: WireValue, *, field: str = "", fragment_id: str = ""
    ) -> float:
        """Send what no honest browser would: a widget not shown or disabled, an unknown option.

        ``field`` is that of WidgetState; without it, a trigger for True and a string otherwise.
        """
        name = field or ("trigger_value" if value is True else "string_value")
        return await self.rerun(fragment_id=fragment_id, once={widget_id: (name, value)})

    async def rerun(self, *, fragment_id: str = "", once: Held | None = None) -> float:
        """Run the page, or one fragment, and wait for the end; returns seconds.

        Raises RunTimedOut, ConnectionLost, and ScriptFailed where strict.
        """
        seconds = await self._connection.run(fragment_id=fragment_id, once=once)
        self.check()
        return seconds

    async def settle(self, quiet: float = 0.5) -> None:
        """Wait until nothing runs and nothing came for ``quiet`` seconds; raises RunTimedOut."""
        await self._connection.settle(quiet)
        self.check()

    async def wait_until(self, holds: Callable[[], bool], *, seconds: float = 10.0) -> None:
        """Wait until some run makes ``holds()`` true, for pages that refresh themselves."""
        try:
            async with asyncio.timeout(seconds):
                while not holds():
                    self._connection.run_finished.clear()
                    await self._connection.run_finished.wait()
        except TimeoutError:
            raise RunTimedOut(seconds=seconds, outline=self.outline()) from None

    def check(self) -> None:
        """Raise ScriptFailed when the page shows an exception, unless this client is not strict."""
        shown = [one.text for one in self.find_all("exception") if not one.proto.is_warning]
        if shown and self.strict:
            raise ScriptFailed(shown="\n".join(shown))

    async def get(self, path: str, *, headers: Mapping[str, str] | None = None) -> Reply:
        """A plain request with this browser's cookies; those it sets are kept."""
        return await self._fetch("GET", path, None, headers or {})

    async def post(
        self, path: str, form: Mapping[str, str], *, headers: Mapping[str, str] | None = None
    ) -> Reply:
        """Send a form; its Origin is this site unless ``headers`` says otherwise."""
        return await self._fetch("POST", path, form, {"Origin": self.base_url, **(headers or {})})

    async def download(self, button: Element) -> bytes:
        """The file behind a download button, made by the server now where it is deferred."""
        proto = button.proto
        deferred = proto.HasField("deferred_file_id")
        path = (
            await self._connection.deferred_path(proto.deferred_file_id) if deferred else proto.url
        )
        reply = await self.get(path)
        if reply.status != HTTP_OK:
            raise DownloadRefused(reason=f"status {reply.status}")
        return reply.body

    def _new_tab(self) -> None:
        self.session = Session(self.base_url, locale=self.locale)
        self._connection = Connection(self.session, self.timeout, obeys_timers=self.auto_rerun)

    async def _fetch(
        self, method: str, path: str, form: Mapping[str, str] | None, headers: Mapping[str, str]
    ) -> Reply:
        sent = {**self.headers, **cookie_header(self.cookies), **headers}
        reply = await asyncio.to_thread(
            fetch, self.base_url, path, method=method, form=form, headers=sent, timeout=self.timeout
        )
        keep_cookies(self.cookies, reply)
        return reply

    async def _ask(self, fragment_id: str, once: Held | None = None) -> None:
        request = self.session.rerun_request(fragment_id=fragment_id, once=once)
        await self._connection.send(request)

    def _hold(self, widget: Element, value: object) -> bool:
        if widget.disabled:
            raise WidgetDisabled(key=widget.key)
        return self.session.hold(widget, values.to_wire(widget, value))

    def _press(self, button: Element) -> Held:
        if button.disabled:
            raise WidgetDisabled(key=button.key)
        self.session.submit(button.form_id)
        return {button.id: ("trigger_value", True)}


def _fits(text: str, wanted: str | None) -> bool:
    if wanted is None:
        return True
    return text.startswith(wanted[:-1]) if wanted.endswith("*") else text == wanted
