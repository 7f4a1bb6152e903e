"""``cimpact facilitator``: accounts, from the computer where Cimpact runs."""

import sys
from typing import Annotated

import typer

from cimpact.cli.saying_no import refusals_told, refuse

app = typer.Typer(no_args_is_help=True, help="Accounts of the people who run sessions.")
Name = Annotated[str, typer.Argument(help="The name to sign in with.")]


@app.command()
@refusals_told
def add(name: Name) -> None:
    """Add an account; the passphrase is asked for, or read as one line of standard input."""
    from cimpact.cli.database import prepared_transaction
    from cimpact.store import accounts, passphrases

    passphrase_hash = passphrases.hashed(_passphrase())
    with prepared_transaction() as db:
        accounts.add_facilitator(db, name=name, passphrase_hash=passphrase_hash)
    typer.echo(f"Account added: {name}", err=True)


@app.command()
@refusals_told
def reset(name: Name) -> None:
    """Give an account a new passphrase; all its sign-ins end."""
    from cimpact.cli.database import prepared_transaction
    from cimpact.store import accounts, passphrases

    with prepared_transaction() as db:
        accounts.facilitator_named(db, name)
    passphrase_hash = passphrases.hashed(_passphrase())
    with prepared_transaction() as db:
        accounts.reset_passphrase(db, name=name, passphrase_hash=passphrase_hash)
    typer.echo(f"New passphrase set; every sign-in of {name} has ended.", err=True)


def _passphrase() -> str:
    if sys.stdin.isatty():
        return str(typer.prompt("Passphrase", hide_input=True, confirmation_prompt=True, err=True))
    line = sys.stdin.readline().rstrip("\r\n")
    if not line:
        refuse("A passphrase is needed: one line on standard input.")
    return line
