"""Alice owns, Bob runs sessions, Olga observes, Charlie sees nothing: function by function."""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path
from random import SystemRandom

import pytest
from sqlalchemy import Engine, event
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, delete, select

from cimpact.core.profile import ProfilePart
from cimpact.errors import CimpactError
from cimpact.store import (
    access,
    audit,
    collectives,
    copies,
    facts,
    guiding,
    invitations,
    meanwhile,
    overview,
    owncodes,
    profiles,
    publishing,
    results,
    rows,
    sittings,
    team,
    timeline,
    workshops,
)
from cimpact.store.access import NotYours, Right
from cimpact.store.db import reading, transaction
from cimpact.store.meanwhile import Aims
from cimpact.store.tables import (
    Collective,
    Facilitator,
    Mode,
    Pace,
    TeamInvitation,
    TeamRole,
    Vote,
    Workshop,
)
from tests.scenes import TODAY, Crew, everything, questionnaire
from tests.store import deeds_of_work
from tests.store.test_access import TAKE_WHAT_WAS_FETCHED

ROOT = Path(__file__).resolve().parents[2]
ALLOWED = {
    "owner": {"see", "run", "own"},
    "facilitator": {"see", "run"},
    "observer": {"see"},
    "stranger": set(),
}
ROLES = sorted(ALLOWED)

NEED = ProfilePart.NEED
SAID = {"need": "Too many leave", "evidence": ""}
AIMS = Aims("III", (), {})

Deed = Callable[[Session, Collective, Workshop], object]

SEEING: dict[str, Deed] = {
    **deeds_of_work.SEEING,
    "facts.load_facts": lambda db, _, session: facts.load_facts(db, session),
    "guiding.answered": lambda db, _, session: guiding.answered(db, session, "PRE1"),
    "guiding.is_frozen": lambda _db, _, session: guiding.is_frozen(session, "PRE1", Vote.FIRST),
    "guiding.vote_on": lambda _db, _, session: guiding.vote_on(session, "PRE1"),
    "owncodes.links": lambda db, _, session: owncodes.links(db, session),
    "results.revealed_item": lambda db, _, session: results.revealed_item(db, session, "PRE1"),
    "results.seats": lambda db, _, session: results.seats(db, session),
    "sittings.load_sitting": lambda db, _, session: sittings.load_sitting(db, session),
    "workshops.closed_workshops_of": lambda db, group, _: workshops.closed_workshops_of(db, group),
    "profiles.history": lambda db, group, _: profiles.history(db, group),
    "profiles.is_shown_to_members": lambda db, group, _: profiles.is_shown_to_members(db, group),
    "profiles.latest": lambda db, group, _: profiles.latest(db, group),
    "publishing.minimum_group": lambda _db, _, session: publishing.minimum_group(session),
    "results.load_notes": lambda db, _, session: results.load_notes(db, session, SystemRandom()),
    "results.version": lambda db, _, session: results.version(db, session),
    "rows.published_notes": lambda db, _, session: rows.published_notes(db, session),
    "timeline.events_of": lambda db, group, _: timeline.events_of(db, group),
    "results.load_answers": lambda db, _, session: results.load_answers(
        db, session, questionnaire()
    ),
    "results.load_report": lambda db, _, session: results.load_report(db, session),
    "results.participation": lambda db, _, session: results.participation(db, session),
    "rows.load_rows": lambda db, _, session: rows.load_rows(db, session),
    "overview.keep_standing": lambda db, _, session: overview.keep_standing(db, session),
    "team.team_of": lambda db, group, _: team.team_of(db, group),
    "workshops.workshops_of": lambda db, group, _: workshops.workshops_of(db, group),
}
RUNNING: dict[str, Deed] = {
    **deeds_of_work.RUNNING,
    "guiding.move_to": lambda db, _, session: guiding.move_to(db, session, "PRE1"),
    "guiding.open_second_vote": lambda db, _, session: guiding.open_second_vote(
        db, session, "PRE1"
    ),
    "guiding.reveal": lambda db, _, session: guiding.reveal(db, session, "PRE1"),
    "guiding.save_group_answer": lambda db, _, session: guiding.save_group_answer(
        db, session, "PRE1", "3"
    ),
    "guiding.set_timer": lambda db, _, session: guiding.set_timer(db, session, None),
    "meanwhile.refuse_other_group_answer": lambda db, _, session: (
        meanwhile.refuse_other_group_answer(db, session, "PRE1", shown=None)
    ),
    "meanwhile.refuse_other_mode": lambda db, _, session: meanwhile.refuse_other_mode(
        db, session, shown=(Mode.ALONE, Pace.FREE)
    ),
    "workshops.set_mode": lambda _db, _, session: workshops.set_mode(session, Mode.ALONE),
    "meanwhile.changed_aims": lambda db, _, session: meanwhile.changed_aims(
        db, session, questionnaire(), shown=AIMS, wanted=AIMS
    ),
    "profiles.drafts_of": lambda db, group, _: profiles.drafts_of(
        db, group, facilitator_id=group.owner_id
    ),
    "profiles.drop_draft": lambda db, group, _: profiles.drop_draft(
        db, group, NEED, facilitator_id=group.owner_id
    ),
    "profiles.keep_draft": lambda db, group, _: profiles.keep_draft(
        db, group, NEED, SAID, shown=0, facilitator_id=group.owner_id
    ),
    "profiles.restore": lambda db, group, _: profiles.restore(
        db, group, 0, shown=0, author_id=group.owner_id, today=TODAY
    ),
    "profiles.save_part": lambda db, group, _: profiles.save_part(
        db, group, NEED, SAID, shown=0, author_id=group.owner_id, today=TODAY
    ),
    "profiles.show_to_members": lambda db, group, _: profiles.show_to_members(
        db, group, is_shown=True
    ),
    "workshops.set_phases": lambda _db, _, session: workshops.set_phases(
        session, questionnaire(), phase="II", phases=["II"]
    ),
    "copies.copy_workshop": lambda db, _, session: copies.copy_workshop(
        db, session, {"long": questionnaire()}, today=TODAY
    ),
    "meanwhile.changed_targets": lambda db, _, session: meanwhile.changed_targets(
        db, session, questionnaire(), shown={}, wanted={}
    ),
    "meanwhile.refuse_other_invited": lambda db, _, session: meanwhile.refuse_other_invited(
        db, session, shown=None
    ),
    "workshops.close_workshop": lambda db, _, session: workshops.close_workshop(db, session),
    "workshops.create_workshop": lambda db, group, _: workshops.create_workshop(
        db, group, questionnaire(), today=TODAY
    ),
    "workshops.open_workshop": lambda _db, _, session: workshops.open_workshop(session),
    "workshops.reopen_workshop": lambda _db, _, session: workshops.reopen_workshop(session),
    "workshops.reveal_workshop": lambda _db, _, session: workshops.reveal_workshop(session),
    "workshops.set_invited": lambda _db, _, session: workshops.set_invited(session, 9),
    "workshops.set_targets": lambda _db, _, session: workshops.set_targets(
        session, questionnaire(), {"conditions": 4}
    ),
}
OWNING: dict[str, Deed] = {
    "audit.entries_of": lambda db, group, _: audit.entries_of(db, group),
    "collectives.archive_collective": lambda db, group, _: collectives.archive_collective(
        db, group, today=TODAY
    ),
    "collectives.delete_collective": lambda db, group, _: collectives.delete_collective(db, group),
    "collectives.rename_collective": lambda _db, group, _: collectives.rename_collective(
        group, name="Other"
    ),
    "collectives.unarchive_collective": lambda _db, group, _: collectives.unarchive_collective(
        group
    ),
    "invitations.invite": lambda db, group, _: invitations.invite(
        db,
        group,
        role=TeamRole.OBSERVER,
        label="",
        invited_by_id=group.owner_id,
        today=TODAY,
    ),
    "invitations.is_pending": lambda db, group, _: invitations.is_pending(
        db, group, "token", today=TODAY
    ),
    "invitations.pending": lambda db, group, _: invitations.pending(db, group, today=TODAY),
    "invitations.withdraw": lambda db, group, _: invitations.withdraw(db, group, "no such id"),
    "meanwhile.refuse_other_name": lambda db, group, _: meanwhile.refuse_other_name(
        db, group, shown="Shared"
    ),
    "team.change_role": lambda db, group, _: team.change_role(
        db, group, facilitator_id="no such id", role=TeamRole.OBSERVER
    ),
    "team.transfer": lambda db, group, _: team.transfer(db, group, to="no such id"),
    "workshops.delete_workshop": lambda db, _, session: workshops.delete_workshop(db, session),
}
DEEDS: dict[str, tuple[Right, Deed]] = {
    name: (right, deed)
    for right, deeds in ((Right.SEE, SEEING), (Right.RUN, RUNNING), (Right.OWN, OWNING))
    for name, deed in deeds.items()
}
WITHOUT_A_RIGHT_OF_ITS_OWN = {
    **deeds_of_work.WITHOUT_A_RIGHT_OF_ITS_OWN,
    "accounts.start_sign_in": "the account whose passphrase was checked",
    "audit.last_to": "asked by a check that has fetched with a right",
    "publishing.publication": "asked by what reads results, with its right",
    "publishing.is_whole": "asked by a reveal, with its right",
    "publishing.lock": "part of acts, with the right of the act",
    "publishing.publish": "part of closing, with its right",
    "publishing.publish_items": "part of a reveal, with its right",
    "audit.record": "part of every act, with the right of the act",
    "publishing.revision": "of the closed sessions of a collective, fetched with it",
    "team.add_member": "through an invitation, whose token is the right, and through transfer",
    "team.remove_member": "by the owner, and by somebody who leaves",
}


def fetched(db: Session, asker: str, crew: Crew, needs: Right) -> tuple[Collective, Workshop]:
    return (
        access.collective_for(db, asker, crew.collective, needs=needs),
        access.workshop_for(db, asker, crew.workshop, needs=needs),
    )


def test_every_function_that_takes_a_row_has_a_right_here() -> None:
    assert {*DEEDS, *WITHOUT_A_RIGHT_OF_ITS_OWN} == TAKE_WHAT_WAS_FETCHED


@pytest.mark.parametrize("needs", Right)
@pytest.mark.parametrize("role", ROLES)
def test_a_role_has_its_rights_and_no_other(shared: Crew, role: str, needs: Right) -> None:
    asker = shared.roles[role]
    for fetch, asked in (
        (access.collective_for, shared.collective),
        (access.workshop_for, shared.workshop),
    ):
        with reading() as db:
            if needs in ALLOWED[role]:
                assert fetch(db, asker, asked, needs=needs).id == asked
            else:
                with pytest.raises(NotYours):
                    fetch(db, asker, asked, needs=needs)
    with reading() as db:
        assert access.may(db, asker, shared.collective, needs=needs) == (needs in ALLOWED[role])


@pytest.mark.parametrize("needs", Right)
@pytest.mark.parametrize("role", ROLES)
def test_nobody_of_a_team_has_any_right_elsewhere(shared: Crew, role: str, needs: Right) -> None:
    """What is somebody else's is answered like what does not exist."""
    asker, foreign = shared.roles[role], shared.foreign
    said = []
    for collective_id, workshop_id in (
        (foreign.collective, foreign.workshop),
        ("no such id", "no such id"),
        ("", ""),
    ):
        with reading() as db:
            with pytest.raises(NotYours) as refused:
                access.collective_for(db, asker, collective_id, needs=needs)
            said.append(str(refused.value))
            with pytest.raises(NotYours) as refused:
                access.workshop_for(db, asker, workshop_id, needs=needs)
            said.append(str(refused.value))
            assert not access.may(db, asker, collective_id, needs=needs)
            assert access.role_in(db, asker, collective_id) is None
    assert said == [NotYours.message] * 6


def test_the_role_is_the_one_in_that_collective(shared: Crew) -> None:
    with reading() as db:
        roles = [access.role_in(db, id_, shared.collective) for id_ in shared.roles.values()]

    assert roles == [TeamRole.OWNER, TeamRole.FACILITATOR, TeamRole.OBSERVER, None]


@pytest.mark.parametrize("fetch", ["collective_for", "workshop_for"])
def test_the_thing_and_the_right_come_in_one_query(
    shared: Crew, database: Engine, fetch: str
) -> None:
    """Between two queries somebody could be removed."""
    asked: list[str] = []
    thing = {"collective_for": shared.collective, "workshop_for": shared.workshop}[fetch]

    def listen(*given: object) -> None:
        asked.append(str(given[2]))

    with reading() as db:
        db.connection()
        event.listen(database, "before_cursor_execute", listen)
        getattr(access, fetch)(db, shared.bob, thing, needs=Right.RUN)
        event.remove(database, "before_cursor_execute", listen)
    assert [statement.split()[0] for statement in asked] == ["SELECT"]


@pytest.mark.parametrize("name", DEEDS)
@pytest.mark.parametrize("role", ROLES)
def test_a_role_does_what_its_right_allows(shared: Crew, role: str, name: str) -> None:
    """Without the right nothing is read or changed; with it only the act itself may refuse."""
    needs, deed = DEEDS[name]
    with reading() as db:
        before = everything(db)

    try:
        with transaction() as db:
            deed(db, *fetched(db, shared.roles[role], shared, needs))
        outcome = "done"
    except NotYours:
        outcome = "not theirs"
    except CimpactError:
        outcome = "refused by the act"

    assert (outcome != "not theirs") == (needs in ALLOWED[role])
    if outcome != "done":
        with reading() as db:
            assert everything(db) == before


@pytest.mark.parametrize("change", ["removed", "left", "demoted"])
def test_a_right_taken_away_is_gone_for_the_next_question(shared: Crew, change: str) -> None:
    with transaction() as db:
        collective = access.collective_for(db, shared.alice, shared.collective, needs=Right.OWN)
        if change == "demoted":
            team.change_role(db, collective, facilitator_id=shared.bob, role=TeamRole.OBSERVER)
        else:
            team.remove_member(db, collective, facilitator_id=shared.bob)

    with reading() as db:
        with pytest.raises(NotYours):
            access.workshop_for(db, shared.bob, shared.workshop, needs=Right.RUN)
        seen = access.may(db, shared.bob, shared.collective, needs=Right.SEE)
    assert seen == (change == "demoted")


def test_an_invitation_gives_no_right_before_it_is_accepted(shared: Crew) -> None:
    with transaction() as db:
        collective = access.collective_for(db, shared.alice, shared.collective, needs=Right.OWN)
        token = invitations.invite(
            db,
            collective,
            role=TeamRole.FACILITATOR,
            label="",
            invited_by_id=shared.alice,
            today=TODAY,
        )

    with reading() as db:
        assert access.role_in(db, shared.charlie, shared.collective) is None
        kept = db.exec(select(TeamInvitation.token_hash)).all()
    assert token not in kept


def test_an_account_that_owns_a_collective_cannot_be_erased(shared: Crew) -> None:
    """Or the group's own assessment would go with it; handed over, the account may go."""
    with pytest.raises(IntegrityError), transaction() as db:
        db.exec(delete(Facilitator).where(col(Facilitator.id) == shared.alice))

    with transaction() as db:
        collective = access.collective_for(db, shared.alice, shared.collective, needs=Right.OWN)
        team.transfer(db, collective, to=shared.bob)
    with transaction() as db:
        db.exec(delete(Facilitator).where(col(Facilitator.id) == shared.alice))
    with reading() as db:
        assert access.role_in(db, shared.bob, shared.collective) is TeamRole.OWNER


def test_acts_of_the_pages_ask_for_the_right_that_they_need() -> None:
    """Whatever fetches by an id names at least the right of what it then does with it."""
    wanting = [
        (path.name, function.name, deed)
        for path in sorted((ROOT / "cimpact" / "ui").rglob("*.py"))
        for function, deeds, rights in acts_of(path)
        for deed in deeds
        if deed in DEEDS and rights and not rights & enough_for(DEEDS[deed][0])
    ]
    checked = {
        deed
        for path in (ROOT / "cimpact" / "ui").rglob("*.py")
        for _function, deeds, rights in acts_of(path)
        for deed in deeds
        if rights
    }

    assert wanting == []
    assert checked >= {*OWNING, *RUNNING} - {
        "audit.entries_of",
        "invitations.is_pending",
        "invitations.pending",
        "paper.last_sheet",  # read by its page, behind its guard
        "looking_back.choose",  # through running.change, which asks for RUN
        "meanwhile.changed_targets",  # part of changed_aims
        "profiles.drafts_of",
        "workshops.create_workshop",  # in a collective fetched by whoever calls new_workshop
    }


def enough_for(right: Right) -> set[str]:
    order = list(Right)
    return {one.name for one in order[order.index(right) :]}


Acts = Iterator[tuple[ast.FunctionDef, set[str], set[str]]]


def acts_of(path: Path) -> Acts:
    """Each function of a module: the store's functions in it, and the rights that it names.

    It has the rights of the functions beside it that it calls. Functions that are given a row have
    no rights here: whoever gives it has fetched it.
    """
    tree = ast.parse(path.read_text(encoding="utf-8"))
    known = imported(tree)
    functions = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
    for function in functions.values():
        inside = [function, *(functions[name] for name in names_in(function) & {*functions})]
        yield (
            function,
            {known[name] for name in names_in(function) if name in known},
            {right for node in inside for right in rights_in(node)},
        )


def imported(tree: ast.Module) -> dict[str, str]:
    """How this module writes a function of the store, to ``module.function``."""
    found = {}
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and node.module == "cimpact.store":
            for alias in node.names:
                written = alias.asname or alias.name
                found |= {
                    f"{written}.{deed.partition('.')[2]}": deed
                    for deed in DEEDS
                    if deed.startswith(f"{alias.name}.")
                }
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("cimpact.store."):
            module = (node.module or "").removeprefix("cimpact.store.")
            found |= {alias.name: f"{module}.{alias.name}" for alias in node.names}
    return found


def names_in(function: ast.FunctionDef) -> set[str]:
    return {
        ast.unparse(node)
        for node in ast.walk(function)
        if isinstance(node, ast.Name | ast.Attribute)
    }


def rights_in(function: ast.FunctionDef) -> set[str]:
    return {
        ast.unparse(node.value).removeprefix("Right.")
        for node in ast.walk(function)
        if isinstance(node, ast.keyword) and node.arg == "needs"
    }
