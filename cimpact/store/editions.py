"""Editions: a questionnaire frozen as it was, so that old sessions keep their own words."""

from collections.abc import Collection

from sqlmodel import Session, col, delete, func, select

from cimpact.core.questionnaire import Questionnaire
from cimpact.errors import N_, CimpactError
from cimpact.store.db import insert_into
from cimpact.store.tables import (
    Collective,
    OwnEdition,
    OwnQuestionnaire,
    QuestionnaireEdition,
    Workshop,
    random_key,
)


class EditionChanged(CimpactError):
    """The file says something else under a version that is already in use."""

    message = N_(
        "The questionnaire “{questionnaire}” changed but its version is still {version}, which "
        "sessions already use. Give it a new version in the file; nothing was changed."
    )


def freeze(db: Session, questionnaire: Questionnaire, *, kept_as: str = "") -> str:
    """The id of this questionnaire's edition, stored at first use. Raises EditionChanged.

    ``kept_as`` keeps apart what collectives wrote themselves: two of them may give one id and
    version to different words, and none may take a version that the installation will use. It
    defaults to the questionnaire's own id.
    """
    name = kept_as or questionnaire.id
    edition = _stored(db, questionnaire, name)
    if edition is None:
        # Two first uses at once leave one edition, and both find it.
        new = insert_into(db, QuestionnaireEdition).values(
            id=random_key(),
            questionnaire_id=name,
            version=questionnaire.version,
            checksum=questionnaire.checksum,
            document=questionnaire.to_json(),
        )
        db.exec(new.on_conflict_do_nothing())
        return freeze(db, questionnaire, kept_as=kept_as)
    return edition.id


def freeze_imported(db: Session, collective: Collective, questionnaire: Questionnaire) -> str:
    """The id of the edition with exactly this content; stored beside all others if there is none.

    One that another collective wrote is none: it goes when that collective is erased.

    Its version is kept apart by the checksum: a file must not decide what a version of the
    installation's own questionnaires says, today or later.
    """
    checksum = questionnaire.checksum
    elsewhere = (
        select(OwnEdition.edition_id)
        .join(OwnQuestionnaire)
        .where(OwnQuestionnaire.collective_id != collective.id)
    )
    known = db.exec(
        select(QuestionnaireEdition.id).where(
            QuestionnaireEdition.checksum == checksum,
            col(QuestionnaireEdition.id).not_in(elsewhere),
        )
    ).first()
    if known is None:
        new = insert_into(db, QuestionnaireEdition).values(
            id=random_key(),
            questionnaire_id=questionnaire.id,
            version=f"{questionnaire.version[:15]} {checksum[:24]}",
            checksum=checksum,
            document=questionnaire.to_json(),
        )
        db.exec(new.on_conflict_do_nothing())
        return freeze_imported(db, collective, questionnaire)
    return known


def refuse_changed(db: Session, questionnaires: dict[str, Questionnaire]) -> None:
    """Raise EditionChanged if one of them differs from the edition of the same version."""
    for questionnaire in questionnaires.values():
        _stored(db, questionnaire, questionnaire.id)


def erase(db: Session, kept_as: Collection[str]) -> None:
    """Erase all editions kept so, which no session uses any more."""
    gone = db.exec(
        delete(QuestionnaireEdition)
        .where(col(QuestionnaireEdition.questionnaire_id).in_(kept_as))
        .returning(col(QuestionnaireEdition.id))
    )
    for (edition_id,) in gone:
        _parsed.pop(edition_id, None)


def load(db: Session, edition_id: str) -> Questionnaire:
    """The questionnaire of an edition; parsed once per process, since editions never change."""
    known = _parsed.get(edition_id)
    if known is None:
        document = db.exec(
            select(QuestionnaireEdition.document).where(QuestionnaireEdition.id == edition_id)
        ).one()
        known = _parsed[edition_id] = Questionnaire.from_json(document)
    return known


def used_by(db: Session, collective: Collective) -> list[Questionnaire]:
    """The questionnaires that a collective's sessions ask, that of the latest session first."""
    rows = db.exec(
        select(Workshop.edition_id)
        .where(Workshop.collective_id == collective.id)
        .group_by(col(Workshop.edition_id))
        .order_by(func.max(Workshop.held_on).desc(), col(Workshop.edition_id))
    )
    return [load(db, edition_id) for edition_id in rows]


# Edition ids are random and unique across databases; an installation has a handful of editions.
_parsed: dict[str, Questionnaire] = {}


def _stored(db: Session, questionnaire: Questionnaire, name: str) -> QuestionnaireEdition | None:
    edition = db.exec(
        select(QuestionnaireEdition).where(
            QuestionnaireEdition.questionnaire_id == name,
            QuestionnaireEdition.version == questionnaire.version,
        )
    ).first()
    if edition is not None and edition.checksum != questionnaire.checksum:
        raise EditionChanged(questionnaire=questionnaire.id, version=questionnaire.version)
    return edition
