"""A document as a Word file that stays editable: real headings, lists and tables with headers."""

from io import BytesIO
from itertools import zip_longest

import docx
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm
from docx.table import Table as WordTable
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph as WordParagraph

from cimpact.charts import Figure
from cimpact.exports.document import (
    Block,
    Document,
    Entries,
    Entry,
    Grid,
    Heading,
    Paragraph,
    Picture,
    Tone,
    column_shares,
    typographic,
)
from cimpact.exports.pictures import png, size_of, svg
from cimpact.exports.word_styles import CELL, LEAD, NOTE, SOURCE, prepare, text_width_cm
from cimpact.exports.zipped import unzipped, zipped

TALL_CM, SHORT_CM = 19.0, 5.2
"""How tall a picture may be in a long document and on a single page."""
PADDING_CM, CM_PER_LETTER = 0.45, 0.19
"""What a cell of a table needs around and for its letters."""

STYLES = {Tone.LEAD: LEAD, Tone.BODY: "Normal", Tone.NOTE: NOTE}
RULE, HEADER_RULE = ("4", "C8C8C8"), ("8", "01665E")
"""Thickness in eighths of a point, and colour."""


def word(document: Document) -> bytes:
    """The file; equal documents give equal bytes."""
    made = docx.Document()
    prepare(made, document)
    made.add_paragraph(typographic(document.name), style="Title")
    made.add_paragraph(f"{document.kicker} · {document.subtitle}", style="Subtitle")
    room = text_width_cm(document), SHORT_CM if document.one_page else TALL_CM
    for block, following in zip_longest(document.blocks, document.blocks[1:]):
        _add(made, block, following, room)
    written = BytesIO()
    made.save(written)
    return zipped(unzipped(written.getvalue()))


def _add(
    made: WordDocument, block: Block, following: Block | None, room: tuple[float, float]
) -> None:
    match block:
        case Heading(text, level):
            made.add_heading(typographic(text), level)
        case Paragraph(text, tone):
            paragraph = made.add_paragraph(typographic(text), style=STYLES[tone])
            if isinstance(following, Entries | Grid):
                paragraph.paragraph_format.keep_with_next = True
        case Entries():
            _add_entries(made, block)
        case Grid():
            _add_table(made, block, room[0])
            made.add_paragraph(style=CELL)  # two tables that touch become one
        case Picture(figure):
            _add_picture(made, figure, *room)


def _add_entries(made: WordDocument, listed: Entries) -> None:
    style = "List Number" if listed.ordered else "List Bullet"
    count = _new_count(made) if listed.ordered else None
    for entry in listed.entries:
        paragraph = made.add_paragraph(style=style if len(listed.entries) > 1 else None)
        if count is not None:
            counted = paragraph.paragraph_format.element.get_or_add_pPr().get_or_add_numPr()
            counted.get_or_add_ilvl().val = 0
            counted.get_or_add_numId().val = count
        _fill(paragraph, entry, run_in=listed.run_in)


def _new_count(made: WordDocument) -> int:
    """A numbering that begins at 1; python-docx would go on counting where another list ended."""
    numbering = made.part.numbering_part.element
    style = made.styles["List Number"].element
    used = style.pPr.numPr.numId.val
    abstract = next(each for each in numbering.num_lst if each.numId == used).abstractNumId.val
    count = numbering.add_num(abstract)
    count.add_lvlOverride(ilvl=0).add_startOverride(1)
    return int(count.numId)


def _fill(paragraph: WordParagraph, entry: Entry, *, run_in: bool) -> None:
    if entry.name:
        paragraph.add_run(typographic(entry.name)).bold = True
    if entry.name and entry.text:
        paragraph.add_run(" · " if run_in else "\n")
    paragraph.add_run(typographic(entry.text))
    if entry.source:
        paragraph.add_run("\n")
        paragraph.add_run(typographic(entry.source), style=SOURCE)


def _add_table(made: WordDocument, table: Grid, width: float) -> None:
    drawn = made.add_table(rows=1 + len(table.rows), cols=len(table.header))
    drawn.autofit = False
    _rule(drawn)
    widths = _widths(table, width)
    for column, centimetres in zip(drawn.columns, widths, strict=True):
        column.width = Cm(centimetres)
    for row, texts in zip(drawn.rows, [table.header, *table.rows], strict=True):
        _mark(row, "w:cantSplit")
        for cell, text, is_centred in zip(row.cells, texts, table.numeric, strict=True):
            _write(cell, text, is_centred=is_centred)
    _make_header(drawn.rows[0])


def _write(cell: _Cell, text: str, *, is_centred: bool) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.element.style = CELL  # by its name, it takes as long as all the rest
    paragraph.add_run(typographic(text))
    if is_centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _make_header(row: _Row) -> None:
    """The first row as the header of the table, on each page that the table goes on to."""
    _mark(row, "w:tblHeader")
    for cell in row.cells:
        cell.paragraphs[0].runs[0].bold = True
        cell.paragraphs[0].paragraph_format.keep_with_next = True
        borders = OxmlElement("w:tcBorders")
        borders.append(_border("w:bottom", *HEADER_RULE))
        cell._tc.get_or_add_tcPr().append(borders)  # noqa: SLF001  python-docx knows no borders


def _mark(row: _Row, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))  # noqa: SLF001  as above


def _rule(drawn: WordTable) -> None:
    borders = OxmlElement("w:tblBorders")
    for side in ("w:bottom", "w:insideH"):
        borders.append(_border(side, *RULE))
    drawn._tbl.tblPr.append(borders)  # noqa: SLF001  as above


def _border(side: str, size: str, colour: str) -> BaseOxmlElement:
    border = OxmlElement(side)
    for name, value in (("val", "single"), ("sz", size), ("space", "0"), ("color", colour)):
        border.set(qn(f"w:{name}"), value)
    return border


def _widths(table: Grid, width: float) -> list[float]:
    """Centimetres of each column: the narrow ones as wide as their words, the rest shares."""
    shares = column_shares(table)
    columns = zip(table.header, zip(*table.rows, strict=True), strict=True)
    narrow = [max(map(len, [*header.split(), *cells])) for header, cells in columns]
    fixed = [
        0.0 if share else PADDING_CM + CM_PER_LETTER * letters
        for share, letters in zip(shares, narrow, strict=True)
    ]
    room = (width - sum(fixed)) / sum(shares)
    return [least or share * room for least, share in zip(fixed, shares, strict=True)]


def _add_picture(made: WordDocument, figure: Figure, width: float, tallest: float) -> None:
    drawn = svg(figure)
    across, down = size_of(drawn)
    scale = min(width / across, tallest / down)
    shape = made.add_picture(BytesIO(png(drawn, figure)), width=Cm(across * scale))
    described = shape._inline.docPr  # noqa: SLF001  python-docx knows no alternative texts
    described.set("descr", figure.description)
    described.set("title", figure.title)
