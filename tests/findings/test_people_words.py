from cimpact.findings import people
from cimpact.i18n import translator
from tests import reports

_ = translator("en")


def test_a_share_is_a_count_and_a_percentage_from_twenty_on() -> None:
    assert people.share(8, 12, _) == "8 of 12"
    assert people.share(15, 20, _) == "15 of 20 (75%)"


def test_percentages_follow_the_language() -> None:
    assert "75\u00a0%" in people.share(15, 20, translator("fr"))


def test_who_answered_of_how_many() -> None:
    said = [
        people.participation(reports.report(respondents=respondents, invited=invited), _)
        for respondents, invited in [(0, None), (1, None), (14, None), (14, 18)]
    ]

    assert said == [
        "Nobody has answered.",
        "1 person answered.",
        "14 people answered.",
        "14 people answered, of 18 invited.",
    ]


def test_the_minimum_group_is_said_and_so_is_its_absence() -> None:
    assert people.minimum_group(reports.report(), _) == (
        "Results show from 5 answers on, so that nobody can be recognised."
    )
    assert people.minimum_group(reports.report(minimum_group=1), _) == (
        "Everybody agreed to be named: results show from the first answer on."
    )


def test_a_group_is_too_small_under_the_minimum_and_when_empty() -> None:
    sizes = [(4, 5), (5, 5), (0, 1), (1, 1)]

    assert [
        people.is_too_small(reports.report(respondents=respondents, minimum_group=minimum))
        for respondents, minimum in sizes
    ] == [True, False, True, False]


def test_one_item_that_may_be_shown_is_something_to_show() -> None:
    shown = reports.report(items=(reports.item("CON1", 0, 0, 0, 12, 0),))

    assert (people.has_figures(reports.report()), people.has_figures(shown)) == (False, True)


def test_answers_that_stayed_out_are_said_with_the_reason() -> None:
    said = [people.stayed_out(reports.report(stayed_out=number), _) for number in (0, 1, 4)]

    assert said[0] == ""
    assert said[1] == (
        "1 person answered or changed something after results were shown; it cannot be added "
        "without giving their answers away."
    )
    assert said[2] == (
        "4 people answered or changed something after results were shown; not all of it can be "
        "added without giving their answers away."
    )
