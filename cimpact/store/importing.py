"""Answers from elsewhere, into a session in preparation; and the mappings chosen for them.

A session takes answers from a file or from phones, never both: whoever knows the file could
subtract it from the results and read the answers of the few beside it. Respondents get random keys
and are written in their order; what the file called them is not kept.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from operator import itemgetter
from typing import Any

from sqlalchemy import func
from sqlmodel import Session, insert, select

from cimpact.core.importing.mapping import Mapping
from cimpact.core.importing.respondents import ImportedRespondent, Rules
from cimpact.core.importing.sheet import Kind
from cimpact.errors import N_, CimpactError
from cimpact.signing import keyed_hash, new_token, token_hash
from cimpact.store import editions, overview, publishing
from cimpact.store.db import insert_into
from cimpact.store.seats import NOTICE_VERSION
from cimpact.store.tables import (
    Anonymity,
    Answer,
    Collective,
    FacetAnswer,
    ImportMapping,
    Note,
    OwnCode,
    Respondent,
    RespondentKind,
    Vote,
    Workshop,
    WorkshopState,
    random_key,
)
from cimpact.store.texts import storable

AT_ONCE = 10_000
"""Rows of one statement."""
VOTES = {vote.value: vote for vote in Vote}


class NotForImport(CimpactError):
    """A session that was opened, or in which somebody has answered."""

    message = N_(
        "Answers are imported into a session in preparation only: beside a file that somebody "
        "knows, the answers given on phones would not be protected. Nothing was imported. Create a "
        "session for this file."
    )


Keyed = tuple[str, ImportedRespondent]


def rules_of(db: Session, workshop: Workshop) -> Rules:
    """What a file must respect to be imported into a session."""
    return Rules(
        questionnaire=editions.load(db, workshop.edition_id),
        is_named=workshop.anonymity is Anonymity.NAMED,
        invited=workshop.invited,
    )


def import_respondents(
    db: Session, workshop: Workshop, respondents: Sequence[ImportedRespondent]
) -> None:
    """Give a session in preparation the answers of a file, and publish them: it is closed then.

    ``respondents`` are what ``core.importing`` found without a mistake under ``rules_of`` this
    session. Raises NotForImport.
    """
    publishing.lock(db, workshop)
    if workshop.state is not WorkshopState.DRAFT or _is_occupied(db, workshop):
        raise NotForImport
    workshop.is_imported = True
    fill(db, workshop, respondents)


def fill(db: Session, workshop: Workshop, respondents: Sequence[ImportedRespondent]) -> None:
    """Write respondents into a session that nobody sees yet, close it and publish.

    How it ended is kept as well, so that lists and timelines say it at once.
    """
    keyed = sorted(((random_key(), each) for each in respondents), key=itemgetter(0))
    _write(db, Respondent, (_row(workshop, key, each) for key, each in keyed))
    _write(db, Answer, _answers(keyed))
    _write(db, FacetAnswer, _facets(keyed))
    _write(db, Note, _notes(keyed))
    _write(db, OwnCode, _links(workshop, keyed))
    second = {item for _, each in keyed for item in each.votes.get(Vote.SECOND, {})}
    workshop.second_votes = sorted(second) or workshop.second_votes
    workshop.state = WorkshopState.CLOSED
    workshop.live_version += 1
    db.flush()
    publishing.publish(db, workshop)
    overview.keep_standing(db, workshop)


def kept_mapping(db: Session, collective: Collective, kind: Kind) -> Mapping | None:
    """What was chosen for the last file of this tool in a collective; None for the first one."""
    kept = db.get(ImportMapping, (collective.id, kind.value))
    return Mapping.from_json(kept.document) if kept else None


def keep_mapping(db: Session, collective: Collective, kind: Kind, mapping: Mapping) -> None:
    """Remember what was chosen, for the next file of this tool."""
    row = {"collective_id": collective.id, "kind": kind.value, "document": mapping.to_json()}
    new = insert_into(db, ImportMapping).values(**row)
    db.exec(
        new.on_conflict_do_update(
            index_elements=["collective_id", "kind"], set_={"document": row["document"]}
        )
    )


def _is_occupied(db: Session, workshop: Workshop) -> bool:
    people = select(func.count()).select_from(Respondent)
    return db.exec(people.where(Respondent.workshop_id == workshop.id)).one() > 0


def _write(db: Session, table: Any, rows: Iterable[dict[str, object]]) -> None:  # noqa: ANN401  four tables
    """Insert rows, some thousands at a time; as plain rows, at half the cost of objects."""
    statement, waiting = insert(table.__table__), iter(rows)
    while some := list(islice(waiting, AT_ONCE)):
        db.connection().execute(statement, some)


def _row(workshop: Workshop, key: str, each: ImportedRespondent) -> dict[str, object]:
    """A seat whose token nobody knows."""
    return {
        "id": key,
        "workshop_id": workshop.id,
        "kind": RespondentKind(each.kind),
        "seat_hash": token_hash(new_token()),
        "name": storable(each.name) or None,
        "sector": each.sector or None,
        "role": each.role or None,
        "notice_version": NOTICE_VERSION,
        "has_finished": True,
    }


def _answers(keyed: Sequence[Keyed]) -> Iterator[dict[str, object]]:
    for key, each in keyed:
        for vote, answers in each.votes.items():
            for item, choice in sorted(answers.items()):
                yield {"respondent_id": key, "item": item, "vote": VOTES[vote], "choice": choice}


def _facets(keyed: Sequence[Keyed]) -> Iterator[dict[str, object]]:
    for key, each in keyed:
        for (item, facet), choice in sorted(each.facets.items()):
            yield {"respondent_id": key, "item": item, "facet": facet, "choice": choice}


def _notes(keyed: Sequence[Keyed]) -> Iterator[dict[str, object]]:
    for key, each in keyed:
        for item in sorted({*each.notes, *each.sentences}):
            yield {
                "respondent_id": key,
                "item": item,
                "evidence": storable(each.notes.get(item, "")),
                "sentence": storable(each.sentences.get(item, "")),
            }


def _links(workshop: Workshop, keyed: Sequence[Keyed]) -> Iterator[dict[str, object]]:
    """Pseudonyms that say who is the same person in another file; one that repeats says nothing."""
    hashes: dict[str, list[str]] = {}
    for key, each in keyed:
        if each.link:
            hashed = keyed_hash(f"imported link {workshop.collective_id} {each.link}")
            hashes.setdefault(hashed, []).append(key)
    for hashed, keys in hashes.items():
        if len(keys) == 1:
            yield {
                "respondent_id": keys[0],
                "workshop_id": workshop.id,
                "code_hash": hashed,
                "published": False,
            }
