"""From rows to what the core computes on: participation while open, the report after closing."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from random import Random

import pandas as pd
from sqlmodel import Session, col, func, select

from cimpact.core.answers import tidy_answers
from cimpact.core.published import report_of_published
from cimpact.core.questionnaire import Questionnaire
from cimpact.core.report import Report
from cimpact.store import editions, guiding, publishing
from cimpact.store.offers import asked_in
from cimpact.store.rows import published_notes
from cimpact.store.tables import (
    Answer,
    Publication,
    Respondent,
    RespondentKind,
    Vote,
    Workshop,
    WorkshopState,
)
from cimpact.store.workshops import NotClosed


@dataclass(frozen=True, slots=True)
class SectionParticipation:
    """How many people have one answer of a section, and how many have all of them."""

    section: str
    started: int
    completed: int


@dataclass(frozen=True, slots=True)
class Participation:
    """Counts only: nothing here tells what anybody answered."""

    seats: int
    finished: int
    sections: tuple[SectionParticipation, ...]


def participation(db: Session, workshop: Workshop) -> Participation:
    """Who has come how far; the group's own respondent is not counted."""
    questionnaire = editions.load(db, workshop.edition_id)
    people = db.exec(
        select(Respondent.has_finished).where(
            Respondent.workshop_id == workshop.id, Respondent.kind == RespondentKind.PERSON
        )
    ).all()
    answered = _answered_per_section(db, workshop, questionnaire)
    return Participation(
        seats=len(people),
        finished=sum(people),
        sections=tuple(
            SectionParticipation(
                section=section.code,
                started=len(answered[section.code]),
                completed=sum(n == len(section.items) for n in answered[section.code].values()),
            )
            for section in questionnaire.sections
        ),
    )


def people_who_answered(db: Session, workshop: Workshop) -> int:
    """How many persons have given at least one answer of the first vote."""
    return db.exec(
        select(func.count(func.distinct(col(Respondent.id))))
        .join(Answer, col(Answer.respondent_id) == Respondent.id)
        .where(
            Respondent.workshop_id == workshop.id,
            Respondent.kind == RespondentKind.PERSON,
            Answer.vote == Vote.FIRST,
        )
    ).one()


def version(db: Session, workshop: Workshop) -> tuple[str, int, int | None]:
    """What tells whether the report of a closed session is still the same. Raises NotClosed.

    Its id, the revision of what it has published, and the number of people invited: nothing else
    that the report is made from changes once a session was opened.
    """
    if workshop.state is not WorkshopState.CLOSED:
        raise NotClosed
    revision = db.exec(
        select(Publication.revision).where(
            Publication.workshop_id == workshop.id, Publication.vote == Vote.FIRST
        )
    ).one()
    return workshop.id, revision, workshop.invited


def seats(db: Session, workshop: Workshop) -> int:
    """How many people have joined."""
    return db.exec(
        select(func.count())
        .select_from(Respondent)
        .where(Respondent.workshop_id == workshop.id, Respondent.kind == RespondentKind.PERSON)
    ).one()


def load_report(db: Session, workshop: Workshop) -> Report:
    """The report of a closed session, of what it has published. Raises NotClosed.

    In a session where everybody gave their name, the minimum group is one.
    """
    if workshop.state is not WorkshopState.CLOSED:
        raise NotClosed
    published, stayed_out = publishing.publication(db, workshop)
    return report_of_published(
        published,
        asked_in(db, workshop),
        targets=workshop.targets,
        phase=workshop.phase,
        invited=workshop.invited,
        minimum_group=publishing.minimum_group(workshop),
        stayed_out=stayed_out,
    )


def revealed_item(
    db: Session, workshop: Workshop, item: str, *, vote: Vote = Vote.FIRST
) -> Report | None:
    """A report in which the figures of an item revealed by itself stand; None while it is not.

    Without means of sections and without breakdowns: they come with the whole.
    """
    if not guiding.is_frozen(workshop, item, vote):
        return None
    published, stayed_out = publishing.publication(db, workshop, vote=vote)
    if published.items is None:
        return None
    return report_of_published(
        published,
        editions.load(db, workshop.edition_id),
        targets=workshop.targets,
        phase=workshop.phase,
        minimum_group=publishing.minimum_group(workshop),
        stayed_out=stayed_out,
    )


def second_votes(db: Session, workshop: Workshop) -> Report | None:
    """A report in which the second votes that were revealed stand; None without any."""
    revealed = workshop.second_revealed or ()
    return revealed_item(db, workshop, revealed[0], vote=Vote.SECOND) if revealed else None


def load_answers(
    db: Session, workshop: Workshop, questionnaire: Questionnaire, *, vote: Vote = Vote.FIRST
) -> pd.DataFrame:
    """The tidy frame of a published vote, as ``core.answers`` defines it.

    Respondents come in the order of their random keys: not even this order tells who came first.
    """
    rows = db.exec(
        select(Respondent.id, Respondent.kind, Answer.item, Answer.published)
        .join(Answer, col(Answer.respondent_id) == Respondent.id)
        .where(Respondent.workshop_id == workshop.id, Answer.vote == vote)
        .order_by(col(Respondent.id), col(Answer.item))
    )
    records = (
        (respondent, str(kind), item, published)
        for respondent, kind, item, published in rows
        if published is not None
    )
    return tidy_answers(records, questionnaire)


def load_notes(db: Session, workshop: Workshop, randomness: Random) -> dict[str, list[str]]:
    """The notes of a closed session by item code, in an order drawn now. Raises NotClosed.

    Those of published answers to items whose figures are shown; nothing says whose they are.
    """
    report = load_report(db, workshop)
    shown = {figures.item for figures in report.items if not figures.hidden}
    notes: dict[str, list[str]] = defaultdict(list)
    for note in published_notes(db, workshop):
        if note.item in shown:
            notes[note.item].append(note.text)
    for texts in notes.values():
        texts.sort()
        randomness.shuffle(texts)
    return dict(notes)


def _answered_per_section(
    db: Session, workshop: Workshop, questionnaire: Questionnaire
) -> dict[str, Counter[str]]:
    rows = db.exec(
        select(Answer.respondent_id, Answer.item)
        .join(Respondent, col(Answer.respondent_id) == Respondent.id)
        .where(
            Respondent.workshop_id == workshop.id,
            Respondent.kind == RespondentKind.PERSON,
            Answer.vote == Vote.FIRST,
        )
    )
    section_of = {
        item.code: section.code for section in questionnaire.sections for item in section.items
    }
    answered: dict[str, Counter[str]] = defaultdict(Counter)
    for respondent_id, item in rows:
        answered[section_of[item]][respondent_id] += 1
    return answered
