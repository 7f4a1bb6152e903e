"""Gaps and priorities: the groups in words, and the next steps with their sources."""

import pytest

from cimpact.store.db import transaction
from tests.ui.looking import a_session, charts, look, signed_in, tables, words


@pytest.mark.usefixtures("database")
def test_gaps_are_drawn_and_priorities_are_said_in_words() -> None:
    with transaction() as db:
        workshop, _ = a_session(db, *"111112")
        alice = signed_in(db)

    seen = look("priorities", workshop.id, sign_in=alice)

    (chart,) = charts(seen)
    assert chart.alt.startswith("4 sections of 4 are below their target.")
    (table,) = tables(seen)
    assert table["Group"][:5] == [
        "Preconditions to meet",
        "",
        "",
        "Furthest from the target",
        "",
    ]
    assert table["What to do, and why"][0] == (
        "Act. ✘ Precondition not met. 0 people of 6 judge it met."
    )


@pytest.mark.usefixtures("database")
def test_each_priority_has_its_next_steps_or_says_that_there_are_none() -> None:
    with transaction() as db:
        workshop, _ = a_session(db, *"111112")
        alice = signed_in(db)

    seen = look("priorities", workshop.id, sign_in=alice)

    labels = [box.label for box in seen.expander]
    assert "**Element PRE1** · Act" in labels
    assert len([label for label in labels if label.startswith("**Element")]) == 26
    assert "The documents suggest no action for this element" in words(seen)


@pytest.mark.usefixtures("database")
def test_what_nobody_can_place_is_to_find_out_and_nothing_is_drawn() -> None:
    with transaction() as db:
        workshop, _ = a_session(db, *["dk"] * 6)
        alice = signed_in(db)

    seen = look("priorities", workshop.id, sign_in=alice)

    assert charts(seen) == []
    (table,) = tables(seen)
    assert table["What to do, and why"][-1] == (
        "Find out. 6 people of 6 do not know or find it too early to say."
    )


@pytest.mark.usefixtures("database")
def test_a_group_on_target_has_nothing_to_do() -> None:
    with transaction() as db:
        workshop, _ = a_session(db, *"33334")
        alice = signed_in(db)

    seen = look("priorities", workshop.id, sign_in=alice)

    assert "No element that enough people answered is clearly below its target." in words(seen)
    assert len(seen.table) == 0


@pytest.mark.usefixtures("database")
def test_gaps_come_with_the_phases_of_the_initiative() -> None:
    with transaction() as db:
        workshop, _ = a_session(db, *"33334", phase="III", phases=("II", "III"))
        alice = signed_in(db)

    said = words(look("priorities", workshop.id, sign_in=alice))

    assert "Main phase, which proposed the targets: III · Phase III (Stage)." in said
    assert "The initiative is also in: II · Phase II (Stage)." in said
