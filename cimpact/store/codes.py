"""Codes that people read aloud and type: for joining a session, for claiming an installation."""

import secrets

# Thirty characters: no I, L, O, U, 0 or 1, which the eye or the ear confuses.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUP = 4


def new_code(groups: int) -> str:
    """Random groups of four characters, such as ``7KQ2-M9XA``."""
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(GROUP)) for _ in range(groups))


def normalised_code(typed: str) -> str:
    """A code as stored, from any way of typing it: case, blanks and hyphens do not matter."""
    kept = "".join(character for character in typed.upper() if character in ALPHABET)
    return "-".join(kept[start : start + GROUP] for start in range(0, len(kept), GROUP))
