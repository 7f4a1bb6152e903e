"""Results are made of what was published at closing, whatever happens to the answers later."""

from collections.abc import Mapping, Sequence
from random import Random

import pytest
from sqlmodel import Session, col, delete, select, update

from cimpact.core.diagnosis import diagnose
from cimpact.core.report import Report
from cimpact.core.rows import SomeoneErased, TooFewPeople, disclosed
from cimpact.signing import new_token
from cimpact.store import answering, editions, publishing, results, rows, seats, workshops
from cimpact.store.db import reading, transaction
from cimpact.store.tables import (
    Anonymity,
    Answer,
    FacetAnswer,
    Publication,
    Respondent,
    RespondentKind,
    Vote,
    Workshop,
    WorkshopState,
)
from cimpact.store.workshops import NotClosed
from tests.scenes import facilitator, questionnaire, seat, workshop

pytestmark = pytest.mark.usefixtures("database")

THREE = ["0", "2", "4"]


class Room:
    """An anonymous session with a minimum group of three, and the people in it by their place."""

    def __init__(self, **settings: object) -> None:
        with transaction() as db:
            made = workshop(
                db, facilitator(db, new_token()[:20]), **{"minimum_group": 3, **settings}
            )
            self.id, self.join_code = made.id, made.join_code
        self.tokens: list[str] = []

    def session(self, db: Session) -> Workshop:
        """The session itself."""
        return db.get_one(Workshop, self.id)

    def join(self, choices: Sequence[str], item: str = "PRE1", **known: str) -> None:
        """So many more people, who answer one item."""
        for choice in choices:
            with transaction() as db:
                token = seat(db, self.join_code, **known)
                answering.save_answers(db, token, {item: choice})
            self.tokens.append(token)

    def say(self, person: int, given: Mapping[str, str]) -> None:
        """Somebody answers, or answers otherwise."""
        with transaction() as db:
            answering.save_answers(db, self.tokens[person], given)

    def note(self, person: int, item: str, text: str) -> None:
        """Somebody writes what an answer rests on."""
        with transaction() as db:
            answering.save_note(db, self.tokens[person], item, evidence=text)

    def erase(self, *people: int) -> None:
        """Nothing stays stored of these people; the figures are seen to, as after any erasing."""
        with transaction() as db:
            for person in people:
                place = seats.seat_of(db, self.tokens[person])
                assert place is not None
                db.exec(delete(Respondent).where(col(Respondent.id) == place.respondent_id))
            publishing.publish(db, self.session(db))

    def close(self) -> Report:
        """Close, and look at the results."""
        with transaction() as db:
            workshops.close_workshop(db, self.session(db))
        return self.report()

    def report(self) -> Report:
        """The results."""
        with reading() as db:
            return results.load_report(db, self.session(db))

    def reopen(self) -> None:
        """Let people answer again."""
        with transaction() as db:
            workshops.reopen_workshop(self.session(db))

    def published(self) -> list[tuple[str, str | None]]:
        """Every answer of the first vote, as it is and as it stands published."""
        with reading() as db:
            found = db.exec(
                select(Answer.choice, Answer.published).where(Answer.vote == Vote.FIRST)
            ).all()
        return sorted((choice, stands) for choice, stands in found)

    def revision(self) -> int:
        """How often what is published has changed."""
        with reading() as db:
            return db.get_one(Publication, (self.id, Vote.FIRST)).revision

    def file_rows(self) -> list[str]:
        """The choices for PRE1 in a file of the answers."""
        with reading() as db:
            found = disclosed(rows.load_rows(db, self.session(db)), Random(1))  # noqa: S311  fixed
        return sorted(choice for _who, _vote, item, choice in found.answers if item == "PRE1")


def counts(report: Report) -> tuple[int, ...] | None:
    return report.item("PRE1").counts


def test_closing_publishes_all_answers() -> None:
    room = Room()
    room.join(THREE)
    assert counts(room.close()) == (1, 0, 1, 0, 1)
    assert room.published() == [("0", "0"), ("2", "2"), ("4", "4")]
    assert room.revision() == 1


def test_published_answers_are_the_diagnosis_of_the_published_frame() -> None:
    room = Room(invited=9)
    room.join(THREE, sector="health")
    report = room.close()
    room.reopen()
    room.join(["1"])
    room.close()
    with reading() as db:
        made = room.session(db)
        frame = results.load_answers(db, made, questionnaire())
        expected = diagnose(
            frame,
            questionnaire(),
            targets=made.targets,
            phase="III",
            invited=9,
            minimum_group=3,
        )
    assert (report.items, report.gates, report.sections) == (
        expected.items,
        expected.gates,
        expected.sections,
    )


def test_one_latecomer_changes_neither_results_nor_files_nor_notes() -> None:
    room = Room()
    room.join(THREE)
    room.note(0, "PRE1", "Early.")
    before = room.close()
    room.reopen()
    room.join(["1"])
    room.note(3, "PRE1", "Late.")
    after = room.close()

    assert (counts(after), after.respondents, after.stayed_out) == (counts(before), 3, 1)
    assert room.published() == [("0", "0"), ("1", None), ("2", "2"), ("4", "4")]
    assert room.file_rows() == THREE
    with reading() as db:
        assert results.load_notes(db, room.session(db), Random(1)) == {"PRE1": ["Early."]}  # noqa: S311  fixed
        notes = rows.load_rows(db, room.session(db)).notes
    assert [note.text for note in notes] == ["Early."]


def test_three_latecomers_enter_results_files_and_notes_together() -> None:
    room = Room()
    room.join(THREE)
    room.close()
    room.reopen()
    room.join(["1"])
    room.note(3, "PRE1", "Late.")
    room.close()
    room.reopen()
    room.join(["1", "3"])
    report = room.close()

    assert (counts(report), report.respondents, report.stayed_out) == ((1, 2, 1, 1, 1), 6, 0)
    assert room.file_rows() == ["0", "1", "1", "2", "3", "4"]
    with reading() as db:
        assert results.load_notes(db, room.session(db), Random(1)) == {"PRE1": ["Late."]}  # noqa: S311  fixed


def test_a_changed_answer_stays_as_it_was_published() -> None:
    """The person sees their own answer as it is now; results and files the published one."""
    room = Room()
    room.join(THREE)
    before = room.close()
    room.reopen()
    room.say(0, {"PRE1": "1"})
    after = room.close()
    assert (counts(after), after.stayed_out) == (counts(before), 1)
    assert room.published() == [("1", "0"), ("2", "2"), ("4", "4")]
    assert room.file_rows() == THREE
    with reading() as db:
        place = seats.seat_of(db, room.tokens[0])
        assert place is not None
        assert answering.choices_of(db, place.respondent_id) == {"PRE1": "1"}

    room.reopen()
    room.say(1, {"PRE1": "1"})
    room.say(2, {"PRE1": "2"})
    assert counts(room.close()) == (0, 2, 1, 0, 0)
    assert room.published() == [("1", "1"), ("1", "1"), ("2", "2")]


def test_two_people_are_no_results_and_a_third_completes_them() -> None:
    room = Room()
    room.join(["0", "2"])
    waiting = room.close()
    assert (waiting.respondents, waiting.item("PRE1").answered, waiting.stayed_out) == (2, 0, 0)
    assert room.published() == [("0", None), ("2", None)]
    with reading() as db, pytest.raises(TooFewPeople):
        disclosed(rows.load_rows(db, room.session(db)), Random(1))  # noqa: S311  fixed
    room.reopen()
    room.join(["4"])
    assert counts(room.close()) == (1, 0, 1, 0, 1)


def test_closing_again_without_anything_new_changes_nothing() -> None:
    room = Room()
    room.join(THREE)
    before = room.close()
    room.reopen()
    assert room.close() == before
    assert room.close() == before
    assert room.revision() == 1


def test_the_revision_grows_when_what_is_published_changes() -> None:
    """The number of people whose answers stayed out is published too."""
    room = Room()
    room.join(THREE)
    room.close()
    for number, people in enumerate((1, 2), start=2):
        room.reopen()
        room.join(["1", "3"][:people])
        room.close()
        assert room.revision() == number


def test_an_erased_person_leaves_no_row_and_stays_counted_with_fewer_than_two_others() -> None:
    room = Room()
    room.join([*THREE, "0", "1"])
    before = room.close()
    room.erase(0)
    after = room.report()
    assert (counts(after), after.respondents, after.stayed_out) == (counts(before), 5, 1)
    assert room.published() == [("0", "0"), ("1", "1"), ("2", "2"), ("4", "4")]
    with reading() as db:
        found = rows.load_rows(db, room.session(db))
        with pytest.raises(SomeoneErased, match="Somebody has erased their answers"):
            disclosed(found, Random(1))  # noqa: S311  fixed

    room.erase(1, 2)
    after = room.report()
    assert (after.respondents, after.stayed_out, after.item("PRE1").hidden) == (2, 0, True)


def test_people_with_names_enter_at_once_and_leave_at_once() -> None:
    room = Room(anonymity=Anonymity.NAMED)
    room.join(["4"], name="Ann")
    assert counts(room.close()) == (0, 0, 0, 0, 1)
    room.reopen()
    room.join(["0"], name="Bea")
    room.say(0, {"PRE1": "3"})
    assert counts(room.close()) == (1, 0, 0, 1, 0)
    room.erase(0)
    report = room.report()
    assert (counts(report), report.stayed_out) == ((1, 0, 0, 0, 0), 0)
    assert room.file_rows() == ["0"]


def test_what_the_group_says_with_one_voice_is_published_as_it_is() -> None:
    room = Room()
    room.join(["3"])
    with transaction() as db:
        db.exec(update(Respondent).values(kind=RespondentKind.GROUP))
    assert [gate.status for gate in room.close().gates][:1] == ["met"]
    assert room.file_rows() == ["3"]
    room.reopen()
    room.say(0, {"PRE1": "0"})
    assert [gate.status for gate in room.close().gates][:1] == ["not_met"]
    assert room.published() == [("0", "0")]


def test_a_second_vote_has_a_publication_of_its_own() -> None:
    room = Room()
    room.join(THREE)
    room.close()
    with transaction() as db:
        for person in db.exec(select(Respondent.id)).all():
            db.add(Answer(respondent_id=person, item="PRE1", vote=Vote.SECOND, choice="4"))
        db.flush()
        publishing.publish(db, room.session(db), vote=Vote.SECOND)
    with reading() as db:
        assert [each.published for each in vote_rows(db)] == ["4"] * 3
        assert {each.vote for each in db.exec(select(Publication)).all()} == {
            Vote.FIRST,
            Vote.SECOND,
        }
    assert counts(room.report()) == (1, 0, 1, 0, 1)


def vote_rows(db: Session) -> Sequence[Answer]:
    return db.exec(select(Answer).where(Answer.vote == Vote.SECOND)).all()


def test_facets_are_marked_as_published_with_k_others() -> None:
    room = Room()
    with transaction() as db:
        made = room.session(db)
        made.edition_id = edition_with_facets(db)
    room.join(THREE)
    for person in range(3):
        facet(room, person, ["yes", "no", "dk"][person])
    report = room.close()
    assert report.item("PRE1").facets == (None,)
    room.reopen()
    facet(room, 2, "partly")
    room.join(["1"])
    facet(room, 3, "yes")
    room.close()
    with reading() as db:
        found = db.exec(select(FacetAnswer.choice, FacetAnswer.published)).all()
    assert sorted(map(tuple, found), key=str) == [
        ("no", "no"),
        ("partly", "dk"),
        ("yes", "yes"),
        ("yes", None),
    ]


def edition_with_facets(db: Session) -> str:
    form = questionnaire(version="2.0")
    gates = form.sections[0]
    first = gates.items[0].model_copy(update={"facets": (form.title,)})
    sections = (gates.model_copy(update={"items": (first, *gates.items[1:])}), *form.sections[1:])
    return editions.freeze(db, form.model_copy(update={"sections": sections}))


def facet(room: Room, person: int, choice: str) -> None:
    with transaction() as db:
        place = seats.seat_of(db, room.tokens[person])
        assert place is not None
        known = db.get(FacetAnswer, (place.respondent_id, "PRE1", 1))
        if known is None:
            known = FacetAnswer(respondent_id=place.respondent_id, item="PRE1", facet=1, choice="")
            db.add(known)
        known.choice = choice


def test_a_note_waits_for_its_answer_and_one_without_an_answer_for_its_writer() -> None:
    """Three people wrote about CON1: nobody of them answered it, and one of them is late."""
    room = Room()
    room.join(THREE)
    for person in range(2):
        room.note(person, "CON1", f"Person {person}.")
    room.close()
    room.reopen()
    room.say(0, {"CON1": "3"})
    room.join(["1"])
    room.note(3, "CON1", "Late.")
    room.close()
    with reading() as db:
        assert [note.text for note in rows.published_notes(db, room.session(db))] == ["Person 1."]


def test_notes_of_items_without_figures_are_not_shown() -> None:
    room = Room()
    room.join(THREE)
    room.say(0, {"CON1": "3"})
    room.note(0, "CON1", "Nobody else answered this.")
    room.note(0, "PRE1", "Three answered this.")
    room.close()
    with reading() as db:
        shown = results.load_notes(db, room.session(db), Random(1))  # noqa: S311  fixed
    assert shown == {"PRE1": ["Three answered this."]}


def test_notes_come_in_an_order_drawn_each_time() -> None:
    room = Room()
    room.join(THREE)
    for person in range(3):
        room.note(person, "PRE1", f"Person {person}.")
    room.close()
    with reading() as db:
        drawn = {
            tuple(results.load_notes(db, room.session(db), Random(seed))["PRE1"])  # noqa: S311  fixed
            for seed in range(40)
        }
    assert len(drawn) == 6


def test_notes_exist_after_closing_only() -> None:
    room = Room()
    with reading() as db, pytest.raises(NotClosed):
        results.load_notes(db, room.session(db), Random(1))  # noqa: S311  fixed


def test_reopening_hides_results_and_erasing_the_session_erases_what_it_published() -> None:
    room = Room()
    room.join(THREE)
    room.close()
    room.reopen()
    with reading() as db, pytest.raises(NotClosed):
        results.load_report(db, room.session(db))
    with transaction() as db:
        workshops.delete_workshop(db, room.session(db))
    with reading() as db:
        assert db.exec(select(Publication)).all() == []


def test_sessions_that_were_closed_before_publications_existed_get_theirs() -> None:
    closed, opened, done = Room(), Room(), Room()
    for room in (closed, opened, done):
        room.join(THREE)
    before = done.close()
    with transaction() as db:
        closed.session(db).state = WorkshopState.CLOSED
    with transaction() as db:
        publishing.publish_missing(db)
    assert closed.report() == before
    with reading() as db:
        assert {each.workshop_id for each in db.exec(select(Publication)).all()} == {
            closed.id,
            done.id,
        }
    assert done.revision() == 1
