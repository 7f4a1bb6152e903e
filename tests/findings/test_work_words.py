"""Decisions, next actions and attendance in words."""

from datetime import date

import pytest

from cimpact.core.actions import Action, ActionStatus, Plan, StatusDay
from cimpact.core.coverage import attendance
from cimpact.core.decisions import Decided, Decision, Outcome
from cimpact.core.lists import Entry, typed_lists
from cimpact.core.report import Coverage, GroupCount
from cimpact.findings import actions, coverage, decisions
from cimpact.i18n import Translator, translator
from tests import reports

EN, FR = translator("en"), translator("fr")
QUESTIONNAIRE = reports.questionnaire()
CON1 = QUESTIONNAIRE.item("CON1")
TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("choice", "words"),
    [
        ("2", "As the members answered (middle answer: Partial)."),
        ("3", "1 level above the members' middle answer (Partial)."),
        ("4", "2 levels above the members' middle answer (Partial)."),
        ("0", "2 levels below the members' middle answer (Partial)."),
        ("dk", ""),
    ],
)
def test_the_difference_is_said_in_the_words_of_levels(choice: str, words: str) -> None:
    figures = reports.item("CON1", 1, 1, 8, 1, 1)
    assert decisions.difference(figures, Decided(Outcome.AGREED, choice), CON1, EN) == words


def test_nothing_is_said_of_a_middle_answer_that_is_hidden() -> None:
    figures = reports.item("CON1", 0, 0, 4, 0, 0)
    assert decisions.difference(figures, Decided(Outcome.AGREED, "4"), CON1, EN) == ""
    assert decisions.members(figures, None, CON1, EN) == (
        "Too few people gave a level to show their middle answer."
    )


def test_what_the_group_starts_from() -> None:
    figures = reports.item("CON1", 3, 3, 0, 0, 6)
    assert decisions.members(figures, None, CON1, EN) == (
        "Members' middle answer: Started to Solid. Two opposed views: 6 people at 0-1, 6 at 3-4."
    )


@pytest.mark.parametrize(
    ("decided", "english", "french"),
    [
        (Decided(Outcome.AGREED, "3"), "Agreed: 3 · Established", "3 · Established (fr)"),
        (Decided(Outcome.AGREED, "dk"), "Agreed: I do not know", "I do not know (fr)"),
        (Decided(Outcome.AGREED, "early"), "Agreed: Too early to say", "Too early to say (fr)"),
        (Decided(Outcome.DISAGREEMENT), "Maintained disagreement", "Désaccord maintenu"),
    ],
)
def test_how_a_discussion_ended(decided: Decided, english: str, french: str) -> None:
    assert decisions.outcome(decided, CON1, QUESTIONNAIRE, EN) == english
    assert decisions.outcome(decided, CON1, QUESTIONNAIRE, FR).endswith(french)


def test_who_wrote_a_decision_and_when() -> None:
    decided = Decided(Outcome.AGREED, "3")
    written = Decision("CON1", decided, "Alice", TODAY)
    assert decisions.authorship(written, EN) == "Written by Alice on November 23, 2026."
    assert decisions.authorship(Decision("CON1", decided, "", TODAY), EN) == (
        "Written on November 23, 2026."
    )
    assert decisions.authorship(Decision("CON1", decided), EN) == ""


def test_how_far_the_group_has_come() -> None:
    assert decisions.counted(0, 0, 27, EN) == "Nothing is written yet."
    assert decisions.counted(1, 0, 27, EN) == "1 element of 27 discussed."
    assert decisions.counted(4, 2, 27, EN) == (
        "4 elements of 27 discussed, 2 maintained disagreements."
    )


def action(plan: Plan, status: str = "to_do") -> Action:
    return Action("id", plan, ActionStatus(status), TODAY, None, ())


def test_an_action_says_who_does_it_by_when_and_what_is_missing() -> None:
    def said(plan: Plan, _: Translator = EN, status: str = "to_do") -> str:
        return actions.who_and_when(action(plan, status), TODAY, _)

    assert said(Plan("Write", "Aline", date(2027, 3, 1))) == "Aline · by March 1, 2027"
    assert said(Plan("Write", "Aline", date(2027, 3, 1)), FR) == "Aline · d'ici le 1er mars 2027"
    assert said(Plan("Write")) == "nobody named yet · no date"
    late = Plan("Write", "Aline", date(2026, 11, 1))
    assert said(late) == "Aline · was due on November 1, 2026"
    assert said(late, status="done") == "Aline · by November 1, 2026"


def test_an_action_names_its_element_and_where_the_idea_comes_from() -> None:
    sources = CON1.actions[0].sources
    sourced = action(Plan("Write", item="CON1", sources=sources))
    assert actions.element("CON1", [QUESTIONNAIRE], EN) == "Common agenda"
    assert actions.element("XX1", [QUESTIONNAIRE], EN) == "XX1"
    assert actions.element(None, [QUESTIONNAIRE], EN) == ""
    assert actions.origin(sourced, [QUESTIONNAIRE], EN) == "Source: At a glance, S000-12, S000-14"
    assert actions.origin(sourced, [], EN) == "Source: S000-12, S000-14"
    assert actions.origin(action(Plan("Write", item="CON1")), [QUESTIONNAIRE], EN) == ""


def test_the_history_of_an_action_begins_with_the_latest_day() -> None:
    days = [
        StatusDay(TODAY, ActionStatus.TO_DO),
        StatusDay(date(2027, 1, 1), ActionStatus.UNDER_WAY),
    ]
    assert actions.history(days, EN) == ["January 1, 2027: under way", "November 23, 2026: to do"]


LISTS = typed_lists(
    [Entry("arts", "Arts", ""), Entry("health", "Santé", ""), Entry("school", "École", "")],
    [Entry("parent", "Parents", "", concerned=True), Entry("staff", "Équipe", "")],
)
KNOWN = Coverage(
    sectors=(GroupCount("arts", 7), GroupCount("health", None)),
    absent_sectors=("school",),
    roles=(GroupCount("staff", 12),),
    absent_roles=("parent",),
    concerned=False,
)


def test_who_came_and_who_is_missing_sector_by_sector() -> None:
    sectors = attendance(KNOWN, LISTS, {"arts": 9, "health": 4, "school": 2})
    assert coverage.attendance_table(sectors, LISTS, EN) == {
        "Sector": ["Arts", "Santé", "École"],
        "Answered": ["7", "present", "nobody"],
        "Expected": ["9", "4", "2"],
        "Missing": ["2", "—", "2"],
    }
    assert "École." in coverage.absent(sectors, LISTS, EN)
    assert coverage.absent(attendance(KNOWN, LISTS, {"arts": 9}), LISTS, EN) == ""
    assert coverage.roles_present(KNOWN, LISTS, EN) == "Équipe (12)"


def test_how_many_answered_of_how_many() -> None:
    assert coverage.response(8, 12, EN) == "8 people of 12 have answered."
    assert coverage.response(1, None, EN) == "1 person has answered."
    assert coverage.response(13, 12, EN) == "13 people have answered."
    assert coverage.response(20, 40, FR) == "20 personnes sur 40 (50\u00a0%) ont répondu."


def test_whether_the_communities_concerned_answered() -> None:
    def said(*, concerned: bool | None) -> str:
        return coverage.concerned(Coverage((), (), (), (), concerned), LISTS, EN)

    assert said(concerned=True) == "People from the communities concerned have answered."
    assert said(concerned=False) == "Nobody who answered is from the communities concerned."
    assert "not known" in said(concerned=None)
    unmarked = typed_lists((), [Entry("staff", "Équipe", "")])
    assert "No role is marked" in coverage.concerned(KNOWN, unmarked, EN)
