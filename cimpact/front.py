"""What every HTTP answer passes through: headers, the page's language, assets compressed once.

Streamlit serves one ``index.html`` for every address, in English and without compression. The page
sent instead is made from it once per language.
"""

import asyncio
import base64
import gzip
import hashlib
import mimetypes
import re
from datetime import datetime
from functools import lru_cache
from pathlib import Path

import streamlit
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from cimpact import signing
from cimpact.i18n import LANGUAGES, Translator, preferred, translator
from cimpact.settings import get_settings
from cimpact.store import accounts
from cimpact.store.db import reading

ASSETS = Path(__file__).resolve().parent / "ui" / "assets"
STREAMLIT_STATIC = Path(streamlit.__file__).resolve().parent / "static"
LANGUAGE_COOKIE = "cimpact_language"
SIGN_IN_COOKIE = "cimpact_sign_in"
HIDDEN = ("/_stcore/metrics", "/_stcore/agent")
UPLOADS = "/_stcore/upload_file"
COMPRESSIBLE = {".js", ".css", ".json", ".svg", ".ttf", ".wasm", ".map"}

FILE_HEADERS = ("ETag", "Last-Modified", "Content-Encoding", "Accept-Ranges", "Content-Range")
"""What Streamlit says of its own ``index.html``, and does not hold of our page."""

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}


class Front:
    """ASGI middleware around the whole application."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass WebSockets through; dress HTTP answers."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        if scope["path"].startswith(HIDDEN):
            await Response(status_code=404)(scope, receive, _with_headers(send))
            return
        headers = Headers(scope=scope)
        if scope["path"].startswith(UPLOADS):
            refusal = await asyncio.to_thread(_upload_refusal, scope["method"], headers)
            if refusal is not None:
                await Response(status_code=refusal)(scope, receive, _with_headers(send))
                return
        compressed = await asyncio.to_thread(_compressed, scope["path"], headers)
        if compressed is not None:
            await compressed(scope, receive, _with_headers(send))
            return
        await self.app(scope, receive, _with_page(_with_headers(send), headers, scope["method"]))


def is_same_origin(headers: Headers) -> bool:
    """Whether a page of this site asks, and no other one through somebody's browser."""
    host = headers.get("host", "")
    return headers.get("origin") in {f"http://{host}", f"https://{host}"}


def _upload_refusal(method: str, headers: Headers) -> int | None:
    """Why a file is not taken: files come from people who are signed in, through our own pages.

    From anybody else an upload could only fill the memory. Its size is bounded while it arrives
    (``server.maxUploadSize``). None when it may come.
    """
    if method not in {"PUT", "DELETE"} or not _is_signed_in(headers):
        return 404
    return None if is_same_origin(headers) else 403


def _is_signed_in(headers: Headers) -> bool:
    kept = cookie_parser(headers.get("cookie", "")).get(SIGN_IN_COOKIE)
    token = signing.unsealed(SIGN_IN_COOKIE, kept)
    if not token:
        return False
    with reading() as db:
        return accounts.account_of(db, token, today=datetime.now().astimezone().date()) is not None


def _with_headers(send: Send) -> Send:
    """Add the security headers to whatever is answered."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers.update(HEADERS)
            headers["Content-Security-Policy"] = _content_security_policy()
        await send(message)

    return sending


def _with_page(send: Send, request: Headers, method: str) -> Send:
    """Send our page wherever Streamlit would send its ``index.html``."""
    page: bytes | None = None

    async def sending(message: Message) -> None:
        nonlocal page
        if message["type"] == "http.response.start" and _is_streamlit_page(message):
            page = index_page(wanted_language(request))
            headers = MutableHeaders(scope=message)
            headers["Content-Length"] = str(len(page))
            headers["Vary"] = "Cookie, Accept-Language"
            for described in FILE_HEADERS:
                del headers[described]
            message["status"] = 200
        elif message["type"] == "http.response.body" and page is not None:
            if message.get("more_body"):
                return
            message = {**message, "body": b"" if method == "HEAD" else page}
        await send(message)

    return sending


def _is_streamlit_page(start: Message) -> bool:
    return Headers(raw=start["headers"]).get("content-type", "").startswith("text/html")


def wanted_language(request: Headers) -> Translator:
    """The visitor's choice kept in a cookie, else the browser's first language."""
    settings = get_settings()
    kept = cookie_parser(request.get("cookie", "")).get(LANGUAGE_COOKIE)
    browser = request.get("accept-language", "").split(",")[0].split(";")[0]
    text = preferred(browser, language=settings.language, region=settings.region)
    chosen = signing.unsealed(LANGUAGE_COOKIE, kept)
    return translator(chosen, region=text.region) if chosen in LANGUAGES else text


@lru_cache(maxsize=4)
def index_page(_: Translator) -> bytes:
    """Streamlit's page in the visitor's language, with our style and script."""
    page = (STREAMLIT_STATIC / "index.html").read_text(encoding="utf-8")
    noscript = _("Cimpact needs JavaScript. Allow it for this page, then reload.")
    ours = (
        '<link rel="stylesheet" href="/assets/cimpact.css" />'
        '<script src="/assets/cimpact.js" defer></script>'
    )
    for pattern, replacement in (
        (r'<html lang="en">', f'<html lang="{_.tag}">'),
        (r"<title>.*?</title>", "<title>Cimpact</title>"),
        (r'href="./favicon.png"', 'href="/assets/icon.svg"'),
        (r"(?s)<!--.*?-->", ""),
        (r"<link rel=\"service-desc\".*?/>", ""),
        (r"(?s)<noscript>.*?</noscript>", f"<noscript><p>{noscript}</p></noscript>"),
        (r"</head>", f"{ours}</head>"),
    ):
        page = re.sub(pattern, replacement, page)
    return page.encode()


@lru_cache(maxsize=1)
def _content_security_policy() -> str:
    """Nothing from elsewhere, no inline script but the ones in Streamlit's own page."""
    page = (STREAMLIT_STATIC / "index.html").read_text(encoding="utf-8")
    hashes = " ".join(
        _script_hash(code) for code in re.findall(r"(?s)<script>(.*?)</script>", page)
    )
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src 'self' {hashes}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "worker-src 'self' blob:",
            "frame-ancestors 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "object-src 'none'",
        )
    )


def _script_hash(code: str) -> str:
    digest = hashlib.sha256(code.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _compressed(path: str, request: Headers) -> Response | None:
    """One of Streamlit's hashed assets, gzipped; None when it is none, or gzip is refused."""
    # Looked up among the files that there are: an address is never made into a path.
    file = _compressible().get(path)
    if file is None or "gzip" not in request.get("accept-encoding", ""):
        return None
    kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    headers = {
        "Content-Encoding": "gzip",
        "Vary": "Accept-Encoding",
        # The name carries a hash of the content: another content is another address.
        "Cache-Control": "public, immutable, max-age=31536000",
    }
    return Response(_gzipped(file), media_type=kind, headers=headers)


@lru_cache(maxsize=512)
def _gzipped(file: Path) -> bytes:
    return gzip.compress(file.read_bytes(), compresslevel=6, mtime=0)


@lru_cache(maxsize=1)
def _compressible() -> dict[str, Path]:
    """Streamlit's assets that compression makes smaller, by their address."""
    return {
        f"/{file.relative_to(STREAMLIT_STATIC).as_posix()}": file
        for file in (STREAMLIT_STATIC / "static").rglob("*")
        if file.suffix in COMPRESSIBLE
    }
