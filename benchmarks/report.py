"""CPU time of a report of 300 members: the first of a process, which loads libraries, and later.

Run from the root of the project: python benchmarks/report.py
"""

import resource
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # a script's own folder comes first, not the project's

from cimpact.core.answers import tidy_answers  # noqa: E402  the path above comes first
from cimpact.core.diagnosis import diagnose  # noqa: E402  as above
from cimpact.core.questionnaire import Questionnaire  # noqa: E402  as above
from cimpact.core.session import SessionFacts  # noqa: E402  as above
from cimpact.exports import EXPORTERS  # noqa: E402  as above
from cimpact.exports.source import Source, Wanted  # noqa: E402  as above
from cimpact.i18n import translator  # noqa: E402  as above
from cimpact.questionnaires import read_questionnaires  # noqa: E402  as above

PEOPLE = 300
ROUNDS = 5
FORMATS = ("pdf", "page-pdf", "docx", "page-docx", "charts")


def source_of(questionnaire: Questionnaire) -> Source:
    """A session of random answers, diagnosed once; nobody's rows are read."""
    randomness = Random(1)  # noqa: S311  the same session at each run
    records = [
        (str(member), "person", item.code, randomness.choice(item.choices))
        for member in range(PEOPLE)
        for item in questionnaire.items
    ]
    targets = questionnaire.targets("III")
    report = diagnose(
        tidy_answers(records, questionnaire), questionnaire, targets=targets, phase="III"
    )
    facts = SessionFacts(
        collective="A large network",
        held_on=date(2026, 11, 23),
        language="fr",
        is_named=False,
        minimum_group=5,
        phase="III",
        targets=targets,
        questionnaire=questionnaire,
    )
    return Source(facts=lambda: facts, rows=_no_rows, report=lambda: report)


def _no_rows() -> None:
    sys.exit("a report reads nobody's own answers")


def cpu_seconds(work: Callable[[], object]) -> float:
    """CPU time of one round, all threads together."""
    start = time.process_time()
    work()
    return time.process_time() - start


def main() -> None:
    """Measure and print, in milliseconds: the first of this process, then the median of others."""
    source = source_of(read_questionnaires(ROOT / "data" / "questionnaires.yaml")["long"])
    wanted = Wanted(text=translator("fr"), randomness=Random(1))  # noqa: S311  draws nothing here
    print(f"{PEOPLE} people, CPU ms: first, median of later ones")
    for name in FORMATS:
        render = partial(EXPORTERS[name].render, source, wanted)
        first = cpu_seconds(render)
        later = [cpu_seconds(render) for _ in range(ROUNDS)]
        print(f"{name:12}{1000 * first:9.0f}{1000 * statistics.median(later):9.0f}")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"most memory used: {memory:.0f} MB")


if __name__ == "__main__":
    main()
