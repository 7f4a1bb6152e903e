from dataclasses import replace

from cimpact.core.report import GateFigures, GateStatus, Verdict
from cimpact.findings import steps
from cimpact.findings.steps import NextStep, Priority, Topic
from cimpact.i18n import translator
from tests import reports

_ = translator("en")
QUESTIONNAIRE = reports.questionnaire()
CAMPS = (3, 3, 0, 3, 3)
BEHIND = (0, 6, 6, 0, 0)


def test_the_agenda_gives_each_topic_its_reason() -> None:
    report = reports.report(
        gates=(reports.gate("PRE2", GateStatus.FRAGILE),),
        items=(
            reports.item("PRE2", *CAMPS),
            reports.item("CON1", *CAMPS),
            reports.item("CON2", *BEHIND),
        ),
        agenda=("PRE2", "CON1", "CON2"),
    )

    assert steps.agenda(report, QUESTIONNAIRE, _) == (
        Topic("PRE2", "Financial resources", "precondition fragile"),
        Topic("CON1", "Common agenda", "Two opposed groups: 6 people at 0-1, 6 at 3-4"),
        Topic("CON2", "Shared measurement", "Mean 1.5 · target 3 (phase III) · gap 1.5"),
    )
    assert steps.divided(report) == ("PRE2", "CON1")
    assert steps.divided_title(report, _) == "2 elements of 3 divide the group"


def test_a_met_gate_that_divides_is_on_the_agenda_for_that() -> None:
    report = reports.report(
        gates=(reports.gate("PRE1", GateStatus.MET),),
        items=(reports.item("PRE1", *CAMPS),),
        agenda=("PRE1",),
    )

    (topic,) = steps.agenda(report, QUESTIONNAIRE, _)

    assert topic.reason == "Two opposed groups: 6 people at 0-1, 6 at 3-4"


def test_a_priority_says_why_and_what_the_documents_suggest() -> None:
    report = reports.report(items=(reports.item("CON1", *BEHIND),), priorities=("CON1",))

    assert steps.priorities(report, QUESTIONNAIRE, _, most=3) == (
        Priority(
            item="CON1",
            name="Common agenda",
            reasons=("Mean 1.5 · target 3 (phase III) · gap 1.5.",),
            steps=(
                NextStep("Write the agenda.", "Source: At a glance, S000-12, S000-14"),
                NextStep("Read it again.", "Source: At a glance, S000-12; The strategy, S004-10"),
            ),
            advice="",
        ),
    )


def test_a_gate_that_is_not_met_comes_with_its_people() -> None:
    report = reports.report(
        verdict=Verdict.NOT_YET,
        gates=(reports.gate("PRE2", GateStatus.NOT_MET, favourable=6, low=6),),
        items=(reports.item("PRE2", *CAMPS),),
        priorities=("PRE2",),
    )

    (priority,) = steps.priorities(report, QUESTIONNAIRE, _, most=3)

    assert priority.reasons == (
        "✘ Precondition not met.",
        "6 people of 12 judge it met.",
        "Two opposed groups: 6 people at 0-1, 6 at 3-4.",
        "To discuss before acting.",
    )


def test_a_gate_that_the_group_finds_not_met_has_no_people() -> None:
    together = GateFigures("PRE2", GateStatus.NOT_MET, answered=0, hidden=False, by_group=True)
    report = reports.report(respondents=0, gates=(together,), priorities=("PRE2",))

    (priority,) = steps.priorities(report, QUESTIONNAIRE, _, most=3)

    assert priority.reasons == ("✘ Precondition not met.",)


def test_thin_advice_is_admitted() -> None:
    report = reports.report(
        items=(reports.item("LEA1", *BEHIND), reports.item("CON2", *BEHIND)),
        priorities=("LEA1", "CON2"),
    )

    thin, none = steps.priorities(report, QUESTIONNAIRE, _, most=3)

    assert (thin.advice, none.advice) == (
        "The documents say little about this element.",
        "The documents suggest no action for this element, and none is invented here.",
    )


def test_no_more_priorities_than_asked_for() -> None:
    report = reports.report(
        items=(reports.item("CON1", *BEHIND), reports.item("CON2", *BEHIND)),
        priorities=("CON1", "CON2"),
    )

    found = steps.priorities(report, QUESTIONNAIRE, _, most=1)

    assert [priority.item for priority in found] == ["CON1"]


def test_what_a_third_could_not_place_is_to_find_out_even_when_hidden() -> None:
    shown = reports.item("CON1", 0, 4, 4, 0, 0, dont_know=3, too_early=1)
    hidden = reports.item("CON2", 0, 0, 0, 0, 3, dont_know=9)

    found = steps.to_find_out(reports.report(items=(shown, hidden)), QUESTIONNAIRE, _)

    assert found == (
        Topic(
            "CON1",
            "Common agenda",
            "4 people of 12 do not know or find it too early to say.",
        ),
        Topic(
            "CON2",
            "Shared measurement",
            "9 people of 12 do not know or find it too early to say.",
        ),
    )


def test_the_place_of_the_people_concerned_is_always_said() -> None:
    shown = reports.report(items=(reports.item("QA5", 0, 3, 6, 3, 0),))

    assert steps.place_of_the_concerned(shown, QUESTIONNAIRE, _) == Topic(
        "QA5", "Community members as partners", "Mean 2.0 · target 3 (phase III) · gap 1.0"
    )
    assert steps.place_of_the_concerned(reports.report(), QUESTIONNAIRE, _) == Topic(
        "QA5", "Community members as partners", "Too few people gave a level to show it."
    )


def test_an_edition_without_that_element_says_nothing_of_it() -> None:
    report = reports.report()
    others = tuple(figures for figures in report.items if figures.item != "QA5")

    assert steps.place_of_the_concerned(replace(report, items=others), QUESTIONNAIRE, _) is None
