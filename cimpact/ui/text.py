"""User text inside Streamlit's Markdown, without its powers."""

import re

WORD_JOINER = "\u2060"
"""A letter without width: what it stands in is no address any more, and looks the same."""

# Streamlit makes links of bare addresses after it has read the escapes: only the letters help.
_ADDRESS = re.compile(r"(?i)(https?|www)(?=[:.])")
_POWERFUL = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~:$^=&])")


def plain(text: str) -> str:
    """What somebody typed, as itself: no link, image, emphasis, directive or heading.

    Labels and titles are Markdown in Streamlit, and Markdown loads images from elsewhere.
    """
    # No-break spaces stay: they are French typography, and only line ends could start a block.
    broken = _ADDRESS.sub(rf"\g<0>{WORD_JOINER}", re.sub(r"[ \t\r\n]+", " ", text).strip())
    return _POWERFUL.sub(r"\\\1", broken)
