"""The profile of an initiative on its page, and where else it shows."""

import asyncio
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlmodel import col, select
from streamlit.testing.v1 import AppTest

from cimpact.core.profile import Profile, ProfilePart, values_of
from cimpact.store import access, profiles
from cimpact.store.access import NotYours, Right
from cimpact.store.db import reading, transaction
from cimpact.store.profiles import Draft, ProfileChanged, Version
from cimpact.store.tables import Collective, Workshop, WorkshopState
from cimpact.ui.visitor import today
from tests import scenes
from tests.scenes import Cast
from tests.serving import serving
from tests.ui.looking import ROUTER, a_session, look, refusals, signed_in, words
from tests.wire.client import StreamlitClient

NEED, IMPACT, CHAIN, PHASES = (
    ProfilePart.NEED,
    ProfilePart.IMPACT,
    ProfilePart.CHAIN,
    ProfilePart.PHASES,
)

IS_DRAFT = col(Workshop.state) == WorkshopState.DRAFT


@pytest.fixture
def people(database: Engine) -> Cast:  # noqa: ARG001  the tables lie in it
    with transaction() as db:
        return scenes.cast(db)


def opened(page: str, *, sign_in: str = "", seat: str = "", **query: str) -> AppTest:
    tab = AppTest.from_file(ROUTER, default_timeout=20)
    tab.session_state["cimpact_language"] = "en"
    tab.session_state["cimpact_seat"] = seat
    tab.session_state["cimpact_sign_in"] = sign_in
    tab.run()
    tab.switch_page(f"../../pages/{page}.py")
    for name, value in query.items():
        tab.query_params[name] = value
    tab.run()
    assert not tab.exception
    return tab


def profile_page(people: Cast) -> AppTest:
    alice = people.alice
    return opened("facilitator/profile", sign_in=alice.sign_in, collective=alice.collective)


def save(people: Cast, part: ProfilePart, *, by: str = "", **said: Any) -> None:  # noqa: ANN401  texts and lists of texts
    """Something saved in another window."""
    alice = people.alice
    with transaction() as db:
        collective = access.collective_for(db, alice.facilitator, alice.collective, needs=Right.RUN)
        profiles.save_part(
            db,
            collective,
            part,
            {**values_of(Profile(), part), **said},
            shown=profiles.latest(db, collective).number,
            author_id=by or alice.facilitator,
            today=today(),
        )


def history(people: Cast) -> list[Version]:
    with reading() as db:
        collective = access.collective_for(
            db, people.alice.facilitator, people.alice.collective, needs=Right.RUN
        )
        return profiles.history(db, collective)


def drafts(people: Cast) -> dict[ProfilePart, Draft]:
    with reading() as db:
        collective = access.collective_for(
            db, people.alice.facilitator, people.alice.collective, needs=Right.RUN
        )
        return profiles.drafts_of(db, collective, facilitator_id=people.alice.facilitator)


def field(tab: AppTest, name: str) -> Any:  # noqa: ANN401  Streamlit's element classes share no type
    """The text field of that name, whatever version it started from."""
    fields = [*tab.text_area, *tab.text_input]
    return next(one for one in fields if one.key and one.key.endswith(f":{name}"))


def keys(tab: AppTest) -> set[str]:
    return {button.key for button in tab.button if button.key}


def chain(tab: AppTest) -> list[str]:
    return [one.value for one in tab.text_input if one.key and ":chain:" in one.key]


def test_what_is_typed_waits_for_its_writer_until_it_is_saved(people: Cast) -> None:
    field(profile_page(people), "need").set_value("Too many *leave*").run()
    assert history(people) == []

    later = profile_page(people)
    assert field(later, "need").value == "Too many *leave*"
    assert "Kept for you, not saved yet." in words(later)
    later.button("save_need").click().run()

    assert [(one.number, one.profile.need, one.saved_by) for one in history(people)] == [
        (1, "Too many *leave*", "Alice")
    ]
    assert drafts(people) == {}
    assert "Kept for you, not saved yet." not in words(later)
    assert field(later, "need").value == "Too many *leave*"


def test_typed_and_saved_at_once_is_saved(people: Cast) -> None:
    tab = profile_page(people)
    field(tab, "by_when").set_value("2030")
    tab.button("save_impact").click().run()

    assert history(people)[0].profile == Profile(by_when="2030")


def test_hints_stand_under_a_part_that_says_something_only(people: Cast) -> None:
    tab = profile_page(people)
    assert "To make it clearer" not in words(tab)

    field(tab, "change").set_value("Soutenir les familles").run()

    said = words(tab)
    assert "Who is meant, and where they live, is still open." in said
    assert "this says what you will do" in said


def test_discarding_shows_what_is_saved(people: Cast) -> None:
    save(people, NEED, need="saved")
    tab = profile_page(people)
    field(tab, "need").set_value("typed").run()

    tab.button("discard_need").click().run()

    assert field(tab, "need").value == "saved"
    assert (drafts(people), len(history(people))) == ({}, 1)
    field(tab, "need").set_value("again").run()
    assert drafts(people)[NEED].values["need"] == "again"


@pytest.mark.parametrize(("choice", "stands"), [("replace", "mine"), ("take", "Bob's")])
def test_two_people_who_write_at_once_choose_with_both_texts_before_them(
    people: Cast, choice: str, stands: str
) -> None:
    save(people, NEED, need="first")
    tab = profile_page(people)
    field(tab, "need").set_value("mine").run()
    save(people, NEED, need="Bob's", by=people.bob.facilitator)

    tab.button("save_need").click().run()

    assert refusals(tab) == [ProfileChanged.message]
    assert history(people)[0].profile.need == "Bob's"
    assert [warning.value for warning in tab.warning] == [
        "Bob has changed this part since you began. It now says:"
    ]
    assert "Bob's" in words(tab)
    assert field(tab, "need").value == "mine"
    assert "save_need" not in keys(tab)
    tab.button(f"{choice}_need").click().run()
    assert history(people)[0].profile.need == stands
    assert field(tab, "need").value == stands
    assert (drafts(people), len(tab.warning)) == ({}, 0)


def test_another_part_that_somebody_changed_is_no_obstacle(people: Cast) -> None:
    tab = profile_page(people)
    field(tab, "need").set_value("mine").run()
    save(people, IMPACT, change="Fewer leave", by=people.bob.facilitator)

    tab.button("save_need").click().run()

    assert history(people)[0].profile == Profile(need="mine", change="Fewer leave")


def test_links_are_added_moved_and_removed(people: Cast) -> None:
    save(people, CHAIN, chain=["a", "b"])
    tab = profile_page(people)

    tab.button("add_link_2").click().run()
    assert chain(tab) == ["a", "b", ""]
    field(tab, "chain:2").set_value("c").run()
    tab.button("up_link_2").click().run()
    assert chain(tab) == ["a", "c", "b"]
    tab.button("remove_link_0").click().run()
    assert chain(tab) == ["c", "b"]
    assert history(people)[0].profile.chain == ("a", "b")
    tab.button("save_chain").click().run()

    assert history(people)[0].profile.chain == ("c", "b")
    assert tab.button("up_link_0").disabled


def test_no_eighth_link_is_offered(people: Cast) -> None:
    save(people, CHAIN, chain=list("abcdefg"))

    assert not [key for key in keys(profile_page(people)) if key.startswith("add_link")]


def test_the_first_phase_ticked_is_the_main_one_until_somebody_chooses(people: Cast) -> None:
    tab = profile_page(people)
    for code in ("IV", "II"):
        box = next(one for one in tab.checkbox if one.key and one.key.endswith(f":phase:{code}"))
        box.check().run()
    next(one for one in tab.selectbox if one.key and one.key.endswith(":main_phase")).select(
        "IV"
    ).run()
    tab.button("save_phases").click().run()

    profile = history(people)[0].profile
    assert (profile.phases, profile.main_phase) == (("II", "IV"), "IV")


def test_an_earlier_version_is_read_and_brought_back(people: Cast) -> None:
    save(people, NEED, need="first <b>")
    save(people, NEED, need="second")
    tab = profile_page(people)
    assert "restore_version" not in keys(tab)

    tab.selectbox("profile_version").select(1).run()
    assert "first <b>" in words(tab)
    tab.button("restore_version").click().run()

    latest = history(people)[0]
    assert (latest.number, latest.profile.need) == (3, "first <b>")
    assert field(tab, "need").value == "first <b>"


def test_an_act_from_the_tab_of_somebody_else_changes_nothing(people: Cast) -> None:
    save(people, NEED, need="first")
    save(people, NEED, need="second")
    acts = ("save_need", "add_link_2", "restore_version")
    for act in acts:
        tab = profile_page(people)
        tab.selectbox("profile_version").select(1).run()
        tab.session_state["cimpact_sign_in"] = people.bob.sign_in
        field(tab, "need").set_value("Bob's")
        tab.button(act).click().run()
        assert NotYours.message in refusals(tab)

    assert ([one.number for one in history(people)], drafts(people)) == ([2, 1], {})


def test_members_read_two_lines_before_they_answer_once_the_switch_says_so(
    people: Cast, data_dir: Path
) -> None:
    save(people, NEED, need="Too many *leave*")

    async def notices(url: str) -> list[bool]:
        async def reads(code: str) -> bool:
            async with StreamlitClient(url, locale="en-CA") as phone:
                await phone.open("", {"code": code})
                return "The need: Too many *leave*" in phone.text().replace("\\", "")

        return [await reads(who.join_code) for who in (people.alice, people.bob)]

    tab = profile_page(people)
    assert [one.value for one in tab.toggle] == [False]
    with serving(data_dir=data_dir, health="/healthz") as server:
        for is_shown in (False, True, False):
            tab.toggle[0].set_value(is_shown).run()
            assert asyncio.run(notices(server.url)) == [is_shown, False]


def test_the_main_phase_proposes_the_targets_of_a_new_session(people: Cast) -> None:
    alice = people.alice
    query = {"sign_in": alice.sign_in, "collective": alice.collective}
    assert opened("facilitator/workshops", **query).selectbox("phase:long:main").value == "III"

    save(people, PHASES, phases=["I", "IV"], main_phase="I")

    tab = opened("facilitator/workshops", **query)
    assert tab.selectbox("phase:long:main").value == "I"
    tab.button("create_workshop").click().run()
    with reading() as db:
        made = db.exec(select(Workshop).where(Workshop.id != alice.workshop, IS_DRAFT)).one()
    assert (made.phase, made.targets["conditions"]) == ("I", 0.0)


@pytest.mark.usefixtures("database")
def test_results_end_with_the_profile_for_whoever_may_read_it() -> None:
    with transaction() as db:
        workshop, token = a_session(db, *"33333", is_revealed=True)
        scenes.facilitator(db, "Bob")
        alice, bob = signed_in(db), signed_in(db, "Bob")
        collective = db.get_one(Collective, workshop.collective_id)
        said = {"need": "Too many leave", "evidence": ""}
        profiles.save_part(
            db, collective, NEED, said, shown=0, author_id=collective.owner_id, today=today()
        )
    whoever = {"Alice": {"sign_in": alice}, "a member": {"seat": token}}
    whoever["Bob as a member"] = {"sign_in": bob, "seat": token}

    def readers() -> list[str]:
        pages = {who: look("summary", workshop.id, **given) for who, given in whoever.items()}
        return [who for who, page in pages.items() if "Too many leave" in words(page)]

    assert readers() == ["Alice"]
    with transaction() as db:
        profiles.show_to_members(db, collective, is_shown=True)
    assert readers() == ["Alice", "a member", "Bob as a member"]
