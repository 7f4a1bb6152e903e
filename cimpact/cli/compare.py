"""``cimpact compare``: its arguments; what they lead to is imported when the command runs."""

from pathlib import Path
from typing import Annotated

import typer

from cimpact.cli.saying_no import refusals_told
from cimpact.core.thresholds import THRESHOLDS


@refusals_told
def compare(  # noqa: PLR0917  Typer calls it by name
    earlier: Annotated[
        Path, typer.Argument(metavar="EARLIER.csv", help="Wide file of the first session.")
    ],
    later: Annotated[
        Path, typer.Argument(metavar="LATER.csv", help="Wide file of the session after it.")
    ],
    more: Annotated[
        list[Path] | None,
        typer.Argument(metavar="MORE.csv", help="Further sessions, in their order."),
    ] = None,
    questionnaires: Annotated[
        Path | None,
        typer.Option("--questionnaire", metavar="FILE", help="Questionnaires; ours by default."),
    ] = None,
    questionnaire_id: Annotated[
        str | None,
        typer.Option("--id", metavar="ID", help="Which questionnaire of the file; default: long."),
    ] = None,
    minimum_group: Annotated[
        int, typer.Option(metavar="K", help="Figures of fewer people are hidden (3 to 10).")
    ] = THRESHOLDS.minimum_group,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="All figures, for programs.")] = False,
) -> None:
    """Say what moved between sessions of one collective; people are linked by the column link."""
    from cimpact.cli import comparing

    compared = comparing.compared_files(
        [earlier, later, *(more or [])],
        questionnaires=questionnaires,
        questionnaire_id=questionnaire_id,
        minimum_group=minimum_group,
    )
    for note in comparing.notes(compared):
        typer.echo(note, err=True)
    typer.echo(comparing.rendered(compared, as_json=as_json))
