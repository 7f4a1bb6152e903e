"""Files into sessions: whole or not at all, and the same diagnosis on the other side."""

import io
import json
import re
from collections import Counter
from collections.abc import Sequence
from datetime import date
from random import Random

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, event
from sqlmodel import Session, select
from xlsxwriter import Workbook

from cimpact.core.bundle import Bundle, read_bundle
from cimpact.core.importing.dry_run import dry_run
from cimpact.core.importing.guessing import guessed
from cimpact.core.importing.mapping import Mapping
from cimpact.core.importing.reading import read_file
from cimpact.core.importing.respondents import ImportedRespondent
from cimpact.core.importing.sheet import Kind, Sheet
from cimpact.core.questionnaire import FACET_CHOICES
from cimpact.core.rows import SessionRows
from cimpact.exports import EXPORTERS
from cimpact.exports.csv_text import PRESETS, Table, csv_bytes
from cimpact.exports.source import Source, Wanted
from cimpact.exports.workbook import OPTIONS
from cimpact.i18n import translator
from cimpact.store import (
    editions,
    importing,
    seats,
    transfer,
    workshops,
)
from cimpact.store.db import transaction
from cimpact.store.facts import load_facts
from cimpact.store.importing import NotForImport
from cimpact.store.results import load_report
from cimpact.store.rows import load_rows
from cimpact.store.tables import (
    Anonymity,
    Collective,
    OwnCode,
    QuestionnaireEdition,
    Respondent,
    Workshop,
    WorkshopState,
)
from cimpact.store.texts import storable
from cimpact.store.transfer import TooManyNotes
from cimpact.store.workshops import AlreadyOpen, FromAFile
from tests import scenes
from tests.scenes import TODAY, Cast, everything

TRIAL = scenes.questionnaire()
ITEMS = {item.code: item for item in TRIAL.items}
SOME = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
# Whatever somebody can type, formulas and line ends included; the store keeps one Unicode form.
texts = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], max_codepoint=0x24F)
    | st.sampled_from("\n\t=+-@'\"\uff1d"),
    min_size=1,
    max_size=20,
).map(str.strip)


FACETS = st.sampled_from([(item, n) for item, n in scenes.FACETS.items()])


@st.composite
def people(draw: st.DrawFn) -> list[ImportedRespondent]:
    """Some people, and perhaps the group, who say something in one vote or two."""
    found = []
    for line in range(draw(st.integers(3, 9))):
        first = draw(some_answers())
        second = {item: choice for item, choice in draw(some_answers()).items() if item in first}
        found.append(
            ImportedRespondent(
                line,
                kind=draw(st.sampled_from(["person"] * 8 + ["group"])),
                sector=draw(st.sampled_from(["health", ""])),
                role=draw(st.sampled_from(["member", ""])),
                link=draw(st.sampled_from(["", "l1", f"l{line}"])),
                votes={"first": first} | ({"second": second} if second else {}),
                notes=draw(st.dictionaries(st.sampled_from(list(first)), texts, max_size=2)),
                facets=draw(st.dictionaries(FACETS, st.sampled_from(FACET_CHOICES), max_size=3)),
            )
        )
    for each in found:
        each.notes = {item: text for item, text in each.notes.items() if text}
    return found


def some_answers() -> st.SearchStrategy[dict[str, str]]:
    return st.lists(st.sampled_from(list(ITEMS)), min_size=1, max_size=12, unique=True).flatmap(
        lambda codes: st.fixed_dictionaries(
            {code: st.sampled_from(ITEMS[code].choices) for code in codes}
        )
    )


def draft(db: Session, **wanted: object) -> Workshop:
    owner = scenes.facilitator(db, f"Owner {Random().random()}")  # noqa: S311  a name of its own
    settings = {"minimum_group": 3, "language": "en", **wanted}
    return scenes.workshop(db, owner, is_open=False, **settings)


def respondent(line: int, **answers: str) -> ImportedRespondent:
    return ImportedRespondent(line, votes={"first": answers})


def exported(db: Session, workshop: Workshop, name: str) -> bytes:
    source = Source(
        facts=lambda: load_facts(db, workshop),
        rows=lambda: load_rows(db, workshop),
        report=lambda: load_report(db, workshop),
    )
    wanted = Wanted(text=translator("en"), randomness=Random(3))  # noqa: S311  repeatable
    return EXPORTERS[name].render(source, wanted)


def figures(db: Session, workshop: Workshop) -> object:
    """The whole diagnosis, facets included."""
    report = load_report(db, workshop)
    return (
        *(report.verdict, report.gates, report.items, report.sections),
        *(report.priorities, report.agenda),
    )


def said(rows: SessionRows) -> Counter[tuple[object, ...]]:
    """Who said what, whatever their keys are."""
    votes: dict[str, list[tuple[str, str, str]]] = {}
    for answer in rows.answers:
        votes.setdefault(answer.respondent, []).append((answer.vote, answer.item, answer.choice))
    for facet in rows.facets:
        votes[facet.respondent].append((f"facet {facet.facet}", facet.item, facet.choice))
    return Counter((each.kind, *sorted(votes.get(each.key, []))) for each in rows.respondents)


def persons(group: Sequence[ImportedRespondent]) -> int:
    return sum(each.kind == "person" for each in group)


@SOME
@given(group=people())
def test_session_comes_back_from_its_json(
    database: Engine,  # noqa: ARG001
    group: list[ImportedRespondent],
) -> None:
    assume(persons(group) >= 3)
    with transaction() as db:
        workshop = draft(db, held_on=date(2025, 4, 1), phase="II", invited=30)
        importing.import_respondents(db, workshop, group)
        bundle = read_bundle(exported(db, workshop, "json"))
        collective = db.get_one(Collective, workshop.collective_id)
        again = transfer.import_session(
            db,
            collective,
            bundle,
            today=TODAY,
            randomness=Random(1),  # noqa: S311
        )
        before, after = load_rows(db, workshop), load_rows(db, again)
        assert figures(db, again) == figures(db, workshop)
        assert said(after) == said(before)
        assert Counter(after.notes) == Counter(before.notes)
        assert load_facts(db, again) == load_facts(db, workshop)


@SOME
@pytest.mark.parametrize("name", ["csv", "xlsx"])
@given(group=people())
def test_answers_come_back_from_our_tables(
    database: Engine,  # noqa: ARG001
    name: str,
    group: list[ImportedRespondent],
) -> None:
    assume(persons(group) >= 3)
    with transaction() as db:
        workshop, again = draft(db), draft(db)
        importing.import_respondents(db, workshop, group)
        sheet = read_file(exported(db, workshop, name))
        assert isinstance(sheet, Sheet)
        rules = importing.rules_of(db, again)
        guess = guessed(sheet, rules.questionnaire)
        found = dry_run(sheet, guess.mapping, rules)
        assert (guess.is_sure, found.mistakes, found.left_out) == (True, (), ())
        importing.import_respondents(db, again, found.respondents)
        assert figures(db, again) == figures(db, workshop)
        assert said(load_rows(db, again)) == said(load_rows(db, workshop))


def as_workbook(table: Table) -> bytes:
    """The table in a workbook, every text as text, as our own exports write it."""
    data = io.BytesIO()
    with Workbook(data, OPTIONS) as book:
        sheet = book.add_worksheet("answers")
        for line, row in enumerate([table.header, *table.rows]):
            for column, cell in enumerate(row):
                sheet.write_string(line, column, str(cell))
    return data.getvalue()


WRITERS = {
    "csv": lambda table: csv_bytes(table, PRESETS["standard"]),
    "csv for Excel in French": lambda table: csv_bytes(table, PRESETS["excel-fr"]),
    "xlsx": as_workbook,
}


@SOME
@pytest.mark.parametrize("writer", WRITERS)
@given(notes=st.lists(texts.filter(bool), min_size=3, max_size=6))
def test_notes_that_look_like_formulas_come_back(
    database: Engine,  # noqa: ARG001
    writer: str,
    notes: list[str],
) -> None:
    table = Table(["PRE1", "note:PRE1"], [["3"] * len(notes), notes])
    sheet = read_file(WRITERS[writer](table))
    assert isinstance(sheet, Sheet)
    with transaction() as db:
        workshop = draft(db)
        rules = importing.rules_of(db, workshop)
        found = dry_run(sheet, guessed(sheet, rules.questionnaire).mapping, rules)
        assert not found.mistakes
        importing.import_respondents(db, workshop, found.respondents)
        kept = load_rows(db, workshop).notes
    assert Counter(note.text for note in kept) == Counter(map(storable, notes))


def test_import_closes_the_session_and_publishes(people: Cast) -> None:  # noqa: ARG001
    with transaction() as db:
        workshop = draft(db)
        importing.import_respondents(db, workshop, [respondent(n, PRE1="3") for n in range(4)])
        report = load_report(db, workshop)
    assert workshop.state is WorkshopState.CLOSED
    assert (report.respondents, report.item("PRE1").counts) == (4, (0, 0, 0, 4, 0))


def test_too_few_people_stay_hidden_after_an_import(people: Cast) -> None:  # noqa: ARG001
    with transaction() as db:
        workshop = draft(db, minimum_group=5)
        importing.import_respondents(db, workshop, [respondent(n, PRE1="3") for n in range(4)])
        assert load_report(db, workshop).item("PRE1").hidden


@pytest.mark.parametrize("state", ["open", "closed", "answered"])
def test_answers_of_a_file_never_join_those_of_phones(people: Cast, state: str) -> None:
    with transaction() as db:
        workshop = db.get_one(Workshop, people.alice.workshop)
        if state == "closed":
            workshops.close_workshop(db, workshop)
        if state == "answered":
            workshop.state = WorkshopState.DRAFT
        before = everything(db)
        with pytest.raises(NotForImport):
            importing.import_respondents(db, workshop, [respondent(n, PRE1="3") for n in range(9)])
        assert everything(db) == before


def test_phones_never_join_the_answers_of_a_file(people: Cast) -> None:  # noqa: ARG001
    with transaction() as db:
        workshop = draft(db)
        importing.import_respondents(db, workshop, [respondent(2, PRE1="3")])
        with pytest.raises(FromAFile):
            workshops.reopen_workshop(workshop)
        with pytest.raises(AlreadyOpen):
            workshops.open_workshop(workshop)
        with pytest.raises(seats.CodeClosed):
            seats.invitation(db, workshop.join_code)


def test_second_file_is_not_added_to_the_first(people: Cast) -> None:  # noqa: ARG001
    with transaction() as db:
        workshop = draft(db)
        importing.import_respondents(db, workshop, [respondent(n, PRE1="3") for n in range(4)])
        with pytest.raises(NotForImport):
            importing.import_respondents(db, workshop, [respondent(9, PRE1="0")])


def test_import_that_fails_halfway_leaves_nothing(database: Engine, people: Cast) -> None:  # noqa: ARG001
    with transaction() as db:
        workshop = draft(db)
        before = everything(db)
    wrong = [respondent(1, PRE1="3"), respondent(2, PRE1="99")]
    with pytest.raises(Exception, match=r"(?i)check"), transaction() as db:
        importing.import_respondents(db, db.get_one(Workshop, workshop.id), wrong)
    with transaction() as db:
        assert everything(db) == before


def test_rows_are_written_in_the_order_of_random_keys(database: Engine, people: Cast) -> None:  # noqa: ARG001
    """PostgreSQL keeps rows as they come: the file's order would tell who answered first."""
    written: list[str] = []

    def listen(*call: object) -> None:
        statement, parameters = str(call[2]), str(call[3])
        if statement.startswith("INSERT INTO respondent"):
            written.extend(re.findall(r"\b[0-9a-f]{20}\b", parameters))

    event.listen(database, "before_cursor_execute", listen)
    with transaction() as db:
        workshop = draft(db)
        importing.import_respondents(db, workshop, [respondent(n, PRE1="3") for n in range(60)])
        keys = [key for key in written if key != workshop.id]
    event.remove(database, "before_cursor_execute", listen)
    assert keys == sorted(keys)
    assert len(keys) == 60


def test_what_the_file_calls_people_is_not_kept(people: Cast) -> None:  # noqa: ARG001
    called = "kc-7731-zoe"
    sheet = read_file(f"respondent,link,PRE1\n{called},{called},3\nb,,2\n".encode())
    assert isinstance(sheet, Sheet)
    with transaction() as db:
        workshop = draft(db)
        rules = importing.rules_of(db, workshop)
        found = dry_run(sheet, guessed(sheet, TRIAL).mapping, rules)
        importing.import_respondents(db, workshop, found.respondents)
        stored_rows = json.dumps([[str(row) for row in rows] for rows in everything(db).values()])
    assert called not in stored_rows


def test_pseudonyms_say_who_is_the_same_person_and_nothing_when_shared(people: Cast) -> None:
    with transaction() as db:
        collective = db.get_one(Collective, people.alice.collective)
        made = [
            workshops.create_workshop(db, collective, TRIAL, today=TODAY, minimum_group=3)
            for _ in range(2)
        ]
        for workshop in made:
            group = [respondent(n, PRE1="3") for n in range(5)]
            for each, link in zip(group, ["a", "b", "c", "x", "x"], strict=True):
                each.link = link
            importing.import_respondents(db, workshop, group)
        hashes = [
            set(db.exec(select(OwnCode.code_hash).where(OwnCode.workshop_id == workshop.id)))
            for workshop in made
        ]
    assert hashes[0] == hashes[1]
    assert len(hashes[0]) == 3


def test_mapping_is_kept_by_collective_and_tool(people: Cast) -> None:
    first, then = Mapping(columns={"a": "item:PRE1"}), Mapping(columns={"a": "item:PRE2"})
    with transaction() as db:
        alice = db.get_one(Collective, people.alice.collective)
        bob = db.get_one(Collective, people.bob.collective)
        importing.keep_mapping(db, alice, Kind.KOBO, first)
        importing.keep_mapping(db, alice, Kind.KOBO, then)
        assert importing.kept_mapping(db, alice, Kind.KOBO) == then
        assert importing.kept_mapping(db, alice, Kind.LIMESURVEY) is None
        assert importing.kept_mapping(db, bob, Kind.KOBO) is None


def bundle_of(db: Session, workshop: Workshop, **changes: object) -> Bundle:
    data = json.loads(exported(db, workshop, "json"))
    for key, value in changes.items():
        data[key] = value
    return read_bundle(json.dumps(data).encode())


def test_names_of_a_session_file_are_kept_only_when_asked_for(people: Cast) -> None:
    with transaction() as db:
        collective = db.get_one(Collective, people.alice.collective)
        workshop = draft(db, anonymity=Anonymity.NAMED)
        group = [respondent(n, PRE1="3") for n in range(3)]
        for each, name in zip(group, ["Zoé", "Yan", "Xu"], strict=True):
            each.name = name
        importing.import_respondents(db, workshop, group)
        facts, rows = load_facts(db, workshop), load_rows(db, workshop)
        wanted = Wanted(translator("en"), Random(1), with_names=True)  # noqa: S311
        named = EXPORTERS["json"].render(Source(lambda: facts, lambda: rows, lambda: None), wanted)  # type: ignore[arg-type, return-value]
        for with_names in (False, True):
            made = transfer.import_session(
                db,
                collective,
                read_bundle(named),
                today=TODAY,
                randomness=Random(1),  # noqa: S311
                with_names=with_names,
            )
            found = db.exec(select(Respondent.name).where(Respondent.workshop_id == made.id)).all()
            names = {"Zoé", "Yan", "Xu"} if with_names else {None}
            anonymity = Anonymity.NAMED if with_names else Anonymity.ANONYMOUS
            assert (set(found), made.anonymity) == (names, anonymity)


def a_closed_session(db: Session) -> Workshop:
    workshop = draft(db)
    importing.import_respondents(db, workshop, [respondent(n, PRE1="3") for n in range(4)])
    return workshop


def test_notes_of_nobody_are_refused_whole(people: Cast) -> None:
    with transaction() as db:
        collective = db.get_one(Collective, people.alice.collective)
        notes = [{"item": "PRE1", "kind": "evidence", "text": str(n)} for n in range(5)]
        bundle = bundle_of(db, a_closed_session(db), notes=notes)
        with pytest.raises(TooManyNotes):
            transfer.import_session(db, collective, bundle, today=TODAY, randomness=Random(1))  # noqa: S311


def test_questionnaire_of_a_file_never_decides_what_a_version_says(people: Cast) -> None:
    """Else a forged file could stop the server, whose own version would then have "changed"."""
    with transaction() as db:
        collective = db.get_one(Collective, people.alice.collective)
        bundle = bundle_of(db, a_closed_session(db))
        forged = TRIAL.model_copy(update={"version": "9.0"})
        facts = bundle.facts.model_copy(update={"questionnaire": forged})
        made = transfer.import_session(
            db,
            collective,
            Bundle(facts, bundle.respondents, ()),
            today=TODAY,
            randomness=Random(1),  # noqa: S311
        )
        ours = scenes.questionnaire(version="9.0", title="Ours")
        assert editions.freeze(db, ours) != made.edition_id
        assert editions.load(db, made.edition_id) == forged
        editions.refuse_changed(db, {"long": ours})


def test_known_questionnaire_is_not_stored_again(people: Cast) -> None:
    with transaction() as db:
        collective = db.get_one(Collective, people.alice.collective)
        bundle = bundle_of(db, a_closed_session(db))
        before = len(db.exec(select(QuestionnaireEdition)).all())
        transfer.import_session(db, collective, bundle, today=TODAY, randomness=Random(1))  # noqa: S311
        assert len(db.exec(select(QuestionnaireEdition)).all()) == before
