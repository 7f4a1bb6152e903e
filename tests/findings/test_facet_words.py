from dataclasses import replace

from cimpact.core.report import FacetCounts
from cimpact.findings import facets
from cimpact.i18n import translator
from tests import reports

_ = translator("en")
QUESTIONNAIRE = reports.questionnaire()
CON1 = QUESTIONNAIRE.item("CON1")


def table(*counts: FacetCounts | None) -> object:
    figures = replace(reports.item("CON1", 0, 2, 8, 2, 0), facets=counts or None)
    return facets.facets_table(CON1, figures, QUESTIONNAIRE, _)


def opposed(*counts: FacetCounts | None) -> str:
    figures = replace(reports.item("CON1", 0, 2, 8, 2, 0), facets=counts or None)
    return facets.opposed_facets(CON1, figures, _)


def test_people_per_choice_are_counted_facet_by_facet() -> None:
    """Between yes and no, partly is one step; don't know is beside them."""
    assert table((8, 2, 0, 2), (5, 1, 4, 0), (3, 1, 1, 7)) == {
        "Point": ["Same vision", "Same analysis", "Same approach"],
        "Yes": ["8", "5", "3"],
        "Partly": ["2", "1", "1"],
        "No": ["0", "4", "1"],
        "I do not know": ["2", "0", "7"],
        "Opinions": ["Opinions are close", "Yes and no are opposed", "Opinions are far apart"],
    }


def test_a_facet_of_too_few_people_shows_dashes() -> None:
    assert table(None, (5, 0, 0, 0), None) == {
        "Point": ["Same vision", "Same analysis", "Same approach"],
        **{
            column: ["—", cell, "—"]
            for column, cell in {
                "Yes": "5",
                "Partly": "0",
                "No": "0",
                "I do not know": "0",
                "Opinions": "Opinions are close",
            }.items()
        },
    }


def test_a_hidden_item_or_one_without_facets_has_no_table() -> None:
    assert table() == {}
    figures = replace(reports.item("CON2", 0, 2, 8, 2, 0), facets=())
    assert facets.facets_table(QUESTIONNAIRE.item("CON2"), figures, QUESTIONNAIRE, _) == {}


def test_what_yes_and_no_divide_is_named() -> None:
    assert opposed((5, 1, 4, 0), None, (6, 0, 6, 3)) == (
        "Yes and no are opposed on: Same vision; Same approach."
    )
    assert opposed((8, 2, 0, 2), None, (9, 2, 1, 0)) == ""
    assert opposed() == ""
