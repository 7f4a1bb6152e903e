"""What stands published of one vote of a session, as it is kept, and the report made from it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import islice

import numpy as np
from numpy.typing import NDArray
from pydantic import TypeAdapter

from cimpact.core.diagnosis import report_of
from cimpact.core.disclosure import is_hidden
from cimpact.core.questionnaire import FACET_CHOICES, Questionnaire
from cimpact.core.report import Breakdown, Coverage, FacetCounts, Report
from cimpact.core.tally import Tally


@dataclass(frozen=True, slots=True)
class Published:
    """The counts that figures are made from, every fraction exact.

    Without ``has_figures``, only the number of people (``tally.seats``) and what the group answered
    with one voice are published. ``facets`` are people per choice of each facet, by item. Of the
    ``breakdowns`` ever published, those of ``outdated`` items no longer belong to their figures.
    ``was_erased`` says that somebody erased what was published of them.
    """

    has_figures: bool
    tally: Tally
    facets: dict[str, tuple[FacetCounts, ...]] = field(default_factory=dict)
    coverage: Coverage | None = None
    breakdowns: tuple[Breakdown, ...] = ()
    outdated: tuple[str, ...] = ()
    was_erased: bool = False

    def to_json(self) -> str:
        """Write what ``from_json`` reads."""
        return _DOCUMENT.dump_json(self).decode()

    @staticmethod
    def from_json(text: str) -> "Published":
        """Read what ``to_json`` wrote."""
        return _DOCUMENT.validate_json(text)


_DOCUMENT = TypeAdapter(Published)


def facets_by_item(
    per_facet: NDArray[np.intp], questionnaire: Questionnaire
) -> dict[str, tuple[FacetCounts, ...]]:
    """The rows of all facets by item; items of whose facets nobody said anything are left out."""
    rows = iter(per_facet.tolist())
    found = {
        item.code: tuple(islice(map(tuple, rows), len(item.facets))) for item in questionnaire.items
    }
    return {code: facets for code, facets in found.items() if any(map(any, facets))}


def counts_per_facet(published: Published, questionnaire: Questionnaire) -> NDArray[np.intp]:
    """The rows that ``facets_by_item`` was given."""
    none = (0,) * len(FACET_CHOICES)
    rows = [
        row
        for item in questionnaire.items
        for row in published.facets.get(item.code, (none,) * len(item.facets))
    ]
    return np.array(rows, dtype=np.intp).reshape(len(rows), len(FACET_CHOICES))


def report_of_published(
    published: Published,
    questionnaire: Questionnaire,
    *,
    targets: Mapping[str, float],
    phase: str | None = None,
    invited: int | None = None,
    minimum_group: int,
    stayed_out: int = 0,
) -> Report:
    """The report of what was published; arguments and errors as in ``diagnosis.diagnose``."""
    report = report_of(
        published.tally,
        questionnaire,
        targets=targets,
        phase=phase,
        invited=invited,
        minimum_group=minimum_group,
    )
    return replace(
        report,
        items=tuple(
            replace(
                item,
                facets=None
                if item.hidden
                else _shown_facets(published.facets.get(item.item), minimum_group),
            )
            for item in report.items
        ),
        stayed_out=stayed_out,
        coverage=published.coverage,
        breakdowns=tuple(
            each for each in published.breakdowns if each.item not in published.outdated
        ),
    )


def _shown_facets(
    facets: tuple[FacetCounts, ...] | None, minimum_group: int
) -> tuple[FacetCounts | None, ...] | None:
    """The counts of each facet; None for one of which too few said yes, partly or no."""
    if facets is None:
        return None
    return tuple(
        None
        if is_hidden(yes + partly + no, minimum_group=minimum_group)
        else (yes, partly, no, unsure)
        for yes, partly, no, unsure in facets
    )
