"""``cimpact workshop``: sessions, for scripts and for whoever prefers a terminal."""

import json
from typing import TYPE_CHECKING, Annotated

import typer

from cimpact.cli.saying_no import refusals_told, refuse

if TYPE_CHECKING:
    # The database's libraries take a third of a second to import: not for every --help.
    from collections.abc import Callable

    from sqlmodel import Session

    from cimpact.core.questionnaire import Questionnaire
    from cimpact.store.tables import Collective, Workshop

app = typer.Typer(no_args_is_help=True, help="Sessions: create, open, close, reveal.")
Reference = Annotated[str, typer.Argument(help="The session's id or join code.")]


@app.command()
@refusals_told
def create(
    collective: Annotated[str, typer.Argument(help="Name of the collective; made when missing.")],
    owner: Annotated[str, typer.Option(help="Name of the account that runs it.")],
    form: Annotated[
        str, typer.Option(help="long (27 elements), short (10), or the id of the collective's own.")
    ] = "long",
    *,
    is_open: Annotated[bool, typer.Option("--open", help="Open it at once.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print id, code and address.")] = False,
) -> None:
    """Create a session of a collective."""
    from cimpact.cli.database import prepared_transaction, today
    from cimpact.network import room_url
    from cimpact.settings import get_settings
    from cimpact.store import accounts, collectives, workshops

    settings = get_settings()
    with prepared_transaction() as db:
        account = accounts.facilitator_named(db, owner)
        group = collectives.collective_named(
            db, collective, owner_id=account.id
        ) or collectives.create_collective(db, name=collective, owner_id=account.id, today=today())
        questionnaire, edition_id = _form(db, group, form)
        workshop = workshops.create_workshop(
            db, group, questionnaire, edition_id=edition_id, today=today()
        )
        if is_open:
            workshops.open_workshop(workshop)
    url = f"{room_url(settings.public_url, port=settings.port)}/?code={workshop.join_code}"
    made = {"workshop": workshop.id, "join_code": workshop.join_code, "url": url}
    typer.echo(json.dumps(made) if as_json else "\n".join(made.values()))


def _form(db: "Session", group: "Collective", name: str) -> "tuple[Questionnaire, str]":
    """A form of the installation, or the collective's own with its edition; else exit 2."""
    from cimpact.questionnaires import read_questionnaires
    from cimpact.settings import get_settings
    from cimpact.store import own_questionnaires

    offered = read_questionnaires(get_settings().questionnaires)
    if name in offered:
        return offered[name], ""
    own = {each.questionnaire.id: each for each in own_questionnaires.offered(db, group).values()}
    if name not in own:
        refuse(f"There is no form {name!r}: choose one of {', '.join([*offered, *own])}.")
    return own[name].questionnaire, own[name].edition_id


@app.command(name="open")
@refusals_told
def open_(reference: Reference) -> None:
    """Let members join and answer; a closed session is reopened."""
    from cimpact.store import workshops
    from cimpact.store.tables import WorkshopState

    def opened(_db: "Session", workshop: "Workshop") -> None:
        is_closed = workshop.state is WorkshopState.CLOSED
        (workshops.reopen_workshop if is_closed else workshops.open_workshop)(workshop)

    _act(reference, opened)


@app.command()
@refusals_told
def close(reference: Reference) -> None:
    """Take no more answers."""
    from cimpact.store import workshops

    _act(reference, workshops.close_workshop)


@app.command()
@refusals_told
def reveal(reference: Reference) -> None:
    """Show the results to the members."""
    from cimpact.store import workshops

    _act(reference, lambda _db, workshop: workshops.reveal_workshop(workshop))


def _act(reference: str, act: "Callable[[Session, Workshop], None]") -> None:
    from cimpact.cli.database import prepared_transaction

    with prepared_transaction() as db:
        act(db, found(db, reference))


def found(db: "Session", reference: str) -> "Workshop":
    """The session of an id or join code; exit 2 when there is none."""
    from cimpact.store import workshops

    workshop = workshops.workshop_by_reference(db, reference)
    if workshop is None:
        refuse(f"No session has the id or code {reference!r}.")
    return workshop
