"""What all results pages have in common: who may see them, and what they say without results."""

import pytest

from cimpact.store import answering, workshops
from cimpact.store.access import NotYours
from cimpact.store.db import transaction
from cimpact.store.tables import Anonymity, Workshop
from cimpact.store.workshops import NotClosed
from tests import scenes
from tests.ui.looking import (
    PAGES,
    a_session,
    charts,
    look,
    refusals,
    shows_results,
    signed_in,
    tables,
    words,
)

on_every_page = pytest.mark.parametrize("page", PAGES)


@pytest.mark.usefixtures("database")
@on_every_page
def test_its_facilitator_sees_the_results_of_a_closed_session(page: str) -> None:
    with transaction() as db:
        workshop, _ = a_session(db, *"3334444334")
        alice = signed_in(db)

    seen = look(page, workshop.id, sign_in=alice)

    assert refusals(seen) == []
    assert shows_results(seen)
    assert len(seen.title) == 1


@pytest.mark.usefixtures("database")
@on_every_page
def test_a_member_sees_results_once_they_are_shown_to_everybody(page: str) -> None:
    with transaction() as db:
        hidden, early = a_session(db, *"33334")
    with transaction() as db:
        shown, seat = a_session(db, *"33334", owner="Charlie", is_revealed=True)

    assert refusals(look(page, hidden.id, seat=early)) == [NotYours.message]
    assert not shows_results(look(page, hidden.id, seat=early))
    assert shows_results(look(page, shown.id, seat=seat))


@pytest.mark.usefixtures("database")
@on_every_page
def test_a_member_of_another_session_sees_nothing(page: str) -> None:
    with transaction() as db:
        alices, _ = a_session(db, *"33334", is_revealed=True)
        _other, elsewhere = a_session(db, *"33334", owner="Charlie", is_revealed=True)

    seen = look(page, alices.id, seat=elsewhere)

    assert refusals(seen) == [NotYours.message]
    assert not shows_results(seen)


@pytest.mark.usefixtures("database")
@on_every_page
def test_another_facilitator_sees_nothing(page: str) -> None:
    with transaction() as db:
        workshop, _ = a_session(db, *"33334", is_revealed=True)
        scenes.facilitator(db, "Bob")
        bob = signed_in(db, "Bob")

    seen = look(page, workshop.id, sign_in=bob)

    assert refusals(seen) == [NotYours.message]
    assert not shows_results(seen)


@pytest.mark.usefixtures("database")
@on_every_page
def test_a_stranger_is_asked_to_sign_in_whether_the_session_exists_or_not(page: str) -> None:
    with transaction() as db:
        workshop, _ = a_session(db, *"33334", is_revealed=True)

    seen = [look(page, address) for address in (workshop.id, "no-such-session")]

    assert [shows_results(one) for one in seen] == [False, False]
    assert words(seen[0]) == words(seen[1])
    assert "Sign in to open it." in words(seen[0])


@pytest.mark.usefixtures("database")
@on_every_page
def test_a_session_that_does_not_exist_is_refused_in_the_same_words(page: str) -> None:
    with transaction() as db:
        _workshop, _ = a_session(db, *"33334")
        alice = signed_in(db)

    assert refusals(look(page, "no-such-session", sign_in=alice)) == [NotYours.message]


@pytest.mark.usefixtures("database")
@on_every_page
def test_the_right_to_see_is_read_again_in_each_run(page: str) -> None:
    with transaction() as db:
        workshop, seat = a_session(db, *"33334", is_revealed=True)
    seen = look(page, workshop.id, seat=seat)
    assert shows_results(seen)

    with transaction() as db:
        workshops.reveal_workshop(db.get_one(Workshop, workshop.id), is_revealed=False)
    seen.run()

    assert refusals(seen) == [NotYours.message]
    assert not shows_results(seen)


@pytest.mark.usefixtures("database")
@on_every_page
def test_nobody_sees_results_of_an_open_session(page: str) -> None:
    with transaction() as db:
        workshop, seat = a_session(db, *"33334", is_revealed=True)
        workshops.reopen_workshop(workshop)
        alice = signed_in(db)

    assert refusals(look(page, workshop.id, sign_in=alice)) == [NotClosed.message]
    assert refusals(look(page, workshop.id, seat=seat)) == [NotYours.message]


@pytest.mark.usefixtures("database")
@on_every_page
def test_an_empty_session_says_so_and_what_to_do(page: str) -> None:
    with transaction() as db:
        workshop, _ = a_session(db)
        alice = signed_in(db)

    seen = look(page, workshop.id, sign_in=alice)

    assert refusals(seen) == []
    assert [title.value for title in seen.title] == ["Nobody has answered."]
    assert "Whoever runs it can reopen it" in words(seen)
    assert [*seen.table, *charts(seen)] == []


@pytest.mark.usefixtures("database")
@on_every_page
def test_under_the_minimum_group_only_the_number_of_people_shows(page: str) -> None:
    with transaction() as db:
        workshop, _ = a_session(db, "0", "4", "dk", "4")
        alice = signed_in(db)

    seen = look(page, workshop.id, sign_in=alice)

    assert [title.value for title in seen.title] == ["Too few answers to show."]
    assert charts(seen) == []
    assert "Results show from 5 answers on" in words(seen)
    assert "4 people answered." in words(seen)
    assert tables(seen) == []


@pytest.mark.usefixtures("database")
@on_every_page
def test_a_session_with_names_lifts_the_minimum_group_and_says_so(page: str) -> None:
    with transaction() as db:
        workshop, _ = a_session(db, "3", "4", anonymity=Anonymity.NAMED)
        alice = signed_in(db)

    seen = look(page, workshop.id, sign_in=alice)

    assert [notice.value for notice in seen.info] == [
        "Everybody agreed to be named: results show from the first answer on."
    ]
    assert shows_results(seen)
    assert "Zoé" not in words(seen)


@pytest.mark.usefixtures("database")
@on_every_page
def test_every_chart_is_described(page: str) -> None:
    with transaction() as db:
        workshop, _ = a_session(db, *"000444")
        alice = signed_in(db)

    drawn = charts(look(page, workshop.id, sign_in=alice))

    assert drawn
    assert all(chart.alt for chart in drawn)


@pytest.mark.usefixtures("database")
@on_every_page
def test_the_other_pages_of_results_are_one_link_away(page: str) -> None:
    with transaction() as db:
        workshop, _ = a_session(db, *"33334")
        alice = signed_in(db)

    seen = look(page, workshop.id, sign_in=alice)

    links = {link.proto.label: link.proto.query_string for link in seen.get("page_link")}
    ways = {"Summary", "Where we disagree", "Gaps and priorities", "By section"}
    (current,) = [way for way in ways if f"**{way}**" in words(seen).splitlines()]
    assert ways - set(links) == {current}
    assert {links[way] for way in ways - {current}} == {f"workshop={workshop.id}"}


@pytest.mark.usefixtures("database")
@on_every_page
def test_the_name_of_a_collective_loses_its_markdown(page: str) -> None:
    with transaction() as db:
        workshop, _ = a_session(db, *"33334")
        alice = signed_in(db)

    shown = [str(text.value) for text in look(page, workshop.id, sign_in=alice).markdown]

    assert any(text.startswith(r"Table \*A\*") for text in shown)


@pytest.mark.usefixtures("database")
@on_every_page
def test_the_page_ends_with_what_results_are_not_for(page: str) -> None:
    with transaction() as db:
        workshop, _ = a_session(db)
        alice = signed_in(db)

    assert "neither accountability nor ranking" in words(look(page, workshop.id, sign_in=alice))


@pytest.mark.usefixtures("database")
@on_every_page
def test_figures_that_changed_are_drawn_anew(page: str) -> None:
    with transaction() as db:
        workshop, _ = a_session(db, *"33333")
        alice = signed_in(db)
    before = look(page, workshop.id, sign_in=alice)

    with transaction() as db:
        again = db.get_one(Workshop, workshop.id)
        workshops.reopen_workshop(again)
        db.flush()
        for choice in "000111":
            token = scenes.seat(db, again.join_code)
            answering.save_answers(db, token, dict.fromkeys(scenes.ITEMS, choice))
        workshops.close_workshop(db, again)
    after = look(page, workshop.id, sign_in=alice)

    assert words(before) != words(after)
    assert charts(before) != charts(after)


@pytest.mark.usefixtures("database")
def test_a_corrected_number_of_people_invited_shows_at_once() -> None:
    with transaction() as db:
        workshop, _ = a_session(db, *"33333", invited=5)
        alice = signed_in(db)
    assert "of 5 invited" in words(look("summary", workshop.id, sign_in=alice))

    with transaction() as db:
        workshops.set_invited(db.get_one(Workshop, workshop.id), 9)

    assert "of 9 invited" in words(look("summary", workshop.id, sign_in=alice))
