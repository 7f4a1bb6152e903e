"""Sessions as a comparison takes them: the answers behind their published results, and links."""

from sqlmodel import Session

from cimpact.core.answers import PERSON
from cimpact.core.sitting import Sitting
from cimpact.errors import N_, CimpactError
from cimpact.store import editions, owncodes, publishing, results
from cimpact.store.tables import Anonymity, Workshop


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
