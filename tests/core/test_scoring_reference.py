"""Figures that R computed on public data: counts exactly, the rest to 1e-9."""

import json
from pathlib import Path
from typing import Any

import pytest

from cimpact.core.diagnosis import diagnose
from cimpact.core.report import ItemFigures
from tests.core.factories import (
    a_questionnaire,
    a_section,
    an_item,
    answers_of,
    levels,
    one_item,
)

REFERENCE = Path(__file__).resolve().parents[1] / "reference"


def reference(name: str) -> dict[str, Any]:
    return json.loads((REFERENCE / f"ref_{name}.json").read_text("utf-8"))


def exactly(value: float) -> Any:  # noqa: ANN401  pytest has no public type for it
    return pytest.approx(value, rel=0, abs=1e-9)


def blocks() -> list[Any]:
    """Every item block of the vectors, the cohesion data and the pain scores."""
    found = {
        **reference("vectors")["vectors"],
        **reference("cohesion")["items"],
        **reference("brunner_munzel_pain")["items"],
    }
    return [pytest.param(block, id=name) for name, block in found.items()]


def diagnosed(counts: list[int]) -> ItemFigures:
    questionnaire = one_item(len(counts))
    answers = answers_of({"Q1": levels(*counts)}, questionnaire)
    return diagnose(answers, questionnaire, targets={}, minimum_group=1).item("Q1")


@pytest.mark.parametrize("block", blocks())
def test_an_item_has_the_counts_mean_median_and_spread_of_the_reference(
    block: dict[str, Any],
) -> None:
    figures = diagnosed(block["freq"])
    assert figures.answered == block["n"]
    assert figures.counts == tuple(block["freq"])
    assert figures.mean == exactly(block["mean"] - 1)
    assert figures.median is not None
    assert sum(figures.median) / 2 == block["median"] - 1
    assert figures.spread == exactly(block["AD_median"])


@pytest.mark.parametrize("block", blocks())
def test_twice_the_spread_over_the_scale_is_leiks_d_of_the_reference(
    block: dict[str, Any],
) -> None:
    spread = diagnosed(block["freq"]).spread
    assert spread is not None
    assert 2 * spread / (len(block["freq"]) - 1) == exactly(block["leik_D"])


@pytest.mark.parametrize(
    "block", [each for each in blocks() if len(each.values[0]["freq"]) in (5, 7)]
)
def test_favourable_and_low_are_the_two_upper_and_lower_levels_of_the_reference(
    block: dict[str, Any],
) -> None:
    """On four levels the product takes only the outermost ones: 4·3 ≥ 3·3, but 4·2 < 3·3."""
    figures = diagnosed(block["freq"])
    assert figures.favourable is not None
    assert figures.low is not None
    assert figures.favourable / block["n"] == exactly(block["top2_share"])
    assert figures.low / block["n"] == exactly(block["bottom2_share"])


def test_seven_levels_of_a_thousand_people_have_the_published_spread() -> None:
    figures = diagnosed([30, 40, 210, 130, 530, 50, 10])
    assert figures.spread == exactly(0.86)
    assert figures.mean == exactly(3.28)


def test_single_scores_give_what_their_counts_give() -> None:
    pain = reference("brunner_munzel_pain")
    for name in ("x1", "x2"):
        votes = {"Q1": [score - 1 for score in pain[name]]}
        report = diagnose(answers_of(votes, one_item()), one_item(), targets={})
        assert report.item("Q1").counts == tuple(pain["items"][name]["freq"])
        assert report.item("Q1").mean == exactly(pain["items"][name]["mean"] - 1)


# A table with the published margins: the frequencies of every item and the mean of every person.
COHESION = (
    (4, 5, 5, 5, 5),
    (3, None, 5, 5, 5),
    (1, 2, 3, 4, 4),
    (3, 4, 3, 4, 4),
    (4, 4, 4, 3, 4),
    (2, 1, 2, 3, 3),
    (3, 3, 3, 3, 3),
    (3, 3, 3, 3, 3),
    (3, 3, 3, 3, 3),
    (2, 3, 1, 3, 2),
    (3, 1, 2, 2, 1),
)


def test_a_section_mean_is_the_mean_of_persons_not_of_items() -> None:
    cohesion = reference("cohesion")
    codes = list(cohesion["items"])
    questionnaire = a_questionnaire(a_section("conditions", *(an_item(code) for code in codes)))
    votes = {
        code: [None if row[at] is None else row[at] - 1 for row in COHESION]
        for at, code in enumerate(codes)
    }
    report = diagnose(answers_of(votes, questionnaire), questionnaire, targets={})
    counts = [list(report.item(code).counts or ()) for code in codes]
    assert counts == [cohesion["items"][code]["freq"] for code in codes]
    assert [report.item(code).blank for code in codes] == [0, 1, 0, 0, 0]
    assert report.section("conditions").respondents == 11
    mean = report.section("conditions").mean
    assert mean == exactly(cohesion["section_mean_of_person_means"] - 1)
    assert mean != exactly(cohesion["section_mean_of_item_means"] - 1)


def test_a_published_table_of_three_levels_has_its_shares_of_strong_agreement() -> None:
    for row in reference("seed")["rows"]:
        absent = row["n"] - row["n_accounted"]
        questionnaire = one_item(3)
        votes = {"Q1": [*levels(*row["k"]), *["dk"] * absent]}
        figures = diagnose(answers_of(votes, questionnaire), questionnaire, targets={}).item("Q1")
        assert figures.counts == tuple(row["k"])
        assert figures.favourable is not None
        assert figures.favourable / row["n"] == exactly(row["share_strongly_agree"])


def test_a_published_survey_has_its_answered_dont_know_and_blank() -> None:
    survey = reference("usab")
    rows = survey["rows"]
    items = [an_item(f"Q{row['item']}") for row in rows]
    questionnaire = a_questionnaire(a_section("conditions", *items))
    votes = {
        item.code: [2] * row["answered"] + ["dk"] * (row["dont_know"] or 0) + [None] * row["blank"]
        for item, row in zip(items, rows, strict=True)
    }
    answers = answers_of(votes, questionnaire)
    report = diagnose(answers, questionnaire, targets={}, invited=survey["eligible"])
    found = [(item.answered, item.dont_know, item.blank) for item in report.items]
    assert report.respondents == survey["respondents"]
    assert report.respondents / survey["eligible"] == exactly(survey["response_rate"])
    assert found == [(row["answered"], row["dont_know"] or 0, row["blank"]) for row in rows]
