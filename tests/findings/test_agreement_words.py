from cimpact.findings.agreements import agreements
from cimpact.findings.reading import method
from cimpact.i18n import translator
from tests import reports

QUESTIONNAIRE = reports.questionnaire()
_ = translator("en")


def test_the_closest_opinions_come_first_high_or_low() -> None:
    report = reports.report(
        items=(
            reports.item("CON1", 0, 6, 6, 0, 0),
            reports.item("CON2", 12, 0, 0, 0, 0),
            reports.item("LEA1", 0, 0, 1, 10, 1),
        )
    )

    found = agreements(report, QUESTIONNAIRE, _, most=3)

    assert [(topic.item, topic.reason) for topic in found] == [
        ("CON2", "Opinions are close: Absent."),
        ("LEA1", "Opinions are close: Established."),
        ("CON1", "Opinions are fairly close: Started to Partial."),
    ]
    assert [topic.item for topic in agreements(report, QUESTIONNAIRE, _, most=1)] == ["CON2"]


def test_preconditions_split_unsure_and_hidden_elements_stay_out() -> None:
    report = reports.report(
        gates=(reports.gate("PRE1"),),
        items=(
            reports.item("PRE1", 0, 0, 0, 12, 0),
            reports.item("CON1", 6, 0, 0, 0, 6),
            reports.item("CON2", 0, 0, 6, 0, 0, dont_know=6),
            reports.item("LEA1", 0, 0, 4, 0, 0),
        ),
    )

    assert agreements(report, QUESTIONNAIRE, _, most=9) == ()


def test_the_method_says_how_small_groups_are_protected_and_what_names_lift() -> None:
    protected = dict(method(reports.report(), QUESTIONNAIRE, _))["Small groups"]
    named = dict(method(reports.report(minimum_group=1), QUESTIONNAIRE, _))["Small groups"]

    assert protected == "Results show from 5 answers on, so that nobody can be recognised."
    assert named == "Everybody agreed to be named: results show from the first answer on."
