"""Hostile and careless YAML: refused at once, in one sentence, with its line."""

import tracemalloc

import pytest

from cimpact.core.content_yaml import (
    MAXIMUM_BYTES,
    MAXIMUM_VALUES,
    InvalidContent,
    Problem,
    read_content,
)

TOO_DEEP = "This is nested more than 10 levels deep."
NO_KEYS = "This file must be a group of keys, each with what belongs to it."
TOO_MANY = f"This file holds more than {MAXIMUM_VALUES} values."


def refusal_of(text: str) -> tuple[Problem, ...]:
    with pytest.raises(InvalidContent) as refused:
        read_content(text)
    return refused.value.problems


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        pytest.param("[" * 20_000, 1, TOO_DEEP, id="nested brackets"),
        pytest.param("a:\n  " + "[" * 20_000 + "]" * 20_000, 2, TOO_DEEP, id="closed brackets"),
        pytest.param("{a: " * 20_000, 1, TOO_DEEP, id="nested braces"),
        pytest.param("- " * 20_000, 1, TOO_DEEP, id="nested dashes"),
        pytest.param("".join(f"{' ' * i}a:\n" for i in range(600)), 11, TOO_DEEP, id="staircase"),
        pytest.param("a: [" + "1," * 100_000 + "]", 1, TOO_MANY, id="endless list"),
        pytest.param("", 1, "This file is empty.", id="empty"),
        pytest.param("# only a comment\n", 1, "This file is empty.", id="comment"),
        pytest.param("\n- a\n- b\n", 2, NO_KEYS, id="list"),
        pytest.param("hello", 1, NO_KEYS, id="text"),
        pytest.param("~", 1, NO_KEYS, id="nothing"),
        pytest.param(
            "a: 1\n---\nb: 2\n",
            2,
            "A second document starts here; a file holds only one.",
            id="two documents",
        ),
        pytest.param(
            "a: " + "é" * (MAXIMUM_BYTES // 2),
            1,
            "This file is longer than 256 kB.",
            id="too long in bytes",
        ),
        pytest.param(
            "a: 1\nb: \x00",
            2,
            "This line holds a character that is not text (U+0000).",
            id="control character",
        ),
        pytest.param(
            "a: \ud800",
            1,
            "This line holds a character that is not text (U+D800).",
            id="half a character",
        ),
    ],
)
def test_a_file_that_cannot_be_read_on_is_refused(text: str, line: int, message: str) -> None:
    assert refusal_of(text) == (Problem(line, "file", message),)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param('a: 1\nb: "open\n', 3, id="open quote"),
        pytest.param("a: 1\nb: c: d\n", 2, id="unquoted colon"),
        pytest.param("a:\n\t- b\n", 2, id="tab"),
        pytest.param("a:\n  - b\n c: d\n", 3, id="indentation"),
        pytest.param("a: [1, 2\nb: 3\n", 2, id="open list"),
        pytest.param("%YAML 9.9\n---\na: 1\n", 1, id="another YAML"),
        pytest.param(": " * 50_000, 1, id="colons only"),
    ],
)
def test_broken_syntax_is_refused_with_its_line(text: str, line: int) -> None:
    (problem,) = refusal_of(text)

    assert (problem.line, problem.place) == (line, "file")
    assert problem.message.startswith("This is not valid YAML: ")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        pytest.param(
            "a: 1\nb: *x\n", Problem(2, "b", "Write it out: the alias *x is not allowed.")
        ),
        pytest.param("a: 1\nb: &x [c]\n", Problem(2, "b", "The anchor &x is not allowed.")),
        pytest.param("&x a: 1\n", Problem(1, "a", "The anchor &x is not allowed.")),
        pytest.param("a: !x b\n", Problem(1, "a", "The tag !x is not allowed.")),
        pytest.param(
            "a: !!python/object/apply:os.system [ls]\n",
            Problem(
                1, "a", "The tag tag:yaml.org,2002:python/object/apply:os.system is not allowed."
            ),
        ),
        pytest.param("a: 1\nb: 2\na: 3\n", Problem(3, "a", 'The key "a" is given twice.')),
        pytest.param("[a, b]: c\n", Problem(1, "?", "A key must be plain text.")),
        pytest.param("*x : c\n", Problem(1, "?", "A key must be plain text.")),
    ],
)
def test_what_stands_for_something_else_is_noted(text: str, problem: Problem) -> None:
    assert read_content(text).problems() == (problem,)


def test_nested_aliases_do_not_multiply() -> None:
    """The billion laughs: every alias is noted once, and stands for nothing."""
    lines = ["a: &a [lol]"] + [
        f"{key}: &{key} [*{key_before}, *{key_before}]"
        for key_before, key in zip("abcdefgh", "bcdefghi", strict=True)
    ]

    reading = read_content("\n".join(lines))

    assert reading.data["i"] == [None, None]
    assert len(reading.problems()) == 9 + 16


@pytest.mark.parametrize("text", ["[" * 20_000, "a: [" + "1," * 100_000 + "]", "a: 1\n" * 40_000])
def test_a_hostile_file_takes_little_memory(text: str) -> None:
    tracemalloc.start()
    try:
        refusal_of(text)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()

    assert peak < 16 * MAXIMUM_BYTES


def test_a_fatal_mistake_comes_with_those_before_it() -> None:
    text = "a: &x 1\nb: *x\nc: [\n"

    problems = refusal_of(text)

    assert [(problem.line, problem.place) for problem in problems] == [
        (1, "a"),
        (2, "b"),
        (4, "file"),
    ]


def test_only_true_false_nothing_and_whole_numbers_are_more_than_text() -> None:
    text = """\
texts: [no, Yes, 000, 2026-11-23, 1.5, 0x1F, 1:30, "true", '12', 99999999999]
others: [true, false, 0, 12, -3, null, ~, ]
folded: >
  two
  lines
empty:
"""

    assert read_content(text).data == {
        "texts": [
            "no",
            "Yes",
            "000",
            "2026-11-23",
            "1.5",
            "0x1F",
            "1:30",
            "true",
            "12",
            "99999999999",
        ],
        "others": [True, False, 0, 12, -3, None, None],
        "folded": "two lines\n",
        "empty": None,
    }


def test_a_byte_order_mark_is_no_mistake() -> None:
    assert read_content("\ufeffa: b").data == {"a": "b"}


def test_lines_are_those_of_keys_and_entries() -> None:
    reading = read_content("a:\n  b:\n    - c\n    - d:\n        e\n")

    assert reading.data == {"a": {"b": ["c", {"d": "e"}]}}
    assert reading.lines == {
        (): 1,
        ("a",): 1,
        ("a", "b"): 2,
        ("a", "b", 0): 3,
        ("a", "b", 1): 4,
        ("a", "b", 1, "d"): 4,
    }


def test_a_place_names_entries_by_their_code() -> None:
    reading = read_content("items:\n  - code: PRE1\n    levels: [a, b]\nforms: [{id: long}, {}]\n")
    reading.note(("items", 0, "levels", 1), "Level.")
    reading.note(("forms", 0, "title"), "Form.")
    reading.note(("forms", 1, "title"), "No name.")
    reading.note((), "Everything.")

    assert reading.problems() == (
        Problem(1, "file", "Everything."),
        Problem(3, "items[PRE1].levels[1]", "Level."),
        Problem(4, "forms[long].title", "Form."),
        Problem(4, "forms[1].title", "No name."),
    )


NUMEROUS = ",".join(f"a{number}: *x" for number in range(8_000))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"items:\n- {{code: {'C' * 100_000},{NUMEROUS}}}", id="a long code"),
        pytest.param(f"? {'k' * 100_000}\n: {{{NUMEROUS}}}", id="a long key"),
    ],
)
def test_a_long_name_is_not_repeated_whole_in_every_mistake(text: str) -> None:
    """Otherwise 200 kB become 900 MB of places."""
    tracemalloc.start()
    problems = read_content(text).problems()
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert len(problems) == 8_000
    assert max(len(problem.place) for problem in problems) < 100
    assert peak < 50_000_000


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("a: b: c\n", "between quotes"),
        ('a: "open\n', "never closed"),
        ("a:\n\t- b\n", "never with a tab"),
        ("a: 'it's'\n", "a quote too many"),
        ("a: [1, 2\nb: 3\n", "not closed by ]"),
        ("a: {b: 1\nc: d", "not closed by one"),
        ("a: b\nc\n", "lacks its colon"),
    ],
)
def test_what_people_slip_on_is_told_with_a_remedy(text: str, remedy: str) -> None:
    (problem,) = refusal_of(text)

    assert remedy in problem.message
    assert problem.message.startswith("This is not valid YAML: ")
