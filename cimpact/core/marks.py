"""What stands beside the boxes of a paper sheet, and what whoever types it in may type for it.

A level is its digit. The two answers that are no level have a letter, which is that of the sheet's
language; the letters of all languages are understood, whatever language the screen speaks.
"""

from collections.abc import Mapping

from cimpact.core.questionnaire import DONT_KNOW, TOO_EARLY, Item, Questionnaire
from cimpact.errors import N_, CimpactError

LETTERS = {
    "fr": {DONT_KNOW: "N", TOO_EARLY: "T"},
    "en": {DONT_KNOW: "D", TOO_EARLY: "E"},
}
LONGEST_SHOWN = 10


class WrongMarks(CimpactError):
    """Marks that no box of their element has, all of a sheet at once."""

    message = N_(
        "Nothing was saved. Correct what no box has: {mistakes}. A level is a digit, don't know is "
        "{dont_know}, too early is {too_early}; what is left blank stays empty."
    )


def mark_of(choice: str, language: str) -> str:
    """What stands beside the box of a choice on a sheet in this language."""
    return LETTERS.get(language, LETTERS["en"]).get(choice, choice)


def choice_of(mark: str, item: Item) -> str | None:
    """The choice that a mark means, in capitals or not; None where no box has it."""
    letters = {letter: choice for known in LETTERS.values() for choice, letter in known.items()}
    choice = letters.get(mark.upper(), mark)
    return choice if choice in item.choices else None


def choices_of_sheet(
    marks: Mapping[str, str], questionnaire: Questionnaire, language: str
) -> dict[str, str]:
    """Item code to choice of all marks that were typed; blank ones are left out.

    Raises UnknownItem, and WrongMarks with all that no box has, in words for ``language``.
    """
    typed = {code: mark.strip() for code, mark in marks.items() if mark.strip()}
    choices = {code: choice_of(mark, questionnaire.item(code)) for code, mark in typed.items()}
    wrong = [code for code, choice in choices.items() if choice is None]
    if wrong:
        raise WrongMarks(
            mistakes="; ".join(f"{code}: {typed[code][:LONGEST_SHOWN]}" for code in wrong),
            dont_know=mark_of(DONT_KNOW, language),
            too_early=mark_of(TOO_EARLY, language),
        )
    return {code: choice for code, choice in choices.items() if choice is not None}
