"""Plain HTTP as a browser does it: cookies kept, redirects left to the caller."""

import http.client
from collections.abc import Mapping
from dataclasses import dataclass
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urlsplit

FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer of the server; header names are lower case, ``set_cookie`` holds whole lines."""

    status: int
    headers: dict[str, str]
    body: bytes
    set_cookie: tuple[str, ...]


def fetch(
    base_url: str,
    path: str,
    *,
    method: str = "GET",
    form: Mapping[str, str] | None = None,
    headers: Mapping[str, str] | None = None,
    timeout: float = 30.0,
) -> Reply:
    """One request to ``base_url`` + ``path``; a ``form`` is sent as a browser's form would be.

    Raises OSError when the server cannot be reached within ``timeout`` seconds.
    """
    address = urlsplit(base_url)
    body = None if form is None else urlencode(form)
    sent = {"Content-Type": FORM, **(headers or {})} if form is not None else dict(headers or {})
    connection = http.client.HTTPConnection(address.netloc, timeout=timeout)
    try:
        connection.request(method, address.path.rstrip("/") + path, body=body, headers=sent)
        answer = connection.getresponse()
        names = {name.lower(): value for name, value in answer.getheaders()}
        cookies = tuple(answer.headers.get_all("Set-Cookie") or ())
        return Reply(answer.status, names, answer.read(), cookies)
    finally:
        connection.close()


def cookie_header(cookies: Mapping[str, str]) -> dict[str, str]:
    """The Cookie header; nothing without cookies."""
    return {"Cookie": "; ".join(f"{k}={v}" for k, v in cookies.items())} if cookies else {}


def keep_cookies(cookies: dict[str, str], reply: Reply) -> None:
    """Store what ``reply`` sets; a lifetime of zero removes the cookie."""
    for line in reply.set_cookie:
        for name, morsel in SimpleCookie(line).items():
            if morsel["max-age"] == "0":
                cookies.pop(name, None)
            else:
                cookies[name] = morsel.value
