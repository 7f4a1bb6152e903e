"""``cimpact export``: a session's files, for scripts and for whoever prefers a terminal."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from cimpact.cli.saying_no import refusals_told, refuse


@refusals_told
def export(
    reference: Annotated[
        str, typer.Argument(metavar="WORKSHOP", help="The session's id or join code.")
    ],
    name: Annotated[
        str,
        typer.Option(
            "--format", metavar="NAME", help="pdf, docx, csv (a zip), xlsx… (all of them: docs)."
        ),
    ],
    out: Annotated[Path, typer.Option(metavar="PATH", help="The file to write.")],
    language: Annotated[
        str | None, typer.Option(help="fr or en; the session's own by default.")
    ] = None,
    preset: Annotated[
        str, typer.Option(help="Layout of CSV files: standard or excel-fr.")
    ] = "standard",
    *,
    with_names: Annotated[
        bool, typer.Option("--with-names", help="Add the names, in a session with names.")
    ] = False,
) -> None:
    """Write the answers or the report of a closed session to a file."""
    problems = list(_problems(name, language, preset))
    if problems:
        refuse(*problems)
    content = _rendered(reference, name, language, preset, with_names=with_names)
    try:
        out.write_bytes(content)
    except OSError as error:
        refuse(f"--out: {out} cannot be written: {error.strerror or error}.")
    typer.echo(f"Written: {out}", err=True)


def _problems(name: str, language: str | None, preset: str) -> Iterator[str]:
    from cimpact.exports import EXPORTERS
    from cimpact.exports.csv_text import PRESETS
    from cimpact.i18n import LANGUAGES

    if name not in EXPORTERS:
        yield f"--format: there is no {name!r}, only {', '.join(EXPORTERS)}."
    if language is not None and language not in LANGUAGES:
        yield f"--language: there is no {language!r}, only {', '.join(LANGUAGES)}."
    if preset not in PRESETS:
        yield f"--preset: there is no {preset!r}, only {', '.join(PRESETS)}."


def _rendered(
    reference: str, name: str, language: str | None, preset: str, *, with_names: bool
) -> bytes:
    from functools import partial
    from random import SystemRandom

    from cimpact.cli.database import now, prepared_transaction
    from cimpact.cli.workshop import found
    from cimpact.exports import EXPORTERS
    from cimpact.exports.csv_text import PRESETS
    from cimpact.exports.source import Source, Wanted
    from cimpact.i18n import translator
    from cimpact.settings import get_settings
    from cimpact.store import audit
    from cimpact.store.facts import load_facts
    from cimpact.store.results import load_report
    from cimpact.store.rows import load_rows
    from cimpact.store.work import load_work

    with prepared_transaction() as db:
        workshop = found(db, reference)
        wanted = Wanted(
            text=translator(language or workshop.language, region=get_settings().region),
            randomness=SystemRandom(),
            preset=PRESETS[preset],
            with_names=with_names,
        )
        source = Source(
            facts=partial(load_facts, db, workshop),
            rows=partial(load_rows, db, workshop),
            report=partial(load_report, db, workshop),
            work=partial(load_work, db, workshop),
        )
        act = audit.Act.EXPORT_NAMES if with_names else audit.Act.EXPORT
        audit.record(db, workshop, act, who="", at=now(), subject=name)
        return EXPORTERS[name].render(source, wanted)
