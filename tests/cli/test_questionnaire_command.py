"""``cimpact questionnaire``, ``check --own`` and sessions with a collective's own form."""

import json
from pathlib import Path

import pytest
from sqlmodel import select
from typer.testing import CliRunner, Result

from cimpact.cli import app
from cimpact.core.content_schema import schema_text
from cimpact.settings import ROOT
from cimpact.store import collectives
from cimpact.store.db import reading, transaction
from cimpact.store.tables import OwnQuestionnaire, QuestionnaireEdition, Workshop
from tests import scenes
from tests.core.test_own_form import NOT_TAKEN

PULSE = ROOT / "data" / "examples" / "pulse.yaml"
TRUST = ROOT / "data" / "examples" / "trust.yaml"
OWNER = ("--owner", "Alice")


def run(*words: object) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture(autouse=True)
def table(database: object) -> None:  # noqa: ARG001  the tables lie in it
    """Alice and her collective."""
    with transaction() as db:
        owner = scenes.facilitator(db, "Alice")
        collectives.create_collective(db, name="Table", owner_id=owner, today=scenes.TODAY)


def test_add_publish_and_list() -> None:
    added = run("questionnaire", "add", "Table", PULSE, *OWNER)
    assert (added.exit_code, added.stderr) == (0, "")
    key = added.stdout.strip()
    run("questionnaire", "add", "Table", TRUST, "--publish", *OWNER)

    listed = run("questionnaire", "list", "Table", *OWNER)
    assert sorted(line.split("\t")[1:] for line in listed.stdout.splitlines()) == [
        ["pulse", "-", "draft"],
        ["trust", "1.0", "offered"],
    ]
    published = run("questionnaire", "publish", "Table", "pulse", *OWNER)
    assert published.stdout == "1.0\n"
    as_json = json.loads(run("questionnaire", "list", "Table", "--json", *OWNER).stdout)
    assert {"key": key, "id": "pulse", "version": "1.0", "state": "offered"} in as_json


def test_a_session_is_created_with_ones_own_form() -> None:
    run("questionnaire", "add", "Table", PULSE, "--publish", *OWNER)

    created = run("workshop", "create", "Table", *OWNER, "--form", "pulse", "--json")

    assert created.exit_code == 0
    with reading() as db:
        workshop = db.exec(select(Workshop)).one()
        edition = db.get_one(QuestionnaireEdition, workshop.edition_id)
        assert edition.questionnaire_id.startswith("own:")


def test_a_draft_or_an_unknown_form_is_refused_and_nothing_made() -> None:
    run("questionnaire", "add", "Table", PULSE, *OWNER)

    refused = run("workshop", "create", "New", *OWNER, "--form", "pulse")

    assert (refused.exit_code, refused.stdout) == (2, "")
    assert refused.stderr == "There is no form 'pulse': choose one of long, short.\n"
    with reading() as db:
        assert db.exec(select(Workshop)).all() == []


def test_every_mistake_of_a_file_is_a_line_and_nothing_is_stored(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.yaml"
    text = PULSE.read_text(encoding="utf-8")
    wrong.write_text(
        text.replace("averaged: false", "averaged: 2").replace("PUL6]", "PUL9]"), encoding="utf-8"
    )

    refused = run("questionnaire", "add", "Table", wrong, *OWNER)

    assert (refused.exit_code, refused.stdout) == (2, "")
    told = [line.partition(", ")[2] for line in refused.stderr.splitlines()]
    assert told == [
        'questionnaires[pulse].items[5]: "PUL9" is not among the items of this file.',
        "sections[footing].averaged: This must be true or false.",
        f"items[PUL6].code: {NOT_TAKEN}",
    ]
    with reading() as db:
        assert db.exec(select(OwnQuestionnaire)).all() == []


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("add", "Nowhere", PULSE), "Alice has no collective called 'Nowhere'."),
        (("add", "Table", "nowhere.yaml"), "The questionnaires were not found or cannot be read"),
        (("publish", "Table", "x"), "This collective has no questionnaire with the key or id 'x'."),
        (("add", "Table", ROOT / "data" / "questionnaires.yaml"), "holds 2 questionnaires"),
    ],
)
def test_what_cannot_be_done_is_said(words: tuple[object, ...], sentence: str) -> None:
    refused = run("questionnaire", *words, *OWNER)

    assert (refused.exit_code, refused.stdout) == (2, "")
    assert sentence in refused.stderr


def test_two_of_one_id_are_told_apart_by_their_key() -> None:
    keys = [run("questionnaire", "add", "Table", PULSE, *OWNER).stdout.strip() for _ in range(2)]

    refused = run("questionnaire", "publish", "Table", "pulse", *OWNER)
    assert "Several questionnaires have the id 'pulse'" in refused.stderr
    assert run("questionnaire", "publish", "Table", keys[1], *OWNER).stdout == "1.0\n"
    again = run("questionnaire", "publish", "Table", keys[1], *OWNER)
    assert again.exit_code == 2
    assert "Version 1.0 is published already, word for word." in again.stderr


def test_the_schema_is_printed_as_it_is_kept() -> None:
    printed = run("questionnaire", "schema")

    assert (printed.exit_code, printed.stdout) == (0, schema_text())


def test_a_file_is_checked_as_a_collectives_own() -> None:
    assert run("check", PULSE, "--own").stdout.startswith("pulse 1.0: 6 items, checksum ")
    refused = run("check", ROOT / "data" / "questionnaires.yaml", "--own")
    assert refused.exit_code == 2
    assert "This file holds 2 questionnaires" in refused.stderr


@pytest.mark.parametrize("encoding", ["utf-16", "cp1252"])
def test_a_wrong_encoding_is_told_with_its_remedy(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(PULSE.read_text(encoding="utf-8").encode(encoding))

    refused = run("check", file)

    assert refused.exit_code == 2
    assert "the encoding UTF-8" in refused.stderr


def test_answers_on_three_levels_are_diagnosed(tmp_path: Path) -> None:
    answers = tmp_path / "a.csv"
    rows = [f"p{n},2,{n % 3},1,2,0,2" for n in range(14)]
    answers.write_text("\n".join(["respondent,PUL1,PUL2,PUL3,PUL4,PUL5,PUL6", *rows]))

    told = run("diagnose", answers, "--questionnaire", PULSE, "--id", "pulse", "--json")

    report = json.loads(told.stdout)
    assert report["verdict"] == "clear"
    assert report["items"][1]["counts"] == [5, 5, 4]
    assert [section["target"] for section in report["sections"]] == [2, 1]
