"""``cimpact demo``: the sample collective, to look around before a first session."""

from typing import Annotated

import typer

from cimpact.cli.saying_no import refusals_told

demo = typer.Typer(no_args_is_help=True, help="The sample collective: load it, clear it away.")
Owner = Annotated[
    str | None, typer.Option(help="The account that has the sample; the only one by default.")
]


@demo.command()
@refusals_told
def load(owner: Owner = None) -> None:
    """Add the sample, three invented sessions, to an account; prints its id."""
    from cimpact.cli.database import prepared_transaction, today
    from cimpact.demo import questionnaire_of
    from cimpact.i18n import translator
    from cimpact.questionnaires import read_questionnaires
    from cimpact.settings import get_settings
    from cimpact.store.samples import load_sample, owner_named

    settings = get_settings()
    questionnaire = questionnaire_of(read_questionnaires(settings.questionnaires))
    with prepared_transaction() as db:
        collective = load_sample(
            db,
            questionnaire,
            owner_id=owner_named(db, owner),
            today=today(),
            words=translator(settings.language, region=settings.region),
        )
    typer.echo(collective.id)


@demo.command()
@refusals_told
def clear(owner: Owner = None) -> None:
    """Erase the sample and all that was added to it; nothing else changes."""
    from cimpact.cli.database import prepared_transaction
    from cimpact.store.samples import clear_sample, owner_named

    with prepared_transaction() as db:
        cleared = clear_sample(db, owner_id=owner_named(db, owner))
    typer.echo("The sample is erased." if cleared else "There was no sample.", err=True)
