"""Two people with the same form open: nobody overwrites the other unseen."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from cimpact.store import access, audit, collectives, guiding, meanwhile, workshops
from cimpact.store.access import Right
from cimpact.store.audit import Act
from cimpact.store.db import reading, transaction
from cimpact.store.meanwhile import (
    Aims,
    GroupAnswerChanged,
    InvitedChanged,
    ModeChanged,
    NameChanged,
    PhaseChanged,
    TargetsChanged,
)
from cimpact.store.tables import Collective, Mode, Pace, Workshop, WorkshopState
from tests.scenes import NOW, Crew, questionnaire


@pytest.fixture
def draft(shared: Crew) -> Crew:
    """The session of the crew, in preparation."""
    with transaction() as db:
        db.get_one(Workshop, shared.workshop).state = WorkshopState.DRAFT
    return shared


def save_invited(
    db: Session, crew: Crew, who: str, *, shown: int | None, invited: int | None
) -> None:
    """What saving the form does."""
    workshop = access.workshop_for(db, crew.roles[who], crew.workshop, needs=Right.RUN)
    meanwhile.refuse_other_invited(db, workshop, shown=shown)
    workshops.set_invited(workshop, invited)
    audit.record(db, workshop, Act.INVITED, who={"owner": "Alice"}.get(who, "Bob"), at=NOW)


def save_targets(
    db: Session, crew: Crew, who: str, *, shown: dict[str, float], wanted: dict[str, float]
) -> None:
    workshop = access.workshop_for(db, crew.roles[who], crew.workshop, needs=Right.RUN)
    changed = meanwhile.changed_targets(db, workshop, questionnaire(), shown=shown, wanted=wanted)
    workshops.set_targets(workshop, questionnaire(), changed)
    audit.record(db, workshop, Act.TARGETS, who={"owner": "Alice"}.get(who, "Bob"), at=NOW)


def stored(crew: Crew) -> Workshop:
    with reading() as db:
        return db.get_one(Workshop, crew.workshop)


def test_second_number_of_invited_people_is_refused_and_told(shared: Crew) -> None:
    with transaction() as db:
        save_invited(db, shared, "facilitator", shown=None, invited=14)

    with pytest.raises(InvitedChanged) as refused, transaction() as db:
        save_invited(db, shared, "owner", shown=None, invited=12)

    assert stored(shared).invited == 14
    assert refused.value.now == {"invited": 14}
    assert (refused.value.values["who"].of("fr"), refused.value.values["number"].of("fr")) == (
        "Bob",
        "14",
    )


def test_looked_at_and_saved_again_it_goes_through(shared: Crew) -> None:
    with transaction() as db:
        save_invited(db, shared, "facilitator", shown=None, invited=14)
    with transaction() as db:
        save_invited(db, shared, "owner", shown=14, invited=None)

    assert stored(shared).invited is None


def test_unknown_number_and_author_have_words(shared: Crew) -> None:
    with reading() as db:
        workshop = db.get_one(Workshop, shared.workshop)
        with pytest.raises(InvitedChanged) as refused:
            meanwhile.refuse_other_invited(db, workshop, shown=9)

    words = refused.value.values
    assert [words[name].of("en") for name in ("who", "number")] == ["Somebody", "unknown"]


def test_targets_of_different_sections_do_not_collide(draft: Crew) -> None:
    shown = stored(draft).targets
    with transaction() as db:
        save_targets(db, draft, "facilitator", shown=shown, wanted={**shown, "conditions": 4.0})
    with transaction() as db:
        save_targets(db, draft, "owner", shown=shown, wanted={**shown, "leadership": 2.0})

    assert stored(draft).targets == {**shown, "conditions": 4.0, "leadership": 2.0}


def test_target_that_both_change_is_refused_to_the_second(draft: Crew) -> None:
    shown = stored(draft).targets
    with transaction() as db:
        save_targets(db, draft, "facilitator", shown=shown, wanted={**shown, "conditions": 4.0})
    before = stored(draft).targets

    with pytest.raises(TargetsChanged) as refused, transaction() as db:
        save_targets(
            db,
            draft,
            "owner",
            shown=shown,
            wanted={**shown, "conditions": 2.0, "leadership": 1.0},
        )

    assert stored(draft).targets == before
    assert refused.value.now == {"conditions": 4.0}
    assert refused.value.values["targets"].of("en") == "conditions 4"
    assert refused.value.values["who"].of("en") == "Bob"


def test_target_taken_away_meanwhile_has_words(draft: Crew) -> None:
    shown = stored(draft).targets
    with transaction() as db:
        left = {code: level for code, level in shown.items() if code != "conditions"}
        db.get_one(Workshop, draft.workshop).targets = left | {"leadership": 2.5}

    wanted = {"conditions": 2.0, "leadership": 1.0}
    with transaction() as db, pytest.raises(TargetsChanged) as refused:
        save_targets(db, draft, "owner", shown=shown, wanted=wanted)

    assert refused.value.values["targets"].of("en") == "conditions no target, leadership 2.5"


def save_aims(db: Session, crew: Crew, who: str, *, shown: Aims, wanted: Aims) -> None:
    workshop = access.workshop_for(db, crew.roles[who], crew.workshop, needs=Right.RUN)
    new = meanwhile.changed_aims(db, workshop, questionnaire(), shown=shown, wanted=wanted)
    workshops.set_phases(workshop, questionnaire(), phase=new.phase, phases=new.phases)
    workshops.set_targets(workshop, questionnaire(), new.targets)
    audit.record(db, workshop, Act.TARGETS, who={"owner": "Alice"}.get(who, "Bob"), at=NOW)


def test_phases_that_two_people_tick_are_all_kept(draft: Crew) -> None:
    with transaction() as db:
        db.get_one(Workshop, draft.workshop).phases = ["III"]
    shown = Aims("III", ("III",), stored(draft).targets)
    with transaction() as db:
        save_aims(
            db, draft, "facilitator", shown=shown, wanted=replace(shown, phases=("II", "III"))
        )
    with transaction() as db:
        save_aims(db, draft, "owner", shown=shown, wanted=replace(shown, phases=("IV",)))

    assert (stored(draft).phase, stored(draft).phases) == ("III", ["II", "IV"])
    assert stored(draft).targets == shown.targets


def test_main_phase_that_both_change_is_refused_to_the_second(draft: Crew) -> None:
    shown = Aims("III", (), stored(draft).targets)
    second, fourth = (Aims(phase, (), questionnaire().targets(phase)) for phase in ("II", "IV"))
    with transaction() as db:
        save_aims(db, draft, "facilitator", shown=shown, wanted=second)
    with pytest.raises(PhaseChanged) as refused, transaction() as db:
        save_aims(db, draft, "owner", shown=shown, wanted=fourth)

    assert (stored(draft).phase, stored(draft).targets) == ("II", second.targets)
    assert (refused.value.phase, refused.value.now) == ("II", second.targets)
    assert refused.value.values["who"].of("en") == "Bob"
    assert refused.value.values["name"].of("en").startswith("II · ")

    with transaction() as db:
        save_aims(db, draft, "owner", shown=second, wanted=fourth)
    assert (stored(draft).phase, stored(draft).targets) == ("IV", fourth.targets)


def test_another_main_phase_overwrites_no_target_unseen(draft: Crew) -> None:
    """It brings a target for every section."""
    shown = Aims("III", (), stored(draft).targets)
    with transaction() as db:
        changed = {**shown.targets, "conditions": 4.0}
        save_aims(db, draft, "facilitator", shown=shown, wanted=replace(shown, targets=changed))
    before = stored(draft).targets

    wanted = Aims("II", (), questionnaire().targets("II"))
    with pytest.raises(TargetsChanged) as refused, transaction() as db:
        save_aims(db, draft, "owner", shown=shown, wanted=wanted)
    assert refused.value.now == {"conditions": 4.0}
    assert (stored(draft).phase, stored(draft).targets) == ("III", before)


def test_second_name_is_refused_and_told(shared: Crew) -> None:
    with transaction() as db:
        collective = db.get_one(Collective, shared.collective)
        collectives.rename_collective(collective, name="Zoé's name")
        audit.record(db, collective, Act.RENAME, who="Zoé", at=NOW)

    with transaction() as db, pytest.raises(NameChanged, match="it is now “Zoé's name”") as refused:
        meanwhile.refuse_other_name(db, db.get_one(Collective, shared.collective), shown="Shared")
    assert refused.value.now == {"name": "Zoé's name"}
    assert refused.value.values["who"].of("en") == "Zoé"

    with transaction() as db:
        collective = db.get_one(Collective, shared.collective)
        meanwhile.refuse_other_name(db, collective, shown="Zoé's name")


def test_second_way_of_answering_is_refused_and_told(draft: Crew) -> None:
    shown = (Mode.ALONE_THEN_TOGETHER, Pace.FREE)
    with transaction() as db:
        workshop = db.get_one(Workshop, draft.workshop)
        meanwhile.refuse_other_mode(db, workshop, shown=shown)
        workshops.set_mode(workshop, Mode.TOGETHER)
        audit.record(db, workshop, Act.MODE, who="Bob", at=NOW)

    with transaction() as db, pytest.raises(ModeChanged, match="Nothing was over") as refused:
        meanwhile.refuse_other_mode(db, db.get_one(Workshop, draft.workshop), shown=shown)
    assert refused.value.now == {"mode": Mode.TOGETHER, "pace": Pace.GUIDED}
    assert refused.value.values["who"].of("en") == "Bob"


def test_second_answer_of_the_group_is_refused_unless_the_first_was_shown(shared: Crew) -> None:
    with transaction() as db:
        workshop = db.get_one(Workshop, shared.workshop)
        workshop.mode = Mode.TOGETHER
        db.flush()
        meanwhile.refuse_other_group_answer(db, workshop, "PRE1", shown=None)
        guiding.save_group_answer(db, workshop, "PRE1", "1")

    with transaction() as db:
        workshop = db.get_one(Workshop, shared.workshop)
        with pytest.raises(GroupAnswerChanged):
            meanwhile.refuse_other_group_answer(db, workshop, "PRE1", shown=None)
        meanwhile.refuse_other_group_answer(db, workshop, "PRE1", shown="1")
        meanwhile.refuse_other_group_answer(db, workshop, "PRE2", shown=None)


def test_of_two_who_save_at_the_same_moment_one_is_told(shared: Crew, database: Engine) -> None:
    """On PostgreSQL both have read the row before either has written."""
    start = Barrier(2)

    def save(who: str, invited: int) -> str:
        try:
            with transaction() as db:
                access.workshop_for(db, shared.roles[who], shared.workshop, needs=Right.RUN)
                if database.dialect.name == "postgresql":
                    start.wait()
                save_invited(db, shared, who, shown=None, invited=invited)
                return str(invited)
        except InvitedChanged:
            return "told"

    with ThreadPoolExecutor(2) as pool:
        outcomes = list(pool.map(save, ["owner", "facilitator"], [11, 12]))

    assert sorted(outcomes) in (["11", "told"], ["12", "told"])
    assert str(stored(shared).invited) in outcomes
