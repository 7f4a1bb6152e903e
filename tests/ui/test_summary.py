"""The first page of results: read in one minute."""

import pytest

from cimpact.core.questionnaire import Questionnaire
from cimpact.questionnaires import read_questionnaires
from cimpact.settings import ROOT
from cimpact.store import answering, workshops
from cimpact.store.db import transaction
from tests import crowds, scenes
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


@pytest.mark.usefixtures("database")
def test_it_says_who_answered_and_who_did_not() -> None:
    with transaction() as db:
        workshop, _ = a_session(db, *"33334", seats={"sector": "health", "role": "member"})
        alice = signed_in(db)

    said = words(look("summary", workshop.id, sign_in=alice))

    assert "**Sectors**: Health (5)." in said
    assert "**Roles**: Member (5)." in said
    assert "communities concerned" not in said


@pytest.mark.usefixtures("database")
def test_it_warns_when_nobody_from_the_communities_concerned_answered() -> None:
    """The people of a crowd have any role but the first, which is that of the people concerned."""
    with transaction() as db:
        owner = scenes.facilitator(db, "Alice")
        workshop = crowds.crowd(db, owner, shipped(), people=14)
        alice = signed_in(db)

    (warning,) = look("summary", workshop.id, sign_in=alice).warning

    assert warning.value == (
        "Nobody who answered is from the communities concerned. What follows is how others see "
        "their place."
    )


@pytest.mark.usefixtures("database")
def test_when_nobody_named_a_role_it_says_that_this_is_not_known() -> None:
    with transaction() as db:
        workshop, _ = a_session(db, *"33334")
        alice = signed_in(db)

    seen = look("summary", workshop.id, sign_in=alice)

    assert len(seen.warning) == 0
    assert "Nobody named a role: it is not known" in words(seen)


@pytest.mark.usefixtures("database")
def test_answers_that_stayed_out_are_told() -> None:
    with transaction() as db:
        workshop, _ = a_session(db, *"33334")
        workshops.reopen_workshop(workshop)
        answering.save_answer(db, scenes.seat(db, workshop.join_code), "PRE1", "0")
        workshops.close_workshop(db, workshop)
        alice = signed_in(db)

    said = words(look("summary", workshop.id, sign_in=alice))

    assert "1 person answered or changed something after results were shown" in said


@pytest.mark.usefixtures("database")
def test_an_edition_without_preconditions_begins_with_what_divides_the_group() -> None:
    with transaction() as db:
        owner = scenes.facilitator(db, "Alice")
        workshop = crowds.crowd(db, owner, one_section(), people=14)
        alice = signed_in(db)

    seen = look("summary", workshop.id, sign_in=alice)

    (title,) = seen.title
    assert title.value.endswith("divide the group")
    assert "This questionnaire has no preconditions." in words(seen)


def shipped() -> Questionnaire:
    return read_questionnaires(ROOT / "data" / "questionnaires.yaml")["long"]


def one_section() -> Questionnaire:
    """The five conditions alone."""
    whole = shipped()
    kept = [section for section in whole.sections if section.code == "conditions"]
    phases = [
        phase.model_copy(update={"targets": {"conditions": phase.targets["conditions"]}})
        for phase in whole.phases
    ]
    return whole.model_copy(update={"id": "one", "sections": tuple(kept), "phases": tuple(phases)})
