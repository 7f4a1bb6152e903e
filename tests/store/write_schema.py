"""Keep the current schema, with data, as SQL: what later versions of Cimpact must bring up to date.

    python -m tests.store.write_schema

Run once per migration, with the migration; a schema that is kept is never written again.
"""

import os
import sqlite3
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from sqlmodel import Session, select, update

from cimpact.core.profile import ProfilePart
from cimpact.signing import token_hash
from cimpact.store import (
    accounts,
    answering,
    limits,
    own_questionnaires,
    owncodes,
    profiles,
    workshops,
)
from cimpact.store.db import current_engine, transaction
from cimpact.store.limits import Lock
from cimpact.store.schema import migrate
from cimpact.store.tables import Anonymity, Collective, Respondent, RespondentKind, Workshop
from tests.scenes import ITEMS, NOW, SHORT_SCALE, TODAY, facilitator, seat, workshop

SCHEMAS = Path(__file__).resolve().parent / "schemas"
EXAMPLES = Path(__file__).resolve().parents[2] / "data" / "examples"
KNOWN_SEAT = "a seat token that the test of old schemas knows"
KNOWN_CHOICES = {item: str(number % 3) for number, item in enumerate(ITEMS)} | {
    "LEA8": "dk",
    "LEA9": "early",
}
KNOWN_FACETS = {("PRE1", 1): "yes", (SHORT_SCALE, 3): "dk"}
"""Since schema 0002."""


def write_schema() -> Path:
    """Write ``schemas/<revision>.sql`` for the revision in force; its path."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["CIMPACT_DATA_DIR"] = folder
        migrate(current_engine(), at=datetime.now(UTC))
        with transaction() as db:
            fill(db)
        current_engine().dispose()
        kept = sqlite3.connect(Path(folder) / "cimpact.db")
        ((revision,),) = kept.execute("SELECT version_num FROM alembic_version")
        path = SCHEMAS / f"{revision}.sql"
        with path.open("x", encoding="utf-8") as file:
            file.writelines(f"{statement}\n" for statement in kept.iterdump())
        kept.close()
    return path


def fill(db: Session) -> None:
    """A little of everything that can be stored."""
    for name in ("Alice", "Zoé"):
        facilitator(db, name)
    alice = accounts.facilitator_named(db, "Alice")
    accounts.start_sign_in(db, alice, today=TODAY)
    limits.record_failure(db, Lock.JOIN_CODE, "of an address", at=NOW)
    aims = {"phase": "I", "phases": ["I", "II"], "targets": {"conditions": 2.5, "leadership": None}}
    workshop(db, alice.id, is_open=False, name="Draft", **aims)
    named = workshop(db, alice.id, name="Named", anonymity=Anonymity.NAMED, invited=12)
    seat(db, named.join_code, name="Zoé", sector="health", role="member")
    closed = workshop(db, alice.id, name="Closed", minimum_group=3, language="en")
    for _ in range(3):
        answer_everything(db, seat(db, closed.join_code))
    make_known(db, closed)
    workshops.close_workshop(db, closed)
    workshops.reveal_workshop(closed)
    collective = db.get_one(Collective, closed.collective_id)
    write_profile(db, collective, alice.id)
    write_questionnaire(db, collective)


def answer_everything(db: Session, token: str) -> None:
    """All answers, some facets, two notes, an own code."""
    answering.save_answers(db, token, KNOWN_CHOICES)
    answering.save_facets(db, token, KNOWN_FACETS)
    answering.save_note(db, token, "PRE1", evidence="Deux rencontres ; « un fait »")
    answering.save_note(db, token, SHORT_SCALE, evidence="", sentence="10 %\nde plus")
    owncodes.give_code(db, token)
    answering.finish(db, token)


def write_profile(db: Session, collective: Collective, author_id: str) -> None:
    """A saved part, another one begun, and members who may read it."""
    need = {"need": "« Un besoin »", "evidence": ""}
    impact = {"people": "Verdun", "change": "", "by_when": "2030"}
    profiles.save_part(
        db, collective, ProfilePart.NEED, need, shown=0, author_id=author_id, today=TODAY
    )
    profiles.keep_draft(
        db, collective, ProfilePart.IMPACT, impact, shown=1, facilitator_id=author_id
    )
    profiles.show_to_members(db, collective, is_shown=True)


def write_questionnaire(db: Session, collective: Collective) -> None:
    """A questionnaire of the collective's own: published, then begun anew; a session uses it."""
    text = (EXAMPLES / "pulse.yaml").read_text(encoding="utf-8")
    own = own_questionnaires.create(db, collective, text, today=TODAY)
    published = own_questionnaires.publish(db, own, today=TODAY)
    own_questionnaires.save_draft(db, own, "questionnaires: [", shown=0, today=TODAY)
    workshops.create_workshop(
        db,
        collective,
        published.questionnaire,
        edition_id=published.edition_id,
        today=TODAY,
    )


def make_known(db: Session, closed: Workshop) -> None:
    """Give one respondent a token that a test can use, and the session a group's respondent."""
    first = db.exec(select(Respondent.id).where(Respondent.workshop_id == closed.id)).first()
    known = {"seat_hash": token_hash(KNOWN_SEAT)}
    db.exec(update(Respondent).where(Respondent.id == first).values(known))
    db.add(
        Respondent(
            workshop_id=closed.id,
            kind=RespondentKind.GROUP,
            seat_hash=token_hash("of the group"),
            notice_version="1",
        )
    )


if __name__ == "__main__":
    print(write_schema())  # noqa: T201  the path, for whoever runs it
