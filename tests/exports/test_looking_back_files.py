"""The files of a session that looked back: its own vote, and nowhere among the first one."""

from dataclasses import replace
from datetime import date

import pytest
from sqlmodel import Session

from cimpact.core.bundle import read_bundle
from cimpact.core.rows import AnswerRow
from cimpact.exports.session_json import session_json
from cimpact.store import answering, looking_back, workshops
from cimpact.store.db import transaction
from cimpact.store.facts import load_facts
from cimpact.store.rows import load_rows
from cimpact.store.tables import Collective, Vote, Workshop
from tests import scenes
from tests.exports.session_rows import files_of, people, rows_of
from tests.exports.sessions import wanted

LOOKED = rows_of(
    people(2),
    tuple(
        AnswerRow(each.key, vote, "Q1", choice)
        for each in people(2)
        for vote, choice in (("first", "3"), ("looking_back", "1"))
    ),
    minimum_group=2,
)


def test_the_long_file_has_the_vote_and_the_wide_one_only_today() -> None:
    files = files_of(LOOKED)
    assert files["wide.csv"].decode() == (
        "respondent,kind,sector,role,Q1\n2033,person,,,3\n3201,person,,,3\n"
    )
    assert files["long.csv"].decode() == (
        "respondent,kind,section,item,vote,choice,level\n"
        "2033,person,conditions,Q1,first,3,3\n"
        "2033,person,conditions,Q1,looking_back,1,1\n"
        "3201,person,conditions,Q1,first,3,3\n"
        "3201,person,conditions,Q1,looking_back,1,1\n"
    )


def test_the_readme_says_which_day_they_look_back_to() -> None:
    said = "Answers looking back speak of the session of May 12, 2026."
    readme = files_of(replace(LOOKED, looking_back_to=date(2026, 5, 12)))["README.txt"].decode()
    assert said in readme.splitlines()
    assert said not in files_of(LOOKED)["README.txt"].decode()


def after_another(db: Session) -> tuple[Workshop, Workshop]:
    """A closed session of five, and another one in which the same five look back at it."""
    first = scenes.workshop(db, scenes.facilitator(db, "Alice"))
    for _person in range(5):
        answering.save_answer(db, scenes.seat(db, first.join_code), "CON1", "2")
    workshops.close_workshop(db, first)
    made = workshops.create_workshop(
        db,
        db.get_one(Collective, first.collective_id),
        scenes.questionnaire(),
        today=scenes.TODAY,
        held_on=date(2027, 5, 12),
    )
    looking_back.choose(db, made, earlier_id=first.id, sections=["conditions"])
    workshops.open_workshop(made)
    for _person in range(5):
        token = scenes.seat(db, made.join_code)
        answering.save_answer(db, token, "CON1", "3")
        answering.save_answer(db, token, "CON1", "1", vote=Vote.LOOKING_BACK)
    workshops.close_workshop(db, made)
    return first, made


@pytest.mark.usefixtures("database")
def test_the_session_file_carries_the_vote_and_its_day_and_is_read_back() -> None:
    with transaction() as db:
        first, made = after_another(db)
        file = session_json(load_facts(db, made), load_rows(db, made), wanted())
        held_on = first.held_on
    read = read_bundle(file)

    assert read.facts.looking_back_to == held_on == scenes.TODAY
    assert [each.answers for each in read.respondents] == [
        {"first": {"CON1": "3"}, "looking_back": {"CON1": "1"}}
    ] * 5
