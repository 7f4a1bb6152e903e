import math
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from sqlmodel import Session, select

from cimpact.core.questionnaire import UnknownPhase
from cimpact.errors import CimpactError
from cimpact.store import access, answering, collectives, seats, workshops
from cimpact.store.db import reading, transaction
from cimpact.store.tables import (
    Anonymity,
    Collective,
    Mode,
    Pace,
    Respondent,
    RespondentKind,
    Workshop,
    WorkshopState,
)
from cimpact.store.workshops import (
    AlreadyOpen,
    BadPace,
    BadSettings,
    NotClosed,
    NotOpen,
    WorkshopLine,
    close_workshop,
    open_workshop,
    reopen_workshop,
    reveal_workshop,
)
from tests.scenes import (
    SECTIONS,
    TODAY,
    Cast,
    everything,
    facilitator,
    questionnaire,
    seat,
)

pytestmark = pytest.mark.usefixtures("database")

DRAFT, OPEN, CLOSED = WorkshopState.DRAFT, WorkshopState.OPEN, WorkshopState.CLOSED
THREE = dict.fromkeys(SECTIONS, 3.0)


def collective(db: Session) -> Collective:
    owner = facilitator(db, "Alice")
    return collectives.create_collective(db, name="Comité", owner_id=owner, today=TODAY)


def create(db: Session, **settings: Any) -> Workshop:  # noqa: ANN401  as many types as settings
    return workshops.create_workshop(
        db, collective(db), questionnaire(), **{"today": TODAY, **settings}
    )


def stored() -> Workshop:
    with reading() as db:
        return db.exec(select(Workshop)).one()


def test_draft_takes_the_usual_settings() -> None:
    with transaction() as db:
        made = create(db)

    kept = stored()
    assert kept.model_dump(exclude={"id", "collective_id", "edition_id", "join_code"}) == {
        "language": "fr",
        "anonymity": Anonymity.ANONYMOUS,
        "minimum_group": 5,
        "phase": "III",
        "phases": None,
        "targets": THREE,
        "invited": None,
        "state": DRAFT,
        "is_revealed": False,
        "held_on": TODAY,
        "keep_until": TODAY + timedelta(days=730),
        "mode": Mode.ALONE_THEN_TOGETHER,
        "pace": Pace.FREE,
        "current_item": None,
        "revealed": None,
        "second_votes": None,
        "second_revealed": None,
        "timer_from": None,
        "live_version": 0,
        "is_imported": False,
    }
    assert (kept.id, kept.join_code) == (made.id, made.join_code)


def test_draft_takes_other_settings() -> None:
    day = date(2027, 3, 1)
    with transaction() as db:
        create(
            db,
            phase="I",
            phases=["II", "I"],
            targets={"conditions": 2.5, "leadership": None},
            language="en",
            anonymity=Anonymity.NAMED,
            minimum_group=3,
            invited=100_000,
            held_on=day,
        )

    kept = stored()
    assert (kept.phase, kept.language, kept.anonymity) == ("I", "en", Anonymity.NAMED)
    assert (kept.minimum_group, kept.invited, kept.held_on) == (3, 100_000, day)
    assert kept.phases == ["I", "II"]
    assert kept.targets == {**dict.fromkeys([*SECTIONS][:-1], 1.0), "conditions": 2.5}


@pytest.mark.parametrize(
    "settings",
    [
        {"minimum_group": 2},
        {"minimum_group": 11},
        {"invited": 0},
        {"invited": -1},
        {"invited": 100_001},
        {"targets": {"conditions": 4.1}},
        {"targets": {"conditions": -0.1}},
        {"targets": {"conditions": math.nan}},
        {"targets": {"conditions": math.inf}},
        {"targets": {"no such section": 1}},
    ],
)
def test_bad_settings_make_no_session(settings: dict[str, Any]) -> None:
    with transaction() as db, pytest.raises(BadSettings, match="minimum group of 3 to 10"):
        create(db, **settings)

    with reading() as db:
        assert db.exec(select(Workshop)).all() == []


@pytest.mark.parametrize("settings", [{"phase": "VI"}, {"phases": ["I", "vi"]}, {"phases": [""]}])
def test_unknown_phase_makes_no_session(settings: dict[str, Any]) -> None:
    with transaction() as db, pytest.raises(UnknownPhase):
        create(db, **settings)

    with reading() as db:
        assert db.exec(select(Workshop)).all() == []


ACTS: dict[str, Callable[[Session, Workshop], None]] = {
    "open": lambda _db, made: open_workshop(made),
    "close": close_workshop,
    "reopen": lambda _db, made: reopen_workshop(made),
    "reveal": lambda _db, made: reveal_workshop(made),
    "hide": lambda _db, made: reveal_workshop(made, is_revealed=False),
}

PATHS: dict[tuple[str, ...], tuple[WorkshopState, bool] | type[CimpactError]] = {
    (): (DRAFT, False),
    ("open",): (OPEN, False),
    ("close",): NotOpen,
    ("reopen",): NotOpen,
    ("reveal",): NotClosed,
    ("hide",): NotClosed,
    ("open", "open"): (OPEN, False),
    ("open", "close"): (CLOSED, False),
    ("open", "reopen"): (OPEN, False),
    ("open", "reveal"): NotClosed,
    ("open", "close", "close"): (CLOSED, False),
    ("open", "close", "open"): AlreadyOpen,
    ("open", "close", "reopen"): (OPEN, False),
    ("open", "close", "reveal"): (CLOSED, True),
    ("open", "close", "reveal", "hide"): (CLOSED, False),
    ("open", "close", "reveal", "close"): (CLOSED, True),
    ("open", "close", "reveal", "reopen"): (OPEN, False),
    ("open", "close", "reveal", "reopen", "reveal"): NotClosed,
    ("open", "close", "reveal", "reopen", "close"): (CLOSED, False),
}


def walked(db: Session, path: tuple[str, ...]) -> tuple[WorkshopState, bool] | type[CimpactError]:
    """Where a new session stands after these acts, or the refusal of the last one."""
    made = create(db)
    try:
        for act in path:
            ACTS[act](db, made)
    except CimpactError as refusal:
        return type(refusal)
    db.flush()
    db.refresh(made)
    return made.state, made.is_revealed


def test_session_goes_from_draft_to_open_to_closed_and_back() -> None:
    """New results are shown by a new decision: reopening takes the old one back."""
    outcomes = {}
    for path in PATHS:
        with reading() as db:
            outcomes[path] = walked(db, path)

    assert outcomes == PATHS


def test_targets_change_one_by_one_until_opening() -> None:
    with transaction() as db:
        made = create(db)
        workshops.set_targets(made, questionnaire(), {"leadership": 2, "conditions": None})
        workshops.set_targets(made, questionnaire(), {"conditions": 0})
        for bad in ({"conditions": 5}, {"none": 1}, {"conditions": math.nan}):
            with pytest.raises(BadSettings):
                workshops.set_targets(made, questionnaire(), bad)
    assert stored().targets == {**THREE, "leadership": 2.0, "conditions": 0.0}

    with transaction() as db:
        made = db.exec(select(Workshop)).one()
        for act in ("open", "close"):
            ACTS[act](db, made)
            with pytest.raises(AlreadyOpen, match="already opened: its settings no longer change"):
                workshops.set_targets(made, questionnaire(), {"leadership": 1})
    assert stored().targets == {**THREE, "leadership": 2.0, "conditions": 0.0}


def test_section_may_have_no_target() -> None:
    with transaction() as db:
        made = create(db)
        workshops.set_targets(made, questionnaire(), {"leadership": None})
    assert stored().targets == {code: 3.0 for code in SECTIONS if code != "leadership"}


def test_phases_change_until_opening_and_another_main_one_proposes_its_targets() -> None:
    with transaction() as db:
        made = create(db, targets={"leadership": 4})
        workshops.set_phases(made, questionnaire(), phase="III", phases={"IV", "III"})
        assert (made.phase, made.phases) == ("III", ["III", "IV"])
        assert made.targets == {**THREE, "leadership": 4.0}
        workshops.set_phases(made, questionnaire(), phase="II", phases=())
    assert (stored().phase, stored().phases) == ("II", None)
    assert stored().targets == dict.fromkeys(SECTIONS, 2.0)

    with transaction() as db:
        made = db.exec(select(Workshop)).one()
        for unknown in ({"phase": "VI", "phases": ()}, {"phase": "II", "phases": ["2"]}):
            with pytest.raises(UnknownPhase):
                workshops.set_phases(made, questionnaire(), **unknown)
        for act in ("open", "close"):
            ACTS[act](db, made)
            with pytest.raises(AlreadyOpen):
                workshops.set_phases(made, questionnaire(), phase="I", phases=["I"])
    assert (stored().phase, stored().phases) == ("II", None)


def test_mode_and_pace_are_chosen_before_opening_and_frozen_after() -> None:
    with transaction() as db:
        made = create(db, mode=Mode.TOGETHER)
        assert (made.mode, made.pace) == (Mode.TOGETHER, Pace.GUIDED)
        workshops.set_mode(made, Mode.ALONE_THEN_TOGETHER, Pace.GUIDED)
        for mode, pace in ((Mode.ALONE, Pace.GUIDED), (Mode.TOGETHER, Pace.FREE)):
            with pytest.raises(BadPace):
                workshops.set_mode(made, mode, pace)
        for act in ("open", "close", "reopen"):
            ACTS[act](db, made)
            with pytest.raises(AlreadyOpen):
                workshops.set_mode(made, Mode.ALONE)
        assert (made.mode, made.pace) == (Mode.ALONE_THEN_TOGETHER, Pace.GUIDED)


def test_number_of_invited_people_is_corrected_at_any_time() -> None:
    """More people may come than were thought of; the report needs the right number."""
    with transaction() as db:
        made = create(db, invited=12)
        for act in ("open", "close"):
            ACTS[act](db, made)
            for bad in (0, -1, 100_001):
                with pytest.raises(BadSettings):
                    workshops.set_invited(made, bad)
        workshops.set_invited(made, 14)
    assert stored().invited == 14

    with transaction() as db:
        workshops.set_invited(db.exec(select(Workshop)).one(), None)
    assert stored().invited is None


def test_join_codes_differ_and_have_no_order() -> None:
    with transaction() as db:
        home = collective(db)
        codes = [
            workshops.create_workshop(db, home, questionnaire(), today=TODAY).join_code
            for _ in range(50)
        ]

    assert len(set(codes)) == 50
    assert codes != sorted(codes)


def test_sessions_come_with_the_latest_first_and_their_people() -> None:
    days = [date(2026, 1, 1), date(2026, 9, 1), date(2026, 5, 1)]
    with transaction() as db:
        home = collective(db)
        made = [
            workshops.create_workshop(db, home, questionnaire(), today=TODAY, held_on=day)
            for day in days
        ]
        open_workshop(made[1])
        db.flush()
        for _ in range(3):
            seat(db, made[1].join_code)
        db.add(
            Respondent(
                workshop_id=made[1].id,
                kind=RespondentKind.GROUP,
                seat_hash="of the group",
                notice_version="1",
            )
        )

    with reading() as db:
        assert workshops.workshops_of(db, home) == [
            WorkshopLine(made[1].id, days[1], OPEN, "long", 3),
            WorkshopLine(made[2].id, days[2], DRAFT, "long", 0),
            WorkshopLine(made[0].id, days[0], DRAFT, "long", 0),
        ]


def test_session_is_found_by_id_or_by_code_however_typed() -> None:
    with transaction() as db:
        made = create(db)
        code = made.join_code
        typed = [made.id, code, code.lower(), code.replace("-", ""), f" {code} "]

    with reading() as db:
        found = [workshops.workshop_by_reference(db, reference) for reference in typed]
        missing = [workshops.workshop_by_reference(db, name) for name in ("", "Comité", "2222")]
    assert [row and row.id for row in found] == [made.id] * 5
    assert missing == [None, None, None]


@pytest.mark.parametrize("whole_collective", [False, True])
def test_deletion_erases_all_of_it_and_nothing_of_the_neighbour(
    people: Cast, *, whole_collective: bool
) -> None:
    alice, bob = people.alice, people.bob
    with reading() as db:
        before = everything(db)

    with transaction() as db:
        if whole_collective:
            mine = access.collective_for(db, alice.facilitator, alice.collective)
            collectives.delete_collective(db, mine)
        else:
            workshops.delete_workshop(
                db, access.workshop_for(db, alice.facilitator, alice.workshop)
            )

    with reading() as db:
        after = everything(db)
        assert seats.seat_of(db, alice.seat) is None
        assert answering.choices_of(db, bob.respondent) == {"PRE1": "1"}
    gone = {alice.workshop, alice.respondent}
    gone |= {alice.collective} if whole_collective else set()
    expected = {
        table: {row for row in rows if not gone & {cell for cell in row if isinstance(cell, str)}}
        for table, rows in before.items()
    }
    if not whole_collective:
        # The collective stays; it is the session that names it, and not the other way round.
        assert after["collective"] == before["collective"]
    assert after == expected
    assert {table for table in after if after[table] != before[table]} == {
        "workshop",
        "respondent",
        "answer",
        "facet_answer",
        "note",
        *({"collective"} if whole_collective else set()),
    }
