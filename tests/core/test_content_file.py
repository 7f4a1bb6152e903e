"""Every mistake that an author can make, with its line, its place and its sentence."""

import pytest

from cimpact.core.content_file import parse_content
from cimpact.core.content_yaml import InvalidContent, Problem

CONTENT = """\
documents:
  - code: "000"
    title: {fr: Un document, en: A document}
dont_know: {fr: Je ne sais pas, en: I don't know}
too_early: {fr: Trop tôt, en: Too early}
families:
  - code: F1
    name: {fr: État, en: State}
    short:
      fr: [Absent, Partiel, Solide]
      en: [Absent, Partial, Solid]
sections:
  - code: preconditions
    averaged: false
    name: {fr: Préalables, en: Preconditions}
  - code: conditions
    name: {fr: Conditions, en: Conditions}
items:
  - code: PRE1
    section: preconditions
    family: F1
    gate: true
    sources: [S000-11]
    name: {fr: Un champion, en: A champion}
    stem: {fr: "Avons-nous un champion?", en: "Do we have a champion?"}
    levels:
      fr: [Non., En partie., Oui.]
      en: [No., In part., Yes.]
  - code: CON1
    section: conditions
    family: F1
    sources: [S000-30]
    name: {fr: Un plan, en: A plan}
    stem: {fr: "Où en est notre plan?", en: "Where does our plan stand?"}
    levels:
      fr: [Aucun., En cours., Prêt.]
      en: [None., Under way., Ready.]
    facets:
      fr: [Vision, Analyse]
      en: [Vision, Analysis]
    actions:
      - fr: Écrire le plan ensemble.
        en: Write the plan together.
        sources: [S000-30]
questionnaires:
  - id: long
    version: "1"
    title: {fr: Complet, en: Full}
    description: {fr: Deux éléments., en: Two elements.}
    items: [PRE1, CON1]
phases:
  - {code: I, name: {fr: Un, en: One}, stage: {fr: Impulser, en: Initiate}}
  - {code: II, name: {fr: Deux, en: Two}, stage: {fr: Impulser, en: Initiate}}
  - {code: III, name: {fr: Trois, en: Three}, stage: {fr: Structurer, en: Structure}}
  - {code: IV, name: {fr: Quatre, en: Four}, stage: {fr: Animer, en: Keep up}}
  - {code: V, name: {fr: Cinq, en: Five}, stage: {fr: Animer, en: Keep up}}
targets:
  preconditions: {I: 2, II: 2, III: 2, IV: 2, V: 2}
  conditions: {I: 0, II: 1, III: 1, IV: 2, V: 2}
sectors:
  - {code: health, name: {fr: Santé, en: Health}}
roles:
  - {code: concerned, concerned: true, name: {fr: Membre, en: Member}}
"""

FOUR_DIGITS = "A statement id is S, three digits, a dash and two digits: S004-10."


def mistakes_of(text: str) -> tuple[Problem, ...]:
    with pytest.raises(InvalidContent) as refused:
        parse_content(text)
    return refused.value.problems


def changed(right: str, wrong: str) -> str:
    assert CONTENT.count(right) == 1
    return CONTENT.replace(right, wrong)


def line_of(text: str) -> int:
    """Return the line of the valid content that is exactly this text."""
    return CONTENT.splitlines().index(text.rstrip("\n")) + 1


def test_the_sample_is_valid() -> None:
    content = parse_content(CONTENT)

    assert [item.code for item in content.items] == ["PRE1", "CON1"]


@pytest.mark.parametrize(
    ("right", "wrong", "place", "message"),
    [
        pytest.param(
            "    gate: true",
            "    gates: true",
            "items[PRE1].gates",
            'The key "gates" is not known here.',
            id="unknown key",
        ),
        pytest.param(
            "dont_know: {fr: Je ne sais pas, en: I don't know}",
            "dont_know: {fr: Je ne sais pas}",
            "dont_know.en",
            'The key "en" is missing.',
            id="missing language",
        ),
        pytest.param(
            "        en: Write the plan together.",
            '        en: "  "',
            "items[CON1].actions[0].en",
            "This text is empty.",
            id="blank text",
        ),
        pytest.param(
            "        en: Write the plan together.",
            "        en:",
            "items[CON1].actions[0].en",
            "This text is empty.",
            id="no text",
        ),
        pytest.param(
            "        en: Write the plan together.",
            '        en: "A bell \\a rings."',
            "items[CON1].actions[0].en",
            "This text holds an invisible character.",
            id="invisible character",
        ),
        pytest.param(
            '    version: "1"',
            "    version: 1",
            "questionnaires[long].version",
            "This must be text: put it between quotes.",
            id="number for a text",
        ),
        pytest.param(
            '    version: "1"',
            '    version: "one two"',
            "questionnaires[long].version",
            "A version is short: digits, letters, . and -.",
            id="odd version",
        ),
        pytest.param(
            "    averaged: false",
            "    averaged: no",
            "sections[preconditions].averaged",
            "This must be true or false.",
            id="text for a yes or no",
        ),
        pytest.param(
            "      fr: [Vision, Analyse]",
            "      fr: [Vision, Vision]",
            "items[CON1].facets.fr[1]",
            '"Vision" was already given above.',
            id="facet twice",
        ),
        pytest.param(
            "      fr: [Vision, Analyse]",
            "      fr: Vision",
            "items[CON1].facets.fr",
            "This must be a list.",
            id="text for a list",
        ),
        pytest.param(
            "    title: {fr: Complet, en: Full}",
            "    title: Complet",
            "questionnaires[long].title",
            "This must be a group of keys.",
            id="text for languages",
        ),
        pytest.param(
            "      en: [No., In part., Yes.]",
            "      en: [No., Yes.]",
            "items[PRE1].levels.en",
            "This list needs at least 3 entries; it has 2.",
            id="two levels",
        ),
        pytest.param(
            "      en: [None., Under way., Ready.]",
            "      en: [a, b, c, d, e, f, g, h]",
            "items[CON1].levels.en",
            "This list may have at most 7 entries; it has 8.",
            id="eight levels",
        ),
        pytest.param(
            "      en: [None., Under way., Ready.]",
            "      en: [None., Begun., Under way., Ready.]",
            "items[CON1].levels.en",
            "English has 4, French has 3: they answer one another.",
            id="levels of one language",
        ),
        pytest.param(
            "      en: [Vision, Analysis]",
            "      en: [Vision]",
            "items[CON1].facets.en",
            "English has 1, French has 2: they answer one another.",
            id="facets of one language",
        ),
        pytest.param(
            "    facets:",
            '    discussion: {fr: ["Qui?", "Où?"], en: ["Who?"]}\n    facets:',
            "items[CON1].discussion.en",
            "English has 1, French has 2: they answer one another.",
            id="questions of one language",
        ),
        pytest.param(
            "  - {code: health, name: {fr: Santé, en: Health}}",
            "  - {code: Health, name: {fr: Santé, en: Health}}",
            "sectors[Health].code",
            "A code here is lower-case letters, digits and underscores.",
            id="odd code",
        ),
        pytest.param(
            "    section: conditions",
            "    section: principles",
            "items[CON1].section",
            '"principles" is not among the sections of this file.',
            id="unknown section",
        ),
        pytest.param(
            "    sources: [S000-11]",
            "    sources: [S000-1]",
            "items[PRE1].sources[0]",
            FOUR_DIGITS,
            id="no statement id",
        ),
        pytest.param(
            "    sources: [S000-11]",
            "    sources: [S004-11]",
            "items[PRE1].sources[0]",
            '"004" is not among the documents of this file.',
            id="unknown document",
        ),
        pytest.param(
            "        sources: [S000-30]",
            "        sources: [S000-30, S001-01]",
            "items[CON1].actions[0].sources[1]",
            '"001" is not among the documents of this file.',
            id="unknown document of an action",
        ),
        pytest.param(
            "    sources: [S000-11]",
            "    sources:",
            "items[PRE1].sources",
            "This must be a list.",
            id="no source",
        ),
        pytest.param(
            "        sources: [S000-30]",
            "        sources: []",
            "items[CON1].actions[0].sources",
            "This list is empty.",
            id="an action without a source",
        ),
        pytest.param(
            '    stem: {fr: "Où en est notre plan?", en: "Where does our plan stand?"}',
            '    stem: {fr: "Où?", en: ' + "x" * 2001 + "}",
            "items[CON1].stem.en",
            "This text is longer than 2000 characters.",
            id="a text too long for a phone",
        ),
        pytest.param(
            "    items: [PRE1, CON1]",
            "    items: [PRE1, CON9]",
            "questionnaires[long].items[1]",
            '"CON9" is not among the items of this file.',
            id="unknown item",
        ),
        pytest.param(
            "    items: [PRE1, CON1]",
            "    items: [PRE1, PRE1]",
            "questionnaires[long].items[1]",
            '"PRE1" was already given above.',
            id="item twice in a questionnaire",
        ),
        pytest.param(
            "    items: [PRE1, CON1]",
            "    items: []",
            "questionnaires[long].items",
            "This list is empty.",
            id="empty questionnaire",
        ),
        pytest.param(
            "  conditions: {I: 0, II: 1, III: 1, IV: 2, V: 2}",
            "  conditions: {I: 0, II: 1, III: 3, IV: 2, V: 2}",
            "targets.conditions.III",
            "The target 3 is not on the scale from 0 to 2.",
            id="target above the scale",
        ),
        pytest.param(
            "  conditions: {I: 0, II: 1, III: 1, IV: 2, V: 2}",
            "  conditions: {I: -1, II: 1, III: 1, IV: 2, V: 2}",
            "targets.conditions.I",
            "The target -1 is not on the scale from 0 to 2.",
            id="target below the scale",
        ),
        pytest.param(
            "  conditions: {I: 0, II: 1, III: 1, IV: 2, V: 2}",
            "  conditions: {I: 0, II: 1.5, III: 1, IV: 2, V: 2}",
            "targets.conditions.II",
            "This must be a whole number.",
            id="target between levels",
        ),
        pytest.param(
            "  conditions: {I: 0, II: 1, III: 1, IV: 2, V: 2}",
            "  conditions: {I: 0, II: 1, IV: 2}",
            "targets.conditions",
            "Missing phases: III, V.",
            id="target of a phase missing",
        ),
        pytest.param(
            "  conditions: {I: 0, II: 1, III: 1, IV: 2, V: 2}",
            "  conditions: {I: 0, II: 1, III: 1, IV: 2, V: 2, VI: 2}",
            "targets.conditions.VI",
            'There is no phase "VI".',
            id="target of an unknown phase",
        ),
    ],
)
def test_a_mistake_is_located(right: str, wrong: str, place: str, message: str) -> None:
    assert mistakes_of(changed(right, wrong)) == (Problem(line_of(right), place, message),)


@pytest.mark.parametrize(
    ("right", "wrong", "line", "place", "message"),
    [
        pytest.param(
            "    averaged: false",
            "    averaged: true",
            "    gate: true",
            "items[PRE1].gate",
            'A gate needs a section with "averaged: false".',
            id="averaged gate",
        ),
        pytest.param(
            "      fr: [Absent, Partiel, Solide]\n      en: [Absent, Partial, Solid]",
            "      fr: [Un, Deux, Trois]\n      en: [One, Two, Three, Four]",
            "      en: [Absent, Partial, Solid]",
            "families[F1].short.en",
            "English has 4, French has 3: they answer one another.",
            id="words of one language",
        ),
        pytest.param(
            "      fr: [Aucun., En cours., Prêt.]\n      en: [None., Under way., Ready.]",
            "      fr: [a, b, c, d]\n      en: [a, b, c, d]",
            "      fr: [Aucun., En cours., Prêt.]",
            "items[CON1].levels.fr",
            "There are 4 levels; the family has 3 words.",
            id="levels of another family",
        ),
        pytest.param(
            "  conditions: {I: 0, II: 1, III: 1, IV: 2, V: 2}\n",
            "",
            "targets:",
            "targets.conditions",
            'The targets of section "conditions" are missing.',
            id="no targets for a section",
        ),
        pytest.param(
            "  - {code: V, name: {fr: Cinq, en: Five}, stage: {fr: Animer, en: Keep up}}\n",
            "",
            "phases:",
            "phases",
            "Missing phases: V.",
            id="no fifth phase",
        ),
    ],
)
def test_a_mistake_elsewhere_is_located(
    right: str, wrong: str, line: str, place: str, message: str
) -> None:
    assert mistakes_of(changed(right, wrong)) == (Problem(line_of(line), place, message),)


@pytest.mark.parametrize(
    ("old", "new", "line", "place", "name"),
    [
        ("code: CON1", "code: PRE1", "  - code: CON1", "items[PRE1].code", "PRE1"),
        (
            "code: conditions",
            "code: preconditions",
            "  - code: conditions",
            "sections[preconditions].code",
            "preconditions",
        ),
        (
            "code: II,",
            "code: I,",
            "  - {code: II, name: {fr: Deux, en: Two}, stage: {fr: Impulser, en: Initiate}}",
            "phases[I].code",
            "I",
        ),
    ],
)
def test_a_code_given_twice_is_refused(
    old: str, new: str, line: str, place: str, name: str
) -> None:
    problems = mistakes_of(CONTENT.replace(old, new))

    assert Problem(line_of(line), place, f'"{name}" was already given above.') in problems


def test_two_questionnaires_of_one_id_are_refused() -> None:
    start, end = CONTENT.index("  - id: long"), CONTENT.index("phases:")
    text = CONTENT[:end] + CONTENT[start:end] + CONTENT[end:]

    assert mistakes_of(text) == (
        Problem(line_of("phases:"), "questionnaires[long].id", '"long" was already given above.'),
    )


def test_an_unknown_phase_is_refused_and_the_right_one_missed() -> None:
    problems = mistakes_of(CONTENT.replace("code: V,", "code: VI,"))

    assert problems == (
        Problem(line_of("phases:"), "phases", "Missing phases: V."),
        Problem(
            line_of("phases:") + 5, "phases[VI].code", "This must be 'I', 'II', 'III', 'IV' or 'V'."
        ),
    )


def test_an_odd_item_code_is_refused() -> None:
    assert mistakes_of(CONTENT.replace("CON1", "con-1")) == (
        Problem(
            line_of("  - code: CON1"),
            "items[con-1].code",
            "An item's code is 2 to 12 capitals and digits, like PRE1.",
        ),
        Problem(
            line_of("    items: [PRE1, CON1]"),
            "questionnaires[long].items[1]",
            "An item's code is 2 to 12 capitals and digits, like PRE1.",
        ),
    )


def without(part: str, following: str, instead: str = "") -> str:
    """The sample without one part."""
    start, end = CONTENT.index(f"{part}:\n"), CONTENT.index(f"{following}:")
    return CONTENT[:start] + instead + CONTENT[end:]


def test_a_questionnaire_without_targets_says_which_are_missing() -> None:
    targets = line_of("targets:")

    assert mistakes_of(without("targets", "sectors")) == (
        Problem(1, "targets", 'The key "targets" is missing.'),
    )
    assert mistakes_of(without("targets", "sectors", "targets: {}\n")) == tuple(
        Problem(targets, f"targets.{code}", f'The targets of section "{code}" are missing.')
        for code in ("preconditions", "conditions")
    )


def test_a_questionnaire_without_sources_says_where_each_is_missing() -> None:
    unnamed = '"000" is not among the documents of this file.'
    shift = line_of("dont_know: {fr: Je ne sais pas, en: I don't know}") - 2

    assert mistakes_of(without("documents", "dont_know", "documents: []\n")) == tuple(
        Problem(line_of(line) - shift, f"items[{place}].sources[0]", unnamed)
        for line, place in (
            ("    sources: [S000-11]", "PRE1"),
            ("    sources: [S000-30]", "CON1"),
            ("        sources: [S000-30]", "CON1].actions[0"),
        )
    )
    assert mistakes_of(CONTENT.replace("        sources: [S000-30]\n", "")) == (
        Problem(
            line_of("      - fr: Écrire le plan ensemble."),
            "items[CON1].actions[0].sources",
            'The key "sources" is missing.',
        ),
    )


def test_targets_of_an_unknown_section_are_refused_and_the_right_ones_missed() -> None:
    problems = mistakes_of(CONTENT.replace("  conditions: {", "  condition: {"))

    assert problems == (
        Problem(
            line_of("targets:"),
            "targets.conditions",
            'The targets of section "conditions" are missing.',
        ),
        Problem(
            line_of("targets:") + 2,
            "targets.condition",
            '"condition" is not among the sections of this file.',
        ),
    )


def test_all_mistakes_come_at_once_in_the_order_of_the_file() -> None:
    text = (
        CONTENT.replace("    averaged: false", "    averaged: false\n    averaged: true")
        .replace("en: A champion", "en: *name")
        .replace("section: conditions", "section: principles")
        .replace("sources: [S000-30]\nquest", "sources: [S004-30]\nquest")
        .replace('version: "1"', "version: 1")
        .replace("III: 1", "III: 9")
    )

    assert [(problem.line, problem.place) for problem in mistakes_of(text)] == [
        (15, "sections[preconditions].averaged"),
        (25, "items[PRE1].name.en"),
        (31, "items[CON1].section"),
        (45, "items[CON1].actions[0].sources[0]"),
        (48, "questionnaires[long].version"),
        (60, "targets.conditions.III"),
    ]


@pytest.mark.parametrize(
    "part",
    [
        "documents",
        "families",
        "sections",
        "items",
        "questionnaires",
        "phases",
        "targets",
        "sectors",
    ],
)
@pytest.mark.parametrize(
    "value", ["1", "text", "[1]", "[text]", "[[a]]", "{a: b}", "{a: {b: c}}", ""]
)
def test_a_part_of_another_shape_is_a_mistake_and_no_crash(part: str, value: str) -> None:
    start = CONTENT.index(f"{part}:\n")
    following = [
        at
        for at in range(start + 1, len(CONTENT))
        if CONTENT[at - 1] == "\n" and CONTENT[at] != " "
    ]
    text = CONTENT[:start] + f"{part}: {value}\n" + CONTENT[following[0] :]

    assert any(problem.place.startswith(part) for problem in mistakes_of(text))


@pytest.mark.parametrize(
    "key", ["section", "family", "code", "gate", "levels", "sources", "actions"]
)
@pytest.mark.parametrize("value", ["[a]", "{a: b}", "1", ""])
def test_an_item_of_another_shape_is_a_mistake_and_no_crash(key: str, value: str) -> None:
    start, end = CONTENT.index("  - code: PRE1"), CONTENT.index("  - code: CON1")
    text = f"{CONTENT[:start]}  - {key}: {value}\n{CONTENT[end:]}"

    assert any(problem.place.startswith("items[0]") for problem in mistakes_of(text))


def test_an_empty_mapping_names_every_missing_part() -> None:
    assert [problem.place for problem in mistakes_of("{}")] == [
        "dont_know",
        "too_early",
        "families",
        "sections",
        "phases",
        "targets",
        "questionnaires",
        "items",
    ]


def test_elements_need_no_source_and_members_no_sector() -> None:
    """A group's own questions rest on nobody's documents."""
    bare = CONTENT.replace("\n    sources: [S000-11]", "").replace("\n    sources: [S000-30]", "")
    bare = bare[: bare.index("sectors:")]

    content = parse_content(bare)

    assert [item.sources for item in content.items] == [(), ()]
    assert (content.sectors, content.roles) == ((), ())


def test_a_statement_of_a_document_that_no_file_lists_is_refused() -> None:
    start, end = CONTENT.index("documents:"), CONTENT.index("dont_know:")

    messages = {problem.message for problem in mistakes_of(CONTENT[:start] + CONTENT[end:])}

    assert messages == {'"000" is not among the documents of this file.'}


FOUR_LEVELS = """\
  - code: CON2
    section: {section}
    family: F4
    name: {{fr: Quatre, en: Four}}
    stem: {{fr: Quatre, en: Four}}
    levels: {{fr: [a, b, c, d], en: [a, b, c, d]}}
"""


@pytest.mark.parametrize("section", ["conditions", "preconditions"])
def test_a_section_is_averaged_on_one_scale(section: str) -> None:
    """Preconditions are never averaged: theirs may differ."""
    family = "  - {code: F4, name: {fr: a, en: a}, short: {fr: [a, b, c, d], en: [a, b, c, d]}}\n"
    text = changed("sections:\n", family + "sections:\n").replace(
        "questionnaires:", FOUR_LEVELS.format(section=section) + "questionnaires:"
    )
    if section == "preconditions":
        parse_content(text)
        return

    (problem,) = mistakes_of(text)

    assert problem.place == "items[CON2].levels.fr"
    assert problem.message == (
        "This element has 4 levels, the first one of its section has 3: a section is averaged on "
        "one scale."
    )
