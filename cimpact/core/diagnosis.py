"""The diagnosis of one session: answers in, Report out."""

from collections.abc import Mapping

import pandas as pd

from cimpact.core.gates import gate_by_group, gate_figures, verdict_of
from cimpact.core.priorities import agenda, priorities
from cimpact.core.questionnaire import Questionnaire
from cimpact.core.report import GateFigures, Report, SectionFigures
from cimpact.core.scoring import item_figures, section_figures
from cimpact.core.tally import Tally, tally
from cimpact.core.thresholds import THRESHOLDS
from cimpact.errors import N_, CimpactError


class SeatsExceedInvited(CimpactError):
    """More people answered than were invited: one of the two numbers is wrong."""

    message = N_("{seats} people answered, but only {invited} were invited. Correct the number.")


def diagnose(
    answers: pd.DataFrame,
    questionnaire: Questionnaire,
    *,
    targets: Mapping[str, float],
    phase: str | None = None,
    invited: int | None = None,
    minimum_group: int = THRESHOLDS.minimum_group,
) -> Report:
    """Compute every figure of a session from the answers frame of its first vote.

    Args:
        answers: the frame that ``answers`` describes; rows of kind "group" are not counted among
            persons and decide the gates only where no person answered.
        questionnaire: the edition answered; its items without answers are reported as blank.
        targets: section code to target level; a section left out has no target and no gap.
        phase: the main phase, repeated in the report.
        invited: people who could have answered; None when unknown (then: those who did).
        minimum_group: people under whose number figures are hidden; 1 where all agreed to be named.

    Raises SeatsExceedInvited, and what ``answers.encode`` refuses. A session without answers gives
    a report in which everything is hidden.
    """
    return report_of(
        tally(answers, questionnaire),
        questionnaire,
        targets=targets,
        phase=phase,
        invited=invited,
        minimum_group=minimum_group,
    )


def report_of(
    counted: Tally,
    questionnaire: Questionnaire,
    *,
    targets: Mapping[str, float],
    phase: str | None = None,
    invited: int | None = None,
    minimum_group: int = THRESHOLDS.minimum_group,
) -> Report:
    """The same from counts that were made before; arguments and errors as in ``diagnose``."""
    if invited is not None and counted.seats > invited:
        raise SeatsExceedInvited(seats=counted.seats, invited=invited)
    people = counted.seats if invited is None else invited
    gates = _gates(counted, questionnaire, people=people, minimum_group=minimum_group)
    items = tuple(
        item_figures(item, target=targets.get(item.section), minimum_group=minimum_group)
        for item in counted.items
    )
    return Report(
        respondents=counted.seats,
        invited=invited,
        minimum_group=minimum_group,
        phase=phase,
        verdict=verdict_of(gates),
        gates=gates,
        items=items,
        sections=_sections(counted, targets, people=people, minimum_group=minimum_group),
        priorities=priorities(gates, items),
        agenda=agenda(gates, items),
    )


def _gates(
    counted: Tally, questionnaire: Questionnaire, *, people: int, minimum_group: int
) -> tuple[GateFigures, ...]:
    """The gates as persons see them, or as the group does in a session answered together."""
    codes = {item.code for item in questionnaire.items if item.gate}
    if counted.group_seats and not counted.seats:
        return tuple(gate_by_group(item) for item in counted.group_items if item.item in codes)
    return tuple(
        gate_figures(item, seats=counted.seats, people=people, minimum_group=minimum_group)
        for item in counted.items
        if item.item in codes
    )


def _sections(
    counted: Tally, targets: Mapping[str, float], *, people: int, minimum_group: int
) -> tuple[SectionFigures, ...]:
    return tuple(
        section_figures(
            section,
            target=targets.get(section.section),
            people=people,
            minimum_group=minimum_group,
        )
        for section in counted.sections
    )
