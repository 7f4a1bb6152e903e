"""The tables of what came of a session: decisions, next actions, and how far each has come.

Who wrote a decision stays in the application: it is no part of what the group decided.
"""

from datetime import date

from cimpact.core.actions import ActionStatus
from cimpact.core.decisions import NOT_DISCUSSED, Decision, Outcome
from cimpact.core.rows import SessionRows
from cimpact.exports.csv_text import Cell, Table
from cimpact.findings.actions import STATUSES
from cimpact.findings.decisions import OUTCOMES
from cimpact.i18n import Translator

DECISIONS = (
    *("item", "outcome", "choice", "level", "lower_reason", "higher_reason", "evidence"),
    "written_on",
)
ACTIONS = (
    *("action", "what", "who", "due", "item", "first_step", "status", "sources"),
    *("started_on", "session_on"),
)
ACTION_DAYS = ("action", "day", "status")


def decisions(rows: SessionRows) -> Table:
    """One row per item of the questionnaire, in its order, discussed or not."""
    found = {decision.item: decision for decision in rows.decisions}
    return Table.of_rows(
        DECISIONS,
        [_decision(item.code, found.get(item.code)) for item in rows.questionnaire.items],
    )


def actions(rows: SessionRows) -> Table:
    """One row per action, numbered for ``action_days``."""
    return Table.of_rows(
        ACTIONS,
        [
            [
                *(number, action.plan.what, action.plan.who, _day(action.plan.due)),
                *(action.plan.item, action.plan.first_step, str(action.status)),
                *(" ".join(action.plan.sources), _day(action.started_on), _day(action.session_on)),
            ]
            for number, action in enumerate(rows.actions, start=1)
        ],
    )


def action_days(rows: SessionRows) -> Table:
    """One row per day on which an action's status changed, the status at its end."""
    return Table.of_rows(
        ACTION_DAYS,
        [
            [number, _day(change.day), str(change.status)]
            for number, action in enumerate(rows.actions, start=1)
            for change in action.history
        ],
    )


def outcomes(_: Translator) -> dict[str, str]:
    """What the codes of the column ``outcome`` mean."""
    return {
        **{str(outcome): _(OUTCOMES[outcome]) for outcome in Outcome},
        NOT_DISCUSSED: _("not discussed"),
    }


def statuses(_: Translator) -> dict[str, str]:
    """What the codes of the column ``status`` mean."""
    return {str(status): _(STATUSES[status]) for status in ActionStatus}


def _decision(item: str, decision: Decision | None) -> list[Cell]:
    if decision is None:
        return [item, NOT_DISCUSSED, *[None] * (len(DECISIONS) - 2)]
    decided = decision.decided
    level = int(decided.choice) if decided.choice and decided.choice.isdigit() else None
    return [
        *(item, str(decided.outcome), decided.choice, level),
        *(decided.lower_reason, decided.higher_reason, decided.evidence),
        _day(decision.written_on),
    ]


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
