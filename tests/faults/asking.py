"""One plain HTTP request with exactly the bytes that a test wants to send."""

import http.client
from collections.abc import Mapping
from urllib.parse import urlsplit

from tests.wire.exchange import Reply


def ask(
    url: str,
    path: str,
    *,
    method: str = "GET",
    body: bytes | None = None,
    headers: Mapping[str, str] | None = None,
) -> Reply:
    """The answer to one request, nothing followed, unpacked or kept. Raises OSError."""
    connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=30)
    try:
        connection.request(method, path, body=body, headers=dict(headers or {}))
        answer = connection.getresponse()
        names = {name.lower(): value for name, value in answer.getheaders()}
        cookies = tuple(answer.headers.get_all("Set-Cookie") or ())
        return Reply(answer.status, names, answer.read(), cookies)
    finally:
        connection.close()
