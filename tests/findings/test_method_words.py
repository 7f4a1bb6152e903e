"""The method page and its document name every threshold as it is."""

import re
from dataclasses import fields

import pytest

from cimpact.core.thresholds import THRESHOLDS
from cimpact.findings import method, thresholds
from cimpact.i18n import Translator, translator
from cimpact.settings import ROOT

NAMES = [field.name for field in fields(THRESHOLDS)]
_ = translator("en")
ROW = re.compile(r"^\| `(\w+)` \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)


def test_every_threshold_has_a_sentence_and_no_sentence_outlives_its_threshold() -> None:
    assert list(thresholds.USES) == NAMES


def test_the_page_prints_every_threshold_from_the_object_as_not_validated() -> None:
    table = thresholds.table(_)

    values, uses, validated = table.values()
    assert dict(zip(NAMES, values, strict=True)) == {
        name: thresholds.value(name, _) for name in NAMES
    }
    assert list(uses) == [_(thresholds.USES[name]) for name in NAMES]
    assert set(validated) == {"not validated"}


@pytest.mark.parametrize(
    ("name", "english", "french"),
    [
        ("gate_favourable", "2/3", "2/3"),
        ("split_spread", "0.8 of a level", "0,8 niveau"),
        ("minimum_group", "5", "5"),
    ],
)
def test_a_threshold_is_written_as_people_say_it(name: str, english: str, french: str) -> None:
    assert thresholds.value(name, _) == english
    assert thresholds.value(name, translator("fr")) == french


def test_the_document_names_every_threshold_with_its_value() -> None:
    """docs/method.md is written by hand: this is how it notices that it lags behind."""
    page = (ROOT / "docs" / "method.md").read_text(encoding="utf-8")

    assert {name: value for name, value, _use in ROW.findall(page)} == {
        name: thresholds.value(name, _) for name in NAMES
    }


@pytest.mark.parametrize("text", [translator("en"), translator("fr")])
def test_every_part_of_the_page_has_something_to_say(text: Translator) -> None:
    chapters = method.chapters(text)
    assert all(chapter.title and chapter.lines and all(chapter.lines) for chapter in chapters)
    assert all(one.criticism and one.answer for one in method.criticisms(text))
    assert all(method.origins(text))


def test_the_page_says_that_nothing_was_validated_and_what_is_never_said() -> None:
    said = "\n".join(line for chapter in method.chapters(_) for line in chapter.lines)

    assert "They have not been validated with groups." in said
    assert "neither accountability nor ranking" in said
    assert "no ranking from 1 to 27" in said
