"""What of a session's rows may leave it, and under which numbers."""

from collections import Counter
from random import Random
from statistics import fmean

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cimpact.core.rows import (
    AnswerRow,
    FacetRow,
    FileRows,
    NoNames,
    NoteRow,
    NothingToTakeAway,
    NumberedAnswers,
    NumberedRespondent,
    RespondentRow,
    SessionRows,
    TooFewPeople,
    disclosed,
)
from cimpact.core.shared import shared_values
from tests.core.factories import a_questionnaire, a_section, an_item
from tests.exports.session_rows import people, person, rows_of

TWO_ITEMS = a_questionnaire(a_section("conditions", an_item("QA1"), an_item("QA2")))
GROUP = RespondentRow(key="us", kind="group")
codes = st.sampled_from(["", "a", "b", "c", "d"])


def drawn(rows: SessionRows, seed: int = 1, *, with_names: bool = False) -> FileRows:
    return disclosed(rows, Random(seed), with_names=with_names)  # noqa: S311  repeatable


def sectors(rows: FileRows) -> Counter[str]:
    return Counter(each.sector for each in rows.respondents)


def test_a_file_holds_numbers_instead_of_keys() -> None:
    rows = rows_of(
        (person("b", sector="health", role="other"), GROUP, person("a")),
        (
            AnswerRow("b", "first", "Q1", "4"),
            AnswerRow("us", "first", "Q1", "2"),
            AnswerRow("a", "first", "Q1", "dk"),
        ),
        notes=(NoteRow("Q1", "evidence", "A letter."),),
        minimum_group=1,
    )
    first, second, third = Random(1).sample(range(1000, 10000), 3)  # noqa: S311  the same draw
    assert (first, second, third) == (3201, 2033, 5179)
    assert drawn(rows) == FileRows(
        respondents=(
            NumberedRespondent(2033, "person", "health", "other", ""),
            NumberedRespondent(3201, "person", "", "", ""),
            NumberedRespondent(5179, "group", "", "", ""),
        ),
        answers=NumberedAnswers(
            respondent=[2033, 3201, 5179],
            vote=["first"] * 3,
            item=["Q1"] * 3,
            choice=["4", "dk", "2"],
        ),
        notes=(NoteRow("Q1", "evidence", "A letter."),),
    )


def test_two_draws_give_other_numbers() -> None:
    rows = rows_of(people(30))
    first, second = ({each.number for each in drawn(rows, seed).respondents} for seed in (1, 2))
    assert len(first) == len(second) == 30
    assert len(first & second) < 5


def test_the_order_of_joining_does_not_show() -> None:
    """Rank correlation of joining and file order: about 0 on average, both signs equally often.

    Each person is recognised by what nobody else answered.
    """
    joined = people(25)
    answers = tuple(
        AnswerRow(each.key, "first", item, str(digit))
        for place, each in enumerate(joined)
        for item, digit in (("QA1", place // 5), ("QA2", place % 5))
    )
    rows = rows_of(joined, answers, questionnaire=TWO_ITEMS)
    correlations = [_rank_correlation(drawn(rows, seed)) for seed in range(300)]
    assert abs(fmean(correlations)) < 0.05
    assert 100 < sum(each > 0 for each in correlations) < 200


def _rank_correlation(rows: FileRows) -> float:
    by_number: dict[int, int] = {}
    for respondent, _vote, item, choice in rows.answers:
        digit = int(choice) * (5 if item == "QA1" else 1)
        by_number[respondent] = by_number.get(respondent, 0) + digit
    order = [by_number[each.number] for each in rows.respondents]
    return float(np.corrcoef(order, range(len(order)))[0, 1])


def test_fewer_people_than_the_minimum_group_give_no_file() -> None:
    with pytest.raises(TooFewPeople) as refusal:
        drawn(rows_of(people(4)))
    assert refusal.value.values == {"minimum": 5}
    assert len(drawn(rows_of(people(5))).respondents) == 5


def test_people_without_an_answer_and_the_group_itself_do_not_make_up_the_number() -> None:
    four = people(4)
    answers = tuple(AnswerRow(each.key, "first", "Q1", "3") for each in (*four, GROUP))
    with pytest.raises(TooFewPeople):
        drawn(rows_of((*four, GROUP, person("idle"), person("idle too")), answers))


def test_answers_of_a_second_vote_do_not_make_up_for_the_first() -> None:
    answers = (
        *(AnswerRow(each.key, "first", "Q1", "3") for each in people(4)),
        *(AnswerRow(each.key, "second", "Q1", "3") for each in people(8)),
    )
    with pytest.raises(TooFewPeople):
        drawn(rows_of(people(8), answers))


def test_a_session_answered_together_gives_a_file() -> None:
    rows = drawn(rows_of((GROUP, person("idle")), (AnswerRow("us", "first", "Q1", "2"),)))
    assert [(each.kind, each.number) for each in rows.respondents] == [
        ("group", rows.answers.respondent[0])
    ]


def test_a_session_without_answers_gives_no_file() -> None:
    with pytest.raises(NothingToTakeAway):
        drawn(rows_of(people(9), ()))


def test_whoever_answered_nothing_has_no_row() -> None:
    rows = drawn(rows_of(people(6), rows_of(people(5)).answers))
    assert len(rows.respondents) == 5


def test_a_vote_of_too_few_people_stays_out_of_the_file() -> None:
    def after(voters: int) -> Counter[str]:
        second = tuple(AnswerRow(each.key, "second", "Q1", "4") for each in people(voters))
        first = rows_of(people(8)).answers
        return Counter(vote for _, vote, *_ in drawn(rows_of(people(8), (*first, *second))).answers)

    assert after(4) == {"first": 8}
    assert after(5) == {"first": 8, "second": 5}


def test_facets_leave_with_the_first_vote_of_their_person_only() -> None:
    """In the order of the questionnaire; nothing of somebody who has no row among the answers."""
    said = tuple(
        FacetRow(key, item, facet, "no")
        for key in ("key-000", "idle", "later")
        for item, facet in (("QA2", 1), ("QA1", 2), ("QA1", 1))
    )
    answers = (
        *(AnswerRow(each.key, "first", "QA1", "3") for each in people(5)),
        *(AnswerRow(key, "second", "QA1", "3") for key in ["later", *(p.key for p in people(4))]),
    )
    rows = rows_of(
        (*people(5), person("idle"), person("later")),
        answers,
        facets=said,
        questionnaire=TWO_ITEMS,
    )
    shown = drawn(rows).facets
    assert [(each.item, each.facet, each.choice) for each in shown] == [
        ("QA1", 1, "no"),
        ("QA1", 2, "no"),
        ("QA2", 1, "no"),
    ]
    assert len({each.respondent for each in shown}) == 1


def test_no_facet_leaves_a_session_that_the_group_answered_with_one_voice() -> None:
    rows = rows_of(
        (GROUP, person("idle")),
        (AnswerRow("us", "first", "Q1", "2"),),
        facets=(FacetRow("idle", "Q1", 1, "no"),),
    )
    assert drawn(rows).facets == ()


def test_a_sector_of_too_few_people_is_blank() -> None:
    """Two funders and three at the municipality among thirteen."""
    rows = rows_of(
        (
            *people(8, sector="health"),
            *(person(f"m{n}", sector="municipal") for n in range(3)),
            *(person(f"f{n}", sector="funder") for n in range(2)),
        )
    )
    assert sectors(drawn(rows)) == {"health": 8, "": 5}


def test_one_blank_row_among_known_sectors_would_point_at_its_person() -> None:
    """The only funder would be the only blank row: the smallest sector goes blank as well."""
    rows = rows_of(
        (
            *people(7, sector="health"),
            *(person(f"e{n}", sector="education") for n in range(5)),
            person("the funder", sector="funder"),
        )
    )
    assert sectors(drawn(rows)) == {"health": 7, "": 6}


def test_roles_are_shared_by_enough_people_of_their_sector() -> None:
    """Five elected officials, but only one of them in health."""
    rows = rows_of(
        (
            *people(9, sector="health", role="management"),
            person("one", sector="health", role="elected"),
            *(person(f"e{n}", sector="municipal", role="elected") for n in range(6)),
        )
    )
    shown = Counter((each.sector, each.role) for each in drawn(rows).respondents)
    assert shown == {("health", ""): 10, ("municipal", "elected"): 6}


@given(st.lists(st.tuples(codes, codes), min_size=5, max_size=40), st.integers(3, 10))
def test_every_combination_in_a_file_is_shared(given: list[tuple[str, str]], k: int) -> None:
    rows = rows_of(
        tuple(person(f"{n}", sector=s, role=r) for n, (s, r) in enumerate(given)),
        minimum_group=min(k, len(given)),
    )
    shown = Counter((each.sector, each.role) for each in drawn(rows).respondents)
    assert min(shown.values()) >= min(k, len(given))


@given(st.lists(codes, max_size=40), st.integers(1, 10))
def test_a_value_is_shown_as_given_or_not_at_all(values: list[str], k: int) -> None:
    shown = shared_values(values, k)
    assert all(after in {before, ""} for before, after in zip(values, shown, strict=True))
    if min(Counter(values).values(), default=k) >= k:
        assert shown == values


def test_people_who_agreed_to_be_named_are_shown_as_they_are() -> None:
    rows = rows_of((person("a", sector="funder", role="other"),), minimum_group=1, is_named=True)
    assert [(each.sector, each.role) for each in drawn(rows).respondents] == [("funder", "other")]


def test_names_go_along_only_when_they_are_asked_for() -> None:
    rows = rows_of((person("a", name="Ann"),), minimum_group=1, is_named=True)
    assert [each.name for each in drawn(rows).respondents] == [""]
    assert [each.name for each in drawn(rows, with_names=True).respondents] == ["Ann"]


def test_names_of_a_session_without_names_are_refused() -> None:
    with pytest.raises(NoNames):
        drawn(rows_of(people(9)), with_names=True)


def test_notes_are_shuffled_within_their_item() -> None:
    """The order of notes tells nothing of the order of their writers."""
    written = tuple(NoteRow("Q1", "evidence", f"note {writer}") for writer in range(8))
    rows = rows_of(people(8), notes=written)
    first = Counter(drawn(rows, seed).notes[0].text for seed in range(400))
    assert set(first) == {note.text for note in written}
    assert max(first.values()) < 100


def test_notes_come_item_after_item() -> None:
    notes = (
        NoteRow("QA2", "evidence", "b"),
        NoteRow("QA1", "sentence", "c"),
        NoteRow("QA1", "evidence", "a"),
    )
    answers = (AnswerRow("a", "first", "QA1", "0"),)
    rows = rows_of((person("a"),), answers, notes=notes, minimum_group=1, questionnaire=TWO_ITEMS)
    assert drawn(rows).notes == (notes[2], notes[1], notes[0])
