"""Decisions and next actions as tables: every element, every action, every day of change."""

from dataclasses import replace
from datetime import date

from cimpact.core.actions import Action, ActionStatus, Plan, StatusDay
from cimpact.core.decisions import Decided, Decision, Outcome
from tests.core.factories import a_questionnaire, a_section, an_item
from tests.exports.session_rows import files_of, people, rows_of

DAY = date(2026, 11, 23)
FOUR = a_questionnaire(a_section("conditions", *(an_item(f"Q{number}") for number in range(1, 5))))
ROWS = replace(
    rows_of(people(6), questionnaire=FOUR),
    decisions=(
        Decision("Q3", Decided(Outcome.AGREED, "dk"), "Alice", DAY),
        Decision(
            "Q2",
            Decided(Outcome.DISAGREEMENT, None, "=low", "high; so", "Seen\nby all"),
            "Alice",
            DAY,
        ),
        Decision("Q1", Decided(Outcome.AGREED, "3", evidence="A letter")),
    ),
    actions=(
        Action(
            id="secret key",
            plan=Plan("Write", "Zoé", DAY, "Q1", "Call", ("S000-01", "S004-10")),
            status=ActionStatus.DONE,
            started_on=DAY,
            session_on=DAY,
            history=(
                StatusDay(DAY, ActionStatus.TO_DO),
                StatusDay(date(2027, 1, 5), ActionStatus.DONE),
            ),
        ),
        Action("other key", Plan("@Meet"), ActionStatus.TO_DO, DAY, None, ()),
    ),
)


def test_every_element_has_its_decision_or_is_said_not_to_be_discussed() -> None:
    assert files_of(ROWS)["decisions.csv"].decode() == (
        "item,name,outcome,choice,level,label,lower_reason,higher_reason,evidence,written_on\n"
        "Q1,Name of Q1,agreed,3,3,A sentence.,,,A letter,\n"
        'Q2,Name of Q2,disagreement,,,,\'=low,"high; so","Seen\nby all",2026-11-23\n'
        "Q3,Name of Q3,agreed,dk,,I do not know,,,,2026-11-23\n"
        "Q4,Name of Q4,not_discussed,,,,,,,\n"
    )


def test_actions_are_numbered_and_their_days_say_which_one() -> None:
    files = files_of(ROWS)
    assert files["actions.csv"].decode() == (
        "action,what,who,due,item,first_step,status,sources,started_on,session_on\n"
        "1,Write,Zoé,2026-11-23,Q1,Call,done,S000-01 S004-10,2026-11-23,2026-11-23\n"
        "2,'@Meet,,,,,to_do,,2026-11-23,\n"
    )
    assert files["action_days.csv"].decode() == (
        "action,day,status\n1,2026-11-23,to_do\n1,2027-01-05,done\n"
    )


def test_neither_keys_nor_who_wrote_a_decision_leave() -> None:
    for name, content in files_of(ROWS).items():
        assert b"key" not in content.replace(b"key-", b""), name
        assert b"Alice" not in content, name
