"""The server around the pages: start and stop, health, cookies.

``app.py`` hands these to Streamlit's own ``st.App``. Headers and assets are in ``front``.
"""

import asyncio
import gc
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import NoReturn

import streamlit
from sqlalchemy import NullPool, create_engine
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import select
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Route
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session

from cimpact import signing
from cimpact.errors import CimpactError
from cimpact.front import ASSETS, Front, is_same_origin
from cimpact.i18n import translator
from cimpact.network import room_url
from cimpact.settings import get_settings
from cimpact.startup import OPEN_FILES, Prepared, prepare
from cimpact.store.db import current_engine
from cimpact.store.tables import Facilitator

COOKIE_DAYS = 400
LONGEST_TICKET = 4096
# At Python's own thresholds the collector walks everything that 300 tabs hold every few seconds,
# and everybody waits 0.2 s for it (seen with 100 tabs).
COLLECT_AFTER = (100_000, 50, 100)


@asynccontextmanager
async def lifespan(_app: streamlit.App) -> AsyncIterator[None]:
    """Prepare the installation, say where it is served, and free the collector of what stays."""
    try:
        prepared = await asyncio.to_thread(prepare)
    except CimpactError as error:
        _refuse_to_start(error)
    # Imported now rather than by the first phone; frozen so that no collection walks them again.
    for heavy in ("pandas", "altair"):
        import_module(heavy)
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECT_AFTER)
    _fill_the_theme_once()
    _announce(prepared)
    yield


async def health(_request: Request) -> Response:
    """200 when the database answers, 503 when it does not."""
    try:
        await asyncio.to_thread(_ask_database)
    except (CimpactError, SQLAlchemyError):
        return JSONResponse({"database": "unreachable"}, status_code=503)
    return JSONResponse({"database": "ok"})


async def set_cookies(request: Request) -> Response:
    """Set the cookies that a ticket asks for. The Origin must be this site: others get 403."""
    if not is_same_origin(request.headers):
        return Response(status_code=403)
    body = await _bounded_body(request)
    wishes = signing.redeemed(body.decode("ascii", "ignore"))
    response = Response(status_code=204 if wishes else 400)
    for wish in wishes:
        response.set_cookie(
            wish.name,
            wish.value,
            max_age=COOKIE_DAYS * 86400 if wish.value else 0,
            httponly=True,
            samesite="lax",
            secure=request.url.scheme == "https",
        )
    return response


async def asset(request: Request) -> Response:
    """One of our own few assets."""
    # Looked up among the files that there are: an address is never made into a path.
    files = {file.name: file for file in ASSETS.iterdir() if file.is_file()}
    if (file := files.get(request.path_params["name"])) is None:
        return Response(status_code=404)
    return FileResponse(file, headers={"Cache-Control": "no-cache"})


routes = [
    Route("/healthz", health),
    Route("/cookies", set_cookies, methods=["POST"]),
    Route("/assets/{name}", asset),
]
middleware = [Middleware(Front)]


def _fill_the_theme_once() -> None:
    """Keep the part of Streamlit's messages that says the theme, section by section.

    It fills them anew at each run of each tab, a fragment's included, from all its options, though
    they never change while it serves: a fifth of what a tap costs. Not public, hence the test in
    ``tests/test_server.py``, which an upgrade that moves it fails.
    """
    fill = app_session._populate_theme_msg  # noqa: SLF001  there is no other place to keep it

    @lru_cache(maxsize=16)
    def theme(section: str) -> CustomThemeConfig:
        filled = CustomThemeConfig()
        fill(filled, section)
        return filled

    def copy_theme(msg: CustomThemeConfig, section: str = "theme") -> None:
        if theme(section).ByteSize():
            msg.MergeFrom(theme(section))

    app_session._populate_theme_msg = copy_theme  # noqa: SLF001


def _ask_database() -> None:
    """Read a row through a connection of its own; raises what SQLAlchemy does.

    A connection that is open already goes on answering for a file that was taken away or replaced,
    and SQLite would make a new, empty file of that name.
    """
    url = current_engine().url
    if url.get_backend_name() == "sqlite":
        file = Path(url.database or "").resolve().as_uri()
        url = url.set(database=file, query={"mode": "rw", "uri": "true"})
    with create_engine(url, poolclass=NullPool).connect() as connection:
        connection.execute(select(Facilitator.id).limit(1))


async def _bounded_body(request: Request) -> bytes:
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LONGEST_TICKET:
            return b""
    return body


def _refuse_to_start(error: CimpactError) -> NoReturn:
    """Say in the terminal what is wrong, a line per problem, and end without a traceback."""
    problems = getattr(error, "problems", None) or (error,)
    print("\n".join(map(str, problems)), file=sys.stderr, flush=True)  # noqa: T201  for the terminal
    os._exit(2)


def _announce(prepared: Prepared) -> None:
    settings = get_settings()
    _ = translator(settings.language, region=settings.region)
    port = streamlit.get_option("server.port")
    lines = [
        _("Cimpact is running."),
        _("  On this computer: {url}", url=f"http://localhost:{port}"),
        _("  For phones in the room: {url}", url=room_url(settings.public_url, port=port)),
    ]
    if prepared.copy:
        lines.append(
            _("  The database was brought up to date; a copy is at {path}", path=prepared.copy)
        )
    if 0 < prepared.open_files < OPEN_FILES:
        lines.append(
            _(
                "  This computer allows {n} open files: beyond about {phones} phones, raise it "
                "(ulimit -n).",
                n=prepared.open_files,
                phones=prepared.open_files // 4,
            )
        )
    if prepared.setup_token:
        lines += [
            _(
                "  First start. Create the first account at {url}",
                url=f"http://localhost:{port}/start",
            ),
            _("  with this token, valid once: {token}", token=prepared.setup_token),
        ]
    print("\n".join(["", *lines, ""]), flush=True)  # noqa: T201  the terminal is where the token is shown
