"""Made-up sessions, as rows: who answered what, and the files that come out."""

import csv
import io
import zipfile
from datetime import date
from random import Random

from cimpact.core.questionnaire import Questionnaire
from cimpact.core.rows import AnswerRow, FacetRow, NoteRow, RespondentRow, SessionRows
from cimpact.exports.answers_zip import answers_zip
from cimpact.exports.csv_text import STANDARD, Preset
from cimpact.exports.source import Wanted
from cimpact.i18n import translator
from tests.core.factories import one_item

HELD_ON = date(2026, 11, 23)


def person(key: str, **known: str) -> RespondentRow:
    return RespondentRow(key=key, kind="person", **known)


def people(number: int, **known: str) -> tuple[RespondentRow, ...]:
    """People in the order in which they joined, which their keys tell."""
    return tuple(person(f"key-{joined:03}", **known) for joined in range(number))


def rows_of(
    respondents: tuple[RespondentRow, ...],
    answers: tuple[AnswerRow, ...] | None = None,
    *,
    notes: tuple[NoteRow, ...] = (),
    facets: tuple[FacetRow, ...] = (),
    minimum_group: int = 5,
    is_named: bool = False,
    questionnaire: Questionnaire | None = None,
) -> SessionRows:
    """A session with one item, to which everybody answered 3 unless the test says otherwise."""
    if answers is None:
        answers = tuple(AnswerRow(each.key, "first", "Q1", "3") for each in respondents)
    return SessionRows(
        questionnaire=questionnaire or one_item(),
        collective="Comité",
        held_on=HELD_ON,
        minimum_group=minimum_group,
        is_named=is_named,
        respondents=respondents,
        answers=answers,
        notes=notes,
        facets=facets,
    )


def files_of(
    rows: SessionRows,
    *,
    seed: int = 1,
    preset: Preset = STANDARD,
    language: str = "en",
    with_names: bool = False,
) -> dict[str, bytes]:
    """The files of the zip by name."""
    wanted = Wanted(
        text=translator(language),
        randomness=Random(seed),  # noqa: S311  the same numbers at each run of a test
        preset=preset,
        with_names=with_names,
    )
    return unzipped(answers_zip(rows, wanted))


def unzipped(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def cells(data: bytes, *, delimiter: str = ",") -> list[list[str]]:
    """What any reader of CSV finds in a file."""
    text = io.StringIO(data.decode("utf-8-sig"), newline="")
    return list(csv.reader(text, delimiter=delimiter, strict=True))
