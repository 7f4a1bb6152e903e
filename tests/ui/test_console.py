"""Running a session from its page: prepare, open, close, show, reopen, erase."""

from pathlib import Path

import pytest
from sqlalchemy import Engine

from cimpact.store import answering, seats
from cimpact.store.db import reading, transaction
from cimpact.store.tables import Workshop, WorkshopState
from tests import scenes
from tests.ui.stage import play
from tests.wire.client import StreamlitClient


@pytest.fixture
def draft(database: Engine) -> str:  # noqa: ARG001  the tables lie in it
    """A session of Alice's in preparation: its id."""
    with transaction() as db:
        return scenes.workshop(db, scenes.facilitator(db, "Alice"), is_open=False, name="Ours").id


def stored(workshop_id: str) -> Workshop:
    with reading() as db:
        workshop = db.get(Workshop, workshop_id)
        assert workshop is not None
        return workshop


def test_targets_change_before_opening_and_never_after(draft: str, data_dir: Path) -> None:
    before = stored(draft).targets

    async def story(page: StreamlitClient, _url: str) -> None:
        await page.open("live", {"workshop": draft})
        await page.set(page.find("selectbox", key=f"target:{draft}:conditions"), "4")
        await page.click(page.find("button", key="save_targets"))
        assert stored(draft).targets == before | {"conditions": 4.0}
        await page.click(page.find("button", key="open_workshop"))
        assert not page.has("button", key="save_targets")

    play(data_dir, story)


def test_a_new_session_takes_its_phases_and_the_targets_of_the_main_one(
    draft: str, data_dir: Path
) -> None:
    """The main phase is one of those ticked; another one proposes its own targets."""
    collective = stored(draft).collective_id

    async def story(page: StreamlitClient, _url: str) -> None:
        await page.open("workshops", {"collective": collective})
        main = page.find("selectbox", key="phase:long:main")
        assert (len(main.options), page.value(main)) == (5, main.options[2])
        for phase in ("IV", "II"):
            await page.set(page.find("checkbox", key=f"phase:long:{phase}"), value=True)
        main = page.find("selectbox", key="phase:long:main")
        assert [option.split()[0] for option in main.options] == ["II", "IV"]
        assert page.value(main) == main.options[1]
        await page.set(main, 0)
        await page.set(page.find("selectbox", key="target:long:II:leadership"), "Sans cible")
        await page.click(page.find("button", key="create_workshop"))
        made = stored(page.query.removeprefix("workshop="))
        assert (made.phase, made.phases) == ("II", ["II", "IV"])
        assert made.targets == {
            "preconditions": 3.0,
            "questions_considered": 3.0,
            "questions_objectives": 2.0,
            "conditions": 1.0,
        }

    play(data_dir, story)


def test_another_main_phase_proposes_its_targets_to_a_draft_again(
    draft: str, data_dir: Path
) -> None:
    async def story(page: StreamlitClient, _url: str) -> None:
        await page.open("live", {"workshop": draft})
        await page.set(page.find("selectbox", key=f"target:{draft}:conditions"), "0")
        await page.set(page.find("checkbox", key=f"phase:{draft}:II"), value=True)
        assert not page.has("selectbox", key=f"target:{draft}:conditions")
        proposed = page.find("selectbox", key=f"target:{draft}:II:conditions")
        assert page.value(proposed) == "2"
        await page.set(page.find("selectbox", key=f"target:{draft}:II:leadership"), "4")
        await page.click(page.find("button", key="save_targets"))
        assert (stored(draft).phase, stored(draft).phases) == ("II", ["II"])
        assert stored(draft).targets == dict.fromkeys(scenes.SECTIONS, 2.0) | {"leadership": 4.0}
        assert page.value(page.find("selectbox", key=f"target:{draft}:leadership")) == "4"

    play(data_dir, story)


def test_a_target_between_two_levels_stays_what_it_is(draft: str, data_dir: Path) -> None:
    with transaction() as db:
        db.get_one(Workshop, draft).targets = {"conditions": 2.5}

    async def story(page: StreamlitClient, _url: str) -> None:
        await page.open("live", {"workshop": draft})
        assert page.value(page.find("selectbox", key=f"target:{draft}:conditions")) == "2,5"
        assert page.value(page.find("selectbox", key=f"target:{draft}:leadership")) == "Sans cible"
        await page.click(page.find("button", key="save_targets"))
        assert stored(draft).targets == {"conditions": 2.5}

    play(data_dir, story)


def test_results_refused_for_too_many_people_are_shown_once_the_number_is_corrected(
    draft: str, data_dir: Path
) -> None:
    with transaction() as db:
        workshop = db.get(Workshop, draft)
        assert workshop is not None
        workshop.invited, workshop.state = 1, WorkshopState.OPEN
        for _member in range(2):
            answering.save_answer(db, scenes.seat(db, workshop.join_code), "PRE1", "2")
        workshop.state = WorkshopState.CLOSED

    async def story(page: StreamlitClient, _url: str) -> None:
        await page.open("summary", {"workshop": draft})
        assert "2 personnes ont répondu, mais 1 seulement" in page.text()
        await page.open("live", {"workshop": draft})
        await page.set(page.find("number_input", key=f"workshop:{draft}:invited"), 12)
        await page.click(page.find("button", key="save_invited"))
        assert stored(draft).invited == 12
        await page.open("summary", {"workshop": draft})
        assert "2 personnes ont répondu, mais" not in page.text()

    play(data_dir, story)


def test_results_show_after_closing_and_hide_again_at_reopening(draft: str, data_dir: Path) -> None:
    async def story(page: StreamlitClient, _url: str) -> None:
        await page.open("live", {"workshop": draft})
        await page.click(page.find("button", key="open_workshop"))
        await page.open("summary", {"workshop": draft})
        assert "participation" in page.text()
        await page.open("live", {"workshop": draft})
        await page.click(page.find("button", key="close_workshop"))
        await page.click(page.find("button", key="reveal"))
        assert (stored(draft).state, stored(draft).is_revealed) == ("closed", True)
        await page.click(page.find("button", key="reopen_workshop"))
        assert (stored(draft).state, stored(draft).is_revealed) == ("open", False)

    play(data_dir, story)


def test_a_session_is_erased_with_its_answers(draft: str, data_dir: Path) -> None:
    async def story(page: StreamlitClient, _url: str) -> None:
        await page.open("live", {"workshop": draft})
        await page.click(page.find("button", key="open_workshop"))
        with transaction() as db:
            joined = seats.invitation(db, stored(draft).join_code)
            seat = seats.take_seat(db, joined)
            answering.save_answer(db, seat, "PRE1", "2")
        await page.click(page.find("button", key="delete_workshop"))
        with reading() as db:
            assert db.get(Workshop, draft) is None
            assert seats.seat_of(db, seat) is None

    play(data_dir, story)


def test_a_browser_of_another_language_hears_the_one_of_the_session(
    draft: str, data_dir: Path
) -> None:
    with transaction() as db:
        workshop = db.get(Workshop, draft)
        assert workshop is not None
        workshop.language = "en"
        workshop.state = WorkshopState.OPEN
        code = workshop.join_code

    async def story(_page: StreamlitClient, url: str) -> None:
        async with StreamlitClient(url, locale="es-ES") as phone:
            await phone.open("", {"code": code})
            assert phone.find("button", key="begin").label == "Begin"
        async with StreamlitClient(url, locale="fr-FR") as phone:
            await phone.open("", {"code": code})
            assert phone.find("button", key="begin").label == "Commencer"

    play(data_dir, story)
