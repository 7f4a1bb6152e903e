"""Small worlds for tests: a made-up questionnaire and the people around it.

Alice, Bob and Charlie are facilitators: Alice owns what a test looks at, Bob owns something else,
Charlie owns nothing. In a crew, Bob and Olga share what Alice owns: he runs sessions, she observes.
"""

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlmodel import Session, select

from cimpact.core.questionnaire import Questionnaire
from cimpact.store import accounts, answering, collectives, seats, team, workshops
from cimpact.store.tables import Collective, TeamRole, Workshop, metadata

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
NO_HASH = "not a hash: nobody signs in with this account"

SECTIONS = {
    "preconditions": ["PRE1", "PRE2", "PRE3"],
    "questions_considered": ["QA1", "QA2", "QA3", "QA4", "QA5"],
    "questions_objectives": ["QB1", "QB2", "QB3", "QB4", "QB5"],
    "conditions": ["CON1", "CON2", "CON3", "CON4", "CON5"],
    "leadership": ["LEA1", "LEA2", "LEA3", "LEA4", "LEA5", "LEA6", "LEA7", "LEA8", "LEA9"],
}
ITEMS = [item for items in SECTIONS.values() for item in items]
SHORT_SCALE = "QA1"
"""The item with three levels (0 to 2); all others have five (0 to 4)."""

FACETS = {"PRE1": 2, "QA1": 3}
"""How many facets an item has; the others have none."""

PHASES = ("I", "II", "III", "IV", "V")


def questionnaire(*, version: str = "1.0", title: str = "Trial") -> Questionnaire:
    """All 27 items with made-up words; the target of every section in phase III is 3."""
    return Questionnaire.model_validate(
        {
            "id": "long",
            "version": version,
            "title": _both(title),
            "description": _both("For tests"),
            "dont_know": _both("I do not know"),
            "too_early": _both("Too early to say"),
            "sections": [_section(code, items) for code, items in SECTIONS.items()],
            "sectors": [{"code": "health", "name": _both("Health")}],
            "roles": [{"code": "member", "name": _both("Member"), "concerned": True}],
            "phases": [
                {
                    "code": phase,
                    "name": _both(f"Phase {phase}"),
                    "stage": _both("Stage"),
                    "targets": dict.fromkeys(SECTIONS, min(number, 3)),
                }
                for number, phase in enumerate(PHASES, start=1)
            ],
            "documents": [{"code": "000", "title": _both("Made up")}],
        }
    )


def facilitator(db: Session, name: str) -> str:
    """The id of a new account."""
    return accounts.add_facilitator(db, name=name, passphrase_hash=NO_HASH).id


def workshop(
    db: Session, owner_id: str, *, is_open: bool = True, name: str = "Comité", **settings: object
) -> Workshop:
    """A session in a new collective of that owner, open unless the test wants a draft."""
    collective = collectives.create_collective(db, name=name, owner_id=owner_id, today=TODAY)
    wanted = {"today": TODAY, **settings}
    made = workshops.create_workshop(db, collective, questionnaire(), **wanted)
    if is_open:
        workshops.open_workshop(made)
        db.flush()
    return made


def seat(db: Session, join_code: str, **given: object) -> str:
    """The token of somebody who has just joined."""
    return seats.take_seat(db, seats.invitation(db, join_code), **given)


@dataclass(frozen=True, slots=True)
class Corner:
    """What one facilitator has: an open session with one respondent, an answer and a note."""

    facilitator: str
    sign_in: str
    collective: str
    workshop: str
    join_code: str
    seat: str
    respondent: str


@dataclass(frozen=True, slots=True)
class Cast:
    """Alice and Bob with their own session each; Charlie with none (his id)."""

    alice: Corner
    bob: Corner
    charlie: str


@dataclass(frozen=True, slots=True)
class Crew:
    """Alice owns, Bob facilitates, Olga observes, Charlie has nothing to do with it: their ids.

    ``foreign`` is what Zoé owns, and nobody shares.
    """

    alice: str
    bob: str
    olga: str
    charlie: str
    collective: str
    workshop: str
    foreign: Corner

    @property
    def roles(self) -> dict[str, str]:
        """Everybody's id by what they are to the collective."""
        return {
            "owner": self.alice,
            "facilitator": self.bob,
            "observer": self.olga,
            "stranger": self.charlie,
        }


def crew(db: Session) -> Crew:
    """A team around the collective of an open session."""
    ids = {name: facilitator(db, name) for name in ("Alice", "Bob", "Olga", "Charlie")}
    made = workshop(db, ids["Alice"], name="Shared")
    collective = db.get_one(Collective, made.collective_id)
    team.add_member(db, collective, facilitator_id=ids["Bob"], role=TeamRole.FACILITATOR)
    team.add_member(db, collective, facilitator_id=ids["Olga"], role=TeamRole.OBSERVER)
    return Crew(
        *ids.values(),
        collective=collective.id,
        workshop=made.id,
        foreign=_corner(db, "Zoé", choice="0", evidence="Zoé's members never met."),
    )


def cast(db: Session) -> Cast:
    """Everybody on stage. Alice's respondent answered PRE1 with 3, Bob's with 1, and a facet."""
    return Cast(
        alice=_corner(db, "Alice", choice="3", evidence="Alice's members met twice."),
        bob=_corner(db, "Bob", choice="1", evidence="Bob's members never met."),
        charlie=facilitator(db, "Charlie"),
    )


def everything(db: Session) -> dict[str, set[tuple[object, ...]]]:
    """All that is stored: the rows of each table, lists and targets as JSON."""
    return {
        table.name: {
            tuple(json.dumps(value) if isinstance(value, dict | list) else value for value in row)
            for row in db.execute(select(*table.columns))
        }
        for table in metadata.sorted_tables
    }


def _corner(db: Session, name: str, *, choice: str, evidence: str) -> Corner:
    owner = facilitator(db, name)
    sign_in = accounts.start_sign_in(db, accounts.facilitator_named(db, name), today=TODAY)
    made = workshop(db, owner, name=f"{name}'s collective")
    token = seat(db, made.join_code, sector="health")
    answering.save_answer(db, token, "PRE1", choice)
    answering.save_facet(db, token, "PRE1", 2, "partly")
    answering.save_note(db, token, "PRE1", evidence=evidence)
    place = seats.seat_of(db, token)
    assert place is not None
    return Corner(
        facilitator=owner,
        sign_in=sign_in,
        collective=made.collective_id,
        workshop=made.id,
        join_code=made.join_code,
        seat=token,
        respondent=place.respondent_id,
    )


def _section(code: str, items: list[str]) -> dict[str, Any]:
    gate = code == "preconditions"
    return {
        "code": code,
        "name": _both(code),
        "averaged": not gate,
        "items": [_item(item, gate=gate) for item in items],
    }


def _item(code: str, *, gate: bool) -> dict[str, Any]:
    levels = 3 if code == SHORT_SCALE else 5
    return {
        "code": code,
        "name": _both(f"Element {code}"),
        "stem": _both(f"Where do you stand on {code}?"),
        "levels": [
            {"short": _both(f"level {level}"), "sentence": _both(f"{code} at level {level}.")}
            for level in range(levels)
        ],
        "gate": gate,
        "facets": [_both(f"Point {number}") for number in range(1, FACETS.get(code, 0) + 1)],
        "sources": ["S000-01"],
    }


def _both(words: str) -> dict[str, str]:
    return {"fr": f"{words} (fr)", "en": words}
