"""The formats offered: their names, and the names of their files."""

from datetime import date
from random import Random

import pytest

from cimpact.core.diagnosis import diagnose
from cimpact.exports import EXPORTERS, file_name
from cimpact.exports.report_json import report_json
from cimpact.exports.source import Source, Wanted
from cimpact.i18n import translator
from tests.core.factories import LONG, TARGETS, answers_of
from tests.exports.session_rows import rows_of

DAY = date(2026, 11, 23)


def test_the_formats() -> None:
    assert {name: (each.suffix, each.mime) for name, each in EXPORTERS.items()} == {
        "csv": ("zip", "application/zip"),
        "report-json": ("json", "application/json"),
    }


@pytest.mark.parametrize(
    ("collective", "expected"),
    [
        ("Table de quartier", "cimpact-table-de-quartier-2026-11-23.zip"),
        ("Œuvres & Cœur d'Été", "cimpact-oeuvres-coeur-d-ete-2026-11-23.zip"),
        ('a<b>:"c/d\\e|f?g*h. ', "cimpact-a-b-c-d-e-f-g-h-2026-11-23.zip"),
        ("CON", "cimpact-con-2026-11-23.zip"),
        ("الحي", "cimpact-2026-11-23.zip"),
        ("x" * 39 + " y", f"cimpact-{'x' * 39}-2026-11-23.zip"),
    ],
)
def test_file_names_suit_every_system(collective: str, expected: str) -> None:
    assert file_name(EXPORTERS["csv"], collective=collective, held_on=DAY) == expected


def test_the_report_is_exported_as_other_programs_read_it() -> None:
    report = diagnose(answers_of({"PRE1": [4, 4, 3, 3, 3]}, LONG), LONG, targets=TARGETS)
    source = Source(rows=lambda: rows_of(()), report=lambda: report)
    wanted = Wanted(text=translator("fr"), randomness=Random(1))  # noqa: S311  draws nothing here
    assert EXPORTERS["report-json"].render(source, wanted).decode() == report_json(report) + "\n"
