import sys
from types import FrameType

import pytest
from argon2 import Parameters, Type, extract_parameters
from argon2.low_level import ARGON2_VERSION

from cimpact.store import passphrases
from cimpact.store.passphrases import SHORTEST, PassphraseTooShort, hashed

PASSPHRASE = "un été à la rivière"  # noqa: S105  of this test alone
COST = Parameters(Type.ID, ARGON2_VERSION, 16, 32, 2, 19 * 1024, 1)


@pytest.fixture(scope="module")
def kept() -> str:
    return hashed(PASSPHRASE)


def checks_made(passphrase_hash: str | None, passphrase: str) -> tuple[bool, list[Parameters]]:
    """What ``matches`` says, and the cost of each argon2 check that really ran meanwhile."""
    costs = []

    def watch(frame: FrameType, event: str, _argument: object) -> None:
        if event == "call" and frame.f_code.co_name == "verify_secret":
            costs.append(extract_parameters(frame.f_locals["hash"].decode()))

    sys.setprofile(watch)
    try:
        return passphrases.matches(passphrase_hash, passphrase), costs
    finally:
        sys.setprofile(None)


def test_right_passphrase_matches(kept: str) -> None:
    assert checks_made(kept, PASSPHRASE) == (True, [COST])


@pytest.mark.parametrize("wrong", ["", PASSPHRASE[:-1], PASSPHRASE.upper(), PASSPHRASE + "\x00"])
def test_wrong_passphrase_does_not_match(kept: str, wrong: str) -> None:
    assert checks_made(kept, wrong) == (False, [COST])


@pytest.mark.parametrize("guess", [PASSPHRASE, "nobody's passphrase"])
def test_nobody_costs_as_much_and_never_matches(guess: str) -> None:
    """A name that does not exist must not answer faster than one that does."""
    assert checks_made(None, guess) == (False, [COST])


def test_damaged_hash_never_matches() -> None:
    assert passphrases.matches("not a hash", PASSPHRASE) is False


def test_unicode_form_of_the_keyboard_does_not_matter(kept: str) -> None:
    typed_elsewhere = "un e\u0301te\u0301 a\u0300 la rivie\u0300re"

    assert passphrases.matches(kept, typed_elsewhere)
    assert passphrases.matches(hashed(typed_elsewhere), PASSPHRASE)


def test_hash_is_salted(kept: str) -> None:
    assert hashed(PASSPHRASE) != kept


def test_short_passphrase_is_refused() -> None:
    with pytest.raises(PassphraseTooShort, match="at least 12 characters"):
        hashed("x" * (SHORTEST - 1))
