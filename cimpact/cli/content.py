"""``cimpact check``: every mistake of a questionnaire file at once, with its line."""

from pathlib import Path
from typing import Annotated

import typer

from cimpact.cli.saying_no import refusals_told


@refusals_told
def check(
    file: Annotated[
        Path | None, typer.Argument(help="The file; the installation's own by default.")
    ] = None,
) -> None:
    """Check a file of questionnaires."""
    from cimpact.questionnaires import read_questionnaires
    from cimpact.settings import get_settings

    for questionnaire in read_questionnaires(file or get_settings().questionnaires).values():
        typer.echo(
            f"{questionnaire.id} {questionnaire.version}: {len(questionnaire.items)} items, "
            f"checksum {questionnaire.checksum[:12]}"
        )
