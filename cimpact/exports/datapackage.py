"""The tables of an answers file as a data package, which programs read without asking anybody.

Names, types, keys and closed lists of every column, as https://specs.frictionlessdata.io lays down.
"""

from collections.abc import Mapping
from typing import Any

from cimpact.core.answers import KINDS, LONGEST_SCALE
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
    "names": ["respondent"],
}
REFERENCES = {
    "long": [
        (["respondent"], "wide", ["respondent"]),
        (["item", "choice"], "codebook", ["item", "choice"]),
    ],
    "facets": [(["respondent"], "wide", ["respondent"])],
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
        "schema": _schema(name, table, rows.questionnaire, wanted),
    }


def _schema(
    name: str, table: Table, questionnaire: Questionnaire, wanted: Wanted
) -> dict[str, Any]:
    known = _columns(questionnaire) | _items(questionnaire, wanted)
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


def _columns(questionnaire: Questionnaire) -> dict[str, Field]:
    """The columns that are not elements, whatever table they stand in."""
    text: Field = {"type": "string"}
    level = {"minimum": 0, "maximum": LONGEST_SCALE - 1}
    return {
        "respondent": {"type": "integer", "constraints": {"required": True}},
        "kind": _one_of(*KINDS, "evidence", "sentence"),
        "sector": _one_of(*(sector.code for sector in questionnaire.sectors)),
        "role": _one_of(*(role.code for role in questionnaire.roles)),
        "section": _one_of(*(section.code for section in questionnaire.sections)),
        "item": text,
        "vote": _one_of(*VOTES),
        "choice": text,
        "level": {"type": "integer", "constraints": level},
        "facet": {"type": "integer", "constraints": {"minimum": 1}},
        **dict.fromkeys(("section_name", "name", "question", "label", "text"), text),
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
    return {"type": "string", **({"constraints": {"enum": [*values]}} if values else {})}
