"""What can be wrong with a session file: one small class each, and where it was found."""

from dataclasses import dataclass

from cimpact.errors import N_, CimpactError


class NoBundle(CimpactError):
    """Something else than a session file."""

    message = N_(
        "This is not a session file of Cimpact, or only a part of one. Nothing was read from it."
    )


class BundleTooLarge(CimpactError):
    """A file larger than any session."""

    message = N_(
        "This file is larger than {megabytes} MB: no session is. Nothing was read from it."
    )


class NewerBundle(CimpactError):
    """A file of a later Cimpact."""

    message = N_(
        "This file was written by a newer Cimpact (format {version}; this one reads up to "
        "{known}). Nothing was read from it: update Cimpact, then try again."
    )


class MissingKey(CimpactError):
    """A part that every session file has."""

    message = N_("The key “{key}” is missing.")


class UnknownKey(CimpactError):
    """A part that no session file has."""

    message = N_("The key “{key}” is not known here.")


class RepeatedKey(CimpactError):
    """One name for two things."""

    message = N_("The key “{key}” is given twice in one place.")


class WrongValue(CimpactError):
    """A value of the wrong kind, or outside its bounds."""

    message = N_("“{value}” cannot stand here.")


class AlteredQuestionnaire(CimpactError):
    """A questionnaire that was changed after the file was written."""

    message = N_("The questionnaire is not the one that was answered: its checksum differs.")


class RepeatedNumber(CimpactError):
    """Two respondents with one number."""

    message = N_("Respondent {number} stands twice in this file.")


class RepeatedDecision(CimpactError):
    """Two decisions on one element."""

    message = N_("The decision on {item} stands twice in this file.")


class NameNotAgreed(CimpactError):
    """A name in a session where nobody agreed to be named."""

    message = N_("A respondent has a name, although this session is without names.")


class TooMuch(CimpactError):
    """More entries than a session can have."""

    message = N_("There are more than {most} entries here: no session has as many.")


class MoreMistakes(CimpactError):
    """Where the list of mistakes ends before the file does."""

    message = N_("There are more mistakes after this one. Correct these first.")


@dataclass(frozen=True, slots=True)
class BundleMistake:
    """Something wrong in one place, such as ``respondents[3].answers.first.PRE1``."""

    place: str
    error: CimpactError

    def __str__(self) -> str:
        """The place and the sentence, in English, on one line."""
        return f"{self.place}: {self.error}"


class InvalidBundle(CimpactError):
    """A session file that is refused, with its mistakes.

    Args:
        mistakes: at least one, in the order of the file.
    """

    message = N_("This session file cannot be used, and nothing was read. Mistakes found: {count}.")

    def __init__(self, mistakes: tuple[BundleMistake, ...]) -> None:
        super().__init__(count=len(mistakes))
        self.mistakes = mistakes
