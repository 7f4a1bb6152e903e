"""Codes that people read aloud and type: for joining a session, for coming back as the same person.

An own code has twelve characters, the last of which checks the others. With each place weighted by
its number and the sum taken modulo 31, a prime above the thirty characters, one wrong character and
any two that changed places never pass.
"""

import secrets

from cimpact.errors import N_, CimpactError

# Thirty characters: no I, L, O, U, 0 or 1, which the eye or the ear confuses.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUP = 4
OWN_CODE_LENGTH = 12
CHECK = 31


class MistypedOwnCode(CimpactError):
    """What was typed cannot be an own code: a character is wrong, missing or too many."""

    message = N_(
        "This own code has a typing mistake: it has twelve characters, such as "
        "ABCD-EFGH-JKMN. Compare it with your note, or leave the field empty. Nothing was saved."
    )


def new_code(groups: int) -> str:
    """Random groups of four characters, such as ``7KQ2-M9XA``."""
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(GROUP)) for _ in range(groups))


def normalised_code(typed: str) -> str:
    """A code as stored, from any way of typing it: case, blanks and hyphens do not matter."""
    kept = "".join(character for character in typed.upper() if character in ALPHABET)
    return "-".join(kept[start : start + GROUP] for start in range(0, len(kept), GROUP))


def new_own_code() -> str:
    """A code that nobody can guess and that tells nothing of a person."""
    while True:
        drawn = "".join(secrets.choice(ALPHABET) for _ in range(OWN_CODE_LENGTH - 1))
        # The last place weighs twelve, and 12 times 13 is 1 modulo 31.
        check = -_weighted(drawn) * 13 % CHECK
        if check < len(ALPHABET):  # of 31 remainders, one has no character
            return normalised_code(drawn + ALPHABET[check])


def own_code(typed: str) -> str:
    """An own code from any way of typing it. Raises MistypedOwnCode."""
    code = normalised_code(typed)
    characters = code.replace("-", "")
    if len(characters) != OWN_CODE_LENGTH or _weighted(characters) % CHECK:
        raise MistypedOwnCode
    return code


def _weighted(characters: str) -> int:
    return sum(place * ALPHABET.index(each) for place, each in enumerate(characters, start=1))
