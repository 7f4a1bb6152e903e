"""Paper sheets typed in: the same answers, the same refusals, the same diagnosis as from phones."""

from dataclasses import replace

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, select

from cimpact.core.questionnaire import UnknownItem
from cimpact.signing import new_token
from cimpact.store import answering, seats, workshops
from cimpact.store.answering import AnswersClosed, OffScale, SeatLost, WrittenNote
from cimpact.store.db import reading, transaction
from cimpact.store.paper import (
    EmptySheet,
    Sheet,
    correct_sheet,
    enter_sheet,
    last_sheet,
    remove_sheet,
    sheets_entered,
)
from cimpact.store.results import load_report, participation
from cimpact.store.rows import load_rows
from cimpact.store.seats import CodeClosed, NameNeeded, NotOffered
from cimpact.store.tables import Anonymity, Respondent, Workshop
from tests import scenes
from tests.scenes import ITEMS, SHORT_SCALE

SHEET = Sheet(
    choices={"PRE1": "3", "QA1": "2", "LEA9": "dk"},
    notes={"PRE1": WrittenNote("Two meetings.", ""), "PRE2": WrittenNote("", "")},
    sector="health",
    role="member",
)


@pytest.fixture
def session(database: Engine) -> str:
    """The id of Alice's open session."""
    assert database
    with transaction() as db:
        return scenes.workshop(db, scenes.facilitator(db, "Alice")).id


def enter(session: str, sheet: Sheet = SHEET, *, token: str = "") -> tuple[str, int]:
    token = token or new_token()
    with transaction() as db:
        return token, enter_sheet(db, db.get_one(Workshop, session), sheet, token=token)


def entered(session: str) -> int:
    with reading() as db:
        return sheets_entered(db, db.get_one(Workshop, session))


def kept(session: str, token: str) -> Sheet | None:
    with reading() as db:
        return last_sheet(db, db.get_one(Workshop, session), token)


def people(session: str) -> int:
    with reading() as db:
        return participation(db, db.get_one(Workshop, session)).finished


def nothing_changed(db: Session, session: str) -> bool:
    rows = db.exec(select(Respondent.id).where(Respondent.workshop_id == session)).all()
    return not rows and sheets_entered(db, db.get_one(Workshop, session)) == 0


def test_a_sheet_becomes_a_respondent_in_a_seat_of_its_own(session: str) -> None:
    token, number = enter(session)
    assert (number, entered(session), people(session)) == (1, 1, 1)
    assert kept(session, token) == replace(SHEET, notes={"PRE1": WrittenNote("Two meetings.", "")})
    assert enter(session)[1] == 2


def test_a_button_pressed_twice_enters_one_sheet(session: str) -> None:
    token, number = enter(session)
    assert enter(session, token=token) == (token, number)
    assert (entered(session), people(session)) == (1, 1)


@pytest.mark.parametrize(
    ("sheet", "refusal"),
    [
        (replace(SHEET, choices={**SHEET.choices, SHORT_SCALE: "3"}), OffScale),
        (replace(SHEET, choices={**SHEET.choices, "XX1": "3"}), UnknownItem),
        (replace(SHEET, sector="nowhere"), NotOffered),
        (replace(SHEET, role="nobody"), NotOffered),
        (replace(SHEET, choices={}), EmptySheet),
    ],
    ids=["off the scale", "no such element", "no such sector", "no such role", "blank"],
)
def test_what_a_phone_could_not_send_is_refused_whole(
    session: str, sheet: Sheet, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        enter(session, sheet)
    with reading() as db:
        assert nothing_changed(db, session)


def test_a_sheet_of_a_session_with_names_needs_one(database: Engine) -> None:
    assert database
    with transaction() as db:
        alice = scenes.facilitator(db, "Alice")
        named = scenes.workshop(db, alice, anonymity=Anonymity.NAMED).id
    with pytest.raises(NameNeeded):
        enter(named)
    token, _ = enter(named, replace(SHEET, name="Zoé"))
    sheet = kept(named, token)
    assert sheet is not None
    assert sheet.name == "Zoé"


def test_the_last_sheet_is_corrected_whole(session: str) -> None:
    token, _ = enter(session)
    corrected = Sheet(
        choices={"PRE1": "0", "PRE3": "early"}, notes={"PRE3": WrittenNote("Too soon.", "")}
    )
    with transaction() as db:
        correct_sheet(db, db.get_one(Workshop, session), corrected, token=token)
    assert kept(session, token) == corrected
    assert (entered(session), people(session)) == (1, 1)


def test_a_refused_correction_leaves_the_sheet_as_it_was(session: str) -> None:
    token, _ = enter(session)
    before = kept(session, token)
    for wrong in (
        replace(SHEET, choices={"PRE1": "7"}),
        replace(SHEET, role="nobody"),
        Sheet(),
    ):
        with pytest.raises((OffScale, NotOffered, EmptySheet)), transaction() as db:
            correct_sheet(db, db.get_one(Workshop, session), wrong, token=token)
    assert kept(session, token) == before


def test_a_sheet_is_taken_out_again_and_its_number_not_given_twice(session: str) -> None:
    enter(session)
    token, _ = enter(session)
    with transaction() as db:
        remove_sheet(db, db.get_one(Workshop, session), token=token)
    assert (entered(session), people(session), kept(session, token)) == (1, 1, None)
    assert enter(session)[1] == 3
    with pytest.raises(SeatLost), transaction() as db:
        remove_sheet(db, db.get_one(Workshop, session), token=token)


def test_the_seat_of_another_session_is_no_sheet_of_this_one(session: str) -> None:
    with transaction() as db:
        bobs = scenes.workshop(db, scenes.facilitator(db, "Bob"))
        theirs = scenes.seat(db, bobs.join_code)
        alices = db.get_one(Workshop, session)
        with pytest.raises(SeatLost):
            correct_sheet(db, alices, SHEET, token=theirs)
        with pytest.raises(SeatLost):
            remove_sheet(db, alices, token=theirs)
        assert last_sheet(db, alices, theirs) is None
        assert seats.seat_of(db, theirs) is not None


def test_closing_ends_entering_and_correcting(session: str) -> None:
    token, _ = enter(session)
    with transaction() as db:
        workshops.close_workshop(db, db.get_one(Workshop, session))
    with pytest.raises(CodeClosed):
        enter(session)
    for act in (correct_sheet, remove_sheet):
        sheet = (SHEET,) if act is correct_sheet else ()
        with pytest.raises(AnswersClosed), transaction() as db:
            act(db, db.get_one(Workshop, session), *sheet, token=token)
    assert (entered(session), kept(session, token)) == (1, None)


def test_nothing_tells_a_sheet_from_a_phone_afterwards(session: str) -> None:
    """Neither who was on paper nor in which order: the counters are all that is kept."""
    enter(session)
    with transaction() as db:
        code = db.get_one(Workshop, session).join_code
        seat = scenes.seat(db, code, sector="health", role="member")
        answering.save_answers(db, seat, SHEET.choices)
        answering.finish(db, seat)
    with reading() as db:
        rows = db.exec(select(Respondent)).all()
    told = [row.model_dump(exclude={"id", "seat_hash"}) for row in rows]
    assert told[0] == told[1]
    assert len(rows[0].seat_hash) == len(rows[1].seat_hash) == 64


def test_a_room_on_paper_gets_the_diagnosis_of_the_same_room_on_phones(database: Engine) -> None:
    assert database
    answers = [
        {item: str((person + place) % 3) if place % 5 else "dk" for place, item in enumerate(ITEMS)}
        for person in range(9)
    ]
    with transaction() as db:
        alice = scenes.facilitator(db, "Alice")
        on_phones, on_paper = (scenes.workshop(db, alice, name=name) for name in ("A", "B"))
        for choices in answers:
            seat = scenes.seat(db, on_phones.join_code, sector="health")
            for item, choice in choices.items():
                answering.save_answer(db, seat, item, choice)
            answering.finish(db, seat)
    for choices in answers:
        enter(on_paper.id, Sheet(choices=choices, sector="health"))
    with transaction() as db:
        for workshop in (on_phones, on_paper):
            workshops.close_workshop(db, db.get_one(Workshop, workshop.id))

    with reading() as db:
        reports = [load_report(db, db.get_one(Workshop, each.id)) for each in (on_phones, on_paper)]
        rows = [load_rows(db, db.get_one(Workshop, each.id)) for each in (on_phones, on_paper)]
    assert reports[0] == reports[1]
    assert reports[0].respondents == 9
    assert [row.sector for row in rows[1].respondents] == ["health"] * 9
