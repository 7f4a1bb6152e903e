"""Findings as pictures: a function per question returns a ``Figure``, or None without data."""

from cimpact.charts.dots import item_dots
from cimpact.charts.figure import Figure, specification
from cimpact.charts.gaps import section_gaps
from cimpact.charts.levels import divided_items, section_items
from cimpact.charts.looking_back import item_looking_back
from cimpact.charts.sentences import Column, item_sentences
from cimpact.charts.slopes import section_slope
from cimpact.charts.standings import gate_words, section_standings

__all__ = [
    "Column",
    "Figure",
    "divided_items",
    "gate_words",
    "item_dots",
    "item_looking_back",
    "item_sentences",
    "section_gaps",
    "section_items",
    "section_slope",
    "section_standings",
    "specification",
]
