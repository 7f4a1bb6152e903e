"""The zip of a session's answers: its files word for word, and the way from the database."""

import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from io import BytesIO
from random import Random

import pytest
from sqlmodel import Session, select

from cimpact.core.decisions import Decided, Outcome
from cimpact.core.diagnosis import diagnose
from cimpact.core.lists import Entry, typed_lists
from cimpact.core.questionnaire import FACET_CHOICES
from cimpact.core.rows import AnswerRow, FacetRow, NoteRow, SessionRows, TooFewPeople
from cimpact.core.wide_file import decode, read_wide
from cimpact.exports import EXPORTERS
from cimpact.exports.answers_zip import answers_zip
from cimpact.exports.csv_text import EXCEL_FR, PRESETS
from cimpact.exports.source import Source, Wanted
from cimpact.i18n import translator
from cimpact.store import answering, editions, seats, workshops
from cimpact.store.db import reading, transaction
from cimpact.store.decisions import decide
from cimpact.store.facts import load_facts
from cimpact.store.results import load_report
from cimpact.store.rows import load_rows
from cimpact.store.tables import Anonymity, Respondent, RespondentKind, Workshop
from cimpact.store.work import load_work
from cimpact.store.workshops import NotClosed
from tests import scenes
from tests.exports.session_rows import cells, files_of, people, person, rows_of, unzipped

NAMES = ("Ann Archer", "Bea Baker", "Cy Cook", "Di Dean", "Ed Evans", "Flo Fox")
TINY = rows_of(
    (person("a", sector="health", name="=Ann"), person("b", name="Bea")),
    (
        AnswerRow("a", "first", "Q1", "3"),
        AnswerRow("a", "second", "Q1", "4"),
        AnswerRow("b", "first", "Q1", "dk"),
    ),
    notes=(NoteRow("Q1", "evidence", "=2+2; or so"),),
    minimum_group=1,
    is_named=True,
)


def wanted(seed: int = 1, *, preset: str = "standard", with_names: bool = False) -> Wanted:
    return Wanted(
        text=translator("en"),
        randomness=Random(seed),  # noqa: S311  the same numbers at each run of a test
        preset=PRESETS[preset],
        with_names=with_names,
    )


def test_the_files_of_a_session() -> None:
    files = files_of(TINY)
    assert list(files) == [
        *("README.txt", "wide.csv", "long.csv", "facets.csv", "codebook.csv", "notes.csv"),
        *("decisions.csv", "actions.csv", "action_days.csv", "datapackage.json"),
    ]
    assert files["wide.csv"].decode() == (
        "respondent,kind,sector,role,Q1\n2033,person,,,dk\n3201,person,health,,3\n"
    )
    assert files["long.csv"].decode() == (
        "respondent,kind,section,item,vote,choice,level\n"
        "2033,person,conditions,Q1,first,dk,\n"
        "3201,person,conditions,Q1,first,3,3\n"
        "3201,person,conditions,Q1,second,4,4\n"
    )
    assert files["notes.csv"].decode() == 'item,kind,text\nQ1,evidence,"\'=2+2; or so"\n'


def test_the_codebook_has_a_row_for_each_choice() -> None:
    header, *rows = cells(files_of(TINY)["codebook.csv"])
    assert header == [
        *("section", "section_name", "item", "name", "question", "choice", "level", "label"),
        "facet",
    ]
    same = ["conditions", "conditions", "Q1", "Name of Q1", "How is Q1?"]
    assert rows[:7] == [
        *([*same, str(level), str(level), "A sentence.", ""] for level in range(5)),
        [*same, "dk", "", "I do not know", ""],
        [*same, "early", "", "Too early to say", ""],
    ]


def test_the_codebook_has_a_row_for_each_choice_of_a_facet() -> None:
    rows = rows_of(
        people(5),
        tuple(AnswerRow(each.key, "first", "PRE1", "1") for each in people(5)),
        questionnaire=scenes.questionnaire(),
    )
    found = [row for row in cells(files_of(rows)["codebook.csv"]) if row[2] == "PRE1" and row[-1]]
    same = ["preconditions", "preconditions", "PRE1", "Element PRE1"]
    choices = [("yes", "Yes"), ("partly", "Partly"), ("no", "No"), ("dk", "I do not know")]
    assert found == [
        [*same, f"Point {number}", choice, "", label, str(number)]
        for number in (1, 2)
        for choice, label in choices
    ]


def listed(rows: SessionRows, *, language: str = "en") -> list[list[str]]:
    """What the codebook says of columns that are no elements: column, code and words."""
    _header, *lines = cells(files_of(rows, language=language)["codebook.csv"])
    return [[line[2], line[5], line[7]] for line in lines if not line[0]]


def test_the_codebook_names_the_values_of_every_other_column() -> None:
    rows = rows_of(
        people(5),
        tuple(AnswerRow(each.key, "first", "PRE1", "1") for each in people(5)),
        questionnaire=scenes.questionnaire(),
    )
    assert listed(rows) == [
        ["sector", "health", "Health"],
        ["role", "member", "Member"],
        ["outcome", "agreed", "agreed level"],
        ["outcome", "disagreement", "maintained disagreement"],
        ["outcome", "not_discussed", "not discussed"],
        ["status", "to_do", "To do"],
        ["status", "under_way", "Under way"],
        ["status", "done", "Done"],
        ["status", "dropped", "Dropped"],
    ]


def test_the_codebook_names_the_sectors_and_roles_that_the_session_offered() -> None:
    own = typed_lists([Entry("arts", "Arts", "")], [Entry("parent", "Parents", "")])
    assert listed(replace(TINY, own_lists=own))[:2] == [
        ["sector", "arts", "Arts"],
        ["role", "parent", "Parents"],
    ]


def test_facets_have_a_file_of_their_own_under_the_same_numbers() -> None:
    rows = rows_of(
        people(5),
        tuple(AnswerRow(each.key, "first", "PRE1", "1") for each in people(5)),
        questionnaire=scenes.questionnaire(),
        facets=(
            FacetRow("key-001", "QA1", 3, "dk"),
            FacetRow("key-001", "PRE1", 2, "partly"),
            FacetRow("key-000", "PRE1", 1, "no"),
        ),
    )
    files = files_of(rows)
    header, *lines = cells(files["facets.csv"])
    assert header == ["respondent", "item", "facet", "choice"]
    by_person = [[row[1:] for row in lines if row[0] == person] for person, *_rest in lines]
    assert sorted(by_person, key=len) == [
        [["PRE1", "1", "no"]],
        *[[["PRE1", "2", "partly"], ["QA1", "3", "dk"]]] * 2,
    ]
    assert {row[0] for row in lines} < {row[0] for row in cells(files["wide.csv"])[1:]}
    assert "facets.csv" in files["README.txt"].decode()


def test_names_have_a_file_of_their_own_when_asked_for() -> None:
    files = files_of(TINY, with_names=True)
    assert files["names.csv"].decode() == "respondent,name\n2033,Bea\n3201,'=Ann\n"
    others = [content for name, content in files.items() if name != "names.csv"]
    assert not any(b"Ann" in content or b"Bea" in content for content in others)


def test_the_excel_preset_reaches_every_file() -> None:
    files = files_of(TINY, preset=EXCEL_FR, with_names=True)
    for name, content in files.items():
        if name == "datapackage.json":
            continue  # for programs: JSON has one way of being written
        assert content.startswith(b"\xef\xbb\xbf"), name
        assert content.count(b"\n") == content.count(b"\r\n") > 0, name
    wide = files_of(TINY, preset=EXCEL_FR)["wide.csv"].decode("utf-8-sig")
    assert wide.splitlines()[0] == "respondent;kind;sector;role;Q1"


def test_the_text_says_what_this_is() -> None:
    text = files_of(rows_of(people(6)))["README.txt"].decode()
    questionnaire = TINY.questionnaire
    assert text.splitlines()[:5] == [
        "Comité",
        "Session of November 23, 2026",
        "Questionnaire: Title (long, version 1)",
        f"Checksum of the questionnaire (SHA-256): {questionnaire.checksum}",
        "Answers without names; minimum group: 5 people",
    ]
    assert "neither accountability nor ranking" in text
    for name in files_of(TINY):
        assert name == "README.txt" or name in text
    assert "names.csv" not in text
    assert "names.csv" in files_of(TINY, with_names=True)["README.txt"].decode()


def test_a_french_file_has_its_text_under_a_french_name() -> None:
    files = files_of(TINY, language="fr")
    assert next(iter(files)) == "LISEZMOI.txt"
    assert "23 novembre 2026" in files["LISEZMOI.txt"].decode()


def test_the_same_draw_gives_the_same_bytes_and_another_one_does_not() -> None:
    rows = rows_of(people(9))
    assert answers_zip(rows, wanted(1)) == answers_zip(rows, wanted(1))
    assert answers_zip(rows, wanted(1)) != answers_zip(rows, wanted(2))


def test_the_zip_does_not_tell_when_it_was_made() -> None:
    with zipfile.ZipFile(BytesIO(answers_zip(TINY, wanted()))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.fixture
def session(database: object) -> Iterator[Session]:  # noqa: ARG001  the tables lie in it
    with transaction() as db:
        yield db


def answered(
    db: Session, workshop: Workshop, *, seats: int = 12, names: Sequence[str] = ()
) -> list[str]:
    """Members who answer at random, some items left blank; the tokens of their seats."""
    randomness = Random(seats)  # noqa: S311  the same answers at each run
    questionnaire = editions.load(db, workshop.edition_id)
    tokens = []
    for seat in range(seats):
        given = {"name": names[seat]} if names else {}
        token = scenes.seat(db, workshop.join_code, sector="health", **given)
        chosen = {
            item.code: randomness.choice(item.choices)
            for item in questionnaire.items
            if randomness.random() < 0.9
        }
        answering.save_answers(db, token, chosen)
        answering.save_facet(db, token, "PRE1", 1, FACET_CHOICES[seat % 4])
        answering.save_note(db, token, "QA1", evidence=f"Somebody's words, {seat}.")
        tokens.append(token)
    return tokens


def source(db: Session, workshop: Workshop) -> Source:
    return Source(
        facts=partial(load_facts, db, workshop),
        rows=partial(load_rows, db, workshop),
        report=partial(load_report, db, workshop),
        work=partial(load_work, db, workshop),
    )


@pytest.mark.parametrize("preset", sorted(PRESETS))
def test_the_wide_file_gives_the_report_of_the_database(session: Session, preset: str) -> None:
    workshop = scenes.workshop(session, scenes.facilitator(session, "Alice"), invited=20)
    answered(session, workshop)
    together = scenes.seat(session, workshop.join_code)
    answering.save_answers(session, together, {"PRE1": "4", "QA1": "0"})
    seat = seats.seat_of(session, together)
    assert seat is not None
    session.get_one(Respondent, seat.respondent_id).kind = RespondentKind.GROUP
    workshops.close_workshop(session, workshop)

    files = unzipped(answers_zip(load_rows(session, workshop), wanted(preset=preset)))
    questionnaire = editions.load(session, workshop.edition_id)
    wide = read_wide(decode(files["wide.csv"]), questionnaire)

    report = diagnose(
        wide.answers,
        questionnaire,
        targets=workshop.targets,
        phase=workshop.phase,
        invited=workshop.invited,
        minimum_group=workshop.minimum_group,
    )
    stored = load_report(session, workshop)
    # What the wide file does not hold: who answered by sector and role, and facets.
    items = tuple(replace(figures, facets=None) for figures in stored.items)
    assert report == replace(stored, items=items, coverage=None, breakdowns=())
    assert report.respondents == 12
    assert sorted(wide.respondents["kind"]) == ["group", *["person"] * 12]
    assert len(cells(files["long.csv"])) == len(wide.answers) + 1
    assert len(cells(files["notes.csv"])) == 13
    assert len(cells(files["facets.csv"])) == 13


def test_nothing_of_the_database_identifies_anybody_in_the_zip(session: Session) -> None:
    """Neither names nor keys, seats nor codes: what could lead back to a row or to a person."""
    owner = scenes.facilitator(session, "Alice Facilitator")
    workshop = scenes.workshop(session, owner, anonymity=Anonymity.NAMED)
    tokens = answered(session, workshop, seats=6, names=NAMES)
    session.flush()
    workshops.close_workshop(session, workshop)
    rows = session.exec(select(Respondent).where(Respondent.workshop_id == workshop.id)).all()
    secrets = [
        *NAMES,
        *tokens,
        *(row.id for row in rows),
        *(row.seat_hash for row in rows),
        *(workshop.id, workshop.join_code, workshop.collective_id, workshop.edition_id),
        *(owner, "Alice Facilitator"),
    ]

    files = unzipped(answers_zip(load_rows(session, workshop), wanted()))
    everything = b"\n".join(files.values()).decode()
    assert [secret for secret in secrets if secret in everything] == []

    with_names = unzipped(answers_zip(load_rows(session, workshop), wanted(with_names=True)))
    named = with_names.pop("names.csv").decode()
    assert all(name in named for name in NAMES)
    rest = b"\n".join(with_names.values()).decode()
    assert [secret for secret in secrets if secret in rest] == []


@pytest.mark.parametrize("name", sorted(EXPORTERS))
def test_nothing_is_taken_away_before_closing(session: Session, name: str) -> None:
    owner = scenes.facilitator(session, "Alice")
    workshop = scenes.workshop(session, owner)
    answered(session, workshop)
    with pytest.raises(NotClosed):
        EXPORTERS[name].check(source(session, workshop))
    with pytest.raises(NotClosed):
        EXPORTERS[name].render(source(session, workshop), wanted())
    workshops.close_workshop(session, workshop)
    agreed = Decided(Outcome.AGREED, "3")
    decide(session, workshop, "PRE1", agreed, seen=None, author_id=owner, today=scenes.TODAY)
    EXPORTERS[name].check(source(session, workshop))
    assert EXPORTERS[name].render(source(session, workshop), wanted())


def test_four_people_without_names_cannot_be_taken_away(session: Session) -> None:
    owner = scenes.facilitator(session, "Alice")
    workshop = scenes.workshop(session, owner)
    answered(session, workshop, seats=4)
    workshops.close_workshop(session, workshop)
    with pytest.raises(TooFewPeople):
        EXPORTERS["csv"].check(source(session, workshop))
    with pytest.raises(TooFewPeople):
        answers_zip(load_rows(session, workshop), wanted())


def test_four_people_who_gave_their_names_can(session: Session) -> None:
    owner = scenes.facilitator(session, "Alice")
    workshop = scenes.workshop(session, owner, anonymity=Anonymity.NAMED)
    answered(session, workshop, seats=4, names=NAMES)
    workshops.close_workshop(session, workshop)
    files = unzipped(answers_zip(load_rows(session, workshop), wanted()))
    header, *rows = cells(files["wide.csv"])
    assert [row[header.index("sector")] for row in rows] == ["health"] * 4


def test_what_was_stored_is_what_is_read(database: object) -> None:  # noqa: ARG001  as above
    """Rows survive the end of the transaction in which they were written."""
    with transaction() as db:
        workshop = scenes.workshop(db, scenes.facilitator(db, "Alice"))
        answered(db, workshop, seats=5)
        workshops.close_workshop(db, workshop)
    with reading() as db:
        rows = load_rows(db, workshop)
    assert (rows.collective, rows.held_on, rows.minimum_group) == ("Comité", scenes.TODAY, 5)
    assert sorted(note.text for note in rows.notes) == [
        f"Somebody's words, {seat}." for seat in range(5)
    ]
    assert sorted(facet.choice for facet in rows.facets) == ["dk", "no", "partly", "yes", "yes"]
    assert {answer.vote for answer in rows.answers} == {"first"}
    assert [respondent.kind for respondent in rows.respondents] == ["person"] * 5
