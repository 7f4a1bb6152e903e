from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Thread

import pytest
from sqlalchemy import Date, DateTime, Engine, Integer, Time, inspect, text
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, delete, select

from cimpact.core.questionnaire import UnknownItem
from cimpact.signing import token_hash
from cimpact.store import answering, seats, workshops
from cimpact.store.answering import (
    LONGEST_NOTE,
    LONGEST_SENTENCE,
    AnswersClosed,
    OffScale,
    SeatLost,
)
from cimpact.store.db import reading, transaction
from cimpact.store.seats import CodeClosed, Invitation, NameNeeded, NotOffered, Seat, UnknownCode
from cimpact.store.tables import Anonymity, Answer, Note, Respondent, Vote, Workshop, WorkshopState
from cimpact.store.workshops import KEPT_FOR
from tests.scenes import ITEMS, SHORT_SCALE, TODAY, everything, facilitator, seat, workshop


@pytest.fixture
def code(database: Engine) -> str:  # noqa: ARG001  the session is stored in it
    """The join code of Alice's open session."""
    with transaction() as db:
        return workshop(db, facilitator(db, "Alice"), name="Comité").join_code


@pytest.fixture
def token(code: str) -> str:
    """The seat of one respondent in it."""
    with transaction() as db:
        return seat(db, code)


def change(code: str, act: Callable[[Session, Workshop], None]) -> None:
    """What the facilitator does to the session of this code."""
    with transaction() as db:
        found = workshops.workshop_by_reference(db, code)
        assert found is not None
        act(db, found)


def save(token: str, item: str, choice: str) -> None:
    with transaction() as db:
        answering.save_answer(db, token, item, choice)


def stored() -> dict[str, str]:
    """All answers there are, by item; for tests with one respondent."""
    with reading() as db:
        rows = db.exec(select(Answer.item, Answer.choice)).all()
    assert len(rows) == len({item for item, _ in rows})
    return {item: choice for item, choice in rows}  # noqa: C416  rows are no pairs for dict()


def test_invitation_says_what_a_visitor_may_know(code: str) -> None:
    with reading() as db:
        found = seats.invitation(db, code.lower().replace("-", " "))
        kept = db.exec(select(Workshop)).one()

    assert found == Invitation(
        workshop_id=kept.id,
        edition_id=kept.edition_id,
        collective="Comité",
        held_on=TODAY,
        keep_until=TODAY + KEPT_FOR,
        language="fr",
        anonymity=Anonymity.ANONYMOUS,
        minimum_group=5,
    )


@pytest.mark.parametrize(
    ("typed", "shown"),
    [("", "—"), ("2222-2222", "2222-2222"), ("<b>22", "B22"), ("' OR 1=1", "R"), ("\x00", "—")],
)
def test_unknown_code_is_shown_back_without_what_no_code_holds(
    code: str, typed: str, shown: str
) -> None:
    assert code != shown
    with reading() as db, pytest.raises(UnknownCode) as refused:
        seats.invitation(db, typed)

    assert str(refused.value) == (
        f"No session has the code {shown}. Check it on the screen or the sheet, and type it again."
    )


def test_code_of_a_draft_or_a_closed_session_takes_nobody(code: str) -> None:
    with transaction() as db:
        draft = workshop(db, facilitator(db, "Bob"), is_open=False).join_code
        invited_to = seats.invitation(db, code)
    change(code, workshops.close_workshop)

    for typed in (draft, code):
        with reading() as db, pytest.raises(CodeClosed, match="is not open now"):
            seats.invitation(db, typed)
    with transaction() as db, pytest.raises(CodeClosed):
        seats.take_seat(db, invited_to)


def test_seat_is_kept_as_a_hash_and_found_by_its_token(code: str) -> None:
    with transaction() as db:
        invited_to = seats.invitation(db, code)
        token = seats.take_seat(db, invited_to, sector="health", role="member")

    with reading() as db:
        row = db.exec(select(Respondent)).one()
        assert seats.seat_of(db, token) == Seat(
            respondent_id=row.id,
            has_finished=False,
            state=WorkshopState.OPEN,
            is_revealed=False,
            invitation=invited_to,
        )
    assert row.seat_hash == token_hash(token)
    assert (row.name, row.sector, row.role, row.notice_version) == (None, "health", "member", "1")


@pytest.mark.parametrize(
    ("act", "expected"),
    [
        (lambda _db, _made: None, (True, False)),
        (workshops.close_workshop, (False, False)),
        (
            lambda db, made: (
                workshops.close_workshop(db, made),
                workshops.reveal_workshop(made),
            ),
            (False, True),
        ),
        (lambda _db, made: setattr(made, "is_revealed", True), (True, False)),
    ],
)
def test_seat_sees_results_once_they_are_revealed(
    code: str, token: str, act: Callable[[Session, Workshop], None], expected: tuple[bool, bool]
) -> None:
    change(code, act)

    with reading() as db:
        place = seats.seat_of(db, token)
    assert place is not None
    assert (place.is_open, place.sees_results) == expected


def test_sitting_down_twice_at_once_with_one_token_takes_one_seat(code: str) -> None:
    """A finger that presses twice starts two acts, neither of which sees the other."""
    with reading() as db:
        offered = seats.invitation(db, code)
        before = len(db.exec(select(Respondent)).all())

    def sit_down(_press: int) -> str:
        with transaction() as db:
            return seats.take_seat(db, offered, token="made beforehand")  # noqa: S106  of this test

    with ThreadPoolExecutor(8) as fingers:
        assert set(fingers.map(sit_down, range(8))) == {"made beforehand"}
    with reading() as db:
        assert len(db.exec(select(Respondent)).all()) == before + 1


@pytest.mark.parametrize("given", [{"sector": "free text"}, {"role": "health"}, {"sector": ""}])
def test_sector_and_role_are_those_offered(code: str, given: dict[str, str]) -> None:
    """Free text here would be stored, counted and shown as if it had been offered."""
    with transaction() as db, pytest.raises(NotOffered):
        seat(db, code, **given)

    with reading() as db:
        assert db.exec(select(Respondent)).all() == []


def test_names_are_kept_in_named_sessions_only(code: str) -> None:
    with transaction() as db:
        named = workshop(db, facilitator(db, "Bob"), anonymity=Anonymity.NAMED).join_code
        seat(db, code, name="Zoé")
        seat(db, named, name="  Zoé  Tremblay ")

    with reading() as db:
        assert {*db.exec(select(Respondent.name))} == {None, "Zoé Tremblay"}


@pytest.mark.usefixtures("database")
def test_named_session_needs_a_name() -> None:
    with transaction() as db:
        named = workshop(db, facilitator(db, "Bob"), anonymity=Anonymity.NAMED).join_code
        for name in ("", " \t", "\x00", "x" * 81):
            with pytest.raises(NameNeeded, match="80 characters at most"):
                seat(db, named, name=name)


def test_saving_twice_is_saving_once(token: str) -> None:
    for choice in ("3", "3", "dk", "dk", "2", "early", "0", "0"):
        save(token, "PRE1", choice)

    assert stored() == {"PRE1": "0"}


def test_choices_of_reads_back_what_was_saved(token: str) -> None:
    with transaction() as db:
        answering.save_answers(db, token, {"PRE1": "4", SHORT_SCALE: "2", "LEA9": "early"})
        answering.save_answers(db, token, {})
        answering.save_answers(db, token, {"PRE1": "dk"})

    with reading() as db:
        place = seats.seat_of(db, token)
        assert place is not None
        assert answering.choices_of(db, place.respondent_id) == {
            "PRE1": "dk",
            SHORT_SCALE: "2",
            "LEA9": "early",
        }


def test_choice_off_the_scale_is_refused_with_its_whole_batch(token: str) -> None:
    off_scale = [(SHORT_SCALE, "3"), *(("PRE1", choice) for choice in ("5", "", "-1", "DK", "04"))]
    save(token, "QB1", "1")

    for item, choice in off_scale:
        with transaction() as db, pytest.raises(OffScale, match=f"one of the choices of {item}"):
            answering.save_answers(db, token, {"QB1": "2", "QB2": "2", item: choice})

    assert stored() == {"QB1": "1"}


def test_unknown_item_is_refused_with_its_whole_batch(token: str) -> None:
    for item in ("", "pre1", "PRE4", "PRE1 ", "PRE1'; DROP TABLE answer; --"):
        with transaction() as db, pytest.raises(UnknownItem):
            answering.save_answers(db, token, {"QB2": "2", item: "2"})
        with transaction() as db, pytest.raises(UnknownItem):
            answering.save_note(db, token, item, evidence="a fact")

    assert stored() == {}


def test_sixty_people_answering_at_once_lose_nothing(code: str) -> None:
    """Each of 27 answers is a transaction of its own, as each tap is."""
    with transaction() as db:
        tokens = [seat(db, code) for _ in range(60)]

    def answer_all(person: int) -> None:
        for number, item in enumerate(ITEMS):
            save(tokens[person], item, str((person + number) % 3))

    with ThreadPoolExecutor(60) as pool:
        list(pool.map(answer_all, range(60)))

    with reading() as db:
        for person, token in enumerate(tokens):
            place = seats.seat_of(db, token)
            assert place is not None
            assert answering.choices_of(db, place.respondent_id) == {
                item: str((person + number) % 3) for number, item in enumerate(ITEMS)
            }


def test_two_tabs_of_one_person_leave_one_answer_each(token: str) -> None:
    """Both tabs send all items at once, one of them in the other order."""
    tabs = [dict.fromkeys(ITEMS, "0"), dict.fromkeys(reversed(ITEMS), "1")]

    def send(tab: int) -> None:
        with transaction() as db:
            answering.save_answers(db, token, tabs[tab % 2])

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(send, range(20)))

    answers = stored()
    assert set(answers) == set(ITEMS)
    assert set(answers.values()) in ({"0"}, {"1"})


def test_closed_session_takes_no_answer_and_keeps_the_earlier_ones(code: str, token: str) -> None:
    save(token, "PRE1", "3")
    change(code, workshops.close_workshop)

    acts: list[Callable[[Session], None]] = [
        lambda db: answering.save_answer(db, token, "PRE1", "0"),
        lambda db: answering.save_note(db, token, "PRE1", evidence="late"),
        lambda db: answering.finish(db, token),
    ]
    for act in acts:
        with transaction() as db, pytest.raises(AnswersClosed) as refused:
            act(db)
        assert str(refused.value) == (
            "The session has been closed: this last change was not saved. "
            "All your earlier answers are."
        )

    assert stored() == {"PRE1": "3"}


def test_reopened_session_takes_answers_again(code: str, token: str) -> None:
    save(token, "PRE1", "3")
    change(code, workshops.close_workshop)
    change(code, lambda _db, made: workshops.reopen_workshop(made))

    save(token, "PRE1", "2")

    assert stored() == {"PRE1": "2"}


def test_answer_that_meets_the_closing_comes_after_it(code: str, token: str) -> None:
    """The answer arrives while the closing is being written: it waits, and is refused."""
    outcomes = []

    def answer_late() -> None:
        try:
            save(token, "PRE1", "3")
        except AnswersClosed:
            outcomes.append("refused")
        else:
            outcomes.append("saved")

    def join_late() -> None:
        try:
            with transaction() as db:
                seats.take_seat(db, invited_to)
        except CodeClosed:
            outcomes.append("refused")
        else:
            outcomes.append("saved")

    late = [Thread(target=answer_late), Thread(target=join_late)]
    with transaction() as db:
        invited_to = seats.invitation(db, code)
        made = db.exec(select(Workshop)).one()
        workshops.close_workshop(db, made)
        db.flush()
        for thread in late:
            thread.start()
            thread.join(0.3)
    for thread in late:
        thread.join()

    assert outcomes == ["refused", "refused"]
    assert stored() == {}


def test_closing_waits_for_the_answer_under_way(code: str, token: str) -> None:
    closing = Thread(target=change, args=(code, workshops.close_workshop))
    with transaction() as db:
        answering.save_answer(db, token, "PRE1", "3")
        closing.start()
        closing.join(0.3)
        with reading() as other:
            state_meanwhile = other.exec(select(Workshop.state)).one()
    closing.join()

    with reading() as db:
        assert db.exec(select(Workshop.state)).one() is WorkshopState.CLOSED
    assert state_meanwhile is WorkshopState.OPEN
    assert stored() == {"PRE1": "3"}


def test_erased_seat_is_lost(token: str) -> None:
    save(token, "PRE1", "3")
    with transaction() as db:
        db.exec(delete(Respondent))

    with reading() as db:
        assert seats.seat_of(db, token) is None
    with pytest.raises(SeatLost, match="Enter the code of the session to take part"):
        save(token, "PRE1", "3")
    assert stored() == {}


def test_finishing_is_remembered_and_answers_may_still_change(token: str) -> None:
    with transaction() as db:
        answering.finish(db, token)
        answering.finish(db, token)
    save(token, "PRE1", "1")

    with reading() as db:
        place = seats.seat_of(db, token)
    assert place is not None
    assert place.has_finished
    assert stored() == {"PRE1": "1"}


def test_note_is_kept_and_replaced(token: str) -> None:
    with transaction() as db:
        answering.save_note(db, token, "PRE1", evidence=" Two meetings \n", sentence="We will.")
        answering.save_note(db, token, "PRE2", evidence="")
        answering.save_note(db, token, "PRE1", evidence="Three meetings\r\nand a letter")
        place = seats.seat_of(db, token)

    assert place is not None
    with reading() as db:
        notes = answering.notes_of(db, place.respondent_id)
    assert {item: (note.evidence, note.sentence) for item, note in notes.items()} == {
        "PRE1": ("Three meetings\nand a letter", ""),
        "PRE2": ("", ""),
    }


def test_note_is_cut_at_its_longest_and_rid_of_what_no_file_takes(token: str) -> None:
    """A page lets nobody type more; another client may send anything."""
    with transaction() as db:
        answering.save_note(
            db, token, "PRE1", evidence="\x00é\x0b" + "x" * 3000, sentence="\ufffe" + "y" * 600
        )

    with reading() as db:
        note = db.exec(select(Note)).one()
    assert note.evidence == "é" + "x" * (LONGEST_NOTE - 1)
    assert note.sentence == "y" * LONGEST_SENTENCE


IMPOSSIBLE = [
    "UPDATE answer SET choice = '7'",
    "UPDATE answer SET choice = ''",
    "UPDATE answer SET vote = 'third'",
    "UPDATE answer SET vote = 'FIRST'",
    "UPDATE answer SET respondent_id = 'nobody'",
    "UPDATE answer SET choice = NULL",
    "INSERT INTO answer SELECT * FROM answer",
    "UPDATE note SET respondent_id = 'nobody'",
    "UPDATE respondent SET workshop_id = 'none'",
    "UPDATE respondent SET kind = 'committee'",
    "UPDATE respondent SET seat_hash = 'same'",
    "UPDATE workshop SET minimum_group = 2",
    "UPDATE workshop SET minimum_group = 11",
    "UPDATE workshop SET state = 'ajar'",
    "UPDATE workshop SET anonymity = 'pseudonymous'",
    "UPDATE workshop SET join_code = 'SAME-CODE'",
    "UPDATE workshop SET edition_id = 'none'",
    "UPDATE facilitator SET folded_name = 'same'",
    "INSERT INTO setup_token (id, token_hash) VALUES (2, 'x')",
    "DELETE FROM questionnaire_edition",
]


@pytest.mark.usefixtures("people")
def test_database_itself_refuses_what_must_not_be() -> None:
    """Whatever writes to it: another program, or a later mistake of ours."""
    with reading() as db:
        before = everything(db)

    for statement in IMPOSSIBLE:
        with pytest.raises(IntegrityError), transaction() as db:
            db.execute(text(statement))
        with reading() as db:
            assert everything(db) == before, statement


@pytest.mark.parametrize("table", [Respondent, Answer, Note])
def test_what_members_write_bears_no_time_and_no_number(table: type[Answer]) -> None:
    """A moment or a running number would tell who answered when, and so who."""
    kinds = {type(column.type) for column in inspect(table).columns}

    assert not [kind for kind in kinds if issubclass(kind, (Date, DateTime, Time, Integer))]


def test_file_does_not_tell_the_order_of_joining(sqlite_database: Engine) -> None:
    """Rows lie in the order of their random keys; the hidden row number of SQLite is not there."""
    with transaction() as db:
        code = workshop(db, facilitator(db, "Alice")).join_code
        joined = [token_hash(seat(db, code)) for _ in range(300)]

    with sqlite_database.connect() as connection:
        lying = connection.scalars(text("SELECT seat_hash FROM respondent NOT INDEXED")).all()
        made = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'table'"))
        without_numbers = {name for name, sql in made if sql.rstrip().endswith("WITHOUT ROWID")}

    assert without_numbers == {"respondent", "answer", "facet_answer", "note"}
    assert abs(rank_correlation(joined, list(lying))) < 0.35


def rank_correlation(first: list[str], second: list[str]) -> float:
    """Spearman's, of two orders of the same things: 1 for the same, 0 for unrelated."""
    n = len(first)
    places = {thing: place for place, thing in enumerate(second)}
    squares = sum((place - places[thing]) ** 2 for place, thing in enumerate(first))
    return 1 - 6 * squares / (n * (n * n - 1))


def test_first_vote_is_the_one_that_members_save(token: str) -> None:
    save(token, "PRE1", "3")

    with reading() as db:
        assert db.exec(select(Answer.vote)).all() == [Vote.FIRST]
