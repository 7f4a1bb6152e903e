"""Small comparisons by hand, of sessions that used the questionnaire of ``reports``."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from cimpact.core.changes import (
    Change,
    Comparison,
    Movement,
    SittingFigures,
    Standing,
    Unlinked,
)
from cimpact.core.report import GateFigures, Report

DAYS = (date(2025, 10, 1), date(2026, 4, 29), date(2026, 11, 11))
NAMES = ("first", "second", "third")


def movement(
    code: str, up: int | None = 9, same: int | None = 2, down: int | None = 1, **figures: object
) -> Movement:
    """Twelve people in both sessions, nine up and one down, clearly, unless told otherwise."""
    pairs = sum(count or 0 for count in (up, same, down))
    shown: dict[str, Any] = {
        "mean_difference": 0.75,
        "interval": (0.25, 1.25),
        "clear_change": True,
        "hidden": False,
    }
    whole = {"code": code, "top": 4, "pairs": pairs, "unlinked": beside(), **shown, **figures}
    return Movement(up=up, same=same, down=down, **whole)


def beside(**figures: object) -> Unlinked:
    """Fourteen answers in each session, from 1.5 to 2.25 on average."""
    shown: dict[str, Any] = {
        "mean_earlier": 1.5,
        "mean_later": 2.25,
        "mean_difference": 0.75,
        "superiority": 0.7,
    }
    return Unlinked(**{"answered_earlier": 14, "answered_later": 14, **shown, **figures})


def unclear(code: str, **figures: object) -> Movement:
    """Five up, four down, of twelve: nothing clear."""
    vague: dict[str, Any] = {
        "mean_difference": 0.04,
        "interval": (-0.5, 0.58),
        "clear_change": False,
    }
    return movement(code, 5, 3, 4, **{**vague, **figures})


def hidden(code: str, pairs: int = 3) -> Movement:
    """Too few people in both."""
    return Movement(code=code, top=4, pairs=pairs, unlinked=beside(), hidden=True)


def change(place: int = 0, **parts: object) -> Change:
    """From one session to the next, without items or sections unless given."""
    whole: dict[str, Any] = {"minimum_group": 5, "linked": 12, "only_earlier": 0, "only_later": 0}
    return Change(
        earlier=NAMES[place],
        later=NAMES[place + 1],
        **{**whole, "items": (), "sections": (), **parts},
    )


def sitting(
    place: int,
    means: dict[str, float | None] | None = None,
    gates: Sequence[GateFigures] = (),
    **parts: object,
) -> SittingFigures:
    """A session of fourteen people with these section means; None is hidden."""
    whole: dict[str, Any] = {
        "name": NAMES[place],
        "held_on": DAYS[place],
        "minimum_group": 5,
        "respondents": 14,
        "linked_people": 12,
        "duplicate_links": 0,
        "sections": tuple(
            Standing(code) if mean is None else Standing(code, respondents=14, mean=mean)
            for code, mean in (means or {}).items()
        ),
        "gates": tuple(gates),
    }
    return SittingFigures(**{**whole, **parts})


def comparison(sittings: Sequence[SittingFigures], changes: Sequence[Change]) -> Comparison:
    return Comparison(sittings=tuple(sittings), changes=tuple(changes))


def of_reports(reports: Sequence[Report], days: Sequence[date]) -> Comparison:
    """Sessions with the means and gates of these reports; their sections moved by nothing clear."""
    sittings = [
        sitting(
            place,
            {each.section: each.mean for each in report.sections},
            report.gates,
            held_on=day,
            name=f"session {place}",
        )
        for place, (report, day) in enumerate(zip(reports, days, strict=False))
    ]
    codes = [each.section for each in reports[-1].sections if each.mean is not None]
    steady = change(sections=tuple(unclear(code) for code in codes))
    return comparison(sittings, [steady] * (len(reports) - 1))
