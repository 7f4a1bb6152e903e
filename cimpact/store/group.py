"""The group's own respondent: what the group says with one voice, kept like any answer.

It is never counted among persons, and no seat token opens its place: what stands where a token's
hash would stand is no hash.
"""

from sqlmodel import Session, col, delete, select

from cimpact.store import editions
from cimpact.store.answering import OffScale
from cimpact.store.db import insert_into
from cimpact.store.seats import NOTICE_VERSION
from cimpact.store.tables import Answer, Respondent, RespondentKind, Vote, Workshop


def group_answers(db: Session, workshop: Workshop) -> dict[str, str]:
    """What the group answered in the first vote: item code to choice."""
    rows = db.exec(
        select(Answer.item, Answer.choice)
        .join(Respondent, col(Answer.respondent_id) == Respondent.id)
        .where(
            Respondent.workshop_id == workshop.id,
            Respondent.kind == RespondentKind.GROUP,
            Answer.vote == Vote.FIRST,
        )
    )
    return dict(rows.all())


def answer_as_group(db: Session, workshop: Workshop, item: str, choice: str) -> None:
    """Keep the group's answer of the first vote; saving it again changes nothing.

    Nothing that a person answered is touched. Whether the session takes it now is for the caller to
    know. Raises OffScale, UnknownItem.
    """
    if choice not in editions.load(db, workshop.edition_id).item(item).choices:
        raise OffScale(item=item)
    new = insert_into(db, Answer).values(
        respondent_id=_voice(db, workshop), item=item, vote=Vote.FIRST, choice=choice
    )
    keys = ["respondent_id", "item", "vote"]
    db.exec(new.on_conflict_do_update(index_elements=keys, set_={"choice": choice}))


def withdraw_group_answer(db: Session, workshop: Workshop, item: str) -> None:
    """Take the group's answer back, if it gave one."""
    voice = select(Respondent.id).where(
        Respondent.workshop_id == workshop.id, Respondent.kind == RespondentKind.GROUP
    )
    db.exec(
        delete(Answer).where(
            col(Answer.respondent_id).in_(voice),
            col(Answer.item) == item,
            col(Answer.vote) == Vote.FIRST,
        )
    )


def _voice(db: Session, workshop: Workshop) -> str:
    """The id of the group's respondent, made at the first call; two calls at once make one."""
    found = db.exec(
        select(Respondent.id).where(
            Respondent.workshop_id == workshop.id, Respondent.kind == RespondentKind.GROUP
        )
    ).first()
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
