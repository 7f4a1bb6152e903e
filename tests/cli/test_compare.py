"""``cimpact compare``: what it prints, and how it refuses."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from cimpact.cli import app
from tests.cli.test_diagnose import CONTENT

pytestmark = pytest.mark.usefixtures("data_dir")

ROOT = Path(__file__).resolve().parents[2]

SPRING = """\
respondent,kind,link,PRE1,CON1,CON2,LEA1
1,,l1,2,1,1,dk
2,,l2,2,1,1,dk
3,,l3,2,1,1,dk
4,,l4,2,1,1,dk
5,,l5,2,1,1,
6,,l6,2,1,1,
7,,l7,2,1,1,2
8,,l8,2,1,1,2
9,,shared,2,1,1,2
10,,shared,2,1,1,2
us,group,,4,4,4,4
"""
AUTUMN = """\
link;respondent;CON1;CON2;LEA1;PRE1
l8;a;3;1;3;2
l7;b;3;1;3;2
l6;c;3;1;3;2
l5;d;3;1;3;2
l4;e;3;1;3;2
l3;f;3;1;3;2
l2;g;3;1;3;2
l1;h;1;1;3;2
"""
"""Two people of spring share a link; eight are found again, of whom seven raise CON1 by two."""


@pytest.fixture
def tiny(tmp_path: Path) -> list[str]:
    """The options that choose a questionnaire of one gate, two conditions and a principle."""
    file = tmp_path / "tiny.yaml"
    file.write_text(json.dumps(CONTENT), encoding="utf-8")
    return ["--questionnaire", str(file), "--id", "tiny"]


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Two sessions beside the questionnaire, named as one types them there."""
    monkeypatch.chdir(tmp_path)
    for name, text in (("spring.csv", SPRING), ("autumn.csv", AUTUMN)):
        Path(name).write_text(text, encoding="utf-8-sig")
    return ["spring.csv", "autumn.csv"]


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["compare", *arguments])


def compared(*arguments: str) -> dict[str, Any]:
    result = run(*arguments, "--json")
    assert result.exit_code == 0
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def refused(*arguments: str) -> list[str]:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    return result.stderr.splitlines()


def nothing(earlier: int, later: int) -> dict[str, Any]:
    return {
        "answered_earlier": earlier,
        "answered_later": later,
        "mean_difference": None,
        "superiority": None,
    }


def test_a_worked_example_as_json(files: list[str], tiny: list[str]) -> None:
    """Computed by hand: with two people of spring alone, mean differences are withheld."""
    assert compared(*files, *tiny) == {
        "sessions": [
            {"file": "spring.csv", "respondents": 10, "linked_people": 8, "duplicate_links": 1},
            {"file": "autumn.csv", "respondents": 8, "linked_people": 8, "duplicate_links": 0},
        ],
        "changes": [
            {
                "earlier": "spring.csv",
                "later": "autumn.csv",
                "linked": 8,
                "only_earlier": 2,
                "only_later": 0,
                "items": [
                    moved("item", "PRE1", up=0, same=8, difference=0.0, superiority=0.5),
                    moved("item", "CON1", up=7, same=1, difference=14 / 8, superiority=75 / 80),
                    moved("item", "CON2", up=0, same=8, difference=0.0, superiority=0.5),
                    hidden("item", "LEA1"),
                ],
                "sections": [
                    moved(
                        "section", "conditions", up=7, same=1, difference=7 / 8, superiority=75 / 80
                    ),
                    hidden("section", "leadership"),
                ],
            }
        ],
    }


def moved(
    kind: str, code: str, *, up: int, same: int, difference: float, superiority: float
) -> dict[str, Any]:
    """What eight of ten people did; three or more of whom went up clearly."""
    return {
        kind: code,
        "pairs": 8,
        "up": up,
        "same": same,
        "down": 0,
        "mean_difference": None,
        "interval": None,
        "clear_change": up > 2,
        "hidden": False,
        "withheld": True,
        "unlinked": {
            "answered_earlier": 10,
            "answered_later": 8,
            "mean_difference": difference,
            "superiority": superiority,
        },
    }


def hidden(kind: str, code: str) -> dict[str, Any]:
    """What two people did, in sessions where four and eight gave a level."""
    return {
        kind: code,
        "pairs": 2,
        "up": None,
        "same": None,
        "down": None,
        "mean_difference": None,
        "interval": None,
        "clear_change": False,
        "hidden": True,
        "withheld": True,
        "unlinked": nothing(4, 8),
    }


def test_the_keys_come_in_the_order_of_the_contract(files: list[str], tiny: list[str]) -> None:
    found = compared(*files, *tiny)
    item = found["changes"][0]["items"][0]
    assert list(found) == ["sessions", "changes"]
    assert list(item) == [
        *("item", "pairs", "up", "same", "down", "mean_difference", "interval"),
        *("clear_change", "hidden", "withheld", "unlinked"),
    ]
    assert list(item["unlinked"]) == list(nothing(0, 0))
    assert next(iter(found["changes"][0]["sections"][0])) == "section"


def test_an_interval_is_a_pair_of_numbers(
    files: list[str], tiny: list[str], tmp_path: Path
) -> None:
    lines = [line for line in SPRING.splitlines() if "shared" not in line]
    (tmp_path / files[0]).write_text("\n".join(lines), encoding="utf-8")
    item = compared(*files, *tiny)["changes"][0]["items"][1]
    # Seven differences of 2 and one of 0: mean 1.75, s² = 0.5, t(7) = 3.499483.
    assert (item["withheld"], item["mean_difference"]) == (False, 1.75)
    assert item["interval"] == pytest.approx([1.75 - 3.499483 / 4, 1.75 + 3.499483 / 4], abs=1e-6)


def test_the_same_example_in_words(files: list[str], tiny: list[str]) -> None:
    result = run(*files, *tiny)
    assert result.exit_code == 0
    assert result.stdout == (
        "spring.csv: 10 people answered, 8 with a link.\n"
        "autumn.csv: 8 people answered, 8 with a link.\n"
        "Figures of fewer than 5 people are hidden.\n"
        "\n"
        "spring.csv → autumn.csv: 1 section of 1 moved clearly.\n"
        "8 people are found in both sessions.\n"
        "Without a counterpart: 2 in the first, 0 in the second; new, absent, or without their "
        "code.\n"
        "spring.csv: 1 code was used by several people; none of them is linked.\n"
        "Some mean differences are withheld: so few people answered only one of the two times "
        "that their answers could be worked out.\n"
        "\n"
        "Sections. What moved\n"
        "- ▲ conditions (conditions): 7 of 8 went up, 0 down, 1 stayed.\n"
        "\n"
        "Sections. What we cannot say\n"
        "- ? leadership (leadership): 2 people are known to have answered both times; results "
        "show from 5 on.\n"
        "\n"
        "Elements. What moved\n"
        "- ▲ Name of CON1 (CON1): 7 of 8 went up, 0 down, 1 stayed.\n"
        "\n"
        "Elements. No clear change\n"
        "- ≈ Name of PRE1 (PRE1): 0 of 8 went up, 0 down, 8 stayed.\n"
        "- ≈ Name of CON2 (CON2): 0 of 8 went up, 0 down, 8 stayed.\n"
        "\n"
        "Elements. What we cannot say\n"
        "- ? Name of LEA1 (LEA1): 2 people are known to have answered both times; results show "
        "from 5 on.\n"
    )


def test_what_was_left_out_is_said_beside_the_data(files: list[str], tiny: list[str]) -> None:
    assert run(*files, *tiny, "--json").stderr == (
        "spring.csv: rows of the group's own respondent, not counted: 1.\n"
        "spring.csv: links that several rows share, left out of the linking: shared.\n"
    )


def test_three_files_have_two_changes_in_the_order_given(files: list[str], tiny: list[str]) -> None:
    found = compared(*files, files[0], *tiny)
    assert [session["file"] for session in found["sessions"]] == [*files, files[0]]
    assert [(change["earlier"], change["later"]) for change in found["changes"]] == [
        ("spring.csv", "autumn.csv"),
        ("autumn.csv", "spring.csv"),
    ]


def test_the_minimum_group_is_the_one_given(files: list[str], tiny: list[str]) -> None:
    shown = compared(*files, *tiny, "--minimum-group", "3")["changes"][0]["items"][-1]
    hidden = compared(*files, *tiny, "--minimum-group", "9")["changes"][0]["items"][0]
    assert shown["unlinked"]["mean_difference"] == 1.0
    assert (hidden["hidden"], hidden["up"]) == (True, None)


def test_a_column_that_one_file_lacks_is_not_compared(
    files: list[str], tiny: list[str], tmp_path: Path
) -> None:
    """And its section is computed without it."""
    shorter = [line.rsplit(";", 3)[0] for line in AUTUMN.splitlines()]  # link, respondent, CON1
    (tmp_path / "short.csv").write_text("\n".join(shorter), encoding="utf-8")
    change = compared(files[0], "short.csv", *tiny)["changes"][0]
    assert [item["item"] for item in change["items"]] == ["CON1"]
    assert [section["section"] for section in change["sections"]] == ["conditions"]
    assert change["sections"][0]["unlinked"]["mean_difference"] == 14 / 8


def test_files_without_links_are_set_side_by_side(
    files: list[str], tiny: list[str], tmp_path: Path
) -> None:
    for name in files:
        text = (tmp_path / name).read_text("utf-8-sig").replace("link", "sector")
        (tmp_path / name).write_text(text, encoding="utf-8")
    change = compared(*files, *tiny)["changes"][0]
    assert (change["linked"], change["only_earlier"], change["only_later"]) == (0, 10, 8)
    assert {item["hidden"] for item in change["items"]} == {True}
    assert change["items"][1]["unlinked"]["mean_difference"] == 14 / 8
    assert "next time, everybody enters the own code" in run(*files, *tiny).stdout


def test_files_without_a_common_element_are_refused(
    files: list[str], tiny: list[str], tmp_path: Path
) -> None:
    (tmp_path / "one.csv").write_text("respondent,CON1\n1,2\n", encoding="utf-8")
    (tmp_path / "two.csv").write_text("respondent,CON2\n1,2\n", encoding="utf-8")
    assert refused(files[0], "one.csv", "two.csv", *tiny, "--json") == [
        (
            "one.csv and two.csv have no element in common: nothing can be compared. Give files of "
            "the same questionnaire."
        )
    ]


def test_all_problems_of_all_files_are_told_at_once(
    files: list[str], tiny: list[str], tmp_path: Path
) -> None:
    (tmp_path / "bad.csv").write_text("respondent,CON1\n1,5\n1,dk\n", encoding="utf-8")
    assert refused("bad.csv", files[0], "missing.csv", *tiny, "--minimum-group", "2") == [
        "--minimum-group: 2 does not lie between 3 and 10.",
        (
            "bad.csv, line 2, column CON1: “5” is not an answer to CON1, "
            "which takes 0, 1, 2, 3, 4, dk, early."
        ),
        "bad.csv, line 3, column respondent: Respondent “1” already stands on line 2.",
        "missing.csv: No such file or directory.",
    ]


def test_one_file_alone_is_a_mistake_of_usage() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "cimpact", "compare", "spring.csv"],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines() == ["Missing argument 'LATER.csv'."]


def test_an_empty_session_can_be_compared(
    files: list[str], tiny: list[str], tmp_path: Path
) -> None:
    (tmp_path / "empty.csv").write_text("respondent,CON1\n", encoding="utf-8")
    change = compared("empty.csv", files[1], *tiny)["changes"][0]
    assert (change["linked"], change["only_earlier"], change["only_later"]) == (0, 0, 8)
    assert change["items"][0]["unlinked"] == nothing(0, 8)


def test_a_comparison_takes_less_than_three_seconds_of_cpu(
    files: list[str], tmp_path: Path
) -> None:
    """From a cold start, with our own questionnaires; reading files and Student's t included."""
    paths = [str(tmp_path / name) for name in files]
    command = [sys.executable, "-m", "cimpact", "compare", *paths, "--json"]
    before = sum(time_of_children())
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    assert json.loads(done.stdout)["changes"]
    assert sum(time_of_children()) - before < 3


def time_of_children() -> tuple[float, float]:
    """Seconds of CPU that finished children took, their own and the system's."""
    times = os.times()
    return times.children_user, times.children_system
