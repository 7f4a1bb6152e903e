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

from cimpact.core.actions import ActionStatus, Plan
from cimpact.core.decisions import Decided, Outcome
from cimpact.core.importing.mapping import Mapping
from cimpact.core.importing.sheet import Kind
from cimpact.core.lists import Entry, typed_lists
from cimpact.core.profile import ProfilePart
from cimpact.signing import new_token, token_hash
from cimpact.store import (
    accounts,
    actions,
    answering,
    audit,
    coverage,
    decisions,
    importing,
    invitations,
    limits,
    looking_back,
    offers,
    own_questionnaires,
    owncodes,
    paper,
    profiles,
    team,
    workshops,
)
from cimpact.store.audit import Act
from cimpact.store.db import current_engine, transaction
from cimpact.store.limits import Lock
from cimpact.store.paper import Sheet
from cimpact.store.schema import migrate
from cimpact.store.tables import (
    Anonymity,
    Collective,
    Respondent,
    RespondentKind,
    TeamRole,
    Workshop,
)
from tests.scenes import (
    ITEMS,
    NOW,
    SHORT_SCALE,
    TODAY,
    facilitator,
    questionnaire,
    seat,
    workshop,
)

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
    share(db, closed)
    work_together(db, closed, alice.id)
    look_back(db, collective, closed)
    keep_mapping(db, collective)
    write_questionnaire(db, collective)


def share(db: Session, closed: Workshop) -> None:
    """Take Zoé into Alice's team, invite somebody else, and write an act down."""
    collective = db.get_one(Collective, closed.collective_id)
    zoe = accounts.facilitator_named(db, "Zoé").id
    team.add_member(db, collective, facilitator_id=zoe, role=TeamRole.OBSERVER)
    invitations.invite(
        db,
        collective,
        role=TeamRole.FACILITATOR,
        label="Léa",
        invited_by_id=collective.owner_id,
        today=TODAY,
    )
    audit.record(db, closed, Act.CLOSE, who="Alice", at=NOW)


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


def look_back(db: Session, collective: Collective, closed: Workshop) -> None:
    """Another session in preparation, which asks of the closed one."""
    asking = workshops.create_workshop(db, collective, questionnaire(), today=TODAY)
    looking_back.choose(db, asking, earlier_id=closed.id, sections=["conditions"])
    db.flush()


def keep_mapping(db: Session, collective: Collective) -> None:
    """The mapping that was chosen for a file."""
    mapping = Mapping(columns={"Q1": "item:PRE1"}, labels={"« Oui »": "3"})
    importing.keep_mapping(db, collective, Kind.GOOGLE_FORMS, mapping)


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


def work_together(db: Session, closed: Workshop, author: str) -> None:
    """What comes of a session: decisions, an action, lists of its own, a sheet of paper."""
    collective = db.get_one(Collective, closed.collective_id)
    agreed = Decided(Outcome.AGREED, "2", evidence="Trois lettres d'appui")
    apart = Decided(Outcome.DISAGREEMENT, lower_reason="La bourse finit", higher_reason="Promis")
    for item, decided in (("PRE1", agreed), ("PRE2", apart)):
        decisions.decide(db, closed, item, decided, seen=None, author_id=author, today=TODAY)
    plan = Plan("Écrire à la ville", who="Zoé", due=TODAY, item="PRE2", first_step="Appeler")
    action = actions.add_action(db, collective, plan, workshop=closed, today=TODAY)
    actions.tell_status(
        *(db, collective, closed, action, ActionStatus.DONE),
        seen=ActionStatus.TO_DO,
        today=TODAY,
    )
    coverage.set_expected(db, closed, {"health": 3}, seen={})
    lists = typed_lists([Entry("", "Arts", "")], [])
    offers.set_lists(db, collective, lists, seen=None)
    entered = workshop(db, author, name="On paper")
    paper.enter_sheet(db, entered, Sheet({"PRE1": "3"}), token=new_token())


if __name__ == "__main__":
    print(write_schema())  # noqa: T201  the path, for whoever runs it
