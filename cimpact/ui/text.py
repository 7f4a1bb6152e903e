"""Texts inside Streamlit's Markdown, without its powers."""

import re
from collections.abc import Callable

from cimpact.core.questionnaire import LocalizedText
from cimpact.i18n import Translator

# Streamlit makes links of bare addresses after it has read the escapes, but never inside code. No
# bracket, bar or backtick may be part of one: they would end what the code stands in.
_ADDRESS = re.compile(
    r"(?i)((?:https?://|www\.)[^\s`\[\](){}<>|]*[^\s`\[\](){}<>|.,;:!?»\"']"
    r"|[-.+a-z0-9_]+@[-a-z0-9_]+(?:\.[-a-z0-9_]+)+)"
)
_POWERFUL = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~:$^=&])")

# What could do something in Markdown where it stands: the rest of a sentence stays as it is, since
# a room of phones gets these texts.
_DOING = re.compile(
    r"[\\`*_\[\]<>$~|^]"
    r"|[:&](?=\S)"  # directives such as :material/home: and entities
    r"|^(?:[-+#=]|\d+(?=[.)]))"  # lists and headings
)


def plain(text: str) -> str:
    """What somebody typed, as itself: no link, image, emphasis, directive or heading.

    Labels and titles are Markdown in Streamlit, and Markdown loads images from elsewhere. A bare
    address is set as code: it leads nowhere, and can be copied as it is.
    """
    return _disarmed(text, lambda part: _POWERFUL.sub(r"\\\1", part))


def authored(text: LocalizedText, _: Translator) -> str:
    """A text of a questionnaire as itself: collectives write their own, and sessions are imported.

    As ``plain``, but a sentence without anything of Markdown's stays letter for letter. An address
    of the web becomes a link, as everywhere, and shows where it leads.
    """
    return _disarmed(
        _.content(text), lambda part: _DOING.sub(lambda found: _escaped(found[0]), part)
    )


def _disarmed(text: str, escape: Callable[[str], str]) -> str:
    # No-break spaces stay: they are French typography, and only line ends could start a block.
    one_line = re.sub(r"[ \t\r\n]+", " ", text).strip()
    return "".join(
        f"`{part}`" if place % 2 else escape(part)
        for place, part in enumerate(_ADDRESS.split(one_line))
    )


def _escaped(found: str) -> str:
    """A backslash before a sign; behind a number, whose full stop would begin a list."""
    return f"{found}\\" if found.isdigit() else f"\\{found}"
