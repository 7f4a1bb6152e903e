"""``cimpact questionnaire``: a collective's own questionnaires, and the schema for editors."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cimpact.cli.saying_no import refusals_told, refuse

if TYPE_CHECKING:
    from sqlmodel import Session

    from cimpact.store.own_questionnaires import OwnLine
    from cimpact.store.tables import Collective

app = typer.Typer(no_args_is_help=True, help="Questionnaires that a collective wrote itself.")
Group = Annotated[str, typer.Argument(help="Name of the collective.")]
Owner = Annotated[str, typer.Option(help="Name of the account that runs it.")]


@app.command(name="list")
@refusals_told
def list_(
    collective: Group,
    owner: Owner,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print them as JSON.")] = False,
) -> None:
    """Print the key, the id, the version in use and the state of each."""
    from cimpact.cli.database import prepared_transaction
    from cimpact.store import own_questionnaires

    with prepared_transaction() as db:
        lines = own_questionnaires.lines_of(db, _group(db, collective, owner))
        told = [_told(line) for line in lines]
    if as_json:
        typer.echo(json.dumps(told, ensure_ascii=False))
    else:
        for each in told:
            typer.echo("\t".join(str(value or "-") for value in each.values()))


@app.command()
@refusals_told
def add(
    collective: Group,
    file: Annotated[Path, typer.Argument(help="A YAML file that holds one questionnaire.")],
    owner: Owner,
    *,
    is_published: Annotated[bool, typer.Option("--publish", help="Publish it at once.")] = False,
) -> None:
    """Add a questionnaire from a file; print its key."""
    from cimpact.cli.database import prepared_transaction, today
    from cimpact.questionnaires import read_text
    from cimpact.store import own_questionnaires

    text = read_text(file)
    with prepared_transaction() as db:
        group = _group(db, collective, owner)
        own = own_questionnaires.create(db, group, text, today=today())
        if is_published:
            own_questionnaires.publish(db, own, today=today())
        key = own.id
    typer.echo(key)


@app.command()
@refusals_told
def publish(
    collective: Group,
    reference: Annotated[str, typer.Argument(help="The questionnaire's key or id.")],
    owner: Owner,
) -> None:
    """Publish the draft of a questionnaire; print the version."""
    from cimpact.cli.database import prepared_transaction, today
    from cimpact.store import access, own_questionnaires

    with prepared_transaction() as db:
        group = _group(db, collective, owner)
        line = _line(own_questionnaires.lines_of(db, group), reference)
        own = access.questionnaire_for(db, group.owner_id, line.id, needs=access.Right.RUN)
        version = own_questionnaires.publish(db, own, today=today()).questionnaire.version
    typer.echo(version)


@app.command()
@refusals_told
def schema() -> None:
    """Print the JSON Schema of questionnaire files, for editors."""
    from cimpact.core.content_schema import schema_text

    typer.echo(schema_text(), nl=False)


def _group(db: "Session", name: str, owner: str) -> "Collective":
    from cimpact.store import accounts, collectives

    account = accounts.facilitator_named(db, owner)
    group = collectives.collective_named(db, name, owner_id=account.id)
    if group is None:
        refuse(f"{owner} has no collective called {name!r}.")
    return group


def _line(lines: "list[OwnLine]", reference: str) -> "OwnLine":
    """The only line of that key or id; exit 2 when there is none, or several of one id."""
    found = [line for line in lines if reference in {line.id, _told(line)["id"]}]
    if not found:
        refuse(f"This collective has no questionnaire with the key or id {reference!r}.")
    if len(found) > 1:
        refuse(f"Several questionnaires have the id {reference!r}: name one by its key.")
    return found[0]


def _told(line: "OwnLine") -> dict[str, str | None]:
    from cimpact.core.own_form import id_in

    latest = line.latest
    state = "draft" if latest is None else "retired" if line.is_retired else "offered"
    return {
        "key": line.id,
        "id": id_in(line.draft) or (latest.questionnaire.id if latest else None),
        "version": latest.questionnaire.version if latest else None,
        "state": state,
    }
