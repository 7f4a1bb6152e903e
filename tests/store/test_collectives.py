import pytest

from cimpact.store import access, collectives, overview
from cimpact.store.access import Right
from cimpact.store.accounts import NameMissing
from cimpact.store.db import reading, transaction
from tests.scenes import TODAY, Cast

pytestmark = pytest.mark.usefixtures("database")


def test_collective_is_renamed(people: Cast) -> None:
    alice = people.alice
    with transaction() as db:
        mine = access.collective_for(db, alice.facilitator, alice.collective, needs=Right.OWN)
        collectives.rename_collective(mine, name="  Comité\tNord ")

    with reading() as db:
        names = [line.name for line in overview.collectives_of(db, alice.facilitator, today=TODAY)]
    assert names == ["Comité Nord"]


@pytest.mark.parametrize("name", ["", " \n", "\x00", "x" * 121])
def test_collective_needs_a_name(people: Cast, name: str) -> None:
    alice = people.alice
    with transaction() as db:
        mine = access.collective_for(db, alice.facilitator, alice.collective, needs=Right.OWN)
        with pytest.raises(NameMissing, match="of 120 characters at most"):
            collectives.rename_collective(mine, name=name)
        with pytest.raises(NameMissing, match="of 120 characters at most"):
            collectives.create_collective(db, name=name, owner_id=people.charlie, today=TODAY)

    with reading() as db:
        assert overview.collectives_of(db, people.charlie, today=TODAY) == []
        names = [line.name for line in overview.collectives_of(db, alice.facilitator, today=TODAY)]
    assert names == ["Alice's collective"]
