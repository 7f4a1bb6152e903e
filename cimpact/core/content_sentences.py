"""Sentences about an authored file: English for a terminal, and what another language needs.

A sentence is its English text, so that whoever only prints it need not know more.
"""


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
