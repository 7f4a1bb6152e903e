"""Sessions as a comparison takes them: the answers behind their published results, and links."""

from sqlmodel import Session

from cimpact.core.answers import PERSON
from cimpact.core.looking_back import LookingBack, Side, look_back
from cimpact.core.published import report_of_published
from cimpact.core.sitting import Sitting
from cimpact.errors import N_, CimpactError
from cimpact.store import editions, looking_back, owncodes, publishing, results
from cimpact.store.tables import Anonymity, Vote, Workshop


class ErasedSince(CimpactError):
    """A session whose published results count answers that are gone."""

    message = N_(
        "In the session of {day}, somebody has erased their answers and the results still count "
        "them: beside the results, a comparison without them would give them away. Nothing is "
        "lost: compare other sessions."
    )


def load_sitting(db: Session, workshop: Workshop) -> Sitting:
    """A closed session to compare. Raises NotClosed, ErasedSince, SeatsExceedInvited."""
    report = results.load_report(db, workshop)
    questionnaire = editions.load(db, workshop.edition_id)
    answers = results.load_answers(db, workshop, questionnaire)
    published, _stayed_out = publishing.publication(db, workshop)
    listed = answers.loc[answers["kind"] == PERSON, "respondent"].nunique()
    is_named = workshop.anonymity is Anonymity.NAMED
    if published.has_figures and published.tally.seats > listed and not is_named:
        raise ErasedSince(day=workshop.held_on)
    return Sitting(
        name=workshop.id,
        questionnaire=questionnaire,
        answers=answers,
        links=owncodes.links(db, workshop),
        minimum_group=publishing.minimum_group(workshop),
        held_on=workshop.held_on,
        gates=report.gates,
    )


def load_looking_back(db: Session, workshop: Workshop) -> LookingBack | None:
    """What a closed session says of an earlier closed one; None where nothing was asked of it.

    Raises NotClosed, ErasedSince, SeatsExceedInvited.
    """
    earlier = db.get(Workshop, workshop.looking_back_to) if workshop.looking_back_to else None
    if earlier is None or looking_back.revision(db, workshop) is None:
        return None
    return look_back(
        workshop.looking_back or (),
        days=(earlier.held_on, workshop.held_on),
        then=Side(results.load_report(db, earlier), load_sitting(db, earlier)),
        seen=_seen(db, workshop),
        today=Side(results.load_report(db, workshop), load_sitting(db, workshop)),
    )


def _seen(db: Session, workshop: Workshop) -> Side:
    """The published look back, with the answers behind it as long as all are there."""
    published, stayed_out = publishing.publication(db, workshop, vote=Vote.LOOKING_BACK)
    questionnaire = editions.load(db, workshop.edition_id)
    minimum = publishing.minimum_group(workshop)
    report = report_of_published(
        published, questionnaire, targets={}, minimum_group=minimum, stayed_out=stayed_out
    )
    if looking_back.is_incomplete(db, workshop):
        return Side(report, None)
    sitting = Sitting(
        name=f"{workshop.id} {Vote.LOOKING_BACK}",
        questionnaire=questionnaire,
        answers=results.load_answers(db, workshop, questionnaire, vote=Vote.LOOKING_BACK),
        links=owncodes.links(db, workshop),
        minimum_group=minimum,
        held_on=workshop.held_on,
    )
    return Side(report, sitting)
