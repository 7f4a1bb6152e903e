"""A report or a workshop's answers, rendered as bytes.

To add a format, write one function from ``Source`` and ``Wanted`` to bytes and give it a line in
``EXPORTERS``: the page and the command line offer it from then on.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import partial
from types import MappingProxyType

from cimpact.errors import N_
from cimpact.exports import renderers
from cimpact.exports.source import Source, Wanted

LONGEST_SLUG = 40


class Level(StrEnum):
    """Of whom a file tells."""

    AGGREGATED = "aggregated"
    DE_IDENTIFIED = "de_identified"


@dataclass(frozen=True, slots=True)
class Exporter:
    """One format.

    ``check`` raises what would stop ``render``, so that a page can say so instead of offering a
    file. ``title`` and ``holds`` are sentences to translate, alike for formats that hold the same;
    ``kind`` is what people call the format, and ``part`` tells its files from others of that kind.
    A file of single people's answers can bear names where everybody agreed to that.
    """

    level: Level
    kind: str
    suffix: str
    mime: str
    render: Callable[[Source, Wanted], bytes]
    check: Callable[[Source], object]
    title: str
    holds: str
    part: str = ""

    @property
    def can_name(self) -> bool:
        """Whether names can be asked for."""
        return self.level is Level.DE_IDENTIFIED


PDF = "application/pdf"
ZIP = "application/zip"
JSON = "application/json"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

PAGE = N_("The results on one page, for the members")
PAGE_HOLDS = N_(
    "The verdict, what we see alike, what divides us, what the group decided and what comes next. "
    "To print and hand out."
)
FULL = N_("The whole report")
FULL_HOLDS = N_(
    "Everything on the results page, with its charts and tables, what the group decided and plans, "
    "the suggested actions with their sources, and how to read it all. The Word file can be edited."
)
WORK = N_("Decisions and next actions")
WORK_HOLDS = N_(
    "What the group decided on each element and what it plans, in its own words. Nobody's answers "
    "are in it, so that it may leave however few people answered; the words may name people."
)
ANSWERS = N_("The answers, line by line")
ANSWERS_HOLD = N_(
    "The answers in two layouts, a codebook, the notes, the decisions and actions, and an "
    "explanation. Respondents have numbers drawn anew each time; sectors and roles of too few "
    "people are left out. Nothing tells when or in which order people answered."
)

EXPORTERS = MappingProxyType(
    {
        "page-pdf": Exporter(
            level=Level.AGGREGATED,
            kind="PDF",
            suffix="pdf",
            mime=PDF,
            render=partial(renderers.pdf, one_page=True),
            check=renderers.refuse_nobody,
            title=PAGE,
            holds=PAGE_HOLDS,
            part="page",
        ),
        "page-docx": Exporter(
            level=Level.AGGREGATED,
            kind="Word",
            suffix="docx",
            mime=DOCX,
            render=partial(renderers.word, one_page=True),
            check=renderers.refuse_nobody,
            title=PAGE,
            holds=PAGE_HOLDS,
            part="page",
        ),
        "pdf": Exporter(
            level=Level.AGGREGATED,
            kind="PDF",
            suffix="pdf",
            mime=PDF,
            render=partial(renderers.pdf, one_page=False),
            check=renderers.refuse_nobody,
            title=FULL,
            holds=FULL_HOLDS,
        ),
        "docx": Exporter(
            level=Level.AGGREGATED,
            kind="Word",
            suffix="docx",
            mime=DOCX,
            render=partial(renderers.word, one_page=False),
            check=renderers.refuse_nobody,
            title=FULL,
            holds=FULL_HOLDS,
        ),
        "work-xlsx": Exporter(
            level=Level.AGGREGATED,
            kind="Excel",
            suffix="xlsx",
            mime=XLSX,
            render=renderers.work_book,
            check=renderers.refuse_idle,
            title=WORK,
            holds=WORK_HOLDS,
            part="decisions",
        ),
        "work-csv": Exporter(
            level=Level.AGGREGATED,
            kind="CSV",
            suffix="zip",
            mime=ZIP,
            render=renderers.work_rows,
            check=renderers.refuse_idle,
            title=WORK,
            holds=WORK_HOLDS,
            part="decisions",
        ),
        "charts": Exporter(
            level=Level.AGGREGATED,
            kind="ZIP",
            suffix="zip",
            mime=ZIP,
            render=renderers.charts,
            check=renderers.refuse_chartless,
            title=N_("The charts, as pictures"),
            holds=N_("Each chart as SVG and as PNG, its title and its description inside."),
            part="charts",
        ),
        "report-json": Exporter(
            level=Level.AGGREGATED,
            kind="JSON",
            suffix="json",
            mime=JSON,
            render=renderers.figures,
            check=lambda source: source.report(),
            title=N_("The figures, for other programs"),
            holds=N_(
                "The figures of the results page, nobody's own answers, and no figure of fewer "
                "people than the minimum group."
            ),
        ),
        "xlsx": Exporter(
            level=Level.DE_IDENTIFIED,
            kind="Excel",
            suffix="xlsx",
            mime=XLSX,
            render=renderers.workbook,
            check=renderers.refuse_few,
            title=ANSWERS,
            holds=ANSWERS_HOLD,
        ),
        "csv": Exporter(
            level=Level.DE_IDENTIFIED,
            kind="CSV",
            suffix="zip",
            mime=ZIP,
            render=renderers.rows,
            check=renderers.refuse_few,
            title=ANSWERS,
            holds=ANSWERS_HOLD,
        ),
        "json": Exporter(
            level=Level.DE_IDENTIFIED,
            kind="JSON",
            suffix="json",
            mime=JSON,
            render=renderers.session,
            check=renderers.refuse_few,
            title=N_("The whole session, to keep"),
            holds=N_(
                "One file with the questionnaire as it was, the settings, the answers of every "
                "vote, the notes, the decisions and the actions: all that it takes to compute the "
                "same results again."
            ),
            part="session",
        ),
    }
)


def file_name(exporter: Exporter, *, collective: str, held_on: date) -> str:
    """A name that every system takes: ``cimpact-table-de-quartier-2026-11-23-page.pdf``."""
    words = ("cimpact", slug(collective), held_on.isoformat(), exporter.part)
    return f"{'-'.join(filter(None, words))}.{exporter.suffix}"


def slug(name: str) -> str:
    """A name as part of a file's: letters lose their accents, another alphabet leaves nothing."""
    letters = unicodedata.normalize("NFKD", name.lower().replace("œ", "oe")).encode(
        "ascii", "ignore"
    )
    return re.sub(r"[^a-z0-9]+", "-", letters.decode())[:LONGEST_SLUG].strip("-")
