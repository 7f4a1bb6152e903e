"""``cimpact import``: answers of a file into a session, or a whole session into a collective."""

from pathlib import Path
from typing import Annotated

import typer

from cimpact.cli.saying_no import refusals_told


@refusals_told
def import_(
    reference: Annotated[
        str,
        typer.Argument(
            metavar="WORKSHOP",
            help="The session in preparation, by id or join code; for a session file, the name of "
            "the collective.",
        ),
    ],
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="CSV, zip of a CSV, XLSX or session JSON.")
    ],
    mapping: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="What columns and answers mean; a dry run prints one."),
    ] = None,
    owner: Annotated[
        str | None, typer.Option(help="For a session file: the account that runs it.")
    ] = None,
    *,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be done, and do nothing.")
    ] = False,
    with_names: Annotated[
        bool, typer.Option("--with-names", help="For a session file: keep the names in it.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="The report as JSON.")] = False,
) -> None:
    """Import answers: all of a file, or nothing and everything that is wrong with it."""
    from cimpact.cli import importing_files

    wanted = importing_files.Wanted(
        reference=reference,
        file=file,
        mapping=mapping,
        owner=owner,
        is_dry_run=dry_run,
        with_names=with_names,
    )
    report = importing_files.imported(wanted)
    typer.echo(importing_files.rendered(report, as_json=as_json))
    for line in importing_files.notes(report, file):
        typer.echo(line, err=True)
    if report.get("mistakes"):
        raise typer.Exit(2)
