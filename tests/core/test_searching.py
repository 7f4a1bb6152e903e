"""Words as people type them find what they mean, in either language."""

import pytest

from cimpact.core.content_parts import LocalizedText
from cimpact.core.library import Library, LibraryDocument, Practice, Synonym, Term
from cimpact.core.searching import folded, query_words, search, serving, words_of


def text(fr: str, en: str = "-") -> LocalizedText:
    return LocalizedText(fr=fr, en=en)


def practice(
    code: str,
    title: LocalizedText,
    said: LocalizedText,
    *,
    items: tuple[str, ...] = ("CON4",),
    keywords: LocalizedText | None = None,
) -> Practice:
    return Practice(
        code=code,
        items=items,
        sources=("S000-33",),
        title=title,
        text=said,
        rhythm=text("Chaque trimestre", "Every quarter"),
        keywords=keywords or text("-"),
    )


LIBRARY = Library(
    documents=(LibraryDocument(code="000", title=text("Titre"), name=text("Nom"), statements=46),),
    practices=(
        practice(
            "agenda",
            text("Répondre à trois questions", "Answer three questions"),
            text("D'où vient le problème?", "Where does the problem come from?"),
            items=("CON1", "CON4"),
        ),
        practice(
            "talk",
            text("Se parler souvent", "Talk often"),
            text("La réunion est l'un des moyens.", "A meeting is one of the means."),
        ),
        practice(
            "meetings",
            text("Préparer les réunions", "Prepare meetings"),
            text("Les bonnes personnes sont là.", "The right people are there."),
            keywords=text("ordre du jour", "agenda"),
        ),
        practice(
            "e_mail",
            text("Convenir d'une règle pour l'e-mail", "Agree on an e-mail rule"),
            text("Le chœur des écoles attend l'évaluation.", "The others wait."),
            items=("CON5",),
        ),
    ),
    terms=(
        Term(
            code="common_agenda",
            items=("CON1",),
            sources=("S000-30",),
            name=text("Plan d'action commun", "Common agenda"),
            definition=text("Un plan.", "A plan."),
            synonyms=(Synonym(fr="agenda partagé", en="shared agenda"),),
        ),
    ),
)
NAMES = {"CON4": text("Communication permanente", "Continuous communication")}


def found(query: str) -> list[str]:
    return [one.code for one in search(LIBRARY, query, names=NAMES)]


@pytest.mark.parametrize(
    ("query", "codes"),
    [
        pytest.param("réunions", ["meetings", "talk"], id="title first"),
        pytest.param("REUNION", ["meetings", "talk"], id="no accent, capitals, singular"),
        pytest.param("meeting", ["meetings", "talk"], id="the other language"),
        pytest.param("préparer réunions", ["meetings"], id="several words"),
        pytest.param("  préparer ,  réunions ", ["meetings"], id="blanks and signs"),
        pytest.param("réunions prepare", ["meetings"], id="two languages at once"),
        pytest.param("d'où", ["agenda"], id="straight apostrophe"),
        pytest.param("d\u2019où", ["agenda"], id="typographic apostrophe"),
        pytest.param("l'évaluation", ["e_mail"], id="elided article"),
        pytest.param("choeur", ["e_mail"], id="ligature"),
        pytest.param("e-mail", ["e_mail"], id="hyphen"),
        pytest.param("email", ["e_mail"], id="no hyphen"),
        pytest.param("e\u2011mail", ["e_mail"], id="no-break hyphen"),
        pytest.param("évaluer", ["e_mail"], id="another ending"),
        pytest.param("ordre", ["meetings"], id="keyword"),
        pytest.param("agenda partagé", ["agenda"], id="synonym of the main element"),
        pytest.param("permanente", ["talk", "meetings"], id="name of the main element"),
        pytest.param("CON4", ["agenda", "talk", "meetings"], id="code of an element"),
        pytest.param("trimestre", ["agenda", "talk", "meetings", "e_mail"], id="rhythm"),
        pytest.param("S000-33", ["agenda", "talk", "meetings", "e_mail"], id="statement"),
        pytest.param("S000-34", [], id="another statement"),
        pytest.param("réunions évaluation", [], id="not both"),
        pytest.param("zèbre", [], id="nothing"),
        pytest.param("???", ["agenda", "talk", "meetings", "e_mail"], id="no word at all"),
        pytest.param("", ["agenda", "talk", "meetings", "e_mail"], id="empty"),
    ],
)
def test_a_query_finds(query: str, codes: list[str]) -> None:
    assert found(query) == codes


def test_folding_keeps_the_letters_and_drops_what_is_on_them() -> None:
    assert folded("Élève, ŒUVRE, naïf, Straße") == "eleve, oeuvre, naif, strasse"


def test_a_word_with_a_hyphen_counts_in_parts_and_whole() -> None:
    assert words_of("L'e-mail d'août") == {"l", "e", "mail", "email", "d", "aout"}


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("Les bailleurs de fonds", ("bailleur", "fond", "les")),
        ("le plan d'action", ("plan", "action")),
        ("le", ("le",)),
        ("bas", ("bas",)),
        ("?", ()),
    ],
)
def test_short_words_count_only_when_alone(query: str, words: tuple[str, ...]) -> None:
    assert sorted(query_words(query)) == sorted(words)


def test_a_part_has_what_serves_it_first_of_all_before_the_rest() -> None:
    codes = [one.code for one in serving(LIBRARY.practices, ["CON4"])]

    assert codes == ["talk", "meetings", "agenda"]
    assert serving(LIBRARY.practices, ["QA1"]) == ()
