"""User text inside Streamlit's Markdown, without its powers."""

import re

_POWERFUL = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~:$^=&])")


def plain(text: str) -> str:
    """What somebody typed, as itself: no link, image, emphasis, directive or heading.

    Labels and titles are Markdown in Streamlit, and Markdown loads images from elsewhere.
    """
    # No-break spaces stay: they are French typography, and only line ends could start a block.
    return _POWERFUL.sub(r"\\\1", re.sub(r"[ \t\r\n]+", " ", text).strip())
