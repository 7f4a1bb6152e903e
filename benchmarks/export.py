"""CPU time of taking 10,000 people's answers away, beside pandas writing the long frame alone.

The export is the whole zip: the disclosure gate, both layouts, codebook, notes, descriptions and
compression. pandas only turns the long table, ready as a frame, into CSV text.

Run from the root of the project: python benchmarks/export.py
"""

import statistics
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random

import pandas as pd

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # a script's own folder comes first, not the project's

from cimpact.core.questionnaire import Questionnaire  # noqa: E402  the path above comes first
from cimpact.core.rows import (  # noqa: E402  as above
    AnswerRow,
    NoteRow,
    RespondentRow,
    SessionRows,
)
from cimpact.exports.answers_tables import answers_tables  # noqa: E402  as above
from cimpact.exports.answers_zip import answers_zip  # noqa: E402  as above
from cimpact.exports.csv_text import PRESETS, STANDARD, csv_bytes  # noqa: E402  as above
from cimpact.exports.source import Wanted  # noqa: E402  as above
from cimpact.i18n import translator  # noqa: E402  as above
from cimpact.questionnaires import read_questionnaires  # noqa: E402  as above

PEOPLE = 10_000
ROUNDS = 7


def random_rows(questionnaire: Questionnaire) -> SessionRows:
    """Everybody answers every item; sectors and roles at random, a note from one in ten."""
    randomness = Random(1)  # noqa: S311  the same session at each run
    keys = [f"{randomness.getrandbits(80):020x}" for _ in range(PEOPLE)]
    sectors = [sector.code for sector in questionnaire.sectors]
    roles = [role.code for role in questionnaire.roles]
    return SessionRows(
        questionnaire=questionnaire,
        collective="A large network",
        held_on=date(2026, 11, 23),
        minimum_group=5,
        is_named=False,
        respondents=tuple(
            RespondentRow(
                key,
                "person",
                sector=randomness.choice(sectors),
                role=randomness.choice(roles),
            )
            for key in keys
        ),
        answers=tuple(
            AnswerRow(key, "first", item.code, randomness.choice(item.choices))
            for key in keys
            for item in questionnaire.items
        ),
        notes=tuple(
            NoteRow("QA1", "evidence", f"Note {number}, with a comma.")
            for number in range(PEOPLE // 10)
        ),
    )


def wanted(preset: str) -> Wanted:
    """A file in French, with the same draw each time."""
    randomness = Random(1)  # noqa: S311  as above
    return Wanted(text=translator("fr"), randomness=randomness, preset=PRESETS[preset])


def long_frame(rows: SessionRows) -> pd.DataFrame:
    """The long table as pandas holds it; it writes the same text as the export."""
    table = answers_tables(rows, wanted("standard"))["long"]
    columns = dict(zip(table.header, table.columns, strict=True))
    frame = pd.DataFrame(columns).astype({"level": "Int64"})
    if frame.to_csv(index=False).encode() != csv_bytes(table, STANDARD):
        sys.exit("pandas and the export do not write the same file")
    return frame


def cpu_seconds(work: Callable[[], object]) -> float:
    """CPU time of one round."""
    start = time.process_time()
    work()
    return time.process_time() - start


def main() -> None:
    """Measure in turns, so that a busy machine weighs on both alike; print the medians."""
    questionnaire = read_questionnaires(ROOT / "data" / "questionnaires.yaml")["long"]
    rows = random_rows(questionnaire)
    frame = long_frame(rows)
    works: dict[str, Callable[[], object]] = {
        "pandas, long frame": lambda: frame.to_csv(index=False).encode(),
        "zip, standard": lambda: answers_zip(rows, wanted("standard")),
        "zip, excel-fr": lambda: answers_zip(rows, wanted("excel-fr")),
    }
    times: dict[str, list[float]] = {name: [] for name in works}
    for round_ in range(ROUNDS + 1):
        for name, work in works.items():
            spent = cpu_seconds(work)
            if round_:  # the first one warms up
                times[name].append(spent)
    print(f"{PEOPLE} people x {len(questionnaire.items)} items, CPU ms: median, slowest, ratio")
    bare = statistics.median(times["pandas, long frame"])
    for name, spent in times.items():
        median = statistics.median(spent)
        print(f"{name:20}{1000 * median:9.0f}{1000 * max(spent):9.0f}{median / bare:8.2f}")


if __name__ == "__main__":
    main()
