"""``cimpact serve`` and ``cimpact migrate``."""

import subprocess
import sys
from typing import Annotated

import typer

from cimpact.cli.saying_no import refusals_told


def serve(
    host: Annotated[str, typer.Option(help="Address to listen on; all of them by default.")] = (
        "0.0.0.0"  # noqa: S104  phones in the room must reach it
    ),
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port to listen on.")] = 8501,
) -> None:
    """Start the application; prints its local and network addresses."""
    from cimpact.settings import ROOT

    command = [
        *(sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py")),
        *("--server.address", host, "--server.port", str(port)),
    ]
    # A child process: Streamlit reads its configuration from the folder of app.py.
    raise typer.Exit(subprocess.call(command, cwd=ROOT))  # noqa: S603  our own interpreter and file


@refusals_told
def migrate() -> None:
    """Bring the database up to date with this version; a copy is made before."""
    from cimpact.cli.database import bring_up_to_date

    copy = bring_up_to_date()
    typer.echo(f"Done. A copy stands at {copy}" if copy else "The database is up to date.")
