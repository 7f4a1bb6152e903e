"""Who answered, by sector and role, in words."""

from typing import Any

import pytest

from cimpact.core.questionnaire import Questionnaire
from cimpact.core.report import Coverage, GroupCount, Report
from cimpact.findings.attendance import (
    Attendance,
    absence_of_the_concerned,
    attendance,
    unknown_roles,
)
from cimpact.i18n import translator
from tests import reports, scenes

_ = translator("en")

ABSENT = (
    "Nobody who answered is from the communities concerned. What follows is how others see "
    "their place."
)
UNKNOWN = (
    "Nobody named a role: it is not known whether people from the communities concerned answered."
)


def a_questionnaire(**parts: object) -> Questionnaire:
    """Three sectors and two roles to choose from; members are those concerned."""
    offered = {
        "sectors": [_named("health", "Health"), _named("funder", "Funders"), _named("art", "Arts")],
        "roles": [
            {**_named("member", "Members"), "concerned": True},
            _named("management", "Management"),
        ],
    }
    return Questionnaire.model_validate(
        scenes.questionnaire().model_dump(mode="json") | offered | parts
    )


def _named(code: str, name: str) -> dict[str, Any]:
    return {"code": code, "name": {"fr": f"{name} (fr)", "en": name}}


def report(*, concerned: bool | None = True, **coverage: object) -> Report:
    whole: dict[str, Any] = {
        "sectors": (GroupCount("health", 6), GroupCount("funder", None)),
        "absent_sectors": ("art",),
        "roles": (GroupCount("member", 5), GroupCount("management", 7)),
        "absent_roles": (),
        **coverage,
    }
    return reports.report(coverage=Coverage(concerned=concerned, **whole))


def test_who_is_there_comes_with_counts_where_they_may_be_said_and_who_is_absent() -> None:
    assert attendance(report(), a_questionnaire(), _) == (
        Attendance("Sectors", "Health (6); Funders", "Arts"),
        Attendance("Roles", "Members (5); Management (7)", ""),
    )


def test_an_attribute_that_nobody_named_is_left_out() -> None:
    silent = report(sectors=(), absent_sectors=("health", "funder", "art"))

    assert [known.title for known in attendance(silent, a_questionnaire(), _)] == ["Roles"]


def test_nothing_is_known_without_coverage() -> None:
    assert attendance(reports.report(), a_questionnaire(), _) == ()


@pytest.mark.parametrize(
    ("concerned", "absent", "unknown"), [(True, "", ""), (False, ABSENT, ""), (None, "", UNKNOWN)]
)
def test_the_absence_of_the_people_concerned_is_said(
    *, concerned: bool | None, absent: str, unknown: str
) -> None:
    found = report(concerned=concerned)

    assert absence_of_the_concerned(found, _) == absent
    assert unknown_roles(found, a_questionnaire(), _) == unknown


def test_without_coverage_it_is_not_known_who_answered() -> None:
    assert absence_of_the_concerned(reports.report(), _) == ""
    assert unknown_roles(reports.report(), a_questionnaire(), _) == UNKNOWN


def test_a_questionnaire_that_asks_for_no_such_role_and_an_empty_session_say_nothing() -> None:
    assert unknown_roles(reports.report(), a_questionnaire(roles=[]), _) == ""
    assert unknown_roles(reports.report(respondents=0), a_questionnaire(), _) == ""
