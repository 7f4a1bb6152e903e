"""The rule for a clear change, on sessions in which nothing changed: a small part of the benchmark.

``python -m benchmarks.change`` runs all of it.
"""

import re
from math import sqrt
from pathlib import Path

import pytest

from benchmarks.change import MODELS, simulate
from cimpact.core.simulated import (
    ANY_SECTION_BOUND,
    DESCRIPTIONS,
    NOISES,
    PEOPLE,
    SECTION_BOUND,
    SIMULATED,
)

FEW = 2_000
SECTIONS = 4


@pytest.mark.parametrize("noise", NOISES)
@pytest.mark.parametrize("people", PEOPLE)
def test_a_rerun_keeps_the_bounds_and_agrees_with_the_figures_that_are_told(
    noise: str, people: int
) -> None:
    """The told share of four standard errors more or less."""
    found = simulate(noise, people, FEW)
    told = next(each for each in SIMULATED if (each.noise, each.people) == (noise, people))
    assert found.section <= SECTION_BOUND
    assert found.any_section <= ANY_SECTION_BOUND
    error = sqrt(told.any_section / FEW)
    assert found.any_section == pytest.approx(told.any_section, abs=4 * error)


def test_the_figures_that_are_told_keep_the_bounds() -> None:
    assert [(each.noise, each.people) for each in SIMULATED] == [
        (noise, people) for noise in NOISES for people in PEOPLE
    ]
    assert max(each.section for each in SIMULATED) <= SECTION_BOUND
    assert max(each.any_section for each in SIMULATED) <= ANY_SECTION_BOUND
    assert all(each.section <= each.any_section <= SECTIONS * each.section for each in SIMULATED)


def test_the_documentation_tells_the_same_figures() -> None:
    page = (Path(__file__).resolve().parents[2] / "docs" / "method.md").read_text("utf-8")
    told = re.findall(r"\| (\d+) \| ([\d.]+) % \| ([\d.]+) % \|", page)
    assert told == [
        (str(each.people), f"{100 * each.section:.1f}", f"{100 * each.any_section:.1f}")
        for each in SIMULATED
    ]


def test_every_noise_is_described() -> None:
    assert set(NOISES) == set(MODELS) == set(DESCRIPTIONS)
