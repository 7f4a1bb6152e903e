"""Sentences about an authored file: English for a terminal, and what another language needs.

A sentence is its English text, so that whoever only prints it need not know more.
"""

from cimpact.errors import N_

SYNTAX = {
    "mapping values are not allowed in this context": N_(
        "This is not valid YAML: a colon stands where none is expected. Put a text that holds a "
        "colon between quotes."
    ),
    "found unexpected end of stream": N_(
        "This is not valid YAML: a quote was opened further up and is never closed."
    ),
    "found character that cannot start any token": N_(
        "This is not valid YAML: no text begins with this character. Indent with spaces, never "
        "with a tab; put a text that begins with a sign between quotes."
    ),
    "did not find expected key": N_(
        "This is not valid YAML: this line does not fit those above. Compare how far it is "
        "indented, and look for a quote too many."
    ),
    "did not find expected ',' or ']'": N_(
        "This is not valid YAML: a list opened by [ is not closed by ]."
    ),
    "did not find expected ',' or '}'": N_(
        "This is not valid YAML: a group opened by a brace is not closed by one."
    ),
    "could not find expected ':'": N_("This is not valid YAML: this key lacks its colon."),
}
"""What libyaml finds when people slip, in our words and with a remedy."""


class Sentence(str):
    """A sentence in English that remembers its template and the values of its placeholders."""

    __slots__ = ("template", "values")

    template: str
    values: dict[str, object]


def said(template: str, /, **values: object) -> Sentence:
    """The sentence of a template marked with ``N_``."""
    sentence = Sentence(template.format(**values) if values else template)
    sentence.template, sentence.values = template, values
    return sentence


def syntax(found: str) -> Sentence:
    """What the parser found, in our words where it is a mistake that people make."""
    if found in SYNTAX:
        return said(SYNTAX[found])
    return said(N_("This is not valid YAML: {found}."), found=found)
