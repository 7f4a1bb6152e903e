"""Where we disagree: the agenda, drawn topic by topic."""

import re

import pytest
from sqlmodel import delete

from cimpact.core.questionnaire import Questionnaire
from cimpact.i18n import translator
from cimpact.questionnaires import read_questionnaires
from cimpact.settings import ROOT
from cimpact.store import answering, samples, workshops
from cimpact.store.db import transaction
from cimpact.store.tables import Note
from tests import crowds, scenes
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


@pytest.mark.usefixtures("database")
def test_notes_stand_under_their_topic_as_plain_words_until_they_are_erased() -> None:
    with transaction() as db:
        workshop, seat = a_session(db, *"000444", is_revealed=True)
        workshops.reopen_workshop(workshop)
        db.flush()
        answering.save_note(db, seat, "PRE1", evidence="See ![it](https://elsewhere.example/x)")
        answering.save_note(db, seat, "PRE2", evidence="Of another element")
        workshops.close_workshop(db, workshop)
        alice = signed_in(db)

    seen = look("disagreements", workshop.id, sign_in=alice)

    (notes,) = [str(text.value) for text in seen.markdown if "elsewhere" in str(text.value)]
    assert notes == r"- See \!\[it\]\(`https://elsewhere.example/x`\)"
    assert "Of another element" not in words(seen)

    with transaction() as db:
        db.exec(delete(Note))

    assert "What members wrote" not in words(look("disagreements", workshop.id, sign_in=alice))


@pytest.mark.usefixtures("database")
def test_sectors_stand_under_a_topic_of_a_large_group() -> None:
    with transaction() as db:
        owner = scenes.facilitator(db, "Alice")
        workshop = crowds.crowd(db, owner, shipped(), people=120)
        alice = signed_in(db)

    (breakdown,) = tables(look("disagreements", workshop.id, sign_in=alice))

    assert breakdown["Sector"][0] == "Community, non-profit"
    assert re.fullmatch(r"\d+ people of \d+ at 0-1, \d+ at 3-4", breakdown["What they say"][0])


@pytest.mark.usefixtures("database")
def test_points_of_an_element_stand_under_it_where_enough_people_answered_them() -> None:
    with transaction() as db:
        owner = scenes.facilitator(db, "Alice")
        sample = samples.load_sample(
            db, shipped(), owner_id=owner, today=scenes.TODAY, words=translator("en")
        )
        latest = workshops.workshops_of(db, sample)[0]
        alice = signed_in(db)

    topics = look("disagreements", latest.id, sign_in=alice)
    sections = look("sections", latest.id, sign_in=alice, point_by_point__preconditions=True)

    points = [table for table in tables(topics) + tables(sections) if "Point" in table]
    assert [table["Yes"] for table in points] == [["5", "3", "1"]] * 2
    assert "Yes and no are opposed on: A funder supports infrastructure." in words(topics)


def shipped() -> Questionnaire:
    return read_questionnaires(ROOT / "data" / "questionnaires.yaml")["long"]
