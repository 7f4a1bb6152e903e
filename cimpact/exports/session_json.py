"""A whole session as JSON, which Cimpact reads back: see ``core.bundle``."""

import json

from cimpact.core.bundle import bundle_dict
from cimpact.core.rows import SessionRows, disclosed
from cimpact.core.session import SessionFacts
from cimpact.exports.source import Wanted


def session_json(facts: SessionFacts, rows: SessionRows, wanted: Wanted) -> bytes:
    """The file, after the disclosure gate. Raises NothingToTakeAway, TooFewPeople, NoNames."""
    shown = disclosed(rows, wanted.randomness, with_names=wanted.with_names)
    text = json.dumps(
        bundle_dict(facts, shown, rows.decisions, rows.actions),
        ensure_ascii=False,
        separators=(",", ":"),
        allow_nan=False,
    )
    return f"{text}\n".encode()
