"""A second implementation of change, and properties that hold for all sessions."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cimpact.core.comparison import compare
from cimpact.exports.comparison_json import comparison_dict, comparison_json
from tests.core.factories import PATIENT
from tests.core.naive_change import naive_change, usable_links
from tests.core.random_sessions import Drawn, faithful, sessions


def approximately(value: object) -> object:
    """The same structure with every float within 1e-9."""
    if isinstance(value, dict):
        return {key: approximately(each) for key, each in value.items()}
    if isinstance(value, list):
        return [approximately(each) for each in value]
    return pytest.approx(value, rel=0, abs=1e-9) if isinstance(value, float) else value


@settings(PATIENT, max_examples=250)
@given(sessions(), sessions())
def test_a_second_implementation_says_the_same(earlier: Drawn, later: Drawn) -> None:
    found = comparison_dict(compare([earlier.sitting("a"), later.sitting("b")]))
    expected = naive_change(earlier.naive(), later.naive())
    assert found["changes"] == [approximately({"earlier": "a", "later": "b", **expected})]
    assert [each["linked_people"] for each in found["sessions"]] == [
        len(usable_links(each.naive())) for each in (earlier, later)
    ]


@settings(PATIENT, max_examples=150)
@given(faithful())
def test_it_says_the_same_of_groups_that_come_back(both: tuple[Drawn, Drawn]) -> None:
    """Enough people to be shown, some of them clearly moved."""
    earlier, later = both
    found = comparison_dict(compare([earlier.sitting("a"), later.sitting("b")]))
    expected = naive_change(earlier.naive(), later.naive())
    assert found["changes"] == [approximately({"earlier": "a", "later": "b", **expected})]


@PATIENT
@given(sessions(), sessions())
def test_turning_the_sessions_round_turns_every_figure_round(one: Drawn, other: Drawn) -> None:
    forth = compare([one.sitting(), other.sitting()])
    back = compare([other.sitting(), one.sitting()])
    for movement in forth.changes[0].items:
        mirrored = back.changes[0].item(movement.code)
        assert (movement.up, movement.down) == (mirrored.down, mirrored.up)
        assert movement.clear_change == mirrored.clear_change
        assert (movement.hidden, movement.withheld) == (mirrored.hidden, mirrored.withheld)
        if movement.mean_difference is not None:
            assert movement.mean_difference == -(mirrored.mean_difference or 0)
        if movement.unlinked.superiority is not None:
            superiority = mirrored.unlinked.superiority or 0
            assert movement.unlinked.superiority == pytest.approx(1 - superiority)


@PATIENT
@given(sessions(), sessions(), st.randoms(use_true_random=False))
def test_the_order_and_the_names_of_people_and_their_links_change_nothing(
    earlier: Drawn, later: Drawn, random: object
) -> None:
    def disguised(session: Drawn) -> Drawn:
        records = [(f"other {name}", *rest) for name, *rest in session.records]
        random.shuffle(records)  # type: ignore[attr-defined]
        links = {f"other {name}": link and f"new {link}" for name, link in session.links.items()}
        return replace(session, records=tuple(records), links=links)

    plain = compare([earlier.sitting("a"), later.sitting("b")])
    assert plain == compare([disguised(earlier).sitting("a"), disguised(later).sitting("b")])


@PATIENT
@given(sessions())
def test_a_session_beside_itself_moved_nowhere(session: Drawn) -> None:
    change = compare([session.sitting(), session.sitting()]).changes[0]
    for movement in (*change.items, *change.sections):
        assert (movement.up or 0, movement.down or 0) == (0, 0)
        assert movement.mean_difference in {0.0, None}
        assert movement.unlinked.superiority in {0.5, None}
        assert not movement.clear_change


@PATIENT
@given(sessions(), sessions())
def test_what_is_hidden_holds_no_figure_and_what_is_shown_adds_up(
    earlier: Drawn, later: Drawn
) -> None:
    change = compare([earlier.sitting(), later.sitting()]).changes[0]
    for movement in (*change.items, *change.sections):
        shown = movement.up, movement.same, movement.down
        if movement.pairs < change.minimum_group:
            assert movement.hidden
            assert shown == (None, None, None)
            assert (movement.mean_difference, movement.interval) == (None, None)
            assert not movement.clear_change
        else:
            assert sum(count or 0 for count in shown) == movement.pairs
        unlinked = movement.unlinked
        if min(unlinked.answered_earlier, unlinked.answered_later) < change.minimum_group:
            assert unlinked.mean_difference is None
            assert unlinked.counts_earlier is None


@PATIENT
@given(sessions(), sessions(), sessions())
def test_the_json_holds_nobodys_name_or_link(one: Drawn, two: Drawn, three: Drawn) -> None:
    sittings = [
        replace(
            each.sitting(),
            answers=each.sitting().answers.replace(
                {"respondent": {f"p{person}": f"somebody-{person}" for person in range(12)}}
            ),
            links={
                f"somebody-{name[1:]}": link and f"secret-{link}"
                for name, link in each.links.items()
            },
        )
        for each in (one, two, three)
    ]
    text = comparison_json(compare(sittings))
    assert json.loads(text)["sessions"]
    assert "somebody-" not in text
    assert "secret-" not in text
