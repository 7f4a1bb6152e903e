"""What the shipped library must hold: every recommendation of the documents, or why not."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from cimpact.core.library import Library
from cimpact.core.questionnaire import Item
from cimpact.library import LibraryMissing, read_library
from cimpact.questionnaires import read_questionnaires
from cimpact.settings import ROOT

STATEMENTS = ROOT / "tests" / "reference" / "statements.csv"
RECOMMENDING = {"ADV", "PRA"}
TENSIONS = ["T1", "T2", "T3", "T4", "T5", "T6", "T7", "T8"]
LONGEST_SENTENCE = 32
"""Words: more than these, a sentence read aloud in a hall is lost."""


@pytest.fixture(scope="module")
def library() -> Library:
    return read_library(ROOT / "data" / "library.yaml")


@pytest.fixture(scope="module")
def items() -> dict[str, Item]:
    """The elements of the longest questionnaire, by code."""
    offered = read_questionnaires(ROOT / "data" / "questionnaires.yaml").values()
    return {item.code: item for item in max(offered, key=lambda form: len(form.items)).items}


@pytest.fixture(scope="module")
def kinds() -> dict[str, str]:
    """The kind of every statement, by its id."""
    with STATEMENTS.open(encoding="utf-8", newline="") as source:
        return {row["id"]: row["kind"] for row in csv.DictReader(source)}


def reachable(library: Library, items: dict[str, Item]) -> set[str]:
    """Every statement that a practice, a term, a tension or an element's action rests on."""
    of_actions = (action.sources for item in items.values() for action in item.actions)
    return {*library.cited(), *(one for sources in of_actions for one in sources)}


def test_every_recommendation_can_be_reached_or_is_left_out_with_a_reason(
    library: Library, items: dict[str, Item], kinds: dict[str, str]
) -> None:
    recommended = {statement for statement, kind in kinds.items() if kind in RECOMMENDING}
    left_out = {one.id for one in library.left_out}

    assert recommended - reachable(library, items) - left_out == set()
    assert left_out <= recommended
    assert left_out & reachable(library, items) == set()


def test_the_library_alone_takes_up_what_the_actions_do(
    library: Library, items: dict[str, Item]
) -> None:
    """Whoever looks for an element's suggested action in the library finds it there."""
    of_actions = {
        one for item in items.values() for action in item.actions for one in action.sources
    }
    assert of_actions - set(library.cited()) == set()


def test_every_statement_that_is_cited_exists(
    library: Library, items: dict[str, Item], kinds: dict[str, str]
) -> None:
    of_items = {one for item in items.values() for one in item.sources}
    assert all(item.sources for item in items.values())
    assert reachable(library, items) | of_items <= set(kinds)


def test_the_documents_have_as_many_statements_as_were_numbered(
    library: Library, kinds: dict[str, str]
) -> None:
    counted = {document.code: document.statements for document in library.documents}
    assert counted == {
        code: sum(statement.startswith(f"S{code}-") for statement in kinds) for code in counted
    }
    assert sum(counted.values()) == len(kinds)


def test_a_document_bears_the_same_title_everywhere(library: Library) -> None:
    offered = read_questionnaires(ROOT / "data" / "questionnaires.yaml").values()
    titles = {document.code: document.title for form in offered for document in form.documents}
    assert {document.code: document.title for document in library.documents} == titles


def test_every_element_has_a_practice_and_every_practice_an_element(
    library: Library, items: dict[str, Item]
) -> None:
    served = {code for practice in library.practices for code in practice.items}
    named = {code for term in library.terms for code in term.items}
    assert served == set(items)
    assert named <= set(items)


def test_all_tensions_are_shown(library: Library) -> None:
    assert [tension.code for tension in library.tensions] == TENSIONS


def test_the_conditions_bear_the_first_documents_word_and_have_synonyms(
    library: Library, items: dict[str, Item]
) -> None:
    named = {term.items: term for term in library.terms}
    for code in (code for code in items if code.startswith("CON")):
        assert named[(code,)].sources[0].startswith("S000-")
        assert len(named[(code,)].synonyms) > 0


def sentences(library: Library) -> Iterator[str]:
    for practice in library.practices:
        for text in (practice.text.fr, practice.text.en):
            yield from text.replace("?", ".").replace(";", ".").replace(":", ".").split(".")


def test_sentences_are_short_enough_to_be_read_aloud(library: Library) -> None:
    assert [one for one in sentences(library) if len(one.split()) > LONGEST_SENTENCE] == []


def test_a_file_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(LibraryMissing) as refused:
        read_library(tmp_path / "nowhere.yaml")
    assert "nowhere.yaml" in str(refused.value)
