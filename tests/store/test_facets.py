from collections import Counter
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from random import Random

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError
from sqlmodel import delete, select

from cimpact.core.questionnaire import FACET_CHOICES, UnknownItem
from cimpact.core.report import FacetCounts
from cimpact.core.rows import disclosed
from cimpact.store import answering, results, seats, workshops
from cimpact.store.answering import AnswersClosed, FacetPlace, OffScale, SeatLost
from cimpact.store.db import reading, transaction
from cimpact.store.rows import load_rows
from cimpact.store.tables import FacetAnswer, Respondent, Workshop
from tests.scenes import FACETS, Cast, facilitator, seat, workshop

PLACES = [(item, number) for item, count in FACETS.items() for number in range(1, count + 1)]


@pytest.fixture
def token(database: Engine) -> str:  # noqa: ARG001  the session is stored in it
    """The seat of the one respondent of Alice's open session."""
    with transaction() as db:
        return seat(db, workshop(db, facilitator(db, "Alice")).join_code)


def save(token: str, item: str, facet: int, choice: str) -> None:
    with transaction() as db:
        answering.save_facet(db, token, item, facet, choice)


def stored(token: str) -> dict[FacetPlace, str]:
    with reading() as db:
        place = seats.seat_of(db, token)
        assert place is not None
        return answering.facets_of(db, place.respondent_id)


def test_each_facet_keeps_the_last_choice_made(token: str) -> None:
    for choice in (*FACET_CHOICES, "no", "no"):
        save(token, "PRE1", 2, choice)
    with transaction() as db:
        answering.save_facets(db, token, {("QA1", 3): "yes", ("PRE1", 1): "dk"})
        answering.save_facets(db, token, {})

    assert stored(token) == {("PRE1", 1): "dk", ("PRE1", 2): "no", ("QA1", 3): "yes"}


@pytest.mark.parametrize(
    ("item", "facet", "choice"),
    [
        *(("PRE1", 1, choice) for choice in ("", "maybe", "YES", "yes ", "3", "early")),
        *(("PRE1", facet, "yes") for facet in (0, -1, 3, 10**12)),
        ("PRE2", 1, "yes"),
    ],
)
def test_what_an_item_does_not_offer_is_refused_with_its_whole_batch(
    token: str, item: str, facet: int, choice: str
) -> None:
    """PRE1 has two facets, PRE2 has none."""
    with transaction() as db, pytest.raises(OffScale, match=f"one of the choices of {item}"):
        answering.save_facets(db, token, {("QA1", 1): "yes", (item, facet): choice})

    assert stored(token) == {}


def test_facet_of_an_unknown_item_is_refused(token: str) -> None:
    with pytest.raises(UnknownItem):
        save(token, "PRE4", 1, "yes")


def test_closed_session_takes_no_facet_and_keeps_the_earlier_ones(token: str) -> None:
    save(token, "PRE1", 1, "yes")
    with transaction() as db:
        workshops.close_workshop(db, db.exec(select(Workshop)).one())

    with pytest.raises(AnswersClosed):
        save(token, "PRE1", 1, "no")
    assert stored(token) == {("PRE1", 1): "yes"}


def test_facets_go_with_the_person_who_is_erased(people: Cast) -> None:
    with transaction() as db:
        db.exec(delete(Respondent).where(Respondent.id == people.alice.respondent))

    with pytest.raises(SeatLost):
        save(people.alice.seat, "PRE1", 1, "no")
    with reading() as db:
        assert db.exec(select(FacetAnswer.respondent_id)).all() == [people.bob.respondent]


def test_two_tabs_of_one_person_leave_one_choice_per_facet(token: str) -> None:
    tabs = [dict.fromkeys(PLACES, "yes"), dict.fromkeys(reversed(PLACES), "no")]

    def send(tab: int) -> None:
        with transaction() as db:
            answering.save_facets(db, token, tabs[tab % 2])

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(send, range(20)))

    assert stored(token) in tabs


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE facet_answer SET choice = 'maybe'",
        "UPDATE facet_answer SET choice = NULL",
        "UPDATE facet_answer SET respondent_id = 'nobody'",
        "INSERT INTO facet_answer SELECT * FROM facet_answer",
    ],
)
def test_database_itself_refuses_a_facet_that_must_not_be(token: str, statement: str) -> None:
    save(token, "PRE1", 1, "yes")

    with pytest.raises(IntegrityError), transaction() as db:
        db.execute(text(statement))
    assert stored(token) == {("PRE1", 1): "yes"}


def closed_with(said: Sequence[Mapping[FacetPlace, str]], **levels: str) -> str:
    """The id of a closed session whose people gave these levels, and said this of facets."""
    with transaction() as db:
        made = workshop(db, facilitator(db, "Alice"))
        for facets in said:
            member = seat(db, made.join_code)
            answering.save_answers(db, member, levels)
            answering.save_facets(db, member, facets)
        workshops.close_workshop(db, made)
        return made.id


def reopened_for(
    workshop_id: str,
    levels: Mapping[str, str],
    facets: Mapping[FacetPlace, str],
    *,
    people: int = 1,
) -> None:
    """So many more people come, say the same, and the session is closed again."""
    with transaction() as db:
        made = db.get_one(Workshop, workshop_id)
        workshops.reopen_workshop(made)
        db.flush()
        for _ in range(people):
            member = seat(db, made.join_code)
            answering.save_answers(db, member, levels)
            answering.save_facets(db, member, facets)
        workshops.close_workshop(db, made)


def stayed_out(workshop_id: str) -> int:
    with reading() as db:
        return results.load_report(db, db.get_one(Workshop, workshop_id)).stayed_out


def shown(workshop_id: str) -> tuple[tuple[FacetCounts | None, ...] | None, ...]:
    """What the results say of the facets of PRE1 and of QA1."""
    with reading() as db:
        report = results.load_report(db, db.get_one(Workshop, workshop_id))
    return report.item("PRE1").facets, report.item("QA1").facets


def taken_away(workshop_id: str) -> Counter[tuple[str, int, str]]:
    """How often a file of the answers says each thing of a facet."""
    with reading() as db:
        rows = load_rows(db, db.get_one(Workshop, workshop_id))
    facets = disclosed(rows, Random(1)).facets  # noqa: S311  of a test
    return Counter((each.item, each.facet, each.choice) for each in facets)


@pytest.mark.usefixtures("database")
def test_results_count_facets_with_their_element_from_the_minimum_group_on() -> None:
    """Of PRE1's second facet four people say more than don't know; nobody gave QA1 a level."""
    said = [{("PRE1", 1): "yes", ("PRE1", 2): "no", ("QA1", 1): "yes"}] * 4
    said += [{("PRE1", 1): "partly", ("PRE1", 2): "dk", ("QA1", 1): "yes"}] * 2

    assert shown(closed_with(said, PRE1="3")) == (((4, 2, 0, 0), None), None)


@pytest.mark.usefixtures("database")
def test_facets_of_late_joiners_stay_out_until_enough_have_come() -> None:
    """Neither the results nor a file tells what one person said, by what is more than before."""
    made = closed_with([{("PRE1", 1): "yes"}] * 6, PRE1="3")
    before = shown(made), taken_away(made)
    assert before == ((((6, 0, 0, 0), None), None), {("PRE1", 1, "yes"): 6})

    late = [("3", "no"), ("2", "yes"), ("4", "yes"), ("3", "partly")]
    for number, (level, choice) in enumerate(late, start=1):
        reopened_for(made, {"PRE1": level}, {("PRE1", 1): choice})
        assert (shown(made), taken_away(made), stayed_out(made)) == (*before, number)
    reopened_for(made, {"PRE1": "2"}, {("PRE1", 1): "partly"})

    assert shown(made)[0] == ((8, 2, 1, 0), None)
    assert taken_away(made) == {
        ("PRE1", 1, "yes"): 8,
        ("PRE1", 1, "partly"): 2,
        ("PRE1", 1, "no"): 1,
    }


@pytest.mark.usefixtures("database")
def test_facets_of_somebody_without_an_answer_count_nowhere() -> None:
    """A file has no line for them: results with them would tell, by subtraction, what they said."""
    only_facets = {("PRE1", 1): "no", ("PRE1", 2): "no"}
    with transaction() as db:
        made = workshop(db, facilitator(db, "Alice"))
        for _ in range(5):
            member = seat(db, made.join_code)
            answering.save_answer(db, member, "PRE1", "3")
            answering.save_facet(db, member, "PRE1", 1, "yes")
        answering.save_facets(db, seat(db, made.join_code), only_facets)
        workshops.close_workshop(db, made)

    for more in (0, 7):
        reopened_for(made.id, {}, only_facets, people=more)
        assert shown(made.id)[0] == ((5, 0, 0, 0), None)
        assert taken_away(made.id) == {("PRE1", 1, "yes"): 5}
        assert stayed_out(made.id) == 0


@pytest.mark.usefixtures("database")
def test_facets_stay_out_with_the_answers_of_their_person() -> None:
    """Five newcomers of one mind on the element are of several minds on its first facet."""
    made = closed_with([{("PRE1", 1): "yes"}] * 6, PRE1="2")
    before = shown(made), taken_away(made)

    for choice in ("yes", "yes", "partly", "no", "no"):
        reopened_for(made, {"PRE1": "4"}, {("PRE1", 1): choice})
    assert (shown(made), taken_away(made), stayed_out(made)) == (*before, 5)
