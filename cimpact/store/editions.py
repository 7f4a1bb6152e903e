"""Editions: a questionnaire frozen as it was, so that old sessions keep their own words."""

from collections.abc import Collection

from sqlmodel import Session, col, delete, select

from cimpact.core.questionnaire import Questionnaire
from cimpact.errors import N_, CimpactError
from cimpact.store.db import insert_into
from cimpact.store.tables import QuestionnaireEdition, random_key


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
