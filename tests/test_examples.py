"""The examples to start from, and the schema that editors are given."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from cimpact.core.content_schema import schema, schema_text
from cimpact.core.own_form import completeness, parse_own
from cimpact.core.pairing import shared_items
from cimpact.core.questionnaire import Questionnaire
from cimpact.questionnaires import EXAMPLES, read_examples, read_questionnaires
from cimpact.settings import ROOT

PATHS = sorted(EXAMPLES.glob("*.yaml"))
SCHEMA = ROOT / "docs" / "questionnaire.schema.json"
INSTALLED = ROOT / "data" / "questionnaires.yaml"


def read(name: str) -> Questionnaire:
    return parse_own((EXAMPLES / f"{name}.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_an_example_is_valid_complete_and_called_like_its_file(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    form = parse_own(text)

    assert form.id == path.stem
    assert all(each.written == each.total for each in completeness(text))
    assert "# yaml-language-server: $schema=../../docs/questionnaire.schema.json" in text
    for language in ("fr", "en"):
        sentences = [level.sentence.of(language) for item in form.items for level in item.levels]
        assert len(sentences) == len(set(sentences))


def test_the_examples_show_three_five_and_seven_levels() -> None:
    scales = {
        code: {len(item.levels) for item in form.items} for code, form in read_examples().items()
    }
    assert scales == {"follow_up": {5}, "pulse": {3}, "trust": {7}}
    assert len(read("pulse").items) == 6


def test_the_follow_up_goes_with_the_long_form() -> None:
    """Its elements of Cimpact's are the installation's, word for word."""
    long_form, follow_up = read_questionnaires(INSTALLED)["long"], read("follow_up")

    assert shared_items([long_form, follow_up]) == ("PRE2", "QA5", "CON1", "CON5")
    for code in ("PRE2", "QA5", "CON1", "CON5"):
        assert follow_up.item(code) == long_form.item(code)


def test_no_other_example_takes_a_code_that_means_something_else() -> None:
    known = {item.code for item in read_questionnaires(INSTALLED)["long"].items}
    for name in ("pulse", "trust"):
        assert known & {item.code for item in read(name).items} == set()


def test_the_schema_that_is_kept_is_the_one_of_the_code() -> None:
    """After a change: ``cimpact questionnaire schema > docs/questionnaire.schema.json``."""
    assert SCHEMA.read_text(encoding="utf-8") == schema_text()


@pytest.mark.parametrize("path", [*PATHS, INSTALLED], ids=lambda path: path.stem)
def test_every_file_is_valid_for_editors_too(path: Path) -> None:
    data = yaml.safe_load(path.read_text(encoding="utf-8"))

    assert [error.message for error in Draft202012Validator(schema()).iter_errors(data)] == []


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("items", 0, "code"), "pul1"),
        (("items", 0, "color"), "red"),
        (("items", 0, "levels", "fr"), ["a", "b"]),
        (("questionnaires", 0, "version"), 1.0),
        (("phases", 0, "code"), "VI"),
        (("sections", 0, "averaged"), "yes"),
    ],
)
def test_editors_mark_what_is_wrong(place: tuple[Any, ...], value: object) -> None:
    data = yaml.safe_load((EXAMPLES / "pulse.yaml").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(json.loads(schema_text()))
    inside = data
    for step in place[:-1]:
        inside = inside[step]
    inside[place[-1]] = value

    errors = list(Draft202012Validator(schema()).iter_errors(data))

    assert [tuple(error.absolute_path)[:2] for error in errors] == [place[:2]]
