"""User text inside Streamlit's Markdown, without its powers."""

import re

# Streamlit makes links of bare addresses after it has read the escapes, but never inside code. No
# bracket, bar or backtick may be part of one: they would end what the code stands in.
_ADDRESS = re.compile(
    r"(?i)((?:https?://|www\.)[^\s`\[\](){}<>|]*[^\s`\[\](){}<>|.,;:!?»\"']"
    r"|[-.+a-z0-9_]+@[-a-z0-9_]+(?:\.[-a-z0-9_]+)+)"
)
_POWERFUL = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~:$^=&])")


def plain(text: str) -> str:
    """What somebody typed, as itself: no link, image, emphasis, directive or heading.

    Labels and titles are Markdown in Streamlit, and Markdown loads images from elsewhere. A bare
    address is set as code: it leads nowhere, and can be copied as it is.
    """
    # No-break spaces stay: they are French typography, and only line ends could start a block.
    one_line = re.sub(r"[ \t\r\n]+", " ", text).strip()
    return "".join(
        f"`{part}`" if place % 2 else _POWERFUL.sub(r"\\\1", part)
        for place, part in enumerate(_ADDRESS.split(one_line))
    )
