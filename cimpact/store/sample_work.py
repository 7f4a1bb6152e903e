"""The decisions and next actions of the sample, stored the way a group's own are."""

from dataclasses import replace
from datetime import date, timedelta

from sqlmodel import Session

from cimpact.core.actions import ActionStatus, Plan
from cimpact.core.decisions import Decided
from cimpact.core.questionnaire import Item
from cimpact.demo_work import ACTIONS, DECISIONS, SampleAction
from cimpact.i18n import Translator
from cimpact.store import actions, decisions, editions
from cimpact.store.tables import Collective, Workshop


def add_sample_work(
    db: Session,
    collective: Collective,
    workshop: Workshop,
    number: int,
    *,
    today: date,
    words: Translator,
) -> None:
    """Write what the invented group decided and planned in its session of this number, from 0.

    Whatever would have happened after today has not happened.
    """
    items = {item.code: item for item in editions.load(db, workshop.edition_id).items}
    for decision in DECISIONS:
        if decision.session == number and _fits(decision.decided, items.get(decision.item)):
            decisions.decide(
                *(db, workshop, decision.item, _translated(decision.decided, words)),
                seen=None,
                author_id=collective.owner_id,
                today=workshop.held_on,
            )
    for planned in ACTIONS:
        if planned.session == number and planned.item in items:
            plan = _plan(planned, items[planned.item], workshop.held_on, words)
            action = actions.add_action(
                db, collective, plan, workshop=workshop, today=workshop.held_on
            )
            _move_on(db, collective, action, planned, day=workshop.held_on, today=today)


def _fits(decided: Decided, item: Item | None) -> bool:
    return item is not None and decided.choice in {None, *item.choices}


def _translated(decided: Decided, words: Translator) -> Decided:
    return replace(
        decided,
        lower_reason=words(decided.lower_reason) if decided.lower_reason else "",
        higher_reason=words(decided.higher_reason) if decided.higher_reason else "",
        evidence=words(decided.evidence) if decided.evidence else "",
    )


def _plan(planned: SampleAction, item: Item, day: date, words: Translator) -> Plan:
    """The plan in one language, with its source where the item recommends something."""
    recommended = item.actions[:1] if planned.is_recommended else ()
    return Plan(
        what=words.content(recommended[0].text) if recommended else words(planned.what),
        who=words(planned.who) if planned.who else "",
        due=day + timedelta(days=planned.due_after),
        item=item.code,
        first_step=words(planned.first_step) if planned.first_step else "",
        sources=recommended[0].sources if recommended else (),
    )


def _move_on(
    db: Session,
    collective: Collective,
    action_id: str,
    planned: SampleAction,
    *,
    day: date,
    today: date,
) -> None:
    seen = ActionStatus.TO_DO
    for after, status in planned.statuses:
        changed = day + timedelta(days=after)
        if changed <= today:
            actions.set_status(db, collective, action_id, status, seen=seen, today=changed)
            seen = status
