"""What a file of a session's answers needs, read from the tables; what may leave is ``core``'s."""

from sqlalchemy import exists
from sqlmodel import Session, col, select

from cimpact.core.rows import AnswerRow, FacetRow, NoteRow, RespondentRow, SessionRows
from cimpact.store import editions, looking_back, offers, owncodes, publishing
from cimpact.store.actions import actions_of
from cimpact.store.decisions import decisions_of
from cimpact.store.tables import (
    Anonymity,
    Answer,
    Collective,
    FacetAnswer,
    Note,
    Respondent,
    Vote,
    Workshop,
    WorkshopState,
)
from cimpact.store.workshops import NotClosed


def load_rows(db: Session, workshop: Workshop) -> SessionRows:
    """The published rows of a closed session, names included. Raises NotClosed.

    Without looks back of which some were erased and are still counted: beside those figures, the
    rest would give them away. Give them to ``core.rows.disclosed`` before anything of them leaves.
    """
    if workshop.state is not WorkshopState.CLOSED:
        raise NotClosed
    collective = db.get_one(Collective, workshop.collective_id)
    published, _stayed_out = publishing.publication(db, workshop)
    answers = _answers(db, workshop)
    if looking_back.is_incomplete(db, workshop):
        answers = tuple(each for each in answers if each.vote != Vote.LOOKING_BACK)
    respondents = _respondents(db, workshop)
    asked = looking_back.asked(db, workshop.id)
    return SessionRows(
        questionnaire=editions.load(db, workshop.edition_id),
        collective=collective.name,
        held_on=workshop.held_on,
        minimum_group=publishing.minimum_group(workshop),
        is_named=workshop.anonymity is Anonymity.NAMED,
        respondents=respondents,
        answers=answers,
        notes=published_notes(db, workshop),
        facets=_facets(db, workshop),
        people=published.tally.seats,
        own_lists=offers.lists_in(db, workshop),
        decisions=tuple(decisions_of(db, workshop).values()),
        actions=tuple(actions_of(db, collective)),
        looking_back_to=None if asked is None else asked.held_on,
    )


def _respondents(db: Session, workshop: Workshop) -> tuple[RespondentRow, ...]:
    rows = db.exec(select(Respondent).where(Respondent.workshop_id == workshop.id)).all()
    links = owncodes.links(db, workshop)
    return tuple(
        RespondentRow(
            key=row.id,
            kind=str(row.kind),
            sector=row.sector or "",
            role=row.role or "",
            name=row.name or "",
            link=links.get(row.id, ""),
        )
        for row in rows
    )


def _answers(db: Session, workshop: Workshop) -> tuple[AnswerRow, ...]:
    rows = db.exec(
        select(Answer.respondent_id, Answer.vote, Answer.item, Answer.published)
        .join(Respondent, col(Answer.respondent_id) == Respondent.id)
        .where(Respondent.workshop_id == workshop.id)
    )
    return tuple(
        AnswerRow(respondent, str(vote), item, published)
        for respondent, vote, item, published in rows
        if published is not None
    )


def _facets(db: Session, workshop: Workshop) -> tuple[FacetRow, ...]:
    rows = db.exec(
        select(
            FacetAnswer.respondent_id, FacetAnswer.item, FacetAnswer.facet, FacetAnswer.published
        )
        .join(Respondent, col(FacetAnswer.respondent_id) == Respondent.id)
        .where(Respondent.workshop_id == workshop.id, col(FacetAnswer.published).is_not(None))
    )
    return tuple(FacetRow(key, item, facet, str(choice)) for key, item, facet, choice in rows)


def published_notes(db: Session, workshop: Workshop) -> tuple[NoteRow, ...]:
    """What was written by those whose answers are published, in no order that means anything.

    Where somebody wrote about an item without answering it, the note needs another published answer
    of theirs; where they did answer it, that very one.
    """
    own = exists().where(
        col(Answer.respondent_id) == col(Note.respondent_id), col(Answer.vote) == Vote.FIRST
    )
    published = col(Answer.published)
    rows = db.exec(
        select(Note.item, Note.evidence, Note.sentence)
        .join(Respondent, col(Note.respondent_id) == Respondent.id)
        .where(
            Respondent.workshop_id == workshop.id,
            own.where(published.is_not(None)),
            ~own.where(published.is_(None), col(Answer.item) == col(Note.item)),
        )
    )
    return tuple(
        NoteRow(item, kind, text)
        for item, evidence, sentence in rows
        for kind, text in (("evidence", evidence), ("sentence", sentence))
        if text
    )
