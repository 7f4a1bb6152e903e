"""``cimpact demo``: loading the sample and clearing it away."""

import pytest
from sqlmodel import select
from typer.testing import CliRunner, Result

from cimpact.cli import app
from cimpact.store.db import reading, transaction
from cimpact.store.tables import Collective, Facilitator
from tests import scenes

pytestmark = pytest.mark.usefixtures("database")


def run(*words: str) -> Result:
    return CliRunner().invoke(app, ["demo", *words])


def accounts(*names: str) -> None:
    with transaction() as db:
        for name in names:
            scenes.facilitator(db, name)


def samples() -> list[tuple[str, str]]:
    """The samples there are, each after the name of its owner."""
    with reading() as db:
        return list(
            db.exec(
                select(Facilitator.name, Collective.id)
                .join(Collective)
                .where(Collective.is_sample)
                .order_by(Facilitator.name)
            )
        )


def test_load_gives_the_only_account_a_sample_and_prints_its_id() -> None:
    accounts("Alice")
    loaded = run("load")
    assert (loaded.exit_code, loaded.stderr) == (0, "")
    assert samples() == [("Alice", loaded.stdout.strip())]


def test_loading_again_prints_the_same_id() -> None:
    accounts("Alice")
    assert run("load").stdout == run("load").stdout
    assert len(samples()) == 1


def test_without_an_account_the_way_to_add_one_is_told() -> None:
    refused = run("load")
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert refused.stderr == (
        "The sample needs an account. Add one first: cimpact facilitator add NAME\n"
    )


def test_among_several_accounts_one_has_to_be_named() -> None:
    accounts("Alice", "Bob")
    refused = run("load")
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert refused.stderr == "There are several accounts: say which one with --owner NAME.\n"
    assert run("load", "--owner", "bob").exit_code == 0
    assert [name for name, _ in samples()] == ["Bob"]


def test_an_unknown_owner_is_refused() -> None:
    accounts("Alice")
    refused = run("load", "--owner", "Zoe")
    assert (refused.exit_code, refused.stderr) == (2, "No account is named “Zoe”.\n")
    assert samples() == []


def test_clear_takes_the_sample_of_that_owner_only() -> None:
    accounts("Alice", "Bob")
    for owner in ("Alice", "Bob"):
        run("load", "--owner", owner)
    cleared = run("clear", "--owner", "Alice")
    assert (cleared.exit_code, cleared.stdout, cleared.stderr) == (0, "", "The sample is erased.\n")
    assert [name for name, _ in samples()] == ["Bob"]


def test_clearing_nothing_says_so() -> None:
    accounts("Alice")
    cleared = run("clear")
    assert (cleared.exit_code, cleared.stderr) == (0, "There was no sample.\n")
