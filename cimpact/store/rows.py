"""What a file of a session's answers needs, read from the tables; what may leave is ``core``'s."""

from sqlmodel import Session, col, select

from cimpact.core.rows import AnswerRow, NoteRow, RespondentRow, SessionRows
from cimpact.store import coverage, editions
from cimpact.store.actions import actions_of
from cimpact.store.decisions import decisions_of
from cimpact.store.tables import (
    Anonymity,
    Answer,
    Collective,
    Note,
    Respondent,
    Workshop,
    WorkshopState,
)
from cimpact.store.workshops import NotClosed


def load_rows(db: Session, workshop: Workshop) -> SessionRows:
    """The rows of a closed session, names included, nothing held back yet. Raises NotClosed.

    Give them to ``core.rows.disclosed`` before anything of them leaves.
    """
    if workshop.state is not WorkshopState.CLOSED:
        raise NotClosed
    collective = db.get_one(Collective, workshop.collective_id)
    is_named = workshop.anonymity is Anonymity.NAMED
    return SessionRows(
        questionnaire=editions.load(db, workshop.edition_id),
        collective=collective.name,
        held_on=workshop.held_on,
        minimum_group=1 if is_named else workshop.minimum_group,
        is_named=is_named,
        respondents=_respondents(db, workshop),
        answers=_answers(db, workshop),
        notes=_notes(db, workshop),
        own_lists=coverage.lists_in(db, workshop),
        decisions=tuple(decisions_of(db, workshop).values()),
        actions=tuple(actions_of(db, collective)),
    )


def _respondents(db: Session, workshop: Workshop) -> tuple[RespondentRow, ...]:
    rows = db.exec(select(Respondent).where(Respondent.workshop_id == workshop.id)).all()
    return tuple(
        RespondentRow(
            key=row.id,
            kind=str(row.kind),
            sector=row.sector or "",
            role=row.role or "",
            name=row.name or "",
        )
        for row in rows
    )


def _answers(db: Session, workshop: Workshop) -> tuple[AnswerRow, ...]:
    rows = db.exec(
        select(Answer.respondent_id, Answer.vote, Answer.item, Answer.choice)
        .join(Respondent, col(Answer.respondent_id) == Respondent.id)
        .where(Respondent.workshop_id == workshop.id)
    )
    return tuple(
        AnswerRow(respondent, str(vote), item, choice) for respondent, vote, item, choice in rows
    )


def _notes(db: Session, workshop: Workshop) -> tuple[NoteRow, ...]:
    rows = db.exec(
        select(Note.item, Note.evidence, Note.sentence)
        .join(Respondent, col(Note.respondent_id) == Respondent.id)
        .where(Respondent.workshop_id == workshop.id)
    )
    return tuple(
        NoteRow(item, kind, text)
        for item, evidence, sentence in rows
        for kind, text in (("evidence", evidence), ("sentence", sentence))
        if text
    )
