"""What moved between sessions: who may see it, what it says, and what is missing."""

from datetime import timedelta

import pytest
from sqlmodel import Session
from streamlit.testing.v1 import AppTest

from cimpact.i18n import translator
from cimpact.questionnaires import read_questionnaires
from cimpact.settings import ROOT
from cimpact.store import answering, owncodes, samples, workshops
from cimpact.store.db import transaction
from cimpact.store.tables import Collective, Workshop
from tests import scenes
from tests.ui.looking import ROUTER, charts, refusals, signed_in, words

QUESTIONNAIRES = ROOT / "data" / "questionnaires.yaml"


def look(collective: str, sign_in: str, chosen: list[str] | None = None) -> AppTest:
    """The page as this facilitator sees it, in English."""
    app = AppTest.from_file(ROUTER, default_timeout=30)
    app.session_state["cimpact_language"] = "en"
    app.session_state["cimpact_sign_in"] = sign_in
    app.run()
    app.switch_page("../../pages/results/comparison.py")
    app.query_params["collective"] = collective
    if chosen is not None:
        app.session_state["compared_sessions"] = chosen
    return app.run()


def sessions(db: Session, *people: int, codes: bool = True) -> list[Workshop]:
    """Closed sessions of Alice's in one collective; everybody moves up by one each time."""
    first = scenes.workshop(db, scenes.facilitator(db, "Alice"), name="Table *A*")
    collective = db.get_one(Collective, first.collective_id)
    own: list[str] = []
    made = []
    for place, number in enumerate(people):
        workshop = first
        if place:
            held_on = first.held_on + timedelta(days=180 * place)
            workshop = workshops.create_workshop(
                db, collective, scenes.questionnaire(), today=scenes.TODAY, held_on=held_on
            )
            workshops.open_workshop(workshop)
            db.flush()
        for person in range(number):
            token = scenes.seat(db, workshop.join_code)
            given = {code: str(place + 1) for code in scenes.ITEMS if code != scenes.SHORT_SCALE}
            answering.save_answers(db, token, given)
            if codes and person < len(own):
                owncodes.enter_code(db, token, own[person])
            elif codes:
                own.append(owncodes.give_code(db, token))
        workshops.close_workshop(db, workshop)
        made.append(workshop)
    db.flush()
    return made


@pytest.mark.usefixtures("database")
def test_the_last_two_sessions_are_compared_at_first() -> None:
    with transaction() as db:
        made = sessions(db, 8, 8, 8)
        alice = signed_in(db)

    seen = look(made[0].collective_id, alice)

    said = words(seen)
    assert [title.value for title in seen.title] == ["From May 22, 2027 to November 18, 2027"]
    assert "**4 sections of 4 moved clearly.**" in said
    assert "8 people are found in both sessions." in said
    assert "8 of 8 went up, 0 down, 0 stayed." in said
    assert "Another mood, another room" in said
    assert len(charts(seen)) == 5  # four slopes, and the preconditions in words


@pytest.mark.usefixtures("database")
def test_three_sessions_have_a_table_of_all_of_them() -> None:
    with transaction() as db:
        made = sessions(db, 8, 8, 8)
        alice = signed_in(db)

    seen = look(made[0].collective_id, alice, [workshop.id for workshop in made])

    assert [title.value for title in seen.title] == ["From November 23, 2026 to November 18, 2027"]
    assert charts(seen)[0].alt.startswith("4 sections of 4 moved clearly. Section means")


@pytest.mark.usefixtures("database")
def test_without_codes_the_page_says_what_would_help() -> None:
    with transaction() as db:
        made = sessions(db, 8, 8, codes=False)
        alice = signed_in(db)

    said = words(look(made[0].collective_id, alice))

    assert "Nobody is found in both sessions." in said
    assert "everybody enters the own code that they kept" in said


@pytest.mark.usefixtures("database")
def test_a_session_under_the_minimum_group_is_named_and_shows_no_figure() -> None:
    with transaction() as db:
        made = sessions(db, 3, 8)
        alice = signed_in(db)

    seen = look(made[0].collective_id, alice)

    assert "November 23, 2026: fewer than 5 people answered" in words(seen)
    assert "1.0" not in words(seen)


@pytest.mark.usefixtures("database")
def test_one_closed_session_is_too_few() -> None:
    with transaction() as db:
        made = sessions(db, 8)
        alice = signed_in(db)

    seen = look(made[0].collective_id, alice)

    assert [title.value for title in seen.title] == ["Nothing to compare yet."]
    assert "A comparison needs two closed sessions" in words(seen)


@pytest.mark.usefixtures("database")
def test_one_chosen_session_is_too_few() -> None:
    with transaction() as db:
        made = sessions(db, 8, 8)
        alice = signed_in(db)

    seen = look(made[0].collective_id, alice, [made[0].id])

    assert "Choose at least two." in words(seen)
    assert charts(seen) == []


@pytest.mark.usefixtures("database")
def test_an_erased_answer_stops_the_comparison_and_says_why() -> None:
    with transaction() as db:
        made = sessions(db, 8, 8)
        alice = signed_in(db)
    assert charts(look(made[0].collective_id, alice)) != []

    with transaction() as db:
        third = sessions_with_one_erased(db, made[0].collective_id)
    seen = look(made[0].collective_id, alice)

    assert charts(seen) == []
    assert f"In the session of {third.held_on}, somebody has erased" in refusals(seen)[0]


def sessions_with_one_erased(db: Session, collective_id: str) -> Workshop:
    """A third session, of six people, one of whom erases their answers after closing."""
    collective = db.get_one(Collective, collective_id)
    held_on = scenes.TODAY + timedelta(days=400)
    workshop = workshops.create_workshop(
        db, collective, scenes.questionnaire(), today=scenes.TODAY, held_on=held_on
    )
    workshops.open_workshop(workshop)
    db.flush()
    tokens = [scenes.seat(db, workshop.join_code) for _ in range(6)]
    for token in tokens:
        answering.save_answer(db, token, "PRE1", "2")
    workshops.close_workshop(db, workshop)
    owncodes.erase(db, tokens[0])
    return workshop


@pytest.mark.usefixtures("database")
def test_nobody_else_sees_the_comparison() -> None:
    with transaction() as db:
        made = sessions(db, 8, 8)
        scenes.facilitator(db, "Bob")
        bob = signed_in(db, "Bob")

    strangers = look(made[0].collective_id, bob)
    visitor = look(made[0].collective_id, "")

    assert refusals(strangers) == [
        "This page does not exist, or it belongs to somebody else. Nothing was changed."
    ]
    for seen in (strangers, visitor):
        assert charts(seen) == []
        assert "found in both" not in words(seen)


@pytest.mark.usefixtures("database")
def test_the_sample_tells_what_moved() -> None:
    with transaction() as db:
        owner = scenes.facilitator(db, "Alice")
        long_form = read_questionnaires(QUESTIONNAIRES)["long"]
        sample = samples.load_sample(
            db, long_form, owner_id=owner, today=scenes.TODAY, words=translator("en")
        )
        alice = signed_in(db)

    said = words(look(sample.id, alice))

    assert "2 sections of 4 moved clearly." in said
    assert "9 people are found in both sessions." in said
