"""An element by sector or role, in words."""

from cimpact.core.report import Breakdown, GroupFigures
from cimpact.findings.breakdowns import breakdowns
from cimpact.i18n import translator
from tests import reports
from tests.findings.test_attendance_words import a_questionnaire

_ = translator("en")

SHOWN = GroupFigures("health", hidden=False, answered=7, low=2, favourable=4)
CLOSE = GroupFigures("funder", hidden=False, are_close=True)
HIDDEN = GroupFigures("art")


def test_a_group_says_how_many_are_at_each_end_or_that_it_cannot_be_shown() -> None:
    report = reports.report(breakdowns=(Breakdown("CON1", "sector", (SHOWN, CLOSE, HIDDEN)),))

    assert breakdowns("CON1", report, a_questionnaire(), _) == (
        {
            "Sector": ["Health", "Funders", "Arts"],
            "What they say": [
                "2 people of 7 at 0-1, 4 at 3-4",
                "Opinions are very close",
                "Not shown: too few people",
            ],
        },
    )


def test_roles_have_a_table_of_their_own() -> None:
    roles = Breakdown("CON1", "role", (GroupFigures("member", hidden=False, are_close=True),))
    report = reports.report(breakdowns=(Breakdown("CON1", "sector", (SHOWN,)), roles))

    assert [next(iter(table)) for table in breakdowns("CON1", report, a_questionnaire(), _)] == [
        "Sector",
        "Role",
    ]


def test_there_is_no_table_of_hidden_groups_only_nor_of_another_element() -> None:
    report = reports.report(breakdowns=(Breakdown("CON1", "sector", (HIDDEN,)),))

    assert breakdowns("CON1", report, a_questionnaire(), _) == ()
    assert breakdowns("CON2", report, a_questionnaire(), _) == ()
