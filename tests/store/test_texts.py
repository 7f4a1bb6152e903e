import pytest

from cimpact.store.texts import unaccented


@pytest.mark.parametrize(
    ("text", "compared"),
    [
        ("Chœur ÉVALUÉ", "choeur evalue"),
        ("  Table\tde\nquartier ", "table de quartier"),
        ("Zoe\u0301", "zoe"),
        ("Straße", "strasse"),
        ("Łódź 王芳 *", "łodz 王芳 *"),
        ("", ""),
    ],
)
def test_search_sees_neither_accents_nor_capitals(text: str, compared: str) -> None:
    assert unaccented(text) == compared
