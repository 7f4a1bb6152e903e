from dataclasses import replace

import pytest

from cimpact.core.report import GateStatus
from cimpact.findings import changes, linking, sittings
from cimpact.findings.changes import MovementFinding, Outcome
from cimpact.i18n import translator
from tests import comparisons, reports
from tests.comparisons import change, comparison, hidden, movement, sitting, unclear

_ = translator("en")
FRENCH = translator("fr")
QUESTIONNAIRE = reports.questionnaire()


def sentences(*movements: object) -> list[tuple[str, ...]]:
    found = changes.section_changes(change(sections=movements), QUESTIONNAIRE, _)
    return [each.sentences for each in found]


def test_a_clear_change_is_told_with_the_people_who_moved() -> None:
    assert changes.section_changes(
        change(sections=(movement("conditions"),)), QUESTIONNAIRE, _
    ) == (
        MovementFinding(
            code="conditions",
            name="Conditions",
            outcome=Outcome.UP,
            mark="▲",
            word="up",
            sentences=(
                "9 of 12 went up, 1 down, 2 stayed.",
                "On average +0.8 (99% interval +0.25 to +1.25).",
            ),
        ),
    )


def test_french_puts_signs_and_commas_where_they_belong() -> None:
    down = movement("conditions", 1, 2, 9, mean_difference=-0.75, interval=(-1.25, -0.25))
    found = changes.section_changes(change(sections=(down,)), QUESTIONNAIRE, FRENCH)[0]
    assert (found.word, found.mark) == ("en baisse", "▼")
    assert found.sentences == (
        "1 sur 12 en hausse, 9 en baisse, 2 sans changement.",
        "En moyenne \u22120,8 (intervalle à 99\xa0%\xa0: de \u22121,25 à \u22120,25).",
    )


def test_an_end_near_zero_keeps_the_side_on_which_it_lies() -> None:
    near = movement("conditions", mean_difference=0.02, interval=(0.004, 0.0))
    assert sentences(near)[0][1] == "On average 0.0 (99% interval +0.00 to 0.00)."


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (movement("conditions"), Outcome.UP),
        (movement("conditions", 1, 2, 9), Outcome.DOWN),
        (unclear("conditions"), Outcome.UNCLEAR),
        (movement("conditions", 0, 12, 0, clear_change=False), Outcome.UNCLEAR),
        (movement("conditions", 5, 1, 1, clear_change=False, interval=None), Outcome.UNKNOWN),
        (hidden("conditions"), Outcome.UNKNOWN),
    ],
)
def test_nothing_is_ever_called_stable(found: object, expected: Outcome) -> None:
    assert changes.outcome(found) is expected  # type: ignore[arg-type]


def test_what_is_withheld_leaves_the_people() -> None:
    kept = movement("conditions", mean_difference=None, interval=None, withheld=True)
    assert sentences(kept) == [("9 of 12 went up, 1 down, 2 stayed.",)]


def test_few_people_are_told_from_how_many_on_more_can_be_said() -> None:
    six = movement("conditions", 4, 1, 1, clear_change=False, interval=None)
    assert sentences(six, hidden("conditions", 1), hidden("conditions", 0)) == [
        (
            "4 of 6 went up, 1 down, 1 stayed.",
            "On average +0.8.",
            "From 8 people on, a change can be called clear.",
        ),
        ("1 person is known to have answered both times; results show from 5 on.",),
        ("Nobody is known to have answered both times.",),
    ]


def test_findings_are_told_by_what_can_be_said_of_them() -> None:
    moved = change(
        items=(unclear("PRE1"), movement("CON1", 1, 2, 9), hidden("QA5"), movement("LEA1"))
    )
    found = changes.told(changes.item_changes(moved, QUESTIONNAIRE, _), _)
    assert [(heading, [each.name for each in members]) for heading, members in found] == [
        ("What moved", ["Common agenda", "Recognise complexity"]),
        ("No clear change", ["A champion"]),
        ("What we cannot say", ["Community members as partners"]),
    ]
    assert changes.told((), _) == ()


@pytest.mark.parametrize(
    ("sections", "title"),
    [
        ((), "Too few people are found in both sessions to say what moved"),
        ((hidden("conditions"),), "Too few people are found in both sessions to say what moved"),
        ((unclear("conditions"), hidden("leadership")), "No section moved clearly"),
        (
            (movement("conditions"), unclear("leadership"), hidden("questions_considered")),
            "1 section of 2 moved clearly",
        ),
    ],
)
def test_the_title_says_how_many_sections_moved(sections: tuple[object, ...], title: str) -> None:
    found = change(sections=sections)
    assert changes.changes_title(found, _) == title
    assert changes.is_known(found) is not title.startswith("Too few")


def test_sessions_are_called_by_their_days_or_their_names() -> None:
    days = comparison([sitting(0), sitting(1)], [change()])
    files = comparison([sitting(0, held_on=None), sitting(1, held_on=None)], [change()])
    twice = comparison([sitting(0), sitting(0)], [change()])
    assert sittings.between(0, days, _) == "From October 1, 2025 to April 29, 2026"
    assert sittings.between(0, days, FRENCH) == "Du 1er octobre 2025 au 29 avril 2026"
    assert sittings.between(0, files, _) == "first → second"
    assert sittings.labels(twice, _) == ["October 1, 2025 (1)", "October 1, 2025 (2)"]


def test_coverage_tells_who_is_found_and_who_is_not() -> None:
    some = change(linked=1, only_earlier=2, only_later=0)
    codes = comparison([sitting(0, duplicate_links=1), sitting(1)], [some])
    assert linking.coverage(0, codes, _) == (
        "1 person is found in both sessions.",
        (
            "Without a counterpart: 2 in the first, 0 in the second; new, absent, or without their "
            "code."
        ),
        "October 1, 2025: 1 code was used by several people; none of them is linked.",
    )
    nobody = comparison([sitting(0), sitting(1)], [change(linked=0)])
    assert linking.coverage(0, nobody, _) == ("Nobody is found in both sessions.",)


HELP = "What helps: next time, everybody enters the own code that they kept."


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ({}, []),
        ({"linked": 4}, [f"What moved shows from 5 people found in both sessions on. {HELP}"]),
        (
            {"linked": 7},
            [f"Under 8 people found in both sessions, no change can be called clear. {HELP}"],
        ),
        (
            {"left_out": ("CON2", "OLD1"), "reworded": ("CON1",)},
            [
                (
                    "Not compared, because one of the two sessions lacks it or its scale has "
                    "changed: Shared measurement; OLD1."
                ),
                "Worded differently in the two sessions, so compare with care: Common agenda.",
            ],
        ),
        (
            {"items": (movement("CON1", mean_difference=None, interval=None, withheld=True),)},
            [
                (
                    "Some mean differences are withheld: so few people answered only one of the "
                    "two times that their answers could be worked out."
                )
            ],
        ),
        (
            {"items": (), "linked": 0, "left_out": ("CON1",)},
            [
                (
                    "These two sessions have no element in common, or none on the same scale. "
                    "Compare sessions that used the same questionnaire."
                )
            ],
        ),
    ],
)
def test_what_stands_in_the_way_is_told_with_what_would_help(
    parts: dict[str, object], told: list[str]
) -> None:
    found = change(**{"items": (movement("CON1"),), **parts})
    assert list(linking.obstacles(found, QUESTIONNAIRE, _)) == told


def test_tables_have_every_figure_and_dash_what_is_not_there() -> None:
    rows = (
        movement("conditions"),
        replace(
            hidden("leadership"),
            unlinked=comparisons.beside(
                answered_later=3, mean_earlier=None, mean_later=None, superiority=None
            ),
        ),
    )
    assert changes.change_tables(rows, ["Conditions", "Leadership"], "Section", _) == (
        {
            "Section": ["Conditions", "Leadership"],
            "In both": ["12", "3"],
            "Up": ["9", "—"],
            "Same": ["2", "—"],
            "Down": ["1", "—"],
        },
        {
            "Section": ["Conditions", "Leadership"],
            "Mean difference, people found in both": ["+0.8", "—"],
            "99% interval": ["+0.25 to +1.25", "—"],
            "Finding": ["up", "we cannot say"],
        },
        {
            "Section": ["Conditions", "Leadership"],
            "Mean of all, first session": ["1.5 (14)", "— (14)"],
            "Mean of all, second session": ["2.3 (14)", "— (3)"],
            "Probability that the second is higher": ["0.70", "—"],
        },
    )


def test_preconditions_are_told_session_by_session() -> None:
    gates = [reports.gate("PRE1", GateStatus.NOT_MET), reports.gate("PRE2", GateStatus.MET)]
    found = comparison([sitting(0), sitting(1, gates=gates)], [change()])
    steps = sittings.gate_steps(found, QUESTIONNAIRE, _)
    assert [(each.name, each.statuses) for each in steps] == [
        ("A champion", (None, ("✘", "not met"))),
        ("Financial resources", (None, ("✔", "met"))),
    ]
    assert sittings.gates_title(found, _) == "1 precondition of 2 is met in the last session"
    assert sittings.gates_table(steps[:1], found, _) == {
        "Precondition": ["A champion", "A champion"],
        "Session": ["October 1, 2025", "April 29, 2026"],
        "Status": ["—", "not met"],
    }
    assert sittings.gates_legend(_) == "✔ met · ≈ fragile · ✘ not met · ? to be clarified"


def test_sections_and_sessions_have_their_tables() -> None:
    found = comparison(
        [sitting(0, {"conditions": 1.25}), sitting(1, {"conditions": None})], [change()]
    )
    assert sittings.averaged(found, QUESTIONNAIRE) == ("conditions",)
    assert sittings.standings_table("conditions", found, _) == {
        "Session": ["October 1, 2025", "April 29, 2026"],
        "People": ["14", "—"],
        "Mean": ["1.3", "—"],
    }
    assert sittings.sittings_table(found, _)["With a code of their own"] == ["12", "12"]


def test_a_caution_and_a_legend_are_whole_sentences() -> None:
    assert linking.caution(_).endswith("would look the same as a change of the group.")
    assert "thick where the change is clear" in changes.legend(_)
