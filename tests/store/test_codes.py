import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cimpact.store.codes import ALPHABET, new_code, normalised_code


def test_code_is_readable_groups_of_four() -> None:
    codes = {new_code(2) for _ in range(1000)}

    assert len(ALPHABET) == 30
    assert not set("ILOU01") & set(ALPHABET)
    assert len(codes) == 1000
    assert all(re.fullmatch(f"[{ALPHABET}]{{4}}-[{ALPHABET}]{{4}}", code) for code in codes)
    assert set("".join(codes)) == {*ALPHABET, "-"}
    assert len(new_code(3)) == 14


@pytest.mark.parametrize(
    "typed",
    [
        "7KQ2-M9XA",
        "7kq2m9xa",
        " 7 k q 2 - m 9 x a ",
        "7KQ2\u2013M9XA",
        "«7kq2 m9xa»",
        "7KQ2\tM9XA\n",
    ],
)
def test_code_is_known_however_it_is_typed(typed: str) -> None:
    assert normalised_code(typed) == "7KQ2-M9XA"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("", ""), ("ILOU01", ""), ("7KQ2-M9X", "7KQ2-M9X"), ("7KQ2-M9XAA", "7KQ2-M9XA-A")],
)
def test_other_text_becomes_no_code_of_ours(typed: str, expected: str) -> None:
    assert normalised_code(typed) == expected


@given(st.text())
def test_normalising_twice_is_normalising_once(typed: str) -> None:
    once = normalised_code(typed)

    assert normalised_code(once) == once
    assert set(once) <= {*ALPHABET, "-"}
