"""Comparing 200 sessions of 60 members, beside a bare merge of the same frames.

Everything is cold: the first comparison of a fresh process, Student's t and its library included.
Leaves with 1 when it takes 1.5 s of CPU or more.

Run from the root of the project: python -m benchmarks.comparison
"""

import sys
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import numpy as np
import pandas as pd

from cimpact.core.answers import completed
from cimpact.core.comparison import compare
from cimpact.core.questionnaire import Questionnaire
from cimpact.core.sitting import Sitting
from cimpact.questionnaires import read_questionnaires

ROOT = Path(__file__).resolve().parents[1]
SESSIONS = 200
PEOPLE = 60
REGULARS = 50
"""Members who come to every session; the others are new each time."""
LIMIT = 1.5


def sittings(questionnaire: Questionnaire) -> list[Sitting]:
    """Sessions in which opinions drift upwards and one answer in ten has no level."""
    randomness = np.random.default_rng(1)
    opinion = randomness.normal(1.5, 0.9, (PEOPLE, len(questionnaire.items)))
    return [
        Sitting(
            name=f"session {number}",
            questionnaire=questionnaire,
            answers=answers(opinion + number / SESSIONS, questionnaire, randomness),
            links=links(number),
        )
        for number in range(SESSIONS)
    ]


def answers(
    opinion: np.ndarray, questionnaire: Questionnaire, randomness: np.random.Generator
) -> pd.DataFrame:
    """The frame of one session."""
    codes = [item.code for item in questionnaire.items]
    levels = np.clip(np.rint(opinion + randomness.normal(0, 0.6, opinion.shape)), 0, 4)
    choices = levels.astype(int).astype(str).ravel()
    records = {
        "respondent": np.repeat([f"person {number}" for number in range(PEOPLE)], len(codes)),
        "kind": "person",
        "item": np.tile(codes, PEOPLE),
        "choice": np.where(randomness.random(choices.shape) < 1 / 10, "dk", choices),
    }
    return completed(pd.DataFrame(records, dtype="str"), questionnaire)


def links(number: int) -> dict[str, str]:
    """Who is who: the regulars come back, everybody else is new."""
    return {
        f"person {person}": f"link {person}" if person < REGULARS else f"link {number} {person}"
        for person in range(PEOPLE)
    }


def bare_merges(sessions: list[Sitting]) -> list[pd.Series]:
    """What is least: the mean difference of every item, of the people found in both."""
    frames = [
        each.answers.assign(
            link=each.answers["respondent"].map(each.links),
            level=each.answers["level"].astype("float64"),
        )
        for each in sessions
    ]
    merged = (
        earlier.merge(later, on=["link", "item"], suffixes=("_earlier", "_later"))
        for earlier, later in pairwise(frames)
    )
    return [
        (both["level_later"] - both["level_earlier"]).groupby(both["item"]).mean()
        for both in merged
    ]


def seconds(work: Callable[[], object]) -> tuple[float, float]:
    """CPU time and time on the clock."""
    cpu, clock = time.process_time(), time.perf_counter()
    work()
    return time.process_time() - cpu, time.perf_counter() - clock


def main() -> None:
    """Measure once, cold, and print seconds."""
    questionnaire = read_questionnaires(ROOT / "data" / "questionnaires.yaml")["long"]
    sessions = sittings(questionnaire)
    print(f"{SESSIONS} sessions of {PEOPLE} members, {len(questionnaire.items)} items; seconds")
    print("                          CPU   clock")
    cold = seconds(lambda: compare(sessions))
    for name, (cpu, clock) in (
        ("compare, cold", cold),
        ("compare, again", seconds(lambda: compare(sessions))),
        ("bare merge and mean", seconds(lambda: bare_merges(sessions))),
    ):
        print(f"{name:22}{cpu:8.2f}{clock:8.2f}")
    if cold[0] >= LIMIT:
        sys.exit(f"Comparing took {LIMIT} s or more.")


if __name__ == "__main__":
    main()
