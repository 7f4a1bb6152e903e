"""Passphrases: hashed with argon2id, checked two at a time at most."""

import threading
import unicodedata

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

from cimpact.errors import N_, CimpactError

SHORTEST = 12

_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
# Each check takes 19 MiB and a core for a moment: a burst of attempts must not starve the room.
_two_at_a_time = threading.BoundedSemaphore(2)
# Checked when the name is unknown, so that the time taken does not tell which names exist.
_NOBODY = _hasher.hash("nobody's passphrase")


class PassphraseTooShort(CimpactError):
    """A passphrase that could be guessed."""

    message = N_(
        "The passphrase needs at least {shortest} characters. A short sentence works well."
    )


def hashed(passphrase: str) -> str:
    """The argon2id hash (19 MiB, two passes). Raises PassphraseTooShort."""
    if len(passphrase) < SHORTEST:
        raise PassphraseTooShort(shortest=SHORTEST)
    with _two_at_a_time:
        return _hasher.hash(_in_one_form(passphrase))


def matches(passphrase_hash: str | None, passphrase: str) -> bool:
    """Whether the passphrase is the one hashed; None (nobody) takes as long and never matches."""
    with _two_at_a_time:
        try:
            _hasher.verify(passphrase_hash or _NOBODY, _in_one_form(passphrase))
        except (VerifyMismatchError, InvalidHashError):
            return False
    return passphrase_hash is not None


def _in_one_form(passphrase: str) -> str:
    # Keyboards differ: é is one character for some and two for others.
    return unicodedata.normalize("NFC", passphrase)
