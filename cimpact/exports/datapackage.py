"""The tables of an answers file as a data package, which programs read without asking anybody.

Names, types, keys and closed lists of every column, as https://specs.frictionlessdata.io lays down.
"""

from collections.abc import Mapping
from typing import Any

from cimpact.core.actions import ActionStatus
from cimpact.core.answers import KINDS, LONGEST_SCALE
from cimpact.core.decisions import NOT_DISCUSSED, Outcome
from cimpact.core.questionnaire import Questionnaire
from cimpact.core.rows import VOTES, SessionRows
from cimpact.exports.csv_text import Table
from cimpact.exports.source import Wanted
from cimpact.findings.reading import purpose

Field = dict[str, Any]

KEYS: dict[str, list[str]] = {
    "wide": ["respondent"],
    "long": ["respondent", "item", "vote"],
    "facets": ["respondent", "item", "facet"],
    "decisions": ["item"],
    "actions": ["action"],
    "action_days": ["action", "day"],
    "names": ["respondent"],
}
REFERENCES = {
    "long": [
        (["respondent"], "wide", ["respondent"]),
        (["item", "choice"], "codebook", ["item", "choice"]),
    ],
    "facets": [(["respondent"], "wide", ["respondent"])],
    "action_days": [(["action"], "actions", ["action"])],
    "names": [(["respondent"], "wide", ["respondent"])],
}
"""Columns, and the table and columns where their values stand."""


def datapackage(tables: Mapping[str, Table], rows: SessionRows, wanted: Wanted) -> dict[str, Any]:
    """What ``datapackage.json`` says. It names no licence: that is for the group to choose."""
    _, questionnaire = wanted.text, rows.questionnaire
    return {
        "profile": "tabular-data-package",
        "name": f"cimpact-{questionnaire.id.replace('_', '-')}-{rows.held_on.isoformat()}",
        "title": f"{rows.collective} · {_('Session of {date}', date=_.date(rows.held_on))}",
        "description": purpose(_),
        "language": _.tag,
        "sources": [
            {
                "title": _(
                    "Questionnaire: {title} ({id}, version {version})",
                    title=_.content(questionnaire.title),
                    id=questionnaire.id,
                    version=questionnaire.version,
                )
            }
        ],
        "resources": [_resource(name, table, rows, wanted) for name, table in tables.items()],
    }


def _resource(name: str, table: Table, rows: SessionRows, wanted: Wanted) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "path": f"{name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {
            "delimiter": wanted.preset.delimiter,
            "lineTerminator": wanted.preset.line_end,
            "quoteChar": '"',
            "doubleQuote": True,
            "header": True,
        },
        "schema": _schema(name, table, rows, wanted),
    }


def _schema(name: str, table: Table, rows: SessionRows, wanted: Wanted) -> dict[str, Any]:
    known = _columns(rows) | _work_columns() | _items(rows.questionnaire, wanted)
    schema: dict[str, Any] = {
        "fields": [{"name": column, **known[column]} for column in table.header],
        "missingValues": [""],
    }
    if name in KEYS:
        schema["primaryKey"] = KEYS[name]
    if name in REFERENCES:
        schema["foreignKeys"] = [
            {"fields": fields, "reference": {"resource": there, "fields": those}}
            for fields, there, those in REFERENCES[name]
        ]
    return schema


def _columns(rows: SessionRows) -> dict[str, Field]:
    """The columns that are not elements, whatever table they stand in."""
    text: Field = {"type": "string"}
    level = {"minimum": 0, "maximum": LONGEST_SCALE - 1}
    return {
        "respondent": {"type": "integer", "constraints": {"required": True}},
        "kind": _one_of(*KINDS, "evidence", "sentence"),
        "link": text,
        "sector": _one_of(*(sector.code for sector in rows.lists.sectors)),
        "role": _one_of(*(role.code for role in rows.lists.roles)),
        "section": _one_of(*(section.code for section in rows.questionnaire.sections)),
        "item": text,
        "vote": _one_of(*VOTES),
        "choice": text,
        "level": {"type": "integer", "constraints": level},
        "facet": {"type": "integer", "constraints": {"minimum": 1}},
        **dict.fromkeys(("section_name", "name", "question", "label", "text"), text),
    }


def _work_columns() -> dict[str, Field]:
    """The further columns of decisions and next actions."""
    text: Field = {"type": "string"}
    day: Field = {"type": "date"}
    return {
        "outcome": _one_of(*Outcome, NOT_DISCUSSED),
        "status": _one_of(*ActionStatus),
        "action": {"type": "integer", "constraints": {"required": True, "minimum": 1}},
        **dict.fromkeys(("written_on", "due", "started_on", "session_on", "day"), day),
        **dict.fromkeys(("lower_reason", "higher_reason", "evidence"), text),
        **dict.fromkeys(("what", "who", "first_step", "sources"), text),
    }


def _items(questionnaire: Questionnaire, wanted: Wanted) -> dict[str, Field]:
    """The columns of the wide table that are elements, in the words of the reader's language."""
    return {
        item.code: {
            "title": wanted.text.content(item.name),
            "description": wanted.text.content(item.stem),
            **_one_of(*item.choices),
        }
        for item in questionnaire.items
    }


def _one_of(*values: str) -> Field:
    """A text of a closed list; any text where the list is empty."""
    return {
        "type": "string",
        **({"constraints": {"enum": [str(value) for value in values]}} if values else {}),
    }
