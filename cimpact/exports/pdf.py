"""A document as PDF, through Typst: tagged, with title, language and alternative texts.

The file conforms to PDF/UA-1 and PDF/A-2a. Both demand a letter shape for every character; where a
name holds one that no font at hand has, the file is made without that promise rather than not.
"""

import json
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import typst

from cimpact.exports.document import (
    Block,
    Document,
    Entries,
    Entry,
    Grid,
    Heading,
    Paragraph,
    Picture,
    column_shares,
    typographic,
)
from cimpact.exports.pictures import FONTS, size_of, svg

TEMPLATE = Path(__file__).resolve().parent / "typeset" / "report.typ"
PAPER = {"CA": "us-letter", "FR": "a4"}


def pdf(document: Document) -> bytes:
    """The file; equal documents give equal bytes."""
    told = json.dumps(_told(document))
    # Our own letters first, alike on every computer; then those of this computer too.
    for ours_only in (True, False):
        with suppress(typst.TypstError):
            return _compiled(told, document.held_on, ours_only=ours_only)
    return _compiled(told, document.held_on, ours_only=False, conforming=False)


def _compiled(told: str, day: date, *, ours_only: bool, conforming: bool = True) -> bytes:
    return typst.compile(
        TEMPLATE,
        sys_inputs={"document": told},
        font_paths=[FONTS],
        ignore_system_fonts=ours_only,
        pdf_standards=["ua-1", "a-2a"] if conforming else [],
        timestamp=datetime(day.year, day.month, day.day, tzinfo=UTC),
    )


def _told(document: Document) -> dict[str, Any]:
    return {
        "language": document.text.language,
        "region": document.text.region,
        "paper": PAPER[document.text.region],
        "one_page": document.one_page,
        "title": document.title,
        "kicker": document.kicker,
        "name": typographic(document.name),
        "subtitle": document.subtitle,
        "footer": typographic(document.footer),
        "blocks": [_block(block) for block in document.blocks],
    }


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Heading(text, level):
            return {"kind": "heading", "text": typographic(text), "level": level}
        case Paragraph(text, tone):
            return {"kind": "paragraph", "text": typographic(text), "tone": tone}
        case Entries(entries, ordered):
            look = {"ordered": ordered, "run_in": block.run_in}
            return {"kind": "entries", "entries": [*map(_entry, entries)], **look}
        case Grid():
            return _grid(block)
        case Picture(figure):
            drawn = svg(figure)
            width, height = size_of(drawn)
            size = {"width": width, "height": height}
            return {"kind": "picture", "svg": drawn, "alt": figure.description, **size}


def _entry(entry: Entry) -> dict[str, str]:
    return {
        "name": typographic(entry.name),
        "text": typographic(entry.text),
        "source": typographic(entry.source),
    }


def _grid(table: Grid) -> dict[str, Any]:
    return {
        "kind": "grid",
        "header": [*map(typographic, table.header)],
        "rows": [[*map(typographic, row)] for row in table.rows],
        "numeric": table.numeric,
        "widths": column_shares(table),
    }
