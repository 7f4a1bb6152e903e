"""Reports as PDF: what a screen reader finds, what stays text, and that a page stays one."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2
import pytest

from cimpact.exports.document import Picture
from cimpact.exports.pdf import pdf
from cimpact.exports.report_full import report_full
from cimpact.exports.report_page import report_page
from tests.exports.sessions import crowd, sample, told

HOSTILE = (
    '#panic("out")',
    "$ x^2 $",
    "\\u{41} \\ \\\\",
    "*bold* _sloped_ `code` = title",
    '#read("/etc/passwd") @label <label> // gone? /* gone? */',
    "[a](http://example.org) <b>b</b> &amp;",
    "الحي الشعبي",
    "שלום לכולם",
)


def text_of(data: bytes) -> str:
    """The text of all pages, its lines joined."""
    pages = pypdfium2.PdfDocument(data)
    text = " ".join(page.get_textpage().get_text_range() for page in pages)
    return " ".join(text.split())


def pages_of(data: bytes) -> int:
    return len(pypdfium2.PdfDocument(data))


def opened(data: bytes) -> pikepdf.Pdf:
    """The file; what is read of it lives as long as it does."""
    return pikepdf.open(BytesIO(data))


def title_of(data: bytes) -> str:
    with opened(data) as made:
        return str(made.docinfo["/Title"])


def tags(made: pikepdf.Pdf) -> list[Any]:
    """Every structure element, in reading order."""

    def inside(element: Any) -> Iterator[Any]:  # noqa: ANN401  a PDF holds anything
        children = element.get("/K", [])
        for child in children if isinstance(children, pikepdf.Array) else [children]:
            if isinstance(child, pikepdf.Dictionary) and "/S" in child:
                yield child
                yield from inside(child)

    return list(inside(made.Root.StructTreeRoot))


@pytest.fixture(scope="module")
def full() -> bytes:
    return pdf(report_full(sample(language="fr")))


@pytest.fixture
def made(full: bytes) -> Iterator[pikepdf.Pdf]:
    """The full report of the sample, in French."""
    with opened(full) as made:
        yield made


def test_title_and_language_are_set(made: pikepdf.Pdf) -> None:
    assert str(made.docinfo["/Title"]) == "Comité\u00a0: où nous en sommes, 23 novembre 2026"
    assert made.Root.Lang == "fr-CA"
    assert made.Root.ViewerPreferences.DisplayDocTitle
    assert "/Author" not in made.docinfo


def test_the_file_promises_pdf_ua_and_pdf_a(made: pikepdf.Pdf) -> None:
    with made.open_metadata() as known:
        assert known["pdfuaid:part"] == "1"
        assert (known["pdfaid:part"], known["pdfaid:conformance"]) == ("2", "A")


def test_headings_tables_lists_and_pictures_are_tagged(made: pikepdf.Pdf) -> None:
    kinds = [str(tag.S) for tag in tags(made)]
    assert {"/H1", "/H2", "/Table", "/TR", "/TH", "/TD", "/L", "/LI", "/Figure", "/P"} <= {*kinds}
    assert kinds.count("/Figure") == 7
    assert kinds.index("/H1") < kinds.index("/H2")


def test_every_picture_says_what_it_shows(made: pikepdf.Pdf) -> None:
    spoken = [str(tag.Alt) for tag in tags(made) if tag.S == "/Figure"]
    blocks = report_full(sample(language="fr")).blocks
    pictures = [block for block in blocks if isinstance(block, Picture)]
    assert spoken == [picture.figure.description for picture in pictures]


def test_each_table_has_a_header_row(made: pikepdf.Pdf) -> None:
    for table in (tag for tag in tags(made) if tag.S == "/Table"):
        rows = [tag for tag in _under(table) if tag.S == "/TR"]
        assert {str(cell.S) for cell in rows[0].K} == {"/TH"}
        assert {str(cell.S) for row in rows[1:] for cell in row.K} == {"/TD"}


def _under(element: Any) -> Iterator[Any]:  # noqa: ANN401  as above
    for child in element.K:
        yield child
        if child.S != "/TR":
            yield from _under(child)


def test_charts_are_drawn_as_lines_and_letters_not_as_pixels(
    full: bytes, made: pikepdf.Pdf
) -> None:
    images = [
        each
        for each in made.objects
        if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Image"
    ]
    assert images == []
    assert "Origine des objectifs communs" in text_of(full)


@pytest.mark.parametrize("name", HOSTILE)
def test_what_somebody_typed_is_text(name: str) -> None:
    document = report_page(sample(collective=name))
    made = pdf(document)
    assert title_of(made) == document.title
    # Readers show right-to-left letters in their own order, and print has its own apostrophes.
    shown = {*text_of(made).replace("\u00a0", " ")}
    assert {*name} - {" "} <= shown
    if name.isascii():
        assert name in text_of(made)


def test_a_name_of_ten_thousand_characters_is_printed_whole() -> None:
    swollen = replace(report_full(told()), name="Table de quartier " * 555)
    assert text_of(pdf(swollen)).count("quartier") == 555


@pytest.mark.parametrize("name", ["Équipe 🦆", "\ue000 private", "𒀀𒁀 signs"])
def test_a_character_without_a_letter_shape_still_gives_a_report(name: str) -> None:
    """Which fonts a computer has is unknown; without a shape the promise falls, not the report."""
    made = pdf(report_page(sample(collective=name)))
    assert title_of(made).startswith(name)
    with opened(made) as read:
        assert "/Figure" in {str(tag.S) for tag in tags(read)}


@pytest.mark.parametrize("people", [5, 12, 300])
@pytest.mark.parametrize(("language", "region"), [("fr", "CA"), ("fr", "FR"), ("en", "CA")])
def test_the_page_for_members_is_one_page(people: int, language: str, region: str) -> None:
    assert pages_of(pdf(report_page(crowd(people, language=language, region=region)))) == 1


def test_the_page_of_a_long_name_and_of_too_few_people_is_one_page_too() -> None:
    name = "L'Assemblée des organismes et des familles pour la persévérance scolaire " + "x" * 47
    assert pages_of(pdf(report_page(sample(collective=name[:120])))) == 1
    assert pages_of(pdf(report_page(crowd(4)))) == 1


def test_the_paper_is_that_of_the_region() -> None:
    for region, expected in (("CA", [0, 0, 612, 792]), ("FR", [0, 0, 595, 842])):
        with opened(pdf(report_page(sample(region=region)))) as made:
            assert [round(float(value)) for value in made.pages[0].MediaBox] == expected


def test_equal_reports_are_equal_files() -> None:
    assert pdf(report_page(told())) == pdf(report_page(told()))


def test_a_report_does_not_tell_when_it_was_made(made: pikepdf.Pdf) -> None:
    assert str(made.docinfo["/CreationDate"]).startswith("D:20261123000000")
