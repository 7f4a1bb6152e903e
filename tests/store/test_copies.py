"""A session once more: what a copy has from the session copied, and what it has of its own."""

from datetime import date, timedelta

import pytest
from sqlmodel import Session

from cimpact.core.questionnaire import Questionnaire
from cimpact.store import copies, editions, workshops
from cimpact.store.copies import COPIED, OF_ITS_OWN, FormGone
from cimpact.store.db import reading, transaction
from cimpact.store.tables import Anonymity, Workshop, WorkshopState
from tests import scenes
from tests.scenes import TODAY, facilitator, questionnaire

pytestmark = pytest.mark.usefixtures("database")

LATER = TODAY + timedelta(days=180)


def original(db: Session, **settings: object) -> Workshop:
    return scenes.workshop(db, facilitator(db, "Alice"), **settings)


def copied(workshop: Workshop, offered: Questionnaire) -> Workshop:
    with transaction() as db:
        return copies.copy_workshop(db, workshop, {offered.id: offered}, today=LATER)


def shown(workshop: Workshop) -> dict[str, object]:
    return {name: getattr(workshop, name) for name in COPIED}


def test_every_column_is_copied_or_a_copys_own() -> None:
    """A new setting must say which, or copies would lose it."""
    assert sorted([*COPIED, *OF_ITS_OWN]) == sorted(Workshop.model_fields)


def test_copy_is_a_draft_of_today_with_the_same_settings() -> None:
    """Whatever the session has become: its answers and its state stay behind."""
    with transaction() as db:
        workshop = original(
            db,
            held_on=date(2026, 1, 5),
            language="en",
            anonymity=Anonymity.NAMED,
            minimum_group=7,
            phase="IV",
            targets={"conditions": 1.5},
            invited=30,
        )
        workshop.phases = ["III", "IV"]
        workshops.close_workshop(db, workshop)
        workshops.reveal_workshop(workshop)

    made = copied(workshop, questionnaire())

    assert shown(made) == shown(workshop)
    assert (made.state, made.is_revealed, made.standing) == (WorkshopState.DRAFT, False, None)
    assert (made.held_on, made.keep_until) == (LATER, LATER + workshops.KEPT_FOR)
    assert (made.id, made.join_code) != (workshop.id, workshop.join_code)
    with reading() as db:
        assert db.get_one(Workshop, workshop.id).state is WorkshopState.CLOSED


def test_copy_asks_the_questionnaire_in_its_latest_version() -> None:
    with transaction() as db:
        workshop = original(db)

    made = copied(workshop, questionnaire(version="2.0", title="Better words"))

    with reading() as db:
        now, before = (editions.load(db, one.edition_id) for one in (made, workshop))
    assert (now.version, before.version) == ("2.0", "1.0")


def test_section_without_a_target_has_none_in_the_copy() -> None:
    with transaction() as db:
        workshop = original(db)
        workshop.targets = {"conditions": 2.0}

    assert copied(workshop, questionnaire()).targets == {"conditions": 2.0}


def other_version(**changes: object) -> Questionnaire:
    """The questionnaire of the tests, changed, as its version 2.0."""
    document = questionnaire(version="2.0").model_dump(mode="json")
    return Questionnaire.model_validate(document | changes)


def test_new_section_has_the_target_that_its_phase_proposes() -> None:
    with transaction() as db:
        workshop = original(db, targets={"conditions": 1.0})
    document = questionnaire(version="2.0").model_dump(mode="json")
    with transaction() as db:
        former = editions.load(db, workshop.edition_id)
    without = {**workshop.targets}
    del without["leadership"]

    kept = copies._targets(  # noqa: SLF001  a version without a section cannot be made here
        Workshop(targets=without),
        former.model_copy(update={"sections": former.sections[:-1]}),
        proposed={"leadership": 3.0, "conditions": 3.0},
        now=Questionnaire.model_validate(document),
    )

    assert kept == {**without, "leadership": 3.0}


def test_phase_that_is_gone_gives_way_to_the_first_with_its_targets() -> None:
    phases = questionnaire().model_dump(mode="json")["phases"]
    with transaction() as db:
        workshop = original(db, phase="V", targets={"conditions": 1.0})
        workshop.phases = ["IV", "V"]

    made = copied(workshop, other_version(phases=phases[:4]))

    assert (made.phase, made.phases) == ("I", ["IV"])
    assert set(made.targets.values()) == {1.0}


def test_form_that_is_no_longer_offered_is_not_copied() -> None:
    with transaction() as db:
        workshop = original(db)

    with transaction() as db, pytest.raises(FormGone):
        copies.copy_workshop(db, workshop, {}, today=LATER)
