from dataclasses import replace

from cimpact.core.report import GateStatus
from cimpact.findings import agenda
from cimpact.findings.agenda import Topic
from cimpact.i18n import translator
from tests import reports

_ = translator("en")
QUESTIONNAIRE = reports.questionnaire()
CAMPS = (3, 3, 0, 3, 3)
BEHIND = (0, 6, 6, 0, 0)


def test_the_agenda_gives_each_topic_its_reason_and_its_questions() -> None:
    report = reports.report(
        gates=(reports.gate("PRE2", GateStatus.FRAGILE),),
        items=(
            reports.item("PRE2", *CAMPS),
            reports.item("CON1", *CAMPS),
            reports.item("CON2", *BEHIND),
        ),
        agenda=("PRE2", "CON1", "CON2"),
    )

    assert agenda.agenda(report, QUESTIONNAIRE, _) == (
        Topic("PRE2", "Financial resources", "Precondition fragile. 9 people of 12 judge it met."),
        Topic(
            "CON1",
            "Common agenda",
            "Two opposed views: 6 people at 0-1, 6 at 3-4.",
            ("Who wrote it?", "Who reads it?"),
        ),
        Topic("CON2", "Shared measurement", "Mean 1.5 · target 3 (phase III) · gap 1.5."),
    )
    assert agenda.divided(report) == ("PRE2", "CON1")
    assert agenda.divided_title(report, _) == "2 elements of 3 divide the group"


def test_a_met_gate_that_divides_is_on_the_agenda_for_that() -> None:
    report = reports.report(
        gates=(reports.gate("PRE1", GateStatus.MET),),
        items=(reports.item("PRE1", *CAMPS),),
        agenda=("PRE1",),
    )

    (topic,) = agenda.agenda(report, QUESTIONNAIRE, _)

    assert topic.reason == "Two opposed views: 6 people at 0-1, 6 at 3-4."


def test_the_place_of_the_people_concerned_is_always_said() -> None:
    shown = reports.report(items=(reports.item("QA5", 0, 3, 6, 3, 0),))
    name = "Community members as partners"

    assert agenda.place_of_the_concerned(shown, QUESTIONNAIRE, _) == Topic(
        "QA5", name, "Mean 2.0 · target 3 (phase III) · gap 1.0", middle="Partial"
    )
    assert agenda.place_of_the_concerned(reports.report(), QUESTIONNAIRE, _) == Topic(
        "QA5", name, "Too few people gave a level to show it."
    )


def test_an_edition_without_that_element_says_nothing_of_it() -> None:
    report = reports.report()
    others = tuple(figures for figures in report.items if figures.item != "QA5")

    assert agenda.place_of_the_concerned(replace(report, items=others), QUESTIONNAIRE, _) is None
