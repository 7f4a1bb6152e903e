"""Where we disagree: the agenda, drawn topic by topic."""

import pytest

from cimpact.store.db import transaction
from tests.ui.looking import a_session, charts, look, signed_in, tables, words


@pytest.mark.usefixtures("database")
def test_everything_that_divides_is_drawn_and_the_first_topic_is_open() -> None:
    with transaction() as db:
        workshop, _ = a_session(db, *"000444")
        alice = signed_in(db)

    seen = look("disagreements", workshop.id, sign_in=alice)

    assert [chart.alt.partition(".")[0] for chart in charts(seen)] == [
        "26 elements of 26 divide the group",
        "Element PRE1: Two opposed views: 3 people at 0-1, 3 at 3-4",
    ]
    assert "Where do you stand on PRE1?" in words(seen)
    assert "Where do you stand on PRE2?" not in words(seen)


@pytest.mark.usefixtures("database")
def test_the_agenda_lists_every_topic_with_its_reason() -> None:
    with transaction() as db:
        workshop, _ = a_session(db, *"000444")
        alice = signed_in(db)

    seen = look("disagreements", workshop.id, sign_in=alice)

    topics = [box.label.replace("\\", "") for box in seen.expander if "Element" in box.label]
    assert len(topics) == 26
    assert topics[0] == "**Element PRE1**  \nPrecondition not met. 3 people of 6 judge it met."
    assert topics[3] == "**Element QA2**  \nTwo opposed views: 3 people at 0-1, 3 at 3-4."


@pytest.mark.usefixtures("database")
def test_a_topic_is_drawn_when_it_is_opened() -> None:
    with transaction() as db:
        workshop, _ = a_session(db, *"000444")
        alice = signed_in(db)

    seen = look("disagreements", workshop.id, sign_in=alice, topic__PRE1=False, topic__CON1=True)

    assert "Where do you stand on CON1?" in words(seen)
    assert "Where do you stand on PRE1?" not in words(seen)
    assert charts(seen)[1].alt.startswith("Element CON1:")


@pytest.mark.usefixtures("database")
def test_figures_are_in_the_page_once_they_are_opened() -> None:
    with transaction() as db:
        workshop, _ = a_session(db, *"000444")
        alice = signed_in(db)

    closed = look("disagreements", workshop.id, sign_in=alice)
    opened = look("disagreements", workshop.id, sign_in=alice, figures__PRE1=True)

    assert len(closed.table) == 0
    (table,) = tables(opened)
    assert table["People"] == ["3", "0", "0", "0", "3", "0", "0", "0"]


@pytest.mark.usefixtures("database")
def test_a_group_that_agrees_has_no_agenda() -> None:
    with transaction() as db:
        workshop, _ = a_session(db, *"33334")
        alice = signed_in(db)

    seen = look("disagreements", workshop.id, sign_in=alice)

    assert charts(seen) == []
    assert "Nothing needs to be discussed first." in words(seen)
