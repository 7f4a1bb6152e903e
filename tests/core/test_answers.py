"""The answers frame: what it holds and what it refuses."""

import pandas as pd
import pytest

from cimpact.core.answers import (
    NamelessAnswer,
    OffScale,
    RepeatedAnswer,
    UnknownKind,
    tidy_answers,
)
from cimpact.core.questionnaire import UnknownItem
from tests.core.factories import LONG, one_item

COLUMNS = ["respondent", "kind", "section", "item", "choice", "level"]


def test_a_frame_has_a_row_per_answer_with_its_section_and_level() -> None:
    answers = tidy_answers(
        [
            ("ann", "person", "QA1", "3"),
            ("ann", "person", "PRE1", "dk"),
            ("us", "group", "LEA9", "early"),
        ],
        LONG,
    )
    expected = pd.DataFrame(
        {
            "respondent": ["ann", "ann", "us"],
            "kind": ["person", "person", "group"],
            "section": ["questions_considered", "preconditions", "leadership"],
            "item": ["QA1", "PRE1", "LEA9"],
            "choice": ["3", "dk", "early"],
            "level": pd.array([3, None, None], dtype="Int64"),
        }
    )
    pd.testing.assert_frame_equal(answers, expected)


def test_no_answers_make_an_empty_frame_of_the_same_columns() -> None:
    answers = tidy_answers([], LONG)
    filled = tidy_answers([("ann", "person", "QA1", "3")], LONG)
    assert list(answers.columns) == COLUMNS
    assert len(answers) == 0
    assert answers.dtypes.to_dict() == filled.dtypes.to_dict()


def test_an_unknown_item_is_refused_by_name() -> None:
    with pytest.raises(UnknownItem, match="no element QA6"):
        tidy_answers([("ann", "person", "QA1", "3"), ("ann", "person", "QA6", "3")], LONG)


@pytest.mark.parametrize("choice", ["5", "-1", "2.5", "", " 3", "DK", "٣", "unknown"])
def test_a_choice_that_the_item_does_not_offer_is_refused(choice: str) -> None:
    with pytest.raises(OffScale) as refused:
        tidy_answers([("ann", "person", "QA1", choice)], LONG)
    assert str(refused.value) == (
        f"“{choice}” is not an answer to QA1, which takes 0, 1, 2, 3, 4, dk, early."
    )


def test_the_scale_of_each_item_counts() -> None:
    assert tidy_answers([("ann", "person", "Q1", "6")], one_item(7))["level"].tolist() == [6]
    with pytest.raises(OffScale, match="takes 0, 1, 2, dk, early"):
        tidy_answers([("ann", "person", "Q1", "3")], one_item(3))


def test_a_kind_is_person_or_group() -> None:
    with pytest.raises(UnknownKind, match="“crowd” is neither person nor group"):
        tidy_answers([("ann", "crowd", "QA1", "3")], LONG)


def test_an_answer_is_unique_per_respondent_and_item() -> None:
    with pytest.raises(RepeatedAnswer, match="Respondent ann answers QA1 twice"):
        tidy_answers([("ann", "person", "QA1", "3"), ("ann", "person", "QA1", "3")], LONG)


def test_an_answer_of_nobody_is_refused() -> None:
    record: tuple[str, str, str, str] = (None, "person", "QA1", "3")  # type: ignore[assignment]
    with pytest.raises(NamelessAnswer, match="An answer to QA1 names no respondent"):
        tidy_answers([record], LONG)
