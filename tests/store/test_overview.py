"""The list of collectives: whose, where each stands, and what that costs."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

import pytest
from sqlalchemy import Engine, event
from sqlmodel import Session

from cimpact.core.actions import ActionStatus, Plan
from cimpact.core.report import Verdict
from cimpact.core.timeline import Silence
from cimpact.store import actions, answering, collectives, overview, results, team, workshops
from cimpact.store.collectives import StillOpen
from cimpact.store.db import reading, transaction
from cimpact.store.overview import CollectiveLine, LastSession, Standing
from cimpact.store.tables import Collective, TeamRole, Workshop, WorkshopState
from tests import scenes
from tests.scenes import TODAY, Crew, facilitator, questionnaire, seat

pytestmark = pytest.mark.usefixtures("database")

EARLIER = date(2025, 5, 1)
GATES = ("PRE1", "PRE2", "PRE3")


def lines_of(facilitator_id: str) -> list[CollectiveLine]:
    with reading() as db:
        return overview.collectives_of(db, facilitator_id, today=TODAY)


def session(db: Session, name: str, *choices: str, **settings: object) -> Workshop:
    """A closed session of a new facilitator; a respondent per choice, who gives it everywhere."""
    workshop = scenes.workshop(db, facilitator(db, name), name=name, **settings)
    for choice in choices:
        token = seat(db, workshop.join_code)
        answering.save_answers(db, token, dict.fromkeys(GATES, choice))
    workshops.close_workshop(db, workshop)
    return workshop


def standing(workshop: Workshop) -> Standing | None:
    with transaction() as db:
        overview.keep_standing(db, db.get_one(Workshop, workshop.id))
    with reading() as db:
        kept = db.get_one(Workshop, workshop.id).standing
    return Standing(kept) if kept else None


def test_collectives_come_with_the_latest_first() -> None:
    """Those that never met stand before them: they were just created."""
    with transaction() as db:
        owner = facilitator(db, "Alice")
        made = {
            name: collectives.create_collective(
                db, name=name, owner_id=owner, today=TODAY, is_sample=name == "échantillon"
            )
            for name in ("Nord", "sud", "Est", "échantillon", "Nouveau", "Éclaireurs")
        }
        meetings = [("Nord", EARLIER), ("sud", TODAY), ("Est", TODAY), ("Est", EARLIER)]
        meetings += [("échantillon", EARLIER), ("Éclaireurs", EARLIER)]
        for name, day in meetings:
            workshops.create_workshop(db, made[name], questionnaire(), today=TODAY, held_on=day)

    lines = lines_of(owner)

    assert [line.name for line in lines] == [
        *("Nouveau", "Est", "sud", "échantillon", "Éclaireurs", "Nord")
    ]
    assert lines[1] == CollectiveLine(
        id=made["Est"].id,
        name="Est",
        is_sample=False,
        archived_on=None,
        role=TeamRole.OWNER,
        owner="Alice",
        sessions=2,
        drafts=2,
        open=0,
        last=None,
        coming=TODAY,
        actions=0,
        due=None,
    )
    assert [line.is_sample for line in lines] == [False, False, False, True, False, False]


def test_everybody_sees_what_they_own_and_share_with_their_role(shared: Crew) -> None:
    seen = {
        role: [(line.name, line.role, line.owner) for line in lines_of(who)]
        for role, who in shared.roles.items()
    }

    assert seen == {
        "owner": [("Shared", TeamRole.OWNER, "Alice")],
        "facilitator": [("Shared", TeamRole.FACILITATOR, "Alice")],
        "observer": [("Shared", TeamRole.OBSERVER, "Alice")],
        "stranger": [],
    }


def test_members_do_not_count_as_sessions(shared: Crew) -> None:
    """A team of three beside one session: joins must not multiply."""
    (line,) = lines_of(shared.alice)

    assert (line.sessions, line.drafts, line.open) == (1, 0, 1)


def test_the_next_session_is_the_soonest_draft_that_is_not_past() -> None:
    with transaction() as db:
        owner = facilitator(db, "Alice")
        group = collectives.create_collective(db, name="Nord", owner_id=owner, today=TODAY)
        for days in (-1, 40, 9):
            day = TODAY + timedelta(days=days)
            workshops.create_workshop(db, group, questionnaire(), today=TODAY, held_on=day)
        opened = workshops.create_workshop(
            db, group, questionnaire(), today=TODAY, held_on=TODAY + timedelta(days=2)
        )
        workshops.open_workshop(opened)

    (line,) = lines_of(owner)

    assert line.coming == TODAY + timedelta(days=9)


def test_open_actions_are_counted_with_the_day_of_the_first_one_due() -> None:
    """For all collectives in one question, and without a word of those that are over."""
    with transaction() as db:
        owner = facilitator(db, "Alice")
        busy, undated, idle = (
            collectives.create_collective(db, name=name, owner_id=owner, today=TODAY)
            for name in ("Busy", "Undated", "Idle")
        )
        for what, days, status in (
            ("Done long ago", -9, ActionStatus.DONE),
            ("Dropped", -8, ActionStatus.DROPPED),
            ("Late", -2, ActionStatus.UNDER_WAY),
            ("Soon", 5, ActionStatus.TO_DO),
        ):
            plan = Plan(what, due=TODAY + timedelta(days=days))
            made = actions.add_action(db, busy, plan, workshop=None, today=TODAY)
            seen = ActionStatus.TO_DO
            actions.set_status(db, busy, made, status, seen=seen, today=TODAY)
        actions.add_action(db, undated, Plan("One day"), workshop=None, today=TODAY)
        over = actions.add_action(db, idle, Plan("Over"), workshop=None, today=TODAY)
        seen = ActionStatus.TO_DO
        actions.set_status(db, idle, over, ActionStatus.DONE, seen=seen, today=TODAY)

    assert {line.name: (line.actions, line.due) for line in lines_of(owner)} == {
        "Busy": (2, TODAY - timedelta(days=2)),
        "Undated": (1, None),
        "Idle": (0, None),
    }


def test_collectives_with_an_open_session_come_first() -> None:
    with transaction() as db:
        owner = facilitator(db, "Alice")
        opened = scenes.workshop(db, owner, name="Open for a year")
        opened.held_on = EARLIER
        scenes.workshop(db, owner, name="Draft", is_open=False)
        collectives.create_collective(db, name="New", owner_id=owner, today=TODAY)

    assert [line.name for line in lines_of(owner)] == ["Open for a year", "New", "Draft"]


def test_last_session_is_the_latest_that_was_opened() -> None:
    with transaction() as db:
        owner = facilitator(db, "Alice")
        group = collectives.create_collective(db, name="Nord", owner_id=owner, today=TODAY)
        days = (EARLIER, TODAY, TODAY, TODAY + timedelta(days=30))
        made = [
            workshops.create_workshop(db, group, questionnaire(), today=TODAY, held_on=day)
            for day in days
        ]
        for workshop in made[:3]:
            workshops.open_workshop(workshop)
        for workshop in made[:2]:
            workshops.close_workshop(db, workshop)

    (line,) = lines_of(owner)

    assert (line.sessions, line.drafts, line.open) == (4, 1, 1)
    assert line.last == LastSession(made[2].id, TODAY, WorkshopState.OPEN, None)


@pytest.mark.parametrize(
    ("choices", "kept"),
    [
        ("44444", Standing.CLEAR),
        ("11111", Standing.NOT_YET),
        ("444433000", Standing.WITH_RESERVE),
        (["dk"] * 6, Standing.TO_CLARIFY),
        ("4444", Standing.TOO_FEW),
        ("", Standing.TOO_FEW),
    ],
)
def test_closed_session_keeps_how_it_ended(choices: str, kept: Standing) -> None:
    with transaction() as db:
        workshop = session(db, "Alice", *choices)

    assert standing(workshop) is kept
    with reading() as db:
        report = results.load_report(db, db.get_one(Workshop, workshop.id))
    if kept is not Standing.TOO_FEW:
        assert kept.verdict is report.verdict


def test_more_answers_than_invited_people_is_said_and_corrected() -> None:
    with transaction() as db:
        workshop = session(db, "Alice", *"44444", invited=3)
    assert standing(workshop) is Standing.TO_CORRECT

    with transaction() as db:
        workshops.set_invited(db.get_one(Workshop, workshop.id), 5)

    assert standing(workshop) is Standing.CLEAR


@pytest.mark.parametrize(
    ("change", "then"),
    [("reopened", Standing.NOT_YET), ("invited", Standing.WITH_RESERVE)],
)
def test_standing_is_forgotten_when_something_of_it_changes(change: str, then: Standing) -> None:
    with transaction() as db:
        workshop = session(db, "Alice", *"44444")
    standing(workshop)

    with transaction() as db:
        kept = db.get_one(Workshop, workshop.id)
        if change == "reopened":
            workshops.reopen_workshop(kept)
            for choice in "00110":  # as many, and as unlike, as may enter the figures at once
                answering.save_answers(db, seat(db, kept.join_code), dict.fromkeys(GATES, choice))
            workshops.close_workshop(db, kept)
        else:
            workshops.set_invited(kept, 20)
        assert kept.standing is None

    assert standing(workshop) is then


def test_open_session_and_draft_have_no_standing() -> None:
    with transaction() as db:
        draft = scenes.workshop(db, facilitator(db, "Alice"), is_open=False)
        opened = scenes.workshop(db, facilitator(db, "Bob"))

    assert [standing(draft), standing(opened)] == [None, None]


def test_list_diagnoses_nothing(shared: Crew, database: Engine) -> None:
    """However many collectives there are, the list is three questions to the database."""
    with transaction() as db:
        for number in range(12):
            scenes.workshop(db, shared.charlie, name=f"Collective {number}")

    with statements(database) as asked:
        lines = lines_of(shared.charlie)

    assert (len(lines), len(asked)) == (12, 3)
    assert not any("answer" in statement for statement in asked)


@contextmanager
def statements(database: Engine) -> Iterator[list[str]]:
    """What the database is asked in the block, without what opens a transaction."""
    asked: list[str] = []

    def listen(*given: object) -> None:
        if str(given[2]).startswith("SELECT"):
            asked.append(str(given[2]))

    event.listen(database, "before_cursor_execute", listen)
    yield asked
    event.remove(database, "before_cursor_execute", listen)


def test_sessions_to_diagnose_are_the_closed_ones_without_a_standing() -> None:
    with transaction() as db:
        first, second = session(db, "Alice", *"44444"), session(db, "Bob", *"44444")
        carol = facilitator(db, "Carol")
        for closed in (first, second):
            group = db.get_one(Collective, closed.collective_id)
            team.add_member(db, group, facilitator_id=carol, role=TeamRole.OBSERVER)
        scenes.workshop(db, carol)
    standing(first)

    assert overview.without_standing(lines_of(carol)) == [second.id]


def test_every_verdict_is_a_standing() -> None:
    assert {one.verdict for one in Standing} == {*Verdict, None}
    assert {one.end for one in Standing} == {*Verdict, *Silence}


def test_archived_collective_keeps_everything_and_says_since_when(shared: Crew) -> None:
    with transaction() as db:
        group = db.get_one(Collective, shared.collective)
        workshops.close_workshop(db, db.get_one(Workshop, shared.workshop))
        collectives.archive_collective(db, group, today=TODAY)
        collectives.archive_collective(db, group, today=TODAY + timedelta(days=9))
    (line,) = lines_of(shared.bob)
    assert (line.archived_on, line.sessions) == (TODAY, 1)

    with transaction() as db:
        collectives.unarchive_collective(db.get_one(Collective, shared.collective))
    assert [line.archived_on for line in lines_of(shared.alice)] == [None]


def test_collective_with_an_open_session_is_not_archived(shared: Crew) -> None:
    with transaction() as db, pytest.raises(StillOpen, match="close it first"):
        collectives.archive_collective(db, db.get_one(Collective, shared.collective), today=TODAY)

    assert [line.archived_on for line in lines_of(shared.alice)] == [None]
