"""How a Word file looks: its paper, its letters, its styles, its language.

Word's own styles carry everything, so that whoever changes a style changes the whole file and finds
the headings in the navigation.
"""

from datetime import UTC, datetime
from typing import Any

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT as WD_TAB
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph as WordParagraph

from cimpact.exports.document import Document, typographic

PAPER_CM = {"CA": (21.59, 27.94), "FR": (21.0, 29.7)}
MARGIN_CM = 2.1
SHRUNK = (0.9, 0.65)
"""Letters, and gaps between paragraphs, of the report on one page beside those of the long one."""

LETTERS = "Calibri"
TEAL, GREY, INK = RGBColor(0x01, 0x66, 0x5E), RGBColor(0x59, 0x59, 0x59), RGBColor(0x1A, 0x1A, 0x1A)

LEAD, NOTE, CELL, SOURCE = "Lead", "Note", "Cell", "Source"
"""Styles of ours beside Word's own."""

BUILT_IN = {
    "Normal": (10.5, INK, False, (0, 6)),
    "Title": (26, INK, True, (0, 2)),
    "Subtitle": (10.5, GREY, False, (0, 14)),
    "Heading 1": (15, TEAL, True, (18, 6)),
    "Heading 2": (11.5, INK, True, (12, 4)),
    "List Bullet": (10.5, INK, False, (0, 4)),
    "List Number": (10.5, INK, False, (0, 4)),
    "Footer": (8, GREY, False, (0, 0)),
}
OURS = {
    LEAD: (22, TEAL, True, (6, 2)),
    NOTE: (9, GREY, False, (0, 6)),
    CELL: (9, INK, False, (1, 1)),
}
"""Size in points, colour, bold, points before and after."""


def text_width_cm(document: Document) -> float:
    """What the margins leave of the paper."""
    return PAPER_CM[document.text.region][0] - 2 * MARGIN_CM


def prepare(made: WordDocument, document: Document) -> None:
    """Give an empty file its properties, paper, styles and footer."""
    _describe(made, document)
    _say_language(made, document.text.tag)
    for name in OURS:
        made.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    letters, gaps = SHRUNK if document.one_page else (1, 1)
    for name, (size, colour, bold, (above, below)) in (BUILT_IN | OURS).items():
        space = above * gaps, below * gaps
        _set_style(made.styles[name], size * letters, colour, space, bold=bold)
    made.styles[LEAD].paragraph_format.keep_with_next = True
    source = made.styles.add_style(SOURCE, WD_STYLE_TYPE.CHARACTER)
    source.font.size, source.font.color.rgb = Pt(8.5), GREY
    _set_page(made, document)


def _describe(made: WordDocument, document: Document) -> None:
    """Title and day of the session; nothing of whoever made the file, or when."""
    known, day = made.core_properties, document.held_on
    known.title, known.language = document.title, document.text.tag
    known.author = known.last_modified_by = known.comments = ""
    known.created = known.modified = datetime(day.year, day.month, day.day, tzinfo=UTC)


def _say_language(made: WordDocument, tag: str) -> None:
    for language in made.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), tag)
    for language in made.settings.element.iter(qn("w:themeFontLang")):
        language.set(qn("w:val"), tag)


def _set_style(
    style: Any,  # noqa: ANN401  python-docx types no style by its name
    size: float,
    colour: RGBColor,
    space: tuple[float, float],
    *,
    bold: bool,
) -> None:
    style.font.name, style.font.size, style.font.color.rgb = (
        LETTERS,
        Pt(round(size * 2) / 2),
        colour,
    )
    style.font.bold, style.font.italic = bold, False
    layout = style.paragraph_format
    layout.space_before, layout.space_after = map(Pt, space)
    layout.line_spacing = 1.1
    # The theme's letters would win over those just set, and Word underlines its titles in blue.
    fonts = style.element.rPr.rFonts
    for name in [name for name in fonts.attrib if name.endswith("Theme")]:
        del fonts.attrib[name]
    for unwanted in style.element.xpath(
        "w:pPr/w:pBdr | w:pPr/w:contextualSpacing | w:rPr/w:spacing"
    ):
        unwanted.getparent().remove(unwanted)


def _set_page(made: WordDocument, document: Document) -> None:
    section = made.sections[0]
    width, height = PAPER_CM[document.text.region]
    section.page_width, section.page_height = Cm(width), Cm(height)
    section.left_margin = section.right_margin = Cm(MARGIN_CM)
    section.top_margin = section.bottom_margin = Cm(1.5 if document.one_page else 2)
    footer = section.footer.paragraphs[0]
    made.styles["Footer"].paragraph_format.tab_stops.clear_all()
    footer.paragraph_format.tab_stops.add_tab_stop(Cm(text_width_cm(document)), WD_TAB.RIGHT)
    footer.add_run(f"{typographic(document.footer)}\t")
    _add_page_number(footer)


def _add_page_number(footer: WordParagraph) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    footer.paragraph_format.element.append(field)
