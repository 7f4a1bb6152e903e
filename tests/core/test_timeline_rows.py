"""Rows of a timeline in their order; decisions that were kept or revised."""

from datetime import date

from cimpact.core.content_parts import LocalizedText
from cimpact.core.report import Verdict
from cimpact.core.timeline import (
    ActionDone,
    DecisionTaken,
    Kind,
    ProfileSaved,
    SessionHeld,
    Since,
    kinds_of,
    newest_first,
    since_last_time,
)

SPRING, AUTUMN = date(2026, 4, 1), date(2026, 10, 1)
NAME = LocalizedText(fr="Un champion", en="A champion")


def decided(day: date, level: str | None, item: str = "PRE1") -> DecisionTaken:
    return DecisionTaken(day, item, NAME, level, NAME if level else None)


def test_the_newest_day_comes_first_and_the_session_of_a_day_before_what_came_of_it() -> None:
    session = SessionHeld(AUTUMN, "a", "closed", Verdict.CLEAR)
    profile = ProfileSaved(AUTUMN, "Alice", (), None)
    action = ActionDone(SPRING, "Call", "")
    decision = decided(AUTUMN, "2")

    ordered = newest_first([action, profile, decision, session])

    assert ordered == [session, decision, profile, action]
    assert kinds_of(ordered) == [Kind.SESSION, Kind.DECISION, Kind.ACTION, Kind.PROFILE]


def test_a_decision_is_kept_or_revised_beside_the_one_before_on_the_same_element() -> None:
    first, kept, revised = decided(SPRING, "2"), decided(AUTUMN, "2"), decided(date.max, None)
    other = decided(AUTUMN, "3", "PRE2")

    assert since_last_time([revised, other, kept, first]) == {
        first: Since.FIRST,
        kept: Since.KEPT,
        revised: Since.REVISED,
        other: Since.FIRST,
    }
