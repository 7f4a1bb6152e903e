"""``cimpact export``: files of a closed session, and how it refuses."""

import json
import sqlite3
from pathlib import Path

import pytest
from sqlmodel import select
from typer.testing import CliRunner, Result

from cimpact.cli import app
from cimpact.core.questionnaire import Questionnaire
from cimpact.demo import sample_sessions
from cimpact.exports import EXPORTERS
from cimpact.exports.report_json import report_dict
from cimpact.i18n import translator
from cimpact.questionnaires import read_questionnaires
from cimpact.settings import ROOT
from cimpact.store import answering, workshops
from cimpact.store.db import current_engine, reading, transaction
from cimpact.store.results import load_report
from cimpact.store.samples import load_sample
from cimpact.store.tables import Anonymity, Workshop
from tests import scenes
from tests.exports.session_rows import cells, unzipped
from tests.store.write_schema import SCHEMAS

pytestmark = pytest.mark.usefixtures("database")


def run(reference: str, out: Path, *words: str) -> Result:
    return CliRunner().invoke(app, ["export", reference, "--out", str(out), *words])


@pytest.fixture(scope="module")
def long_form() -> Questionnaire:
    return read_questionnaires(ROOT / "data" / "questionnaires.yaml")["long"]


@pytest.fixture
def sampled(database: object, long_form: Questionnaire) -> Workshop:  # noqa: ARG001  the tables lie in it
    """The first session of the sample."""
    with transaction() as db:
        load_sample(
            db,
            long_form,
            owner_id=scenes.facilitator(db, "Alice"),
            today=scenes.TODAY,
            words=translator("en"),
        )
        return db.exec(select(Workshop).order_by(Workshop.held_on)).first()  # type: ignore[arg-type, return-value]


def named_session(*, people: int = 2) -> str:
    """The id of a closed session with names."""
    with transaction() as db:
        owner = scenes.facilitator(db, "Alice")
        workshop = scenes.workshop(db, owner, anonymity=Anonymity.NAMED)
        for number in range(people):
            token = scenes.seat(db, workshop.join_code, name=f"Member {number}")
            answering.save_answer(db, token, "PRE1", "3")
        workshops.close_workshop(db, workshop)
        return workshop.id


def test_the_answers_come_as_a_zip(
    sampled: Workshop, long_form: Questionnaire, tmp_path: Path
) -> None:
    exported = run(sampled.id, tmp_path / "a.zip", "--format", "csv")
    assert (exported.exit_code, exported.stdout) == (0, "")
    assert exported.stderr == f"Written: {tmp_path / 'a.zip'}\n"
    files = unzipped((tmp_path / "a.zip").read_bytes())
    assert list(files) == [
        *("README.txt", "wide.csv", "long.csv", "facets.csv", "codebook.csv", "notes.csv"),
        *("decisions.csv", "actions.csv", "action_days.csv", "datapackage.json"),
    ]
    header, *rows = cells(files["wide.csv"])
    codes = [item.code for item in long_form.items]
    assert header == ["respondent", "kind", "link", "sector", "role", *codes]
    expected = [
        [choices.get(code, "") for code in codes]
        for choices in sample_sessions(long_form)[0].choices
    ]
    assert sorted(row[5:] for row in rows if row[1] == "person") == sorted(expected)


def test_diagnose_reads_the_wide_file_that_export_writes(sampled: Workshop, tmp_path: Path) -> None:
    for preset in ("standard", "excel-fr"):
        run(sampled.id, tmp_path / "a.zip", "--format", "csv", "--preset", preset)
        (tmp_path / "wide.csv").write_bytes(unzipped((tmp_path / "a.zip").read_bytes())["wide.csv"])
        arguments = ["diagnose", str(tmp_path / "wide.csv"), "--invited", "16", "--json"]
        diagnosed = CliRunner().invoke(app, arguments)
        with reading() as db:
            expected = report_dict(load_report(db, sampled))
        assert (diagnosed.exit_code, json.loads(diagnosed.stdout)) == (0, expected)


def test_the_join_code_names_the_session_too(sampled: Workshop, tmp_path: Path) -> None:
    typed = sampled.join_code.lower().replace("-", " ")
    assert run(typed, tmp_path / "a.json", "--format", "report-json").exit_code == 0
    with reading() as db:
        expected = report_dict(load_report(db, sampled))
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8")) == expected


def test_language_and_preset_are_chosen(sampled: Workshop, tmp_path: Path) -> None:
    options = ("--format", "csv", "--language", "fr", "--preset", "excel-fr")
    assert run(sampled.id, tmp_path / "a.zip", *options).exit_code == 0
    files = unzipped((tmp_path / "a.zip").read_bytes())
    assert "LISEZMOI.txt" in files
    assert files["wide.csv"].startswith(b"\xef\xbb\xbfrespondent;kind;link;sector;role;PRE1;")
    assert "Je ne sais pas" in files["codebook.csv"].decode()


def test_names_are_written_only_when_asked_for(tmp_path: Path) -> None:
    workshop = named_session()
    run(workshop, tmp_path / "a.zip", "--format", "csv")
    assert "names.csv" not in unzipped((tmp_path / "a.zip").read_bytes())
    run(workshop, tmp_path / "b.zip", "--format", "csv", "--with-names")
    names = cells(unzipped((tmp_path / "b.zip").read_bytes())["names.csv"])
    assert sorted(name for _, name in names[1:]) == ["Member 0", "Member 1"]


def test_every_wrong_option_is_told_at_once(tmp_path: Path) -> None:
    refused = run("x", tmp_path / "a", "--format", "odt", "--language", "de", "--preset", "lotus")
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert refused.stderr.splitlines() == [
        f"--format: there is no 'odt', only {', '.join(EXPORTERS)}.",
        "--language: there is no 'de', only fr, en.",
        "--preset: there is no 'lotus', only excel-fr, standard.",
    ]


def test_what_cannot_be_taken_away_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    with transaction() as db:
        workshop = scenes.workshop(db, scenes.facilitator(db, "Alice"))
        token = scenes.seat(db, workshop.join_code)
        answering.save_answer(db, token, "PRE1", "3")
    out = tmp_path / "a.zip"
    still_open = run(workshop.id, out, "--format", "csv")
    assert still_open.stderr.startswith("Results appear once the session is closed.")
    with transaction() as db:
        workshops.close_workshop(db, db.get_one(Workshop, workshop.id))
    alone = run(workshop.id, out, "--format", "csv")
    assert alone.stderr.startswith("Fewer than 5 people have answered")
    with_names = run(workshop.id, out, "--format", "csv", "--with-names")
    assert {still_open.exit_code, alone.exit_code, with_names.exit_code} == {2}
    assert not out.exists()


def test_a_session_that_was_closed_under_the_first_schema_has_its_results(
    data_dir: Path, tmp_path: Path
) -> None:
    """The command brings the database up to date and publishes what was closed before."""
    current_engine().dispose()
    (data_dir / "cimpact.db").unlink()
    old = sqlite3.connect(data_dir / "cimpact.db")
    old.executescript((SCHEMAS / "0001.sql").read_text(encoding="utf-8"))
    ((closed,),) = old.execute("SELECT id FROM workshop WHERE state = 'closed'")
    old.close()

    exported = run(closed, tmp_path / "a.json", "--format", "report-json")

    assert exported.exit_code == 0
    figures = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    assert figures["respondents"] == 3
    assert figures["items"][0]["counts"] == [3, 0, 0, 0, 0]


def test_an_unknown_session_and_an_impossible_path_are_refused(
    sampled: Workshop, tmp_path: Path
) -> None:
    unknown = run("ZZZZ-ZZZZ", tmp_path / "a.zip", "--format", "csv")
    assert (unknown.exit_code, unknown.stderr) == (
        2,
        "No session has the id or code 'ZZZZ-ZZZZ'.\n",
    )
    out = tmp_path / "missing" / "a.zip"
    refused = run(sampled.id, out, "--format", "csv")
    assert (refused.exit_code, refused.stderr) == (
        2,
        f"--out: {out} cannot be written: No such file or directory.\n",
    )
