"""The timeline of a collective on its page."""

from datetime import timedelta

import pytest
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from cimpact.core.profile import ProfilePart
from cimpact.store import access, overview, profiles, results, workshops
from cimpact.store.access import Right
from cimpact.store.db import transaction
from cimpact.store.tables import Collective, Workshop
from cimpact.ui import timelines
from tests import scenes
from tests.scenes import TODAY
from tests.ui.looking import a_session, signed_in, words
from tests.ui.test_profile_page import opened


@pytest.fixture
def workshop(database: Engine) -> Workshop:  # noqa: ARG001  the tables lie in it
    """A closed session of Alice's that five people answered."""
    with transaction() as db:
        return a_session(db, *"44444")[0]


def timeline_page(workshop: Workshop) -> AppTest:
    with transaction() as db:
        sign_in = signed_in(db)
    return opened("facilitator/timeline", sign_in=sign_in, collective=workshop.collective_id)


def links(tab: AppTest) -> list[str]:
    return [one.proto.label.replace("\\", "") for one in tab.get("page_link")]


def write_profile(workshop: Workshop, *, times: int = 1) -> None:
    with transaction() as db:
        collective = db.get_one(Collective, workshop.collective_id)
        for number in range(times):
            profiles.save_part(
                db,
                collective,
                ProfilePart.NEED,
                {"need": f"need {number}", "evidence": ""},
                shown=number,
                author_id=collective.owner_id,
                today=TODAY - timedelta(days=400),
            )


def test_what_happened_stands_by_year_and_is_filtered_by_kind(workshop: Workshop) -> None:
    write_profile(workshop)
    tab = timeline_page(workshop)

    assert [header.value for header in tab.header] == ["2026", "2025"]
    assert "Session: The way is clear." in links(tab)
    assert "Profile: the need" in words(tab)
    tab.button_group[0].set_value("profile").run()
    assert [header.value for header in tab.header] == ["2025"]
    assert "Session: The way is clear." not in links(tab)


def test_one_kind_needs_no_filter(workshop: Workshop) -> None:
    assert len(timeline_page(workshop).button_group) == 0


def test_an_empty_timeline_says_what_to_do_first(workshop: Workshop) -> None:
    with transaction() as db:
        workshops.delete_workshop(db, workshop)

    tab = timeline_page(workshop)

    assert "Nothing has happened yet." in words(tab)
    assert {"Write the profile →", "Create a session →"} <= set(links(tab))


def test_older_rows_come_when_they_are_asked_for(workshop: Workshop) -> None:
    write_profile(workshop, times=60)
    tab = timeline_page(workshop)
    assert words(tab).count("Profile: the need") == timelines.AT_A_TIME - 1

    assert tab.button("older").label == "Show 11 older rows"
    tab.button("older").click().run()

    assert words(tab).count("Profile: the need") == 60
    assert "older" not in {button.key for button in tab.button}


def test_a_verdict_is_found_once_for_each_state_of_the_published_figures(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By whichever list asks first: the overview, on which a visitor arrives, or the timeline."""
    found: list[str] = []
    load_report = results.load_report

    def counted(db: object, asked: Workshop) -> object:
        found.append(asked.id)
        return load_report(db, asked)  # type: ignore[arg-type]  # handed through as it came

    monkeypatch.setattr(overview.results, "load_report", counted)
    for _view in range(2):
        timeline_page(workshop)
    assert found == [workshop.id]

    with transaction() as db:
        workshops.set_invited(db.get_one(Workshop, workshop.id), 4)
    assert "more answers than people invited" in "".join(links(timeline_page(workshop)))
    assert found == [workshop.id] * 2


def test_the_timeline_finds_a_verdict_out_that_no_list_has_asked_for(workshop: Workshop) -> None:
    with transaction() as db:
        older = a_session(db, *"11111", owner="Bob")[0]
        older.collective_id, older.held_on = workshop.collective_id, TODAY - timedelta(days=9)

    assert "Session: Not yet." in links(timeline_page(workshop))
    with transaction() as db:
        assert db.get_one(Workshop, older.id).standing == overview.Standing.NOT_YET


def test_too_few_answers_show_no_verdict(workshop: Workshop) -> None:
    with transaction() as db:
        collective = access.collective_for(
            db,
            db.get_one(Collective, workshop.collective_id).owner_id,
            workshop.collective_id,
            needs=Right.SEE,
        )
        small = workshops.create_workshop(db, collective, scenes.questionnaire(), today=TODAY)
        workshops.open_workshop(small)
        workshops.close_workshop(db, small)

    assert "Session: too few answers to show a verdict" in links(timeline_page(workshop))
