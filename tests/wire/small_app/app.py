"""A tiny application with everything the client must understand: the server around the pages."""

import streamlit as st
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route


async def take_seat(request: Request) -> Response:
    """Set the cookie that the form asks for, then send the browser home."""
    form = await request.body()
    response = RedirectResponse("/", status_code=303)
    response.set_cookie("seat", form.decode().partition("=")[2], httponly=True)
    return response


async def leave_seat(request: Request) -> Response:
    """Remove the cookie, and say which one came."""
    response = Response(request.cookies.get("seat", "nobody"))
    response.delete_cookie("seat")
    return response


app = st.App(
    "router.py",
    routes=[
        Route("/seat", take_seat, methods=["POST"]),
        Route("/leave", leave_seat, methods=["GET"]),
    ],
)
