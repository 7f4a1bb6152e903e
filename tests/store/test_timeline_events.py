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
from cimpact.store import access, actions, answering, decisions, profiles, timeline, workshops
from cimpact.store.db import reading, transaction
from cimpact.store.tables import Publication, Vote, Workshop
from tests.scenes import TODAY, Cast, questionnaire, seat

BEFORE = date(2025, 3, 1)
LATER = TODAY + timedelta(days=40)


def events(people: Cast) -> list[Event]:
    with reading() as db:
        collective = access.collective_for(db, people.alice.facilitator, people.alice.collective)
        return timeline.events_of(db, collective)


def test_sessions_and_versions_stand_in_one_list(people: Cast) -> None:
    alice = people.alice
    with transaction() as db:
        collective = access.collective_for(db, alice.facilitator, alice.collective)
        old = workshops.create_workshop(
            db, collective, questionnaire(), today=TODAY, held_on=BEFORE, invited=8
        )
        publication = Publication(
            workshop_id=old.id, vote=Vote.FIRST, revision=3, stayed_out=0, document="{}"
        )
        db.add(publication)
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
        SessionHeld(BEFORE, old.id, "draft", (3, 8)),
    ]


def test_decisions_stand_on_the_day_of_their_session_and_actions_where_they_were_done(
    people: Cast,
) -> None:
    alice = people.alice
    with transaction() as db:
        collective = access.collective_for(db, alice.facilitator, alice.collective)
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
        collective = access.collective_for(db, alice.facilitator, alice.collective)
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

        assert timeline.end_of(db, held) == end


def test_an_open_session_has_no_end(people: Cast) -> None:
    with reading() as db, pytest.raises(workshops.NotClosed):
        timeline.end_of(db, db.get_one(Workshop, people.alice.workshop))
