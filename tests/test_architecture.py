"""The rules of the house that an import contract cannot say."""

import ast
from pathlib import Path

import pytest

from cimpact.ui.places import PLACES, WALK

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted((ROOT / "pages").rglob("*.py"))
PACKAGE = sorted((ROOT / "cimpact").rglob("*.py"))

OPEN_PAGES = {
    "own.py",
    *("join.py", "notice.py", "start.py", "sign_in.py", "invitation.py"),
    *("library.py", "glossary.py", "method.py"),
}
"""Pages that anybody may see: they lead in, or explain; they show nothing of anybody."""

LONGEST_PAGE = 60
LONGEST_MODULE = 320


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def statements(path: Path) -> list[ast.stmt]:
    body = ast.parse(path.read_text(encoding="utf-8")).body
    return [node for node in body if not isinstance(node, ast.Import | ast.ImportFrom | ast.Expr)]


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_a_page_is_short_and_stands_in_the_folder_of_its_audience(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_PAGE
    assert len(path.relative_to(ROOT / "pages").parts) == 2


@pytest.mark.parametrize("path", [p for p in PAGES if p.name not in OPEN_PAGES], ids=name)
def test_the_first_statement_of_a_page_is_its_guard(path: Path) -> None:
    first = ast.unparse(statements(path)[0])
    assert "guards." in first


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_a_page_holds_no_rule_no_query_and_no_function(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    forbidden = (ast.Try, ast.FunctionDef, ast.ClassDef, ast.Lambda, ast.While)
    assert [node for node in ast.walk(tree) if isinstance(node, forbidden)] == []
    imported = {
        node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module
    }
    assert imported & {"sqlmodel", "sqlalchemy", "cimpact.store.db"} == set()


def test_every_page_has_an_address_and_every_address_its_page() -> None:
    scripts = {path.relative_to(ROOT / "pages").as_posix() for path in PAGES}
    assert scripts == {script for script, _title in PLACES.values()} | {WALK}


@pytest.mark.parametrize("path", PACKAGE, ids=name)
def test_a_module_is_one_room_and_says_what_belongs_in_it(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LONGEST_MODULE
    assert "migrations/versions" in path.as_posix() or ast.get_docstring(ast.parse(text))


@pytest.mark.parametrize("path", [*PACKAGE, *PAGES], ids=name)
def test_nothing_is_caught_that_is_not_named(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ExceptHandler):
            caught = ast.unparse(node.type) if node.type else "everything"
            assert caught not in {"Exception", "BaseException", "everything"}


@pytest.mark.parametrize("path", [*PACKAGE, *PAGES], ids=name)
def test_session_state_is_touched_in_one_module_only(path: Path) -> None:
    if path.name != "state.py":
        assert "session_state" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", [*PACKAGE, *PAGES], ids=name)
def test_no_streamlit_call_stands_inside_a_transaction(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.With) and "transaction()" in ast.unparse(node.items[0]):
            assert "st." not in [ast.unparse(call.func)[:3] for call in calls(node)]


def calls(node: ast.AST) -> list[ast.Call]:
    return [inner for inner in ast.walk(node) if isinstance(inner, ast.Call)]
