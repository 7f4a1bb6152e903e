"""Charts as pictures that stand alone: SVG and PNG with their title and description inside.

A page draws a chart in the reader's browser, in its width and colours. Here the same specification
gets a width of its own, our letters and dark ink on white.
"""

import re
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import vl_convert
from PIL import Image, PngImagePlugin

from cimpact.charts import Figure, specification

FONTS = Path(__file__).resolve().parent / "typeset" / "fonts"
FAMILY = "Source Sans Pro"
INK = "#1a1a1a"

WIDTH = 800
"""Pixels; on a sheet of paper the letters of such a chart are those of the text around it."""
SHARPNESS = 2
"""Pixels of a PNG for one of the chart's."""
EFFORT = 3
"""Of compression: more takes several times as long and saves little."""

_SIZE = re.compile(r'<svg [^>]*width="([\d.]+)" height="([\d.]+)"')

vl_convert.register_font_directory(str(FONTS))


def svg(figure: Figure, *, caption: str | None = None) -> str:
    """The chart as SVG; with a caption, its title and the caption are drawn above it too."""
    drawn: str = vl_convert.vegalite_to_svg(_for_paper(figure, caption), allowed_base_urls=[])
    return _described(drawn, figure)


def png(drawn: str, figure: Figure) -> bytes:
    """What ``svg`` drew of a figure, as PNG."""
    labels = PngImagePlugin.PngInfo()
    labels.add_itxt("Title", figure.title)
    labels.add_itxt("Description", figure.description)
    written = BytesIO()
    with Image.open(BytesIO(vl_convert.svg_to_png(drawn, scale=SHARPNESS))) as image:
        image.save(written, format="PNG", pnginfo=labels, compress_level=EFFORT)
    return written.getvalue()


def size_of(drawn: str) -> tuple[float, float]:
    """Width and height, in pixels, of what ``svg`` drew."""
    width, height = _SIZE.findall(drawn)[0]
    return float(width), float(height)


def _for_paper(figure: Figure, caption: str | None) -> dict[str, Any]:
    chart = specification(figure)
    del chart["autosize"]
    chart["width"] = WIDTH
    chart["config"] |= {"font": f"{FAMILY}, Arial, sans-serif", "view": {"stroke": None}}
    if caption is not None:
        chart["title"] = {
            "text": figure.title,
            "subtitle": caption,
            "anchor": "start",
            "fontSize": 20,
            "subtitleFontSize": 14,
            "color": INK,
            "subtitleColor": INK,
            "offset": 16,
            "limit": WIDTH,
        }
    return chart


def _described(drawn: str, figure: Figure) -> str:
    """The SVG with its ink, and with what it is to somebody who cannot see it."""
    opened = f'<svg role="img" aria-labelledby="title description" color="{INK}" '
    labels = (
        f'<title id="title">{escape(figure.title)}</title>'
        f'<desc id="description">{escape(figure.description)}</desc>'
    )
    root, inside = drawn.replace("<svg ", opened, 1).split(">", 1)
    return f"{root}>{labels}{inside}"
