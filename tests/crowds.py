"""Closed sessions of any size with made-up answers, written at once."""

from random import Random

from sqlmodel import Session, insert

from cimpact.core.questionnaire import DONT_KNOW, TOO_EARLY, Item, Questionnaire
from cimpact.signing import new_token, token_hash
from cimpact.store import collectives, workshops
from cimpact.store.tables import Answer, Respondent, RespondentKind, Vote, Workshop, random_key
from tests.scenes import TODAY


def crowd(
    db: Session,
    owner_id: str,
    questionnaire: Questionnaire,
    *,
    people: int,
    name: str = "Foule",
    seed: int = 1,
    **settings: object,
) -> Workshop:
    """A closed session in a new collective, answered by so many people.

    Every third item splits them in two camps; about one answer in twelve is no level.
    """
    chance = Random(seed)  # noqa: S311  repeatable play, no secret
    collective = collectives.create_collective(db, name=name, owner_id=owner_id, today=TODAY)
    workshop = workshops.create_workshop(db, collective, questionnaire, today=TODAY, **settings)
    workshops.open_workshop(workshop)
    members = [_respondent(workshop, questionnaire, chance) for _ in range(people)]
    answers = [
        {"respondent_id": member["id"], "item": item.code, "vote": Vote.FIRST, "choice": choice}
        for place, item in enumerate(questionnaire.items)
        for member, choice in zip(members, _choices(item, place, people, chance), strict=True)
    ]
    if people:
        db.exec(insert(Respondent), params=members)
        db.exec(insert(Answer), params=answers)
    workshops.close_workshop(db, workshop)
    db.flush()
    return workshop


def _respondent(
    workshop: Workshop, questionnaire: Questionnaire, chance: Random
) -> dict[str, object]:
    return {
        "id": random_key(),
        "workshop_id": workshop.id,
        "kind": RespondentKind.PERSON,
        "seat_hash": token_hash(new_token()),
        "sector": chance.choice([None, *(each.code for each in questionnaire.sectors[:6])]),
        "role": chance.choice([None, *(each.code for each in questionnaire.roles[1:])]),
        "notice_version": "1",
        "has_finished": True,
    }


def _choices(item: Item, place: int, people: int, chance: Random) -> list[str]:
    middle = chance.uniform(0.3, 0.85) * item.top
    return [_choice(item, place, middle, chance) for _ in range(people)]


def _choice(item: Item, place: int, middle: float, chance: Random) -> str:
    fate = chance.random()
    if fate < 1 / 12:
        return DONT_KNOW if fate < 1 / 20 else TOO_EARLY
    camp = chance.choice([-1.6, 1.6]) if place % 3 == 0 else 0
    return str(min(max(round(chance.gauss(middle + camp, 0.8)), 0), item.top))
