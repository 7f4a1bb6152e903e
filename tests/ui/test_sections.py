"""By section: every element with its figures."""

import pytest

from cimpact.store.db import transaction
from tests.ui.looking import a_session, charts, look, signed_in, tables, words


@pytest.mark.usefixtures("database")
def test_every_section_is_drawn_with_its_mean_and_preconditions_with_their_people() -> None:
    with transaction() as db:
        workshop, _ = a_session(db, *"000444")
        alice = signed_in(db)

    seen = look("sections", workshop.id, sign_in=alice)

    assert len(charts(seen)) == 5
    said = words(seen)
    assert "**Element PRE1** · ✘ not met  \n3 people of 6 judge it met." in said
    assert said.count("Mean 2.0 · target 3 (phase III) · gap 1.0") == 4
    assert "Not shown, because fewer than 5 people gave a level: Element QA1." in said


@pytest.mark.usefixtures("database")
def test_the_figures_of_a_section_are_tables_once_opened() -> None:
    with transaction() as db:
        workshop, _ = a_session(db, *"000444")
        alice = signed_in(db)

    seen = look("sections", workshop.id, sign_in=alice, figures__conditions=True)

    assert len(seen.table) == 5
    assert tables(seen)[3]["What to do"] == ["Discuss first"] * 5


@pytest.mark.usefixtures("database")
def test_when_nobody_gave_a_level_there_are_counts_and_no_axes() -> None:
    with transaction() as db:
        workshop, _ = a_session(db, *["dk"] * 6)
        alice = signed_in(db)

    seen = look("sections", workshop.id, sign_in=alice)

    assert charts(seen) == []
    (table,) = tables(seen)
    assert table["Don't know"][0] == "6"
