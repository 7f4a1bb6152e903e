"""Text that a spreadsheet would run: the guard which exports put before it, and its removal."""

import re

# A spreadsheet runs what begins like a formula, also after blanks and in full-width characters
# (https://owasp.org/www-community/attacks/CSV_Injection). Apostrophes before it are matched too, so
# that taking the guard away gives back exactly what somebody wrote.
_FORMULA = re.compile(r"'*[\s\u200b\ufeff]*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")


def guarded(text: str) -> str:
    """The text, after an apostrophe if a spreadsheet would take it for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """What ``guarded`` was given."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text
