"""The data package: what it says of each file is true of that file."""

import csv
import io
import json
from collections import Counter
from typing import Any

import pytest

from cimpact.core.rows import AnswerRow, NoteRow, RespondentRow, SessionRows
from cimpact.exports.csv_text import PRESETS
from tests import scenes
from tests.exports.session_rows import files_of, rows_of
from tests.exports.test_answers_zip import TINY

PEOPLE = tuple(
    RespondentRow(f"key-{number}", kind, sector="health", role="member", name=f"Member {number}")
    for number, kind in enumerate(["person"] * 6 + ["group"])
)
WHOLE = rows_of(
    PEOPLE,
    tuple(
        AnswerRow(each.key, vote, item.code, item.choices[number % len(item.choices)])
        for number, each in enumerate(PEOPLE)
        for item in scenes.questionnaire().items
        for vote in ("first", "second")
    ),
    notes=(NoteRow("QA1", "evidence", "-1"), NoteRow("QB1", "sentence", "Yes.")),
    questionnaire=scenes.questionnaire(),
    minimum_group=1,
    is_named=True,
)


def package(files: dict[str, bytes]) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(files["datapackage.json"])
    return read


def rows(resource: dict[str, Any], files: dict[str, bytes]) -> list[dict[str, str]]:
    """The rows of a resource, read as its own dialect says."""
    text = io.StringIO(files[resource["path"]].decode("utf-8-sig"), newline="")
    delimiter = resource["dialect"]["delimiter"]
    return list(csv.DictReader(text, delimiter=delimiter, strict=True))


@pytest.mark.parametrize("preset", sorted(PRESETS))
@pytest.mark.parametrize("session", [TINY, WHOLE])
def test_every_value_is_what_its_field_says(session: SessionRows, preset: str) -> None:
    files = files_of(session, preset=PRESETS[preset], with_names=True)
    described = package(files)
    assert [each["path"] for each in described["resources"]] == [
        name for name in files if name.endswith(".csv")
    ]
    for resource in described["resources"]:
        fields = {field["name"]: field for field in resource["schema"]["fields"]}
        for row in rows(resource, files):
            assert list(row) == list(fields)
            for name, value in row.items():
                assert is_valid(value, fields[name], resource["schema"]["missingValues"])


def is_valid(value: str, field: dict[str, Any], missing: list[str]) -> bool:
    rules = field.get("constraints", {})
    if value in missing:
        return not rules.get("required")
    if field["type"] == "integer":
        lowest, highest = rules.get("minimum", 0), rules.get("maximum", float("inf"))
        return value.isdigit() and lowest <= int(value) <= highest
    return value in rules.get("enum", [value])


@pytest.mark.parametrize("session", [TINY, WHOLE])
def test_keys_are_unique_and_references_lead_somewhere(session: SessionRows) -> None:
    files = files_of(session, with_names=True)
    tables = {each["name"]: each for each in package(files)["resources"]}
    for resource in tables.values():
        schema = resource["schema"]
        keys = Counter(
            tuple(row[name] for name in schema.get("primaryKey", []))
            for row in rows(resource, files)
        )
        assert "primaryKey" not in schema or set(keys.values()) <= {1}
        for link in schema.get("foreignKeys", []):
            there = tables[link["reference"]["resource"]]
            known = {
                tuple(row[name] for name in link["reference"]["fields"])
                for row in rows(there, files)
            }
            used = {tuple(row[name] for name in link["fields"]) for row in rows(resource, files)}
            assert used <= known


def test_the_package_says_whose_and_in_which_language_and_names_no_licence() -> None:
    described = package(files_of(TINY, language="fr"))
    assert described["title"] == "Comité · Séance du 23 novembre 2026"
    assert described["language"] == "fr-CA"
    assert "licenses" not in described
    assert described["name"] == "cimpact-long-2026-11-23"


def test_elements_are_named_in_the_language_of_the_file() -> None:
    (wide,) = [each for each in package(files_of(TINY))["resources"] if each["name"] == "wide"]
    assert wide["schema"]["fields"][-1] == {
        "name": "Q1",
        "title": "Name of Q1",
        "description": "How is Q1?",
        "type": "string",
        "constraints": {"enum": ["0", "1", "2", "3", "4", "dk", "early"]},
    }
