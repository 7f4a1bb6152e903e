"""What every HTTP answer carries, what is hidden, and the one route that sets cookies."""

import gzip
import re
import socket
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from random import Random
from secrets import token_bytes, token_urlsafe

import pytest
from itsdangerous import URLSafeTimedSerializer
from streamlit import file_util

from cimpact.front import COMPRESSIBLE
from cimpact.server import LONGEST_TICKET
from cimpact.settings import get_settings
from cimpact.signing import CookieWish, sealed, ticket, unsealed
from cimpact.ui.state import LANGUAGE, SEAT
from tests.faults.asking import ask
from tests.faults.conftest import ENGLISH
from tests.postgres import Postgres
from tests.serving import Server, serving

STREAMLIT = Path(file_util.get_static_dir())
PACKED = {"Accept-Encoding": "gzip"}
POLICY = {
    "default-src": "'self'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    "connect-src": "'self'",
    "worker-src": "'self' blob:",
    "frame-ancestors": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "object-src": "'none'",
}
EVERYWHERE = [
    ("GET", "/"),
    ("GET", "/live"),
    ("GET", "/no/such/page"),
    ("GET", "/healthz"),
    ("GET", "/_stcore/health"),
    ("GET", "/_stcore/metrics"),
    ("GET", "/assets/cimpact.js"),
    ("GET", "/assets/nothing.js"),
    ("GET", "/static/%00"),
    ("GET", "/media/nothing.html"),
    ("GET", "/favicon.png"),
    ("GET", "/manifest.json"),
    ("GET", "//elsewhere"),
    ("POST", "/cookies"),
    ("PUT", "/"),
    ("HEAD", "/"),
]
"""Pages, assets and errors of every kind: of ours, of the router, of Streamlit."""


def policy(header: str) -> dict[str, str]:
    directives = (directive.partition(" ") for directive in header.split("; "))
    return {name: sources for name, _, sources in directives}


@pytest.mark.parametrize(("method", "path"), EVERYWHERE)
def test_every_answer_carries_the_security_headers(server: Server, method: str, path: str) -> None:
    headers = ask(server.url, path, method=method, headers=PACKED).headers

    said = policy(headers["content-security-policy"])
    scripts = said.pop("script-src")
    assert said == POLICY
    assert re.fullmatch(r"'self'( 'sha256-[A-Za-z0-9+/]{43}=')*", scripts)
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert headers["permissions-policy"] == "camera=(), microphone=(), geolocation=()"


def test_the_page_asks_for_nothing_from_elsewhere(server: Server) -> None:
    page = ask(server.url, "/").body.decode()

    fetched = re.findall(r'(?:src|href)="([^"]*)"', page)
    assert len(fetched) > 3
    assert [address for address in fetched if "//" in address] == []


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "OPTIONS"])
@pytest.mark.parametrize(
    "path",
    [
        "/_stcore/metrics",
        "/_stcore/metrics/",
        "/_stcore/metrics?families=session_events",
        "/_stcore/%6detrics",
        "/_stcore/agent",
        "/_stcore/agent/mcp",
        "/_stcore/agent/openapi.json",
        "/_stcore/upload_file/session/file",
    ],
)
def test_what_streamlit_offers_to_machines_is_hidden(
    server: Server, path: str, method: str
) -> None:
    reply = ask(server.url, path, method=method)

    assert (reply.status, reply.body) == (404, b"")


def test_health_says_that_the_database_answers(server: Server) -> None:
    reply = ask(server.url, "/healthz")

    assert (reply.status, reply.body) == (200, b'{"database":"ok"}')


@pytest.fixture
def own_server(tmp_path: Path) -> Iterator[Server]:
    """A server whose database a test may break."""
    with serving(data_dir=tmp_path, env=ENGLISH, health="/healthz") as started:
        yield started


def test_health_says_that_the_database_is_gone_damaged_or_back(own_server: Server) -> None:
    """The connections that are open already would answer for ever; no empty file is left behind."""
    file = own_server.data_dir / "cimpact.db"
    kept = file.with_name("kept.db")
    said = []
    with closing(sqlite3.connect(file)) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # or the log alone would still answer

    file.rename(kept)
    said.append(ask(own_server.url, "/healthz"))
    was_made = file.exists()
    file.write_bytes(token_bytes(8192))
    said.append(ask(own_server.url, "/healthz"))
    kept.rename(file)
    said.append(ask(own_server.url, "/healthz"))

    assert [(reply.status, reply.body) for reply in said] == [
        (503, b'{"database":"unreachable"}'),
        (503, b'{"database":"unreachable"}'),
        (200, b'{"database":"ok"}'),
    ]
    assert not was_made
    assert "content-security-policy" in said[0].headers


def test_health_says_that_postgresql_is_gone(postgres: Postgres, tmp_path: Path) -> None:
    address = postgres.new_database()
    name = re.findall(r"/(t\w+)\?", address)[0]
    with serving(
        data_dir=tmp_path, env={**ENGLISH, "CIMPACT_DATABASE_URL": address}, health="/healthz"
    ) as on_postgres:
        before = ask(on_postgres.url, "/healthz").status
        postgres._run(f"DROP DATABASE {name} WITH (FORCE)")  # noqa: SLF001  a test of that server

        assert (before, ask(on_postgres.url, "/healthz").status) == (200, 503)


@pytest.mark.parametrize(
    ("accepted", "kept", "lang"),
    [
        ("", None, "en-CA"),
        ("fr-FR,fr;q=0.9", None, "fr-FR"),
        ("fr", None, "fr-CA"),
        ("fr-CA", None, "fr-CA"),
        ("en-GB,en;q=0.5", None, "en-CA"),
        ("de-DE,de", None, "en-CA"),
        ("*", None, "en-CA"),
        (";;q=,,", None, "en-CA"),
        ("en", "fr", "fr-CA"),
        ("fr-FR", "en", "en-CA"),
        ("fr", "xx", "fr-CA"),
    ],
)
def test_the_page_says_its_language(
    server: Server, accepted: str, kept: str | None, lang: str
) -> None:
    cookie = {"Cookie": f"other=1; {LANGUAGE}={sealed(LANGUAGE, kept)}"} if kept else {}

    page = ask(server.url, "/", headers={"Accept-Language": accepted, **cookie})

    assert re.findall(r'<html lang="([^"]*)">', page.body.decode()) == [lang]
    assert page.headers["vary"] == "Cookie, Accept-Language"


def test_a_language_cookie_that_is_not_ours_is_ignored(server: Server) -> None:
    page = ask(server.url, "/", headers={"Accept-Language": "en", "Cookie": f"{LANGUAGE}=fr"})

    assert b'<html lang="en-CA">' in page.body


def test_the_page_is_sent_whole_whatever_part_of_it_is_asked_for(server: Server) -> None:
    """Streamlit's own page is longer: a part of it would be announced with the wrong length."""
    whole = ask(server.url, "/")
    part = ask(server.url, "/", headers={"Range": "bytes=0-10"})

    assert (part.status, part.body) == (200, whole.body)
    assert {"content-range", "accept-ranges", "etag", "last-modified"} & set(part.headers) == set()


def test_every_asset_unpacks_to_the_original(server: Server) -> None:
    files = [file for file in (STREAMLIT / "static").rglob("*") if file.is_file()]
    sample = Random(7).sample(files, 40)  # noqa: S311  the same at each run
    sample += [file for file in files if file.suffix in COMPRESSIBLE][:5]
    for file in sample:
        path = f"/{file.relative_to(STREAMLIT).as_posix()}"
        packed = ask(server.url, path, headers=PACKED)
        plain = ask(server.url, path)

        is_packed = packed.headers.get("content-encoding") == "gzip"
        body = gzip.decompress(packed.body) if is_packed else packed.body
        assert body == plain.body == file.read_bytes(), path
        assert is_packed == (file.suffix in COMPRESSIBLE), path
        assert (
            packed.headers["content-type"].partition(";")[0]
            == (plain.headers["content-type"].partition(";")[0])
        )


def test_a_packed_asset_is_smaller_and_may_be_kept_for_ever(server: Server) -> None:
    script = max((STREAMLIT / "static" / "js").glob("*.js"), key=lambda file: file.stat().st_size)

    reply = ask(server.url, f"/static/js/{script.name}", headers=PACKED)

    assert len(reply.body) < script.stat().st_size / 2
    assert reply.headers["vary"] == "Accept-Encoding"
    assert reply.headers["cache-control"] == "public, immutable, max-age=31536000"


@pytest.mark.parametrize("path", ["/", "/live", "/healthz", "/assets/cimpact.css", "/static/js/"])
def test_head_says_what_get_would_say_without_a_body(server: Server, path: str) -> None:
    if path.endswith("js/"):
        path += next((STREAMLIT / "static" / "js").glob("*.js")).name
    for headers in ({}, PACKED):
        head = ask(server.url, path, method="HEAD", headers=headers)
        get = ask(server.url, path, headers=headers)

        assert (head.status, head.body) == (get.status, b"") == (200, b"")
        for name in ("content-type", "content-security-policy"):
            assert head.headers.get(name) == get.headers.get(name)


@pytest.mark.parametrize(
    "path",
    [
        "/assets/..%2f..%2fserver.py",
        "/assets/%2e%2e/%2e%2e/server.py",
        "/assets/../../server.py",
        "/assets/..",
        "/assets/.",
        "/assets/%00",
        "/assets/cimpact.js%00",
        "/assets/..\\..\\server.py",
        "/assets/%2fetc%2fpasswd",
        "/assets//etc/passwd",
        "/assets/" + "a" * 300,
        "/static/../../__init__.py",
        "/static/%2e%2e/%2e%2e/__init__.py",
        "/static/..%2f..%2f__init__.py",
        "/static//etc/passwd",
        "/static/%00.js",
        "/static/" + "a" * 300 + ".js",
    ],
)
@pytest.mark.parametrize("encoding", [{}, PACKED], ids=["plain", "gzip"])
def test_no_address_leads_out_of_the_assets(
    server: Server, path: str, encoding: dict[str, str]
) -> None:
    reply = ask(server.url, path, headers=encoding)

    is_page = reply.status == 200 and b"<title>Cimpact</title>" in reply.body
    assert reply.status in {400, 404} or is_page
    assert b"root:" not in reply.body
    assert b"import " not in reply.body or is_page


def note(**wishes: str) -> bytes:
    return ticket([CookieWish(name, value) for name, value in wishes.items()]).encode()


def test_a_ticket_sets_cookies_that_scripts_cannot_read(server: Server) -> None:
    wished = note(**{SEAT: sealed(SEAT, "a token"), LANGUAGE: ""})

    reply = ask(server.url, "/cookies", method="POST", body=wished, headers=here(server))

    kept, removed = (line.split("; ") for line in reply.set_cookie)
    assert (reply.status, reply.body) == (204, b"")
    assert unsealed(SEAT, kept[0].partition("=")[2]) == "a token"
    assert {"HttpOnly", "SameSite=lax", "Path=/"} <= set(kept)
    assert "Secure" not in kept
    assert {f'{LANGUAGE}=""', "Max-Age=0"} <= set(removed)


def test_over_https_a_cookie_is_sent_over_https_only(server: Server) -> None:
    """As behind a proxy on the same computer, which alone is believed about it."""
    headers = {**here(server), "X-Forwarded-Proto": "https"}

    reply = ask(server.url, "/cookies", method="POST", body=note(**{SEAT: "x"}), headers=headers)

    assert ["Secure" in line.split("; ") for line in reply.set_cookie] == [True]


def here(server: Server) -> dict[str, str]:
    return {"Origin": server.url}


@pytest.mark.parametrize(
    "origin",
    [
        {},
        {"Origin": ""},
        {"Origin": "null"},
        {"Origin": "https://elsewhere.example"},
        {"Origin": "http://127.0.0.1"},
        {"Origin": "http://127.0.0.1.elsewhere.example:{port}"},
        {"Origin": "http://127.0.0.1:{port}@elsewhere.example"},
        {"Origin": "http://[::1"},
        {"Referer": "http://127.0.0.1:{port}/"},
    ],
    ids=str,
)
def test_another_site_sets_no_cookie(server: Server, origin: dict[str, str]) -> None:
    headers = {name: value.replace("{port}", str(server.port)) for name, value in origin.items()}

    reply = ask(server.url, "/cookies", method="POST", body=note(**{SEAT: "x"}), headers=headers)

    assert (reply.status, reply.set_cookie) == (403, ())


def signed_by(key: str, *, salt: str = "ticket") -> bytes:
    return str(URLSafeTimedSerializer(key, salt=salt).dumps([(SEAT, "x")])).encode()


def our_key() -> str:
    return (get_settings().data_dir / "secret.key").read_text()


def expired() -> bytes:
    """A ticket of ours as it stood two minutes ago."""

    class TwoMinutesAgo(URLSafeTimedSerializer):
        pass

    serializer = TwoMinutesAgo(our_key(), salt="ticket")
    signer = serializer.make_signer(serializer.salt)
    signer.get_timestamp = lambda: int(time.time()) - 120
    return bytes(signer.sign(serializer.dump_payload([(SEAT, "x")])))


FORGERIES = {
    "nothing": lambda: b"",
    "noise": lambda: b"\x00\xff" * 100,
    "unsigned": lambda: b"W1siY2ltcGFjdF9zZWF0IiwieCJdXQ.x.y",
    "another key": lambda: signed_by("k" * 43),
    "a cookie's own signature": lambda: signed_by(our_key(), salt=f"cookie:{SEAT}"),
    "cut": lambda: note(**{SEAT: "x"})[:-2],
    "expired": expired,
    "too long": lambda: note(**{SEAT: token_urlsafe(LONGEST_TICKET)}),
    "with a tail": lambda: note(**{SEAT: "x"}) + b" " * LONGEST_TICKET,
}


@pytest.mark.parametrize("forgery", FORGERIES)
def test_a_ticket_that_is_not_ours_and_fresh_sets_no_cookie(server: Server, forgery: str) -> None:
    body = FORGERIES[forgery]()

    reply = ask(server.url, "/cookies", method="POST", body=body, headers=here(server))

    assert (reply.status, reply.set_cookie) == (400, ())


def test_a_body_without_end_is_not_read(server: Server) -> None:
    """The answer comes while the client is still sending: nothing is kept of what it sends."""
    head = (
        f"POST /cookies HTTP/1.1\r\nHost: {server.url.removeprefix('http://')}\r\n"
        f"Origin: {server.url}\r\nContent-Length: 1000000000\r\n\r\n"
    )
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as connection:
        connection.sendall(head.encode() + b"a" * (LONGEST_TICKET + 1))

        assert connection.recv(4096).startswith(b"HTTP/1.1 400 ")


def test_nothing_above_was_an_error_of_the_server(server: Server) -> None:
    """Last in this file: no request so far has left a traceback."""
    log = server.log.read_text(encoding="utf-8")

    assert [line for line in log.splitlines() if "Traceback" in line or "Error" in line] == []
