"""Charts as files: what they are called, what they say of themselves, and how they look."""

from io import BytesIO
from xml.etree import ElementTree as ET

import pytest
from PIL import Image

from cimpact.exports import EXPORTERS
from cimpact.exports.figures import figures_of
from cimpact.exports.pictures import INK, WIDTH, png, size_of, svg
from tests.exports.session_rows import unzipped
from tests.exports.sessions import sample, source_of, told, wanted

SVG = "{http://www.w3.org/2000/svg}"
FIGURES = figures_of(told().report, told().questionnaire, told().text)


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return unzipped(EXPORTERS["charts"].render(source_of(told()), wanted()))


def test_every_chart_comes_twice_in_the_order_of_the_report(files: dict[str, bytes]) -> None:
    assert list(files) == [
        f"{number:02}-{name}.{suffix}"
        for number, name in enumerate(
            [
                *("divided", "targets", "section-preconditions"),
                *("section-conditions", "section-leadership"),
            ],
            start=1,
        )
        for suffix in ("svg", "png")
    ]


def test_an_svg_holds_its_title_and_description(files: dict[str, bytes]) -> None:
    drawings = [content for name, content in files.items() if name.endswith(".svg")]
    for drawing, figure in zip(drawings, FIGURES.values(), strict=True):
        root = ET.fromstring(drawing)  # noqa: S314  our own
        assert root.get("role") == "img"
        assert root.get("aria-labelledby") == "title description"
        assert root.findtext(f"{SVG}title") == figure.title
        assert root.findtext(f"{SVG}desc") == figure.description


def test_a_png_holds_them_too(files: dict[str, bytes]) -> None:
    pictures = [content for name, content in files.items() if name.endswith(".png")]
    for picture, figure in zip(pictures, FIGURES.values(), strict=True):
        with Image.open(BytesIO(picture)) as image:
            assert image.info["Title"] == figure.title
            assert image.info["Description"] == figure.description
            assert image.width > WIDTH


def test_a_file_shows_its_title_and_session_and_a_report_does_not(
    files: dict[str, bytes],
) -> None:
    """In a report the title stands above the chart as a heading."""
    assert b">2 elements of 4 divide the group</text>" in files["01-divided.svg"]
    assert "Comité · Session of November 23, 2026</text>".encode() in files["01-divided.svg"]
    assert ">2 elements of 4 divide the group</text>" not in svg(FIGURES["divided"])


def test_ink_is_dark_wherever_a_page_would_set_it() -> None:
    drawn = svg(FIGURES["divided"])
    assert f'color="{INK}"' in drawn
    with Image.open(BytesIO(png(drawn, FIGURES["divided"]))) as image:
        colours = {colour for _, colour in image.convert("RGB").getcolors(1 << 20) or []}
    assert (0x1A, 0x1A, 0x1A) in colours
    assert (255, 255, 255) in colours


def test_a_picture_keeps_its_proportions() -> None:
    for figure in FIGURES.values():
        drawn = svg(figure)
        with Image.open(BytesIO(png(drawn, figure))) as image:
            assert image.size == tuple(2 * round(length) for length in size_of(drawn))


def test_words_in_charts_are_escaped_once() -> None:
    hostile = sample(collective='<script>&"]]>')
    made = unzipped(EXPORTERS["charts"].render(source_of(hostile), wanted("fr")))
    root = ET.fromstring(made["01-divided.svg"])  # noqa: S314  our own
    shown = "".join(root.itertext())
    assert '<script>&"]]>' in shown
    assert root.find(f".//{SVG}script") is None


def test_equal_charts_are_equal_files() -> None:
    render = EXPORTERS["charts"].render
    assert render(source_of(told()), wanted()) == render(source_of(told()), wanted())
