"""Own codes: the same person again, nobody else's answers, and nothing of it in any file."""

import io
import zipfile
from datetime import timedelta
from functools import partial
from itertools import combinations
from random import Random

import pytest
from sqlmodel import Session, func, select

from cimpact.core.decisions import Decided, Outcome
from cimpact.core.rows import disclosed
from cimpact.exports import EXPORTERS
from cimpact.exports.answers_tables import wide
from cimpact.exports.csv_text import STANDARD
from cimpact.exports.source import Source, Wanted
from cimpact.i18n import translator
from cimpact.store import (
    answering,
    decisions,
    facts,
    limits,
    owncodes,
    publishing,
    results,
    rows,
    seats,
    sittings,
    work,
)
from cimpact.store import workshops as stored
from cimpact.store.answering import AnswersClosed, SeatLost
from cimpact.store.codes import ALPHABET, MistypedOwnCode, new_own_code, own_code
from cimpact.store.db import reading, transaction
from cimpact.store.limits import ALLOWED_FAILURES, Lock, TooManyFailures
from cimpact.store.owncodes import (
    ForeignOwnCode,
    OwnCodeKept,
    OwnCodeTaken,
    UnknownOwnCode,
)
from cimpact.store.sittings import ErasedSince
from cimpact.store.tables import (
    Answer,
    Collective,
    FacetAnswer,
    Note,
    OwnCode,
    Respondent,
    Workshop,
)
from tests import scenes
from tests.exports.session_rows import unzipped
from tests.scenes import ITEMS, NOW, TODAY, Cast, everything

MEMBERS = 6


def next_session(db: Session, workshop: Workshop) -> Workshop:
    """Another open session of the same collective, half a year later."""
    collective = db.get_one(Collective, workshop.collective_id)
    made = stored.create_workshop(
        db,
        collective,
        scenes.questionnaire(),
        today=TODAY,
        held_on=workshop.held_on + timedelta(days=180),
    )
    stored.open_workshop(made)
    db.flush()
    return made


def answered(db: Session, workshop: Workshop, choice: str) -> str:
    """The seat of somebody who gives the same choice to every element of five levels."""
    token = scenes.seat(db, workshop.join_code)
    given = {code: choice for code in scenes.ITEMS if code != scenes.SHORT_SCALE}
    answering.save_answers(db, token, given)
    return token


def two_sessions(db: Session) -> tuple[Workshop, Workshop, list[str], list[str]]:
    """Six people with their codes in two sessions, both open; the seats of the second."""
    first = scenes.workshop(db, scenes.facilitator(db, "Dora"), name="Twice")
    codes = [owncodes.give_code(db, answered(db, first, "1")) for _ in range(MEMBERS)]
    second = next_session(db, first)
    tokens = [answered(db, second, "3") for _ in codes]
    for token, code in zip(tokens, codes, strict=True):
        owncodes.enter_code(db, token, code)
    return first, second, codes, tokens


def close(db: Session, *sessions: Workshop) -> None:
    for workshop in sessions:
        stored.close_workshop(db, workshop)


# The check character


def test_code_is_twelve_characters_of_the_alphabet_in_three_groups() -> None:
    codes = {new_own_code() for _ in range(500)}

    assert len(codes) == 500
    assert {tuple(map(len, code.split("-"))) for code in codes} == {(4, 4, 4)}
    assert set("".join(codes)) == {*ALPHABET, "-"}


def test_any_way_of_typing_a_code_gives_the_code() -> None:
    code = new_own_code()

    assert {
        own_code(typed) for typed in (code, code.lower(), code.replace("-", " "), f"  {code} ")
    } == {code}


def test_one_wrong_character_never_passes() -> None:
    code = new_own_code().replace("-", "")

    for place in range(len(code)):
        for other in set(ALPHABET) - {code[place]}:
            with pytest.raises(MistypedOwnCode):
                own_code(code[:place] + other + code[place + 1 :])


def test_two_characters_that_changed_places_never_pass() -> None:
    code = new_own_code().replace("-", "")

    for one, other in combinations(range(len(code)), 2):
        if code[one] != code[other]:
            swapped = list(code)
            swapped[one], swapped[other] = swapped[other], swapped[one]
            with pytest.raises(MistypedOwnCode):
                own_code("".join(swapped))


@pytest.mark.parametrize(
    "typed",
    ["", "ABCD", "0000-1111-OOOO", f"{new_own_code()}2"],
    ids=["nothing", "short", "letters", "long"],
)
def test_what_is_too_short_or_too_long_is_no_code(typed: str) -> None:
    with pytest.raises(MistypedOwnCode):
        own_code(typed)


# Coming back


@pytest.mark.usefixtures("database")
def test_the_same_person_has_the_same_link_in_both_sessions() -> None:
    with transaction() as db:
        first, second, _codes, _tokens = two_sessions(db)
        close(db, first, second)

        links = [owncodes.links(db, workshop) for workshop in (first, second)]
        people = [set(each) for each in links]

    assert set(links[0].values()) == set(links[1].values())
    assert len(set(links[0].values())) == MEMBERS
    assert people[0] & people[1] == set()


@pytest.mark.usefixtures("database")
def test_two_collectives_give_no_common_link_to_one_hash() -> None:
    """The pseudonym depends on the collective, whatever is stored."""
    with transaction() as db:
        sessions = [
            scenes.workshop(db, scenes.facilitator(db, name), name=name) for name in ("A", "B")
        ]
        for workshop in sessions:
            token = answered(db, workshop, "2")
            place = seats.seat_of(db, token)
            db.add(
                OwnCode(
                    respondent_id=place.respondent_id,
                    workshop_id=workshop.id,
                    code_hash="0" * 64,
                    published=True,
                )
            )
        db.flush()
        one, other = (set(owncodes.links(db, workshop).values()) for workshop in sessions)

    assert (len(one), len(other), one & other) == (1, 1, set())


def test_a_code_of_another_collective_is_told_and_links_nobody(people: Cast) -> None:
    with transaction() as db:
        code = owncodes.give_code(db, people.alice.seat)
    with reading() as db:
        before = everything(db)

    with transaction() as db, pytest.raises(ForeignOwnCode):
        owncodes.enter_code(db, people.bob.seat, code)

    with reading() as db:
        assert everything(db) == before


def test_an_unknown_code_is_told_and_links_nobody(people: Cast) -> None:
    for act in (
        lambda db: owncodes.enter_code(db, people.alice.seat, new_own_code()),
        lambda db: owncodes.sessions_of(db, new_own_code()),
        lambda db: owncodes.move_seat(db, new_own_code(), people.alice.workshop),
    ):
        with transaction() as db, pytest.raises(UnknownOwnCode):
            act(db)

    with reading() as db:
        assert db.exec(select(func.count()).select_from(OwnCode)).one() == 0


@pytest.mark.usefixtures("database")
def test_a_code_that_sits_in_the_session_already_is_not_entered_twice() -> None:
    with transaction() as db:
        _first, second, codes, tokens = two_sessions(db)
        owncodes.enter_code(db, tokens[0], codes[0])
        stranger = answered(db, second, "0")
        with pytest.raises(OwnCodeTaken):
            owncodes.enter_code(db, stranger, codes[0])


def test_codes_come_and_go_only_while_the_session_is_open(people: Cast) -> None:
    with transaction() as db:
        code = owncodes.give_code(db, people.alice.seat)
        workshop = db.get_one(Workshop, people.alice.workshop)
        close(db, workshop)
        for act in (
            lambda: owncodes.give_code(db, people.alice.seat),
            lambda: owncodes.enter_code(db, people.alice.seat, code),
        ):
            with pytest.raises(AnswersClosed):
                act()


def test_another_code_takes_the_place_of_a_lost_one(people: Cast) -> None:
    with transaction() as db:
        lost = owncodes.give_code(db, people.alice.seat)
        kept = owncodes.give_code(db, people.alice.seat)
        with pytest.raises(UnknownOwnCode):
            owncodes.sessions_of(db, lost)
        (session,) = owncodes.sessions_of(db, kept)

    assert (session.workshop_id, session.is_open) == (people.alice.workshop, True)


def test_no_code_and_no_bare_hash_is_stored(people: Cast) -> None:
    with transaction() as db:
        code = owncodes.give_code(db, people.alice.seat)
        (kept,) = db.exec(select(OwnCode.code_hash)).all()
        stored_words = str(everything(db))

    assert code not in stored_words
    assert code.replace("-", "") not in stored_words
    assert kept not in {seats.token_hash(code), seats.token_hash(code.replace("-", ""))}


# Guessing


@pytest.mark.usefixtures("database")
def test_guessing_stops_after_so_many_unknown_codes() -> None:
    with transaction() as db:
        for _ in range(ALLOWED_FAILURES[Lock.OWN_CODE]):
            limits.refuse_tired(db, Lock.OWN_CODE, "an address", at=NOW)
            limits.record_failure(db, Lock.OWN_CODE, "an address", at=NOW)
        with pytest.raises(TooManyFailures):
            limits.refuse_tired(db, Lock.OWN_CODE, "an address", at=NOW)
        limits.refuse_tired(db, Lock.JOIN_CODE, "an address", at=NOW)


# One's own answers


def test_a_code_opens_its_own_answers_on_another_device(people: Cast) -> None:
    with transaction() as db:
        code = owncodes.give_code(db, people.alice.seat)
        token = owncodes.move_seat(db, code, people.alice.workshop)
        moved = seats.seat_of(db, token)
        answering.save_answer(db, token, "PRE1", "4")

        assert seats.seat_of(db, people.alice.seat) is None
        assert moved.respondent_id == people.alice.respondent
        assert answering.choices_of(db, moved.respondent_id)["PRE1"] == "4"


def test_a_code_opens_nothing_in_a_session_of_others(people: Cast) -> None:
    with transaction() as db:
        code = owncodes.give_code(db, people.alice.seat)
        with pytest.raises(UnknownOwnCode):
            owncodes.move_seat(db, code, people.bob.workshop)
        assert seats.seat_of(db, people.bob.seat).respondent_id == people.bob.respondent


def test_erasing_leaves_nothing_of_the_person(people: Cast) -> None:
    with transaction() as db:
        owncodes.give_code(db, people.alice.seat)
        owncodes.erase(db, people.alice.seat)

    with reading() as db:
        left = everything(db)
        assert people.alice.respondent not in str(left)
        assert people.bob.respondent in str(left)
        for table in (Respondent, Answer, FacetAnswer, Note):
            assert len(left[table.__tablename__]) == 1
        assert left[OwnCode.__tablename__] == set()


def test_only_the_holder_of_a_seat_erases_it(people: Cast) -> None:
    with reading() as db:
        before = everything(db)

    for strange in ("", "made up", people.alice.respondent, people.alice.sign_in):
        for act in (owncodes.erase, owncodes.give_code):
            with transaction() as db, pytest.raises(SeatLost):
                act(db, strange)
        with transaction() as db, pytest.raises(SeatLost):
            owncodes.enter_code(db, strange, new_own_code())

    with reading() as db:
        assert everything(db) == before


@pytest.mark.usefixtures("database")
def test_erasing_after_closing_leaves_published_figures_as_they_are() -> None:
    with transaction() as db:
        first, _second, _codes, _tokens = two_sessions(db)
        token = answered(db, first, "4")
        close(db, first)
        before = results.load_report(db, first)
        owncodes.erase(db, token)
        after = results.load_report(db, first)

    assert [item.counts for item in after.items] == [item.counts for item in before.items]
    assert after.respondents == before.respondents == MEMBERS + 1


# What is published


@pytest.mark.usefixtures("database")
def test_a_comparison_finds_the_linked_people() -> None:
    with transaction() as db:
        first, second, _codes, _tokens = two_sessions(db)
        close(db, first, second)
        loaded = [sittings.load_sitting(db, workshop) for workshop in (first, second)]

    assert [set(each.links) for each in loaded] == [
        set(each.answers["respondent"]) for each in loaded
    ]
    assert [each.gates != () for each in loaded] == [True, True]


@pytest.mark.usefixtures("database")
def test_a_session_with_an_erased_answer_is_not_compared() -> None:
    """Its mean beside the published one would tell what the person had said."""
    with transaction() as db:
        first, _second, _codes, _tokens = two_sessions(db)
        token = answered(db, first, "4")
        close(db, first)
        sittings.load_sitting(db, first)
        owncodes.erase(db, token)
        with pytest.raises(ErasedSince):
            sittings.load_sitting(db, first)


@pytest.mark.usefixtures("database")
def test_a_late_code_links_nobody_until_as_many_as_the_minimum_group() -> None:
    with transaction() as db:
        first, _second, _codes, _tokens = two_sessions(db)
        close(db, first)
        standing, at = owncodes.links(db, first), publishing.revision(db, first)
        counted = []
        for _ in range(first.minimum_group):
            stored.reopen_workshop(first)
            owncodes.give_code(db, answered(db, first, "2"))
            close(db, first)
            counted.append(len(owncodes.links(db, first)) - len(standing))

        assert counted == [0, 0, 0, 0, 5]
        assert publishing.revision(db, first) > at


@pytest.mark.usefixtures("database")
def test_a_code_that_results_use_is_not_replaced() -> None:
    with transaction() as db:
        first, _second, codes, _tokens = two_sessions(db)
        close(db, first)
        stored.reopen_workshop(first)
        token = owncodes.move_seat(db, codes[0], first.id)
        with pytest.raises(OwnCodeKept):
            owncodes.give_code(db, token)


@pytest.mark.usefixtures("database")
def test_rows_carry_links_and_no_codes() -> None:
    with transaction() as db:
        first, second, codes, _tokens = two_sessions(db)
        close(db, first, second)
        hashes = db.exec(select(OwnCode.code_hash)).all()
        loaded = rows.load_rows(db, first)
        links = set(owncodes.links(db, first).values())

    table = wide(disclosed(loaded, Random(1)), loaded.questionnaire)  # noqa: S311  a test
    written = str(table)
    assert table.header[:5] == ["respondent", "kind", "link", "sector", "role"]
    assert {row[2] for row in table.rows} == links
    for secret in (*codes, *hashes, *(code.replace("-", "") for code in codes)):
        assert secret not in written


def agree(db: Session, workshop: Workshop) -> None:
    """Write a decision down: what the group wrote leaves in files of its own."""
    author = db.get_one(Collective, workshop.collective_id).owner_id
    decided = Decided(Outcome.AGREED, "3")
    decisions.decide(db, workshop, ITEMS[0], decided, seen=None, author_id=author, today=TODAY)


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize("name", sorted(EXPORTERS))
def test_no_file_of_any_kind_holds_a_code_or_what_is_stored_of_it(name: str) -> None:
    with transaction() as db:
        first, second, codes, _tokens = two_sessions(db)
        close(db, first, second)
        agree(db, first)
        hashes = db.exec(select(OwnCode.code_hash)).all()
        source = Source(
            partial(facts.load_facts, db, first),
            partial(rows.load_rows, db, first),
            partial(results.load_report, db, first),
            partial(work.load_work, db, first),
        )
        wanted = Wanted(text=translator("en"), randomness=Random(1), preset=STANDARD)  # noqa: S311
        made = EXPORTERS[name].render(source, wanted)

    parts = unzipped(made).values() if zipfile.is_zipfile(io.BytesIO(made)) else [made]
    written = b"".join(parts).decode(errors="replace")
    for secret in (*codes, *hashes, *(code.replace("-", "") for code in codes)):
        assert secret not in written
