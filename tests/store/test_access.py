"""Who may do what: every public function of the store stands in one of the lists below."""

import inspect
import re
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import FunctionType
from typing import get_args

import pytest
from sqlmodel import Session

from cimpact import store
from cimpact.signing import token_hash
from cimpact.store import (
    access,
    accounts,
    answering,
    collectives,
    editions,
    guiding,
    overview,
    samples,
    seats,
    workshops,
)
from cimpact.store.access import NotYours, Right
from cimpact.store.answering import SeatLost
from cimpact.store.db import reading, transaction
from cimpact.store.tables import Collective, Facilitator, OwnQuestionnaire, Workshop
from tests.scenes import TODAY, Cast, everything

PACKAGE = Path(store.__file__).resolve().parents[1]

CHECK_THE_RIGHT = {
    "access.collective_for",
    "access.find_workshop",
    "access.questionnaire_for",
    "access.workshop_for",
}
"""Somebody's object by its id: given with the right to it, or not at all."""

TAKE_WHAT_WAS_FETCHED = {
    "accounts.start_sign_in",
    "audit.entries_of",
    "audit.last_to",
    "audit.record",
    "collectives.archive_collective",
    "collectives.delete_collective",
    "collectives.rename_collective",
    "collectives.unarchive_collective",
    "copies.copy_workshop",
    "invitations.invite",
    "invitations.is_pending",
    "invitations.pending",
    "invitations.withdraw",
    "meanwhile.changed_aims",
    "meanwhile.changed_targets",
    "meanwhile.refuse_other_group_answer",
    "meanwhile.refuse_other_invited",
    "meanwhile.refuse_other_mode",
    "meanwhile.refuse_other_name",
    "overview.keep_standing",
    "actions.actions_of",
    "actions.add_action",
    "actions.change_action",
    "actions.delete_action",
    "actions.set_status",
    "actions.tell_status",
    "actions.to_ask_about",
    "coverage.expected_in",
    "coverage.proposed_for",
    "coverage.set_expected",
    "coverage.who_came",
    "decisions.decide",
    "decisions.decisions_of",
    "decisions.delete_decision",
    "decisions.may_decide",
    "decisions.refuse_too_early",
    "editions.freeze_imported",
    "editions.used_by",
    "facts.load_facts",
    "guiding.answered",
    "importing.fill",
    "importing.import_respondents",
    "importing.keep_mapping",
    "importing.kept_mapping",
    "importing.rules_of",
    "guiding.is_frozen",
    "guiding.move_to",
    "guiding.open_second_vote",
    "guiding.reveal",
    "guiding.save_group_answer",
    "guiding.set_timer",
    "guiding.vote_on",
    "looking_back.choose",
    "looking_back.is_incomplete",
    "looking_back.revision",
    "looking_back.sessions_before",
    "own_questionnaires.create",
    "own_questionnaires.delete_unpublished",
    "own_questionnaires.edition_offered",
    "own_questionnaires.kept_names",
    "own_questionnaires.lines_of",
    "own_questionnaires.offered",
    "own_questionnaires.publish",
    "own_questionnaires.retire",
    "own_questionnaires.save_draft",
    "own_questionnaires.versions",
    "own_questionnaires.written_as",
    "publishing.is_whole",
    "publishing.lock",
    "publishing.minimum_group",
    "publishing.publication",
    "owncodes.links",
    "publishing.publish",
    "group.answer_as_group",
    "group.group_answers",
    "group.withdraw_group_answer",
    "offers.asked_in",
    "offers.lists_in",
    "offers.lists_of",
    "offers.set_lists",
    "paper.correct_sheet",
    "paper.enter_sheet",
    "paper.last_sheet",
    "paper.remove_sheet",
    "paper.sheets_entered",
    "profiles.drafts_of",
    "profiles.drop_draft",
    "profiles.history",
    "profiles.is_shown_to_members",
    "profiles.keep_draft",
    "profiles.latest",
    "profiles.restore",
    "profiles.save_part",
    "profiles.show_to_members",
    "publishing.revision",
    "publishing.publish_group",
    "publishing.publish_items",
    "results.load_answers",
    "results.load_notes",
    "results.load_report",
    "results.participation",
    "results.people_who_answered",
    "results.second_votes",
    "results.version",
    "results.revealed_item",
    "results.seats",
    "rows.load_rows",
    "team.add_member",
    "team.change_role",
    "team.remove_member",
    "team.team_of",
    "team.transfer",
    "rows.published_notes",
    "sample_work.add_sample_work",
    "seats.described",
    "restoring.restore_actions",
    "restoring.restore_decisions",
    "transfer.import_session",
    "timeline.events_of",
    "sittings.load_looking_back",
    "sittings.load_sitting",
    "work.load_work",
    "workshops.close_workshop",
    "workshops.closed_workshops_of",
    "workshops.create_workshop",
    "workshops.delete_workshop",
    "workshops.open_workshop",
    "workshops.reopen_workshop",
    "workshops.reveal_workshop",
    "workshops.set_invited",
    "workshops.set_mode",
    "workshops.set_phases",
    "workshops.set_targets",
    "workshops.workshops_of",
}
"""A row of somebody's, which only a function that checks the right hands out."""

TOKEN_IS_THE_RIGHT = {
    "accounts.account_of",
    "accounts.claim_installation",
    "accounts.end_sign_in",
    "accounts.is_setup_token",
    "answering.finish",
    "invitations.accept",
    "invitations.accept_with_new_account",
    "invitations.invitation_of",
    "profiles.shown_to_members",
    "guiding.place_of",
    "guiding.pulse",
    "seats.invitation",
    "answering.save_answer",
    "answering.save_answers",
    "answering.save_facet",
    "answering.save_facets",
    "answering.save_note",
    "owncodes.enter_code",
    "owncodes.erase",
    "owncodes.give_code",
    "owncodes.move_seat",
    "owncodes.sessions_of",
    "seats.seat_of",
    "seats.take_seat",
}
"""A secret that somebody holds; without it there is nothing to see and nothing changes."""

OWN_THINGS_BY_ID = {
    "access.may",
    "access.role_in",
    "answering.choices_of",
    "answering.keep_choices",
    "answering.facets_of",
    "answering.notes_of",
    "looking_back.asked",
    "collectives.collective_named",
    "collectives.create_collective",
    "owncodes.has_code",
    "overview.collectives_of",
    "samples.clear_sample",
    "samples.load_sample",
    "samples.samples_of",
}
"""The id is the asker's own, from their sign-in or seat; only what is theirs comes back."""

SHARED = {"editions.load"}
"""The words of a questionnaire are no secret to whoever knows a session that uses them."""

BY_NAME_BEFORE_SIGNING_IN = {"accounts.account_to_check", "accounts.record_wrong_passphrase"}
"""What signing in needs: an account by name, while guesses at it are counted."""

COMMAND_LINE_ONLY = {
    "accounts.add_facilitator",
    "accounts.facilitator_named",
    "accounts.reset_passphrase",
    "samples.owner_named",
    "workshops.workshop_by_reference",
}
"""For whoever may run commands on the server, who has every right; no page may name them."""

NOBODYS = {
    "accounts.cleaned_name",
    "accounts.has_facilitators",
    "accounts.offer_setup_token",
    "codes.new_code",
    "codes.new_own_code",
    "codes.normalised_code",
    "codes.own_code",
    "db.current_engine",
    "db.insert_for",
    "db.insert_into",
    "db.leave_no_trace",
    "db.reading",
    "db.transaction",
    "editions.erase",
    "editions.freeze",
    "editions.refuse_changed",
    "faults.in_words",
    "limits.forgive",
    "limits.record_failure",
    "limits.refuse_tired",
    "overview.without_standing",
    "own_questionnaires.title_of",
    "passphrases.hashed",
    "passphrases.matches",
    "paces.pace_for",
    "publishing.publish_missing",
    "schema.configuration",
    "schema.migrate",
    "texts.folded",
    "texts.on_one_line",
    "texts.storable",
    "texts.unaccented",
}
"""Nothing of anybody's goes in or comes out."""

ROWS = {Collective, Facilitator, OwnQuestionnaire, Workshop}

LISTS = (
    CHECK_THE_RIGHT,
    TAKE_WHAT_WAS_FETCHED,
    TOKEN_IS_THE_RIGHT,
    OWN_THINGS_BY_ID,
    SHARED,
    BY_NAME_BEFORE_SIGNING_IN,
    COMMAND_LINE_ONLY,
    NOBODYS,
)


def public_functions() -> dict[str, FunctionType]:
    """Every public function that a module of the store defines, by ``module.name``."""
    found = {}
    for module in iter_modules(store.__path__):
        if not module.ispkg:
            inside = vars(import_module(f"{store.__name__}.{module.name}"))
            found |= {
                f"{module.name}.{name}": thing
                for name, thing in inside.items()
                if inspect.isfunction(thing)
                and not name.startswith("_")
                and thing.__module__ == f"{store.__name__}.{module.name}"
            }
    return found


def asks_for(function: FunctionType) -> set[str]:
    """What a function wants of somebody's: ids, tokens and typed codes by name, rows by type."""
    wanted = set()
    for parameter in inspect.signature(function).parameters.values():
        if {parameter.annotation, *get_args(parameter.annotation)} & ROWS:
            wanted.add("row")
        if re.fullmatch(r".*_id|token|typed|typed_code|reference", parameter.name):
            wanted.add("id or token")
    return wanted


def test_every_public_function_stands_in_one_list() -> None:
    """A new function must say whose things it gives, and show it in a test of this file."""
    listed = [name for names in LISTS for name in names]

    assert sorted(listed) == sorted(public_functions())


def test_lists_agree_with_the_signatures() -> None:
    asked = {name: asks_for(function) for name, function in public_functions().items()}
    # These two read a code or a reference, and know of no object: what they return is text.
    del asked["codes.normalised_code"]
    del asked["codes.own_code"]

    assert {name for name in NOBODYS & set(asked) if asked[name]} == set()
    assert {name for name in TAKE_WHAT_WAS_FETCHED if "row" not in asked[name]} == set()
    assert {name for name in asked if "row" in asked[name]} == TAKE_WHAT_WAS_FETCHED


@pytest.mark.parametrize("name", sorted(COMMAND_LINE_ONLY))
def test_no_page_names_what_the_command_line_may(name: str) -> None:
    function = name.partition(".")[2]
    sources = [*(PACKAGE / "ui").rglob("*.py"), *(PACKAGE.parent / "pages").rglob("*.py")]
    sources += [PACKAGE / "server.py", PACKAGE / "front.py", PACKAGE / "startup.py"]

    naming = [path for path in sources if re.search(rf"\b{function}\b", path.read_text("utf-8"))]

    assert naming == []


def test_owner_gets_collective_and_session(people: Cast) -> None:
    alice = people.alice
    with reading() as db:
        collective = access.collective_for(db, alice.facilitator, alice.collective, needs=Right.OWN)
        workshop = access.workshop_for(db, alice.facilitator, alice.workshop, needs=Right.OWN)

    assert (collective.id, workshop.id) == (alice.collective, alice.workshop)


def test_others_get_the_answer_of_what_does_not_exist(people: Cast) -> None:
    alice = people.alice
    foreign = [(access.collective_for, alice.collective), (access.workshop_for, alice.workshop)]

    sentences = []
    for fetch, theirs in foreign:
        for asker in (people.bob.facilitator, people.charlie, ""):
            for asked in (theirs, "no such id", ""):
                with reading() as db, pytest.raises(NotYours) as refused:
                    fetch(db, asker, asked, needs=Right.SEE)
                sentences.append(str(refused.value))

    assert sentences == [NotYours.message] * 18


def test_id_of_one_kind_opens_nothing_of_another(people: Cast) -> None:
    alice = people.alice
    with reading() as db:
        with pytest.raises(NotYours):
            access.workshop_for(db, alice.facilitator, alice.collective, needs=Right.OWN)
        with pytest.raises(NotYours):
            access.collective_for(db, alice.facilitator, alice.workshop, needs=Right.OWN)


def test_lists_show_the_askers_own_things_only(people: Cast) -> None:
    with reading() as db:
        alices = access.collective_for(
            db, people.alice.facilitator, people.alice.collective, needs=Right.OWN
        )
        seen = {
            "alice": [
                line.id
                for line in overview.collectives_of(db, people.alice.facilitator, today=TODAY)
            ],
            "charlie": overview.collectives_of(db, people.charlie, today=TODAY),
            "session": [line.id for line in workshops.workshops_of(db, alices)],
        }

    assert seen == {
        "alice": [people.alice.collective],
        "charlie": [],
        "session": [people.alice.workshop],
    }


def test_collective_is_found_by_name_among_ones_own(people: Cast) -> None:
    name = "Alice's collective"
    with reading() as db:
        found = collectives.collective_named(db, name, owner_id=people.alice.facilitator)
        assert found is not None
        assert found.id == people.alice.collective
        assert collectives.collective_named(db, name, owner_id=people.bob.facilitator) is None


def test_new_collective_belongs_to_its_maker(people: Cast) -> None:
    with transaction() as db:
        made = collectives.create_collective(
            db, name="New", owner_id=people.charlie, today=TODAY
        ).id

    with reading() as db:
        assert access.collective_for(db, people.charlie, made, needs=Right.OWN).id == made
        with pytest.raises(NotYours):
            access.collective_for(db, people.alice.facilitator, made, needs=Right.OWN)


def test_samples_are_ones_own(people: Cast) -> None:
    with transaction() as db:
        made = [
            collectives.create_collective(
                db, name="Sample", owner_id=owner, today=TODAY, is_sample=True
            ).id
            for owner in (people.alice.facilitator, people.bob.facilitator)
        ]
        cleared = samples.clear_sample(db, owner_id=people.bob.facilitator)

    with reading() as db:
        left = [
            [collective.id for collective in samples.samples_of(db, owner)]
            for owner in (people.alice.facilitator, people.bob.facilitator, people.charlie)
        ]
        kept = access.collective_for(
            db, people.bob.facilitator, people.bob.collective, needs=Right.OWN
        )
    assert (cleared, left, kept.id) == (1, [[made[0]], [], []], people.bob.collective)


def test_answers_and_notes_are_those_of_one_respondent(people: Cast) -> None:
    with reading() as db:
        choices = [answering.choices_of(db, who.respondent) for who in (people.alice, people.bob)]
        facets = answering.facets_of(db, people.bob.respondent)
        notes = answering.notes_of(db, people.bob.respondent)
        strangers = answering.choices_of(db, people.alice.workshop)

    assert choices == [{"PRE1": "3"}, {"PRE1": "1"}]
    assert facets == {("PRE1", 2): "partly"}
    assert [note.evidence for note in notes.values()] == ["Bob's members never met."]
    assert strangers == {}


def test_edition_tells_nothing_of_whoever_uses_it(people: Cast) -> None:
    with reading() as db:
        workshop = access.workshop_for(
            db, people.alice.facilitator, people.alice.workshop, needs=Right.OWN
        )
        words = editions.load(db, workshop.edition_id).to_json()

    assert "Alice" not in words


STRANGE_TOKENS: dict[str, Callable[[Cast], str]] = {
    "made up": lambda _: "A" * 43,
    "empty": lambda _: "",
    "id of a respondent": lambda people: people.alice.respondent,
    "hash of a seat": lambda people: token_hash(people.alice.seat),
    "sign-in": lambda people: people.alice.sign_in,
    "join code": lambda people: people.alice.join_code,
}

ACTS: dict[str, Callable[[Session, str], object]] = {
    "answering.finish": answering.finish,
    "answering.save_answer": lambda db, token: answering.save_answer(db, token, "PRE1", "0"),
    "answering.save_answers": lambda db, token: answering.save_answers(db, token, {"PRE1": "0"}),
    "answering.save_facet": lambda db, token: answering.save_facet(db, token, "PRE1", 1, "no"),
    "answering.save_facets": lambda db, token: answering.save_facets(
        db, token, {("PRE1", 2): "no"}
    ),
    "answering.save_note": lambda db, token: answering.save_note(db, token, "PRE1", evidence="!"),
}


def test_strange_token_is_no_seat(people: Cast) -> None:
    with reading() as db:
        before = everything(db)

    for strange in STRANGE_TOKENS.values():
        token = strange(people)
        for act in ACTS.values():
            with transaction() as db, pytest.raises(SeatLost):
                act(db, token)
        with reading() as db:
            assert seats.seat_of(db, token) is None
            assert guiding.pulse(db, token) is None
            assert guiding.place_of(db, token) is None

    with reading() as db:
        assert everything(db) == before


def test_seat_changes_its_own_answers_only(people: Cast) -> None:
    with reading() as db:
        before = everything(db)

    changed_by = {name: _changes(act, people.bob.seat, before) for name, act in ACTS.items()}

    assert {name: bool(rows) for name, rows in changed_by.items()} == dict.fromkeys(ACTS, True)
    assert all(people.bob.respondent in row for rows in changed_by.values() for row in rows)


def _changes(
    act: Callable[[Session, str], object], token: str, before: dict[str, set[tuple[object, ...]]]
) -> list[tuple[object, ...]]:
    """The rows that an act takes away or brings; undone afterwards."""
    with reading() as db:
        act(db, token)
        after = everything(db)
    return [row for table in after for row in after[table] ^ before[table]]


def test_strange_token_is_no_sign_in_and_signs_nobody_out(people: Cast) -> None:
    """The hash that the database keeps is none either: a stolen copy signs nobody in."""
    strange = [kind(people) for name, kind in STRANGE_TOKENS.items() if name != "sign-in"]
    strange += [people.alice.seat, token_hash(people.alice.sign_in)]

    with transaction() as db:
        known = [accounts.account_of(db, token, today=TODAY) for token in strange]
        for token in strange:
            accounts.end_sign_in(db, token)

    with reading() as db:
        signed_in = [
            accounts.account_of(db, corner.sign_in, today=TODAY)
            for corner in (people.alice, people.bob)
        ]
    assert known == [None] * len(strange)
    assert [account and account.name for account in signed_in] == ["Alice", "Bob"]
