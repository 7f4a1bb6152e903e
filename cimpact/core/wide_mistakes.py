"""What can be wrong with a wide file: one small class each, and where it was found."""

from collections.abc import Iterable
from dataclasses import dataclass

from cimpact.errors import N_, CimpactError

LONGEST_QUOTE = 30
"""Characters of a cell that a sentence repeats."""


class EmptyFile(CimpactError):
    """Not even a header."""

    message = N_("The file is empty. Its first line must name the columns: respondent, then items.")


class NotText(CimpactError):
    """A spreadsheet, a picture or another encoding instead of text."""

    message = N_("This is not a text file in UTF-8. Save the sheet as “CSV UTF-8” and try again.")


class MissingColumn(CimpactError):
    """A header that does not say whose the rows are."""

    message = N_("No column is named respondent.")


class UnknownColumn(CimpactError):
    """A header cell that is neither a known column nor an item."""

    message = N_("“{column}” is neither an element of this questionnaire nor one of {columns}.")


class RepeatedColumn(CimpactError):
    """A column that the header names twice."""

    message = N_("The column “{column}” appears twice.")


class WrongCellCount(CimpactError):
    """A row that is longer or shorter than the header."""

    message = N_("This line has {found} cells where the header has {expected}.")


class UnreadableCell(CimpactError):
    """Another encoding inside one cell, or an invisible control character."""

    message = N_("“{cell}” holds characters that are not UTF-8 text.")


class BrokenQuotes(CimpactError):
    """Quotation marks that never close or close too early."""

    message = N_("The quotation marks of this cell do not pair up.")


class CellTooLong(CimpactError):
    """A cell that no answer needs."""

    message = N_("This cell is too long.")


class NamelessRow(CimpactError):
    """A row without respondent."""

    message = N_("This line names no respondent.")


class RepeatedRespondent(CimpactError):
    """A second row of one respondent."""

    message = N_("Respondent “{respondent}” already stands on line {line}.")


@dataclass(frozen=True, slots=True)
class Mistake:
    """Something wrong in one place.

    Args:
        line: of the file, from 1; of a cell in several lines, the first.
        column: from 1.
        name: the header of that column, empty where there is none.
        error: what is wrong, as a sentence to show.
    """

    line: int
    column: int
    name: str
    error: CimpactError

    def __str__(self) -> str:
        """The place and the sentence, in English, on one line."""
        return f"line {self.line}, column {self.name or self.column}: {self.error}"


class InvalidWideFile(CimpactError):
    """A wide file that is refused, with every mistake in the order of the file.

    Args:
        mistakes: at least one, in any order.
    """

    message = N_("This file cannot be read. Mistakes found: {count}.")

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        self.mistakes = tuple(sorted(mistakes, key=lambda each: (each.line, each.column)))
        super().__init__(count=len(self.mistakes))


def shown(cell: str) -> str:
    """A cell as a sentence may repeat it: short, and without what a terminal would obey."""
    visible = "".join(character if character.isprintable() else "\ufffd" for character in cell)
    return visible if len(visible) <= LONGEST_QUOTE else visible[:LONGEST_QUOTE] + "…"
