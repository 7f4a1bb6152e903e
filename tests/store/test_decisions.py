"""Decisions: an agreed level or a maintained disagreement, beside answers that never change."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, select

from cimpact.core.decisions import Decided, Decision, Outcome
from cimpact.core.questionnaire import UnknownItem
from cimpact.core.report import Report, Verdict
from cimpact.store import answering, guiding, publishing, workshops
from cimpact.store.answering import OffScale
from cimpact.store.db import reading, transaction
from cimpact.store.decisions import (
    LevelMissing,
    ReasonsMissing,
    TooEarlyToDecide,
    decide,
    decisions_of,
    delete_decision,
)
from cimpact.store.group import answer_as_group
from cimpact.store.guiding import DisagreementStands
from cimpact.store.results import load_report, participation
from cimpact.store.rows import load_rows
from cimpact.store.seats import seat_of
from cimpact.store.tables import (
    Answer,
    Collective,
    Facilitator,
    Mode,
    Pace,
    Respondent,
    RespondentKind,
    Workshop,
    WorkshopState,
)
from cimpact.store.written import WrittenMeanwhile
from tests import scenes
from tests.scenes import SHORT_SCALE, TODAY

AGREED = Decided(Outcome.AGREED, "3", evidence="Three letters of support.")
DISAGREEMENT = Decided(
    Outcome.DISAGREEMENT,
    lower_reason="The grant ends in June.",
    higher_reason="The city has promised more.",
)
GATES = {"PRE1": "0134444", "PRE2": "3333344", "PRE3": "3334444"}
"""What seven people say of the preconditions: two of them at the bottom of the first."""


@pytest.fixture
def closed(database: Engine) -> str:
    """Alice's closed session of seven people: its id."""
    assert database
    with transaction() as db:
        workshop = scenes.workshop(db, scenes.facilitator(db, "Alice"))
        for place in range(7):
            seat = scenes.seat(db, workshop.join_code)
            answering.save_answers(db, seat, {item: said[place] for item, said in GATES.items()})
        workshops.close_workshop(db, workshop)
        return workshop.id


def write(
    db: Session, session: str, item: str, decided: Decided, *, seen: Decided | None = None
) -> None:
    author = db.exec(select(Facilitator.id)).first()
    decide(
        *(db, workshop_in(db, session), item, decided),
        seen=seen,
        author_id=author or "",
        today=TODAY,
    )


def workshop_in(db: Session, session: str) -> Workshop:
    return db.get_one(Workshop, session)


def written(session: str) -> dict[str, Decision]:
    with reading() as db:
        return decisions_of(db, workshop_in(db, session))


def answers_of_persons(db: Session) -> set[tuple[str, str, str]]:
    rows = db.exec(
        select(Answer.respondent_id, Answer.item, Answer.choice)
        .join(Respondent)
        .where(Respondent.kind == RespondentKind.PERSON)
    )
    return set(rows.all())


def report_of(session: str) -> Report:
    with reading() as db:
        return load_report(db, workshop_in(db, session))


def test_an_agreed_level_is_an_answer_of_the_group_and_of_nobody_else(closed: str) -> None:
    with reading() as db:
        before = answers_of_persons(db)

    with transaction() as db:
        write(db, closed, "PRE1", AGREED)

    assert written(closed) == {"PRE1": Decision("PRE1", AGREED, "Alice", TODAY)}
    with reading() as db:
        assert answers_of_persons(db) == before
        groups = db.exec(
            select(Answer.item, Answer.choice, Answer.vote)
            .join(Respondent)
            .where(Respondent.kind == RespondentKind.GROUP)
        ).all()
    assert groups == [("PRE1", "3", "first")]


def test_the_agreed_level_stands_in_the_files_at_once(closed: str) -> None:
    def said_by_the_group() -> list[tuple[str, str]]:
        with reading() as db:
            rows = load_rows(db, workshop_in(db, closed))
        groups = {each.key for each in rows.respondents if each.kind == "group"}
        return [(each.item, each.choice) for each in rows.answers if each.respondent in groups]

    with transaction() as db:
        write(db, closed, "PRE1", AGREED)
    assert said_by_the_group() == [("PRE1", "3")]
    with transaction() as db:
        delete_decision(db, workshop_in(db, closed), "PRE1", seen=AGREED)
    assert said_by_the_group() == []


def test_what_the_group_agrees_changes_no_figure_of_persons_and_no_verdict(closed: str) -> None:
    """The method never counts the group among persons, and it decides gates only alone."""
    before = report_of(closed)
    assert before.verdict is Verdict.WITH_RESERVE

    with transaction() as db:
        for item, seen in (("PRE1", None), ("PRE2", None), ("PRE3", None), ("QA5", None)):
            write(db, closed, item, Decided(Outcome.AGREED, "0"), seen=seen)

    assert report_of(closed) == before
    with reading() as db:
        workshop = workshop_in(db, closed)
        assert participation(db, workshop).seats == 7
        collective = db.get_one(Collective, workshop.collective_id)
        assert [line.seats for line in workshops.workshops_of(db, collective)] == [7]


def test_a_disagreement_keeps_both_reasons_and_no_level(closed: str) -> None:
    with transaction() as db:
        write(db, closed, "PRE1", AGREED)
        write(db, closed, "PRE1", replace(DISAGREEMENT, choice="4"), seen=AGREED)

    assert written(closed)["PRE1"].decided == DISAGREEMENT
    with reading() as db:
        keys = [row.key for row in load_rows(db, workshop_in(db, closed)).respondents]
        group = [
            row for row in load_rows(db, workshop_in(db, closed)).answers if row.item == "PRE1"
        ]
    assert len(keys) == 8
    assert len(group) == 7


def test_an_agreement_keeps_no_reasons_of_an_earlier_disagreement(closed: str) -> None:
    with transaction() as db:
        write(db, closed, "PRE1", replace(AGREED, lower_reason="Old", higher_reason="Older"))

    assert written(closed)["PRE1"].decided == AGREED


@pytest.mark.parametrize("silent", ["lower_reason", "higher_reason"])
def test_a_disagreement_of_one_side_only_is_refused(closed: str, silent: str) -> None:
    with transaction() as db, pytest.raises(ReasonsMissing):
        write(db, closed, "PRE1", replace(DISAGREEMENT, **{silent: " \n"}))
    assert written(closed) == {}


def test_an_agreement_without_a_level_or_off_its_scale_is_refused(closed: str) -> None:
    with transaction() as db:
        with pytest.raises(LevelMissing):
            write(db, closed, "PRE1", Decided(Outcome.AGREED))
        with pytest.raises(UnknownItem):
            write(db, closed, "PRE9", AGREED)
    with pytest.raises(OffScale), transaction() as db:
        write(db, closed, SHORT_SCALE, Decided(Outcome.AGREED, "3"))
    assert written(closed) == {}


def test_the_group_may_agree_that_it_does_not_know(closed: str) -> None:
    with transaction() as db:
        write(db, closed, "PRE1", Decided(Outcome.AGREED, "dk"))
    assert written(closed)["PRE1"].decided.choice == "dk"


def test_texts_are_stored_as_one_can_read_them_and_no_longer_than_they_may_be(closed: str) -> None:
    with transaction() as db:
        write(db, closed, "PRE1", replace(AGREED, evidence=" a\r\nb\0" + "x" * 3000))
    evidence = written(closed)["PRE1"].decided.evidence
    assert evidence.startswith("a\nbx")
    assert len(evidence) == 2000


def test_who_saves_over_what_they_have_not_seen_is_refused(closed: str) -> None:
    """Two facilitators have the same empty form open; the second one must not win in silence."""
    with transaction() as db:
        write(db, closed, "PRE1", AGREED, seen=None)
    with pytest.raises(WrittenMeanwhile), transaction() as db:
        write(db, closed, "PRE1", DISAGREEMENT, seen=None)
    assert written(closed)["PRE1"].decided == AGREED

    with transaction() as db:
        write(db, closed, "PRE1", DISAGREEMENT, seen=AGREED)
    with pytest.raises(WrittenMeanwhile), transaction() as db:
        delete_decision(db, workshop_in(db, closed), "PRE1", seen=AGREED)
    assert written(closed)["PRE1"].decided == DISAGREEMENT


def test_a_decision_is_deleted_with_the_agreed_level_and_nothing_else(closed: str) -> None:
    with reading() as db:
        before = answers_of_persons(db)
    with transaction() as db:
        write(db, closed, "PRE1", AGREED)
        write(db, closed, "PRE2", DISAGREEMENT)
        delete_decision(db, workshop_in(db, closed), "PRE1", seen=AGREED)

    assert written(closed).keys() == {"PRE2"}
    with reading() as db:
        assert answers_of_persons(db) == before


def test_decisions_wait_until_the_session_is_closed(closed: str) -> None:
    with transaction() as db:
        write(db, closed, "PRE1", AGREED)
        workshops.reopen_workshop(workshop_in(db, closed))
    with transaction() as db:
        with pytest.raises(TooEarlyToDecide):
            write(db, closed, "PRE2", AGREED)
        with pytest.raises(TooEarlyToDecide):
            delete_decision(db, workshop_in(db, closed), "PRE1", seen=AGREED)
    assert written(closed).keys() == {"PRE1"}


def test_an_element_is_decided_on_as_soon_as_it_is_revealed(database: Engine) -> None:
    assert database
    with transaction() as db:
        alice = scenes.facilitator(db, "Alice")
        guided = scenes.workshop(db, alice, minimum_group=3, pace=Pace.GUIDED)
        for choice in "134":
            seat = scenes.seat(db, guided.join_code)
            answering.save_answers(db, seat, {"PRE1": choice, "PRE2": "4"})
        with pytest.raises(TooEarlyToDecide):
            write(db, guided.id, "PRE1", AGREED)
        guiding.reveal(db, guided, "PRE1")
        write(db, guided.id, "PRE1", AGREED)
        with pytest.raises(TooEarlyToDecide):
            write(db, guided.id, "PRE2", AGREED)

    assert written(guided.id)["PRE1"].decided == AGREED
    with transaction() as db:
        workshops.close_workshop(db, workshop_in(db, guided.id))
    with reading() as db:
        rows = load_rows(db, workshop_in(db, guided.id))
    groups = [each.key for each in rows.respondents if each.kind == "group"]
    assert [each.choice for each in rows.answers if each.respondent in groups] == ["3"]


def test_a_group_that_answers_with_one_voice_decides_while_it_does(database: Engine) -> None:
    """A maintained disagreement stands until somebody changes it; a level never slips under it."""
    assert database
    with transaction() as db:
        together = scenes.workshop(db, scenes.facilitator(db, "Alice"), mode=Mode.TOGETHER)
        guiding.save_group_answer(db, together, "PRE1", "2")
        write(db, together.id, "PRE1", DISAGREEMENT, seen=Decided(Outcome.AGREED, "2"))
        with pytest.raises(DisagreementStands):
            guiding.save_group_answer(db, together, "PRE1", "3")

    assert written(together.id)["PRE1"].decided == DISAGREEMENT
    with transaction() as db:
        delete_decision(db, workshop_in(db, together.id), "PRE1", seen=DISAGREEMENT)
        guiding.save_group_answer(db, workshop_in(db, together.id), "PRE1", "3")
    assert written(together.id)["PRE1"].decided == Decided(Outcome.AGREED, "3")


def test_a_decision_lets_no_late_answer_into_the_results(closed: str) -> None:
    """Only the group's word is published with it: what stayed out at closing stays out."""
    with transaction() as db:
        workshop = workshop_in(db, closed)
        workshops.reopen_workshop(workshop)
        for choice in "0123412":
            seat = scenes.seat(db, workshop.join_code)
            answering.save_answers(db, seat, {"PRE1": choice})
        workshop.state = WorkshopState.CLOSED
        write(db, closed, "PRE1", AGREED)
    assert report_of(closed).item("PRE1").counts == (1, 1, 0, 1, 4)

    with transaction() as db:
        publishing.publish(db, workshop_in(db, closed))
        whole = publishing.revision(db, workshop_in(db, closed))
        write(db, closed, "PRE2", AGREED)
        decided = publishing.revision(db, workshop_in(db, closed))
        publishing.publish(db, workshop_in(db, closed))
        again = publishing.revision(db, workshop_in(db, closed))
    assert report_of(closed).item("PRE1").counts == (2, 3, 2, 2, 5)
    assert (decided, again) == (whole + 1, whole + 1)


def test_an_answer_that_the_group_gave_with_one_voice_is_an_agreement(closed: str) -> None:
    with transaction() as db:
        answer_as_group(db, workshop_in(db, closed), "QA5", "2")
        answer_as_group(db, workshop_in(db, closed), "QA5", "4")
        answer_as_group(db, workshop_in(db, closed), "QB1", "1")

    spoken = Decided(Outcome.AGREED, "4")
    assert written(closed)["QA5"] == Decision("QA5", spoken)
    with reading() as db:
        kinds = [row.kind for row in load_rows(db, workshop_in(db, closed)).respondents]
    assert kinds.count("group") == 1

    with transaction() as db:
        write(db, closed, "QA5", replace(spoken, evidence="Noted later."), seen=spoken)
    assert written(closed)["QA5"].author == "Alice"


def test_no_token_opens_the_place_of_the_group(closed: str) -> None:
    with transaction() as db:
        write(db, closed, "PRE1", AGREED)
    with reading() as db:
        group = db.exec(select(Respondent).where(Respondent.kind == RespondentKind.GROUP)).one()
        for guess in (group.seat_hash, group.id, closed, f"group of {closed}"):
            assert seat_of(db, guess) is None


def test_decisions_of_other_sessions_are_not_seen(closed: str) -> None:
    with transaction() as db:
        write(db, closed, "PRE1", AGREED)
        other = scenes.workshop(db, scenes.facilitator(db, "Bob"))
        workshops.close_workshop(db, other)
        assert decisions_of(db, other) == {}


def test_a_decision_outlives_the_account_that_wrote_it(closed: str) -> None:
    with transaction() as db:
        bob = scenes.facilitator(db, "Bob")
        decide(
            *(db, workshop_in(db, closed), "PRE1", AGREED), seen=None, author_id=bob, today=TODAY
        )
        db.delete(db.get_one(Facilitator, bob))
    assert written(closed)["PRE1"] == Decision("PRE1", AGREED, "", TODAY)


def test_of_two_who_save_at_the_same_moment_one_is_told(closed: str) -> None:
    start = Barrier(2)

    def save(decided: Decided) -> str:
        start.wait()
        try:
            with transaction() as db:
                write(db, closed, "PRE1", decided)
        except WrittenMeanwhile:
            return "told"
        return "saved"

    with ThreadPoolExecutor(2) as both:
        outcomes = list(both.map(save, (AGREED, DISAGREEMENT)))

    assert sorted(outcomes) == ["saved", "told"]
    assert written(closed)["PRE1"].decided == (AGREED, DISAGREEMENT)[outcomes.index("saved")]
