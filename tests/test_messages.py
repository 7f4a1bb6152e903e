"""Every sentence of the code exists in every language, with the same placeholders."""

import string

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from cimpact.i18n import LANGUAGES, LOCALE
from tools.messages import extracted

TRANSLATED = [language for language in LANGUAGES if language != "en"]


def catalogue(language: str) -> Catalog:
    path = LOCALE / language / "LC_MESSAGES" / "cimpact.po"
    with path.open("rb") as source:
        return read_po(source, locale=language)


def forms(text: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)


def placeholders(text: str) -> set[str]:
    return {name for _text, name, _spec, _conversion in string.Formatter().parse(text) if name}


def messages(catalog: Catalog) -> dict[tuple[str, ...], Message]:
    return {forms(message.id): message for message in catalog if message.id}


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_sentence_is_missing_in_a_language(language: str) -> None:
    there = messages(catalogue(language))
    missing = [
        source
        for source in messages(extracted())
        if source not in there or not all(forms(there[source].string))
    ]
    assert missing == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_translation_outlives_its_sentence(language: str) -> None:
    assert set(messages(catalogue(language))) - set(messages(extracted())) == set()


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_fills_the_same_placeholders(language: str) -> None:
    wrong = [
        source
        for source, message in messages(catalogue(language)).items()
        if set().union(*map(placeholders, forms(message.string)))
        != set().union(*map(placeholders, source))
    ]
    assert wrong == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_translation_is_left_in_doubt(language: str) -> None:
    assert [message.id for message in catalogue(language) if message.fuzzy and message.id] == []
