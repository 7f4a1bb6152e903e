"""The group's own respondent: what the group says with one voice, kept like any answer.

It is never counted among persons, and no seat token opens its place: what stands where a token's
hash would stand is no hash.
"""

from sqlmodel import Session, col, delete, select
from sqlmodel.sql.expression import SelectOfScalar

from cimpact.store import answering, editions
from cimpact.store.db import insert_into
from cimpact.store.seats import NOTICE_VERSION
from cimpact.store.tables import Answer, Respondent, RespondentKind, Vote, Workshop


def group_answers(db: Session, workshop: Workshop) -> dict[str, str]:
    """What the group answered in the first vote: item code to choice."""
    voice = db.exec(_voices(workshop)).first()
    return answering.choices_of(db, voice) if voice else {}


def answer_as_group(db: Session, workshop: Workshop, item: str, choice: str) -> None:
    """Keep the group's answer of the first vote; saving it again changes nothing.

    Nothing that a person answered is touched. Whether the session takes it now is for the caller to
    know. Raises OffScale, UnknownItem.
    """
    questionnaire = editions.load(db, workshop.edition_id)
    answering.keep_choices(db, _voice(db, workshop), questionnaire, {item: choice})


def withdraw_group_answer(db: Session, workshop: Workshop, item: str) -> None:
    """Take the group's answer back, if it gave one."""
    db.exec(
        delete(Answer).where(
            col(Answer.respondent_id).in_(_voices(workshop)),
            col(Answer.item) == item,
            col(Answer.vote) == Vote.FIRST,
        )
    )


def _voices(workshop: Workshop) -> SelectOfScalar[str]:
    return select(Respondent.id).where(
        Respondent.workshop_id == workshop.id, Respondent.kind == RespondentKind.GROUP
    )


def _voice(db: Session, workshop: Workshop) -> str:
    """The id of the group's respondent, made at the first call; two calls at once make one."""
    found = db.exec(_voices(workshop)).first()
    if found is not None:
        return found
    voice = Respondent(
        workshop_id=workshop.id,
        kind=RespondentKind.GROUP,
        seat_hash=f"group of {workshop.id}",
        notice_version=NOTICE_VERSION,
    )
    new = insert_into(db, Respondent).values(**voice.model_dump())
    db.exec(new.on_conflict_do_nothing(index_elements=["seat_hash"]))
    return _voice(db, workshop)
