"""Own codes on the pages: received once, entered next time, and what they open."""

import csv

import pytest
from streamlit.testing.v1 import AppTest

from cimpact.i18n import translator
from cimpact.store import owncodes, seats
from cimpact.store.answering import SeatLost
from cimpact.store.codes import new_own_code
from cimpact.store.db import reading, transaction
from cimpact.store.limits import ALLOWED_FAILURES, Lock
from cimpact.ui import owning
from tests import scenes
from tests.scenes import Cast
from tests.ui.looking import ROUTER, refusals, words


@pytest.fixture
def people(database: object) -> Cast:  # noqa: ARG001  the cast lives in it
    with transaction() as db:
        return scenes.cast(db)


@pytest.fixture(autouse=True)
def address(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the visitor is: without a browser Streamlit knows of no address."""
    monkeypatch.setattr("streamlit.runtime.context.ContextProxy.ip_address", "192.0.2.7")


def visit(page: str, *, seat: str = "", **query: str) -> AppTest:
    """A member's page, in English."""
    app = AppTest.from_file(ROUTER, default_timeout=20)
    app.session_state["cimpact_language"] = "en"
    app.session_state["cimpact_seat"] = seat
    app.run()
    app.switch_page(f"../../pages/participant/{page}.py")
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


def test_a_code_is_received_once_and_shown_until_the_tab_is_left(people: Cast) -> None:
    page = visit("done", seat=people.alice.seat)
    page.button("receive_code").click().run()
    (shown,) = [each.value for each in page.code if len(each.value) == len("ABCD-EFGH-JKMN")]

    again = visit("done", seat=people.alice.seat)

    with reading() as db:
        (session,) = owncodes.sessions_of(db, shown)
    assert session.workshop_id == people.alice.workshop
    assert shown not in [each.value for each in again.code]
    assert "Your answers stand under your own code." in words(again)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("ABCD-EFGH-JKMN", "This own code has a typing mistake"),
        (new_own_code(), "No answers are kept under this own code"),
    ],
    ids=["mistyped", "unknown"],
)
def test_a_wrong_code_takes_no_seat_and_one_may_go_on_without(
    people: Cast, code: str, said: str
) -> None:
    page = visit("notice", code=people.alice.join_code)
    with reading() as db:
        before = scenes.everything(db)["respondent"]
    page.text_input("own_code").set_value(code).run()
    page.button("begin").click().run()

    assert refusals(page)[0].startswith(said)
    with reading() as db:
        assert scenes.everything(db)["respondent"] == before

    page.text_input("own_code").set_value("").run()
    page.button("begin").click().run()
    with reading() as db:
        assert len(scenes.everything(db)["respondent"]) == len(before) + 1


def test_guessing_codes_is_stopped_and_typing_mistakes_cost_nothing(people: Cast) -> None:
    with transaction() as db:
        code = owncodes.give_code(db, people.alice.seat)
    page = visit("own")
    for guess in ["ABCD-EFGH-JKMN"] * 2 + [
        new_own_code() for _ in range(ALLOWED_FAILURES[Lock.OWN_CODE])
    ]:
        page.text_input("own_code_sought").set_value(guess)
        page.button("seek").click().run()
        assert "Too many failed attempts" not in refusals(page)[0]

    page.text_input("own_code_sought").set_value(code)
    page.button("seek").click().run()

    assert refusals(page)[0].startswith("Too many failed attempts")
    assert "Alice's collective" not in words(page)


def test_a_code_opens_the_answers_on_another_device(people: Cast) -> None:
    with transaction() as db:
        code = owncodes.give_code(db, people.alice.seat)
    page = visit("own")
    page.text_input("own_code_sought").set_value(code.lower().replace("-", " "))
    page.button("seek").click().run()
    assert "Alice's collective" in words(page)

    page.button(f"open_own:{people.alice.workshop}").click().run()

    with reading() as db:
        seat = seats.seat_of(db, str(page.session_state["cimpact_seat"]))
        assert seat is not None
        assert seat.respondent_id == people.alice.respondent
        assert seats.seat_of(db, people.alice.seat) is None


def test_erasing_asks_once_and_erases(people: Cast) -> None:
    page = visit("done", seat=people.alice.seat)
    page.button("erase_own").click().run()

    with reading() as db:
        assert people.alice.respondent not in str(scenes.everything(db))
    assert "Your answers are erased." in [each.value for each in page.success]


def test_the_file_of_ones_own_answers_says_them_in_words(people: Cast) -> None:
    text = owning.made(people.alice.seat, translator("en")).decode()
    rows = list(csv.reader(text.splitlines()))

    assert rows[0] == ["Section", "Element", "Answer", "Sentence", "What it rests on"]
    assert rows[1] == [
        *("preconditions", "Element PRE1", "3 · PRE1 at level 3."),
        *("", "Alice's members met twice."),
    ]
    assert rows[2][1:3] == ["Point 2", "Partly"]
    assert len(rows) == 1 + len(scenes.ITEMS) + 1


def test_nobody_else_gets_that_file(people: Cast) -> None:
    for token in ("", "made up", people.alice.respondent, people.alice.sign_in):
        with pytest.raises(SeatLost):
            owning.made(token, translator("en"))
