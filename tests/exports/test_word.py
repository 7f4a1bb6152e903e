"""Reports as Word files: real headings, lists and tables, as python-docx reads them back."""

import zipfile
from dataclasses import replace
from io import BytesIO

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from cimpact.exports.document import Grid, Heading, Paragraph, Picture, typographic
from cimpact.exports.report_full import report_full
from cimpact.exports.report_page import report_page
from cimpact.exports.word import word
from tests.exports.sessions import sample, told


def read(data: bytes) -> WordDocument:
    return docx.Document(BytesIO(data))


@pytest.fixture(scope="module")
def full() -> bytes:
    return word(report_full(sample(language="fr")))


def test_title_language_and_no_author(full: bytes) -> None:
    known = read(full).core_properties
    assert known.title == "Comité\u00a0: où nous en sommes, 23 novembre 2026"
    assert (known.language, known.author, known.last_modified_by, known.comments) == (
        *("fr-CA", "", ""),
        "",
    )
    languages = {each.get(qn("w:val")) for each in read(full).styles.element.iter(qn("w:lang"))}
    assert languages == {"fr-CA"}


def test_headings_are_headings(full: bytes) -> None:
    expected = [
        (f"Heading {block.level}", typographic(block.text))
        for block in report_full(sample(language="fr")).blocks
        if isinstance(block, Heading)
    ]
    found = [
        (paragraph.style.name, paragraph.text)
        for paragraph in read(full).paragraphs
        if paragraph.style.name.startswith("Heading")
    ]
    assert found == expected
    assert next(each.text for each in read(full).paragraphs if each.style.name == "Title") == (
        "Comité"
    )


def test_tables_are_tables_with_a_header_that_repeats(full: bytes) -> None:
    grids = [
        block for block in report_full(sample(language="fr")).blocks if isinstance(block, Grid)
    ]
    tables = read(full).tables
    assert [[[cell.text for cell in row.cells] for row in table.rows] for table in tables] == [
        [[*map(typographic, row)] for row in [grid.header, *grid.rows]] for grid in grids
    ]
    for table in read(full).element.body.iter(qn("w:tbl")):
        is_header = [bool([*row.iter(qn("w:tblHeader"))]) for row in table.iter(qn("w:tr"))]
        assert is_header == [True, *[False] * (len(is_header) - 1)]


def test_every_paragraph_is_there_and_pictures_say_what_they_show(full: bytes) -> None:
    blocks = report_full(sample(language="fr")).blocks
    texts = {paragraph.text for paragraph in read(full).paragraphs}
    assert {typographic(each.text) for each in blocks if isinstance(each, Paragraph)} <= texts
    shown = [each.figure.description for each in blocks if isinstance(each, Picture)]
    pictures = read(full).element.body.iter(qn("wp:docPr"))
    assert [picture.get("descr") for picture in pictures] == shown


def test_each_numbered_list_begins_at_one() -> None:
    """Two lists in one file have numberings of their own."""
    document = report_page(told())
    made = read(word(replace(document, blocks=document.blocks * 2)))
    numbers = [each.get(qn("w:val")) for each in made.element.body.iter(qn("w:numId"))]
    assert (len(numbers), len({*numbers})) == (6, 2)
    overrides = made.part.numbering_part.element.findall(
        f"{qn('w:num')}/{qn('w:lvlOverride')}/{qn('w:startOverride')}"
    )
    assert [each.get(qn("w:val")) for each in overrides] == ["1", "1"]


@pytest.mark.parametrize("name", ["<w:p/> & ]]>", "{{x}} &amp;", "الحي", "Équipe 🦆", "a" * 120])
def test_what_somebody_typed_is_text(name: str) -> None:
    made = read(word(report_page(sample(collective=name))))
    assert next(each.text for each in made.paragraphs if each.style.name == "Title") == name


def test_the_paper_is_that_of_the_region() -> None:
    widths = [
        round(read(word(report_page(told(language="fr", region=region)))).sections[0].page_width.cm)
        for region in ("CA", "FR")
    ]
    assert widths == [22, 21]


def test_the_file_does_not_tell_when_it_was_made() -> None:
    made = word(report_page(told()))
    assert made == word(report_page(told()))
    with zipfile.ZipFile(BytesIO(made)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert read(made).core_properties.created.date() == told().facts.held_on


def test_the_page_number_stands_in_the_footer(full: bytes) -> None:
    footer = read(full).sections[0].footer
    assert footer.paragraphs[0].text.startswith("Comité · 23 novembre 2026")
    assert [each.get(qn("w:instr")) for each in footer.part.element.iter(qn("w:fldSimple"))] == [
        "PAGE"
    ]
