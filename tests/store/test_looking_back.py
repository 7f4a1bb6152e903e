"""Looking back through the store: who is asked what, what is refused, what is published of it."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

import pytest
from sqlmodel import Session, select

from cimpact.core.looking_back import LookingBack
from cimpact.core.rows import FileRows, disclosed
from cimpact.store import (
    answering,
    guiding,
    looking_back,
    owncodes,
    results,
    rows,
    seats,
    workshops,
)
from cimpact.store.answering import AlreadyRevealed, AnswersClosed, NotLookingBack, OffScale
from cimpact.store.db import transaction
from cimpact.store.looking_back import Asked, NoEarlierSession
from cimpact.store.sittings import load_looking_back
from cimpact.store.tables import Anonymity, Answer, Collective, Mode, Pace, Vote, Workshop
from cimpact.store.workshops import AlreadyOpen
from tests.scenes import ITEMS, SECTIONS, TODAY, facilitator, questionnaire, seat, workshop

pytestmark = pytest.mark.usefixtures("database")

LATER = TODAY + timedelta(days=180)
CONDITIONS = SECTIONS["conditions"]


def earlier(db: Session, *, people: int = 6, owner: str = "Alice", **settings: object) -> Workshop:
    """A closed session of somebody's: everybody at level 2, the minimum group being three."""
    made = workshop(db, facilitator(db, owner), name=owner, minimum_group=3, **settings)
    for _ in range(people):
        answering.save_answer(db, seat(db, made.join_code), "CON1", "2")
    workshops.close_workshop(db, made)
    return made


def next_one(db: Session, before: Workshop, *, day: date = LATER, **settings: object) -> Workshop:
    """A draft of the same collective."""
    collective = db.get_one(Collective, before.collective_id)
    wanted = {"minimum_group": 3, "today": TODAY, "held_on": day, **settings}
    return workshops.create_workshop(db, collective, questionnaire(), **wanted)


def asking(db: Session, before: Workshop, *sections: str, **settings: object) -> Workshop:
    """An open session that looks back at that one; of the conditions unless told otherwise."""
    made = next_one(db, before, **settings)
    wanted = list(sections) or ["conditions"]
    looking_back.choose(db, made, earlier_id=before.id, sections=wanted)
    workshops.open_workshop(made)
    db.flush()
    return made


def members(
    db: Session, made: Workshop, today: Sequence[str | None], past: Sequence[str | None]
) -> list[str]:
    """The seats of people who said this of CON1, today and looking back; None is nothing."""
    tokens = [seat(db, made.join_code) for _ in today]
    for token, now, then in zip(tokens, today, past, strict=True):
        if now is not None:
            answering.save_answer(db, token, "CON1", now)
        if then is not None:
            answering.save_answer(db, token, "CON1", then, vote=Vote.LOOKING_BACK)
    return tokens


def closed(db: Session, made: Workshop) -> LookingBack:
    workshops.close_workshop(db, made)
    found = load_looking_back(db, made)
    assert found is not None
    return found


def file_rows(db: Session, made: Workshop) -> FileRows:
    return disclosed(rows.load_rows(db, made), Random(1))  # noqa: S311  repeatable numbers, no secret


def votes_in(file: FileRows) -> dict[str, int]:
    """How many answers of each vote a file has."""
    return {vote: list(file.answers.vote).count(vote) for vote in dict.fromkeys(file.answers.vote)}


def erase(db: Session, token: str) -> None:
    owncodes.erase(db, token)


def test_a_session_may_look_back_at_the_closed_ones_before_it() -> None:
    with transaction() as db:
        first = earlier(db)
        second = next_one(db, first, day=TODAY + timedelta(days=90))
        workshops.open_workshop(second)
        workshops.close_workshop(db, second)
        next_one(db, first, day=TODAY + timedelta(days=100))  # a draft
        later = next_one(db, first, day=LATER + timedelta(days=1))
        workshops.open_workshop(later)
        workshops.close_workshop(db, later)
        draft = next_one(db, first)

        found = looking_back.sessions_before(db, draft)

        assert [each.workshop_id for each in found] == [second.id, first.id]
        assert [each.held_on for each in found] == [second.held_on, first.held_on]
        assert found[0].items == tuple(ITEMS)
        draft.mode, draft.pace = Mode.TOGETHER, Pace.GUIDED
        assert looking_back.sessions_before(db, draft) == []


def test_only_elements_on_the_same_scale_are_asked() -> None:
    with transaction() as db:
        first = earlier(db)
        other = questionnaire(version="2.0").model_dump()
        conditions = next(each for each in other["sections"] if each["code"] == "conditions")
        conditions["items"][0]["levels"] = conditions["items"][0]["levels"][:3]
        collective = db.get_one(Collective, first.collective_id)
        changed = type(questionnaire()).model_validate(other)
        draft = workshops.create_workshop(db, collective, changed, today=TODAY, held_on=LATER)

        looking_back.choose(db, draft, earlier_id=first.id, sections=["conditions"])
        db.flush()

        assert draft.looking_back == CONDITIONS[1:]
        asked = looking_back.asked(db, draft.id)
        assert asked == Asked(first.held_on, frozenset(CONDITIONS[1:]))


def test_choosing_no_section_asks_nothing() -> None:
    with transaction() as db:
        first = earlier(db)
        draft = next_one(db, first)
        looking_back.choose(db, draft, earlier_id=first.id, sections=["leadership"])
        assert draft.looking_back == SECTIONS["leadership"]

        looking_back.choose(db, draft, earlier_id=first.id, sections=[])

        assert (draft.looking_back, draft.looking_back_to) == (None, None)
        assert looking_back.asked(db, draft.id) is None


def test_what_is_asked_is_frozen_at_opening() -> None:
    with transaction() as db:
        first = earlier(db)
        made = asking(db, first)
        with pytest.raises(AlreadyOpen):
            looking_back.choose(db, made, earlier_id=first.id, sections=["leadership"])
        assert made.looking_back == CONDITIONS


def test_nobody_looks_back_at_another_collective_at_a_later_day_or_at_no_session() -> None:
    with transaction() as db:
        first, bobs = earlier(db), earlier(db, owner="Bob")
        draft = next_one(db, first, day=TODAY - timedelta(days=1))
        late = next_one(db, first)
        for asked_by, wanted in (
            (late, bobs.id),
            (draft, first.id),
            (late, "nowhere"),
            (late, None),
        ):
            with pytest.raises(NoEarlierSession):
                looking_back.choose(db, asked_by, earlier_id=wanted, sections=["conditions"])
            assert asked_by.looking_back is None
        with pytest.raises(NoEarlierSession):
            looking_back.choose(db, late, earlier_id=first.id, sections=["no such section"])


def test_a_look_back_is_kept_beside_the_answer_of_today() -> None:
    with transaction() as db:
        made = asking(db, earlier(db))
        (token,) = members(db, made, ["3"], ["1"])
        answering.save_answer(db, token, "CON1", "dk", vote=Vote.LOOKING_BACK)
        place = seats.seat_of(db, token)
        assert place is not None
        assert answering.choices_of(db, place.respondent_id) == {"CON1": "3"}
        past = answering.choices_of(db, place.respondent_id, vote=Vote.LOOKING_BACK)
        assert past == {"CON1": "dk"}
        counts = results.participation(db, made)
        assert [section.started for section in counts.sections] == [0, 0, 0, 1, 0]
        assert guiding.answered(db, made, "CON1") == 1


def test_a_look_back_counts_in_no_progress() -> None:
    with transaction() as db:
        made = asking(db, earlier(db))
        members(db, made, [None], ["1"])
        assert [section.started for section in results.participation(db, made).sections] == [0] * 5
        assert guiding.answered(db, made, "CON1") == 0


@pytest.mark.parametrize(
    ("item", "choice", "error"),
    [
        ("LEA1", "1", NotLookingBack),  # of a section that was not chosen
        ("PRE1", "1", NotLookingBack),
        ("nowhere", "1", NotLookingBack),
        ("CON1", "5", OffScale),
        ("CON1", "early", OffScale),
    ],
)
def test_a_forged_look_back_is_refused(item: str, choice: str, error: type[Exception]) -> None:
    with transaction() as db:
        token = seat(db, asking(db, earlier(db)).join_code)
        with pytest.raises(error):
            answering.save_answers(db, token, {item: choice}, vote=Vote.LOOKING_BACK)
        assert db.exec(select(Answer).where(Answer.vote == Vote.LOOKING_BACK)).all() == []


def test_nothing_is_looked_back_at_in_a_session_that_asks_nothing() -> None:
    """Not even of an element that was opened for a second vote."""
    with transaction() as db:
        first = earlier(db)
        made = next_one(db, first, pace=Pace.GUIDED)
        workshops.open_workshop(made)
        made.second_votes = ["CON1"]
        db.flush()
        token = seat(db, made.join_code)
        with pytest.raises(NotLookingBack):
            answering.save_answer(db, token, "CON1", "1", vote=Vote.LOOKING_BACK)


def test_all_of_several_looks_back_or_none_is_kept() -> None:
    with transaction() as db:
        token = seat(db, asking(db, earlier(db)).join_code)
        with pytest.raises(NotLookingBack):
            answering.save_answers(db, token, {"CON1": "1", "LEA1": "1"}, vote=Vote.LOOKING_BACK)
        place = seats.seat_of(db, token)
        assert place is not None
        assert answering.choices_of(db, place.respondent_id, vote=Vote.LOOKING_BACK) == {}


def test_a_look_back_ends_when_the_answers_of_today_are_on_the_wall() -> None:
    with transaction() as db:
        made = asking(db, earlier(db), pace=Pace.GUIDED)
        tokens = members(db, made, ["3"] * 3, ["1"] * 3)
        guiding.reveal(db, made, "CON1")
        with pytest.raises(AlreadyRevealed):
            answering.save_answer(db, tokens[0], "CON1", "2", vote=Vote.LOOKING_BACK)
        answering.save_answer(db, tokens[0], "CON2", "2", vote=Vote.LOOKING_BACK)


def test_a_closed_session_takes_no_look_back() -> None:
    with transaction() as db:
        made = asking(db, earlier(db))
        (token,) = members(db, made, ["3"], ["1"])
        workshops.close_workshop(db, made)
        with pytest.raises(AnswersClosed):
            answering.save_answer(db, token, "CON1", "2", vote=Vote.LOOKING_BACK)


def test_once_the_earlier_session_is_erased_nothing_is_asked_of_it() -> None:
    with transaction() as db:
        first = earlier(db)
        made = asking(db, first)
        token, *_ = members(db, made, ["3"] * 3, ["1"] * 3)
        workshops.delete_workshop(db, first)
        db.refresh(made)
        assert made.looking_back_to is None
        assert looking_back.asked(db, made.id) is None
        with pytest.raises(NotLookingBack):
            answering.save_answer(db, token, "CON1", "2", vote=Vote.LOOKING_BACK)
        workshops.close_workshop(db, made)
        assert load_looking_back(db, made) is None
        assert results.load_report(db, made).item("CON1").counts == (0, 0, 0, 3, 0)


def test_closing_publishes_three_views_and_leaves_today_as_it_is() -> None:
    """Six people at 2 then; five look back at 0, 1, 1, 1 and don't know; six at 3 today."""
    with transaction() as db:
        first = earlier(db)
        plain, made = next_one(db, first), asking(db, first)
        workshops.open_workshop(plain)
        members(db, plain, ["3"] * 6, [None] * 6)
        members(db, made, ["3"] * 6, ["0", "1", "1", "1", "dk", None])
        workshops.close_workshop(db, plain)

        back = closed(db, made)

        found = back.item("CON1")
        assert (back.then, back.today, back.people) == (first.held_on, made.held_on, 5)
        assert [each.item for each in back.items] == CONDITIONS
        assert (found.then.mean, found.seen.mean, found.today.mean) == (2.0, 0.75, 3.0)
        assert (found.seen.counts, found.seen.dont_know) == ((1, 3, 0, 0, 0), 1)
        assert found.felt is not None
        assert (found.felt.pairs, found.felt.up) == (4, 4)
        assert results.load_report(db, made) == results.load_report(db, plain)


def test_looking_back_shows_from_its_own_minimum_group_on() -> None:
    with transaction() as db:
        made = asking(db, earlier(db))
        members(db, made, ["3"] * 6, ["1", "1", None, None, None, None])

        back = closed(db, made)

        found = back.item("CON1")
        assert (back.people, found.seen.hidden, found.seen.mean) == (2, True, None)
        assert found.today.mean == 3.0
        assert votes_in(file_rows(db, made)) == {"first": 6}
        published = select(Answer.published).where(Answer.vote == Vote.LOOKING_BACK)
        assert set(db.exec(published)) == {None}


def test_people_without_an_answer_of_today_do_not_count_looking_back() -> None:
    """A file lists the people of the results: one more would tell who is behind their sectors."""
    with transaction() as db:
        made = asking(db, earlier(db))
        members(db, made, ["3"] * 5 + [None], ["1"] * 5 + ["4"])

        back = closed(db, made)

        assert (back.people, back.item("CON1").seen.counts) == (5, (0, 5, 0, 0, 0))
        file = file_rows(db, made)
        assert len(file.respondents) == 5
        assert votes_in(file) == {"first": 5, "looking_back": 5}


def test_a_late_look_back_stays_out_until_enough_others_come() -> None:
    with transaction() as db:
        made = asking(db, earlier(db))
        tokens = members(db, made, ["3"] * 5, ["1"] * 5)
        before = closed(db, made)
        workshops.reopen_workshop(made)
        members(db, made, ["2"], ["4"])
        answering.save_answer(db, tokens[0], "CON1", "0", vote=Vote.LOOKING_BACK)

        after = closed(db, made)

        assert after == before
        assert looking_back.revision(db, made) == 2  # one person's change stayed out
        assert votes_in(file_rows(db, made)) == {"first": 5, "looking_back": 5}


def test_a_file_drops_looks_back_once_some_of_them_are_erased() -> None:
    """Three of ten leave the figures of today together; of them, one had looked back."""
    with transaction() as db:
        made = asking(db, earlier(db))
        today = ["1", "2", "3", *["2"] * 7]
        tokens = members(db, made, today, [None, None, "1", *["2"] * 7])
        assert closed(db, made).item("CON1").felt is not None
        assert votes_in(file_rows(db, made)) == {"first": 10, "looking_back": 8}

        for token in tokens[:3]:
            erase(db, token)

        assert looking_back.is_incomplete(db, made)
        assert votes_in(file_rows(db, made)) == {"first": 7}
        back = load_looking_back(db, made)
        assert back is not None
        found = back.item("CON1")
        assert found.seen.counts == (0, 1, 7, 0, 0)  # as it was shown
        assert (found.felt, found.ruler) == (None, None)


def test_where_everybody_is_named_one_look_back_shows() -> None:
    with transaction() as db:
        made = asking(db, earlier(db), anonymity=Anonymity.NAMED)
        token = seat(db, made.join_code, name="Zoé")
        answering.save_answer(db, token, "CON1", "3")
        answering.save_answer(db, token, "CON1", "1", vote=Vote.LOOKING_BACK)

        assert closed(db, made).item("CON1").seen.mean == 1.0


def test_the_ruler_follows_people_by_their_own_codes() -> None:
    """Four people carry a code; three of them place that day lower than they did."""
    with transaction() as db:
        first = workshop(db, facilitator(db, "Alice"), minimum_group=3)
        codes = []
        for _ in range(4):
            token = seat(db, first.join_code)
            answering.save_answer(db, token, "CON1", "2")
            codes.append(owncodes.give_code(db, token))
        workshops.close_workshop(db, first)
        made = asking(db, first)
        tokens = members(db, made, ["3"] * 4, ["1", "1", "1", "2"])
        for token, code in zip(tokens, codes, strict=True):
            owncodes.enter_code(db, token, code)

        ruler = closed(db, made).item("CON1").ruler

        assert ruler is not None
        assert (ruler.pairs, ruler.up, ruler.same, ruler.down) == (4, 0, 1, 3)


def test_a_session_that_asks_nothing_has_nothing_to_say_of_the_past() -> None:
    with transaction() as db:
        made = next_one(db, earlier(db))
        workshops.open_workshop(made)
        members(db, made, ["3"] * 3, [None] * 3)
        workshops.close_workshop(db, made)
        assert load_looking_back(db, made) is None
        assert not looking_back.is_incomplete(db, made)
        assert looking_back.revision(db, made) is None
