"""``cimpact diagnose``: its arguments; what they lead to is imported when the command runs."""

from pathlib import Path
from typing import Annotated

import typer

from cimpact.cli.saying_no import refusals_told
from cimpact.core.thresholds import THRESHOLDS


@refusals_told
def diagnose(  # noqa: PLR0917  Typer calls it by name
    answers: Annotated[
        Path, typer.Argument(metavar="ANSWERS.csv", help="Wide file: one row per respondent.")
    ],
    questionnaires: Annotated[
        Path | None,
        typer.Option("--questionnaire", metavar="FILE", help="Questionnaires; ours by default."),
    ] = None,
    questionnaire_id: Annotated[
        str | None,
        typer.Option("--id", metavar="ID", help="Which questionnaire of the file; default: long."),
    ] = None,
    invited: Annotated[
        int | None, typer.Option(metavar="N", help="How many people could have answered.")
    ] = None,
    minimum_group: Annotated[
        int, typer.Option(metavar="K", help="Figures of fewer people are hidden (3 to 10).")
    ] = THRESHOLDS.minimum_group,
    phase: Annotated[str, typer.Option(help="Main phase, I to V; it sets the targets.")] = "III",
    *,
    as_json: Annotated[bool, typer.Option("--json", help="All figures, for programs.")] = False,
) -> None:
    """Say whether a group is ready, where its members disagree and where to begin."""
    from cimpact.cli import diagnosing

    diagnosed = diagnosing.diagnosed_file(
        answers,
        questionnaires=questionnaires,
        questionnaire_id=questionnaire_id,
        invited=invited,
        minimum_group=minimum_group,
        phase=phase,
    )
    for note in diagnosing.notes(diagnosed):
        typer.echo(note, err=True)
    typer.echo(diagnosing.rendered(diagnosed, as_json=as_json))
