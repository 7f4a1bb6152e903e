"""The tables of what came of a session: decisions, next actions, and how far each has come.

Who wrote a decision stays in the application: it is no part of what the group decided.
"""

from collections.abc import Sequence
from datetime import date

from cimpact.core.actions import Action, ActionStatus
from cimpact.core.decisions import NOT_DISCUSSED, Decision, Outcome
from cimpact.core.questionnaire import DONT_KNOW, Item, Questionnaire
from cimpact.exports.csv_text import Cell, Table
from cimpact.findings.actions import STATUSES
from cimpact.findings.decisions import OUTCOMES
from cimpact.i18n import Translator

DECISIONS = (
    *("item", "name", "outcome", "choice", "level", "label"),
    *("lower_reason", "higher_reason", "evidence", "written_on"),
)
ACTIONS = (
    *("action", "what", "who", "due", "item", "first_step", "status", "sources"),
    *("started_on", "session_on"),
)
ACTION_DAYS = ("action", "day", "status")


def decisions(questionnaire: Questionnaire, decided: Sequence[Decision], _: Translator) -> Table:
    """One row per item of the questionnaire, in its order, discussed or not.

    Names and labels are in one language, as in the codebook.
    """
    found = {decision.item: decision for decision in decided}
    return Table.of_rows(
        DECISIONS,
        [_decision(item, found.get(item.code), questionnaire, _) for item in questionnaire.items],
    )


def actions(planned: Sequence[Action]) -> Table:
    """One row per action, numbered for ``action_days``."""
    return Table.of_rows(
        ACTIONS,
        [
            [
                *(number, action.plan.what, action.plan.who, _day(action.plan.due)),
                *(action.plan.item, action.plan.first_step, str(action.status)),
                *(" ".join(action.plan.sources), _day(action.started_on), _day(action.session_on)),
            ]
            for number, action in enumerate(planned, start=1)
        ],
    )


def action_days(planned: Sequence[Action]) -> Table:
    """One row per day on which an action's status changed, the status at its end."""
    return Table.of_rows(
        ACTION_DAYS,
        [
            [number, _day(change.day), str(change.status)]
            for number, action in enumerate(planned, start=1)
            for change in action.history
        ],
    )


def label(questionnaire: Questionnaire, item: Item, choice: str, _: Translator) -> str:
    """What a choice of an item means: the sentence of its level, or the words of the others."""
    if choice.isdigit():
        return _.content(item.levels[int(choice)].sentence)
    return _.content(questionnaire.dont_know if choice == DONT_KNOW else questionnaire.too_early)


def outcomes(_: Translator) -> dict[str, str]:
    """What the codes of the column ``outcome`` mean."""
    return {
        **{str(outcome): _(OUTCOMES[outcome]) for outcome in Outcome},
        NOT_DISCUSSED: _("not discussed"),
    }


def statuses(_: Translator) -> dict[str, str]:
    """What the codes of the column ``status`` mean."""
    return {str(status): _(STATUSES[status]) for status in ActionStatus}


def _decision(
    item: Item, decision: Decision | None, questionnaire: Questionnaire, _: Translator
) -> list[Cell]:
    name = _.content(item.name)
    if decision is None:
        return [item.code, name, NOT_DISCUSSED, *[None] * (len(DECISIONS) - 3)]
    decided = decision.decided
    choice = decided.choice
    return [
        *(item.code, name, str(decided.outcome), choice),
        int(choice) if choice and choice.isdigit() else None,
        label(questionnaire, item, choice, _) if choice else None,
        *(decided.lower_reason, decided.higher_reason, decided.evidence),
        _day(decision.written_on),
    ]


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
