from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, select

from cimpact.signing import keyed_hash
from cimpact.store import accounts, limits, seats
from cimpact.store.db import reading, transaction
from cimpact.store.limits import ALLOWED_FAILURES, PAUSE, Lock, TooManyFailures
from cimpact.store.seats import UnknownCode
from cimpact.store.tables import Failures
from tests.scenes import NOW, facilitator, seat, workshop

ROOM = keyed_hash("192.0.2.7")
SECOND = timedelta(seconds=1)

pytestmark = pytest.mark.usefixtures("database")


def guess(code: str, *, at: datetime = NOW, address: str = ROOM) -> str:
    """What a typed code comes to, in the order in which the join page asks."""
    try:
        with reading() as db:
            limits.refuse_tired(db, Lock.JOIN_CODE, address, at=at)
            seats.invitation(db, code)
    except UnknownCode:
        with transaction() as db:
            limits.record_failure(db, Lock.JOIN_CODE, address, at=at)
        return "unknown"
    except TooManyFailures:
        return "refused"
    return "known"


def sign_in(name: str, *, at: datetime = NOW) -> str:
    """What a wrong passphrase comes to, in the order in which the sign-in page asks."""
    try:
        with reading() as db:
            accounts.account_to_check(db, name, at=at)
    except TooManyFailures:
        return "refused"
    with transaction() as db:
        accounts.record_wrong_passphrase(db, name, at=at)
    return "wrong"


def open_code() -> str:
    with transaction() as db:
        return workshop(db, facilitator(db, "Alice")).join_code


def counts(db: Session) -> list[tuple[str, int]]:
    return [(lock, count) for lock, count in db.exec(select(Failures.lock, Failures.count))]


def test_ten_thousand_guesses_from_one_address_get_thirty_answers() -> None:
    """The first hundred as the page asks; of the rest the refusal alone, in one block."""
    outcomes = [guess(f"2222-{number:04}") for number in range(100)]
    with reading() as db:
        refused = sum(is_refused(db) for _ in range(9_900))

    assert ALLOWED_FAILURES[Lock.JOIN_CODE] == 30
    assert outcomes == ["unknown"] * 30 + ["refused"] * 70
    assert refused == 9_900


def is_refused(db: Session) -> bool:
    try:
        limits.refuse_tired(db, Lock.JOIN_CODE, ROOM, at=NOW)
    except TooManyFailures:
        return True
    return False


def test_tired_address_is_refused_the_right_code_too() -> None:
    """Or a refusal would tell that the guess was wrong, and guessing would go on."""
    code = open_code()
    for _ in range(30):
        guess("2222-2222")

    assert guess(code) == "refused"
    assert guess(code, address=keyed_hash("192.0.2.8")) == "known"


def test_room_of_three_hundred_joins_from_one_address() -> None:
    """A few mistyped codes among them stop nobody."""
    code = open_code()

    outcomes = [guess("2222-2222" if person in {20, 120, 220} else code) for person in range(303)]
    with transaction() as db:
        seats = {seat(db, code) for _ in range(300)}

    assert outcomes.count("known") == 300
    assert outcomes.count("unknown") == 3
    assert len(seats) == 300


def test_pause_ends() -> None:
    for _ in range(30):
        guess("2222-2222")

    later = [NOW + PAUSE - SECOND, NOW + PAUSE, NOW + PAUSE]
    assert [guess("2222-2222", at=at) for at in later] == ["refused", "unknown", "unknown"]
    with reading() as db:
        assert counts(db) == [("join_code", 2)]


def test_pause_begins_at_the_last_failure() -> None:
    for _ in range(29):
        guess("2222-2222")
    last = NOW + PAUSE - SECOND
    guess("2222-2222", at=last)

    assert guess("2222-2222", at=last + PAUSE - SECOND) == "refused"
    assert guess("2222-2222", at=last + PAUSE) == "unknown"


def test_slow_failures_are_forgotten() -> None:
    """Somebody who mistypes now and then never tires."""
    outcomes = [guess("2222-2222", at=NOW + PAUSE * number) for number in range(40)]

    assert outcomes == ["unknown"] * 40


def test_restart_forgives_nothing(database: Engine) -> None:
    for _ in range(30):
        guess("2222-2222")

    database.dispose()

    assert guess("2222-2222") == "refused"


def test_clock_set_back_holds_nobody_longer_than_the_pause() -> None:
    """The clock was a year ahead when the failures were counted, and has been put right since."""
    for _ in range(30):
        guess("2222-2222", at=NOW + timedelta(days=365))

    assert guess("2222-2222", at=NOW) == "unknown"
    with reading() as db:
        assert counts(db) == [("join_code", 1)]


def test_failures_at_once_are_all_counted() -> None:
    """Guesses sent together must not count as one."""
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: record(), range(40)))

    with reading() as db:
        assert counts(db) == [("join_code", 40)]


def record() -> None:
    with transaction() as db:
        limits.record_failure(db, Lock.JOIN_CODE, ROOM, at=NOW)


def test_locks_and_subjects_are_counted_apart() -> None:
    with transaction() as db:
        for _ in range(30):
            limits.record_failure(db, Lock.JOIN_CODE, ROOM, at=NOW)
        limits.refuse_tired(db, Lock.PASSPHRASE, ROOM, at=NOW)
        limits.refuse_tired(db, Lock.JOIN_CODE, keyed_hash("192.0.2.8"), at=NOW)

        with pytest.raises(TooManyFailures, match="try again in 10 minutes"):
            limits.refuse_tired(db, Lock.JOIN_CODE, ROOM, at=NOW)


def test_forgiving_ends_the_pause_of_that_subject_only() -> None:
    with transaction() as db:
        for subject in ("a", "b"):
            limits.record_failure(db, Lock.PASSPHRASE, subject, at=NOW)
        limits.forgive(db, Lock.PASSPHRASE, "a")

        assert [row.subject for row in db.exec(select(Failures))] == ["b"]


@pytest.mark.parametrize("name", ["Alice", "Nobody"])
def test_guessing_a_passphrase_tires_for_known_and_unknown_names(name: str) -> None:
    with transaction() as db:
        facilitator(db, "Alice")

    outcomes = [sign_in(name) for _ in range(100)]

    assert ALLOWED_FAILURES[Lock.PASSPHRASE] == 10
    assert outcomes == ["wrong"] * 10 + ["refused"] * 90
    assert sign_in(name, at=NOW + PAUSE) == "wrong"


def test_other_spellings_of_a_name_bring_no_new_attempts() -> None:
    with transaction() as db:
        facilitator(db, "Zoé")
    spellings = ["Zoé", "zoé", " ZOÉ ", "Zoe\u0301", "ZOE\u0301", "Zoé\x00", "Zo\x07é"]

    outcomes = [sign_in(spellings[number % 7]) for number in range(21)]

    assert outcomes == ["wrong"] * 10 + ["refused"] * 11


def test_signing_in_forgives_ones_own_failures() -> None:
    with transaction() as db:
        alice = facilitator(db, "Alice")
    for _ in range(9):
        sign_in("alice")
        sign_in("bob")
    with transaction() as db:
        account = accounts.account_to_check(db, "ALICE", at=NOW)
        assert account is not None
        assert account.id == alice
        accounts.start_sign_in(db, account, today=NOW.date())

    with reading() as db:
        assert counts(db) == [("passphrase", 9)]


def test_setup_token_cannot_be_guessed() -> None:
    with transaction() as db:
        token = accounts.offer_setup_token(db)
        assert token is not None
        for _ in range(ALLOWED_FAILURES[Lock.SETUP]):
            assert accounts.is_setup_token(db, token, at=NOW)
            limits.record_failure(db, Lock.SETUP, Lock.SETUP, at=NOW)

        with pytest.raises(TooManyFailures):
            accounts.is_setup_token(db, token, at=NOW)
        assert accounts.is_setup_token(db, token, at=NOW + PAUSE)


def test_no_address_is_stored() -> None:
    guess("2222-2222")

    with reading() as db:
        assert [row.subject for row in db.exec(select(Failures))] == [ROOM]
    assert "192.0.2.7" not in ROOM
