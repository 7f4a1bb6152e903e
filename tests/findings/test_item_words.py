import pytest

from cimpact.findings import items
from cimpact.i18n import translator
from tests import reports

_ = translator("en")
QUESTIONNAIRE = reports.questionnaire()


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ((0, 0, 0, 9, 3), "Opinions are close"),
        ((0, 1, 5, 5, 1), "Opinions are fairly close"),
        ((0, 1, 6, 0, 5), "Opinions are far apart"),
        ((2, 3, 1, 2, 4), "Two opposed views: 5 people at 0-1, 6 at 3-4"),
    ],
)
def test_spread_is_said_in_words(counts: tuple[int, ...], words: str) -> None:
    assert items.spread(reports.item("CON1", *counts), _) == words


def test_camps_of_a_short_scale_are_its_ends() -> None:
    assert items.spread(reports.item("CON3", 4, 1, 5), _) == (
        "Two opposed views: 4 people at 0, 5 at 2"
    )


def test_a_hidden_item_has_no_words_of_spread_mean_or_median() -> None:
    hidden = reports.item("CON1", 0, 0, 0, 2, 2)
    report = reports.report(items=(hidden,))

    assert items.spread(hidden, _) == ""
    assert items.standing(hidden, report, _) == ""
    assert items.median(hidden, QUESTIONNAIRE.item("CON1"), _) == "—"


def test_the_middle_answer_is_a_level_word_or_two() -> None:
    con1 = QUESTIONNAIRE.item("CON1")

    assert items.median(reports.item("CON1", 0, 0, 5, 2, 0), con1, _) == "Partial"
    assert items.median(reports.item("CON1", 0, 0, 3, 3, 0), con1, _) == "Partial to Established"


@pytest.mark.parametrize(
    ("steps", "words"),
    [(None, "—"), (0.0, "reached"), (0.04, "under 0.1"), (0.05, "0.1"), (0.63, "0.6"), (2, "2.0")],
)
def test_a_gap_is_never_a_bare_zero(steps: float | None, words: str) -> None:
    assert items.gap(steps, _) == words


def test_a_gap_never_comes_without_its_target_and_phase() -> None:
    behind = reports.item("CON1", 0, 2, 8, 2, 0)
    reached = reports.item("CON1", 0, 0, 0, 12, 0)
    aimless = reports.item("CON1", 0, 2, 8, 2, 0, target=None)
    report = reports.report()

    assert items.standing(behind, report, _) == "Mean 2.0 · target 3 (phase III) · gap 1.0"
    assert items.standing(reached, report, _) == "Mean 3.0 · target 3 (phase III) · reached"
    assert items.standing(aimless, report, _) == "Mean 2.0"


def test_without_a_phase_the_target_stands_alone() -> None:
    behind = reports.item("CON1", 0, 2, 8, 2, 0, target=2.5)

    assert items.standing(behind, reports.report(phase=None), _) == (
        "Mean 2.0 · target 2.5 · gap 0.5"
    )
    assert items.target_heading(None, _) == "Target"


def test_numbers_follow_the_language() -> None:
    behind = reports.item("CON1", 0, 2, 8, 2, 0, target=2.5)

    french = items.standing(behind, reports.report(), translator("fr"))

    assert [number in french for number in ("2,0", "2,5", "0,5")] == [True] * 3


def test_a_section_title_says_what_divides_it() -> None:
    section = next(part for part in QUESTIONNAIRE.sections if part.code == "conditions")
    divided = reports.item("CON1", 3, 3, 0, 3, 3)
    agreed = reports.item("CON2", 0, 0, 0, 12, 0)

    titles = [
        items.section_title(section, reports.report(items=shown), _)
        for shown in [(divided, agreed), (agreed,), ()]
    ]

    assert titles == [
        "Conditions: 1 element of 2 divides the group",
        "Conditions: no element divides the group",
        "Conditions: too few answers to show",
    ]


def test_hidden_items_are_named() -> None:
    report = reports.report(items=(reports.item("CON1", 0, 0, 0, 12, 0),))

    codes = ["CON1", "CON2", "CON3"]

    assert items.hidden_note(codes, report, QUESTIONNAIRE, _) == (
        "Not shown, because fewer than 5 people gave a level: Shared measurement; Short scale."
    )
    assert items.hidden_note(["CON1"], report, QUESTIONNAIRE, _) == ""


def test_the_tables_hold_every_figure_and_dashes_where_there_is_none() -> None:
    shown = reports.item("CON1", 3, 2, 1, 3, 3, dont_know=2, too_early=1, blank=4)
    hidden = reports.item("CON2", 0, 0, 0, 1, 3, dont_know=5, too_early=0, blank=7)
    short = reports.item("CON3", 0, 6, 0, target=None)
    report = reports.report(items=(shown, hidden, short))

    tables = items.tables(["CON1", "CON2", "CON3"], report, QUESTIONNAIRE, _)

    names = ["Common agenda", "Shared measurement", "Short scale"]
    assert tables == (
        {
            "Element": names,
            "0": ["3", "—", "0"],
            "1": ["2", "—", "6"],
            "2": ["1", "—", "0"],
            "3": ["3", "—", "—"],
            "4": ["3", "—", "—"],
        },
        {
            "Element": names,
            "Level given": ["12", "4", "6"],
            "Don't know": ["2", "5", "0"],
            "Too early": ["1", "0", "0"],
            "Blank": ["4", "7", "0"],
        },
        {
            "Element": names,
            "Favourable": ["6 of 12", "—", "0 of 6"],
            "Middle answer": ["Partial to Established", "—", "Something"],
        },
        {
            "Element": names,
            "Opinions": [
                "Two opposed views: 5 people at 0-1, 6 at 3-4",
                "—",
                "Opinions are close",
            ],
            "What to do": ["Discuss first", "Find out", "Keep"],
        },
        {
            "Element": names,
            "Mean": ["2.1", "—", "1.0"],
            "Target, phase III": ["3", "3", "—"],
            "Gap": ["0.9", "—", "—"],
        },
    )


def test_one_item_in_a_table_has_the_sentence_of_each_level_and_those_without_one() -> None:
    figures = reports.item("CON3", 1, 2, 3, dont_know=4, blank=5)

    assert items.level_table(QUESTIONNAIRE.item("CON3"), figures, _) == {
        "Level": [
            "0 · Nothing today.",
            "1 · Something today.",
            "2 · Everything today.",
            "Don't know",
            "Too early",
            "Blank",
        ],
        "People": ["1", "2", "3", "4", "0", "5"],
    }
