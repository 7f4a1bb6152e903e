"""What the documentation promises is there, and what is there is documented."""

import re
from pathlib import Path

import pytest
from typer.main import get_command

from cimpact.cli import app
from cimpact.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
DOCS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
SETTINGS_PAGE = ROOT / "docs" / "settings.md"
COMMANDS_PAGE = ROOT / "docs" / "command-line.md"


def commands(command: object, path: str = "cimpact") -> list[tuple[str, list[str]]]:
    """Every command with its options."""
    children = getattr(command, "commands", None)
    if children:
        return [
            found for name, child in children.items() for found in commands(child, f"{path} {name}")
        ]
    options = [
        option
        for parameter in getattr(command, "params", [])
        for option in parameter.opts
        if option.startswith("--") and option != "--help"
    ]
    return [(path, options)]


@pytest.mark.parametrize("field", Settings.model_fields)
def test_every_setting_is_explained(field: str) -> None:
    assert f"`CIMPACT_{field.upper()}`" in SETTINGS_PAGE.read_text(encoding="utf-8")


@pytest.mark.parametrize(("path", "options"), commands(get_command(app)))
def test_every_command_and_option_is_explained(path: str, options: list[str]) -> None:
    page = COMMANDS_PAGE.read_text(encoding="utf-8")
    assert path in page
    section = page[page.index(path) :]
    assert [option for option in options if option not in section] == []


@pytest.mark.parametrize("page", DOCS, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_inside_the_documentation_leads_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    local = [target for target in targets if not target.startswith(("http://", "https://"))]
    assert [target for target in local if not (page.parent / target).exists()] == []


def test_the_make_targets_that_the_documentation_names_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    named = {
        target
        for page in DOCS
        for target in re.findall(r"make ([a-z]+)\b", page.read_text(encoding="utf-8"))
    }
    assert {target for target in named if f"\n{target}:" not in makefile} == set()
