from collections.abc import Mapping, Sequence

import pytest
from sqlmodel import Session, select

from cimpact.core.diagnosis import SeatsExceedInvited
from cimpact.signing import new_token, token_hash
from cimpact.store import answering, results, workshops
from cimpact.store.db import reading, transaction
from cimpact.store.results import Participation, SectionParticipation
from cimpact.store.tables import Anonymity, Answer, Respondent, RespondentKind, Vote, Workshop
from cimpact.store.workshops import NotClosed
from tests.scenes import ITEMS, SECTIONS, facilitator, questionnaire, seat, workshop

pytestmark = pytest.mark.usefixtures("database")

NOBODY_THERE = [SectionParticipation(code, 0, 0) for code in SECTIONS]


def session(db: Session, answers: Sequence[Mapping[str, str]], **settings: object) -> Workshop:
    """An open session in which one person after the other has joined and answered."""
    made = workshop(db, facilitator(db, "Alice"), **settings)
    for given in answers:
        token = seat(db, made.join_code, name="Zoé")
        answering.save_answers(db, token, given)
    return made


def add_answers(
    db: Session, made: Workshop, given: Mapping[str, str], *, kind: RespondentKind, vote: Vote
) -> None:
    """Answers that members do not save themselves: of the group, or of another vote."""
    added = Respondent(
        workshop_id=made.id, kind=kind, seat_hash=token_hash(new_token()), notice_version="1"
    )
    db.add(added)
    db.flush()
    for item, choice in given.items():
        db.add(Answer(respondent_id=added.id, item=item, vote=vote, choice=choice))
    db.flush()


def closed_session(answers: Sequence[Mapping[str, str]], **settings: object) -> Workshop:
    with transaction() as db:
        made = session(db, answers, **settings)
        workshops.close_workshop(db, made)
    return made


def test_participation_counts_people_and_tells_no_answer() -> None:
    """Don't know and too early are answers; the group is not a person."""
    preconditions = dict.fromkeys(SECTIONS["preconditions"], "dk")
    with transaction() as db:
        made = session(db, [dict.fromkeys(ITEMS, "0"), preconditions, {"PRE1": "early"}, {}])
        done = seat(db, made.join_code)
        answering.save_answer(db, done, "LEA1", "4")
        answering.finish(db, done)
        add_answers(db, made, preconditions, kind=RespondentKind.GROUP, vote=Vote.FIRST)
        add_answers(db, made, preconditions, kind=RespondentKind.PERSON, vote=Vote.SECOND)

    with reading() as db:
        assert results.participation(db, made) == Participation(
            seats=6,
            finished=1,
            sections=(
                SectionParticipation("preconditions", started=3, completed=2),
                SectionParticipation("questions_considered", started=1, completed=1),
                SectionParticipation("questions_objectives", started=1, completed=1),
                SectionParticipation("conditions", started=1, completed=1),
                SectionParticipation("leadership", started=2, completed=1),
            ),
        )


def test_participation_of_an_empty_session_is_zero() -> None:
    with transaction() as db:
        made = session(db, [])
        neighbour = workshop(db, facilitator(db, "Bob"))
        answering.save_answer(db, seat(db, neighbour.join_code), "PRE1", "4")

        assert results.participation(db, made) == Participation(0, 0, tuple(NOBODY_THERE))


def test_report_exists_after_closing_only() -> None:
    with transaction() as db:
        draft = workshop(db, facilitator(db, "Bob"), is_open=False)
        opened = session(db, [{"PRE1": "3"}] * 5)

        for made in (draft, opened):
            with pytest.raises(NotClosed, match="Until then, only participation shows"):
                results.load_report(db, made)


def test_report_counts_the_first_vote_of_the_people_of_this_session() -> None:
    made = closed_session([{"PRE1": choice, "CON1": "2"} for choice in "44330"], invited=7)
    with transaction() as db:
        add_answers(db, made, {"PRE1": "1"}, kind=RespondentKind.GROUP, vote=Vote.FIRST)
        add_answers(db, made, {"CON1": "0"}, kind=RespondentKind.PERSON, vote=Vote.SECOND)
        neighbour = workshop(db, facilitator(db, "Bob"))
        answering.save_answer(db, seat(db, neighbour.join_code), "PRE1", "2")

    with reading() as db:
        report = results.load_report(db, made)

    assert (report.respondents, report.invited, report.phase) == (5, 7, "III")
    assert report.minimum_group == 5
    assert report.item("PRE1").counts == (1, 0, 0, 2, 2)
    conditions = report.item("CON1")
    assert (conditions.counts, conditions.target, conditions.mean) == ((0, 0, 5, 0, 0), 3.0, 2.0)


def test_report_hides_what_fewer_people_than_the_minimum_group_said() -> None:
    made = closed_session([{"PRE1": "3"}] * 4)
    with reading() as db:
        report = results.load_report(db, made)

    assert (report.respondents, report.minimum_group) == (4, 5)
    assert (report.item("PRE1").hidden, report.item("PRE1").counts) == (True, None)


def test_report_shows_everything_where_everybody_gave_their_name() -> None:
    made = closed_session([{"PRE1": "3"}], anonymity=Anonymity.NAMED)
    with reading() as db:
        report = results.load_report(db, made)

    assert (report.minimum_group, report.item("PRE1").counts) == (1, (0, 0, 0, 1, 0))


def test_report_that_more_people_than_invited_make_is_repaired_by_the_number() -> None:
    made = closed_session([{"PRE1": "3"}] * 6, invited=5)

    with reading() as db, pytest.raises(SeatsExceedInvited, match="6 people answered"):
        results.load_report(db, made)
    with transaction() as db:
        workshops.set_invited(db.exec(select(Workshop)).one(), 6)
    with reading() as db:
        report = results.load_report(db, db.exec(select(Workshop)).one())
    assert (report.invited, report.respondents) == (6, 6)


def test_answers_come_as_the_tidy_frame() -> None:
    made = closed_session([{"PRE1": "3", "QA1": "dk", "LEA9": "early"}], anonymity=Anonymity.NAMED)
    with reading() as db:
        answers = results.load_answers(db, made, questionnaire())
        key = db.exec(select(Respondent.id)).one()

    assert answers.astype(object).where(answers.notna(), None).to_dict("records") == [
        {
            "respondent": key,
            "kind": "person",
            "section": section,
            "item": item,
            "choice": choice,
            "level": level,
        }
        for section, item, choice, level in [
            ("leadership", "LEA9", "early", None),
            ("preconditions", "PRE1", "3", 3),
            ("questions_considered", "QA1", "dk", None),
        ]
    ]


def test_answers_of_nobody_are_an_empty_frame() -> None:
    made = closed_session([])
    with reading() as db:
        answers = results.load_answers(db, made, questionnaire())

    assert answers.empty
    assert list(answers) == ["respondent", "kind", "section", "item", "choice", "level"]


def test_answers_come_in_the_order_of_random_keys() -> None:
    """PostgreSQL left to itself gives rows as they came in."""
    made = closed_session([{"PRE1": "3"}] * 30)
    with reading() as db:
        respondents = list(results.load_answers(db, made, questionnaire())["respondent"])

    assert len(respondents) == 30
    assert respondents == sorted(respondents)


def test_the_version_changes_with_what_is_published_and_with_the_number_invited() -> None:
    made = closed_session([dict.fromkeys(ITEMS, "1")] * 5)
    versions = []
    with transaction() as db:
        again = db.get_one(Workshop, made.id)
        versions.append(results.version(db, again))
        workshops.reveal_workshop(again)
        versions.append(results.version(db, again))
        workshops.set_invited(again, 12)
        versions.append(results.version(db, again))
        workshops.reopen_workshop(again)
        db.flush()
        for choice in "00112":
            token = seat(db, again.join_code)
            answering.save_answers(db, token, dict.fromkeys(ITEMS, choice))
        workshops.close_workshop(db, again)
        versions.append(results.version(db, again))

    shown, revealed, counted, renewed = versions
    assert shown == revealed
    assert len({shown, counted, renewed}) == 3


def test_an_open_session_has_no_version() -> None:
    with transaction() as db:
        made = session(db, [])

        with pytest.raises(NotClosed):
            results.version(db, made)
