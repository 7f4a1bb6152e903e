"""The sample: its story, and how it comes and goes."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlmodel import Session, select

from cimpact.core.actions import ActionStatus
from cimpact.core.answers import tidy_answers
from cimpact.core.diagnosis import diagnose
from cimpact.core.looking_back import Shift
from cimpact.core.questionnaire import DONT_KNOW, FACET_CHOICES, TOO_EARLY, Questionnaire
from cimpact.core.report import GateStatus, Report, Verdict
from cimpact.demo import (
    CHOICES,
    FACETS,
    INVITED,
    LOOKING_BACK,
    MEMBERS,
    NAME,
    NOTES,
    NoSampleForm,
    questionnaire_of,
    sample_sessions,
)
from cimpact.i18n import translator
from cimpact.questionnaires import read_questionnaires
from cimpact.settings import ROOT
from cimpact.store import results, workshops
from cimpact.store.actions import actions_of
from cimpact.store.db import reading, transaction
from cimpact.store.decisions import decisions_of
from cimpact.store.samples import (
    NoAccount,
    SeveralAccounts,
    clear_sample,
    load_sample,
    owner_named,
    samples_of,
)
from cimpact.store.sittings import load_looking_back
from cimpact.store.tables import (
    Answer,
    Collective,
    Note,
    Respondent,
    Workshop,
    WorkshopState,
    metadata,
)
from tests import scenes
from tests.scenes import TODAY, Cast

ENGLISH = translator("en")
QUESTIONNAIRES: Path = ROOT / "data" / "questionnaires.yaml"


@pytest.fixture(scope="module")
def long_form() -> Questionnaire:
    return read_questionnaires(QUESTIONNAIRES)["long"]


@pytest.fixture(scope="module")
def reports(long_form: Questionnaire) -> list[Report]:
    """The diagnosis of each session of the sample, the earliest first."""
    return [
        diagnose(
            tidy_answers(
                (
                    (str(member), "person", item, choice)
                    for member, choices in enumerate(session.choices)
                    for item, choice in choices.items()
                ),
                long_form,
            ),
            long_form,
            targets=long_form.targets("III"),
            phase="III",
            invited=INVITED,
        )
        for session in sample_sessions(long_form)
    ]


def test_the_three_sessions_end_in_three_verdicts(reports: list[Report]) -> None:
    assert [report.verdict for report in reports] == [
        Verdict.NOT_YET,
        Verdict.TO_CLARIFY,
        Verdict.WITH_RESERVE,
    ]
    assert [report.respondents for report in reports] == [14, 14, 14]


def test_funding_fails_then_is_unclear_then_holds_with_reserve(reports: list[Report]) -> None:
    funding = [report.gates[1] for report in reports]
    assert [(gate.item, gate.status) for gate in funding] == [
        ("PRE2", GateStatus.NOT_MET),
        ("PRE2", GateStatus.UNKNOWN),
        ("PRE2", GateStatus.FRAGILE),
    ]
    assert GateStatus.NOT_MET not in {
        gate.status for report in reports for gate in report.gates if gate.item != "PRE2"
    }


def test_one_quarrel_is_settled_and_another_begins(reports: list[Report]) -> None:
    two_camps = [[item.item for item in report.items if item.two_camps] for report in reports]
    assert two_camps == [["QB1"], [], ["CON2"]]
    assert not reports[2].item("QB1").split


def test_every_section_rises_from_session_to_session(reports: list[Report]) -> None:
    for section in reports[0].sections:
        means = [report.section(section.section).mean for report in reports]
        if section.section != "preconditions":
            assert means == sorted(means, key=float)
            assert means[2] - means[0] > 0.5


def test_some_do_not_know_find_it_too_early_or_leave_a_blank(long_form: Questionnaire) -> None:
    for session in sample_sessions(long_form):
        given = [choice for choices in session.choices for choice in choices.values()]
        assert DONT_KNOW in given
        assert TOO_EARLY in given
        assert len(given) < len(MEMBERS) * len(long_form.items)


def test_the_sample_answers_every_element_of_the_long_form(long_form: Questionnaire) -> None:
    assert {item.code for item in long_form.items} == CHOICES.keys()
    assert {len(signs) for sessions in CHOICES.values() for signs in sessions} == {len(MEMBERS)}


def test_the_sample_is_the_same_everywhere(long_form: Questionnaire) -> None:
    assert sample_sessions(long_form) == sample_sessions(long_form)


def test_the_communities_concerned_are_there(long_form: Questionnaire) -> None:
    concerned = {role.code for role in long_form.roles if role.concerned}
    assert sum(member.role in concerned for member in MEMBERS) == 3
    assert {member.role for member in MEMBERS} <= {role.code for role in long_form.roles}
    sectors = {None, *(sector.code for sector in long_form.sectors)}
    assert {member.sector for member in MEMBERS} <= sectors


def test_some_say_point_by_point_what_they_see_in_the_last_session(
    long_form: Questionnaire,
) -> None:
    *earlier, last = sample_sessions(long_form)
    assert [said for session in earlier for said in session.facets if said] == []
    counts = {item: len(long_form.item(item).facets) for item in FACETS}
    assert {item: len(signs) for item, signs in FACETS.items()} == counts
    assert {len(signs) for rows in FACETS.values() for signs in rows} == {len(MEMBERS)}
    given = [choice for said in last.facets for choice in said.values()]
    assert {*given} == {*FACET_CHOICES}


def test_the_last_session_looks_back_and_places_two_elements_lower(
    people: Cast, long_form: Questionnaire
) -> None:
    """Knowing more now of measuring together and of the backbone, the group asks more of them."""
    *earlier, last = sample_sessions(long_form)
    assert [said for session in earlier for said in session.looking_back if said] == []
    assert {len(signs) for signs in LOOKING_BACK.values()} == {len(MEMBERS)}
    assert {item for said in last.looking_back for item in said} == {*LOOKING_BACK}
    collective = loaded(people.charlie, long_form)
    with reading() as db:
        found = workshops.closed_workshops_of(db, db.get_one(Collective, collective.id))
        back = load_looking_back(db, found[-1])
        assert [load_looking_back(db, each) for each in found[:-1]] == [None, None]
    assert back is not None
    assert (back.then, back.people) == (found[1].held_on, len(MEMBERS))
    assert {each.item: each.shift for each in back.items} == {
        **dict.fromkeys(LOOKING_BACK, Shift.ALIKE),
        "CON2": Shift.LOWER,
        "CON5": Shift.LOWER,
    }


def test_notes_say_that_they_are_invented() -> None:
    texts = [note.evidence or note.sentence for note in NOTES]
    assert all(text.startswith("Invented example") for text in texts)


def test_an_installation_without_the_long_form_has_no_sample(long_form: Questionnaire) -> None:
    assert questionnaire_of({"short": long_form, "long": long_form}) is long_form
    with pytest.raises(NoSampleForm):
        questionnaire_of({"short": long_form})


def test_another_scale_takes_the_sample_too() -> None:
    """QA1 has three levels in the questionnaire of the tests, and no sector but health."""
    questionnaire = scenes.questionnaire()
    given = {
        choices["QA1"]
        for session in sample_sessions(questionnaire)
        for choices in session.choices
        if "QA1" in choices
    }
    assert given == {"0", "1", "2", DONT_KNOW, TOO_EARLY}


def loaded(owner_id: str, questionnaire: Questionnaire, *, today: date = TODAY) -> Collective:
    with transaction() as db:
        return load_sample(db, questionnaire, owner_id=owner_id, today=today, words=ENGLISH)


def counted(db: Session) -> dict[str, int]:
    """How many rows each table has."""
    return {
        name: len(db.connection().execute(table.select()).all())
        for name, table in metadata.tables.items()
    }


def without_groups_and_facets(report: Report) -> Report:
    items = tuple(replace(figures, facets=()) for figures in report.items)
    return replace(report, coverage=None, breakdowns=(), items=items)


def test_loading_gives_a_collective_marked_as_a_sample(
    people: Cast, long_form: Questionnaire, reports: list[Report]
) -> None:
    collective = loaded(people.charlie, long_form)
    with reading() as db:
        kept = db.get_one(Collective, collective.id)
        assert (kept.name, kept.is_sample, kept.owner_id) == (NAME, True, people.charlie)
        sessions = db.exec(
            select(Workshop)
            .where(Workshop.collective_id == collective.id)
            .order_by(Workshop.held_on)  # type: ignore[arg-type]
        ).all()
        assert [
            (each.held_on, each.state, each.is_revealed, each.invited, each.language)
            for each in sessions
        ] == [
            (TODAY - timedelta(days=days), WorkshopState.CLOSED, True, 16, "en")
            for days in (420, 210, 14)
        ]
        stored = [results.load_report(db, each) for each in sessions]
        assert [without_groups_and_facets(each) for each in stored] == [
            without_groups_and_facets(each) for each in reports
        ]
        assert [bool(each.item("CON2").facets) for each in stored] == [False, False, True]
        notes = db.exec(
            select(Note).join(Respondent).where(Respondent.workshop_id == sessions[0].id)
        ).all()
        assert {(note.item, note.evidence) for note in notes} == {
            (note.item, note.evidence) for note in NOTES if note.session == 0
        }


def test_the_sample_has_decisions_and_actions_that_say_they_are_invented(
    people: Cast, long_form: Questionnaire
) -> None:
    collective = loaded(people.charlie, long_form)
    with reading() as db:
        kept = db.get_one(Collective, collective.id)
        planned = actions_of(db, kept)
        sessions = db.exec(
            select(Workshop)
            .where(Workshop.collective_id == collective.id)
            .order_by(Workshop.held_on)  # type: ignore[arg-type]
        ).all()
        decided = [decisions_of(db, each) for each in sessions]

    assert [sorted(each) for each in decided] == [["PRE2", "QB1"], ["QB1"], ["CON2"]]
    written = [decision.decided for each in decided for decision in each.values()]
    assert all("Invented" in each.evidence + each.lower_reason for each in written)
    assert {(each.plan.item, each.status) for each in planned} == {
        ("PRE2", ActionStatus.DONE),
        ("QA5", ActionStatus.UNDER_WAY),
        ("CON2", ActionStatus.TO_DO),
    }
    recommended = long_form.item("PRE2").actions[0]
    assert {(each.plan.what, each.plan.sources) for each in planned if each.plan.sources} == {
        (recommended.text.en, recommended.sources)
    }


def _without_groups_and_facets(report: Report) -> Report:
    items = tuple(replace(item, facets=None) for item in report.items)
    return replace(report, items=items, coverage=None, breakdowns=())


def test_loading_twice_leaves_one_sample(people: Cast, long_form: Questionnaire) -> None:
    first = loaded(people.charlie, long_form)
    with reading() as db:
        before = counted(db)
    assert loaded(people.charlie, long_form, today=TODAY + timedelta(days=1)).id == first.id
    with reading() as db:
        assert counted(db) == before


def test_everybody_may_have_a_sample_of_their_own(people: Cast, long_form: Questionnaire) -> None:
    mine = loaded(people.alice.facilitator, long_form)
    theirs = loaded(people.bob.facilitator, long_form)
    assert mine.id != theirs.id
    with transaction() as db:
        assert clear_sample(db, owner_id=people.alice.facilitator) == 1
        assert samples_of(db, people.alice.facilitator) == []
        assert [each.id for each in samples_of(db, people.bob.facilitator)] == [theirs.id]


def test_clearing_takes_the_sample_and_nothing_else(people: Cast, long_form: Questionnaire) -> None:
    """Only the questionnaire's edition stays, as it does when any session is erased."""
    with reading() as db:
        before = counted(db)
        answers = db.exec(select(Answer.respondent_id, Answer.choice)).all()
    loaded(people.alice.facilitator, long_form)
    with transaction() as db:
        assert counted(db)["answer"] > before["answer"] + 1000
        clear_sample(db, owner_id=people.alice.facilitator)
    with reading() as db:
        assert counted(db) == {
            **before,
            "questionnaire_edition": before["questionnaire_edition"] + 1,
        }
        assert db.exec(select(Answer.respondent_id, Answer.choice)).all() == answers


def test_clearing_what_is_not_there_does_nothing(people: Cast) -> None:
    with transaction() as db:
        assert clear_sample(db, owner_id=people.alice.facilitator) == 0
        assert db.get(Collective, people.alice.collective) is not None


def test_a_session_added_to_the_sample_goes_with_it(people: Cast, long_form: Questionnaire) -> None:
    collective = loaded(people.charlie, long_form)
    with transaction() as db:
        added = workshops.create_workshop(
            db, db.get_one(Collective, collective.id), long_form, today=TODAY
        )
        clear_sample(db, owner_id=people.charlie)
    with reading() as db:
        assert db.get(Workshop, added.id) is None


def test_the_owner_is_the_account_named_or_the_only_one(database: object) -> None:  # noqa: ARG001  the tables lie in it
    with transaction() as db:
        with pytest.raises(NoAccount):
            owner_named(db, None)
        alice = scenes.facilitator(db, "Alice")
        assert owner_named(db, None) == alice
        bob = scenes.facilitator(db, "Bob")
        with pytest.raises(SeveralAccounts):
            owner_named(db, None)
        assert owner_named(db, "bob") == bob
