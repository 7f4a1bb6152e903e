"""CSV text: the presets, and cells that no spreadsheet takes for a formula."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cimpact.core.formulas import guarded, unguarded
from cimpact.exports.csv_text import (
    EXCEL_FR,
    PRESETS,
    STANDARD,
    Preset,
    Table,
    csv_bytes,
)
from tests.exports.session_rows import cells

TABLE = Table.of_rows(
    header=("name", "level", "mean"),
    rows=[["Équipe", 3, 2.5], ["a;b,c", None, -0.25], ['"Oui"', 0, 10.0]],
)
DANGEROUS = "=+-@\t\r\n＝＋－＠"  # noqa: RUF001  the full-width forms are the point
texts = st.text(alphabet=st.characters(exclude_categories=["Cs"])) | st.text(
    alphabet=f"{DANGEROUS} \u00a0\u200b'\";,aé"
)
presets = st.sampled_from(sorted(PRESETS))


def test_the_standard_preset_is_plain_utf8_with_commas_and_points() -> None:
    assert csv_bytes(TABLE, STANDARD) == (
        'name,level,mean\nÉquipe,3,2.5\n"a;b,c",,-0.25\n"""Oui""",0,10.0\n'.encode()
    )


def test_the_excel_preset_has_a_mark_semicolons_commas_and_windows_line_ends() -> None:
    assert csv_bytes(TABLE, EXCEL_FR) == (
        b"\xef\xbb\xbf"
        + 'name;level;mean\r\nÉquipe;3;"2,5"\r\n"a;b,c";;"-0,25"\r\n"""Oui""";0;"10,0"\r\n'.encode()
    )


@pytest.mark.parametrize(
    "text",
    [
        *("=1+1", "+33", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"),
        *("＝1", "＋1", "－1", "＠A", "  =1", "\u00a0=1", "\u200b=1"),  # noqa: RUF001  as above
        *("'=1", "''=1"),
    ],
)
def test_what_begins_like_a_formula_is_guarded(text: str) -> None:
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "a", "l'été", "'entre nous'", "2 = 1 + 1", "(-1)", "…"])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert guarded(text) == text


@given(texts, presets)
def test_a_text_is_read_back_as_text_and_as_itself(text: str, preset: str) -> None:
    chosen: Preset = PRESETS[preset]
    written = csv_bytes(Table.of_rows(header=("item", "text"), rows=[["Q1", text]]), chosen)
    (header, (item, read)) = cells(written, delimiter=chosen.delimiter)
    assert (header, item, unguarded(read)) == (["item", "text"], "Q1", text)
    assert read.strip(" \u00a0\u200b")[:1] not in {*DANGEROUS}
    assert read[:1] not in {*DANGEROUS}


@given(texts)
def test_the_guard_comes_off_as_often_as_it_was_put_on(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert unguarded(unguarded(guarded(guarded(text)))) == text
