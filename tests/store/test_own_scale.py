"""A questionnaire of a collective's own, of three levels, in all that a session goes through."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

import pytest
from sqlmodel import Session, select

from cimpact.core.bundle import Bundle
from cimpact.core.importing.dry_run import dry_run
from cimpact.core.importing.guessing import guessed
from cimpact.core.importing.reading import read_file
from cimpact.core.importing.sheet import Sheet as Table
from cimpact.core.marks import WrongMarks, choices_of_sheet
from cimpact.core.own_form import with_version
from cimpact.core.questionnaire import Questionnaire
from cimpact.exports.sheets import SheetFacts, sheets_pdf
from cimpact.i18n import translator
from cimpact.questionnaires import EXAMPLES
from cimpact.store import (
    answering,
    collectives,
    copies,
    editions,
    importing,
    looking_back,
    offers,
    own_questionnaires,
    paper,
    results,
    transfer,
    workshops,
)
from cimpact.store.copies import FormGone
from cimpact.store.db import transaction
from cimpact.store.facts import load_facts
from cimpact.store.paper import Sheet
from cimpact.store.sittings import load_looking_back
from cimpact.store.tables import Collective, OwnQuestionnaire, QuestionnaireEdition, Vote, Workshop
from tests import scenes
from tests.scenes import TODAY

pytestmark = pytest.mark.usefixtures("database")

PULSE = (EXAMPLES / "pulse.yaml").read_text(encoding="utf-8")
LATER = TODAY + timedelta(days=180)
INSTALLED = {"long": scenes.questionnaire()}


@dataclass(frozen=True, slots=True)
class Own:
    """A collective, its questionnaire, and what a session of it asks."""

    collective: Collective
    kept: OwnQuestionnaire
    edition_id: str
    questionnaire: Questionnaire

    def session(self, db: Session, *, held_on: date = TODAY) -> Workshop:
        """A draft."""
        return workshops.create_workshop(
            *(db, self.collective, self.questionnaire),
            today=TODAY,
            held_on=held_on,
            minimum_group=3,
            language="en",
            edition_id=self.edition_id,
        )

    def publish(self, db: Session, text: str) -> str:
        """Another version: its edition."""
        shown = self.kept.saved
        own_questionnaires.save_draft(db, self.kept, text, shown=shown, today=TODAY)
        return own_questionnaires.publish(db, self.kept, today=TODAY).edition_id


def written(db: Session, text: str = PULSE) -> Own:
    """Alice's questionnaire, published."""
    collective = collectives.create_collective(
        db, name="Ours", owner_id=scenes.facilitator(db, "Alice"), today=TODAY
    )
    kept = own_questionnaires.create(db, collective, text, today=TODAY)
    made = own_questionnaires.publish(db, kept, today=TODAY)
    return Own(collective, kept, made.edition_id, made.questionnaire)


def answers(level: str) -> dict[str, str]:
    return {f"PUL{n}": level for n in range(1, 7)}


def brought(highest: str) -> Table:
    """A table of five people, of whom one gives the lowest number."""
    lines = "\n".join(",".join([level] * 6) for level in ["0", *[highest] * 4])
    read = read_file(f"{','.join(answers(highest))}\n{lines}\n".encode())
    assert isinstance(read, Table)
    return read


def test_a_copy_asks_the_latest_version_that_was_published() -> None:
    with transaction() as db:
        own = written(db)
        session = own.session(db)
        edition = own.publish(db, with_version(PULSE, "2.0"))

        made = copies.copy_workshop(db, session, INSTALLED, today=LATER)

        assert (made.edition_id, made.held_on) == (edition, LATER)
        assert edition != session.edition_id


def test_a_questionnaire_that_bears_the_name_of_another_is_not_taken_for_it() -> None:
    """Neither is one that its collective no longer offers."""
    with transaction() as db:
        own = written(db, PULSE.replace("- id: pulse", "- id: long"))
        session = own.session(db)
        assert editions.load(db, session.edition_id).id == "long"

        assert copies.copy_workshop(db, session, INSTALLED, today=LATER).edition_id == (
            own.edition_id
        )
        own_questionnaires.retire(own.kept)
        db.flush()
        with pytest.raises(FormGone):
            copies.copy_workshop(db, session, INSTALLED, today=LATER)


def test_sheets_have_as_many_boxes_as_there_are_levels() -> None:
    with transaction() as db:
        own = written(db)
        session = own.session(db)
        workshops.open_workshop(session)
        asked = offers.asked_in(db, session)
        for number in range(4):
            choices = choices_of_sheet(answers("2"), asked, "en")
            paper.enter_sheet(db, session, Sheet(choices=choices), token=f"sheet {number}")
        with pytest.raises(WrongMarks):
            choices_of_sheet(answers("3"), asked, "en")
        facts = SheetFacts(
            questionnaire=asked,
            lists=offers.lists_in(db, session),
            collective="Ours",
            held_on=TODAY,
            join_code=session.join_code,
            minimum_group=3,
            is_named=False,
        )
        assert sheets_pdf(facts, translator("en"), large=False).startswith(b"%PDF")

        workshops.close_workshop(db, session)
        report = results.load_report(db, session)
        assert report.item("PUL1").counts == (0, 0, 4)


def test_a_file_is_imported_on_its_own_scale() -> None:
    with transaction() as db:
        own = written(db)
        session = own.session(db)
        rules = importing.rules_of(db, session)
        above = dry_run(brought("3"), guessed(brought("3"), rules.questionnaire).mapping, rules)
        assert above.mistakes
        found = dry_run(brought("2"), guessed(brought("2"), rules.questionnaire).mapping, rules)
        assert found.mistakes == ()
        importing.import_respondents(db, session, found.respondents)

        assert results.load_report(db, session).item("PUL1").counts == (1, 0, 4)


def test_members_look_back_on_its_own_scale() -> None:
    with transaction() as db:
        own = written(db)
        earlier = own.session(db, held_on=TODAY - timedelta(days=200))
        answer(db, earlier, "2")
        later = own.session(db)
        (offered,) = looking_back.sessions_before(db, later)
        sections = [section.code for section in own.questionnaire.sections]
        looking_back.choose(db, later, earlier_id=offered.workshop_id, sections=sections)
        answer(db, later, "2", past="1")

        shown = load_looking_back(db, later)
        assert shown is not None
        assert set(answers("1")) == set(later.looking_back or ())


def answer(db: Session, session: Workshop, level: str, *, past: str = "") -> None:
    """Four people answer, and the session is closed."""
    workshops.open_workshop(session)
    db.flush()
    for _ in range(4):
        seat = scenes.seat(db, session.join_code)
        answering.save_answers(db, seat, answers(level))
        if past:
            answering.save_answers(db, seat, answers(past), vote=Vote.LOOKING_BACK)
    workshops.close_workshop(db, session)


def test_erasing_its_collective_leaves_sessions_imported_elsewhere() -> None:
    """Their questionnaire is kept apart, as any other that a file brings."""
    with transaction() as db:
        own = written(db)
        facts = load_facts(db, own.session(db))
        bob = scenes.facilitator(db, "Bob")
        his = collectives.create_collective(db, name="His", owner_id=bob, today=TODAY)
        made = transfer.import_session(
            db,
            his,
            Bundle(facts, (), ()),
            today=TODAY,
            randomness=Random(1),  # noqa: S311  repeatable
        )
        collectives.delete_collective(db, own.collective)

        assert editions.load(db, made.edition_id) == own.questionnaire
        assert db.exec(select(QuestionnaireEdition.id)).all() == [made.edition_id]
