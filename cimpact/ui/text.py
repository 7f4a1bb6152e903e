"""User text inside Streamlit's Markdown, without its powers."""

import re

from cimpact.core.questionnaire import LocalizedText
from cimpact.i18n import Translator

_POWERFUL = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~:$^=&])")


def plain(text: str) -> str:
    """What somebody typed, as itself: no link, image, emphasis, directive or heading.

    Labels and titles are Markdown in Streamlit, and Markdown loads images from elsewhere.
    """
    # No-break spaces stay: they are French typography, and only line ends could start a block.
    return _POWERFUL.sub(r"\\\1", re.sub(r"[ \t\r\n]+", " ", text).strip())


# What could do something in Markdown where it stands: the rest of a sentence stays as it is, since
# a room of phones gets these texts.
_DOING = re.compile(
    r"[\\`*_\[\]<>$~|^]"
    r"|[:&](?=\S)"  # directives such as :material/home: and entities
    r"|^(?:[-+#=]|\d+(?=[.)]))"  # lists and headings
)


def authored(text: LocalizedText, _: Translator) -> str:
    """A text of a questionnaire as itself: collectives write their own, and sessions are imported.

    As ``plain``, but a sentence without anything of Markdown's stays letter for letter. An address
    of the web becomes a link, as everywhere, and shows where it leads.
    """
    said = re.sub(r"[ \t\r\n]+", " ", _.content(text)).strip()
    return _DOING.sub(lambda found: _escaped(found[0]), said)


def _escaped(found: str) -> str:
    """A backslash before a sign; behind a number, whose full stop would begin a list."""
    return f"{found}\\" if found.isdigit() else f"\\{found}"
