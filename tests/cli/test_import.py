"""``cimpact import``: what it takes, prints and refuses."""

import json
from pathlib import Path

import pytest
from sqlmodel import select
from typer.testing import CliRunner, Result

from cimpact.cli import app
from cimpact.cli.database import bring_up_to_date
from cimpact.core.questionnaire import Questionnaire
from cimpact.store.db import reading, transaction
from cimpact.store.results import load_report
from cimpact.store.tables import Answer, Collective, Respondent, Workshop, WorkshopState
from cimpact.store.workshops import create_workshop, open_workshop
from tests import scenes
from tests.write_import_fixtures import FIXTURES, short_form

pytestmark = pytest.mark.usefixtures("database")


def run(*words: object, command: str = "import") -> Result:
    return CliRunner().invoke(app, [command, *map(str, words)])


def draft(questionnaire: Questionnaire | None = None) -> str:
    """The id of a session in preparation."""
    with transaction() as db:
        owner = scenes.facilitator(db, "Alice")
        made = scenes.workshop(db, owner, is_open=False)
        if questionnaire is None:
            return made.id
        collective = scenes.collectives.collective_named(db, "Comité", owner_id=owner)
        assert collective is not None
        return create_workshop(db, collective, questionnaire, today=scenes.TODAY).id


def stored() -> tuple[int, int]:
    """How many respondents and answers there are."""
    with reading() as db:
        return len(db.exec(select(Respondent)).all()), len(db.exec(select(Answer)).all())


def a_file(folder: Path, text: str, name: str = "answers.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


WIDE = "respondent,kind,sector,PRE1,PRE2\n1,person,health,3,dk\n2,person,,4,\n3,,,,\n"


def test_import_stores_every_answer_and_publishes(tmp_path: Path) -> None:
    workshop = draft()
    result = run(workshop, a_file(tmp_path, WIDE))
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (
        "Imported: 2 respondents, 3 answers.\n"
        f"Session: {workshop}\n"
        "Lines without an answer, left out: 1\n"
    )
    assert stored() == (2, 3)
    with reading() as db:
        assert db.get_one(Workshop, workshop).state is WorkshopState.CLOSED


def test_json_report_says_what_was_done(tmp_path: Path) -> None:
    workshop = draft()
    report = json.loads(run(workshop, a_file(tmp_path, WIDE), "--json").stdout)
    assert {key: report[key] for key in report if key != "mapping"} == {
        "format": "cimpact-wide",
        "imported": True,
        "workshop": workshop,
        "respondents": 2,
        "answers": 3,
        "left_out": [4],
        "mistakes": [],
        "to_check": [],
    }


def test_every_problem_is_a_line_on_standard_error_and_nothing_is_stored(tmp_path: Path) -> None:
    path = a_file(tmp_path, "respondent,PRE1\n1,9\n1,3\n2,3,4\n")
    result = run(draft(), path)
    assert (result.exit_code, result.stdout) == (2, "")
    unknown = "It is not known which answer to PRE1 “9” is. Say what it means, or correct the cell."
    assert result.stderr.splitlines() == [
        f"{path}, line 2, column PRE1: {unknown}",
        f"{path}, line 3, column respondent: Respondent “1” already stands on line 2.",
        f"{path}, line 4, column 3: This line has 3 cells where the header has 2.",
    ]
    assert stored() == (0, 0)


def test_dry_run_does_nothing_and_prints_a_mapping_that_can_be_given_back(tmp_path: Path) -> None:
    form = short_form()
    workshop, file = draft(form), FIXTURES / "limesurvey-codes.csv"
    tried = run(workshop, file, "--dry-run", "--json")
    assert (tried.exit_code, stored()) == (2, (0, 0))
    assert f"{file}, to check: answer AO06: unknown" in tried.stderr.splitlines()
    report = json.loads(tried.stdout)
    assert (report["format"], report["imported"]) == ("limesurvey", False)
    assert "answer AO06: unknown" in report["to_check"]
    report["mapping"]["labels"]["AO06"] = "dk"
    mapping = a_file(tmp_path, json.dumps(report), "mapping.json")
    done = run(workshop, file, "--mapping", mapping)
    assert (done.exit_code, done.stderr) == (0, "")
    assert stored()[0] == 12
    with reading() as db:
        assert load_report(db, db.get_one(Workshop, workshop)).verdict is not None


def test_dry_run_of_a_file_in_order_says_what_would_be_imported(tmp_path: Path) -> None:
    result = run(draft(), a_file(tmp_path, WIDE), "--dry-run")
    assert (result.exit_code, result.stderr, stored()) == (0, "", (0, 0))
    assert result.stdout.startswith("Nothing was imported (dry run): 2 respondents, 3 answers.\n")


def test_dry_run_tells_every_problem(tmp_path: Path) -> None:
    path = a_file(tmp_path, "respondent,PRE1\n1,9\n1,3\n")
    result = run(draft(), path, "--dry-run")
    assert (result.exit_code, len(result.stderr.splitlines())) == (2, 3)
    assert f"{path}, line 3, column respondent: Respondent “1” already stands on line 2." in (
        result.stderr
    )


def test_session_file_needs_an_owner_where_there_are_several(tmp_path: Path) -> None:
    workshop = draft()
    wide = "respondent,PRE1\n" + "".join(f"{n},{n % 5}\n" for n in range(9))
    run(workshop, a_file(tmp_path, wide))
    out = tmp_path / "session.json"
    run(workshop, "--format", "json", "--out", out, command="export")
    with transaction() as db:
        scenes.facilitator(db, "Bob")
    assert run("New", out).exit_code == 2
    assert run("New", out, "--owner", "Bob", "--dry-run").stdout.endswith("not made yet\n")
    assert run("New", out, "--owner", "Bob").exit_code == 0
    with reading() as db:
        names = db.exec(select(Collective.name)).all()
    assert sorted(names) == ["Comité", "New"]


def test_what_is_only_guessed_is_refused_without_a_mapping() -> None:
    workshop = draft(short_form())
    result = run(workshop, FIXTURES / "limesurvey-codes.csv")
    lines = result.stderr.splitlines()
    assert (result.exit_code, result.stdout, stored()) == (2, "", (0, 0))
    assert "--dry-run --json" in lines[0]
    assert any(line.endswith("numbers: taken to begin at 1") for line in lines)
    assert any(line.endswith("answer AO06: unknown") for line in lines)


@pytest.mark.parametrize(
    "name", ["google-forms.csv", "kobo-labels.csv", "kobo-names.xlsx", "microsoft-forms.xlsx"]
)
def test_file_in_the_words_of_the_questionnaire_needs_no_mapping(name: str) -> None:
    result = run(draft(short_form()), FIXTURES / name)
    assert (result.exit_code, result.stderr) == (0, "")
    assert stored()[0] == 12


@pytest.mark.parametrize("form", ["csv", "xlsx", "json"])
def test_exported_session_is_imported_again(tmp_path: Path, form: str) -> None:
    workshop = draft()
    wide = "respondent,PRE1,QA1\n" + "".join(f"{n},{n % 5},{n % 3}\n" for n in range(9))
    run(workshop, a_file(tmp_path, wide))
    out = tmp_path / f"session.{form}"
    assert run(workshop, "--format", form, "--out", out, command="export").exit_code == 0
    target = "Another one" if form == "json" else _another_draft()
    result = run(target, out, "--json")
    assert (result.exit_code, result.stderr) == (0, "")
    again = json.loads(result.stdout)["workshop"]
    with reading() as db:
        before, after = (load_report(db, db.get_one(Workshop, key)) for key in (workshop, again))
    assert (after.items, after.gates) == (before.items, before.gates)


@pytest.mark.parametrize("day", ["2026-01-01", None])
def test_a_look_back_without_its_session_is_said(tmp_path: Path, day: str | None) -> None:
    """The answers are kept, and show nowhere; a file without any has nothing to say of them."""
    workshop = draft()
    wide = "respondent,PRE1\n" + "".join(f"{n},{n % 5}\n" for n in range(9))
    run(workshop, a_file(tmp_path, wide))
    out = tmp_path / "session.json"
    run(workshop, "--format", "json", "--out", out, command="export")
    if day:
        file = json.loads(out.read_text(encoding="utf-8"))
        file["session"]["looking_back_to"] = day
        for each in file["respondents"]:
            each["answers"]["looking_back"] = {"PRE1": "1"}
        out.write_text(json.dumps(file), encoding="utf-8")
    result = run("Another one", out, "--json")

    report = json.loads(result.stdout)
    assert (result.exit_code, report["looking_back_is_linked"]) == (0, day is None)
    assert ("show nowhere" in result.stderr) is (day is not None)


def _another_draft() -> str:
    with transaction() as db:
        owner = scenes.accounts.facilitator_named(db, "Alice").id
        return scenes.workshop(db, owner, is_open=False, name="Another").id


def test_session_file_of_a_newer_version_is_told_so(tmp_path: Path) -> None:
    path = a_file(tmp_path, '{"format": "cimpact-session", "version": 99}', "session.json")
    result = run("Comité", path)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "newer Cimpact" in result.stderr


def test_open_session_takes_no_file(tmp_path: Path) -> None:
    workshop = draft()
    with transaction() as db:
        open_workshop(db.get_one(Workshop, workshop))
    result = run(workshop, a_file(tmp_path, WIDE))
    assert (result.exit_code, stored()) == (2, (0, 0))
    assert "in preparation only" in result.stderr


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["nowhere", "missing.csv"], "missing.csv: No such file or directory."),
        (["nowhere", str(FIXTURES / "google-forms.csv")], "No session has the id or code"),
    ],
)
def test_what_is_not_there_is_told(words: list[str], says: str) -> None:
    bring_up_to_date()
    result = run(*words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert says in result.stderr


def test_mapping_that_is_none_is_told(tmp_path: Path) -> None:
    mapping = a_file(tmp_path, '{"columns": {"PRE1": "something"}}', "mapping.json")
    result = run(draft(), a_file(tmp_path, WIDE), "--mapping", mapping)
    assert result.exit_code == 2
    assert result.stderr.startswith("columns.PRE1: this is not part of a mapping.")
