"""What two ways of writing the same words have in common."""

import re
import unicodedata

_NO_WORD = re.compile(r"[^a-z0-9]+")
LONGEST = 2000
SHORTEST_WORD = 3
"""Letters; "de", "la" and "of" say nothing of what a question is about."""


def folded(text: str) -> str:
    """Words in small letters without accents and signs, one blank between them."""
    plain = unicodedata.normalize("NFKD", text[:LONGEST].casefold().replace("œ", "oe"))
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return _NO_WORD.sub(" ", letters).strip()


def words(text: str) -> frozenset[str]:
    """The distinct words of a folded text, without the shortest ones."""
    return frozenset(word for word in text.split() if len(word) >= SHORTEST_WORD)


def likeness(left: frozenset[str], right: frozenset[str]) -> float:
    """How many of their words two texts share, from 0 to 1 (Dice)."""
    if not left or not right:
        return 0.0
    return 2 * len(left & right) / (len(left) + len(right))
