from cimpact.findings.sections import (
    SectionFinding,
    section_findings,
    sections_tables,
    sections_title,
)
from cimpact.i18n import translator
from tests import reports

_ = translator("en")
QUESTIONNAIRE = reports.questionnaire()
REPORT = reports.report(
    sections=(
        reports.section("preconditions", respondents=12, hidden=False),
        reports.section("questions_considered", 3.2),
        reports.section("conditions", 1.97, bounds=(1.6, 2.5), target=2, gap=0.03),
        reports.section("leadership"),
    )
)
"""Leadership is hidden; preconditions have no mean whoever answered."""


def test_only_sections_with_a_mean_are_compared_with_their_target() -> None:
    assert section_findings(REPORT, QUESTIONNAIRE, _) == (
        SectionFinding(
            name="Questions considered",
            standing="Mean 3.2 · target 3 (phase III) · reached",
            mean=3.2,
            target=3,
            top=4,
        ),
        SectionFinding(
            name="Conditions",
            standing="Mean 2.0 · target 2 (phase III) · gap under 0.1",
            mean=1.97,
            target=2,
            top=4,
        ),
    )


def test_the_title_says_how_many_are_behind() -> None:
    reached = reports.report(sections=(reports.section("conditions", 3.5),))
    aimless = reports.report(sections=(reports.section("conditions", 3.5, target=None, gap=None),))

    assert sections_title(REPORT, _) == "1 section of 2 is below its target"
    assert sections_title(reached, _) == "Every section reaches its target"
    assert sections_title(aimless, _) == "Section means"


def test_the_tables_leave_out_preconditions_and_dash_what_is_hidden() -> None:
    names = ["Questions considered", "Conditions", "Leadership"]

    assert sections_tables(REPORT, QUESTIONNAIRE, _) == (
        {
            "Section": names,
            "Mean": ["3.2", "2.0", "—"],
            "Target, phase III": ["3", "2", "3"],
            "Gap": ["reached", "under 0.1", "—"],
        },
        {
            "Section": names,
            "People": ["12", "12", "—"],
            "Mean if everybody had answered": ["—", "1.6 to 2.5", "—"],
        },
    )
