"""What people type, made fit to store and to write into a file."""

import re
import unicodedata

# PostgreSQL stores no NUL, XML writers refuse the other controls, UTF-8 has no lone surrogate.
_UNSTORABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


def storable(text: str) -> str:
    """The text in one Unicode form, without invisible controls; line breaks and tabs stay."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", _UNSTORABLE.sub("", lines))


def on_one_line(text: str) -> str:
    """A storable text without stray blanks, such as a name."""
    return storable(" ".join(text.split()))


def folded(name: str) -> str:
    """What two ways of typing a name have in common: case, blanks and Unicode form do not count."""
    return storable(on_one_line(name).casefold())


def unaccented(text: str) -> str:
    """What a search compares: without accents, capitals or ligatures (Chœur ÉVALUÉ: choeur evalue).

    Coarser than ``folded``, which tells two accounts apart.
    """
    spread = text.casefold().replace("œ", "oe").replace("æ", "ae")
    letters = unicodedata.normalize("NFKD", on_one_line(spread))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
