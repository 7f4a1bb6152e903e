"""The first page of results: read in one minute."""

import pytest

from cimpact.store.db import transaction
from tests.ui.looking import a_session, charts, look, signed_in, words


@pytest.mark.usefixtures("database")
def test_it_says_whether_the_group_is_ready_what_divides_it_and_where_to_begin() -> None:
    with transaction() as db:
        workshop, _ = a_session(db, *"000444", invited=8)
        alice = signed_in(db)

    seen = look("summary", workshop.id, sign_in=alice)

    assert [title.value for title in seen.title] == ["Not yet."]
    assert [header.value for header in seen.header] == [
        "Where we do not see the same thing",
        "Where to begin",
        "Who answered",
    ]
    said = words(seen)
    assert "3 preconditions of 3 are not met." in said
    assert "3 people of 6 judge it met." in said
    assert "To talk about first: **Element PRE1**" in said
    assert "6 people answered, of 8 invited." in said


@pytest.mark.usefixtures("database")
def test_it_draws_three_elements_that_divide_and_no_more() -> None:
    with transaction() as db:
        workshop, _ = a_session(db, *"000444")
        alice = signed_in(db)

    (chart,) = charts(look("summary", workshop.id, sign_in=alice))

    assert chart.alt.startswith("26 elements of 26 divide the group. 3 bars")


@pytest.mark.usefixtures("database")
def test_the_place_of_the_people_concerned_stands_beside_the_verdict() -> None:
    with transaction() as db:
        workshop, _ = a_session(db, *"33334")
        alice = signed_in(db)

    assert (
        "**Place of the people concerned**  \nMiddle answer: level 3  \n"
        ":small[Mean 3.2 · target 3 (phase III) · reached]"
    ) in words(look("summary", workshop.id, sign_in=alice))


@pytest.mark.usefixtures("database")
def test_when_all_say_they_do_not_know_that_is_what_the_page_says() -> None:
    with transaction() as db:
        workshop, _ = a_session(db, *["dk"] * 6)
        alice = signed_in(db)

    seen = look("summary", workshop.id, sign_in=alice)

    assert [title.value for title in seen.title] == ["To be clarified."]
    assert "No element divides the group among those that enough people answered." in words(seen)
    assert charts(seen) == []


@pytest.mark.usefixtures("database")
def test_a_group_that_agrees_and_is_on_target_has_nothing_to_begin_with() -> None:
    with transaction() as db:
        workshop, _ = a_session(db, *"33334")
        alice = signed_in(db)

    said = words(look("summary", workshop.id, sign_in=alice))

    assert "The way is clear." in said
    assert "No element that enough people answered is clearly below its target." in said
    assert "To talk about first" not in said
