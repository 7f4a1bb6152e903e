"""``cimpact check``: every mistake of an authored file at once, with its line."""

from pathlib import Path
from typing import Annotated

import typer

from cimpact.cli.saying_no import refusals_told


@refusals_told
def check(
    file: Annotated[
        Path | None,
        typer.Argument(help="A file of questionnaires; the installation's own by default."),
    ] = None,
    *,
    is_own: Annotated[
        bool, typer.Option("--own", help="FILE is a collective's own: it holds one questionnaire.")
    ] = False,
    library: Annotated[
        Path | None, typer.Option(help="A practice library; the installation's own by default.")
    ] = None,
) -> None:
    """Check a file of questionnaires, a practice library, or both of this installation."""
    from cimpact.settings import get_settings

    settings, both = get_settings(), file is None and library is None
    if file or both:
        _check_questionnaires(file or settings.questionnaires, is_own=is_own)
    if library or both:
        _check_library(library or settings.library)


def _check_questionnaires(path: Path, *, is_own: bool) -> None:
    from cimpact.core.own_form import parse_own
    from cimpact.questionnaires import read_questionnaires, read_text

    forms = [parse_own(read_text(path))] if is_own else read_questionnaires(path).values()
    for questionnaire in forms:
        typer.echo(
            f"{questionnaire.id} {questionnaire.version}: {len(questionnaire.items)} items, "
            f"checksum {questionnaire.checksum[:12]}"
        )


def _check_library(path: Path) -> None:
    from cimpact.library import read_library

    shelf = read_library(path)
    typer.echo(
        f"library: {len(shelf.practices)} practices, {len(shelf.terms)} terms, "
        f"{len(shelf.tensions)} tensions"
    )
