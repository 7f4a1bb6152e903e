"""A report as JSON: the form that ``cimpact diagnose --json`` prints and other programs read.

Figures keep their full precision; None becomes null. The keys and their order are a contract.
"""

import json
from dataclasses import asdict
from typing import Any

from cimpact.core.report import Report

REPORT = ("respondents", "invited", "minimum_group", "phase", "verdict")
GATE = ("item", "status", "answered", "favourable", "low", "bounds", "hidden")
ITEM = (
    *("item", "section", "answered", "dont_know", "too_early", "blank", "counts", "favourable"),
    *("mean", "median", "spread", "two_camps", "target", "gap", "information_gap", "label"),
    "hidden",
)
SECTION = ("section", "respondents", "mean", "target", "gap", "bounds", "hidden")


def report_dict(report: Report) -> dict[str, Any]:
    """The report as plain lists, dictionaries, numbers and texts, ready for ``json``."""
    values = asdict(report)
    return {
        **_only(REPORT, values),
        "gates": [_only(GATE, figures) for figures in values["gates"]],
        "items": [_only(ITEM, figures) for figures in values["items"]],
        "sections": [_only(SECTION, figures) for figures in values["sections"]],
        "priorities": list(report.priorities),
        "agenda": list(report.agenda),
    }


def _only(keys: tuple[str, ...], values: dict[str, Any]) -> dict[str, Any]:
    return {key: _plain(values[key]) for key in keys}


def _plain(value: object) -> object:
    """Tuples as the lists that JSON knows; text codes as mere text."""
    if isinstance(value, tuple):
        return list(value)
    return str(value) if isinstance(value, str) else value


def report_json(report: Report) -> str:
    """The report as indented JSON text, letters as they are, without a final line end."""
    return json.dumps(report_dict(report), ensure_ascii=False, indent=2, allow_nan=False)
