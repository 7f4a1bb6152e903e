"""A comparison as JSON: the form that ``cimpact compare --json`` prints and other programs read.

Figures keep their full precision; None becomes null. The keys and their order are a contract.
"""

import json
from typing import Any

from cimpact.core.changes import Change, Comparison, Movement, SittingFigures


def comparison_dict(comparison: Comparison) -> dict[str, Any]:
    """The comparison as plain lists, dictionaries, numbers and texts, ready for ``json``."""
    return {
        "sessions": [_session(sitting) for sitting in comparison.sittings],
        "changes": [_change(change) for change in comparison.changes],
    }


def _session(sitting: SittingFigures) -> dict[str, Any]:
    return {
        "file": sitting.name,
        "respondents": sitting.respondents,
        "linked_people": sitting.linked_people,
        "duplicate_links": sitting.duplicate_links,
    }


def _change(change: Change) -> dict[str, Any]:
    return {
        "earlier": change.earlier,
        "later": change.later,
        "linked": change.linked,
        "only_earlier": change.only_earlier,
        "only_later": change.only_later,
        "items": [{"item": each.code, **_movement(each)} for each in change.items],
        "sections": [{"section": each.code, **_movement(each)} for each in change.sections],
    }


def _movement(movement: Movement) -> dict[str, Any]:
    unlinked = movement.unlinked
    return {
        "pairs": movement.pairs,
        "up": movement.up,
        "same": movement.same,
        "down": movement.down,
        "mean_difference": movement.mean_difference,
        "interval": None if movement.interval is None else list(movement.interval),
        "clear_change": movement.clear_change,
        "hidden": movement.hidden,
        "withheld": movement.withheld,
        "unlinked": {
            "answered_earlier": unlinked.answered_earlier,
            "answered_later": unlinked.answered_later,
            "mean_difference": unlinked.mean_difference,
            "superiority": unlinked.superiority,
        },
    }


def comparison_json(comparison: Comparison) -> str:
    """The comparison as indented JSON text, letters as they are, without a final line end."""
    return json.dumps(comparison_dict(comparison), ensure_ascii=False, indent=2, allow_nan=False)
