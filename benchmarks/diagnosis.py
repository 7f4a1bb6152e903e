"""CPU time of diagnosing 10,000 people over the 27 items, beside a bare groupby of the same frame.

Run from the root of the project: python benchmarks/diagnosis.py
"""

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # a script's own folder comes first, not the project's

from cimpact.core.answers import completed  # noqa: E402  the path above comes first
from cimpact.core.diagnosis import diagnose  # noqa: E402  the path above comes first
from cimpact.core.questionnaire import Questionnaire  # noqa: E402  the path above comes first
from cimpact.core.wide_file import read_wide  # noqa: E402  the path above comes first
from cimpact.questionnaires import read_questionnaires  # noqa: E402  the path above comes first

PEOPLE = 10_000
ROUNDS = 7


def random_answers(questionnaire: Questionnaire) -> pd.DataFrame:
    """Everybody answers every item, one in ten with don't know or too early."""
    codes = [item.code for item in questionnaire.items]
    choices = np.random.default_rng(1).choice(
        [*"01234", "dk", "early"], p=[0.18] * 5 + [0.05] * 2, size=PEOPLE * len(codes)
    )
    records = {
        "respondent": np.repeat([f"person {number}" for number in range(PEOPLE)], len(codes)),
        "kind": "person",
        "item": np.tile(codes, PEOPLE),
        "choice": choices,
    }
    return completed(pd.DataFrame(records, dtype="str"), questionnaire)


def wide_text(answers: pd.DataFrame) -> str:
    """The same answers as a wide file."""
    return answers.pivot_table("choice", "respondent", "item", aggfunc="first").to_csv()


def grouped_mean(answers: pd.DataFrame, *columns: str) -> pd.Series:
    """The bare groupby to compare with."""
    return answers.groupby(list(columns))["level"].mean()


def cpu_seconds(work: Callable[[], object]) -> list[float]:
    """CPU time of each round, after one that warms the caches."""
    work()
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return times


def main() -> None:
    """Measure and print, in milliseconds: the median of the rounds and the slowest."""
    questionnaire = read_questionnaires(ROOT / "data" / "questionnaires.yaml")["long"]
    answers = random_answers(questionnaire)
    targets = questionnaire.targets("III")
    text = wide_text(answers)
    levels = answers.assign(level=answers["level"].astype("float64"))
    print(f"{PEOPLE} people x {len(questionnaire.items)} items, CPU ms: median, slowest")
    for name, work in (
        ("diagnose", lambda: diagnose(answers, questionnaire, targets=targets)),
        ("bare groupby, items", lambda: grouped_mean(levels, "item")),
        ("bare groupby, persons", lambda: grouped_mean(levels, "respondent", "section")),
        ("read_wide", lambda: read_wide(text, questionnaire)),
    ):
        times = [1000 * seconds for seconds in cpu_seconds(work)]
        print(f"{name:24}{statistics.median(times):8.1f}{max(times):8.1f}")


if __name__ == "__main__":
    main()
