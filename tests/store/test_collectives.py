from datetime import date

import pytest

from cimpact.store import access, collectives, workshops
from cimpact.store.accounts import NameMissing
from cimpact.store.collectives import CollectiveLine
from cimpact.store.db import reading, transaction
from tests.scenes import TODAY, Cast, facilitator, questionnaire

pytestmark = pytest.mark.usefixtures("database")

EARLIER = date(2025, 5, 1)


def test_collectives_come_with_the_latest_first() -> None:
    """Those that never met stand before them: they were just created."""
    with transaction() as db:
        owner = facilitator(db, "Alice")
        ids = {
            name: collectives.create_collective(
                db, name=name, owner_id=owner, today=TODAY, is_sample=name == "échantillon"
            )
            for name in ("Nord", "sud", "Est", "échantillon", "Nouveau")
        }
        meetings = [("Nord", EARLIER), ("sud", TODAY), ("Est", TODAY), ("Est", EARLIER)]
        meetings.append(("échantillon", EARLIER))
        for name, day in meetings:
            workshops.create_workshop(db, ids[name], questionnaire(), today=TODAY, held_on=day)

    with reading() as db:
        lines = collectives.collectives_of(db, owner)

    assert lines == [
        CollectiveLine(ids["Nouveau"].id, "Nouveau", False, 0, None),
        CollectiveLine(ids["Est"].id, "Est", False, 2, TODAY),
        CollectiveLine(ids["sud"].id, "sud", False, 1, TODAY),
        CollectiveLine(ids["Nord"].id, "Nord", False, 1, EARLIER),
        CollectiveLine(ids["échantillon"].id, "échantillon", True, 1, EARLIER),
    ]


def test_collective_is_renamed(people: Cast) -> None:
    alice = people.alice
    with transaction() as db:
        mine = access.collective_for(db, alice.facilitator, alice.collective)
        collectives.rename_collective(mine, name="  Comité\tNord ")

    with reading() as db:
        names = [line.name for line in collectives.collectives_of(db, alice.facilitator)]
    assert names == ["Comité Nord"]


@pytest.mark.parametrize("name", ["", " \n", "\x00", "x" * 121])
def test_collective_needs_a_name(people: Cast, name: str) -> None:
    alice = people.alice
    with transaction() as db:
        mine = access.collective_for(db, alice.facilitator, alice.collective)
        with pytest.raises(NameMissing, match="of 120 characters at most"):
            collectives.rename_collective(mine, name=name)
        with pytest.raises(NameMissing, match="of 120 characters at most"):
            collectives.create_collective(db, name=name, owner_id=people.charlie, today=TODAY)

    with reading() as db:
        assert collectives.collectives_of(db, people.charlie) == []
        names = [line.name for line in collectives.collectives_of(db, alice.facilitator)]
    assert names == ["Alice's collective"]
