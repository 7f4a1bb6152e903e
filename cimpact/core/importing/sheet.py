"""Rows of text under a header: what every table becomes, whatever file it came in."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from cimpact.core.importing.folding import folded
from cimpact.core.wide_file import TEXT_COLUMNS
from cimpact.core.wide_mistakes import Mistake
from cimpact.errors import N_


class Kind(StrEnum):
    """Where a table seems to come from, by its header."""

    WIDE = "cimpact-wide"
    LONG = "cimpact-long"
    LIMESURVEY = "limesurvey"
    GOOGLE_FORMS = "google-forms"
    MICROSOFT_FORMS = "microsoft-forms"
    KOBO = "kobotoolbox"
    OTHER = "other"


KIND_NAMES = {
    Kind.WIDE: N_("Cimpact: one line per person"),
    Kind.LONG: N_("Cimpact: one line per answer"),
    Kind.LIMESURVEY: N_("LimeSurvey"),
    Kind.GOOGLE_FORMS: N_("Google Forms"),
    Kind.MICROSOFT_FORMS: N_("Microsoft Forms"),
    Kind.KOBO: N_("KoboToolbox"),
    Kind.OTHER: N_("A table of another tool"),
}
LONG_TABLE, FACETS_TABLE = COMPANIONS = ("long", "facets")
"""Tables of our zip and of our workbook that hold what has no place in the wide one."""
LONGEST_NAME = 500
"""Characters of a header by which its column is known."""
OURS = (Kind.WIDE, Kind.LONG)
"""Kinds whose columns and answers need no guess."""

_OF_ITEM = re.compile(r"(note:)?[A-Z][A-Z0-9]{1,11}")
_MARKS = (
    (Kind.LONG, {"respondent", "item", "vote", "choice"}, 4),
    (Kind.WIDE, {"respondent"}, 1),
    (
        Kind.KOBO,
        {"id", "uuid", "submission time", "validation status", "notes", "submitted by", "index"},
        4,
    ),
    (
        Kind.LIMESURVEY,
        {
            *("submitdate", "lastpage", "startlanguage", "seed", "startdate", "datestamp"),
            *("response id", "date submitted", "last page", "start language"),
            *("id de la reponse", "date de soumission", "derniere page", "langue de depart"),
        },
        3,
    ),
    (
        Kind.MICROSOFT_FORMS,
        {
            *("start time", "completion time", "last modified time"),
            *("heure de debut", "heure de fin", "heure de la derniere modification"),
        },
        2,
    ),
    (Kind.GOOGLE_FORMS, {"timestamp", "horodateur", "horodatage"}, 1),
)
"""Names of columns that a tool adds by itself, and how many of them make it certain."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as text.

    Args:
        header: a name per column; every name once, none empty.
        lines: where each row stands in the file, from 1.
        rows: as many cells each as there are names, without outer blanks.
        mistakes: what could not be read, each with its place.
        encoding: the encoding, where it is a guess; else empty.
        companions: of our own files, the other tables that tell of the same respondents, by name.
    """

    header: tuple[str, ...]
    lines: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...]
    mistakes: tuple[Mistake, ...] = ()
    encoding: str = ""
    companions: tuple[tuple[str, "Sheet"], ...] = ()

    @property
    def kind(self) -> Kind:
        """Which tool seems to have written it."""
        names = {folded(name) for name in self.header}
        for kind, marks, needed in _MARKS:
            if len(names & marks) >= needed and (kind is not Kind.WIDE or self._is_wide):
                return kind
        return Kind.OTHER

    @property
    def _is_wide(self) -> bool:
        """Whether every column is one of ours: else its numbers need not begin at 0 as ours do."""
        return all(name in TEXT_COLUMNS or _OF_ITEM.fullmatch(name) for name in self.header)

    def column(self, position: int) -> list[str]:
        """The cells of a column."""
        return [row[position] for row in self.rows]


def named_apart(header: Iterable[str]) -> tuple[str, ...]:
    """Names of which each stands once: forms repeat questions, and sheets leave names out."""
    seen: Counter[str] = Counter()
    names = []
    for position, name in enumerate(header, start=1):
        known = " ".join(name[:LONGEST_NAME].split()) or f"({position})"
        seen[known] += 1
        again = seen[known]
        names.append(known if again == 1 else f"{known} ({again})")
    return tuple(names)


def filled(rows: Sequence[Sequence[str]], width: int) -> tuple[tuple[str, ...], ...]:
    """Rows of exactly that many cells, without outer blanks."""
    return tuple(
        tuple(cell.strip() for cell in [*row[:width], *[""] * (width - len(row))]) for row in rows
    )
