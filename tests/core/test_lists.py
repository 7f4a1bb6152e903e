"""A collective's own sectors and roles: what was typed, and the codes that answers keep."""

import pytest

from cimpact.core.lists import Entry, Lists, NameRepeats, TooManyEntries, typed_lists
from tests.scenes import questionnaire


def codes(*entries: Entry) -> list[str]:
    return [sector.code for sector in typed_lists(entries, ()).sectors]


def test_a_new_name_gets_a_code_from_its_letters() -> None:
    typed = [Entry("", "Santé et services sociaux", ""), Entry("", "", "Arts & culture")]
    assert codes(*typed) == ["sante_et_services_sociaux", "arts_culture"]


def test_a_name_without_latin_letters_gets_a_code_all_the_same() -> None:
    assert codes(Entry("", "健康", ""), Entry("", "教育", ""), Entry("", "2e rang", "")) == [
        *("x", "x_2", "x2e_rang")
    ]


def test_a_renamed_sector_keeps_its_code_and_a_new_one_takes_another() -> None:
    assert codes(Entry("health", "Hôpitaux", "Hospitals"), Entry("", "", "Health")) == [
        *("health", "health_2")
    ]


def test_one_text_stands_for_both_languages() -> None:
    (sector,) = typed_lists([Entry("", "Santé", "")], ()).sectors
    assert (sector.name.fr, sector.name.en) == ("Santé", "Santé")


def test_a_line_without_a_name_is_none() -> None:
    lists = typed_lists([Entry("health", "", ""), Entry("", "", "")], [Entry("other", "", "")])
    assert lists == Lists(sectors=(), roles=())


def test_the_role_of_the_communities_concerned_is_marked() -> None:
    roles = typed_lists((), [Entry("", "Parents", "Parents", concerned=True), Entry("a", "A", "B")])
    assert [(role.code, role.concerned) for role in roles.roles] == [
        *(("parents", True), ("a", False))
    ]


def test_all_names_that_stand_twice_are_told_at_once() -> None:
    typed = [
        *(Entry("a", "Santé", "Health"), Entry("b", "SANTÉ", "Care")),
        *(Entry("c", "École", "School"), Entry("d", "Écoles", "School")),
    ]
    with pytest.raises(NameRepeats) as refused:
        typed_lists(typed, ())
    assert refused.value.values == {"names": "Santé; SANTÉ; School"}


def test_a_list_that_no_phone_could_show_is_refused() -> None:
    with pytest.raises(TooManyEntries):
        typed_lists([Entry("", f"Sector {number}", "") for number in range(41)], ())


def test_lists_stand_in_for_those_of_the_questionnaire() -> None:
    own = typed_lists([Entry("", "Arts", "")], ())
    asked = own.within(questionnaire())
    assert [sector.code for sector in asked.sectors] == ["arts"]
    assert asked.roles == ()
    assert asked.items == questionnaire().items
    assert Lists.of(questionnaire()).within(questionnaire()) == questionnaire()
