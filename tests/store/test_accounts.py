from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from cimpact.errors import CimpactError
from cimpact.signing import token_hash
from cimpact.store import accounts
from cimpact.store.accounts import (
    SIGNED_IN_FOR,
    Account,
    NameMissing,
    NameTaken,
    UnknownFacilitator,
    WrongSetupToken,
    cleaned_name,
)
from cimpact.store.db import reading, transaction
from cimpact.store.limits import ALLOWED_FAILURES, Lock, TooManyFailures
from cimpact.store.tables import Facilitator, SetupToken, SignIn
from tests.scenes import NO_HASH, NOW, TODAY, Cast, facilitator

OTHER_HASH = NO_HASH.upper()

pytestmark = pytest.mark.usefixtures("database")


def offered() -> str:
    """The one-time token, as a first start shows it."""
    with transaction() as db:
        token = accounts.offer_setup_token(db)
    assert token is not None
    return token


def claim(token: str, name: str) -> str:
    """What claiming the installation comes to: the name, or the error's."""
    try:
        with transaction() as db:
            return accounts.claim_installation(db, token, name=name, passphrase_hash=NO_HASH).name
    except CimpactError as refusal:
        return type(refusal).__name__


def names() -> list[str]:
    with reading() as db:
        return sorted(db.exec(select(Facilitator.name)))


def test_first_account_is_made_with_the_token_of_the_terminal() -> None:
    token = offered()

    with transaction() as db:
        assert accounts.is_setup_token(db, f" {token.lower().replace('-', ' ')} ", at=NOW)
        assert not accounts.has_facilitators(db)
        accounts.claim_installation(db, token.lower(), name=" Alice  B. ", passphrase_hash=NO_HASH)

    with reading() as db:
        assert accounts.has_facilitators(db)
        assert db.exec(select(Facilitator.name, Facilitator.passphrase_hash)).all() == [
            ("Alice B.", NO_HASH)
        ]


def test_setup_token_is_used_once() -> None:
    token = offered()

    assert [claim(token, "Alice"), claim(token, "Bob")] == ["Alice", "WrongSetupToken"]
    assert names() == ["Alice"]


def test_two_people_with_the_same_token_make_one_account() -> None:
    """Both press the button in the same moment; one wins."""
    token = offered()
    start = Barrier(2)

    def claim_at_once(name: str) -> str:
        start.wait()
        return claim(token, name)

    with ThreadPoolExecutor(2) as pool:
        outcomes = set(pool.map(claim_at_once, ["Alice", "Bob"]))

    assert outcomes == {*names(), "WrongSetupToken"}
    assert len(names()) == 1


@pytest.mark.parametrize("typed", ["", "2222-2222-2222", "Alice", "\x00", "é"])
def test_wrong_setup_token_makes_no_account(typed: str) -> None:
    token = offered()

    with transaction() as db:
        assert not accounts.is_setup_token(db, typed, at=NOW)
    assert claim(typed, "Alice") == "WrongSetupToken"
    assert claim(token, "Alice") == "Alice"


def test_setup_token_survives_a_name_that_is_refused() -> None:
    token = offered()

    assert [claim(token, "  "), claim(token, "Alice")] == ["NameMissing", "Alice"]


def test_restart_replaces_the_setup_token() -> None:
    """Only what the terminal shows now is valid, and only its hash is kept."""
    former, token = offered(), offered()

    assert claim(former, "Alice") == "WrongSetupToken"
    with reading() as db:
        assert db.exec(select(SetupToken.token_hash)).all() == [token_hash(token)]


def test_claimed_installation_offers_no_token() -> None:
    token = offered()
    with transaction() as db:
        facilitator(db, "Alice")

    with transaction() as db:
        assert accounts.offer_setup_token(db) is None
        assert not accounts.is_setup_token(db, token, at=NOW)
    assert claim(token, "Bob") == "WrongSetupToken"


@pytest.mark.parametrize(
    "typed",
    [
        "zoé tremblay",
        "ZOÉ TREMBLAY",
        "  Zoé\t Tremblay\n",
        "Zoe\u0301 Tremblay",
        "Zoé\x00 Tremblay",
    ],
)
def test_name_is_known_however_it_is_typed(typed: str) -> None:
    """Case, blanks and the two Unicode forms of é are ways of typing, not names."""
    with transaction() as db:
        zoe = facilitator(db, "Zoé Tremblay")

    with reading() as db:
        account = accounts.account_to_check(db, typed, at=NOW)
        assert accounts.facilitator_named(db, typed).id == zoe
    assert account is not None
    assert account.id == zoe
    with transaction() as db, pytest.raises(NameTaken, match=r"already an account named “.+”"):
        facilitator(db, typed)


def test_names_that_differ_are_different_accounts() -> None:
    """ß and ss are one name without case; the accent of é counts."""
    with transaction() as db:
        for name in ("Zoe", "Zoé", "Straße", "Łukasz", "王芳"):
            facilitator(db, name)
        with pytest.raises(NameTaken):
            facilitator(db, "STRASSE")

    assert names() == sorted(["Zoe", "Zoé", "Straße", "Łukasz", "王芳"])


def test_longest_name_fits_even_where_its_letters_grow_without_case() -> None:
    """Without case this one letter, a ligature, becomes the three of ffi."""
    name = "\ufb03" * 80

    with transaction() as db:
        made = facilitator(db, name)

    with reading() as db:
        assert accounts.facilitator_named(db, name).id == made


@pytest.mark.parametrize("name", ["", " \t\n", "\x00", "x" * 81])
def test_name_is_needed(name: str) -> None:
    with transaction() as db, pytest.raises(NameMissing, match="of 80 characters at most"):
        facilitator(db, name)


def test_cleaned_name_keeps_letters_and_single_blanks() -> None:
    assert cleaned_name("\u2003 Zoe\u0301\r\n d'Arc\x07 ", longest=80) == "Zoé d'Arc"


def test_sign_in_lasts_thirty_days_and_is_kept_as_a_hash() -> None:
    with transaction() as db:
        alice = facilitator(db, "Alice")
        token = accounts.start_sign_in(db, accounts.facilitator_named(db, "Alice"), today=TODAY)

    days = [TODAY, TODAY + SIGNED_IN_FOR, TODAY + SIGNED_IN_FOR + timedelta(days=1)]
    with reading() as db:
        assert [accounts.account_of(db, token, today=day) for day in days] == [
            Account(alice, "Alice"),
            Account(alice, "Alice"),
            None,
        ]
        assert db.exec(select(SignIn.token_hash, SignIn.expires_on)).all() == [
            (token_hash(token), TODAY + timedelta(days=30))
        ]


def test_ended_sign_in_is_nobody_and_others_stay(people: Cast) -> None:
    with transaction() as db:
        accounts.end_sign_in(db, people.alice.sign_in)
        accounts.end_sign_in(db, people.alice.sign_in)

    with reading() as db:
        assert accounts.account_of(db, people.alice.sign_in, today=TODAY) is None
        assert accounts.account_of(db, people.bob.sign_in, today=TODAY) == Account(
            people.bob.facilitator, "Bob"
        )


def test_expired_sign_ins_are_swept_away_at_the_next_one(people: Cast) -> None:
    later = TODAY + timedelta(days=31)
    with transaction() as db:
        bob = accounts.facilitator_named(db, "Bob")
        token = accounts.start_sign_in(db, bob, today=later)

    with reading() as db:
        assert db.exec(select(SignIn.token_hash)).all() == [token_hash(token)]
        assert accounts.account_of(db, token, today=later) == Account(people.bob.facilitator, "Bob")


def test_reset_ends_all_sign_ins_of_that_account(people: Cast) -> None:
    with transaction() as db:
        alice = accounts.facilitator_named(db, "Alice")
        tokens = [people.alice.sign_in, accounts.start_sign_in(db, alice, today=TODAY)]
    with transaction() as db:
        accounts.reset_passphrase(db, name=" ALICE", passphrase_hash=OTHER_HASH)

    with reading() as db:
        assert [accounts.account_of(db, token, today=TODAY) for token in tokens] == [None, None]
        assert accounts.account_of(db, people.bob.sign_in, today=TODAY) is not None
        assert accounts.facilitator_named(db, "Alice").passphrase_hash == OTHER_HASH
        assert accounts.facilitator_named(db, "Bob").passphrase_hash == NO_HASH


def test_reset_lets_somebody_in_who_was_locked_out() -> None:
    with transaction() as db:
        facilitator(db, "Alice")
        for _ in range(ALLOWED_FAILURES[Lock.PASSPHRASE]):
            accounts.record_wrong_passphrase(db, "Alice", at=NOW)
        with pytest.raises(TooManyFailures):
            accounts.account_to_check(db, "Alice", at=NOW)

        accounts.reset_passphrase(db, name="alice", passphrase_hash=NO_HASH)

        assert accounts.account_to_check(db, "Alice", at=NOW) is not None


def test_reset_of_an_unknown_name_is_refused() -> None:
    with transaction() as db, pytest.raises(UnknownFacilitator, match="No account is named “Bob”"):
        accounts.reset_passphrase(db, name="Bob", passphrase_hash=NO_HASH)


def test_two_accounts_of_one_name_at_once_make_one(database: Engine) -> None:
    """On PostgreSQL both look before either has written."""
    assert database.dialect.name in {"sqlite", "postgresql"}
    start = Barrier(2)

    def add(name: str) -> str:
        start.wait()
        try:
            with transaction() as db:
                return accounts.add_facilitator(db, name=name, passphrase_hash=NO_HASH).name
        except NameTaken:
            return "taken"

    with ThreadPoolExecutor(2) as pool:
        outcomes = sorted(pool.map(add, ["Alice", "ALICE"]))

    assert sorted([*names(), "taken"]) == outcomes


def test_wrong_token_says_where_the_right_one_is() -> None:
    assert str(WrongSetupToken()) == (
        "This is not the token shown in the terminal where Cimpact was started."
    )
