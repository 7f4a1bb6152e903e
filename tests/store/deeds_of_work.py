"""What a role may do with decisions, paper, files and own questionnaires: for ``test_rights``."""

from collections.abc import Callable
from random import SystemRandom

from sqlmodel import Session

from cimpact.core.actions import ActionStatus, Plan
from cimpact.core.bundle import Bundle
from cimpact.core.decisions import Decided, Outcome
from cimpact.core.importing.mapping import Mapping
from cimpact.core.importing.respondents import ImportedRespondent
from cimpact.core.importing.sheet import Kind
from cimpact.store import (
    actions,
    coverage,
    decisions,
    editions,
    facts,
    group,
    importing,
    looking_back,
    offers,
    own_questionnaires,
    paper,
    results,
    sittings,
    transfer,
    work,
)
from cimpact.store.paper import Sheet
from cimpact.store.tables import Collective, OwnQuestionnaire, Workshop
from tests.scenes import TODAY

Deed = Callable[[Session, Collective, Workshop], object]

PLAN = Plan("Meet the school")
AGREED = Decided(Outcome.AGREED, "3")
TO_DO, DONE = ActionStatus.TO_DO, ActionStatus.DONE
NOBODY = "no such id"

SOMEBODY = ImportedRespondent(
    line=2, kind="person", sector="", role="", name="", votes={"first": {"PRE1": "3"}}
)


def _written(db: Session, collective: Collective, _: Workshop) -> OwnQuestionnaire:
    """A questionnaire that the collective has begun to write."""
    return own_questionnaires.create(db, collective, "questionnaires: [", today=TODAY)


SEEING: dict[str, Deed] = {
    "actions.actions_of": lambda db, collective, _: actions.actions_of(db, collective),
    "actions.to_ask_about": actions.to_ask_about,
    "coverage.expected_in": lambda db, _, session: coverage.expected_in(db, session),
    "coverage.proposed_for": lambda db, _, session: coverage.proposed_for(db, session),
    "coverage.who_came": lambda db, _, session: coverage.who_came(db, session),
    "decisions.decisions_of": lambda db, _, session: decisions.decisions_of(db, session),
    "decisions.may_decide": lambda _db, _, session: decisions.may_decide(session, "PRE1"),
    "decisions.refuse_too_early": lambda _db, _, session: decisions.refuse_too_early(session),
    "editions.used_by": lambda db, collective, _: editions.used_by(db, collective),
    "group.group_answers": lambda db, _, session: group.group_answers(db, session),
    "looking_back.is_incomplete": lambda db, _, session: looking_back.is_incomplete(db, session),
    "looking_back.revision": lambda db, _, session: looking_back.revision(db, session),
    "sittings.load_looking_back": lambda db, _, session: sittings.load_looking_back(db, session),
    "work.load_work": lambda db, _, session: work.load_work(db, session),
    "offers.asked_in": lambda db, _, session: offers.asked_in(db, session),
    "offers.lists_in": lambda db, _, session: offers.lists_in(db, session),
    "offers.lists_of": lambda db, collective, _: offers.lists_of(db, collective),
    "paper.sheets_entered": lambda db, _, session: paper.sheets_entered(db, session),
    "results.people_who_answered": lambda db, _, session: results.people_who_answered(db, session),
    "results.second_votes": lambda db, _, session: results.second_votes(db, session),
    "own_questionnaires.edition_offered": lambda db, collective, _: (
        own_questionnaires.edition_offered(db, collective, NOBODY)
    ),
    "own_questionnaires.lines_of": lambda db, collective, _: own_questionnaires.lines_of(
        db, collective
    ),
    "own_questionnaires.offered": lambda db, collective, _: own_questionnaires.offered(
        db, collective
    ),
    "own_questionnaires.versions": lambda db, collective, session: own_questionnaires.versions(
        db, _written(db, collective, session)
    ),
    "own_questionnaires.written_as": lambda db, collective, _: own_questionnaires.written_as(
        db, collective, NOBODY
    ),
    "looking_back.sessions_before": lambda db, _, session: looking_back.sessions_before(
        db, session
    ),
}
RUNNING: dict[str, Deed] = {
    "actions.add_action": lambda db, collective, session: actions.add_action(
        db, collective, PLAN, workshop=session, today=TODAY
    ),
    "actions.change_action": lambda db, collective, _: actions.change_action(
        db, collective, NOBODY, PLAN, seen=PLAN
    ),
    "actions.delete_action": lambda db, collective, _: actions.delete_action(
        db, collective, NOBODY, seen=PLAN
    ),
    "actions.set_status": lambda db, collective, _: actions.set_status(
        db, collective, NOBODY, DONE, seen=TO_DO, today=TODAY
    ),
    "actions.tell_status": lambda db, collective, session: actions.tell_status(
        db, collective, session, NOBODY, DONE, seen=TO_DO, today=TODAY
    ),
    "coverage.set_expected": lambda db, _, session: coverage.set_expected(db, session, {}, seen={}),
    "decisions.decide": lambda db, collective, session: decisions.decide(
        db, session, "PRE1", AGREED, seen=None, author_id=collective.owner_id, today=TODAY
    ),
    "decisions.delete_decision": lambda db, _, session: decisions.delete_decision(
        db, session, "PRE1", seen=None
    ),
    "importing.import_respondents": lambda db, _, session: importing.import_respondents(
        db, session, [SOMEBODY]
    ),
    "importing.keep_mapping": lambda db, collective, _: importing.keep_mapping(
        db, collective, Kind.GOOGLE_FORMS, Mapping(columns={}, labels={})
    ),
    "importing.kept_mapping": lambda db, collective, _: importing.kept_mapping(
        db, collective, Kind.GOOGLE_FORMS
    ),
    "importing.rules_of": lambda db, _, session: importing.rules_of(db, session),
    "transfer.import_session": lambda db, collective, session: transfer.import_session(
        db,
        collective,
        Bundle(facts.load_facts(db, session), (), ()),
        today=TODAY,
        randomness=SystemRandom(),
    ),
    "looking_back.choose": lambda db, _, session: looking_back.choose(
        db, session, earlier_id=NOBODY, sections=["conditions"]
    ),
    "own_questionnaires.create": _written,
    "own_questionnaires.delete_unpublished": lambda db, collective, session: (
        own_questionnaires.delete_unpublished(db, _written(db, collective, session))
    ),
    "own_questionnaires.publish": lambda db, collective, session: own_questionnaires.publish(
        db, _written(db, collective, session), today=TODAY
    ),
    "own_questionnaires.retire": lambda db, collective, session: own_questionnaires.retire(
        _written(db, collective, session)
    ),
    "own_questionnaires.save_draft": lambda db, collective, session: own_questionnaires.save_draft(
        db, _written(db, collective, session), "other", shown=0, today=TODAY
    ),
    "offers.set_lists": lambda db, collective, _: offers.set_lists(db, collective, None, seen=None),
    "paper.correct_sheet": lambda db, _, session: paper.correct_sheet(
        db, session, Sheet(), token=NOBODY
    ),
    "paper.enter_sheet": lambda db, _, session: paper.enter_sheet(
        db, session, Sheet(), token=NOBODY
    ),
    "paper.last_sheet": lambda db, _, session: paper.last_sheet(db, session, NOBODY),
    "paper.remove_sheet": lambda db, _, session: paper.remove_sheet(db, session, token=NOBODY),
}
WITHOUT_A_RIGHT_OF_ITS_OWN = {
    "group.answer_as_group": "part of a decision and of an answer together, with their right",
    "group.withdraw_group_answer": "part of a decision, with its right",
    "publishing.publish_group": "part of a decision, with its right",
    "editions.freeze_imported": "part of an import, with its right",
    "importing.fill": "part of an import, with its right",
    "restoring.restore_actions": "part of an import, with its right",
    "restoring.restore_decisions": "part of an import, with its right",
    "own_questionnaires.kept_names": "part of erasing a collective, with its right",
    "sample_work.add_sample_work": "part of loading the sample into one's own collective",
    "seats.described": "part of joining and of typing a sheet in",
}
