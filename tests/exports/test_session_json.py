"""The session file from the database and back: the same results, and nobody in it."""

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlmodel import Session, select

from cimpact.core.bundle import read_bundle
from cimpact.core.diagnosis import diagnose
from cimpact.exports.session_json import session_json
from cimpact.store import workshops
from cimpact.store.db import transaction
from cimpact.store.facts import load_facts
from cimpact.store.results import load_report
from cimpact.store.rows import load_rows
from cimpact.store.tables import Anonymity, Respondent
from tests import scenes
from tests.exports.sessions import wanted
from tests.exports.test_answers_zip import NAMES, answered


@pytest.fixture
def session(database: object) -> Iterator[Session]:  # noqa: ARG001  the tables lie in it
    with transaction() as db:
        yield db


def test_a_session_of_the_database_is_read_back_with_its_report(session: Session) -> None:
    workshop = scenes.workshop(session, scenes.facilitator(session, "Alice"), invited=20)
    answered(session, workshop)
    workshops.close_workshop(session, workshop)
    facts = load_facts(session, workshop)

    read = read_bundle(session_json(facts, load_rows(session, workshop), wanted()))

    assert read.facts == facts
    assert (facts.collective, facts.held_on, facts.invited) == ("Comité", scenes.TODAY, 20)
    assert (facts.minimum_group, facts.is_named, facts.phase) == (5, False, workshop.phase)
    report = diagnose(
        read.first_vote(),
        read.facts.questionnaire,
        targets=read.facts.targets,
        phase=read.facts.phase,
        invited=read.facts.invited,
        minimum_group=read.facts.minimum_group,
    )
    stored = load_report(session, workshop)
    # What the file does not hold: facets, and who answered by sector and role.
    items = tuple(replace(figures, facets=None) for figures in stored.items)
    assert report == replace(stored, items=items, coverage=None, breakdowns=())
    assert sorted(note.text for note in read.notes) == sorted(
        f"Somebody's words, {seat}." for seat in range(12)
    )


def test_nothing_in_the_file_leads_back_to_a_row_or_a_person(session: Session) -> None:
    owner = scenes.facilitator(session, "Alice Facilitator")
    workshop = scenes.workshop(session, owner, anonymity=Anonymity.NAMED)
    tokens = answered(session, workshop, seats=6, names=NAMES)
    workshops.close_workshop(session, workshop)
    rows = session.exec(select(Respondent).where(Respondent.workshop_id == workshop.id)).all()
    secrets = [
        *tokens,
        *(row.id for row in rows),
        *(row.seat_hash for row in rows),
        *(workshop.id, workshop.join_code, workshop.collective_id, workshop.edition_id),
        *(owner, "Alice Facilitator"),
    ]
    facts, stored = load_facts(session, workshop), load_rows(session, workshop)

    without = session_json(facts, stored, wanted()).decode()
    named = session_json(facts, stored, wanted(with_names=True)).decode()

    assert [secret for secret in [*NAMES, *secrets] if secret in without] == []
    assert [secret for secret in secrets if secret in named] == []
    assert sorted(each["name"] for each in json.loads(named)["respondents"]) == sorted(NAMES)
