"""Marks of a paper sheet: what stands beside the boxes, and what may be typed for them."""

import pytest

from cimpact.core.marks import WrongMarks, choice_of, choices_of_sheet, mark_of
from cimpact.core.questionnaire import UnknownItem
from tests.core.factories import LONG, an_item, one_item

FIVE, THREE = an_item("Q1"), an_item("Q1", levels=3)


def test_a_level_is_its_digit_and_the_others_are_a_letter_of_the_sheets_language() -> None:
    choices = ("0", "4", "dk", "early")
    assert [mark_of(choice, "fr") for choice in choices] == ["0", "4", "N", "T"]
    assert [mark_of(choice, "en") for choice in choices] == ["0", "4", "D", "E"]
    assert mark_of("dk", "es") == "D"


@pytest.mark.parametrize(
    ("mark", "choice"),
    [
        *[(mark, "dk") for mark in "NnDd"],
        *[(mark, "early") for mark in "TtEe"],
        ("dk", "dk"),
        ("0", "0"),
        ("4", "4"),
        *[(mark, None) for mark in ("5", "x", "?", "-1", "٣", "44", "")],
    ],
)
def test_what_is_typed_means_a_choice_of_the_element_or_nothing(
    mark: str, choice: str | None
) -> None:
    assert choice_of(mark, FIVE) == choice


def test_a_shorter_scale_has_fewer_marks() -> None:
    assert [choice_of(mark, THREE) for mark in "0123n"] == ["0", "1", "2", None, "dk"]


def test_what_every_sheet_shows_can_be_typed() -> None:
    for language in ("fr", "en"):
        marks = [mark_of(choice, language) for choice in FIVE.choices]
        assert [choice_of(mark, FIVE) for mark in marks] == list(FIVE.choices)


def test_blank_marks_are_left_out() -> None:
    assert choices_of_sheet({"Q1": " "}, one_item(), "fr") == {}
    assert choices_of_sheet({"Q1": " 3 "}, one_item(), "fr") == {"Q1": "3"}


def test_all_wrong_marks_of_a_sheet_are_told_at_once() -> None:
    with pytest.raises(WrongMarks) as refused:
        choices_of_sheet({"PRE1": "9", "PRE2": "2", "QA1": "x" * 50}, LONG, "fr")
    assert refused.value.values == {
        "mistakes": "PRE1: 9; QA1: xxxxxxxxxx",
        "dont_know": "N",
        "too_early": "T",
    }


def test_an_element_that_the_sheet_does_not_have_is_refused() -> None:
    with pytest.raises(UnknownItem):
        choices_of_sheet({"XX1": "3"}, LONG, "fr")
