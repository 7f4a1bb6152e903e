"""A collective's own questionnaires: written as a draft, published as versions that never change.

A published version is an edition like any other. It is kept under the questionnaire's key rather
than its id, which another collective, or a later version of Cimpact, may use for something else.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, delete, func, select, update

from cimpact.core import own_form
from cimpact.core.content_yaml import MAXIMUM_BYTES
from cimpact.core.questionnaire import LocalizedText, Questionnaire
from cimpact.errors import N_, CimpactError
from cimpact.store import editions
from cimpact.store.tables import Collective, OwnEdition, OwnQuestionnaire
from cimpact.store.texts import storable

KEPT_AS = "own:"
MOST = 50


class DraftTooLong(CimpactError):
    """A draft that is no questionnaire: longer than any file that could be published."""

    message = N_("This text is longer than 256 kB. It was not saved.")


class DraftOvertaken(CimpactError):
    """Somebody else saved the draft since it was shown."""

    message = N_(
        "Somebody else saved this draft in the meantime. Yours was not saved: copy your text, "
        "reload the page, and put your changes into the new draft."
    )


class TooManyQuestionnaires(CimpactError):
    """A collective with more questionnaires than anybody could choose from."""

    message = N_("A collective keeps at most {most} questionnaires. Nothing was added.")


class VersionTaken(CimpactError):
    """The draft says something else under a version that is published already."""

    message = N_(
        "Version {version} is published already and says something else. Nothing was published: "
        "give the draft another version."
    )


class NothingNew(CimpactError):
    """The draft is what is published already."""

    message = N_("Version {version} is published already, word for word. Nothing was changed.")


class AlreadyPublished(CimpactError):
    """Versions that sessions may use are never erased alone."""

    message = N_(
        "This questionnaire has published versions, which sessions may use: it cannot be deleted. "
        "Retire it instead; nothing was changed."
    )


class NotOffered(CimpactError):
    """A questionnaire that this collective may not choose for a new session."""

    message = N_(
        "This questionnaire is no longer offered. The session was not created: choose another one."
    )


@dataclass(frozen=True, slots=True)
class Published:
    """A version that was published."""

    number: int
    edition_id: str
    published_on: date
    source: str
    questionnaire: Questionnaire


@dataclass(frozen=True, slots=True)
class Offered:
    """The version of a questionnaire that new sessions use."""

    edition_id: str
    questionnaire: Questionnaire


@dataclass(frozen=True, slots=True)
class OwnLine:
    """A questionnaire as a list shows it; ``latest`` is None until it is published."""

    id: str
    draft: str
    is_retired: bool
    changed_on: date
    latest: Published | None


def create(db: Session, collective: Collective, text: str, *, today: date) -> OwnQuestionnaire:
    """A new questionnaire whose draft is this text, which has to be without mistakes.

    Raises InvalidContent, TooManyQuestionnaires.
    """
    own_form.parse_own(text)
    _refuse_too_many(db, collective)
    own = OwnQuestionnaire(collective_id=collective.id, draft=storable(text), changed_on=today)
    db.add(own)
    db.flush()
    return own


def save_draft(db: Session, own: OwnQuestionnaire, text: str, *, shown: int, today: date) -> None:
    """Keep a draft, mistakes and all, over the one that was shown.

    ``shown`` is its ``saved``. Raises DraftTooLong, DraftOvertaken.
    """
    if len(text.encode(errors="replace")) > MAXIMUM_BYTES:
        raise DraftTooLong
    changed = db.exec(
        update(OwnQuestionnaire)
        .where(col(OwnQuestionnaire.id) == own.id, col(OwnQuestionnaire.saved) == shown)
        .values(draft=storable(text), saved=shown + 1, changed_on=today)
    )
    if not changed.rowcount:
        raise DraftOvertaken
    db.refresh(own)


def publish(db: Session, own: OwnQuestionnaire, *, today: date) -> Published:
    """Freeze the draft as a version that sessions may use from now on.

    Raises InvalidContent, VersionTaken, NothingNew.
    """
    db.refresh(own, with_for_update=True)  # of two who publish at once, one waits
    questionnaire = own_form.parse_own(own.draft)
    before = versions(db, own)
    for each in before:
        _refuse_same_version(each.questionnaire, questionnaire)
    edition_id = editions.freeze(db, questionnaire, kept_as=f"{KEPT_AS}{own.id}")
    edition = OwnEdition(
        own_id=own.id,
        number=len(before) + 1,
        edition_id=edition_id,
        published_on=today,
        source=own.draft,
    )
    db.add(edition)
    db.flush()
    return Published(edition.number, edition_id, today, own.draft, questionnaire)


def retire(own: OwnQuestionnaire, *, is_retired: bool = True) -> None:
    """Offer a questionnaire no longer for new sessions, or again."""
    own.is_retired = is_retired


def delete_unpublished(db: Session, own: OwnQuestionnaire) -> None:
    """Erase a questionnaire that was never published. Raises AlreadyPublished."""
    if versions(db, own):
        raise AlreadyPublished
    db.exec(delete(OwnQuestionnaire).where(col(OwnQuestionnaire.id) == own.id))


def versions(db: Session, own: OwnQuestionnaire) -> list[Published]:
    """What was published of a questionnaire, the first version first."""
    rows = db.exec(
        select(OwnEdition).where(OwnEdition.own_id == own.id).order_by(col(OwnEdition.number))
    )
    return [_published(db, row) for row in rows]


def lines_of(db: Session, collective: Collective) -> list[OwnLine]:
    """A collective's questionnaires: those in use, then those retired; else in no order."""
    rows = db.exec(
        select(OwnQuestionnaire)
        .where(OwnQuestionnaire.collective_id == collective.id)
        .order_by(col(OwnQuestionnaire.is_retired), col(OwnQuestionnaire.id))
    ).all()
    latest = _latest(db, rows)
    return [
        OwnLine(row.id, row.draft, row.is_retired, row.changed_on, latest.get(row.id))
        for row in rows
    ]


def offered(db: Session, collective: Collective) -> dict[str, Offered]:
    """What a new session of this collective may use, by the key of the questionnaire."""
    rows = db.exec(
        select(OwnEdition.own_id, OwnEdition.edition_id)
        .join(OwnQuestionnaire)
        .where(
            OwnQuestionnaire.collective_id == collective.id,
            col(OwnQuestionnaire.is_retired).is_(other=False),
        )
        .order_by(col(OwnEdition.own_id), col(OwnEdition.number))
    ).all()
    latest = dict(rows)
    return {key: Offered(edition, editions.load(db, edition)) for key, edition in latest.items()}


def written_as(db: Session, collective: Collective, edition_id: str) -> str | None:
    """The key of the collective's questionnaire of which an edition is a version, else None."""
    return db.exec(
        select(OwnEdition.own_id)
        .join(OwnQuestionnaire)
        .where(OwnEdition.edition_id == edition_id, OwnQuestionnaire.collective_id == collective.id)
    ).first()


def edition_offered(db: Session, collective: Collective, edition_id: str) -> str:
    """The edition, if a new session of this collective may use it. Raises NotOffered."""
    if all(each.edition_id != edition_id for each in offered(db, collective).values()):
        raise NotOffered
    return edition_id


def kept_names(db: Session, collective: Collective) -> list[str]:
    """What the editions of a collective's questionnaires are kept as."""
    keys = db.exec(
        select(OwnQuestionnaire.id).where(OwnQuestionnaire.collective_id == collective.id)
    )
    return [f"{KEPT_AS}{key}" for key in keys]


def title_of(line: OwnLine) -> LocalizedText | None:
    """The title of the latest version, else of the draft; None where neither says one."""
    return line.latest.questionnaire.title if line.latest else own_form.title_in(line.draft)


def _latest(db: Session, rows: Iterable[OwnQuestionnaire]) -> dict[str, Published]:
    keys = [row.id for row in rows]
    editions_of = db.exec(
        select(OwnEdition).where(col(OwnEdition.own_id).in_(keys)).order_by(col(OwnEdition.number))
    )
    return {edition.own_id: _published(db, edition) for edition in editions_of.all()}


def _published(db: Session, row: OwnEdition) -> Published:
    return Published(
        number=row.number,
        edition_id=row.edition_id,
        published_on=row.published_on,
        source=row.source,
        questionnaire=editions.load(db, row.edition_id),
    )


def _refuse_same_version(before: Questionnaire, questionnaire: Questionnaire) -> None:
    if before.version != questionnaire.version:
        return
    same = before.checksum == questionnaire.checksum
    raise (NothingNew if same else VersionTaken)(version=before.version)


def _refuse_too_many(db: Session, collective: Collective) -> None:
    kept = db.exec(
        select(func.count())
        .select_from(OwnQuestionnaire)
        .where(OwnQuestionnaire.collective_id == collective.id)
    ).one()
    if kept >= MOST:
        raise TooManyQuestionnaires(most=MOST)
