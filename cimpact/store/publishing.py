"""Publishing: what a session's results are made from, frozen when it is closed."""

from collections.abc import Collection, Iterable, Sequence
from itertools import compress

from sqlmodel import Session, col, select, update

from cimpact.core.answers import CHOICES
from cimpact.core.ballots import Ballots, with_group
from cimpact.core.difference import Choices, Chosen, votes
from cimpact.core.publication import renewed
from cimpact.core.published import Published
from cimpact.core.questionnaire import FACET_CHOICES, Questionnaire
from cimpact.core.revealing import revealed
from cimpact.store.offers import asked_in
from cimpact.store.tables import (
    Anonymity,
    Answer,
    FacetAnswer,
    OwnCode,
    Publication,
    Respondent,
    RespondentKind,
    Vote,
    Workshop,
    WorkshopState,
)

Record = tuple[str, str | tuple[str, int], str, str | None]


def minimum_group(workshop: Workshop) -> int:
    """People under whose number figures are hidden; 1 where everybody agreed to be named."""
    return 1 if workshop.anonymity is Anonymity.NAMED else workshop.minimum_group


def publish(db: Session, workshop: Workshop) -> None:
    """Renew what is published, as far as the answers since then may enter it.

    Part of closing; called again after somebody's erasing in a closed session. Without anything new
    nothing changes, the revision neither. Of second votes, those that enough people gave; looks
    back at an earlier session as a vote of their own.
    """
    _renew(db, workshop, Vote.FIRST, None)
    if workshop.second_votes:
        publish_items(db, workshop, Vote.SECOND, workshop.second_votes)
    if workshop.looking_back:
        _renew(db, workshop, Vote.LOOKING_BACK, None)


def publish_items(
    db: Session, workshop: Workshop, vote: Vote, items: Collection[str]
) -> tuple[str, ...]:
    """Publish some items of a vote by themselves; which ones are published one by one now.

    Those that too few people gave a level are left out. Not for a first vote whose whole is
    published.
    """
    return _renew(db, workshop, vote, items).items or ()


def publish_group(db: Session, workshop: Workshop) -> None:
    """Publish what the group of a closed session says with one voice now, and nothing else."""
    lock(db, workshop)
    kept = db.get_one(Publication, (workshop.id, Vote.FIRST), populate_existing=True)
    questionnaire = asked_in(db, workshop)
    _mark_group(db, workshop, Vote.FIRST)
    said = _group_choices(db, workshop, _answers(db, workshop, Vote.FIRST), questionnaire)
    published = with_group(Published.from_json(kept.document), said, questionnaire)
    _keep(db, workshop, Vote.FIRST, published, kept.stayed_out)


def lock(db: Session, workshop: Workshop) -> None:
    """Wait for the answers under way, and have those that come now wait; read the session anew."""
    db.flush()
    db.refresh(workshop, with_for_update=True)


def _renew(db: Session, workshop: Workshop, vote: Vote, items: Collection[str] | None) -> Published:
    lock(db, workshop)
    questionnaire = asked_in(db, workshop)
    kept = db.get(Publication, (workshop.id, vote), populate_existing=True)
    before = Published.from_json(kept.document) if kept else None
    people, ballots = _ballots(db, workshop, vote, questionnaire)
    minimum = minimum_group(workshop)
    renewal = (
        renewed(before, ballots, questionnaire, minimum_group=minimum)
        if items is None
        else revealed(before, ballots, questionnaire, items=items, minimum_group=minimum)
    )
    if items is not None and not renewal.published.items:
        return renewal.published
    _mark_group(db, workshop, vote)
    _mark_items(db, vote, people, renewal.items, _items(questionnaire))
    _mark_facets(db, people, renewal.facets, _facets(questionnaire))
    has_new_links = _mark_links(db, workshop, has_figures=renewal.published.has_figures)
    _keep(*(db, workshop, vote, renewal.published, renewal.stayed_out), has_new_links=has_new_links)
    return renewal.published


def publish_missing(db: Session) -> None:
    """Publish the closed sessions of an installation that knew no publications yet."""
    has_one = select(Publication.workshop_id).where(Publication.vote == Vote.FIRST)
    for workshop in db.exec(
        select(Workshop).where(
            Workshop.state == WorkshopState.CLOSED, col(Workshop.id).not_in(has_one)
        )
    ).all():
        publish(db, workshop)


def publication(
    db: Session, workshop: Workshop, *, vote: Vote = Vote.FIRST
) -> tuple[Published, int]:
    """What is published of a vote, and how many people's later answers stay out of it.

    Only for one of which something was published before.
    """
    kept = db.get_one(Publication, (workshop.id, vote))
    return Published.from_json(kept.document), kept.stayed_out


def revision(db: Session, workshop: Workshop) -> int:
    """A number that changes whenever what is published of the first vote does.

    Only for a session that was closed before.
    """
    return db.get_one(Publication, (workshop.id, Vote.FIRST)).revision


def is_whole(db: Session, workshop: Workshop) -> bool:
    """Whether the session was closed once: its first vote is published as a whole."""
    kept = db.get(Publication, (workshop.id, Vote.FIRST))
    return kept is not None and Published.from_json(kept.document).items is None


def _mark_links(db: Session, workshop: Workshop, *, has_figures: bool) -> bool:
    """Have the own codes that results may use say so; whether there are new ones.

    All with the first figures; later ones k at a time only, or a second comparison less the first
    would tell how one person moved.
    """
    of_session = col(OwnCode.workshop_id) == workshop.id
    marked = db.exec(select(OwnCode.published).where(of_session)).all()
    new = marked.count(False)
    few = any(marked) and new < minimum_group(workshop)
    if not new or few or not has_figures:
        return False
    db.exec(update(OwnCode).where(of_session).values(published=True))
    return True


def _mark_group(db: Session, workshop: Workshop, vote: Vote) -> None:
    """What the group answers with one voice is always published."""
    group = select(Respondent.id).where(
        Respondent.workshop_id == workshop.id, Respondent.kind == RespondentKind.GROUP
    )
    db.exec(
        update(Answer)
        .where(col(Answer.vote) == vote, col(Answer.respondent_id).in_(group))
        .values(published=Answer.choice)
    )


def _mark_items(
    db: Session, vote: Vote, people: Sequence[str], entered: Chosen, items: Sequence[str]
) -> None:
    """Have the answers that entered the figures say so, item by item."""
    for item, of_people in zip(items, entered.T.tolist(), strict=True):
        if any(of_people):
            db.exec(
                update(Answer)
                .where(col(Answer.vote) == vote, col(Answer.item) == item)
                .where(col(Answer.respondent_id).in_(list(compress(people, of_people))))
                .values(published=Answer.choice)
            )


def _mark_facets(
    db: Session, people: Sequence[str], entered: Chosen, facets: Sequence[tuple[str, int]]
) -> None:
    for (item, facet), of_people in zip(facets, entered.T.tolist(), strict=True):
        if any(of_people):
            db.exec(
                update(FacetAnswer)
                .where(col(FacetAnswer.item) == item, col(FacetAnswer.facet) == facet)
                .where(col(FacetAnswer.respondent_id).in_(list(compress(people, of_people))))
                .values(published=FacetAnswer.choice)
            )


def _keep(
    db: Session,
    workshop: Workshop,
    vote: Vote,
    published: Published,
    stayed_out: int,
    *,
    has_new_links: bool = False,
) -> None:
    document = published.to_json()
    kept = db.get(Publication, (workshop.id, vote))
    if kept is None:
        kept = Publication(
            workshop_id=workshop.id, vote=vote, revision=0, stayed_out=0, document=""
        )
        db.add(kept)
    if has_new_links or (kept.document, kept.stayed_out) != (document, stayed_out):
        kept.revision += 1
        kept.document, kept.stayed_out = document, stayed_out
        workshop.standing = None
    db.flush()


def _items(questionnaire: Questionnaire) -> list[str]:
    return [item.code for item in questionnaire.items]


def _facets(questionnaire: Questionnaire) -> list[tuple[str, int]]:
    """Item and place, from 1, of every facet."""
    return [
        (item.code, place)
        for item in questionnaire.items
        for place in range(1, len(item.facets) + 1)
    ]


def _ballots(
    db: Session, workshop: Workshop, vote: Vote, questionnaire: Questionnaire
) -> tuple[Sequence[str], Ballots]:
    """The keys of the persons, in their own random order, and what all say.

    Facets belong to the first vote: in another one nobody says anything of them. Only those look
    back whose answers of today are published: files name nobody else.
    """
    persons = _respondents(db, workshop, RespondentKind.PERSON)
    if vote is Vote.LOOKING_BACK:
        counted = {key for key, *_, stands in _answers(db, workshop, Vote.FIRST) if stands}
        persons = [person for person in persons if person[0] in counted]
    people = [key for key, *_ in persons]
    answers, items = _answers(db, workshop, vote), _items(questionnaire)
    of_facets = _facet_answers(db, workshop) if vote is Vote.FIRST else []
    return people, Ballots(
        items=votes(_of(people, answers), people=people, questions=items, choices=CHOICES),
        facets=votes(
            _of(people, of_facets),
            people=people,
            questions=_facets(questionnaire),
            choices=FACET_CHOICES,
        ),
        sectors=tuple(sector or "" for _key, sector, _role in persons),
        roles=tuple(role or "" for _key, _sector, role in persons),
        group=_group_choices(db, workshop, answers, questionnaire),
    )


def _group_choices(
    db: Session, workshop: Workshop, answers: Sequence[Record], questionnaire: Questionnaire
) -> Choices:
    """What the group's own respondent says, of the answers of all."""
    group = [key for key, *_ in _respondents(db, workshop, RespondentKind.GROUP)]
    said = _of(group, answers)
    return votes(said, people=group, questions=_items(questionnaire), choices=CHOICES).current


def _respondents(
    db: Session, workshop: Workshop, kind: RespondentKind
) -> Sequence[tuple[str, str | None, str | None]]:
    return db.exec(
        select(Respondent.id, Respondent.sector, Respondent.role)
        .where(Respondent.workshop_id == workshop.id, Respondent.kind == kind)
        .order_by(col(Respondent.id))
    ).all()


def _of(respondents: Sequence[str], records: Iterable[Record]) -> list[Record]:
    known = set(respondents)
    return [record for record in records if record[0] in known]


def _answers(db: Session, workshop: Workshop, vote: Vote) -> Sequence[Record]:
    return db.exec(
        select(Answer.respondent_id, Answer.item, Answer.choice, Answer.published)
        .join(Respondent, col(Answer.respondent_id) == Respondent.id)
        .where(Respondent.workshop_id == workshop.id, Answer.vote == vote)
    ).all()


def _facet_answers(db: Session, workshop: Workshop) -> Iterable[Record]:
    rows = db.exec(
        select(  # type: ignore[call-overload]  # typed for four columns
            FacetAnswer.respondent_id,
            FacetAnswer.item,
            FacetAnswer.facet,
            FacetAnswer.choice,
            FacetAnswer.published,
        )
        .join(Respondent, col(FacetAnswer.respondent_id) == Respondent.id)
        .where(Respondent.workshop_id == workshop.id)
    )
    return ((key, (item, facet), choice, stands) for key, item, facet, choice, stands in rows)
