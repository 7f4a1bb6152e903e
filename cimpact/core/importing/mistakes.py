"""What can be wrong with a file from elsewhere: one small class each, with what to do about it."""

from collections.abc import Iterable

from cimpact.core.wide_mistakes import Mistake
from cimpact.errors import N_, CimpactError


class InvalidImport(CimpactError):
    """A file that is refused, with its mistakes.

    Args:
        mistakes: at least one, in the order of the file.
    """

    message = N_("Nothing was imported. Mistakes found: {count}.")

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        self.mistakes = tuple(mistakes)
        super().__init__(count=len(self.mistakes))


class FileTooLarge(CimpactError):
    """More bytes than any session has."""

    message = N_(
        "This file is larger than {megabytes} MB. Nothing was read from it: keep the answers only, "
        "without pictures or other sheets, and try again."
    )


class UnpacksTooLarge(CimpactError):
    """A small file that becomes an enormous one."""

    message = N_(
        "Unpacked, this file is far larger than any session. Nothing was read from it: save the "
        "sheet with the answers as “CSV UTF-8” and try again."
    )


class NotRead(CimpactError):
    """A file of a kind that is not read here, or one that is damaged."""

    message = N_(
        "This is neither a sheet nor a session file that Cimpact can read, or it is damaged. Save "
        "the answers as “CSV UTF-8” or as an Excel workbook (.xlsx) and try again."
    )


class SeveralFiles(CimpactError):
    """A zip with several tables and none that is named as ours."""

    message = N_(
        "This zip holds {count} tables. Nothing was read: unpack it and import the one with the "
        "answers."
    )


class NoRows(CimpactError):
    """No header, or nothing below it."""

    message = N_(
        "There are no answers in this file: a first line with names, then a line per person."
    )


class TooManyRows(CimpactError):
    """More rows than a session can have."""

    message = N_("There are more than {most} lines. Nothing was imported: leave the others out.")


class TooManyColumns(CimpactError):
    """More columns than any form has."""

    message = N_("There are more than {most} columns. Nothing was imported: leave the others out.")


class TooManyCells(CimpactError):
    """A sheet that is far too large, without being too long or too wide."""

    message = N_("There are more than {most} cells. Nothing was imported: leave columns out.")


class FormulaCell(CimpactError):
    """A cell that computes; nothing of a file is computed here."""

    message = N_(
        "This cell is a formula, and formulas are not computed here. Copy it and paste the value "
        "in its place."
    )


class MergedCells(CimpactError):
    """One cell over several places: whose answer it is cannot be known."""

    message = N_("The cells {area} are merged. Unmerge them and repeat the value where it belongs.")


class UnknownLabel(CimpactError):
    """A cell that no level is known for."""

    message = N_(
        "It is not known which answer to {item} “{label}” is. Say what it means, or correct the "
        "cell."
    )


class UnknownGroup(CimpactError):
    """A sector or a role that the questionnaire does not have."""

    message = N_(
        "The questionnaire has no sector or role “{label}”. Say which one it is, or leave the "
        "column out."
    )


class UsedTwice(CimpactError):
    """Two columns for one thing."""

    message = N_("The column “{other}” is already used for this. Leave one of the two out.")


class ItemNotAsked(CimpactError):
    """A mapping to an element that the session does not ask."""

    message = N_("The questionnaire of this session has no element {item}.")


class NoItems(CimpactError):
    """A mapping without a single element."""

    message = N_("No column is an answer to an element: say which ones are.")


class NameNotAsked(CimpactError):
    """Names for a session without names."""

    message = N_(
        "This session is without names: leave this column out, or import into a session with names."
    )


class NameMissingHere(CimpactError):
    """An answer without a name where everybody has one."""

    message = N_("In a session with names, every line needs one.")


class TextTooLong(CimpactError):
    """A note or a name that is longer than what can be kept."""

    message = N_("This text has {length} characters; {most} can be kept. Shorten it.")


class MoreThanInvited(CimpactError):
    """More people than could have answered."""

    message = N_(
        "{people} people answered in this file, and {invited} were invited to the session. Correct "
        "the number of invited people first."
    )


class NobodyAnswered(CimpactError):
    """A file in which no row answers anything."""

    message = N_("No line of this file answers any element.")


class UnknownVote(CimpactError):
    """A vote other than the three there are."""

    message = N_("“{vote}” is no vote: only first, second and looking_back are.")


class AnsweredTwice(CimpactError):
    """A long file that says the same thing twice."""

    message = N_("Respondent “{respondent}” already answers {item} in this vote.")


class UnknownRespondent(CimpactError):
    """A table that tells of somebody whom the wide one lacks."""

    message = N_("No respondent “{respondent}” stands in the wide table.")


class WrongTable(CimpactError):
    """A table of ours without the columns that it has."""

    message = N_("This table needs the columns {columns}.")


class TwoKinds(CimpactError):
    """A respondent who is a person in one row and the group in another."""

    message = N_("Respondent “{respondent}” is a person in one line and the group in another.")


class MoreMistakesHere(CimpactError):
    """Where the list ends before the file does."""

    message = N_("There are more mistakes after this one. Correct these first.")


class NotAMapping(CimpactError):
    """A file of a mapping that cannot be understood."""

    message = N_(
        "{place}: this is not part of a mapping. A dry run prints one to begin with "
        "(cimpact import … --dry-run)."
    )


def of_file(error: CimpactError) -> InvalidImport:
    """The refusal of a whole file, for one reason."""
    return InvalidImport([Mistake(1, 1, "", error)])


def in_order(mistakes: Iterable[Mistake]) -> list[Mistake]:
    """As they stand in the file."""
    return sorted(mistakes, key=lambda each: (each.line, each.column))


def bounded(mistakes: Iterable[Mistake], most: int) -> tuple[Mistake, ...]:
    """The first mistakes, and one that says that there are more."""
    kept: list[Mistake] = []
    for mistake in mistakes:
        if len(kept) == most:
            return (*kept, Mistake(mistake.line, mistake.column, "", MoreMistakesHere()))
        kept.append(mistake)
    return tuple(kept)
