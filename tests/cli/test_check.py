"""``cimpact check``: this installation's authored files, or the ones named."""

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from cimpact.cli import app
from cimpact.settings import ROOT
from tests.core.test_library import LIBRARY

pytestmark = pytest.mark.usefixtures("data_dir")
QUESTIONNAIRES = str(ROOT / "data" / "questionnaires.yaml")


def run(*words: str) -> Result:
    return CliRunner().invoke(app, ["check", *words])


def test_both_files_of_the_installation_are_checked() -> None:
    checked = run()

    assert (checked.exit_code, checked.stderr) == (0, "")
    questionnaires, library = checked.stdout.splitlines()[:2], checked.stdout.splitlines()[2:]
    assert re.fullmatch(r"long \S+: 27 items, checksum \w+", questionnaires[0])
    assert re.fullmatch(r"short \S+: 10 items, checksum \w+", questionnaires[1])
    assert len(library) == 1
    assert library[0].startswith("library: ")


def test_a_file_of_questionnaires_is_checked_alone() -> None:
    checked = run(QUESTIONNAIRES)

    assert checked.exit_code == 0
    assert "library" not in checked.stdout


def test_a_library_is_checked_alone(tmp_path: Path) -> None:
    file = tmp_path / "library.yaml"
    file.write_text(LIBRARY, encoding="utf-8")

    assert run("--library", str(file)).stdout == "library: 1 practices, 2 terms, 1 tensions\n"


def test_every_mistake_of_a_library_is_one_line_and_the_exit_code_two(tmp_path: Path) -> None:
    file = tmp_path / "library.yaml"
    file.write_text(LIBRARY.replace("[S004-38]", "[S004-98]").replace("code: T1", "code: 1T"))

    refused = run("--library", str(file))

    assert (refused.exit_code, refused.stdout) == (2, "")
    assert refused.stderr.splitlines() == [
        "line 20, resources[guide].sources[0]: Document 004 has 44 statements.",
        "line 35, tensions[1T].code: A tension's code is T and a number: T4.",
    ]


def test_a_library_that_is_missing_is_said_to_be(tmp_path: Path) -> None:
    refused = run("--library", str(tmp_path / "nowhere.yaml"))

    assert refused.exit_code == 2
    assert "The practice library was not found" in refused.stderr
