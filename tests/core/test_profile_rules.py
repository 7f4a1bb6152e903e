"""What is still vague in a profile, in both languages; what changed between two versions."""

from datetime import date

import pytest

from cimpact.core.profile import (
    FIELDS,
    Hint,
    Profile,
    ProfilePart,
    changed_parts,
    hints,
    is_empty,
    values_of,
    with_values,
)
from cimpact.core.vagueness import Vague, vague_change, vague_date, vague_people

TODAY = date(2026, 11, 23)


def of_impact(**said: str) -> list[tuple[str, Vague]]:
    found = hints(Profile(**said), ProfilePart.IMPACT, today=TODAY)
    return [(hint.field, hint.kind) for hint in found]


@pytest.mark.parametrize(
    "text",
    [
        "Les 12-17 ans d'Hochelaga",
        "les élèves de nos cinq écoles",
        "Familles de Montréal-Nord",
        "Locataires du quartier",
        "Young people in Verdun",
        "the tenants of our neighbourhood",
        "Children aged 6 to 12 years, QC",
    ],
)
def test_a_group_and_a_place_are_found_in_both_languages(text: str) -> None:
    assert list(vague_people(text)) == []


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Les jeunes", [Vague.NO_PLACE]),
        ("young people", [Vague.NO_PLACE]),
        ("Hochelaga, et aussi Verdun", [Vague.NO_GROUP]),
        ("our neighbourhood", [Vague.NO_GROUP]),
        ("Tout le monde", [Vague.EVERYBODY, Vague.NO_PLACE]),
        ("the general public", [Vague.EVERYBODY, Vague.NO_PLACE]),
        ("La communauté du quartier", [Vague.EVERYBODY]),
        ("Ce qu'il faut. Peut-être", [Vague.NO_GROUP, Vague.NO_PLACE]),
    ],
)
def test_a_group_or_a_place_that_is_missing_is_told(text: str, kinds: list[Vague]) -> None:
    assert list(vague_people(text)) == kinds


def test_a_capital_that_begins_a_sentence_or_a_line_names_no_place() -> None:
    assert list(vague_people("- Familles\n- Parents. Enfants")) == [Vague.NO_PLACE]
    assert list(vague_people("families who think like I do")) == [Vague.NO_PLACE]


@pytest.mark.parametrize(
    "text",
    [
        "Le décrochage passe de 25 % à 18 %",
        "Deux fois plus de places",
        "Les jeunes terminent l'école",
        "Améliorer la réussite : moins d'absences",
        "Half of them find work",
        "fewer evictions",
    ],
)
def test_a_number_or_a_visible_change_is_enough(text: str) -> None:
    assert list(vague_change(text)) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Sensibiliser et soutenir les familles", Vague.EFFORT),
        ("Raise awareness and empower young people", Vague.EFFORT),
        ("Une société juste", Vague.NO_CHANGE),
        ("A kinder town", Vague.NO_CHANGE),
    ],
)
def test_an_effort_is_not_a_change(text: str, kind: Vague) -> None:
    assert list(vague_change(text)) == [kind]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Juin 2029", []),
        ("dans trois ans", []),
        ("within 18 months", []),
        ("d'ici un an", []),
        ("à la rentrée", []),
        ("next spring", []),
        ("à long terme", [Vague.NO_DATE]),
        ("as soon as we can", [Vague.NO_DATE]),
        ("entre 2019 et 2024", [Vague.PAST]),
        ("de 2024 à 2026", []),
    ],
)
def test_a_date_is_a_year_a_season_or_a_duration(text: str, kinds: list[Vague]) -> None:
    assert list(vague_date(text, today=TODAY)) == kinds


def test_an_empty_part_is_not_called_vague() -> None:
    found = [hints(Profile(), part, today=TODAY) for part in ProfilePart]

    assert found == [()] * len(ProfilePart)


def test_an_impact_tells_which_of_its_three_parts_is_open() -> None:
    assert of_impact(people="Familles de Verdun") == [
        ("change", Vague.UNSAID),
        ("by_when", Vague.UNSAID),
    ]
    said = {"people": "Familles de Verdun", "change": "10 % de plus", "by_when": "2030"}
    assert of_impact(**said) == []


def test_a_need_asks_for_evidence_and_evidence_for_the_need() -> None:
    part = ProfilePart.NEED

    assert hints(Profile(need="a"), part, today=TODAY) == (Hint("evidence", Vague.NO_EVIDENCE),)
    assert hints(Profile(evidence="a"), part, today=TODAY) == (Hint("need", Vague.UNSAID),)


def test_one_link_is_no_chain() -> None:
    part = ProfilePart.CHAIN

    assert hints(Profile(chain=("a",)), part, today=TODAY) == (Hint("chain", Vague.ONE_LINK),)
    assert hints(Profile(chain=("a", "b")), part, today=TODAY) == ()


def test_a_tool_that_is_begun_asks_for_somebody_and_for_a_rhythm() -> None:
    profile = Profile(coordination_how="un comité", communication_who="Nadia")

    assert hints(profile, ProfilePart.TOOLS, today=TODAY) == (
        Hint("coordination_who", Vague.NOBODY),
        Hint("coordination_rhythm", Vague.NO_RHYTHM),
        Hint("communication_rhythm", Vague.NO_RHYTHM),
    )


def test_phases_are_never_vague() -> None:
    assert hints(Profile(phases=("II",)), ProfilePart.PHASES, today=TODAY) == ()


def test_every_field_belongs_to_one_part() -> None:
    listed = [field for part in ProfilePart for field in FIELDS[part]]

    assert sorted(listed) == sorted(Profile.model_fields)


def test_parts_are_compared_one_by_one() -> None:
    before = Profile(need="a", chain=("b", "c"))
    after = with_values(before, {"chain": ["c", "b"], "by_when": "2030"})

    assert changed_parts(before, after) == (ProfilePart.IMPACT, ProfilePart.CHAIN)
    assert values_of(after, ProfilePart.CHAIN) == {"chain": ("c", "b")}
    assert [part for part in ProfilePart if not is_empty(after, part)] == [
        ProfilePart.NEED,
        ProfilePart.IMPACT,
        ProfilePart.CHAIN,
    ]
