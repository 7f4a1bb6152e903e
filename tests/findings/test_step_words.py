from cimpact.core.report import GateFigures, GateStatus, Report, Verdict
from cimpact.findings import steps
from cimpact.findings.steps import NextStep, Priority
from cimpact.i18n import translator
from tests import reports

_ = translator("en")
QUESTIONNAIRE = reports.questionnaire()
CAMPS = (3, 3, 0, 3, 3)
BEHIND = (0, 6, 6, 0, 0)
UNSURE = "4 people of 12 do not know or find it too early to say."


def priority(report: Report) -> Priority:
    (found,) = steps.priorities(report, QUESTIONNAIRE, _, most=1)
    return found


def groups(report: Report) -> list[tuple[str, dict[str, str]]]:
    """The title of each group, its items, and what to do about them."""
    return [
        (group.title, {priority.item: priority.label for priority in group.priorities})
        for group in steps.groups(report, QUESTIONNAIRE, _)
    ]


def test_a_priority_says_why_and_what_the_documents_suggest() -> None:
    report = reports.report(items=(reports.item("CON1", *BEHIND),), priorities=("CON1",))

    assert priority(report) == Priority(
        item="CON1",
        name="Common agenda",
        label="Act",
        reasons=("Mean 1.5 · target 3 (phase III) · gap 1.5.",),
        questions=(),
        steps=(
            NextStep("Write the agenda.", "Source: At a glance, S000-12, S000-14"),
            NextStep("Read it again.", "Source: At a glance, S000-12; The strategy, S004-10"),
        ),
        advice="",
    )


def test_what_divides_the_group_is_discussed_first_with_its_questions() -> None:
    report = reports.report(items=(reports.item("CON1", *CAMPS),), priorities=("CON1",))

    found = priority(report)

    assert (found.label, found.questions) == (
        "Discuss first",
        ("Who wrote it?", "Who reads it?"),
    )
    assert found.reasons == (
        "Mean 2.0 · target 3 (phase III) · gap 1.0.",
        "Two opposed views: 6 people at 0-1, 6 at 3-4.",
    )


def test_a_gate_that_is_not_met_comes_with_its_people() -> None:
    report = reports.report(
        verdict=Verdict.NOT_YET,
        gates=(reports.gate("PRE2", GateStatus.NOT_MET, favourable=6, low=6),),
        items=(reports.item("PRE2", *CAMPS),),
        priorities=("PRE2",),
    )

    assert priority(report).reasons == (
        "✘ Precondition not met.",
        "6 people of 12 judge it met.",
        "Two opposed views: 6 people at 0-1, 6 at 3-4.",
    )


def test_a_gate_that_the_group_finds_not_met_has_no_people_and_something_to_do() -> None:
    together = GateFigures("PRE2", GateStatus.NOT_MET, answered=0, hidden=False, by_group=True)
    report = reports.report(respondents=0, gates=(together,), priorities=("PRE2",))

    found = priority(report)

    assert (found.label, found.reasons) == ("Act", ("✘ Precondition not met.",))


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

    assert priority(report).item == "CON1"


def test_gates_come_first_then_groups_by_gap_then_what_to_find_out() -> None:
    """CON1 and CON2 have the same gap, LEA1 a smaller one; a third cannot say for CON3."""
    report = mixed_report()

    assert groups(report) == [
        ("Preconditions to meet", {"PRE2": "Act"}),
        ("Preconditions to make sure of", {"PRE1": "Hear the minority"}),
        ("Furthest from the target", {"CON1": "Act", "CON2": "Act"}),
        ("Then", {"LEA1": "Act"}),
        ("To find out", {"CON3": "Find out"}),
    ]


def test_the_table_names_a_group_once_and_says_what_to_do_and_why() -> None:
    found = steps.table(steps.groups(mixed_report(), QUESTIONNAIRE, _), _)

    assert found == {
        "Group": [
            "Preconditions to meet",
            "Preconditions to make sure of",
            "Furthest from the target",
            "",
            "Then",
            "To find out",
        ],
        "Element": [
            "Financial resources",
            "A champion",
            "Common agenda",
            "Shared measurement",
            "Recognise complexity",
            "Short scale",
        ],
        "What to do, and why": [
            "Act. ✘ Precondition not met. 2 people of 12 judge it met.",
            "Hear the minority. ≈ Precondition fragile. 9 people of 12 judge it met.",
            "Act. Mean 1.0 · target 3 (phase III) · gap 2.0.",
            "Act. Mean 1.0 · target 3 (phase III) · gap 2.0.",
            "Act. Mean 2.0 · target 3 (phase III) · gap 1.0.",
            f"Find out. {UNSURE}",
        ],
    }


def test_a_gate_that_nobody_can_place_is_to_find_out() -> None:
    unknown = GateFigures("PRE1", GateStatus.UNKNOWN, answered=3)
    report = reports.report(gates=(unknown,))

    assert groups(report) == [("Preconditions to make sure of", {"PRE1": "Find out"})]


def test_what_a_third_could_not_place_is_to_find_out_even_when_hidden() -> None:
    hidden = reports.item("CON2", 0, 0, 0, 0, 3, dont_know=9)

    (group,) = steps.groups(reports.report(items=(hidden,)), QUESTIONNAIRE, _)

    assert [priority.reasons for priority in group.priorities] == [
        ("9 people of 12 do not know or find it too early to say.",)
    ]


def test_nothing_to_do_gives_no_group() -> None:
    report = reports.report(
        gates=(reports.gate("PRE1"),), items=(reports.item("PRE1", 0, 0, 0, 9, 3),)
    )

    assert groups(report) == []


def mixed_report() -> Report:
    return reports.report(
        verdict=Verdict.NOT_YET,
        gates=(
            reports.gate("PRE1", GateStatus.FRAGILE),
            reports.gate("PRE2", GateStatus.NOT_MET, favourable=2, low=9),
        ),
        items=(
            reports.item("PRE1", 0, 0, 0, 9, 3),
            reports.item("PRE2", 0, 9, 1, 2, 0),
            reports.item("CON1", 0, 12, 0, 0, 0),
            reports.item("CON2", 0, 12, 0, 0, 0),
            reports.item("LEA1", 0, 0, 12, 0, 0),
            reports.item("CON3", 0, 8, 0, dont_know=4),
        ),
        priorities=("PRE2", "CON1", "CON2", "LEA1"),
    )
