"""How a command refuses: one clear line per problem on standard error, exit 2."""

import functools
from collections.abc import Callable
from typing import NoReturn, ParamSpec, TypeVar

import typer

from cimpact.errors import CimpactError

P = ParamSpec("P")
R = TypeVar("R")


def refuse(*problems: str) -> NoReturn:
    """Print the problems and leave with 2."""
    for problem in problems:
        typer.echo(problem, err=True)
    raise typer.Exit(2)


def refusals_told(command: Callable[P, R]) -> Callable[P, R]:
    """A command whose CimpactError becomes a line instead of a traceback."""

    @functools.wraps(command)
    def commanded(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return command(*args, **kwargs)
        except CimpactError as error:
            problems = getattr(error, "problems", None) or (error,)
            refuse(*map(str, problems))

    return commanded
