"""Results pages as somebody sees them, and closed sessions to look at."""

from typing import Any

from sqlmodel import Session
from streamlit.testing.v1 import AppTest

from cimpact.settings import ROOT
from cimpact.store import accounts, answering, workshops
from cimpact.store.tables import Anonymity, Workshop
from tests import scenes

ROUTER = ROOT / "cimpact" / "ui" / "router.py"
PAGES = ("summary", "disagreements", "priorities", "sections")
"""The scripts of the results pages."""


def a_session(
    db: Session,
    *choices: str,
    owner: str = "Alice",
    is_revealed: bool = False,
    seats: dict[str, str] | None = None,
    **settings: object,
) -> tuple[Workshop, str]:
    """A closed session, one person per choice, each giving it to every item but QA1.

    ``seats`` are the sector and role that everybody names. Returns it with the seat token of the
    last person, or of nobody.
    """
    made_by = scenes.facilitator(db, owner)
    workshop = scenes.workshop(db, made_by, name="Table *A*", **settings)
    named = {"name": "Zoé"} if workshop.anonymity is Anonymity.NAMED else {}
    token = ""
    for choice in choices:
        token = scenes.seat(db, workshop.join_code, **named, **(seats or {}))
        given = {code: choice for code in scenes.ITEMS if code != scenes.SHORT_SCALE}
        answering.save_answers(db, token, given)
    workshops.close_workshop(db, workshop)
    workshops.reveal_workshop(workshop, is_revealed=is_revealed)
    db.flush()
    return workshop, token


def signed_in(db: Session, name: str = "Alice") -> str:
    """The sign-in of a facilitator."""
    return accounts.start_sign_in(db, accounts.facilitator_named(db, name), today=scenes.TODAY)


def look(
    page: str, workshop_id: str, *, seat: str = "", sign_in: str = "", **opened: bool
) -> AppTest:
    """A results page as somebody with this seat or sign-in sees it, in English.

    ``opened`` are expanders by their key, in which ``__`` stands for a colon.
    """
    app = AppTest.from_file(ROUTER, default_timeout=20)
    app.session_state["cimpact_language"] = "en"
    app.session_state["cimpact_seat"] = seat
    app.session_state["cimpact_sign_in"] = sign_in
    app.run()
    app.switch_page(f"../../pages/results/{page}.py")
    app.query_params["workshop"] = workshop_id
    for key, is_open in opened.items():
        app.session_state[key.replace("__", ":")] = is_open
    return app.run()


def words(page: AppTest) -> str:
    """All that the page says in text, headings and tables, without the escapes of Markdown."""
    kinds = ("title", "header", "subheader", "markdown", "caption", "info", "warning", "table")
    said = "\n".join(str(element.value) for kind in kinds for element in page.get(kind))
    return said.replace("\\", "")


def tables(page: AppTest) -> list[dict[str, list[str]]]:
    """The tables of the page by column, without the escapes of Markdown."""
    return [
        {
            heading: [str(cell).replace("\\", "") for cell in cells]
            for heading, cells in table.value.items()
        }
        for table in page.table
    ]


def charts(page: AppTest) -> list[Any]:
    """The charts of the page, as they go to the browser."""
    return [element.proto for element in page.get("vega_lite_chart")]


def refusals(page: AppTest) -> list[str]:
    """The sentences of the errors that the page shows."""
    return [str(error.value) for error in page.error]


def shows_results(page: AppTest) -> bool:
    """Whether anything of a session's answers is there."""
    return bool([*page.title, *page.table, *charts(page)])
