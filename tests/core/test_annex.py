"""The figures of the annex: those of R where it has them, else by hand or computed twice."""

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cimpact.core.annex import (
    ItemAnnex,
    SectionAnnex,
    alpha,
    annex,
    holm,
    interpolated_median,
    leik,
    signed_rank,
)
from cimpact.core.comparison import compare
from cimpact.core.movement import intervals, summed
from tests.core.factories import PATIENT, a_questionnaire, a_section, an_item, one_item
from tests.core.naive_change import naive_signed_rank, t_quantile
from tests.core.sittings import a_sitting, moved
from tests.core.test_scoring_reference import COHESION, blocks, exactly, reference


@pytest.mark.parametrize("block", blocks())
def test_an_item_has_the_interpolated_median_and_leiks_d_of_the_reference(
    block: dict[str, Any],
) -> None:
    counts = block["freq"]
    assert float(interpolated_median(counts)) == exactly(block["interp_median"] - 1)
    assert float(leik(counts)) == exactly(block["leik_D"])


def test_alpha_is_that_of_the_reference() -> None:
    """Of complete rows. Fifty people are needed: five times the same ten have the same alpha."""
    rows = [row for row in COHESION if None not in row]
    levels = np.array([[level - 1 for level in row if level is not None] for row in rows * 5])
    assert alpha(levels) == pytest.approx(reference("cohesion")["alpha"]["raw_alpha_listwise"])


def test_alpha_needs_fifty_people_four_items_and_some_difference() -> None:
    levels = np.arange(50 * 4).reshape(50, 4) % 5
    assert alpha(levels) is not None
    assert alpha(levels[:49]) is None
    assert alpha(levels[:, :3]) is None
    assert alpha(np.full((50, 4), 2)) is None


def test_superiority_is_that_of_the_reference() -> None:
    pain = reference("brunner_munzel_pain")
    before, after = ([score - 1 for score in pain[name]] for name in ("x1", "x2"))
    unlinked = moved(before, after, earlier_links=[""] * len(before)).unlinked
    published = pain["unpaired"]
    assert unlinked.superiority == exactly(published["prob_superiority_second"])
    assert unlinked.mean_difference == exactly(published["mean_diff"])


def test_students_t_is_that_of_the_reference() -> None:
    """The half width of a published interval over its standard error is t(10, 95 %)."""
    published = reference("cohesion")["mean_ci_item1_N11"]
    half = published["t_ci95"][1] - published["mean"]
    assert t_quantile(0.975, 10) == pytest.approx(half / published["se"], abs=1e-9)


@pytest.mark.parametrize(
    ("people", "printed"),
    [(8, 3.499483), (10, 3.249836), (15, 2.976843), (30, 2.756386), (121, 2.617421)],
)
def test_intervals_have_the_t_of_printed_tables(people: int, printed: float) -> None:
    """Differences of 1 and -1 in turn, or one of 2 more: the half width over s / √n is t."""
    differences = np.array([[1 - 2 * (place % 2)] for place in range(people)])
    lowest, highest = intervals(summed(differences, np.ones_like(differences, dtype=bool)))
    error = differences.std(ddof=1) / math.sqrt(people)
    assert (highest[0] - lowest[0]) / 2 / error == pytest.approx(printed, abs=1e-6)
    assert printed == pytest.approx(t_quantile(0.995, people - 1), abs=1e-6)


def test_wilcoxon_by_hand() -> None:
    """Sizes 1 1 1 2 3 rank 2 2 2 4 5; up 2 + 2 + 4 + 5 = 13; variance 13.75 - 24/48 = 13.25."""
    statistic, p = signed_rank(np.array([1, -1, 0, 1, 2, 0, 3]))
    assert statistic == 13
    z = (13 - 7.5) / math.sqrt(13.25)
    assert p == pytest.approx(math.erfc(z / math.sqrt(2)), abs=1e-12)
    assert p == pytest.approx(0.130797, abs=1e-6)


@PATIENT
@given(st.lists(st.integers(-6, 6), min_size=1, max_size=40).filter(any))
def test_a_second_wilcoxon_says_the_same(differences: list[int]) -> None:
    statistic, p = signed_rank(np.array(differences))
    expected = naive_signed_rank(differences)
    assert statistic == expected[0]
    assert p == pytest.approx(expected[1], abs=1e-9)


def test_wilcoxon_of_the_depression_scores_in_the_documentation_of_r() -> None:
    """Hollander and Wolfe 1973, p. 29: V = 40; without ties or zeros the normal p is 0.038152."""
    before = [1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30]
    after = [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29]
    statistic, p = signed_rank(np.array(before) - np.array(after))
    assert statistic == 40
    assert p == pytest.approx(0.0381519, abs=1e-6)


def test_holm_by_hand() -> None:
    """0.01 · 4, 0.02 · 3, then 0.03 · 2, held up by the one before, and 0.5."""
    assert holm([0.03, 0.01, 0.5, 0.02]) == pytest.approx([0.06, 0.04, 0.5, 0.06])
    assert holm([0.4, None, 0.6]) == pytest.approx([0.8, None, 0.8])
    assert holm([]) == []


def test_the_annex_of_two_sessions() -> None:
    edition = a_questionnaire(
        a_section("conditions", an_item("Q1")), a_section("leadership", an_item("L1"))
    )
    earlier = a_sitting({"Q1": [1] * 8, "L1": [2] * 8}, questionnaire=edition)
    later = a_sitting({"Q1": [2] * 6 + [1, 0], "L1": [2] * 8}, questionnaire=edition, name="b")
    found = annex([earlier, later])
    statistic, p = signed_rank(np.array([1] * 6 + [0, -1]))
    assert [(change.earlier, change.later) for change in found] == [("a", "b")]
    assert found[0].sections == (
        SectionAnnex("conditions", statistic=statistic, p=p, p_holm=p),
        SectionAnnex("leadership"),
    )
    assert found[0].items[0] == ItemAnnex("Q1", 1.0, 2 - 0.5 + 2 / 6, 0.0, 2 * (3 / 8) / 4)


def test_the_annex_says_nothing_where_the_comparison_does_not() -> None:
    few = a_sitting({"Q1": [1] * 4}), a_sitting({"Q1": [2] * 4}, name="b")
    newcomer = a_sitting({"Q1": [1] * 9}), a_sitting({"Q1": [2] * 10}, name="b")
    assert annex(few)[0].sections == (SectionAnnex("conditions"),)
    assert annex(few)[0].items == (ItemAnnex("Q1"),)
    assert compare(newcomer).changes[0].section("conditions").withheld
    assert annex(newcomer)[0].sections == (SectionAnnex("conditions"),)


def test_alphas_are_those_of_all_who_answered_everything() -> None:
    items = [an_item(f"Q{number}") for number in range(1, 5)]
    edition = a_questionnaire(a_section("conditions", *items))
    choices = {
        item.code: [(person + at) % 5 if person % 3 else 2 for person in range(50)]
        for at, item in enumerate(items)
    }
    whole = a_sitting(choices, questionnaire=edition)
    gap = a_sitting({**choices, "Q1": [None, *choices["Q1"][1:]]}, questionnaire=edition, name="b")
    section = annex([whole, gap])[0].sections[0]
    assert section.alpha_earlier == alpha(np.array(list(choices.values())).T)
    assert section.alpha_later is None


def test_one_session_has_no_annex() -> None:
    assert annex([a_sitting({"Q1": [1] * 8}, questionnaire=one_item())]) == ()
