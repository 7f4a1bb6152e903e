"""What a results page shows, read in this run for somebody who passed its guard."""

from collections.abc import Hashable
from dataclasses import dataclass
from random import Random

from cimpact.core.questionnaire import Questionnaire
from cimpact.core.report import Report
from cimpact.findings import people
from cimpact.store import results as stored
from cimpact.store.db import reading
from cimpact.store.offers import asked_in
from cimpact.store.tables import Workshop
from cimpact.ui.results.once import made_once


@dataclass(frozen=True, slots=True)
class Results:
    """The results of a session; whatever is made of them is kept by their ``version``."""

    workshop: Workshop
    questionnaire: Questionnaire
    report: Report
    version: Hashable

    @property
    def has_figures(self) -> bool:
        """Whether any element may be shown."""
        return people.has_figures(self.report)

    @property
    def is_too_small(self) -> bool:
        """Whether counts of people are all that may be shown."""
        return people.is_too_small(self.report)


def results_of(workshop: Workshop) -> Results:
    """The results of a closed session. Raises NotClosed, SeatsExceedInvited."""
    with reading() as db:
        version = stored.version(db, workshop)
        return Results(
            workshop=workshop,
            questionnaire=asked_in(db, workshop),
            report=made_once((version, "report"), lambda: stored.load_report(db, workshop)),
            version=version,
        )


def notes_on(item: str, workshop: Workshop) -> list[str]:
    """What may be shown of the notes on an item, never kept: an erased note is gone at once.

    They are shuffled, the same way each time: an order that changed under the eyes of a room would
    make it lose its place.
    """
    shuffled = Random(f"{workshop.id} {item}")  # noqa: S311  they come sorted: the order tells nothing
    with reading() as db:
        return stored.load_notes(db, workshop, shuffled).get(item, [])
