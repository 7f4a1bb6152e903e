"""Who answered, by sector and role: presence, and numbers only where they point at nobody."""

from cimpact.core.coverage import SectorAttendance, attendance, coverage
from cimpact.core.lists import Entry, Lists, typed_lists
from cimpact.core.report import Coverage, GroupCount

LISTS = typed_lists(
    [Entry("arts", "Arts", ""), Entry("health", "Health", ""), Entry("school", "School", "")],
    [Entry("parent", "Parent", "", concerned=True), Entry("staff", "Staff", "")],
)


def people(**sectors: int) -> list[tuple[str, str]]:
    """So many people per sector, all of them staff; ``none`` names no sector."""
    return [
        ("" if sector == "none" else sector, "staff")
        for sector, number in sectors.items()
        for _ in range(number)
    ]


def came(
    answered: list[tuple[str, str]], *, minimum_group: int = 5, with_numbers: bool = True
) -> Coverage | None:
    return coverage(answered, LISTS, minimum_group=minimum_group, with_numbers=with_numbers)


def sectors(known: Coverage | None) -> list[tuple[str, int | None]]:
    assert known is not None
    return [(group.code, group.people) for group in known.sectors]


def test_sectors_of_enough_people_have_their_number() -> None:
    known = came(people(health=5, arts=6))
    assert known == Coverage(
        sectors=(GroupCount("arts", 6), GroupCount("health", 5)),
        absent_sectors=("school",),
        roles=(GroupCount("staff", 11),),
        absent_roles=("parent",),
        concerned=False,
    )


def test_a_number_of_few_people_is_not_said_and_cannot_be_computed() -> None:
    """Three from school would follow from thirteen in all: the five from health are not told."""
    assert sectors(came(people(health=5, school=3, arts=5))) == [
        *(("arts", 5), ("health", None), ("school", None))
    ]


def test_those_who_named_no_sector_count_among_the_unsaid() -> None:
    assert sectors(came(people(health=6, none=2))) == [("health", None)]
    assert sectors(came(people(health=6, none=5))) == [("health", 6)]


def test_nothing_is_said_of_fewer_people_than_the_minimum_group() -> None:
    assert came(people(health=4)) is None
    assert came([]) is None


def test_numbers_wait_until_the_session_is_closed() -> None:
    assert sectors(came(people(health=9, arts=8), with_numbers=False)) == [
        *(("arts", None), ("health", None))
    ]


def test_everybody_is_counted_where_everybody_agreed_to_be_named() -> None:
    assert sectors(came(people(health=1), minimum_group=1)) == [("health", 1)]
    assert came([], minimum_group=1) is None


def test_whether_the_communities_concerned_are_there() -> None:
    def concerned(*roles: str) -> bool | None:
        known = came([("", role) for role in roles])
        assert known is not None
        return known.concerned

    assert concerned("staff", "staff", "staff", "staff", "parent") is True
    assert concerned(*["staff"] * 5) is False
    assert concerned(*[""] * 5) is None


def test_attendance_says_who_is_missing_only_where_the_number_is_said() -> None:
    known = came(people(health=5, arts=7, none=5))
    assert known is not None
    assert attendance(known, LISTS, {"arts": 6, "health": 9, "school": 2}) == (
        SectorAttendance("arts", is_present=True, people=7, expected=6),
        SectorAttendance("health", is_present=True, people=5, expected=9),
        SectorAttendance("school", is_present=False, people=0, expected=2),
    )
    assert [each.missing for each in attendance(known, LISTS, {"arts": 6, "health": 9})] == [
        *(0, 4, None)
    ]
    hidden = came(people(health=4, arts=3))
    assert hidden is not None
    assert [each.missing for each in attendance(hidden, LISTS, {"health": 9, "school": 2})] == [
        *(None, None, 2)
    ]


def test_an_empty_list_leaves_nothing_to_say() -> None:
    known = coverage(
        people(none=6), Lists(sectors=(), roles=()), minimum_group=5, with_numbers=True
    )
    assert known == Coverage((), (), (), (), None)
