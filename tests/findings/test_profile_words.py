"""A profile in words: headed paragraphs, hints, and the two lines for members."""

from datetime import date

import pytest

from cimpact.core.profile import TOOLS, Hint, Profile, ProfilePart
from cimpact.core.vagueness import Vague
from cimpact.findings import profile as words
from cimpact.findings.profile import Headed
from cimpact.i18n import translator
from tests.scenes import questionnaire

EN, FR = translator("en"), translator("fr")
PHASES = questionnaire().phases
PROFILE = Profile(
    need="Drop-out.",
    evidence="A study",
    people="Pupils of Verdun",
    change="Fewer leave.",
    by_when="2030",
    chain=("We meet", "They stay"),
    communication_who="Nadia",
    communication_rhythm="monthly",
    phases=("II", "III"),
    main_phase="III",
)


def test_a_report_gets_every_part_that_says_something() -> None:
    assert words.in_full(PROFILE, PHASES, EN) == (
        Headed("The need", ("Drop-out.", "What shows it: A study")),
        Headed(
            "The target impact",
            (
                "Who, and where: Pupils of Verdun",
                "What changes for them: Fewer leave.",
                "By when: 2030",
            ),
        ),
        Headed("From activities to the impact", ("1. We meet", "2. They stay")),
        Headed("How we work together", ("Communication: Nadia · monthly",)),
        Headed(
            "Phases of the initiative",
            ("II · Phase II (Stage)", "III · Phase III (Stage), the main one"),
        ),
    )


def test_an_empty_profile_says_nothing() -> None:
    assert words.in_full(Profile(), PHASES, FR) == ()
    assert words.short(Profile(), FR) == ()
    assert words.for_members(Profile(), FR) == ()


def test_the_short_form_is_the_need_and_the_target_impact() -> None:
    assert words.short(PROFILE, FR) == (
        Headed("Le besoin", ("Drop-out.",)),
        Headed(
            "L'impact ciblé",
            (
                "Qui, et où\u00a0: Pupils of Verdun",
                "Ce qui change\u00a0: Fewer leave.",
                "Échéance\u00a0: 2030",
            ),
        ),
    )


def test_members_read_two_lines_and_long_texts_are_cut() -> None:
    assert words.for_members(PROFILE, EN) == (
        "The need: Drop-out.",
        "What we want to change: Pupils of Verdun · Fewer leave · 2030",
    )
    (line,) = words.for_members(Profile(need="long words " * 100), EN)
    assert len(line) < 260
    assert line.endswith("…")


def test_a_phase_that_the_questionnaire_lacks_is_told_as_it_is() -> None:
    assert words.part_in_words(Profile(phases=("X",)), ProfilePart.PHASES, PHASES, EN) == Headed(
        "Phases of the initiative", ("X",)
    )


@pytest.mark.parametrize("_", [EN, FR])
def test_every_hint_is_a_sentence_and_none_a_score(_: words.Translator) -> None:
    found = [Hint(field, kind) for field, kind in words.VAGUE]
    found += [Hint(f"{tool}_who", Vague.NOBODY) for tool in TOOLS]
    found += [Hint(f"{tool}_rhythm", Vague.NO_RHYTHM) for tool in TOOLS]

    sentences = words.hints(found, _)

    assert len(set(sentences)) == len(found)
    assert [said for said in sentences if said[-1] not in ".?…"] == []


def test_a_version_tells_its_day_its_author_and_what_it_brought_back() -> None:
    day = date(2026, 11, 23)

    assert words.saved(None, "", None, EN) == "Nothing is saved yet."
    assert words.saved(day, "", None, EN) == "Saved on November 23, 2026"
    assert words.saved(day, "Alice", 2, FR) == (
        "Enregistré le 23 novembre 2026 par Alice · version 2 reprise"
    )
