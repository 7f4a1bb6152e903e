"""The shipped questionnaires, and what any questionnaire answers about itself."""

import hashlib
import json
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

from cimpact.core.content_file import parse_content
from cimpact.core.questionnaire import (
    Document,
    InvalidContent,
    LocalizedText,
    Problem,
    Questionnaire,
    UnknownDocument,
    UnknownItem,
    UnknownPhase,
    UnreadableEdition,
    parse_questionnaires,
)

SHIPPED = Path(__file__).parents[2] / "data" / "questionnaires.yaml"
TEXT = SHIPPED.read_text(encoding="utf-8")

SECTIONS = {
    "preconditions": ["PRE1", "PRE2", "PRE3"],
    "questions_considered": ["QA1", "QA2", "QA3", "QA4", "QA5"],
    "questions_objectives": ["QB1", "QB2", "QB3", "QB4", "QB5"],
    "conditions": ["CON1", "CON2", "CON3", "CON4", "CON5"],
    "leadership": [f"LEA{number}" for number in range(1, 10)],
}
SHORT_SECTIONS = {
    "preconditions": ["PRE1", "PRE2", "PRE3"],
    "questions_considered": ["QA5"],
    "questions_objectives": ["QB1"],
    "conditions": ["CON1", "CON2", "CON3", "CON4", "CON5"],
}

MISTYPED = re.compile(r"  |^\s|\s$|[\n\t\u00a0\u202f\u2019\u201c\u201d\u00ab\u00bb]")
"""Double or outer blanks, and the marks that are set by code."""

# One item, one section, one word in each list: the order of keys is all that the tests change.
ONE_ITEM = """\
documents: [{code: "000", title: {fr: Document, en: Document}}]
dont_know: {fr: Je ne sais pas, en: I don't know}
too_early: {fr: Trop tôt, en: Too early}
families:
  - code: F1
    name: {fr: État, en: State}
    short: {fr: [Absent, Partiel, Solide], en: [Absent, Partial, Solid]}
    introduction: {fr: Pensez à hier., en: Think of yesterday.}
sections: [{code: conditions, name: {fr: Conditions, en: Conditions}}]
items:
  - code: CON1
    section: conditions
    family: F1
    sources: [S000-30]
    name: {fr: Un plan, en: A plan}
    stem: {fr: "Où en est-il?", en: "Where does it stand?"}
    levels: {fr: [Aucun., En cours., Prêt.], en: [None., Under way., Ready.]}
questionnaires:
  - id: tiny
    version: "1"
    title: {fr: Minuscule, en: Tiny}
    description: {fr: Un élément., en: One element.}
    items: [CON1]
phases:
  - {code: I, name: {fr: Un, en: One}, stage: {fr: Impulser, en: Initiate}}
  - {code: II, name: {fr: Deux, en: Two}, stage: {fr: Impulser, en: Initiate}}
  - {code: III, name: {fr: Trois, en: Three}, stage: {fr: Structurer, en: Structure}}
  - {code: IV, name: {fr: Quatre, en: Four}, stage: {fr: Animer, en: Keep up}}
  - {code: V, name: {fr: Cinq, en: Five}, stage: {fr: Animer, en: Keep up}}
targets: {conditions: {I: 0, II: 1, III: 1, IV: 2, V: 2}}
sectors: []
roles: []
"""


@pytest.fixture(scope="module")
def shipped() -> dict[str, Questionnaire]:
    return parse_questionnaires(TEXT)


@pytest.fixture(scope="module")
def long(shipped: dict[str, Questionnaire]) -> Questionnaire:
    return shipped["long"]


def codes_by_section(questionnaire: Questionnaire) -> dict[str, list[str]]:
    return {
        section.code: [item.code for item in section.items] for section in questionnaire.sections
    }


def french_and_english(part: object) -> Iterator[tuple[str, str]]:
    """Yield every pair of texts in what was read from JSON."""
    if isinstance(part, dict) and set(part) == {"fr", "en"}:
        yield part["fr"], part["en"]
    elif isinstance(part, dict):
        for inside in part.values():
            yield from french_and_english(inside)
    elif isinstance(part, list):
        for inside in part:
            yield from french_and_english(inside)


def test_the_shipped_forms_hold_exactly_their_items(shipped: dict[str, Questionnaire]) -> None:
    assert {id_: codes_by_section(form) for id_, form in shipped.items()} == {
        "long": SECTIONS,
        "short": SHORT_SECTIONS,
    }
    assert {form.version for form in shipped.values()} == {"2"}


def test_every_item_of_the_catalogue_is_written_once_and_asked() -> None:
    content = parse_content(TEXT)

    assert [item.code for item in content.items] == list(chain(*SECTIONS.values()))


def test_preconditions_are_gates_and_alone_never_averaged(long: Questionnaire) -> None:
    assert [section.code for section in long.sections if not section.averaged] == ["preconditions"]
    assert [item.code for item in long.items if item.gate] == ["PRE1", "PRE2", "PRE3"]


def test_every_item_has_five_levels_facets_sources_and_sourced_actions(long: Questionnaire) -> None:
    assert {len(item.levels) for item in long.items} == {5}
    assert all(len(item.facets) >= 2 for item in long.items)
    assert all(item.sources and item.actions for item in long.items)
    assert all(action.sources for item in long.items for action in item.actions)
    assert sum(len(item.actions) for item in long.items) == 73


def test_every_item_opens_a_discussion_of_its_own(long: Questionnaire) -> None:
    questions = [question for item in long.items for question in item.discussion]

    assert {len(item.discussion) for item in long.items} == {2}
    assert len({question.fr for question in questions}) == len(questions)
    assert len({question.en for question in questions}) == len(questions)


def test_an_edition_frozen_before_there_were_questions_loads_and_keeps_its_checksum(
    long: Questionnaire,
) -> None:
    before = long.model_dump(mode="json")
    for section in before["sections"]:
        for item in section["items"]:
            del item["discussion"]
    text = json.dumps(before, sort_keys=True, separators=(",", ":"), ensure_ascii=False)

    read = Questionnaire.from_json(text)

    assert read.to_json() == text
    assert [item.discussion for item in read.items] == [()] * 27


def test_only_the_principles_are_introduced_by_a_period(long: Questionnaire) -> None:
    introduced = [item.code for item in long.items if item.introduction is not None]

    assert introduced == SECTIONS["leadership"]


def test_the_default_targets_are_those_of_the_method(shipped: dict[str, Questionnaire]) -> None:
    long, short = shipped["long"], shipped["short"]

    assert [list(long.targets(phase.code).values()) for phase in long.phases] == [
        [3, 2, 1, 0, 2],
        [3, 3, 2, 1, 2],
        [3, 3, 3, 2, 2],
        [3, 3, 3, 3, 2],
        [3, 3, 3, 3, 2],
    ]
    assert short.targets("III") == {
        "preconditions": 3,
        "questions_considered": 3,
        "questions_objectives": 3,
        "conditions": 2,
    }


def test_five_phases_stand_in_three_stages(long: Questionnaire) -> None:
    assert [(phase.code, phase.stage.fr) for phase in long.phases] == [
        ("I", "Impulser"),
        ("II", "Impulser"),
        ("III", "Structurer"),
        ("IV", "Animer"),
        ("V", "Animer"),
    ]


def test_one_role_means_the_people_concerned(long: Questionnaire) -> None:
    assert [role.code for role in long.roles if role.concerned] == ["concerned"]
    assert len(long.sectors) == 9


def test_every_text_is_written_in_both_languages(shipped: dict[str, Questionnaire]) -> None:
    for form in shipped.values():
        pairs = list(french_and_english(json.loads(form.to_json())))

        assert all(french.strip() and english.strip() for french, english in pairs)
        # Whole sentences are never left in the other language; single words may be alike.
        assert [pair for pair in pairs if pair[0] == pair[1] and " " in pair[0]] == []


def test_the_texts_follow_the_typing_rules_of_the_file(shipped: dict[str, Questionnaire]) -> None:
    """No double or outer blank, no typographic mark typed by hand, Québec's ; ? and !"""
    for form in shipped.values():
        for french, english in french_and_english(json.loads(form.to_json())):
            assert MISTYPED.search(french) is None
            assert MISTYPED.search(english) is None
            assert re.search(r" [;?!]|[^ ]:( |$)|[^ ]%", french) is None
            assert re.search(r" [;?!:%]", english) is None


def test_every_source_names_its_document(long: Questionnaire) -> None:
    statements = {source for item in long.items for source in item.sources} | {
        source for item in long.items for action in item.actions for source in action.sources
    }

    documents = {long.document_of(statement).code for statement in statements}

    assert documents == {"000", "001", "002", "003", "004"}
    assert long.document_of("S004-10") == Document(
        code="004",
        title=LocalizedText(
            fr="La stratégie d'impact collectif selon La Fonda",
            en="The collective impact strategy of La Fonda (in French)",
        ),
    )


def test_an_edition_comes_back_from_its_json(shipped: dict[str, Questionnaire]) -> None:
    for form in shipped.values():
        again = Questionnaire.from_json(form.to_json())

        assert again == form
        assert again.checksum == form.checksum
        assert form.checksum == hashlib.sha256(form.to_json().encode()).hexdigest()


def test_the_json_is_canonical() -> None:
    written = parse_questionnaires(ONE_ITEM)["tiny"].to_json()

    assert written.startswith(
        '{"description":{"en":"One element.","fr":"Un élément."},"documents":'
    )
    assert written == json.dumps(
        json.loads(written), sort_keys=True, separators=(",", ":"), ensure_ascii=False
    )


def test_the_order_of_keys_in_the_file_leaves_the_checksum() -> None:
    """Every top-level part moved to the other end, and the keys of the item turned round."""
    head, item, tail = re.split(r"(?m)^  - code: CON1\n((?:    .*\n)*)", ONE_ITEM)
    keys = ["code: CON1", *(line.strip() for line in item.splitlines())]
    turned = f"  - {keys[-1]}\n" + "".join(f"    {key}\n" for key in reversed(keys[:-1]))
    parts = re.split(r"(?m)^(?=[a-z])", head + turned + tail)

    moved = parse_questionnaires("".join(reversed(parts)))["tiny"]

    assert moved.checksum == parse_questionnaires(ONE_ITEM)["tiny"].checksum


def test_another_word_changes_the_checksum() -> None:
    changed = ONE_ITEM.replace("Under way.", "On its way.")

    before, after = parse_questionnaires(ONE_ITEM)["tiny"], parse_questionnaires(changed)["tiny"]

    assert before.checksum != after.checksum


def test_folding_a_text_leaves_it_as_it_is() -> None:
    folded = ONE_ITEM.replace(
        "    description: {fr: Un élément., en: One element.}",
        "    description:\n      fr: >\n        Un\n        élément.\n"
        "      en: One\n        element.",
    )

    assert parse_questionnaires(folded) == parse_questionnaires(ONE_ITEM)


def test_an_item_knows_its_choices() -> None:
    item = parse_questionnaires(ONE_ITEM)["tiny"].item("CON1")

    assert item.top == 2
    assert item.choices == ("0", "1", "2", "dk", "early")
    assert item.introduction == LocalizedText(fr="Pensez à hier.", en="Think of yesterday.")
    assert [(level.short.fr, level.sentence.en) for level in item.levels] == [
        ("Absent", "None."),
        ("Partiel", "Under way."),
        ("Solide", "Ready."),
    ]


def test_what_a_questionnaire_lacks_is_a_situation() -> None:
    tiny = parse_questionnaires(ONE_ITEM)["tiny"]

    with pytest.raises(UnknownItem, match="PRE1"):
        tiny.item("PRE1")
    with pytest.raises(UnknownItem, match="PRE1"):
        tiny.section_of("PRE1")
    with pytest.raises(UnknownPhase, match="VI"):
        tiny.targets("VI")
    with pytest.raises(UnknownDocument, match="S004-10"):
        tiny.document_of("S004-10")


def test_changing_the_targets_received_changes_no_questionnaire() -> None:
    tiny = parse_questionnaires(ONE_ITEM)["tiny"]

    tiny.targets("III")["conditions"] = 0

    assert tiny.targets("III") == {"conditions": 1}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"CON1"', '"con-1"'),
        ('"id":"tiny"', '"id":"tiny","id2":"x"'),
        ('"gate":false', '"gate":true'),
        ('"Under way."', '""'),
        ('"Under way."', '"\\ud800"'),
        ('"averaged":true', '"averaged":1'),
        ('"sources":["S000-30"]', '"sources":["000-30"]'),
        ('{"description"', '{"description'),
    ],
)
def test_a_damaged_edition_is_refused(old: str, new: str) -> None:
    written = parse_questionnaires(ONE_ITEM)["tiny"].to_json()
    assert old in written

    with pytest.raises(UnreadableEdition):
        Questionnaire.from_json(written.replace(old, new))


def test_an_edition_with_an_item_twice_is_refused() -> None:
    edition = json.loads(parse_questionnaires(ONE_ITEM)["tiny"].to_json())
    edition["sections"][0]["items"] *= 2

    with pytest.raises(UnreadableEdition):
        Questionnaire.from_json(json.dumps(edition))


def test_an_unusable_file_says_how_many_mistakes_it_has() -> None:
    text = ONE_ITEM.replace("items: [CON1]", "items: [CON9]").replace("III: 1", "III: 3")

    with pytest.raises(InvalidContent) as refused:
        parse_questionnaires(text)

    assert str(refused.value) == "This file cannot be used. Mistakes found: 2."
    assert refused.value.problems == (
        Problem(23, "questionnaires[tiny].items[0]", '"CON9" is not among the items of this file.'),
        Problem(30, "targets.conditions.III", "The target 3 is not on the scale from 0 to 2."),
    )
