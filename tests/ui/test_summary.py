"""The first page of results: who may see it, and what it says in each state of a session."""

from typing import Any

import pytest
from sqlmodel import Session
from streamlit.testing.v1 import AppTest

from cimpact.settings import ROOT
from cimpact.store import accounts, answering, workshops
from cimpact.store.access import NotYours
from cimpact.store.db import transaction
from cimpact.store.tables import Anonymity, Workshop
from cimpact.store.workshops import NotClosed
from tests import scenes

ROUTER = ROOT / "cimpact" / "ui" / "router.py"
PAGE = "../../pages/results/summary.py"


def a_session(
    db: Session,
    *choices: str,
    owner: str = "Alice",
    is_revealed: bool = False,
    **settings: object,
) -> tuple[Workshop, str]:
    """A closed session, one person per choice, each giving it to every item but QA1.

    Returns it with the seat token of the last person, or of nobody.
    """
    made_by = scenes.facilitator(db, owner)
    workshop = scenes.workshop(db, made_by, name="Table *A*", **settings)
    named = {"name": "Zoé"} if workshop.anonymity is Anonymity.NAMED else {}
    token = ""
    for choice in choices:
        token = scenes.seat(db, workshop.join_code, **named)
        given = {code: choice for code in scenes.ITEMS if code != scenes.SHORT_SCALE}
        answering.save_answers(db, token, given)
    workshops.close_workshop(db, workshop)
    workshops.reveal_workshop(workshop, is_revealed=is_revealed)
    db.flush()
    return workshop, token


def summary(workshop_id: str, *, seat: str = "", sign_in: str = "") -> AppTest:
    """The page as somebody with this seat or sign-in sees it, in English."""
    page = AppTest.from_file(ROUTER, default_timeout=20)
    page.session_state["cimpact_language"] = "en"
    page.session_state["cimpact_seat"] = seat
    page.session_state["cimpact_sign_in"] = sign_in
    page.run()
    page.switch_page(PAGE)
    page.query_params["workshop"] = workshop_id
    return page.run()


def signed_in(db: Session, name: str) -> str:
    return accounts.start_sign_in(db, accounts.facilitator_named(db, name), today=scenes.TODAY)


def words(page: AppTest) -> str:
    """All that the page says in text, headings and tables."""
    kinds = ("title", "header", "subheader", "markdown", "caption", "info", "table")
    return "\n".join(str(element.value) for kind in kinds for element in page.get(kind))


def charts(page: AppTest) -> list[Any]:
    return [element.proto for element in page.get("vega_lite_chart")]


def refusals(page: AppTest) -> list[str]:
    return [str(error.value) for error in page.error]


def shows_results(page: AppTest) -> bool:
    return bool([*page.title, *page.table, *charts(page)])


@pytest.mark.usefixtures("database")
def test_its_facilitator_sees_the_results_of_a_closed_session() -> None:
    with transaction() as db:
        workshop, _ = a_session(db, *"3334444334")
        alice = signed_in(db, "Alice")

    page = summary(workshop.id, sign_in=alice)

    assert refusals(page) == []
    assert [title.value for title in page.title] == ["The way is clear."]
    assert [header.value for header in page.header] == [
        "Where we do not see the same thing",
        "Where to begin",
        "Who answered",
        "Where we stand against the targets",
        "Element by element",
    ]


@pytest.mark.usefixtures("database")
def test_a_member_sees_results_once_they_are_shown_to_everybody() -> None:
    with transaction() as db:
        hidden, early = a_session(db, *"33334")
    with transaction() as db:
        shown, seat = a_session(db, *"33334", owner="Charlie", is_revealed=True)

    assert refusals(summary(hidden.id, seat=early)) == [NotYours.message]
    assert not shows_results(summary(hidden.id, seat=early))
    assert shows_results(summary(shown.id, seat=seat))


@pytest.mark.usefixtures("database")
def test_a_member_of_another_session_sees_nothing() -> None:
    with transaction() as db:
        alices, _ = a_session(db, *"33334", is_revealed=True)
        _other, elsewhere = a_session(db, *"33334", owner="Charlie", is_revealed=True)

    page = summary(alices.id, seat=elsewhere)

    assert refusals(page) == [NotYours.message]
    assert not shows_results(page)


@pytest.mark.usefixtures("database")
def test_another_facilitator_sees_nothing() -> None:
    with transaction() as db:
        workshop, _ = a_session(db, *"33334", is_revealed=True)
        scenes.facilitator(db, "Bob")
        bob = signed_in(db, "Bob")

    page = summary(workshop.id, sign_in=bob)

    assert refusals(page) == [NotYours.message]
    assert not shows_results(page)


@pytest.mark.usefixtures("database")
def test_a_stranger_is_asked_to_sign_in_whether_the_session_exists_or_not() -> None:
    with transaction() as db:
        workshop, _ = a_session(db, *"33334", is_revealed=True)

    pages = [summary(address) for address in (workshop.id, "no-such-session")]

    assert [shows_results(page) for page in pages] == [False, False]
    assert words(pages[0]) == words(pages[1])
    assert "Sign in to open it." in words(pages[0])


@pytest.mark.usefixtures("database")
def test_a_session_that_does_not_exist_is_refused_in_the_same_words() -> None:
    with transaction() as db:
        _workshop, _ = a_session(db, *"33334")
        alice = signed_in(db, "Alice")

    assert refusals(summary("no-such-session", sign_in=alice)) == [NotYours.message]


@pytest.mark.usefixtures("database")
def test_the_right_to_see_is_read_again_in_each_run() -> None:
    with transaction() as db:
        workshop, seat = a_session(db, *"33334", is_revealed=True)
    page = summary(workshop.id, seat=seat)
    assert shows_results(page)

    with transaction() as db:
        workshops.reveal_workshop(db.get_one(Workshop, workshop.id), is_revealed=False)
    page.run()

    assert refusals(page) == [NotYours.message]
    assert not shows_results(page)


@pytest.mark.usefixtures("database")
def test_nobody_sees_results_of_an_open_session() -> None:
    with transaction() as db:
        workshop, seat = a_session(db, *"33334", is_revealed=True)
        workshops.reopen_workshop(workshop)
        alice = signed_in(db, "Alice")

    assert refusals(summary(workshop.id, sign_in=alice)) == [NotClosed.message]
    assert refusals(summary(workshop.id, seat=seat)) == [NotYours.message]


@pytest.mark.usefixtures("database")
def test_an_empty_session_says_so() -> None:
    with transaction() as db:
        workshop, _ = a_session(db)
        alice = signed_in(db, "Alice")

    page = summary(workshop.id, sign_in=alice)

    assert [title.value for title in page.title] == ["Nobody has answered."]
    assert [*page.table, *charts(page)] == []


@pytest.mark.usefixtures("database")
def test_under_the_minimum_group_there_is_the_number_of_people_and_nothing_else() -> None:
    """One more person would tell by subtraction what they said, don't know included."""
    with transaction() as db:
        workshop, _ = a_session(db, "0", "4", "dk", "4")
        alice = signed_in(db, "Alice")

    page = summary(workshop.id, sign_in=alice)

    assert [title.value for title in page.title] == ["Too few answers to show."]
    assert [*page.table, *charts(page)] == []
    assert "4 people answered. Results show from 5 answers on" in words(page)


@pytest.mark.usefixtures("database")
def test_when_all_say_they_do_not_know_that_is_what_the_page_says() -> None:
    with transaction() as db:
        workshop, _ = a_session(db, *["dk"] * 6)
        alice = signed_in(db, "Alice")

    page = summary(workshop.id, sign_in=alice)

    assert [title.value for title in page.title] == ["To be clarified."]
    assert "6 people of 6 do not know or find it too early to say." in words(page).replace("\\", "")
    assert charts(page) == []


@pytest.mark.usefixtures("database")
def test_a_session_with_names_lifts_the_minimum_group_and_says_so() -> None:
    with transaction() as db:
        workshop, _ = a_session(db, "3", "4", anonymity=Anonymity.NAMED)
        alice = signed_in(db, "Alice")

    page = summary(workshop.id, sign_in=alice)

    assert [notice.value for notice in page.info] == [
        "Everybody agreed to be named: results show from the first answer on."
    ]
    assert [title.value for title in page.title] == ["The way is clear."]
    assert "Zoé" not in words(page)


@pytest.mark.usefixtures("database")
def test_two_camps_are_shown_first_and_every_chart_is_described() -> None:
    with transaction() as db:
        workshop, _ = a_session(db, *"000444", invited=8)
        alice = signed_in(db, "Alice")

    page = summary(workshop.id, sign_in=alice)

    drawn = charts(page)
    assert [chart.alt != "" for chart in drawn] == [True] * 7
    assert drawn[0].alt.startswith("26 elements of 26 divide the group.")
    assert [title.value for title in page.title] == ["Not yet."]
    assert "6 people answered, of 8 invited." in words(page)
    assert "21 more are in the agenda." in words(page)


@pytest.mark.usefixtures("database")
def test_the_name_of_a_collective_loses_its_markdown() -> None:
    with transaction() as db:
        workshop, _ = a_session(db, *"33334")
        alice = signed_in(db, "Alice")

    assert r"Table \*A\*" in words(summary(workshop.id, sign_in=alice))


@pytest.mark.usefixtures("database")
def test_the_page_ends_with_what_results_are_not_for() -> None:
    with transaction() as db:
        workshop, _ = a_session(db)
        alice = signed_in(db, "Alice")

    assert "neither accountability nor ranking" in words(summary(workshop.id, sign_in=alice))
