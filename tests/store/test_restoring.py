"""A session file brings back what the group decided, what it planned and what it looked back at."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from sqlalchemy import Engine
from sqlmodel import Session

from cimpact.core.actions import Action, ActionStatus, Plan, StatusDay
from cimpact.core.bundle import Bundle, read_bundle
from cimpact.core.decisions import Decided, Decision, Outcome
from cimpact.core.importing.respondents import ImportedRespondent
from cimpact.store import actions, collectives, decisions, importing, looking_back, transfer
from cimpact.store.db import transaction
from cimpact.store.overview import Standing, collectives_of
from cimpact.store.rows import load_rows
from cimpact.store.sittings import load_looking_back
from cimpact.store.tables import Collective, Workshop
from tests import scenes
from tests.scenes import TODAY
from tests.store.test_importing import (
    ITEMS,
    SOME,
    draft,
    exported,
    figures,
    people,
    persons,
    respondent,
    said,
    texts,
)

BEFORE, MEETING = date(2025, 4, 1), date(2025, 10, 1)
YESTERDAY = TODAY - timedelta(days=1)


def imported(db: Session, collective: Collective, bundle: Bundle) -> Workshop:
    randomness = Random(1)  # noqa: S311  repeatable
    return transfer.import_session(db, collective, bundle, today=TODAY, randomness=randomness)


def another_collective(db: Session) -> Collective:
    owner = scenes.facilitator(db, f"Owner {Random().random()}")  # noqa: S311  a name of its own
    return collectives.create_collective(db, name="Elsewhere", owner_id=owner, today=TODAY)


def held(db: Session, *, on: date, **wanted: object) -> Workshop:
    """A closed session of four people."""
    workshop = draft(db, held_on=on, **wanted)
    fill(db, workshop)
    return workshop


def fill(db: Session, workshop: Workshop) -> None:
    importing.import_respondents(
        db, workshop, [respondent(line, PRE1="3", CON1="1") for line in range(4)]
    )


@st.composite
def some_decisions(draw_: st.DrawFn) -> dict[str, Decided]:
    """Agreements and maintained disagreements on a few elements."""
    codes = draw_(st.lists(st.sampled_from(list(ITEMS)), max_size=6, unique=True))
    reasons = texts.filter(bool)
    return {
        code: draw_(
            st.builds(
                lambda choice, evidence: Decided(Outcome.AGREED, choice, evidence=evidence),
                st.sampled_from(ITEMS[code].choices),
                texts,
            )
            | st.builds(
                lambda lower, higher, evidence: Decided(
                    Outcome.DISAGREEMENT, None, lower, higher, evidence
                ),
                reasons,
                reasons,
                texts,
            )
        )
        for code in codes
    }


@SOME
@given(group=people(), decided=some_decisions())
def test_decisions_come_back_with_the_session(
    database: Engine,  # noqa: ARG001
    group: list[ImportedRespondent],
    decided: dict[str, Decided],
) -> None:
    """Whoever wrote them: that is in no file."""
    assume(persons(group) >= 3)
    assume(len(group) - persons(group) <= 1)
    with transaction() as db:
        workshop = draft(db, held_on=BEFORE)
        importing.import_respondents(db, workshop, group)
        author = db.get_one(Collective, workshop.collective_id).owner_id
        for item, each in decided.items():
            seen = decisions.decisions_of(db, workshop).get(item)
            decisions.decide(
                *(db, workshop, item, each),
                seen=seen.decided if seen else None,
                author_id=author,
                today=TODAY,
            )
        bundle = read_bundle(exported(db, workshop, "json"))
        again = imported(db, another_collective(db), bundle)

        assert decisions.decisions_of(db, again) == without_author(
            decisions.decisions_of(db, workshop)
        )
        assert figures(db, again) == figures(db, workshop)
        assert said(load_rows(db, again)) == said(load_rows(db, workshop))


def without_author(found: Mapping[str, Decision]) -> dict[str, Decision]:
    return {item: replace(each, author="") for item, each in found.items()}


def planned(db: Session, workshop: Workshop) -> str:
    """An action of that session, already under way: its id."""
    collective = db.get_one(Collective, workshop.collective_id)
    plan = Plan("Meet the school", "Léa", date(2026, 12, 24), "CON1", "Call")
    action = actions.add_action(db, collective, plan, workshop=workshop, today=YESTERDAY)
    actions.set_status(
        db, collective, action, ActionStatus.UNDER_WAY, seen=ActionStatus.TO_DO, today=TODAY
    )
    return action


def plans(db: Session, collective: Collective) -> list[Action]:
    """The list of a collective, whatever the database calls its actions."""
    return [replace(each, id="") for each in actions.actions_of(db, collective)]


def test_actions_join_the_list_of_the_collective(database: Engine) -> None:  # noqa: ARG001
    with transaction() as db:
        workshop = held(db, on=BEFORE)
        planned(db, workshop)
        elsewhere = another_collective(db)
        imported(db, elsewhere, read_bundle(exported(db, workshop, "json")))

        (action,) = plans(db, elsewhere)
        assert [action] == plans(db, db.get_one(Collective, workshop.collective_id))
        assert (action.session_on, action.history) == (
            BEFORE,
            (StatusDay(YESTERDAY, ActionStatus.TO_DO), StatusDay(TODAY, ActionStatus.UNDER_WAY)),
        )


def test_an_action_that_is_on_the_list_stays_as_it_is(database: Engine) -> None:  # noqa: ARG001
    """Also when somebody else has taken it over since, and when the file tells it twice."""
    with transaction() as db:
        workshop = held(db, on=BEFORE)
        action = planned(db, workshop)
        collective = db.get_one(Collective, workshop.collective_id)
        bundle = read_bundle(exported(db, workshop, "json"))
        (now,) = actions.actions_of(db, collective)
        later = replace(now.plan, who="Yan", due=None)
        actions.change_action(db, collective, action, later, seen=now.plan)
        before = plans(db, collective)

        imported(db, collective, replace(bundle, actions=bundle.actions * 2))

        assert plans(db, collective) == before


def test_an_action_of_one_of_two_sessions_of_a_day_is_of_none(database: Engine) -> None:  # noqa: ARG001
    with transaction() as db:
        workshop = held(db, on=BEFORE)
        planned(db, workshop)
        bundle = read_bundle(exported(db, workshop, "json"))
        elsewhere = another_collective(db)
        imported(db, elsewhere, replace(bundle, actions=()))
        imported(db, elsewhere, bundle)

        assert [each.session_on for each in plans(db, elsewhere)] == [None]


def looked_back(db: Session) -> tuple[Workshop, Bundle, Bundle]:
    """A session that looked back, the file of the earlier one, and its own."""
    earlier = held(db, on=BEFORE)
    collective = db.get_one(Collective, earlier.collective_id)
    bundle = read_bundle(exported(db, earlier, "json"))
    later = imported(db, collective, replace(bundle, facts=on(bundle, MEETING)))
    file = read_bundle(exported(db, later, "json"))
    facts = file.facts.model_copy(update={"looking_back_to": BEFORE})
    looking = tuple(
        each.model_copy(update={"answers": {**each.answers, "looking_back": {"CON1": "2"}}})
        for each in file.respondents
    )
    return earlier, bundle, replace(file, facts=facts, respondents=looking)


def on(bundle: Bundle, day: date) -> object:
    return bundle.facts.model_copy(update={"held_on": day})


@pytest.mark.parametrize("earlier", [0, 1, 2])
def test_a_look_back_is_linked_to_the_only_session_of_its_day(
    database: Engine,  # noqa: ARG001
    earlier: int,
) -> None:
    is_linked = earlier == 1
    with transaction() as db:
        _, first, second = looked_back(db)
        elsewhere = another_collective(db)
        before = [imported(db, elsewhere, first).id for _ in range(earlier)]
        made = imported(db, elsewhere, second)

        assert made.looking_back_to == (before[0] if is_linked else None)
        assert second.looks_back
        asked = looking_back.asked(db, made.id)
        assert (asked is not None) is is_linked
        if asked is not None:
            assert (asked.held_on, asked.items) == (BEFORE, frozenset({"CON1"}))
            assert load_looking_back(db, made) is not None
            assert load_rows(db, made).looking_back_to == BEFORE
        votes = {answer.vote for answer in load_rows(db, made).answers}
        assert votes == ({"first", "looking_back"} if is_linked else {"first"})


def test_a_look_back_at_elements_that_were_not_asked_is_not_linked(database: Engine) -> None:  # noqa: ARG001
    """Another session happens to be of that day: it did not ask them on the same scale."""
    with transaction() as db:
        _, first, second = looked_back(db)
        elsewhere = another_collective(db)
        shorter = first.facts.questionnaire.model_copy(
            update={"sections": first.facts.questionnaire.sections[:1], "version": "0.9"}
        )
        facts = first.facts.model_copy(update={"questionnaire": shorter, "targets": {}})
        imported(db, elsewhere, Bundle(facts, (), ()))

        assert imported(db, elsewhere, second).looking_back_to is None


def test_how_an_imported_session_ended_is_kept_with_it(database: Engine) -> None:  # noqa: ARG001
    with transaction() as db:
        workshop = held(db, on=BEFORE)
        owner = db.get_one(Collective, workshop.collective_id).owner_id
        (line,) = collectives_of(db, owner, today=TODAY)
        assert line.last is not None
        assert (line.last.id, line.last.standing) == (workshop.id, Standing(workshop.standing))


def test_the_group_says_what_its_decisions_say(database: Engine) -> None:  # noqa: ARG001
    """A file written by hand: no group among its respondents, or one that says something else."""
    with transaction() as db:
        workshop = held(db, on=BEFORE)
        decide = Decided(Outcome.AGREED, "2", evidence="A map")
        decisions.decide(
            *(db, workshop, "CON2", decide),
            seen=None,
            author_id=db.get_one(Collective, workshop.collective_id).owner_id,
            today=TODAY,
        )
        bundle = read_bundle(exported(db, workshop, "json"))
        persons_only = tuple(each for each in bundle.respondents if each.kind == "person")
        other = tuple(
            each.model_copy(update={"answers": {"first": {"CON2": "4"}}})
            for each in bundle.respondents
            if each.kind == "group"
        )
        for people_in_it in (persons_only, (*persons_only, *other)):
            again = imported(db, another_collective(db), replace(bundle, respondents=people_in_it))
            found = decisions.decisions_of(db, again)
            assert {item: each.decided for item, each in found.items()} == {"CON2": decide}
