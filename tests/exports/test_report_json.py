"""The JSON of a report: a contract, asserted whole."""

import json

from cimpact.core.report import (
    GateFigures,
    GateStatus,
    ItemFigures,
    Label,
    Report,
    SectionFigures,
    Verdict,
)
from cimpact.exports.report_json import report_dict, report_json

REPORT = Report(
    respondents=12,
    invited=16,
    minimum_group=5,
    phase="III",
    verdict=Verdict.NOT_YET,
    gates=(
        GateFigures(
            item="PRE1",
            status=GateStatus.NOT_MET,
            answered=12,
            favourable=6,
            low=3,
            bounds=(0.375, 0.625),
            hidden=False,
        ),
        GateFigures(item="PRE2", status=GateStatus.UNKNOWN, answered=4),
    ),
    items=(
        ItemFigures(
            item="QA1",
            section="questions_considered",
            answered=11,
            dont_know=1,
            too_early=0,
            blank=0,
            information_gap=False,
            target=3,
            label=Label.ACT,
            hidden=False,
            counts=(0, 2, 4, 4, 1),
            favourable=5,
            low=2,
            mean=26 / 11,
            median=(2, 3),
            spread=8 / 11,
            two_camps=False,
            split=False,
            gap=7 / 11,
        ),
        ItemFigures(
            item="LEA1",
            section="leadership",
            answered=2,
            dont_know=1,
            too_early=1,
            blank=8,
            information_gap=True,
            target=None,
            label=Label.FIND_OUT,
        ),
    ),
    sections=(
        SectionFigures(
            section="questions_considered",
            target=3,
            respondents=11,
            hidden=False,
            mean=26 / 11,
            gap=7 / 11,
            bounds=(1.625, 2.875),
        ),
        SectionFigures(section="leadership", target=None),
    ),
    priorities=("PRE1", "QA1"),
    agenda=("PRE1", "QA1"),
)

EXPECTED = {
    "respondents": 12,
    "invited": 16,
    "minimum_group": 5,
    "phase": "III",
    "verdict": "not_yet",
    "gates": [
        {
            "item": "PRE1",
            "status": "not_met",
            "answered": 12,
            "favourable": 6,
            "low": 3,
            "bounds": [0.375, 0.625],
            "hidden": False,
        },
        {
            "item": "PRE2",
            "status": "unknown",
            "answered": 4,
            "favourable": None,
            "low": None,
            "bounds": None,
            "hidden": True,
        },
    ],
    "items": [
        {
            "item": "QA1",
            "section": "questions_considered",
            "answered": 11,
            "dont_know": 1,
            "too_early": 0,
            "blank": 0,
            "counts": [0, 2, 4, 4, 1],
            "favourable": 5,
            "mean": 26 / 11,
            "median": [2, 3],
            "spread": 8 / 11,
            "two_camps": False,
            "target": 3,
            "gap": 7 / 11,
            "information_gap": False,
            "label": "act",
            "hidden": False,
        },
        {
            "item": "LEA1",
            "section": "leadership",
            "answered": 2,
            "dont_know": 1,
            "too_early": 1,
            "blank": 8,
            "counts": None,
            "favourable": None,
            "mean": None,
            "median": None,
            "spread": None,
            "two_camps": None,
            "target": None,
            "gap": None,
            "information_gap": True,
            "label": "find_out",
            "hidden": True,
        },
    ],
    "sections": [
        {
            "section": "questions_considered",
            "respondents": 11,
            "mean": 26 / 11,
            "target": 3,
            "gap": 7 / 11,
            "bounds": [1.625, 2.875],
            "hidden": False,
        },
        {
            "section": "leadership",
            "respondents": None,
            "mean": None,
            "target": None,
            "gap": None,
            "bounds": None,
            "hidden": True,
        },
    ],
    "priorities": ["PRE1", "QA1"],
    "agenda": ["PRE1", "QA1"],
}


def test_a_report_becomes_the_dictionary_of_the_contract() -> None:
    assert report_dict(REPORT) == EXPECTED


def test_the_text_reads_back_as_the_same_with_every_digit() -> None:
    assert json.loads(report_json(REPORT)) == EXPECTED


def test_keys_come_in_the_order_of_the_contract() -> None:
    """Dictionaries that compare equal may differ in order; text does not."""
    assert report_json(REPORT) == json.dumps(EXPECTED, indent=2)


def test_codes_are_plain_text() -> None:
    """A StrEnum prints as its value in JSON and differently elsewhere."""
    assert type(report_dict(REPORT)["verdict"]) is str
    assert type(report_dict(REPORT)["items"][0]["label"]) is str
