"""The rows of a collective's timeline, and how its closed sessions ended."""

from datetime import date, timedelta

import pytest

from cimpact.core.actions import ActionStatus, Plan
from cimpact.core.decisions import Decided, Outcome
from cimpact.core.profile import ProfilePart
from cimpact.core.report import Verdict
from cimpact.core.timeline import (
    ActionDone,
    DecisionTaken,
    Event,
    ProfileSaved,
    SessionHeld,
    Silence,
)
from cimpact.store import (
    access,
    actions,
    answering,
    decisions,
    overview,
    profiles,
    timeline,
    workshops,
)
from cimpact.store.access import Right
from cimpact.store.db import reading, transaction
from cimpact.store.tables import Workshop
from tests.scenes import TODAY, Cast, questionnaire, seat

BEFORE = date(2025, 3, 1)
LATER = TODAY + timedelta(days=40)


def events(people: Cast) -> list[Event]:
    with reading() as db:
        collective = access.collective_for(
            db, people.alice.facilitator, people.alice.collective, needs=Right.RUN
        )
        return timeline.events_of(db, collective)


def test_sessions_and_versions_stand_in_one_list(people: Cast) -> None:
    alice = people.alice
    with transaction() as db:
        collective = access.collective_for(db, alice.facilitator, alice.collective, needs=Right.RUN)
        old = workshops.create_workshop(
            db, collective, questionnaire(), today=TODAY, held_on=BEFORE
        )
        workshops.open_workshop(old)
        workshops.close_workshop(db, old)
        overview.keep_standing(db, old)
        for number, text in enumerate(("a", "b")):
            profiles.save_part(
                db,
                collective,
                ProfilePart.NEED,
                {"need": text, "evidence": ""},
                shown=number,
                author_id=alice.facilitator,
                today=TODAY,
            )

    saved = ProfileSaved(TODAY, "Alice", (ProfilePart.NEED,), None)
    assert events(people) == [
        SessionHeld(TODAY, alice.workshop, "open", None),
        saved,
        saved,
        SessionHeld(BEFORE, old.id, "closed", Silence.TOO_FEW),
    ]


def test_decisions_stand_on_the_day_of_their_session_and_actions_where_they_were_done(
    people: Cast,
) -> None:
    alice = people.alice
    with transaction() as db:
        collective = access.collective_for(db, alice.facilitator, alice.collective, needs=Right.OWN)
        held = db.get_one(Workshop, alice.workshop)
        workshops.close_workshop(db, held)
        for item, choice in (("PRE1", "3"), ("PRE2", "dk")):
            decisions.decide(
                *(db, held, item, Decided(Outcome.AGREED, choice)),
                seen=None,
                author_id=alice.facilitator,
                today=LATER,
            )
        for what in ("Call", "Wait"):
            actions.add_action(db, collective, Plan(what, "Zoé"), workshop=held, today=TODAY)
        (call,) = [one for one in actions.actions_of(db, collective) if one.plan.what == "Call"]
        to_do = ActionStatus.TO_DO
        actions.set_status(db, collective, call.id, ActionStatus.DONE, seen=to_do, today=LATER)

    item, other = questionnaire().item("PRE1"), questionnaire().item("PRE2")
    assert [event for event in events(people) if not isinstance(event, SessionHeld)] == [
        ActionDone(LATER, "Call", "Zoé"),
        DecisionTaken(TODAY, "PRE1", item.name, "3", item.levels[3].short),
        DecisionTaken(TODAY, "PRE2", other.name, "dk", questionnaire().dont_know),
    ]


def test_a_collective_without_anything_has_no_rows(people: Cast) -> None:
    with transaction() as db:
        workshops.delete_workshop(db, db.get_one(Workshop, people.alice.workshop))

    assert events(people) == []


@pytest.mark.parametrize(
    ("members", "settings", "end"),
    [
        (5, {}, Verdict.CLEAR),
        (3, {}, Silence.TOO_FEW),
        (5, {"invited": 4}, Silence.TO_CORRECT),
    ],
)
def test_a_closed_session_tells_its_verdict_unless_too_few_answered(
    people: Cast, members: int, settings: dict[str, int], end: Verdict | Silence
) -> None:
    alice = people.alice
    with transaction() as db:
        collective = access.collective_for(db, alice.facilitator, alice.collective, needs=Right.RUN)
        held = workshops.create_workshop(
            db, collective, questionnaire(), today=TODAY, minimum_group=5, **settings
        )
        workshops.open_workshop(held)
        db.flush()
        for _member in range(members):
            token = seat(db, held.join_code)
            answering.save_answers(db, token, {"PRE1": "4", "PRE2": "4", "PRE3": "4"})
        workshops.close_workshop(db, held)
        db.flush()

        standing = overview.keep_standing(db, held)
        assert standing is not None
        assert standing.end == end
