"""The authored library: what it becomes, and every mistake with its line and its place."""

import pytest

from cimpact.core.content_yaml import InvalidContent, Problem
from cimpact.core.library import parse_library

LIBRARY = """\
documents:
  - code: "000"
    statements: 46
    name: {fr: Coup d'œil, en: At a glance}
    title: {fr: Un document, en: A document}
  - code: "004"
    statements: 44
    name: {fr: La Fonda, en: La Fonda}
    title: {fr: Un autre, en: Another one}
practices:
  - code: meet
    items: [CON4, CON1]
    sources: [S004-13, S000-33]
    title: {fr: Se voir, en: Meet}
    text: {fr: Voyez-vous., en: Meet one another.}
    rhythm: {fr: Chaque mois, en: Every month}
    keywords: {fr: rencontre, en: encounter}
resources:
  - code: guide
    sources: [S004-38]
    name: {fr: Un guide, en: A guide}
    text: {fr: En ligne., en: Online.}
terms:
  - code: agenda
    items: [CON1]
    sources: [S000-30]
    name: {fr: Plan commun, en: Common agenda}
    definition: {fr: Un plan., en: A plan.}
    synonyms:
      - {fr: agenda partagé, en: shared agenda, sources: [S004-19]}
  - code: gap
    name: {fr: Écart, en: Gap}
    definition: {fr: Ce qui manque., en: What is missing.}
tensions:
  - code: T1
    title: {fr: Oui ou non?, en: Yes or no?}
    positions:
      - {fr: Oui., en: "Yes.", sources: [S000-01]}
      - {fr: Non., en: "No.", sources: [S004-01]}
    treatment: {fr: Les deux., en: Both.}
left_out:
  - id: S004-02
    reason: {fr: Trop vague., en: Too vague.}
"""


def mistakes_of(text: str) -> tuple[Problem, ...]:
    with pytest.raises(InvalidContent) as refused:
        parse_library(text)
    return refused.value.problems


def changed(right: str, wrong: str) -> str:
    assert LIBRARY.count(right) == 1
    return LIBRARY.replace(right, wrong)


def line_of(beginning: str) -> int:
    """The line of the valid library that begins so."""
    (line,) = [
        number
        for number, line in enumerate(LIBRARY.splitlines(), start=1)
        if line.startswith(beginning)
    ]
    return line


def test_a_valid_file_becomes_a_library() -> None:
    library = parse_library(LIBRARY)

    assert [practice.items for practice in library.practices] == [("CON4", "CON1")]
    assert [term.is_own for term in library.terms] == [False, True]
    assert list(library.cited()) == [
        *("S004-13", "S000-33", "S004-38", "S000-30", "S004-19", "S000-01", "S004-01"),
    ]


def test_statements_are_sorted_by_document() -> None:
    library = parse_library(LIBRARY)

    sorted_ = library.by_document(("S004-13", "S000-33", "S004-10", "S001-01"))

    assert [(document.code, found) for document, found in sorted_] == [
        ("000", ("S000-33",)),
        ("004", ("S004-13", "S004-10")),
    ]
    assert library.by_document(()) == ()


@pytest.mark.parametrize(
    ("right", "wrong", "place", "message"),
    [
        pytest.param(
            "    items: [CON4, CON1]",
            "    items: []",
            "practices[meet].items",
            "This list is empty.",
            id="no item",
        ),
        pytest.param(
            "    items: [CON4, CON1]",
            "    items: [CON4, con1]",
            "practices[meet].items[1]",
            "An item's code is 2 to 12 capitals and digits, like PRE1.",
            id="odd item",
        ),
        pytest.param(
            "    items: [CON4, CON1]",
            "    items: [CON4, CON4]",
            "practices[meet].items[1]",
            '"CON4" was already given above.',
            id="item twice",
        ),
        pytest.param(
            "    sources: [S004-13, S000-33]",
            "    sources: []",
            "practices[meet].sources",
            "This list is empty.",
            id="no source",
        ),
        pytest.param(
            "    sources: [S004-13, S000-33]",
            "    sources: [S004-13, S004-13]",
            "practices[meet].sources[1]",
            '"S004-13" was already given above.',
            id="source twice",
        ),
        pytest.param(
            "    sources: [S004-13, S000-33]",
            "    sources: [S004-45]",
            "practices[meet].sources[0]",
            "Document 004 has 44 statements.",
            id="beyond the last statement",
        ),
        pytest.param(
            "    sources: [S004-13, S000-33]",
            "    sources: [S004-00]",
            "practices[meet].sources[0]",
            "Document 004 has 44 statements.",
            id="before the first statement",
        ),
        pytest.param(
            "    sources: [S004-13, S000-33]",
            "    sources: [S002-01]",
            "practices[meet].sources[0]",
            '"002" is not among the documents of this file.',
            id="unknown document",
        ),
        pytest.param(
            "    rhythm: {fr: Chaque mois, en: Every month}",
            "    rhythm: {fr: Chaque mois}",
            "practices[meet].rhythm.en",
            'The key "en" is missing.',
            id="one language",
        ),
        pytest.param(
            "    text: {fr: Voyez-vous., en: Meet one another.}",
            "    texts: {fr: Voyez-vous., en: Meet one another.}",
            "practices[meet].texts",
            'The key "texts" is not known here.',
            id="unknown key",
        ),
        pytest.param(
            "    statements: 44",
            "    statements: 0",
            "documents[004].statements",
            "This must be 1 or more.",
            id="no statement",
        ),
        pytest.param(
            "    statements: 44",
            "    statements: 100",
            "documents[004].statements",
            "This must be 99 or less.",
            id="too many statements",
        ),
        pytest.param(
            "      - {fr: agenda partagé, en: shared agenda, sources: [S004-19]}",
            "      - {fr: agenda partagé, en: shared agenda, sources: [S004-99]}",
            "terms[agenda].synonyms[0].sources[0]",
            "Document 004 has 44 statements.",
            id="synonym from nowhere",
        ),
        pytest.param(
            '      - {fr: Non., en: "No.", sources: [S004-01]}',
            "      - {fr: Non., en: *no, sources: [S004-01]}",
            "tensions[T1].positions[1].en",
            "Write it out: the alias *no is not allowed.",
            id="alias",
        ),
        pytest.param(
            "  - code: T1",
            "  - code: first",
            "tensions[first].code",
            "A tension's code is T and a number: T4.",
            id="odd tension",
        ),
        pytest.param(
            "  - id: S004-02",
            "  - id: S004-13",
            "left_out[S004-13].id",
            '"S004-13" is cited above: it is not left out.',
            id="left out and cited",
        ),
        pytest.param(
            "  - id: S004-02",
            "  - id: S004-02\n    id: S004-03",
            "left_out[S004-02].id",
            'The key "id" is given twice.',
            id="key twice",
        ),
    ],
)
def test_a_mistake_has_its_line_its_place_and_its_sentence(
    right: str, wrong: str, place: str, message: str
) -> None:
    problems = mistakes_of(changed(right, wrong))

    assert Problem(line_of(right) + wrong.count("\n"), place, message) in problems


def test_a_tension_has_two_sides() -> None:
    text = changed('      - {fr: Non., en: "No.", sources: [S004-01]}\n', "")

    assert mistakes_of(text) == (
        Problem(
            line_of("    positions:"),
            "tensions[T1].positions",
            "This list needs at least 2 entries; it has 1.",
        ),
    )


def first_entry(part: str) -> str:
    lines = LIBRARY.splitlines(keepends=True)
    start = lines.index(f"{part}:\n") + 1
    inside = lines[start + 1 :]
    length = [line.startswith("    ") for line in [*inside, ""]].index(False)
    return "".join(lines[start : start + 1 + length])


@pytest.mark.parametrize(
    ("part", "code"),
    [
        ("documents", "000"),
        ("practices", "meet"),
        ("resources", "guide"),
        ("terms", "agenda"),
        ("tensions", "T1"),
        ("left_out", "S004-02"),
    ],
)
def test_a_code_given_twice_is_refused(part: str, code: str) -> None:
    text = LIBRARY.replace(f"{part}:\n", f"{part}:\n{first_entry(part)}")

    (problem,) = mistakes_of(text)

    assert (problem.place, problem.message) == (
        f"{part}[{code}].{'id' if part == 'left_out' else 'code'}",
        f'"{code}" was already given above.',
    )


def test_all_mistakes_come_at_once_in_the_order_of_the_file() -> None:
    text = (
        LIBRARY.replace("statements: 46", "statements: many")
        .replace("[S004-38]", "[S004-98]")
        .replace("en: Gap}", "en: }")
        .replace("- code: T1", "- code: 1T")
    )

    assert [(problem.line, problem.place) for problem in mistakes_of(text)] == [
        (3, "documents[000].statements"),
        (20, "resources[guide].sources[0]"),
        (32, "terms[gap].name.en"),
        (35, "tensions[1T].code"),
    ]


@pytest.mark.parametrize(
    "part", ["documents", "practices", "resources", "terms", "tensions", "left_out"]
)
@pytest.mark.parametrize(
    "value", ["1", "text", "[1]", "[text]", "[[a]]", "{a: b}", "{a: {b: c}}", ""]
)
def test_a_part_of_another_shape_is_a_mistake_and_no_crash(part: str, value: str) -> None:
    start = LIBRARY.index(f"{part}:\n")
    following = [
        at
        for at in range(start + 1, len(LIBRARY))
        if LIBRARY[at - 1] == "\n" and LIBRARY[at] != " "
    ]
    text = LIBRARY[:start] + f"{part}: {value}\n" + LIBRARY[following[0] if following else -1 :]

    assert any(problem.place.startswith(part) for problem in mistakes_of(text))


def test_an_empty_mapping_names_what_a_library_cannot_do_without() -> None:
    assert [problem.place for problem in mistakes_of("{}")] == ["documents", "practices"]
