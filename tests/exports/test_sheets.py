"""Printed sheets: tagged, in both languages and paper sizes, with nothing of theirs as markup."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pikepdf
import pytest

from cimpact.core.lists import Lists
from cimpact.exports.sheets import SheetFacts, sheets_pdf
from cimpact.i18n import translator
from cimpact.questionnaires import read_questionnaires
from cimpact.settings import Settings

LONG, SHORT = (read_questionnaires(Settings().questionnaires)[form] for form in ("long", "short"))
FACTS = SheetFacts(
    questionnaire=LONG,
    lists=Lists.of(LONG),
    collective="Table de quartier",
    held_on=date(2026, 11, 23),
    join_code="7KQ2-M9XA",
    minimum_group=5,
    is_named=False,
)


def printed(
    facts: SheetFacts = FACTS, language: str = "fr", region: str = "CA", *, large: bool = False
) -> pikepdf.Pdf:
    return pikepdf.open(
        BytesIO(sheets_pdf(facts, translator(language, region=region), large=large))
    )


@pytest.mark.parametrize(
    ("language", "region", "tag", "height"),
    [("fr", "CA", "fr-CA", 792), ("fr", "FR", "fr-FR", 841.8898), ("en", "CA", "en-CA", 792)],
)
def test_a_sheet_has_a_page_per_section_a_language_a_title_and_tags(
    language: str, region: str, tag: str, height: float
) -> None:
    with printed(language=language, region=region) as pdf:
        assert len(pdf.pages) == len(LONG.sections)
        assert float(pdf.pages[0].MediaBox[3]) == pytest.approx(height)
        assert str(pdf.Root.Lang) == tag
        assert bool(pdf.Root.MarkInfo.Marked)
        assert "/StructTreeRoot" in pdf.Root
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        title = str(pdf.open_metadata()["dc:title"])
        assert "Table de quartier" in title
        assert "2026" in title


def test_every_element_is_a_heading_of_the_tree() -> None:
    with printed() as pdf:
        kinds = [str(node.S) for node in nodes(pdf.Root.StructTreeRoot)]
    assert kinds.count("/H1") + kinds.count("/H2") == len(LONG.sections) + len(LONG.items)


def nodes(parent: pikepdf.Object) -> list[pikepdf.Object]:
    """Every structure element under one."""
    children = parent.get("/K", [])
    children = list(children) if isinstance(children, pikepdf.Array) else [children]
    found = [child for child in children if isinstance(child, pikepdf.Dictionary) and "/S" in child]
    return [inner for child in found for inner in (child, *nodes(child))]


def test_short_sections_share_a_page_and_large_letters_take_more() -> None:
    short = replace(FACTS, questionnaire=SHORT)
    with printed(short) as usual, printed(short, large=True) as large:
        assert len(usual.pages) == 3
        assert len(large.pages) > len(usual.pages)


def test_no_name_is_markup_and_none_stops_the_press() -> None:
    for name in ("#panic(1) *bold* $x$ @ref <label> \\", "健康の会 🌱", "جمعية", "x" * 120):
        with printed(replace(FACTS, collective=name)) as pdf:
            assert name in str(pdf.open_metadata()["dc:title"])


def test_equal_facts_give_equal_bytes() -> None:
    text = translator("en")
    assert sheets_pdf(FACTS, text) == sheets_pdf(FACTS, text)


def test_lists_that_a_session_does_not_have_are_not_asked_for() -> None:
    bare = replace(FACTS, lists=Lists(sectors=(), roles=()), is_named=True)
    with printed(bare) as pdf:
        assert len(pdf.pages) == len(LONG.sections)
