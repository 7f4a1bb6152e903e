"""A collective's own file: one form, said in both languages, under a version that can be raised."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cimpact.core.content_writing import written
from cimpact.core.content_yaml import InvalidContent, Problem
from cimpact.core.own_form import (
    Completeness,
    completeness,
    line_of_version,
    parse_own,
    title_in,
    with_version,
)
from cimpact.core.questionnaire import LocalizedText, parse_questionnaires
from tests import reports, scales, scenes
from tests.core.factories import PATIENT

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = (ROOT / "data" / "questionnaires.yaml").read_text(encoding="utf-8")
FORMS = parse_questionnaires(SHIPPED)
EXAMPLES = sorted((ROOT / "data" / "examples").glob("*.yaml"))
PULSE = (ROOT / "data" / "examples" / "pulse.yaml").read_text(encoding="utf-8")


NOT_TAKEN = (
    "The questionnaire does not take PUL6: add it to its list of items, or take it out here."
)


def messages_of(text: str) -> list[tuple[int, str]]:
    with pytest.raises(InvalidContent) as refused:
        parse_own(text)
    return [(problem.line, problem.message) for problem in refused.value.problems]


@pytest.mark.parametrize("form", FORMS)
def test_what_is_written_out_is_read_back_as_the_same_questionnaire(form: str) -> None:
    again = parse_own(written(FORMS[form]))

    assert again == FORMS[form]
    assert again.checksum == FORMS[form].checksum


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_examples_are_read_back_too(path: Path) -> None:
    form = parse_own(path.read_text(encoding="utf-8"))

    assert parse_own(written(form)) == form


def test_texts_that_yaml_would_take_for_something_else_survive() -> None:
    """Colons, quotes, no, numbers, a hash and a dash in front, both quotes at once."""
    strange = ["no", "~", "12", "true", "- a: b", "# c", 'it\'s "so"', "{d}", "&e", "é" * 300]
    form = FORMS["short"]
    items = [
        item.model_copy(update={"name": item.name.model_copy(update={"en": text})})
        for item, text in zip(form.items, strange, strict=True)
    ]
    named = iter(items)
    sections = tuple(
        section.model_copy(update={"items": tuple(next(named) for _item in section.items)})
        for section in form.sections
    )
    changed = form.model_copy(update={"sections": sections})

    assert [item.name.en for item in parse_own(written(changed)).items] == strange


WORDS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\t'\":#-{}[]&*!|>%@`,?"),
    min_size=1,
    max_size=60,
).filter(lambda text: bool(text.strip()))
"""Whatever somebody may type into a text that is not empty."""


@given(texts=st.lists(WORDS, min_size=8, max_size=8), levels=st.integers(3, 7))
@PATIENT
def test_any_words_on_any_scale_are_written_and_read_back(texts: list[str], levels: int) -> None:
    form = scales.questionnaire(levels)
    spoken = iter(texts * 2)
    items = [
        item.model_copy(
            update={
                "stem": LocalizedText(fr=next(spoken), en=next(spoken)),
                "facets": (LocalizedText(fr=next(spoken), en=next(spoken)),),
            }
        )
        for item in form.items
    ]
    first, *others = items
    sections = tuple(
        section.model_copy(update={"items": tuple(inside)})
        for section, inside in zip(form.sections, ([first], others), strict=True)
    )
    changed = form.model_copy(update={"sections": sections})

    assert parse_own(written(changed)) == changed


@given(
    place=st.integers(0, len(PULSE)),
    length=st.integers(0, 400),
    instead=st.text("[]{}&*!|>-:#\"' \n\tabc019~", max_size=12),
)
@settings(max_examples=300, deadline=None)
def test_a_damaged_file_is_read_or_refused_with_lines_and_never_worse(
    place: int, length: int, instead: str
) -> None:
    damaged = PULSE[:place] + instead + PULSE[place + length :]
    completeness(damaged)
    title_in(damaged)
    lines = damaged.count("\n") + 2
    assert all(1 <= each.line <= lines and each.message for each in problems_of(damaged))


def problems_of(text: str) -> tuple[Problem, ...]:
    """What is wrong with a file; nothing where it is read."""
    try:
        parse_own(text)
    except InvalidContent as refused:
        return refused.problems
    return ()


def test_a_file_of_several_forms_is_told_to_keep_one() -> None:
    line = SHIPPED.splitlines().index("questionnaires:") + 1

    assert messages_of(SHIPPED) == [
        (line, "This file holds 2 questionnaires; keep one, and put the others apart.")
    ]


def test_an_element_that_nobody_asks_is_a_mistake() -> None:
    left_out = PULSE.replace("PUL5, PUL6]", "PUL5]")

    line = PULSE.splitlines().index("  - code: PUL6") + 1
    assert messages_of(left_out) == [(line, NOT_TAKEN)]


def test_all_mistakes_come_at_once() -> None:
    wrong = (
        PULSE.replace("averaged: false", "averaged: perhaps")
        .replace("PUL5, PUL6]", "PUL5, PUL9]")
        .replace("    gate: true\n", "    gate: true\n    color: red\n")
        .replace("      en: A clear aim\n", "")
    )

    found = messages_of(wrong)

    assert [line for line, _message in found] == sorted(line for line, _message in found)
    assert {message for _line, message in found} == {
        "This must be true or false.",
        '"PUL9" is not among the items of this file.',
        'The key "color" is not known here.',
        'The key "en" is missing.',
        NOT_TAKEN,
    }


def test_each_language_tells_how_much_of_it_is_there() -> None:
    assert completeness(PULSE) == (Completeness("fr", 54, 54), Completeness("en", 54, 54))
    one_away = PULSE.replace("      en: A clear aim\n", "")
    assert completeness(one_away) == (Completeness("fr", 54, 54), Completeness("en", 53, 54))
    blank = PULSE.replace("en: A clear aim", "en:")
    assert [each.written for each in completeness(blank)] == [54, 53]
    assert completeness("a: [") == ()
    assert completeness("fr: [1, 2]\nen: [1]") == (
        Completeness("fr", 2, 2),
        Completeness("en", 1, 2),
    )


@pytest.mark.parametrize(
    ("line", "raised"),
    [
        ("    version: '1.0'", '    version: "1.1"'),
        ('    version: "1.0"  # why', '    version: "1.1"  # why'),
        ("    version: 1.0", '    version: "1.1"'),
        ("    version:   1.0   ", '    version:   "1.1"   '),
    ],
)
def test_a_version_is_raised_where_it_stands(line: str, raised: str) -> None:
    text = PULSE.replace("    version: '1.0'", line)

    assert with_version(text, "1.1") == PULSE.replace("    version: '1.0'", raised)


def test_a_version_is_raised_in_a_group_on_one_line() -> None:
    text = "questionnaires:\n  - {id: a, version: '1', title: b}\n"

    assert with_version(text, "2.0") == 'questionnaires:\n  - {id: a, version: "2.0", title: b}\n'
    assert line_of_version(text) == 2


@pytest.mark.parametrize(
    "text", ["a: 1\n", "questionnaires: []\n", "questionnaires:\n  - {id: a}\n"]
)
def test_without_a_version_nothing_is_changed(text: str) -> None:
    assert with_version(text, "2.0") == text


def test_a_title_is_found_among_mistakes() -> None:
    found = title_in(PULSE.replace("averaged: false", "averaged: perhaps"))
    assert found is not None
    assert found.en == "Take the pulse"
    for text in ("", "a: 1", "questionnaires: 3", "questionnaires: [{title: {fr: a}}]", "a: ["):
        assert title_in(text) is None


def test_forms_of_other_tests_are_no_exception() -> None:
    """A scale of three levels beside others in one averaged section: such files are refused."""
    with pytest.raises(InvalidContent):
        parse_own(written(scenes.questionnaire()))
    assert len(reports.questionnaire().items) == 8
