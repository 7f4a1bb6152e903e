from cimpact.core.content_parts import LocalizedText
from cimpact.core.library import Library, parse_library
from cimpact.findings import library as words
from cimpact.findings.library import Card, Disagreement, Entry
from cimpact.i18n import translator
from tests import reports
from tests.core.test_library import LIBRARY

_ = translator("en")
FRENCH = translator("fr")
QUESTIONNAIRE = reports.questionnaire()
NAMES = {item.code: item.name for item in QUESTIONNAIRE.items}


def library(*changes: tuple[str, str]) -> Library:
    text = LIBRARY
    for right, wrong in changes:
        assert right in text
        text = text.replace(right, wrong)
    return parse_library(text)


def test_a_card_says_what_when_for_what_and_who_says_so() -> None:
    shelf = library()

    assert words.card(shelf.practices[0], shelf, NAMES, _) == Card(
        title="Meet",
        text="Meet one another.",
        use="Every month · for: Common agenda",
        source="2 documents agree · Source: At a glance S000-33; La Fonda S004-13",
    )


def test_a_card_of_one_document_and_of_unknown_elements_claims_no_more() -> None:
    shelf = library(("[S004-13, S000-33]", "[S004-13]"), ("[CON4, CON1]", "[QB9]"))

    card = words.card(shelf.practices[0], shelf, NAMES, _)

    assert (card.use, card.source) == ("Every month", "Source: La Fonda S004-13")


def test_a_card_names_three_elements_at_most() -> None:
    shelf = library(("[CON4, CON1]", "[PRE1, PRE2, CON1, CON2, LEA1]"))

    card = words.card(shelf.practices[0], shelf, NAMES, _)

    assert card.use == (
        "Every month · for: A champion, Financial resources, Common agenda and 2 more"
    )


def test_parts_are_sections_with_the_elements_that_have_practices() -> None:
    assert words.parts(QUESTIONNAIRE, library(), _) == {
        "conditions": "Conditions",
        "CON1": "· Common agenda",
    }
    assert words.items_of("conditions", QUESTIONNAIRE) == ("CON1", "CON2", "CON3")
    assert words.items_of("CON1", QUESTIONNAIRE) == ("CON1",)


def test_the_documents_words_and_the_products_own_stand_apart_in_alphabetical_order() -> None:
    shelf = library(
        (
            "  - code: gap\n",
            (
                "  - code: apart\n"
                "    name: {fr: « Zut », en: Zut}\n"
                "    definition: {fr: Rien., en: Nothing.}\n"
                "  - code: gap\n"
            ),
        )
    )

    assert words.terms(shelf, _, own=False) == (
        Entry("Common agenda", "A plan.", "Also called: shared agenda (La Fonda S004-19)"),
    )
    assert [entry.name for entry in words.terms(shelf, FRENCH, own=True)] == [
        "Écart",
        "«\u00a0Zut\u00a0»",
    ]


def test_a_synonym_of_our_own_has_no_source() -> None:
    shelf = library((", sources: [S004-19]", ""))

    (entry,) = words.terms(shelf, _, own=False)

    assert entry.also == "Also called: shared agenda"


def test_a_tension_shows_both_sides_with_their_sources() -> None:
    assert words.tensions(library(), _) == (
        Disagreement(
            title="Yes or no?",
            positions=(("Yes.", "At a glance S000-01"), ("No.", "La Fonda S004-01")),
            treatment="Both.",
        ),
    )


def test_practices_are_counted_in_words() -> None:
    assert words.how_many(1, _) == "1 practice"
    assert words.how_many(0, FRENCH) == "0 pratique"


def test_names_come_in_the_readers_language() -> None:
    shelf = library()
    names = {"CON1": LocalizedText(fr="Plan commun", en="Agenda")}

    card = words.card(shelf.practices[0], shelf, names, FRENCH)

    assert card.use == "Chaque mois · pour\u00a0: Plan commun"
