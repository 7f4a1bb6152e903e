"""Looking back on the pages: chosen before opening, listed among one's own, shown beside."""

import csv
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from cimpact.i18n import translator
from cimpact.questionnaires import read_questionnaires
from cimpact.settings import ROOT
from cimpact.store import answering, looking_back, samples, workshops
from cimpact.store.db import reading, transaction
from cimpact.store.tables import Collective, Mode, Pace, Vote, Workshop
from cimpact.ui import owning
from tests import scenes
from tests.ui.looking import charts, signed_in, tables, words
from tests.ui.test_comparison_page import look, sessions
from tests.ui.test_console import play, stored
from tests.ui.test_own_codes import visit
from tests.wire.client import StreamlitClient

ENGLISH = translator("en")
QUESTIONNAIRES = ROOT / "data" / "questionnaires.yaml"


def draft_after(db: Session, before: Workshop) -> Workshop:
    """A session in preparation, half a year later."""
    return workshops.create_workshop(
        db,
        db.get_one(Collective, before.collective_id),
        scenes.questionnaire(),
        today=scenes.TODAY,
        held_on=before.held_on + timedelta(days=180),
    )


def asking(db: Session, before: Workshop) -> Workshop:
    """An open session that looks back by its conditions."""
    made = draft_after(db, before)
    looking_back.choose(db, made, earlier_id=before.id, sections=["conditions"])
    workshops.open_workshop(made)
    db.flush()
    return made


def people_look_back(db: Session, made: Workshop, number: int) -> list[str]:
    """Ten people at level 3; the first of them say that they were at 0, or do not know."""
    given = {code: "3" for code in scenes.ITEMS if code != scenes.SHORT_SCALE}
    tokens = [scenes.seat(db, made.join_code) for _ in range(10)]
    for place, token in enumerate(tokens):
        answering.save_answers(db, token, given)
        if place < number:
            past = dict.fromkeys(scenes.SECTIONS["conditions"], "0")
            answering.save_answers(db, token, past, vote=Vote.LOOKING_BACK)
    return tokens


@pytest.fixture
def draft(database: Engine) -> str:  # noqa: ARG001  the tables lie in it
    """A session in preparation after two closed ones of Alice's: its id."""
    with transaction() as db:
        return draft_after(db, sessions(db, 5, 5)[-1]).id


def test_sections_are_chosen_before_opening_and_never_after(draft: str, data_dir: Path) -> None:
    async def story(page: StreamlitClient, _url: str) -> None:
        await page.open("live", {"workshop": draft})
        earlier = page.find("selectbox", key=f"looking_back_to:{draft}")
        assert earlier.options == ["22 mai 2027", "23 novembre 2026"]
        for section in scenes.SECTIONS:
            assert page.value(page.find("checkbox", key=f"looking_back:{draft}:{section}")) is False
        await page.set(page.find("checkbox", key=f"looking_back:{draft}:leadership"), value=True)
        await page.click(page.find("button", key="save_looking_back"))
        assert stored(draft).looking_back == scenes.SECTIONS["leadership"]
        assert "retour en arrière est enregistré" in page.text()
        await page.click(page.find("button", key="open_workshop"))
        assert not page.has("button", key="save_looking_back")
        settings = page.find_all("table")[-1].proto.SerializeToString()
        assert b"sur le 22 mai 2027" in settings

    play(data_dir, story)


def test_without_an_earlier_session_or_on_one_screen_nothing_is_chosen(
    draft: str, data_dir: Path
) -> None:
    with transaction() as db:
        first = scenes.workshop(db, stored_owner(draft), is_open=False, name="New").id
        together = db.get_one(Workshop, draft)
        together.mode, together.pace = Mode.TOGETHER, Pace.GUIDED

    async def story(page: StreamlitClient, _url: str) -> None:
        for workshop in (first, draft):
            await page.open("live", {"workshop": workshop})
            assert not page.has("button", key="save_looking_back")
            assert not page.has("selectbox", key="looking_back_to:*")

    play(data_dir, story)


def stored_owner(workshop_id: str) -> str:
    with reading() as db:
        collective_id = db.get_one(Workshop, workshop_id).collective_id
        return db.get_one(Collective, collective_id).owner_id


@pytest.mark.usefixtures("database")
def test_ones_own_look_back_is_listed_and_taken_away() -> None:
    with transaction() as db:
        made = asking(db, sessions(db, 5)[0])
        token = scenes.seat(db, made.join_code)
        answering.save_answer(db, token, "CON1", "3")
        answering.save_answer(db, token, "CON1", "1", vote=Vote.LOOKING_BACK)
        answering.save_answer(db, token, "CON2", "dk", vote=Vote.LOOKING_BACK)

    page = visit("done", seat=token)
    said, links = words(page), [link.proto.label for link in page.get("page_link")]
    rows = list(csv.reader(owning.made(token, ENGLISH).decode("utf-8-sig").splitlines()))

    assert "Looking back to November 23, 2026: CON1 at level 1." in said
    assert "Looking back to November 23, 2026: I do not know" in said
    assert said.count("Looking back to") == 2
    assert "conditions (4 elements)" in links  # CON2, too: blank is what has no answer of today
    assert [row[1:3] for row in rows if "CON1" in row[1] or "CON2" in row[1]] == [
        ["Element CON1", "3 · CON1 at level 3."],
        ["Element CON1, looking back to November 23, 2026", "1 · CON1 at level 1."],
        ["Element CON2", ""],
        ["Element CON2, looking back to November 23, 2026", "I do not know"],
    ]


@pytest.mark.usefixtures("database")
def test_the_three_views_stand_on_the_comparison_page() -> None:
    """Level 1 back then, 0 seen from today by eight of ten, 3 today."""
    with transaction() as db:
        first = sessions(db, 8)[0]
        made = asking(db, first)
        people_look_back(db, made, 8)
        workshops.close_workshop(db, made)
        alice = signed_in(db)

    seen = look(first.collective_id, alice)

    said = words(seen)
    assert "Looking back from May 22, 2027 to November 23, 2026" in said
    assert "Looking back, 5 elements of 5 are placed elsewhere than on November 23, 2026" in said
    assert "8 people looked back. Figures show from 5 on." in said
    assert "Of 8 people who gave both, 8 place today higher than that day, 0 lower" in said
    assert "the ruler may have moved" in said
    assert "These figures cannot tell which." in said
    alts = [chart.alt for chart in charts(seen)]
    assert alts[-5] == (
        "Element CON1: seen lower than back then. "
        "Mean of each view: back then 1.0; seen from today 0.0; today 3.0."
    )
    # The sections' own means are what they were: nothing of the past is in them.
    assert any("conditions" in alt and "May 22, 2027 3.0" in alt for alt in alts)


@pytest.mark.usefixtures("database")
def test_figures_of_the_three_views_open_on_demand() -> None:
    with transaction() as db:
        first = sessions(db, 8)[0]
        made = asking(db, first)
        people_look_back(db, made, 8)
        workshops.close_workshop(db, made)
        alice = signed_in(db)
    seen = look(first.collective_id, alice)
    before = len(tables(seen))

    seen.session_state[f"figures:{made.id}:conditions"] = True
    seen.run()

    found = tables(seen)[before:]
    assert found[0] == {
        "View": ["back then", "seen from today", "today"],
        "People": ["8", "8", "10"],
        "Mean": ["1.0", "0.0", "3.0"],
        "Middle answer": ["level 1", "level 0", "level 3"],
        "Don't know": ["0", "0", "0"],
    }
    assert found[5]["Today higher"] == ["8"] * 5
    assert found[6]["In both sessions"] == ["0"] * 5
    assert found[6]["That day lower"] == ["—"] * 5


@pytest.mark.usefixtures("database")
def test_too_few_who_look_back_show_nothing_but_their_number() -> None:
    with transaction() as db:
        first = sessions(db, 8)[0]
        made = asking(db, first)
        people_look_back(db, made, 4)
        workshops.close_workshop(db, made)
        alice = signed_in(db)

    seen = look(first.collective_id, alice)

    said = words(seen)
    assert "Too few people looked back to November 23, 2026 to show anything of it" in said
    assert "4 people looked back. Figures show from 5 on." in said
    assert "seen from today" not in said
    assert not any("back then" in chart.alt for chart in charts(seen))


@pytest.mark.usefixtures("database")
def test_a_comparison_without_the_earlier_session_says_nothing_of_it() -> None:
    with transaction() as db:
        made = sessions(db, 8, 8)
        asks = asking(db, made[0])
        people_look_back(db, asks, 8)
        workshops.close_workshop(db, asks)
        alice = signed_in(db)

    usual = look(made[0].collective_id, alice)
    every = look(made[0].collective_id, alice, [made[0].id, made[1].id, asks.id])

    assert "Looking back from" not in words(usual)
    assert "Looking back from" in words(every)


@pytest.mark.usefixtures("database")
def test_the_sample_looks_back_at_one_section() -> None:
    with transaction() as db:
        owner = scenes.facilitator(db, "Alice")
        questionnaire = read_questionnaires(QUESTIONNAIRES)["long"]
        collective = samples.load_sample(
            db, questionnaire, owner_id=owner, today=scenes.TODAY, words=ENGLISH
        )
        alice = signed_in(db)
        collective_id = collective.id

    seen = look(collective_id, alice)

    said = words(seen)
    assert "Looking back, 2 elements of 5 are placed elsewhere" in said
    assert "14 people looked back." in said
    assert "Backbone support: seen lower than back then" in said
