from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cimpact import i18n
from cimpact.core.questionnaire import LocalizedText
from cimpact.i18n import Translator, preferred, translator, typeset

QUEBEC = translator("fr", region="CA")
FRANCE = translator("fr", region="FR")
ENGLISH = translator("en")

CATALOGUE = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"

msgid "Who decides?"
msgstr "Qui décide ?"

msgid "Ready: {share}"
msgstr "Prêt : {share}"

msgid "One person answered."
msgid_plural "{n} people answered."
msgstr[0] "{n} personne a répondu."
msgstr[1] "{n} personnes ont répondu."

#, fuzzy
msgid "A sentence that changed."
msgstr "Une phrase qui a changé."
"""


@pytest.fixture
def catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A French catalogue of this test alone, read from a real file."""
    file = tmp_path / "fr" / "LC_MESSAGES" / "cimpact.po"
    file.parent.mkdir(parents=True)
    file.write_text(CATALOGUE, encoding="utf-8")
    monkeypatch.setattr(i18n, "LOCALE", tmp_path)
    i18n._catalogue.cache_clear()  # noqa: SLF001  read once per process otherwise
    yield
    i18n._catalogue.cache_clear()  # noqa: SLF001  the next test reads the real one


@pytest.mark.parametrize(
    ("text", "quebec", "france"),
    [
        ("Qui décide ?", "Qui décide?", "Qui décide\u202f?"),
        ("Qui décide?", "Qui décide?", "Qui décide\u202f?"),
        ("Vraiment ?!", "Vraiment?!", "Vraiment\u202f?!"),
        ("Enfin !", "Enfin!", "Enfin\u202f!"),
        ("le but ; le moyen", "le but; le moyen", "le but\u202f; le moyen"),
        ("Le but : agir", "Le but\u00a0: agir", "Le but\u00a0: agir"),
        ("Le but: agir", "Le but\u00a0: agir", "Le but\u00a0: agir"),
        ("Le but :", "Le but\u00a0:", "Le but\u00a0:"),
        ("**Le but :** agir", "**Le but\u00a0:** agir", "**Le but\u00a0:** agir"),
        ("dit « oui »", "dit «\u00a0oui\u00a0»", "dit «\u00a0oui\u00a0»"),
        ("dit «oui»", "dit «\u00a0oui\u00a0»", "dit «\u00a0oui\u00a0»"),
        ("« Qui ? »", "«\u00a0Qui?\u00a0»", "«\u00a0Qui\u202f?\u00a0»"),
        ("(vraiment ?)", "(vraiment?)", "(vraiment\u202f?)"),
        ("50 % des gens", "50\u00a0% des gens", "50\u00a0% des gens"),
        ("50%", "50\u00a0%", "50\u00a0%"),
        ("à 12:30", "à 12:30", "à 12:30"),
        (
            "https://exemple.org/?code=A",
            "https://exemple.org/?code=A",
            "https://exemple.org/?code=A",
        ),
        ("Fini.\n? seul", "Fini.\n? seul", "Fini.\n? seul"),
        ("", "", ""),
    ],
)
def test_typeset_spaces_french_as_the_region_does(text: str, quebec: str, france: str) -> None:
    assert typeset(text, language="fr", region="CA") == quebec
    assert typeset(text, language="fr", region="FR") == france


def test_typeset_leaves_english_alone() -> None:
    text = "Who? You : « 50 % »"

    assert typeset(text, language="en", region="CA") == text


@given(
    st.text(alphabet='ab5:;?!«»%.()*\n\t /-"\u00a0\u202f', max_size=16),
    st.sampled_from(["CA", "FR"]),
)
def test_typeset_twice_is_typeset_once(text: str, region: str) -> None:
    once = typeset(text, language="fr", region=region)

    assert typeset(once, language="fr", region=region) == once


@given(st.text(alphabet='aé5:;?!«»%.()*\n /"\u00a0\u202f'), st.sampled_from(["CA", "FR"]))
def test_typeset_changes_blanks_only(text: str, region: str) -> None:
    def without_blanks(words: str) -> str:
        return words.translate(dict.fromkeys(map(ord, " \u00a0\u202f")))

    assert without_blanks(typeset(text, language="fr", region=region)) == without_blanks(text)


@pytest.mark.parametrize(
    ("value", "decimals", "quebec", "france", "english"),
    [
        (3.2, 1, "3,2", "3,2", "3.2"),
        (10_000, 0, "10\u00a0000", "10\u202f000", "10,000"),
        (1_234_567.891, 2, "1\u00a0234\u00a0567,89", "1\u202f234\u202f567,89", "1,234,567.89"),
        (3, 1, "3,0", "3,0", "3.0"),
        (3.25, 1, "3,3", "3,3", "3.3"),
        (2.5, 0, "3", "3", "3"),
        (-1.5, 1, "-1,5", "-1,5", "-1.5"),
        (-0.04, 1, "0,0", "0,0", "0.0"),
        (0, 0, "0", "0", "0"),
    ],
)
def test_number_is_written_as_people_write_it(
    value: float, decimals: int, quebec: str, france: str, english: str
) -> None:
    """A half goes up, as in a spreadsheet, and no zero is negative."""
    written = [text.number(value, decimals) for text in (QUEBEC, FRANCE, ENGLISH)]

    assert written == [quebec, france, english]


@pytest.mark.parametrize(
    ("share", "french", "english"),
    [(0, "0\u00a0%", "0%"), (0.125, "13\u00a0%", "13%"), (1, "100\u00a0%", "100%")],
)
def test_percent_is_whole(share: float, french: str, english: str) -> None:
    written = [text.percent(share) for text in (QUEBEC, FRANCE, ENGLISH)]

    assert written == [french, french, english]


@pytest.mark.parametrize(
    ("day", "french", "english"),
    [
        (date(2026, 11, 23), "23 novembre 2026", "November 23, 2026"),
        (date(2027, 1, 1), "1er janvier 2027", "January 1, 2027"),
        (date(2027, 1, 31), "31 janvier 2027", "January 31, 2027"),
    ],
)
def test_date_is_written_out(day: date, french: str, english: str) -> None:
    written = [text.date(day) for text in (QUEBEC, FRANCE, ENGLISH)]

    assert written == [french, french, english]


def test_time_of_day_is_written_as_people_there_do() -> None:
    moment = datetime(2026, 11, 23, 14, 5, tzinfo=UTC)
    written = [text.time(moment) for text in (QUEBEC, FRANCE, ENGLISH)]

    assert written == ["14 h 05", "14:05", "2:05\u202fp.m."]


def test_day_and_month_are_short_and_the_first_is_an_ordinal_in_french() -> None:
    days = date(2026, 11, 23), date(2026, 5, 1)
    written = [[text.day_and_month(day) for day in days] for text in (QUEBEC, FRANCE, ENGLISH)]

    assert written == [["23 nov.", "1er mai"], ["23 nov.", "1er mai"], ["Nov 23", "May 1"]]


@pytest.mark.usefixtures("catalogue")
def test_sentence_is_translated_filled_and_typeset() -> None:
    assert QUEBEC("Who decides?") == "Qui décide?"
    assert FRANCE("Who decides?") == "Qui décide\u202f?"
    assert ENGLISH("Who decides?") == "Who decides?"
    assert QUEBEC("Ready: {share}", share="50%") == "Prêt\u00a0: 50\u00a0%"


@pytest.mark.usefixtures("catalogue")
def test_sentence_without_translation_comes_back_in_english() -> None:
    """A translation marked fuzzy is a guess of the tool: it is not shown."""
    assert QUEBEC("Nobody translated this.") == "Nobody translated this."
    assert QUEBEC("A sentence that changed.") == "A sentence that changed."


@pytest.mark.usefixtures("catalogue")
@pytest.mark.parametrize(
    ("n", "french", "english"),
    [
        (0, "0 personne a répondu.", "0 people answered."),
        (1, "1 personne a répondu.", "One person answered."),
        (2, "2 personnes ont répondu.", "2 people answered."),
        (1500, "1\u00a0500 personnes ont répondu.", "1,500 people answered."),
    ],
)
def test_plural_follows_the_language(n: int, french: str, english: str) -> None:
    """French counts zero as singular."""
    message = ("One person answered.", "{n} people answered.")

    assert [text.ngettext(*message, n) for text in (QUEBEC, ENGLISH)] == [french, english]


def test_value_with_braces_is_not_filled_again() -> None:
    """A name typed by somebody is text, never a format."""
    assert ENGLISH("Hello {name}", name="{name.__class__}") == "Hello {name.__class__}"
    assert ENGLISH("Braces {stay} without values") == "Braces {stay} without values"


def test_content_is_typeset_in_the_language_of_the_reader() -> None:
    title = LocalizedText(fr="Qui ?", en="Who?")

    assert [text.content(title) for text in (QUEBEC, FRANCE, ENGLISH)] == [
        "Qui?",
        "Qui\u202f?",
        "Who?",
    ]


@pytest.mark.parametrize(
    ("language", "region", "expected"),
    [
        ("fr", "FR", Translator("fr", "FR")),
        ("fr", "CH", Translator("fr", "CA")),
        ("en", "FR", Translator("en", "CA")),
        ("de", "FR", Translator("fr", "FR")),
        ("", "", Translator("fr", "CA")),
    ],
)
def test_translator_falls_back_to_what_exists(
    language: str, region: str, expected: Translator
) -> None:
    assert translator(language, region=region) == expected


@pytest.mark.parametrize(
    ("locale", "expected"),
    [
        ("fr-FR", Translator("fr", "FR")),
        ("fr-CA", Translator("fr", "CA")),
        ("fr_fr", Translator("fr", "FR")),
        ("FR-FR", Translator("fr", "FR")),
        ("fr", Translator("fr", "FR")),
        ("fr-BE", Translator("fr", "FR")),
        ("en-US", Translator("en", "CA")),
        ("de-DE", Translator("en", "CA")),
        ("", Translator("en", "CA")),
    ],
)
def test_browser_locale_is_followed_where_it_can_be(locale: str, expected: Translator) -> None:
    """The installation of this test speaks English, and French as in France, by default."""
    assert preferred(locale, language="en", region="FR") == expected


def test_tag_and_babel_locale_name_language_and_region() -> None:
    assert [(text.tag, text.babel) for text in (QUEBEC, FRANCE, ENGLISH)] == [
        ("fr-CA", "fr_CA"),
        ("fr-FR", "fr_FR"),
        ("en-CA", "en_CA"),
    ]
