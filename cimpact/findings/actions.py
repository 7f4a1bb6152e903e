"""Next actions in words: where each stands, who does it by when, where the idea comes from."""

from collections.abc import Sequence
from datetime import date

from cimpact.core.actions import Action, ActionStatus, StatusDay
from cimpact.core.questionnaire import Item, Questionnaire
from cimpact.errors import N_
from cimpact.findings.sources import source
from cimpact.i18n import Translator

STATUSES = {
    ActionStatus.TO_DO: N_("To do"),
    ActionStatus.UNDER_WAY: N_("Under way"),
    ActionStatus.DONE: N_("Done"),
    ActionStatus.DROPPED: N_("Dropped"),
}


def who_and_when(action: Action, today: date | None, _: Translator) -> str:
    """Who does it by when; says what is missing, since an action without either seldom happens.

    Without ``today``, as on paper, nothing is said to be late.
    """
    who = action.plan.who or _("nobody named yet")
    if action.plan.due is None:
        return f"{who} · " + _("no date")
    day = _.date(action.plan.due)
    is_late = today is not None and action.is_late(today)
    return f"{who} · " + (_("was due on {day}", day=day) if is_late else _("by {day}", day=day))


def element(code: str | None, asked: Sequence[Questionnaire], _: Translator) -> str:
    """The name of the element that an action is about, from the latest session that asks it.

    Empty without one; the bare code where no session asks it any more.
    """
    found = next((item for _asked, item in _having(code, asked)), None)
    return _.content(found.name) if found else code or ""


def origin(action: Action, asked: Sequence[Questionnaire], _: Translator) -> str:
    """The documents behind an action that was started from a recommendation, else nothing."""
    if not action.plan.sources:
        return ""
    for questionnaire, item in _having(action.plan.item, asked):
        if any(each.sources == action.plan.sources for each in item.actions):
            return source(action.plan.sources, questionnaire, _)
    return _("Source: {sources}", sources=", ".join(action.plan.sources))


def history(days: Sequence[StatusDay], _: Translator) -> list[str]:
    """The status of each day on which it changed, the latest first."""
    return [
        _("{day}: {status}", day=_.date(change.day), status=_(STATUSES[change.status]).lower())
        for change in reversed(days)
    ]


def _having(code: str | None, asked: Sequence[Questionnaire]) -> list[tuple[Questionnaire, Item]]:
    return [(each, item) for each in asked for item in each.items if item.code == code]
