"""Lists, expected people and paper sheets from their pages."""

from pathlib import Path

import pytest
from sqlalchemy import Engine

from cimpact.i18n import translator
from cimpact.signing import unsealed
from cimpact.store import accounts, answering, coverage, offers, paper, results, workshops
from cimpact.store.access import NotYours
from cimpact.store.db import reading, transaction
from cimpact.store.tables import Anonymity, Collective, Workshop
from cimpact.ui import printing
from cimpact.ui.visitor import today
from tests import scenes
from tests.ui.stage import play
from tests.wire.client import StreamlitClient
from tests.wire.errors import DownloadRefused


@pytest.fixture
def opened(database: Engine) -> str:  # noqa: ARG001  the tables lie in it
    """Alice's open session: its id."""
    with transaction() as db:
        return scenes.workshop(db, scenes.facilitator(db, "Alice"), name="Ours").id


def workshop_of(session: str) -> Workshop:
    with reading() as db:
        return db.get_one(Workshop, session)


def sheets(session: str) -> int:
    with reading() as db:
        return paper.sheets_entered(db, db.get_one(Workshop, session))


def test_own_lists_are_typed_and_offered_to_whoever_joins_the_next_session(
    opened: str, data_dir: Path
) -> None:
    collective = workshop_of(opened).collective_id

    async def story(page: StreamlitClient, url: str) -> None:
        await page.open("lists", {"collective": collective})
        await page.set(page.find("text_input", key="lists:sector:fr:0:0"), "Santé publique")
        await page.set(page.find("text_input", key="lists:sector:fr:1:0"), "Arts")
        await page.set(page.find("text_input", key="lists:role:en:1:0"), "Parents")
        await page.set(page.find("checkbox", key="lists:role:concerned:1:0"), True)
        await page.click(page.find("button", key="save_lists"))
        assert page.value(page.find("text_input", key="lists:sector:fr:1:1")) == "Arts"
        with transaction() as db:
            ours = db.get_one(Collective, collective)
            own = offers.lists_of(db, ours)
            later = workshops.create_workshop(db, ours, scenes.questionnaire(), today=scenes.TODAY)
            workshops.open_workshop(later)
        assert own is not None
        assert [(sector.code, sector.name.fr, sector.name.en) for sector in own.sectors] == [
            *(("health", "Santé publique", "Health"), ("arts", "Arts", "Arts"))
        ]
        assert [role.concerned for role in own.roles] == [True, True]
        for session, options in ((opened, ["Health (fr)"]), (later.id, ["Santé publique", "Arts"])):
            async with StreamlitClient(url) as phone:
                await phone.open("notice", {"code": workshop_of(session).join_code})
                assert phone.find("selectbox", key="sector").options == options

        await page.click(page.find("button", key="reset_lists"))
        with reading() as db:
            assert offers.lists_of(db, db.get_one(Collective, collective)) is None

    play(data_dir, story)


def test_a_name_that_stands_twice_is_told_and_what_was_typed_stays(
    opened: str, data_dir: Path
) -> None:
    async def story(page: StreamlitClient, _url: str) -> None:
        await page.open("lists", {"collective": workshop_of(opened).collective_id})
        await page.set(page.find("text_input", key="lists:sector:fr:1:0"), "HEALTH")
        await page.click(page.find("button", key="save_lists"))
        assert "figurent deux fois dans la liste" in page.text()
        assert page.value(page.find("text_input", key="lists:sector:fr:1:0")) == "HEALTH"

    play(data_dir, story)


def test_expected_people_are_saved_or_refused_whole(opened: str, data_dir: Path) -> None:
    async def story(page: StreamlitClient, _url: str) -> None:
        await page.open("coverage", {"workshop": opened})
        await page.set(page.find("number_input", key="expected:"), 9)
        await page.set(page.find("number_input", key="expected:health"), 12)
        await page.click(page.find("button", key="save_expected"))
        assert "12 personnes sont attendues, mais 9" in page.text()
        assert workshop_of(opened).invited is None
        await page.set(page.find("number_input", key="expected:health"), 8)
        await page.click(page.find("button", key="save_expected"))
        with reading() as db:
            assert coverage.expected_in(db, db.get_one(Workshop, opened)) == {"health": 8}
        assert workshop_of(opened).invited == 9

    play(data_dir, story)


async def type_in(page: StreamlitClient, turn: int, **marks: str) -> None:
    for item, mark in marks.items():
        await page.set(page.find("text_input", key=f"sheet:answer:{item}:{turn}"), mark)


async def save(page: StreamlitClient) -> None:
    await page.click(page.find("button", key="save_sheet"))


def test_a_room_typed_in_gets_the_diagnosis_of_the_same_room_on_phones(
    opened: str, data_dir: Path
) -> None:
    marks = ("0", "3", "3", "4", "4", "e")
    with transaction() as db:
        ours = db.get_one(Collective, db.get_one(Workshop, opened).collective_id)
        on_phones = scenes.workshop(db, ours.owner_id, name="On phones").id
        for mark in marks:
            choice = "early" if mark == "e" else mark
            seat = scenes.seat(db, db.get_one(Workshop, on_phones).join_code)
            answering.save_answers(db, seat, {"PRE1": choice, "QA5": "2"})

    async def story(page: StreamlitClient, _url: str) -> None:
        await page.open("paper", {"workshop": opened})
        for turn, mark in enumerate(marks):
            await type_in(page, turn, PRE1=mark, QA5="2")
            await save(page)

    play(data_dir, story)

    with transaction() as db:
        reports = []
        for session in (opened, on_phones):
            workshops.close_workshop(db, db.get_one(Workshop, session))
            reports.append(results.load_report(db, db.get_one(Workshop, session)))
    assert reports[0] == reports[1]
    assert reports[0].item("PRE1").counts == (1, 0, 0, 2, 2)


def test_sheets_are_typed_in_one_after_the_other(opened: str, data_dir: Path) -> None:
    async def story(page: StreamlitClient, _url: str) -> None:
        await page.open("paper", {"workshop": opened})
        await type_in(page, 0, PRE1="3", PRE2="n", QA1="E")
        await page.set(page.find("selectbox", key="sheet:sector:0"), "Health (fr)")
        await page.set(page.find("text_input", key="sheet:note:PRE1:0"), "Two meetings")
        await save(page)
        assert "écrivez 1 dans la case" in page.text()
        assert page.value(page.find("text_input", key="sheet:answer:PRE1:1")) == ""
        await save(page)
        assert "une feuille sans réponse n'est pas gardée" in page.text()
        await type_in(page, 1, PRE1="0")
        await save(page)
        assert sheets(opened) == 2

    play(data_dir, story)

    with transaction() as db:
        workshop = db.get_one(Workshop, opened)
        workshops.close_workshop(db, workshop)
        rows = scenes.everything(db)["answer"]
    assert sorted((row[1], row[3]) for row in rows) == [
        *(("PRE1", "0"), ("PRE1", "3"), ("PRE2", "dk"), ("QA1", "early"))
    ]


def test_all_marks_that_no_box_has_are_told_and_the_sheet_stays_on_the_screen(
    opened: str, data_dir: Path
) -> None:
    async def story(page: StreamlitClient, _url: str) -> None:
        await page.open("paper", {"workshop": opened})
        await type_in(page, 0, PRE1="7", PRE2="2", QA1="3")
        await save(page)
        assert "PRE1\u00a0: 7; QA1\u00a0: 3" in page.text().replace("\\", "")
        assert page.value(page.find("text_input", key="sheet:answer:PRE2:0")) == "2"
        assert sheets(opened) == 0

    play(data_dir, story)


def test_the_last_sheet_is_corrected_and_removed(opened: str, data_dir: Path) -> None:
    async def story(page: StreamlitClient, _url: str) -> None:
        await page.open("paper", {"workshop": opened})
        assert not page.has("button", key="correct_sheet")
        await type_in(page, 0, PRE1="3", PRE2="d")
        await save(page)
        await page.click(page.find("button", key="correct_sheet"))
        assert page.value(page.find("text_input", key="sheet:answer:PRE1:2")) == "3"
        assert page.value(page.find("text_input", key="sheet:answer:PRE2:2")) == "N"
        await type_in(page, 2, PRE1="1", PRE2="")
        await save(page)
        assert "est corrigée" in page.text()
        with reading() as db:
            answers = scenes.everything(db)["answer"]
        assert [(row[1], row[3]) for row in answers] == [("PRE1", "1")]
        await page.click(page.find("button", key="remove_sheet"))
        assert sheets(opened) == 0
        assert not page.has("button", key="correct_sheet")

    play(data_dir, story)


def test_a_session_with_names_asks_for_the_name_on_the_sheet(
    database: Engine,  # noqa: ARG001  the tables lie in it
    data_dir: Path,
) -> None:
    with transaction() as db:
        alice = scenes.facilitator(db, "Alice")
        named = scenes.workshop(db, alice, anonymity=Anonymity.NAMED).id

    async def story(page: StreamlitClient, _url: str) -> None:
        await page.open("paper", {"workshop": named})
        await type_in(page, 0, PRE1="3")
        await save(page)
        assert "entrez le vôtre" in page.text()
        await page.set(page.find("text_input", key="sheet:name:0"), "Zoé")
        await save(page)
        assert sheets(named) == 1

    play(data_dir, story)


def test_closing_ends_typing_in(opened: str, data_dir: Path) -> None:
    async def story(page: StreamlitClient, _url: str) -> None:
        await page.open("paper", {"workshop": opened})
        await type_in(page, 0, PRE1="3")
        with transaction() as db:
            workshops.close_workshop(db, db.get_one(Workshop, opened))
        await save(page)
        assert sheets(opened) == 0
        assert "La séance est fermée" in page.text()
        assert not page.has("button", key="save_sheet")

    play(data_dir, story)


def test_sheets_are_printed_for_whoever_may_have_them_then(opened: str, data_dir: Path) -> None:
    async def story(page: StreamlitClient, _url: str) -> None:
        await page.open("paper", {"workshop": opened})
        printed = await page.download(page.find(key="print:usual"))
        assert printed.startswith(b"%PDF")
        with transaction() as db:
            token = unsealed("cimpact_sign_in", page.cookies["cimpact_sign_in"])
            accounts.end_sign_in(db, token or "")
        with pytest.raises(DownloadRefused):
            await page.download(page.find(key="print:large"))

    play(data_dir, story)


def test_another_facilitator_gets_no_sheets(opened: str) -> None:
    with transaction() as db:
        scenes.facilitator(db, "Bob")
        bob = accounts.start_sign_in(db, accounts.facilitator_named(db, "Bob"), today=today())
    for sign_in in (bob, "", "made up"):
        with pytest.raises(NotYours):
            printing.made(sign_in, opened, translator("fr"), large=False)
