"""Every file of sessions on scales of three to seven levels, and what is read back of them."""

import io
import json

import openpyxl
import pytest

from cimpact.core.bundle import read_bundle
from cimpact.core.diagnosis import diagnose
from cimpact.core.wide_file import read_wide
from cimpact.exports import EXPORTERS
from cimpact.findings.reading import method
from cimpact.i18n import translator
from tests import scales
from tests.exports.session_rows import cells, unzipped
from tests.exports.sessions import wanted
from tests.exports.test_pdf import text_of


@pytest.mark.parametrize("levels", [3, 7])
@pytest.mark.parametrize("name", EXPORTERS)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_format_is_made_on_any_scale(name: str, levels: int, language: str) -> None:
    EXPORTERS[name].check(scales.source(levels))
    assert EXPORTERS[name].render(scales.source(levels), wanted(language))


@pytest.mark.parametrize("levels", scales.SCALES)
def test_the_codebook_has_a_row_per_level_and_the_wide_file_comes_back(levels: int) -> None:
    files = unzipped(EXPORTERS["csv"].render(scales.source(levels), wanted()))
    edition = scales.questionnaire(levels)

    codebook = cells(files["codebook.csv"])
    of_item = [row for row in codebook if row[2] == "Q1"]
    assert [row[6] for row in of_item] == [*map(str, range(levels)), "", ""]
    assert [row[7] for row in of_item[:levels]] == [f"Q1 at level {n}." for n in range(levels)]
    read = read_wide(files["wide.csv"].decode(), edition)
    again = diagnose(read.answers, edition, targets=edition.targets("III"), phase="III")
    assert again == scales.source(levels).report()
    package = json.loads(files["datapackage.json"])
    wide = next(each for each in package["resources"] if each["name"] == "wide")
    q1 = next(field for field in wide["schema"]["fields"] if field["name"] == "Q1")
    assert q1["constraints"]["enum"] == [*map(str, range(levels)), "dk", "early"]


@pytest.mark.parametrize("levels", scales.SCALES)
def test_the_session_file_comes_back_with_its_scale(levels: int) -> None:
    source = scales.source(levels)

    read = read_bundle(EXPORTERS["json"].render(source, wanted()))

    assert read.facts.questionnaire == scales.questionnaire(levels)
    again = diagnose(
        read.first_vote(),
        read.facts.questionnaire,
        targets=read.facts.targets,
        phase=read.facts.phase,
    )
    assert again == source.report()


@pytest.mark.parametrize("levels", [3, 7])
def test_the_workbook_holds_numbers_up_to_the_highest_level(levels: int) -> None:
    data = EXPORTERS["xlsx"].render(scales.source(levels), wanted())

    book = openpyxl.load_workbook(io.BytesIO(data))
    header, *long = book["long"].iter_rows(values_only=True)
    found = {row[header.index("level")] for row in long} - {None}
    assert found == set(range(levels))


@pytest.mark.parametrize(
    ("levels", "sentence"),
    [
        (3, "On a scale from 0 to 2, favourable is 2 and low is 0."),
        (7, "On a scale from 0 to 6, favourable is 5-6 and low is 0-1."),
    ],
)
def test_the_report_explains_the_scale_that_was_used(levels: int, sentence: str) -> None:
    text = text_of(EXPORTERS["pdf"].render(scales.source(levels), wanted()))

    assert sentence in text
    assert "0 to 4" not in text


def test_distances_are_those_of_the_scale() -> None:
    words = {
        levels: dict(
            method(scales.report(levels, {}), scales.questionnaire(levels), translator("en"))
        )
        for levels in (3, 5, 7)
    }

    assert [
        "close under 0.25, fairly close up to 0.4," in words[3]["Opinions"],
        "close under 0.5, fairly close up to 0.8," in words[5]["Opinions"],
        "close under 0.75, fairly close up to 1.2," in words[7]["Opinions"],
        "from a gap of 0.25 on" in words[3]["Targets and gaps"],
        "from a gap of 0.75 on" in words[7]["Targets and gaps"],
    ] == [True] * 5
