"""The command line: data on standard output, one line per problem on standard error, exit 2.

Each module holds the commands of one subject; heavy imports wait inside the commands, so that
``--help`` answers at once.
"""

import sys

import typer
from typer.exceptions import TyperException

from cimpact.cli import facilitator, questionnaire, workshop
from cimpact.cli.compare import compare
from cimpact.cli.content import check
from cimpact.cli.demo import demo
from cimpact.cli.diagnose import diagnose
from cimpact.cli.export import export
from cimpact.cli.importing import import_
from cimpact.cli.serve import migrate, serve

app = typer.Typer(
    name="cimpact",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Is a group ready for collective impact, and where does it disagree?",
)
app.command()(serve)
app.command()(check)
app.command()(diagnose)
app.command()(compare)
app.command()(export)
app.command(name="import")(import_)
app.command()(migrate)
app.add_typer(demo, name="demo")
app.add_typer(facilitator.app, name="facilitator")
app.add_typer(questionnaire.app, name="questionnaire")
app.add_typer(workshop.app, name="workshop")


def main() -> None:
    """Run a command; a mistake in its words is one line on standard error too, exit 2."""
    try:
        code = app(args=sys.argv[1:] or ["--help"], standalone_mode=False)
    except typer.Abort:
        sys.exit(1)
    except TyperException as error:
        typer.echo(error.format_message(), err=True)
        sys.exit(2)
    sys.exit(code if isinstance(code, int) else 0)
