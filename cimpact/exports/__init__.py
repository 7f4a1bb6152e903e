"""A report or a workshop's answers, rendered as bytes.

To add a format, write one function from ``Source`` and ``Wanted`` to bytes and give it a line in
``EXPORTERS``: the page and the command line offer it from then on.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from cimpact.core.rows import refuse_too_few
from cimpact.errors import N_
from cimpact.exports.answers_zip import answers_zip
from cimpact.exports.report_json import report_json
from cimpact.exports.source import Source, Wanted

LONGEST_SLUG = 40


@dataclass(frozen=True, slots=True)
class Exporter:
    """One format.

    ``check`` raises what would stop ``render``, so that a page can say so instead of offering a
    file. ``title`` and ``holds`` are sentences to translate; ``has_rows`` says that presets and
    names concern it.
    """

    suffix: str
    mime: str
    render: Callable[[Source, Wanted], bytes]
    check: Callable[[Source], object]
    title: str
    holds: str
    has_rows: bool = False


def _report_json(source: Source, _wanted: Wanted) -> bytes:
    return f"{report_json(source.report())}\n".encode()


EXPORTERS = MappingProxyType(
    {
        "csv": Exporter(
            suffix="zip",
            mime="application/zip",
            render=answers_zip,
            check=lambda source: refuse_too_few(source.rows()),
            title=N_("The answers, line by line (CSV)"),
            holds=N_(
                "A zip with the answers in two layouts, a codebook, the notes and an explanation. "
                "Respondents have numbers drawn anew each time; sectors and roles of too few "
                "people are left out. Nothing tells when or in which order people answered."
            ),
            has_rows=True,
        ),
        "report-json": Exporter(
            suffix="json",
            mime="application/json",
            render=_report_json,
            check=lambda source: source.report(),
            title=N_("The results, for other programs (JSON)"),
            holds=N_(
                "The figures of the results page, nobody's own answers, and no figure of fewer "
                "people than the minimum group."
            ),
        ),
    }
)


def file_name(exporter: Exporter, *, collective: str, held_on: date) -> str:
    """A name that every system takes: ``cimpact-table-de-quartier-2026-11-23.zip``."""
    parts = ("cimpact", slug(collective), held_on.isoformat())
    return f"{'-'.join(filter(None, parts))}.{exporter.suffix}"


def slug(name: str) -> str:
    """A name as part of a file's: letters lose their accents, another alphabet leaves nothing."""
    letters = unicodedata.normalize("NFKD", name.lower().replace("œ", "oe")).encode(
        "ascii", "ignore"
    )
    return re.sub(r"[^a-z0-9]+", "-", letters.decode())[:LONGEST_SLUG].strip("-")
