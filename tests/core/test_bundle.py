"""The session file: what it takes back whole, and what it refuses, all at once."""

import json
import time
import tracemalloc
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cimpact.core import bundle
from cimpact.core.actions import Action, ActionStatus, Plan, StatusDay
from cimpact.core.answers import OffScale, tidy_answers
from cimpact.core.bundle import Bundle, bundle_dict, read_bundle
from cimpact.core.bundle_mistakes import (
    AlteredQuestionnaire,
    BundleTooLarge,
    InvalidBundle,
    MissingKey,
    MoreMistakes,
    NameNotAgreed,
    NewerBundle,
    NoBundle,
    RepeatedDecision,
    RepeatedKey,
    RepeatedNumber,
    TooMuch,
    UnknownKey,
    WrongValue,
)
from cimpact.core.decisions import Decided, Decision, Outcome
from cimpact.core.diagnosis import SeatsExceedInvited, diagnose
from cimpact.core.questionnaire import Questionnaire, UnknownItem, UnknownPhase
from cimpact.core.rows import AnswerRow, NoteRow, RespondentRow, SessionRows, disclosed
from cimpact.core.session import SessionFacts
from tests import scenes
from tests.core.factories import LONG, PATIENT, a_questionnaire, a_section, an_item

DAY = date(2026, 11, 23)
QUESTIONNAIRE = scenes.questionnaire()
SCALES = a_questionnaire(
    a_section("preconditions", an_item("PRE1", gate=True)),
    a_section("conditions", an_item("CON1", levels=3), an_item("CON2", levels=7)),
)

DECISIONS = (
    Decision("PRE1", Decided(Outcome.AGREED, "3", evidence="=A letter"), "Alice", DAY),
    Decision("QA1", Decided(Outcome.DISAGREEMENT, None, "It ends.", "It goes on."), "", None),
)
ACTIONS = (
    Action(
        id="secret key",
        plan=Plan("Write", "Zoé", DAY, "QA1", "Call", ("S000-01",)),
        status=ActionStatus.DONE,
        started_on=DAY,
        session_on=None,
        history=(StatusDay(DAY, ActionStatus.TO_DO), StatusDay(DAY, ActionStatus.DONE)),
    ),
)

# Whatever a member can type and the store keeps, formulas and line ends included.
texts = st.text(
    st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\t=+-@'\""), max_size=30
)


def facts(questionnaire: Questionnaire = QUESTIONNAIRE, **changes: object) -> SessionFacts:
    known: dict[str, Any] = {
        "collective": "Comité",
        "held_on": DAY,
        "language": "fr",
        "is_named": False,
        "minimum_group": 3,
        "phase": "III",
        "phases": ("II", "III"),
        "targets": {"conditions": 2.5},
        "invited": 20,
        "questionnaire": questionnaire,
    }
    return SessionFacts(**{**known, **changes})


def session(
    respondents: tuple[RespondentRow, ...],
    answers: tuple[AnswerRow, ...],
    *,
    notes: tuple[NoteRow, ...] = (),
    known: SessionFacts | None = None,
    decisions: tuple[Decision, ...] = (),
    actions: tuple[Action, ...] = (),
) -> SessionRows:
    known = known or facts()
    return SessionRows(
        questionnaire=known.questionnaire,
        collective=known.collective,
        held_on=known.held_on,
        minimum_group=1 if known.is_named else known.minimum_group,
        is_named=known.is_named,
        respondents=respondents,
        answers=answers,
        notes=notes,
        decisions=decisions,
        actions=actions,
    )


def written(known: SessionFacts, rows: SessionRows, *, with_names: bool = False) -> bytes:
    shown = disclosed(rows, Random(1), with_names=with_names)  # noqa: S311  repeatable
    file = bundle_dict(known, shown, rows.decisions, rows.actions)
    return json.dumps(file, ensure_ascii=False).encode()


def a_file() -> dict[str, Any]:
    """Three people, one of whom answers twice, a note, two decisions and an action."""
    people = tuple(RespondentRow(key, "person", sector="health") for key in "abc")
    answers = (
        *(AnswerRow(key, "first", "PRE1", "3") for key in "abc"),
        *(AnswerRow(key, "second", "QA1", "2") for key in "abc"),
    )
    notes = (NoteRow("QA1", "evidence", "=2+2"),)
    rows = session(people, answers, notes=notes, decisions=DECISIONS, actions=ACTIONS)
    loaded: dict[str, Any] = json.loads(written(facts(), rows))
    return loaded


def refusal(change: Callable[[dict[str, Any]], object]) -> list[tuple[str, type]]:
    """The places and kinds of what is wrong with the file after a change."""
    changed = a_file()
    change(changed)
    with pytest.raises(InvalidBundle) as refused:
        read_bundle(json.dumps(changed).encode())
    return [(mistake.place, type(mistake.error)) for mistake in refused.value.mistakes]


def test_what_was_written_is_read() -> None:
    read = read_bundle(json.dumps(a_file()).encode())
    assert read.facts == facts()
    first = read.respondents[0]
    assert (first.kind, first.sector, first.role, first.name) == ("person", "health", None, None)
    assert first.answers == {"first": {"PRE1": "3"}, "second": {"QA1": "2"}}
    assert [(note.item, note.kind, note.text) for note in read.notes] == [
        ("QA1", "evidence", "=2+2")
    ]


def test_decisions_and_actions_are_read_back_without_who_wrote_them() -> None:
    file = a_file()
    read = read_bundle(json.dumps(file).encode())

    assert [each.decision() for each in read.decisions] == [
        replace(decision, author="") for decision in DECISIONS
    ]
    assert [each.action("new") for each in read.actions] == [
        replace(action, id="new") for action in ACTIONS
    ]
    assert "Alice" not in json.dumps(file)
    assert "secret key" not in json.dumps(file)


def test_a_file_of_the_first_version_has_neither_decisions_nor_actions() -> None:
    file = {**a_file(), "version": 1}
    with pytest.raises(InvalidBundle):
        read_bundle(json.dumps(file).encode())
    del file["decisions"], file["actions"]
    read = read_bundle(json.dumps(file).encode())
    assert (read.decisions, read.actions, len(read.respondents)) == ((), (), 3)


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"item": "ZZ"}, ("decisions[0].item", UnknownItem)),
        ({"item": "QA1", "choice": "2"}, ("decisions[1].item", RepeatedDecision)),
        ({"choice": "5"}, ("decisions[0].choice", OffScale)),
        ({"choice": None}, ("decisions[0].choice", WrongValue)),
        ({"outcome": "disagreement"}, ("decisions[0].choice", WrongValue)),
        ({"outcome": "vote"}, ("decisions[0].outcome", WrongValue)),
        ({"evidence": "x" * 2001}, ("decisions[0].evidence", WrongValue)),
    ],
)
def test_a_decision_that_cannot_be_is_named(
    changes: dict[str, object], found: tuple[str, type]
) -> None:
    assert found in refusal(lambda file: file["decisions"][0].update(changes))


def test_an_action_that_cannot_be_is_named() -> None:
    wrong = {"what": "", "due": "soon", "status": "won", "history": [{"day": "2026-11-23"}]}
    assert refusal(lambda file: file["actions"][0].update(wrong)) == [
        ("actions[0].what", WrongValue),
        ("actions[0].due", WrongValue),
        ("actions[0].status", WrongValue),
        ("actions[0].history[0].status", MissingKey),
    ]


def test_a_byte_order_mark_does_no_harm() -> None:
    assert read_bundle(b"\xef\xbb\xbf" + json.dumps(a_file()).encode()).facts == facts()


@st.composite
def sessions(draw: st.DrawFn) -> tuple[SessionFacts, SessionRows]:
    """A session of the long form or of other scales, with any answers and notes."""
    questionnaire = draw(st.sampled_from([LONG, SCALES]))
    sections = [section.code for section in questionnaire.sections]
    is_named = draw(st.booleans())
    people = draw(st.integers(3, 9))
    known = facts(
        questionnaire,
        collective=draw(texts.filter(str.strip)),
        is_named=is_named,
        phases=draw(st.sampled_from([None, ("III",)])),
        targets=draw(st.dictionaries(st.sampled_from(sections), st.sampled_from([0, 1.5, 2]))),
        invited=draw(st.sampled_from([None, people, people + 4])),
        looking_back_to=draw(st.sampled_from([None, date(2026, 5, 12)])),
    )
    kinds = ["person"] * people + ["group"] * draw(st.integers(0, 1))
    respondents = tuple(
        RespondentRow(f"key-{number}", kind, name=draw(texts) if is_named else "")
        for number, kind in enumerate(kinds)
    )
    answers = tuple(
        AnswerRow(each.key, vote, item.code, draw(st.sampled_from(item.choices)))
        for each in respondents
        for vote in ("first", "second", "looking_back")
        for item in draw(st.lists(st.sampled_from(questionnaire.items), unique=True, max_size=4))
    )
    everybody = tuple(
        AnswerRow(each.key, "first", "PRE1", draw(st.sampled_from(["0", "3", "dk", "early"])))
        for each in respondents
        if not any((a.respondent, a.vote, a.item) == (each.key, "first", "PRE1") for a in answers)
    )
    notes = tuple(
        NoteRow("PRE1", "evidence", text) for text in draw(st.lists(texts.filter(bool), max_size=3))
    )
    return known, session(respondents, (*answers, *everybody), notes=notes, known=known)


def report_of(known: SessionFacts, rows: SessionRows | None, read: Bundle | None) -> object:
    if read is not None:
        answers = read.first_vote()
    else:
        assert rows is not None
        kinds = {each.key: each.kind for each in rows.respondents}
        answers = tidy_answers(
            (
                (each.respondent, kinds[each.respondent], each.item, each.choice)
                for each in rows.answers
                if each.vote == "first"
            ),
            known.questionnaire,
        )
    return diagnose(
        answers,
        known.questionnaire,
        targets=known.targets,
        phase=known.phase,
        invited=known.invited,
        minimum_group=1 if known.is_named else known.minimum_group,
    )


@given(sessions())
@PATIENT
def test_any_session_is_read_back_with_the_same_diagnosis(
    example: tuple[SessionFacts, SessionRows],
) -> None:
    known, rows = example
    read = read_bundle(written(known, rows, with_names=known.is_named))
    assert read.facts == known
    assert report_of(read.facts, None, read) == report_of(known, rows, None)
    assert sorted(note.text for note in read.notes) == sorted(note.text for note in rows.notes)
    names = sorted(each.name or "" for each in read.respondents)
    assert names == sorted(each.name for each in rows.respondents)


@given(sessions())
@PATIENT
def test_reading_and_writing_again_changes_nothing(
    example: tuple[SessionFacts, SessionRows],
) -> None:
    known, rows = example
    first = json.loads(written(known, rows))
    read = read_bundle(json.dumps(first).encode())
    again = {
        **first,
        "questionnaire": read.facts.questionnaire.model_dump(mode="json"),
        "respondents": [each.model_dump(mode="json") for each in read.respondents],
        "notes": [each.model_dump(mode="json") for each in read.notes],
    }
    assert again == first


def test_every_mistake_is_told_at_once_with_its_place() -> None:
    def spoil(file: dict[str, Any]) -> None:
        file["session"]["minimum_group"] = 1
        file["session"]["colour"] = "red"
        file["respondents"][0]["answers"]["first"] = {"PRE1": "5", "XX": "1"}
        file["respondents"][1]["sector"] = "nowhere"
        del file["respondents"][2]["kind"]
        file["notes"][0]["item"] = "ZZ"

    assert refusal(spoil) == [
        ("session.minimum_group", WrongValue),
        ("session.colour", UnknownKey),
        ("respondents[2].kind", MissingKey),
        ("respondents[1].sector", WrongValue),
        ("respondents[0].answers.first.PRE1", OffScale),
        ("respondents[0].answers.first.XX", UnknownItem),
        ("notes[0].item", UnknownItem),
    ]


@pytest.mark.parametrize(
    ("place", "value", "found"),
    [
        (("session", "phase"), "VI", ("session.phase", WrongValue)),
        (("session", "held_on"), 20261123, ("session.held_on", WrongValue)),
        (("session", "held_on"), "yesterday", ("session.held_on", WrongValue)),
        (("session", "language"), "de", ("session.language", WrongValue)),
        (("session", "invited"), 2, ("session.invited", SeatsExceedInvited)),
        (("session", "targets"), {"here": 2}, ("session.targets.here", WrongValue)),
        (("session", "targets"), {"conditions": 5}, ("session.targets.conditions", WrongValue)),
        (("session", "targets"), {"conditions": "2"}, ("session.targets.conditions", WrongValue)),
        (("session", "collective"), "a\x00b", ("session.collective", WrongValue)),
        (("respondents", 0, "name"), "Ann", ("respondents[0].name", NameNotAgreed)),
        (("respondents", 0, "number"), "1", ("respondents[0].number", WrongValue)),
        (("respondents", 0, "kind"), "robot", ("respondents[0].kind", WrongValue)),
        (("respondents", 0, "role"), "spy", ("respondents[0].role", WrongValue)),
        (("notes", 0, "text"), "x" * 2001, ("notes[0].text", WrongValue)),
        (("notes", 0, "text"), None, ("notes[0].text", WrongValue)),
        (("respondents",), {}, ("respondents", WrongValue)),
        (("checksum",), "0", ("checksum", AlteredQuestionnaire)),
    ],
)
def test_a_wrong_value_is_named_where_it_stands(
    place: tuple[str | int, ...], value: object, found: tuple[str, type]
) -> None:
    def spoil(file: dict[str, Any]) -> None:
        inside: Any = file
        for step in place[:-1]:
            inside = inside[step]
        inside[place[-1]] = value

    assert found in refusal(spoil)


def test_a_phase_that_the_edition_lacks_is_refused() -> None:
    one_phase = facts(SCALES)
    rows = session(
        tuple(RespondentRow(key, "person") for key in "abc"),
        tuple(AnswerRow(key, "first", "PRE1", "3") for key in "abc"),
        known=one_phase,
    )
    changed = json.loads(written(one_phase, rows))
    changed["session"] |= {"phase": "I", "phases": ["III", "V"]}
    with pytest.raises(InvalidBundle) as refused:
        read_bundle(json.dumps(changed).encode())
    assert [(each.place, type(each.error)) for each in refused.value.mistakes] == [
        ("session.phase", UnknownPhase),
        ("session.phases[1]", UnknownPhase),
    ]


def test_a_number_that_repeats_is_refused() -> None:
    def spoil(file: dict[str, Any]) -> None:
        file["respondents"][1]["number"] = file["respondents"][0]["number"]

    assert refusal(spoil) == [("respondents[1].number", RepeatedNumber)]


def test_an_altered_questionnaire_is_refused() -> None:
    def spoil(file: dict[str, Any]) -> None:
        file["questionnaire"]["sections"][0]["items"][0]["name"]["en"] = "Another name"

    assert refusal(spoil) == [("checksum", AlteredQuestionnaire)]


def test_missing_and_unknown_parts_are_told_together() -> None:
    def spoil(file: dict[str, Any]) -> None:
        del file["notes"], file["session"]
        file["extra"] = 1

    assert refusal(spoil) == [
        ("file", UnknownKey),
        ("file", MissingKey),
        ("file", MissingKey),
    ]


def test_a_key_given_twice_is_told() -> None:
    text = json.dumps(a_file()).replace('"kind": "person"', '"kind": "group", "kind": "person"', 1)
    with pytest.raises(InvalidBundle) as refused:
        read_bundle(text.encode())
    assert [type(mistake.error) for mistake in refused.value.mistakes] == [RepeatedKey]


def test_a_newer_file_is_refused_before_anything_else_is_looked_at() -> None:
    newer = {"format": bundle.FORMAT, "version": bundle.VERSION + 1, "all": "else is unknown"}
    with pytest.raises(NewerBundle, match=r"newer Cimpact \(format 3; this one reads up to 2\)"):
        read_bundle(json.dumps(newer).encode())


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"null",
        b"[]",
        b"{",
        b"\xff\xfe{\x00}\x00",
        b"PK\x03\x04",
        b'{"format": "other", "version": 1}',
        b'{"format": "cimpact-session", "version": "1"}',
        b'{"format": "cimpact-session", "version": 0}',
        b'{"format": "cimpact-session", "version": true}',
        b'{"a": NaN' + b"9" * 5000 + b"}",
        b"[" * 100_000,
        b'{"a":' * 100_000,
    ],
)
def test_anything_else_is_no_session_file(data: bytes) -> None:
    with pytest.raises(NoBundle):
        read_bundle(data)


def test_a_file_larger_than_any_session_is_not_even_parsed() -> None:
    with pytest.raises(BundleTooLarge):
        read_bundle(b" " * (bundle.MEGABYTES * 1024 * 1024 + 1))


def test_only_so_many_mistakes_are_told() -> None:
    def spoil(file: dict[str, Any]) -> None:
        file["notes"] = [1] * 5000

    found = refusal(spoil)
    assert len(found) == bundle.MOST_MISTAKES + 1
    assert found[-1] == ("file", MoreMistakes)


@pytest.mark.parametrize("place", ["respondents", "questionnaire", "session"])
def test_a_hostile_file_costs_little(place: str) -> None:
    """A million values where a few belong: bounded in time and memory."""
    file = json.dumps({**a_file(), place: 0})
    filling = "[" + "1," * (1024 * 1024) + "1]"
    data = file.replace(f'"{place}": 0', f'"{place}": {filling}').encode()
    tracemalloc.start()
    started = time.process_time()
    with pytest.raises(InvalidBundle) as refused:
        read_bundle(data)
    spent, (_, peak) = time.process_time() - started, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert any(isinstance(mistake.error, TooMuch) for mistake in refused.value.mistakes)
    assert peak < 60_000_000
    assert spent < 20
