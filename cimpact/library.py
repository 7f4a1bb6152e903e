"""Where the practice library is read from disk; what it means is ``core``'s."""

from pathlib import Path

from cimpact.core.library import Library, parse_library
from cimpact.errors import N_, CimpactError


class LibraryMissing(CimpactError):
    """The file of the library is not there, or not text."""

    message = N_("The practice library was not found or is not readable text: {path}")


def read_library(path: Path) -> Library:
    """The library of a file. Raises LibraryMissing, InvalidContent."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise LibraryMissing(path=path) from error
    return parse_library(text)
