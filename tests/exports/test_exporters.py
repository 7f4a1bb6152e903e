"""The formats offered: their levels, their names, and what each of them may read."""

from datetime import date
from functools import partial
from random import Random

import pytest

from cimpact.core.report import GateStatus
from cimpact.core.rows import NoNames, NothingToTakeAway, TooFewPeople
from cimpact.exports import EXPORTERS, Level, file_name
from cimpact.exports.renderers import NoCharts
from cimpact.exports.report_json import report_json
from cimpact.exports.report_parts import Told
from cimpact.exports.source import Source, Wanted
from cimpact.i18n import translator
from tests import reports
from tests.exports.session_rows import people, rows_of
from tests.exports.sessions import WORK, facts, small_report, source_of, told, wanted

DAY = date(2026, 11, 23)
AGGREGATED = [name for name, each in EXPORTERS.items() if each.level is Level.AGGREGATED]
DE_IDENTIFIED = [name for name, each in EXPORTERS.items() if each.level is Level.DE_IDENTIFIED]


def source_of_rows(number: int, *, is_named: bool = False) -> Source:
    """A session in which so many people answered 3."""
    minimum = 1 if is_named else 5
    rows = rows_of(people(number, name="Ann"), minimum_group=minimum, is_named=is_named)
    known = facts(rows.questionnaire, is_named=is_named)
    return Source(facts=lambda: known, rows=lambda: rows, report=small_report)


def test_the_formats() -> None:
    assert [
        (name, each.level.value, each.kind, each.suffix) for name, each in EXPORTERS.items()
    ] == [
        ("page-pdf", "aggregated", "PDF", "pdf"),
        ("page-docx", "aggregated", "Word", "docx"),
        ("pdf", "aggregated", "PDF", "pdf"),
        ("docx", "aggregated", "Word", "docx"),
        ("work-xlsx", "aggregated", "Excel", "xlsx"),
        ("work-csv", "aggregated", "CSV", "zip"),
        ("charts", "aggregated", "ZIP", "zip"),
        ("report-json", "aggregated", "JSON", "json"),
        ("xlsx", "de_identified", "Excel", "xlsx"),
        ("csv", "de_identified", "CSV", "zip"),
        ("json", "de_identified", "JSON", "json"),
    ]


@pytest.mark.parametrize("name", AGGREGATED)
def test_what_tells_of_the_group_never_reads_a_row(name: str) -> None:
    source = source_of(told(work=WORK))
    EXPORTERS[name].check(source)
    assert EXPORTERS[name].render(source, wanted())


@pytest.mark.parametrize("name", DE_IDENTIFIED)
def test_what_tells_of_single_people_passes_the_gate(name: str) -> None:
    """Too few people, nobody, and names that nobody agreed to give."""
    for number, refusal in ((4, TooFewPeople), (0, NothingToTakeAway)):
        with pytest.raises(refusal):
            EXPORTERS[name].check(source_of_rows(number))
        with pytest.raises(refusal):
            EXPORTERS[name].render(source_of_rows(number), wanted())
    with pytest.raises(NoNames):
        EXPORTERS[name].render(source_of_rows(5), wanted(with_names=True))


@pytest.mark.parametrize("name", DE_IDENTIFIED)
def test_two_files_of_one_session_have_other_numbers(name: str) -> None:
    render = partial(EXPORTERS[name].render, source_of_rows(9))
    assert render(wanted(seed=1)) == render(wanted(seed=1))
    assert render(wanted(seed=1)) != render(wanted(seed=2))


@pytest.mark.parametrize("name", ["page-pdf", "page-docx", "pdf", "docx"])
def test_there_is_no_report_of_nobody(name: str) -> None:
    nobody = source_of(told(reports.report(respondents=0)))
    with pytest.raises(NothingToTakeAway):
        EXPORTERS[name].check(nobody)
    with pytest.raises(NothingToTakeAway):
        EXPORTERS[name].render(nobody, wanted())
    together = reports.gate(status=GateStatus.MET, by_group=True, answered=0)
    EXPORTERS[name].check(source_of(told(reports.report(respondents=0, gates=(together,)))))


def test_there_are_no_charts_of_hidden_elements() -> None:
    hidden = source_of(told(reports.report()))
    with pytest.raises(NoCharts):
        EXPORTERS["charts"].check(hidden)
    with pytest.raises(NoCharts):
        EXPORTERS["charts"].render(hidden, wanted())


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


def test_no_two_formats_have_the_same_file_name() -> None:
    names = [file_name(each, collective="A", held_on=DAY) for each in EXPORTERS.values()]
    assert sorted(names) == sorted(set(names))
    assert "cimpact-a-2026-11-23-page.pdf" in names


def test_the_report_is_exported_as_other_programs_read_it() -> None:
    small = Told(facts(), small_report(), translator("fr"))
    asked = Wanted(text=translator("fr"), randomness=Random(1))  # noqa: S311  draws nothing here
    made = EXPORTERS["report-json"].render(source_of(small), asked)
    assert made.decode() == report_json(small_report()) + "\n"
