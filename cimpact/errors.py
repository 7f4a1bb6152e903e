"""The situations in which Cimpact says no.

Only the root and what several rooms share live here; each room defines its own small classes beside
the code that discovers them. An error carries a whole sentence, marked with ``N_``, with named
placeholders; whoever shows it translates it (``error.message`` with ``error.values``).
"""

from typing import ClassVar


def N_(message: str) -> str:  # noqa: N802  the gettext convention's own name
    """Mark a sentence for translation and return it unchanged."""
    return message


class CimpactError(Exception):
    """Something a person can understand and act upon.

    Args:
        **values: what fills the placeholders of ``message``.
    """

    message: ClassVar[str] = N_("Something went wrong. Nothing was lost.")

    def __init__(self, **values: object) -> None:
        super().__init__(self.message.format(**values))
        self.values = values
