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
    from cimpact.store.audit import Act
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
    from cimpact.cli.database import now, prepared_transaction, today
    from cimpact.network import room_url
    from cimpact.settings import get_settings
    from cimpact.store import accounts, audit, collectives, workshops

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
        audit.record(db, workshop, audit.Act.PREPARE, who="", at=now())
        if is_open:
            workshops.open_workshop(workshop)
            audit.record(db, workshop, audit.Act.OPEN, who="", at=now())
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
    from cimpact.store.audit import Act
    from cimpact.store.tables import WorkshopState

    def opened(_db: "Session", workshop: "Workshop") -> Act:
        if workshop.state is WorkshopState.CLOSED:
            workshops.reopen_workshop(workshop)
            return Act.REOPEN
        workshops.open_workshop(workshop)
        return Act.OPEN

    _change(reference, opened)


@app.command()
@refusals_told
def close(reference: Reference) -> None:
    """Take no more answers."""
    from cimpact.store import workshops
    from cimpact.store.audit import Act

    def closed(db: "Session", workshop: "Workshop") -> Act:
        workshops.close_workshop(db, workshop)
        return Act.CLOSE

    _change(reference, closed)


@app.command()
@refusals_told
def reveal(reference: Reference) -> None:
    """Show the results to the members."""
    from cimpact.store import workshops
    from cimpact.store.audit import Act

    def revealed(_db: "Session", workshop: "Workshop") -> Act:
        workshops.reveal_workshop(workshop)
        return Act.REVEAL

    _change(reference, revealed)


def _change(reference: str, change: "Callable[[Session, Workshop], Act]") -> None:
    """Change a session, and write down for its owner that the command line did."""
    from cimpact.cli.database import now, prepared_transaction
    from cimpact.store import audit

    with prepared_transaction() as db:
        workshop = found(db, reference)
        before = workshop.state, workshop.is_revealed
        act = change(db, workshop)
        if (workshop.state, workshop.is_revealed) != before:
            audit.record(db, workshop, act, who="", at=now())


def found(db: "Session", reference: str) -> "Workshop":
    """The session of an id or join code; exit 2 when there is none."""
    from cimpact.store import workshops

    workshop = workshops.workshop_by_reference(db, reference)
    if workshop is None:
        refuse(f"No session has the id or code {reference!r}.")
    return workshop
