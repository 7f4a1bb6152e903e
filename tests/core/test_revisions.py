"""What changed between two versions, and the number that suits it."""

from collections.abc import Callable

import pytest

from cimpact.core.own_form import parse_own
from cimpact.core.revisions import Difference, Kind, differences, next_version
from tests.core.test_own_form import PULSE

RESCALED = [Difference(Kind.RESCALED, ("Q1",))]
REWORDED = [Difference(Kind.REWORDED, ("Q1",))]
FAMILY = "{code: F4, name: {fr: a, en: a}, short: {fr: [a, b, c, d], en: [e, f, g, h]}}"
FOUR = PULSE.replace("families:\n", f"families:\n  - {FAMILY}\n")


def replaced(*pairs: tuple[str, str]) -> Callable[[str], str]:
    def change(text: str) -> str:
        for old, new in pairs:
            assert old in text
            text = text.replace(old, new, 1)
        return text

    return change


def found(change: Callable[[str], str]) -> list[tuple[Kind, tuple[str, ...]]]:
    before, after = parse_own(PULSE), parse_own(change(PULSE))
    return [(each.kind, each.items) for each in differences(before, after)]


def four_levels(text: str) -> str:
    """The precondition with a fourth level."""
    return replaced(
        ("    family: F1\n    gate: true", "    family: F4\n    gate: true"),
        ("la faire.\n      en:", "la faire.\n        - Et plus.\n      en:"),
        ("time to do it.\n", "time to do it.\n        - And more.\n"),
    )(text.replace(PULSE, FOUR))


def test_equal_questionnaires_differ_in_nothing() -> None:
    assert found(lambda text: text.replace("version: '1.0'", "version: '2.0'")) == []


def test_another_scale_is_told_first() -> None:
    assert found(four_levels) == [(Kind.RESCALED, ("PUL1",))]


@pytest.mark.parametrize(
    ("change", "kind", "items"),
    [
        (replaced(("en: Do we have the time", "en: Have we the time")), Kind.REWORDED, ("PUL1",)),
        (
            replaced(("short:\n      fr: [Pas encore", "short:\n      fr: [Non")),
            Kind.REWORDED,
            ("PUL1", "PUL2", "PUL3", "PUL4", "PUL5", "PUL6"),
        ),
        (replaced(("en: A clear aim", "en: The aim")), Kind.AROUND, ("PUL2",)),
        (replaced(("    gate: true\n", "")), Kind.GATE, ("PUL1",)),
        (replaced(("together: {I: 1", "together: {I: 2")), Kind.TARGETS, ()),
        (replaced(("en: Take the pulse", "en: The pulse")), Kind.OTHER, ()),
        (replaced(("[PUL1, PUL2, PUL3", "[PUL1, PUL3, PUL2")), Kind.REORDERED, ()),
    ],
    ids=["question", "words of levels", "name", "gate", "targets", "title", "order"],
)
def test_a_change_is_told_by_its_kind(
    change: Callable[[str], str], kind: Kind, items: tuple[str, ...]
) -> None:
    assert found(change) == [(kind, items)]


def test_elements_that_come_go_and_move() -> None:
    renamed = found(lambda text: text.replace("PUL6", "PUL7"))
    assert renamed == [(Kind.REMOVED, ("PUL6",)), (Kind.ADDED, ("PUL7",))]
    moved = found(
        replaced(("code: PUL2\n    section: together", "code: PUL2\n    section: footing"))
    )
    assert moved == [(Kind.MOVED, ("PUL2",))]


@pytest.mark.parametrize(
    ("version", "raised", "reworded"),
    [
        ("1", "2.0", "1.1"),
        ("1.0", "2.0", "1.1"),
        ("1.9", "2.0", "1.10"),
        ("2.3.4", "3.0", "2.4"),
        ("2026-autumn", "2026-autumn-2", "2026-autumn-2"),
        ("v-7", "v-8", "v-8"),
        ("a" * 20, "a" * 18 + "-2", "a" * 18 + "-2"),
        ("0000009", "0000009-2", "0000009-2"),
    ],
)
def test_the_number_says_whether_something_is_no_longer_compared(
    version: str, raised: str, reworded: str
) -> None:
    assert next_version(version, RESCALED) == raised
    assert next_version(version, REWORDED) == reworded


def test_a_version_that_is_taken_is_passed_over() -> None:
    assert next_version("1.0", REWORDED, taken={"1.0", "1.1", "1.2"}) == "1.3"
    assert next_version("1.0", RESCALED, taken={"2.0", "3.0"}) == "4.0"
    assert next_version("x", [], taken={"x-2"}) == "x-3"
