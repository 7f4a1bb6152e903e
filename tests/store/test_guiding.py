"""A guided session through the store: moving, revealing, voting again, and what nobody learns."""

from collections.abc import Sequence

import pytest
from sqlmodel import Session, col, delete, select

from cimpact.core.report import ItemFigures
from cimpact.store import answering, group, guiding, publishing, results, seats, workshops
from cimpact.store.answering import AlreadyRevealed, AnswersClosed, NoSecondVote, OffScale
from cimpact.store.db import transaction
from cimpact.store.guiding import (
    NotGuided,
    NotTogether,
    PublishedAlready,
    RevealFirst,
    TooFewToReveal,
)
from cimpact.store.seats import AnsweredTogether
from cimpact.store.tables import Answer, Mode, Pace, Respondent, Vote, Workshop
from cimpact.store.workshops import NotOpen
from tests.scenes import ITEMS, SECTIONS, facilitator, seat, workshop

pytestmark = pytest.mark.usefixtures("database")


def guided(db: Session, **settings: object) -> Workshop:
    """Alice's open session in guided pace; figures show from three people on."""
    return workshop(db, facilitator(db, "Alice"), minimum_group=3, pace=Pace.GUIDED, **settings)


def members(db: Session, made: Workshop, choices: Sequence[str], item: str = "PRE1") -> list[str]:
    """The seats of people who gave these choices."""
    tokens = [seat(db, made.join_code) for _ in choices]
    for token, choice in zip(tokens, choices, strict=True):
        answering.save_answer(db, token, item, choice)
    return tokens


def figures(db: Session, made: Workshop, item: str, vote: Vote = Vote.FIRST) -> ItemFigures:
    """What everybody sees of a revealed item."""
    report = results.revealed_item(db, made, item, vote=vote)
    assert report is not None
    return report.item(item)


def closed(db: Session, made: Workshop) -> ItemFigures:
    workshops.close_workshop(db, made)
    return results.load_report(db, made).item("PRE1")


def erase(db: Session, token: str) -> None:
    """Somebody takes all their answers back."""
    place = seats.seat_of(db, token)
    assert place is not None
    db.exec(delete(Answer).where(col(Answer.respondent_id) == place.respondent_id))
    db.exec(delete(Respondent).where(col(Respondent.id) == place.respondent_id))


def test_moving_on_tells_every_screen_and_moving_nowhere_tells_none() -> None:
    with transaction() as db:
        made = guided(db)
        token = seat(db, made.join_code)
        versions = []
        for item in ("PRE1", "PRE1", "CON3"):
            guiding.move_to(db, made, item)
            beat = guiding.pulse(db, token)
            assert beat is not None
            versions.append(beat.version)
            followed = guiding.place_of(db, token)
            assert followed is not None
            assert followed.current_item == item

    assert versions == [1, 1, 2]


def test_nothing_is_guided_where_everybody_goes_alone_or_nothing_is_open() -> None:
    with transaction() as db:
        free = workshop(db, facilitator(db, "Bob"))
        with pytest.raises(NotGuided):
            guiding.move_to(db, free, "PRE1")
        made = guided(db)
        workshops.close_workshop(db, made)
        for act in (guiding.move_to, guiding.reveal, guiding.open_second_vote):
            with pytest.raises(NotOpen):
                act(db, made, "PRE1")
        with pytest.raises(NotOpen):
            guiding.set_timer(db, made, 5)


def test_an_answer_to_the_element_before_is_in_until_its_reveal_and_refused_after() -> None:
    with transaction() as db:
        made = guided(db)
        tokens = members(db, made, "123")
        guiding.move_to(db, made, "PRE2")
        answering.save_answer(db, tokens[0], "PRE1", "4")
        guiding.reveal(db, made, "PRE1")
        with pytest.raises(AlreadyRevealed):
            answering.save_answers(db, tokens[1], {"PRE2": "1", "PRE1": "0"})

        assert db.exec(select(Answer).where(Answer.item == "PRE2")).all() == []
        assert figures(db, made, "PRE1").counts == (0, 0, 1, 1, 1)
        assert guiding.answered(db, made, "PRE1") == 3


def test_an_element_under_the_minimum_group_is_not_revealed() -> None:
    """Don't know is an answer, but no level: two levels and a don't know are too few."""
    with transaction() as db:
        made = guided(db)
        (*_others, unsure) = members(db, made, ["1", "2", "dk"])
        with pytest.raises(TooFewToReveal, match="Fewer than 3 people"):
            guiding.reveal(db, made, "PRE1")
        assert results.revealed_item(db, made, "PRE1") is None
        answering.save_answer(db, unsure, "PRE1", "4")
        guiding.reveal(db, made, "PRE1")
        version = made.live_version
        guiding.reveal(db, made, "PRE1")

        assert figures(db, made, "PRE1").counts == (0, 1, 1, 0, 1)
        assert made.live_version == version


def test_a_reveal_shows_one_element_and_no_other() -> None:
    with transaction() as db:
        made = guided(db)
        tokens = members(db, made, "123")
        for token in tokens:
            answering.save_answers(db, token, dict.fromkeys(SECTIONS["preconditions"][1:], "2"))
        guiding.reveal(db, made, "PRE1")
        report = results.revealed_item(db, made, "PRE1")
        assert report is not None

        assert [row.item for row in report.items if not row.hidden] == ["PRE1"]
        assert {row.answered for row in report.items if row.item != "PRE1"} == {0}
        assert results.revealed_item(db, made, "PRE2") is None


def test_whoever_comes_after_a_reveal_is_not_told_by_it_nor_by_closing() -> None:
    """The attacker keeps each publication, and knows that one person came after the first."""
    with transaction() as db:
        made = guided(db)
        tokens = members(db, made, "123")
        guiding.reveal(db, made, "PRE1")
        shown = figures(db, made, "PRE1").counts
        late = seat(db, made.join_code)
        with pytest.raises(AlreadyRevealed):
            answering.save_answer(db, late, "PRE1", "0")
        for token in [*tokens, late]:
            answering.save_answers(db, token, {"PRE2": "0" if token == late else "4"})
        guiding.reveal(db, made, "PRE2")

        assert figures(db, made, "PRE1").counts == shown
        assert figures(db, made, "PRE2").counts == (1, 0, 0, 0, 3)
        assert closed(db, made).counts == shown


def test_an_answer_that_passed_by_the_refusal_stays_out_of_what_was_revealed() -> None:
    """Frozen twice: should an answer change all the same, the figures do not."""
    with transaction() as db:
        made = guided(db)
        members(db, made, "123")
        guiding.reveal(db, made, "PRE1")
        row = db.exec(select(Answer).where(Answer.choice == "3")).one()
        row.choice = "0"
        db.flush()

        assert closed(db, made).counts == (0, 1, 1, 1, 0)
        assert results.load_report(db, made).stayed_out == 1


def test_means_come_with_the_whole_and_not_beside_what_somebody_erased() -> None:
    """With the mean of those who are left, the levels revealed before would tell who is gone."""
    with transaction() as db:
        made = guided(db)
        tokens = members(db, made, "1233", item="CON1")
        for token in tokens:
            answering.save_answers(
                db,
                token,
                {item: "2" for item in ITEMS if item not in {"QA1", "CON1"}},
            )
        guiding.reveal(db, made, "CON1")
        before = results.revealed_item(db, made, "CON1")
        assert before is not None
        assert {section.mean for section in before.sections} == {None}
        erase(db, tokens[0])
        workshops.close_workshop(db, made)
        report = results.load_report(db, made)

        assert report.item("CON1").counts == (0, 1, 1, 2, 0)
        means = {section.section: section.mean for section in report.sections}
        assert (means["conditions"], means["leadership"]) == (None, 2.0)
        assert report.breakdowns == ()
        publishing.publish(db, made)
        assert results.load_report(db, made) == report


def test_closing_after_reveals_is_closing_as_ever_where_nobody_changed_anything() -> None:
    with transaction() as db:
        reports = []
        for reveals in ((), ("PRE1", "CON2")):
            made = workshop(db, facilitator(db, f"of {reveals}"), minimum_group=3, pace=Pace.GUIDED)
            for choice in "01234":
                token = seat(db, made.join_code, sector="health")
                answering.save_answers(db, token, {item: choice for item in ITEMS if item != "QA1"})
            for item in reveals:
                guiding.reveal(db, made, item)
            workshops.close_workshop(db, made)
            reports.append(results.load_report(db, made))

    assert reports[0] == reports[1]


def test_a_second_vote_has_its_own_minimum_and_changes_nothing_of_the_first() -> None:
    with transaction() as db:
        made = guided(db)
        tokens = members(db, made, "004")
        with pytest.raises(RevealFirst):
            guiding.open_second_vote(db, made, "PRE1")
        guiding.reveal(db, made, "PRE1")
        with pytest.raises(NoSecondVote):
            answering.save_answer(db, tokens[0], "PRE1", "3", vote=Vote.SECOND)
        guiding.open_second_vote(db, made, "PRE1")
        tokens.append(seat(db, made.join_code))
        for token in tokens[2:]:
            answering.save_answer(db, token, "PRE1", "3", vote=Vote.SECOND)
        with pytest.raises(TooFewToReveal):
            guiding.reveal(db, made, "PRE1")
        answering.save_answer(db, tokens[0], "PRE1", "2", vote=Vote.SECOND)
        guiding.reveal(db, made, "PRE1")

        assert figures(db, made, "PRE1").counts == (2, 0, 0, 0, 1)
        assert figures(db, made, "PRE1", Vote.SECOND).counts == (0, 0, 1, 2, 0)
        for act in (
            lambda: answering.save_answer(db, tokens[1], "PRE1", "0", vote=Vote.SECOND),
            lambda: guiding.open_second_vote(db, made, "PRE1"),
        ):
            with pytest.raises(AlreadyRevealed):
                act()
        assert closed(db, made).counts == (2, 0, 0, 0, 1)
        assert figures(db, made, "PRE1", Vote.SECOND).counts == (0, 0, 1, 2, 0)


def test_closing_publishes_a_second_vote_of_enough_people_only() -> None:
    with transaction() as db:
        made = guided(db)
        tokens = members(db, made, "123")
        for token in tokens:
            answering.save_answer(db, token, "PRE2", "1")
        for item, voters in (("PRE1", 3), ("PRE2", 2)):
            guiding.reveal(db, made, item)
            guiding.open_second_vote(db, made, item)
            for token in tokens[:voters]:
                answering.save_answer(db, token, item, "4", vote=Vote.SECOND)
        workshops.close_workshop(db, made)
        published, _stayed_out = publishing.publication(db, made, vote=Vote.SECOND)

        assert published.items == ("PRE1",)
        with pytest.raises(AnswersClosed):
            answering.save_answer(db, tokens[0], "PRE2", "0", vote=Vote.SECOND)


def test_nothing_is_revealed_one_by_one_once_the_whole_was() -> None:
    with transaction() as db:
        made = guided(db)
        members(db, made, "123")
        workshops.close_workshop(db, made)
        workshops.reopen_workshop(made)
        with pytest.raises(PublishedAlready):
            guiding.reveal(db, made, "PRE1")
        assert results.revealed_item(db, made, "PRE1") is None


def test_a_closed_session_opened_again_keeps_what_was_revealed_to_itself() -> None:
    with transaction() as db:
        made = guided(db)
        members(db, made, "123")
        guiding.reveal(db, made, "PRE1")
        workshops.close_workshop(db, made)
        workshops.reopen_workshop(made)

        assert results.revealed_item(db, made, "PRE1") is None


def test_the_timer_starts_and_stops_and_moving_on_stops_it() -> None:
    with transaction() as db:
        made = guided(db)
        for started in (1_700_000_000, None):
            guiding.set_timer(db, made, started)
            assert made.timer_from == started
        guiding.set_timer(db, made, 1_700_000_000)
        guiding.move_to(db, made, "PRE1")
        assert made.timer_from is None


def test_the_group_answers_with_one_voice_where_it_was_agreed() -> None:
    with transaction() as db:
        made = workshop(db, facilitator(db, "Alice"), mode=Mode.TOGETHER)
        with pytest.raises(AnsweredTogether):
            seat(db, made.join_code)
        with pytest.raises(OffScale):
            guiding.save_group_answer(db, made, "PRE1", "9")
        for choice in "13":
            guiding.save_group_answer(db, made, "PRE1", choice)
        assert group.group_answers(db, made) == {"PRE1": "3"}
        assert guiding.answered(db, made, "PRE1") == 0
        workshops.close_workshop(db, made)
        with pytest.raises(NotOpen):
            guiding.save_group_answer(db, made, "PRE1", "0")

        other = workshop(db, facilitator(db, "Bob"))
        with pytest.raises(NotTogether):
            guiding.save_group_answer(db, other, "PRE1", "0")
        assert group.group_answers(db, other) == {}
