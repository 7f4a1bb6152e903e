"""``cimpact diagnose``: what it prints, and how it refuses."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from cimpact.cli import app
from cimpact.core.questionnaire import parse_questionnaires

pytestmark = pytest.mark.usefixtures("data_dir")


def both(words: str) -> dict[str, str]:
    return {"fr": words, "en": words}


def an_item(code: str, section: str, *, gate: bool = False) -> dict[str, Any]:
    sentences = [f"Level {level}." for level in range(5)]
    return {
        "code": code,
        "section": section,
        "family": "F1",
        "gate": gate,
        "sources": ["S000-01"],
        "name": both(f"Name of {code}"),
        "stem": both("How far?"),
        "levels": {"fr": sentences, "en": sentences},
    }


PHASES = ("I", "II", "III", "IV", "V")
SECTIONS = ("preconditions", "conditions", "leadership")
CONTENT = {
    "documents": [{"code": "000", "title": both("A document")}],
    "dont_know": both("I do not know"),
    "too_early": both("Too early"),
    "families": [
        {
            "code": "F1",
            "name": both("Family"),
            "short": {"fr": ["a", "b", "c", "d", "e"], "en": ["a", "b", "c", "d", "e"]},
        }
    ],
    "sections": [
        {"code": code, "name": both(code), "averaged": code != "preconditions"} for code in SECTIONS
    ],
    "sectors": [],
    "roles": [],
    "phases": [{"code": code, "name": both(code), "stage": both("Stage")} for code in PHASES],
    "targets": {
        "preconditions": dict.fromkeys(PHASES, 3),
        "conditions": dict.fromkeys(PHASES, 2),
        "leadership": {**dict.fromkeys(PHASES, 2), "I": 1},
    },
    "questionnaires": [
        {
            "id": "tiny",
            "version": "1",
            "title": both("Tiny"),
            "description": both("Four items."),
            "items": ["PRE1", "CON1", "CON2", "LEA1"],
        }
    ],
    "items": [
        an_item("PRE1", "preconditions", gate=True),
        an_item("CON1", "conditions"),
        an_item("CON2", "conditions"),
        an_item("LEA1", "leadership"),
    ],
}
"""One gate, two conditions and a principle; JSON is YAML too."""

ANSWERS = """\
respondent;kind;link;sector;role;LEA1;PRE1;CON1;CON2
1;;a;health;;dk;4;0;1
2;;b;health;;early;3;0;1
3;person;c;;;1;3;1;1
4;person;c;;;1;3;4;1
5;;;;;;2;4;1
6;;;;;;2;4;
us;group;;;;4;0;0;0
idle;;;;;;;;
"""


@pytest.fixture
def tiny(tmp_path: Path) -> list[str]:
    """The options that choose the tiny questionnaire."""
    file = tmp_path / "tiny.yaml"
    file.write_text(json.dumps(CONTENT), encoding="utf-8")
    return ["--questionnaire", str(file), "--id", "tiny"]


@pytest.fixture
def answers(tmp_path: Path) -> str:
    """The answers of six people, of the group itself and of nobody."""
    file = tmp_path / "answers.csv"
    file.write_text(ANSWERS, encoding="utf-8-sig")
    return str(file)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["diagnose", *arguments])


def refused(*arguments: str) -> list[str]:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    return result.stderr.splitlines()


def test_a_worked_example_as_json(answers: str, tiny: list[str]) -> None:
    """Computed by hand: six of eight invited people, phase III by default."""
    result = run(answers, *tiny, "--invited", "8", "--json")
    assert result.exit_code == 0
    assert json.loads(result.stdout) == {
        "respondents": 6,
        "invited": 8,
        "minimum_group": 5,
        "phase": "III",
        "verdict": "with_reserve",
        "gates": [
            {
                "item": "PRE1",
                "status": "fragile",
                "answered": 6,
                "favourable": 4,
                "low": 0,
                "bounds": [4 / 8, 6 / 8],
                "hidden": False,
            }
        ],
        "items": [
            {
                "item": "PRE1",
                "section": "preconditions",
                "answered": 6,
                "dont_know": 0,
                "too_early": 0,
                "blank": 0,
                "counts": [0, 0, 2, 3, 1],
                "favourable": 4,
                "mean": 17 / 6,
                "median": [3, 3],
                "spread": 3 / 6,
                "two_camps": False,
                "target": 3,
                "gap": 1 / 6,
                "information_gap": False,
                "label": "keep",
                "hidden": False,
            },
            {
                "item": "CON1",
                "section": "conditions",
                "answered": 6,
                "dont_know": 0,
                "too_early": 0,
                "blank": 0,
                "counts": [2, 1, 0, 0, 3],
                "favourable": 3,
                "mean": 13 / 6,
                "median": [1, 4],
                "spread": 11 / 6,
                "two_camps": True,
                "target": 2,
                "gap": 0,
                "information_gap": False,
                "label": "hear_the_minority",
                "hidden": False,
            },
            {
                "item": "CON2",
                "section": "conditions",
                "answered": 5,
                "dont_know": 0,
                "too_early": 0,
                "blank": 1,
                "counts": [0, 5, 0, 0, 0],
                "favourable": 0,
                "mean": 1,
                "median": [1, 1],
                "spread": 0,
                "two_camps": False,
                "target": 2,
                "gap": 1,
                "information_gap": False,
                "label": "act",
                "hidden": False,
            },
            {
                "item": "LEA1",
                "section": "leadership",
                "answered": 2,
                "dont_know": 1,
                "too_early": 1,
                "blank": 2,
                "counts": None,
                "favourable": None,
                "mean": None,
                "median": None,
                "spread": None,
                "two_camps": None,
                "target": 2,
                "gap": None,
                "information_gap": True,
                "label": "find_out",
                "hidden": True,
            },
        ],
        "sections": [
            {
                "section": "preconditions",
                "respondents": 6,
                "mean": None,
                "target": 3,
                "gap": None,
                "bounds": None,
                "hidden": False,
            },
            {
                "section": "conditions",
                "respondents": 6,
                "mean": 11 / 6,
                "target": 2,
                "gap": 1 / 6,
                "bounds": [11 / 8, 19 / 8],
                "hidden": False,
            },
            {
                "section": "leadership",
                "respondents": None,
                "mean": None,
                "target": 2,
                "gap": None,
                "bounds": None,
                "hidden": True,
            },
        ],
        "priorities": ["CON2"],
        "agenda": ["PRE1", "CON1", "CON2"],
    }


def test_the_same_example_in_words(answers: str, tiny: list[str]) -> None:
    result = run(answers, *tiny, "--invited", "8")
    assert result.exit_code == 0
    assert result.stdout == (
        "Yes, with reserve.\n"
        "6 people answered of 8 invited.\n"
        "Phase III. Figures of fewer than 5 people are hidden.\n"
        "\n"
        "Preconditions\n"
        "- Name of PRE1 (PRE1): fragile; 4 of 6 people favourable, 0 low.\n"
        "\n"
        "To discuss, in this order\n"
        "- Name of PRE1 (PRE1): precondition\n"
        "- Name of CON1 (CON1): two camps, 3 people low and 3 favourable\n"
        "- Name of CON2 (CON2): below its target\n"
        "\n"
        "Where to begin\n"
        "- Name of CON2 (CON2)\n"
        "\n"
        "To find out first\n"
        "- Name of LEA1 (LEA1): 2 of 4 people do not know or find it too early\n"
    )


def test_what_was_left_out_is_said_beside_the_data(answers: str, tiny: list[str]) -> None:
    assert run(answers, *tiny, "--json").stderr == (
        "Rows of the group's own respondent, not counted: 1.\nLinks that several rows share: c.\n"
    )


def test_rows_of_the_group_alone_count_for_nothing(tmp_path: Path, tiny: list[str]) -> None:
    file = tmp_path / "answers.csv"
    file.write_text("respondent,kind,PRE1\nus,group,4\n", encoding="utf-8")
    report = json.loads(run(str(file), *tiny, "--json").stdout)
    assert (report["respondents"], report["verdict"]) == (0, "to_clarify")
    assert report["gates"][0] == {
        "item": "PRE1",
        "status": "unknown",
        "answered": 0,
        "favourable": None,
        "low": None,
        "bounds": None,
        "hidden": True,
    }


def test_a_file_of_one_questionnaire_needs_no_id(answers: str, tiny: list[str]) -> None:
    assert run(answers, *tiny[:2], "--json").stdout == run(answers, *tiny, "--json").stdout


def test_the_phase_and_the_minimum_group_are_those_given(answers: str, tiny: list[str]) -> None:
    report = json.loads(
        run(answers, *tiny, "--phase", "I", "--minimum-group", "6", "--json").stdout
    )
    assert (report["phase"], report["minimum_group"]) == ("I", 6)
    assert [item["target"] for item in report["items"]] == [3, 2, 2, 1]
    assert [item["hidden"] for item in report["items"]] == [False, False, True, True]


def test_our_own_long_questionnaire_is_the_default(tmp_path: Path) -> None:
    file = tmp_path / "answers.csv"
    file.write_text("respondent,QA5\n1,3\n", encoding="utf-8")
    found = {
        form: [item["item"] for item in json.loads(run(str(file), *id_, "--json").stdout)["items"]]
        for form, id_ in (("long", []), ("short", ["--id", "short"]))
    }
    shipped = Path(__file__).resolve().parents[2] / "data" / "questionnaires.yaml"
    expected = parse_questionnaires(shipped.read_text("utf-8"))
    assert found == {form: [item.code for item in expected[form].items] for form in found}


def test_an_empty_session_is_a_report_too(tmp_path: Path, tiny: list[str]) -> None:
    file = tmp_path / "answers.csv"
    file.write_text("respondent,PRE1\n", encoding="utf-8")
    result = run(str(file), *tiny)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (
        "To be clarified.\n"
        "0 people answered.\n"
        "Phase III. Figures of fewer than 5 people are hidden.\n"
        "\n"
        "Preconditions\n"
        "- Name of PRE1 (PRE1): unknown; 0 people gave a level, too few to show.\n"
    )


def test_all_problems_are_told_at_once_with_their_places(tmp_path: Path, tiny: list[str]) -> None:
    file = tmp_path / "answers.csv"
    file.write_text("respondent,CON1,CON9\n1,5,\n1,dk,\n2,3\n", encoding="utf-8")
    told = refused(
        str(file), *tiny, "--phase", "VI", "--minimum-group", "2", "--invited", "-1", "--json"
    )
    unknown_column = (
        "is neither an element of this questionnaire nor one of "
        "respondent, kind, link, sector, role."
    )
    no_answer = "is not an answer to CON1, which takes 0, 1, 2, 3, 4, dk, early."
    assert told == [
        "--phase: There is no phase VI.",
        "--minimum-group: 2 does not lie between 3 and 10.",
        "--invited: -1 is not a number of people.",
        f"{file}, line 1, column 3: “CON9” {unknown_column}",
        f"{file}, line 2, column CON1: “5” {no_answer}",
        f"{file}, line 3, column respondent: Respondent “1” already stands on line 2.",
        f"{file}, line 4, column CON9: This line has 2 cells where the header has 3.",
    ]


def test_more_people_than_invited_are_refused(answers: str, tiny: list[str]) -> None:
    assert refused(answers, *tiny, "--invited", "5") == [
        "--invited: 6 people answered, but only 5 were invited. Correct the number."
    ]


def test_files_that_cannot_be_read_are_named(tmp_path: Path, answers: str) -> None:
    missing = str(tmp_path / "missing")
    assert refused(missing) == [f"{missing}: No such file or directory."]
    assert refused(str(tmp_path)) == [f"{tmp_path}: Is a directory."]
    assert refused(answers, "--questionnaire", missing) == [
        f"The questionnaires were not found or cannot be read: {missing}"
    ]


def test_an_unknown_questionnaire_is_refused_with_the_known_ones(
    answers: str, tiny: list[str]
) -> None:
    assert refused(answers, *tiny[:2], "--id", "long") == [
        f"--id: {tiny[1]} holds no questionnaire “long”, only tiny."
    ]


def test_a_broken_questionnaire_is_refused_with_lines(tmp_path: Path, answers: str) -> None:
    file = tmp_path / "broken.yaml"
    file.write_text("items: 3\nsections: 4\n", encoding="utf-8")
    told = refused(answers, "--questionnaire", str(file))
    assert len(told) > 1
    assert all(line.startswith(f"{file}, line ") for line in told)


@pytest.mark.parametrize("data", [b"", b"\xff\xfe\x00", b"respondent,\xe9\n", b"\x00" * 9])
def test_no_file_makes_a_traceback(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "answers.csv"
    file.write_bytes(data)
    assert [line.split(":")[0] for line in refused(str(file))] == [f"{file}, line 1, column 1"]


def test_the_command_is_declared_without_loading_pandas() -> None:
    """Otherwise every --help would wait for it."""
    program = "import sys, cimpact.cli.diagnose; print('pandas' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout == "False\n"
