"""Looking things up in a report."""

import pytest

from cimpact.core.diagnosis import diagnose
from tests.core.factories import LONG, TARGETS, answers_of


def test_items_and_sections_are_found_by_their_codes() -> None:
    report = diagnose(answers_of({"CON2": [1] * 6}, LONG), LONG, targets=TARGETS)
    assert report.item("CON2") is report.items[14]
    assert report.section("leadership") is report.sections[4]


def test_what_the_edition_lacks_is_not_found() -> None:
    report = diagnose(answers_of({"CON2": [1] * 6}, LONG), LONG, targets=TARGETS)
    with pytest.raises(KeyError, match="CON6"):
        report.item("CON6")
    with pytest.raises(KeyError, match="section"):
        report.section("section")
