"""Files to take away: how they are wanted, what they hold, and the button that makes them.

A file is made when its button is pressed, and the right to it is read anew from the database then.
That happens in a thread of its own, where nothing of the tab can be read: the token that proves the
right is given along.
"""

from dataclasses import dataclass
from functools import partial
from random import SystemRandom

import streamlit as st

from cimpact.errors import CimpactError
from cimpact.exports import EXPORTERS, Exporter, file_name
from cimpact.exports.csv_text import PRESETS
from cimpact.exports.source import Source, Wanted
from cimpact.i18n import LANGUAGES, Translator, translator
from cimpact.store import access, accounts
from cimpact.store.access import NotYours
from cimpact.store.db import reading
from cimpact.store.results import load_report
from cimpact.store.rows import load_rows
from cimpact.store.tables import Anonymity, Workshop, WorkshopState
from cimpact.store.workshops import NotClosed
from cimpact.ui import state
from cimpact.ui.console import collective_name
from cimpact.ui.errors import sentence
from cimpact.ui.visitor import remembered, today


@dataclass(frozen=True, slots=True)
class Choices:
    """What was chosen on the page; ``preset`` is a name of ``PRESETS``."""

    text: Translator
    preset: str
    with_names: bool


def refuse_open(workshop: Workshop) -> None:
    """Raise NotClosed while there is nothing to take away yet."""
    if workshop.state is not WorkshopState.CLOSED:
        raise NotClosed


def choices(workshop: Workshop, _: Translator) -> Choices:
    """Ask for the language, the layout of CSV files and, in a session with names, the names."""
    language = st.radio(
        _("Language of the files"),
        list(LANGUAGES),
        index=list(LANGUAGES).index(_.language),
        format_func=LANGUAGES.__getitem__,
        horizontal=True,
        key="export_language",
    )
    usual = "excel-fr" if _.language == "fr" else "standard"
    is_told = state.tell_again("export_preset", _.language)
    preset = st.radio(
        _("Layout of the CSV files"),
        list(PRESETS),
        index=0 if is_told else list(PRESETS).index(usual),
        format_func=lambda name: _(PRESETS[name].label),
        key="export_preset",
    )
    is_named = workshop.anonymity is Anonymity.NAMED
    return Choices(
        text=translator(language, region=_.region),
        preset=preset,
        with_names=is_named and _names_too(_),
    )


def files(workshop: Workshop, chosen: Choices, _: Translator) -> None:
    """Each format: what it holds, and its button, or the reason why there is none."""
    for name, exporter in EXPORTERS.items():
        with st.container(border=True):
            st.header(_(exporter.title), anchor=False)
            st.markdown(_(exporter.holds))
            refusal = _refusal(exporter, workshop)
            if refusal is not None:
                st.info(sentence(refusal, _))
            else:
                _button(name, exporter, workshop, chosen, _)


def made(sign_in: str, workshop_id: str, name: str, chosen: Choices) -> bytes:
    """The file, if this sign-in may have it now.

    Raises NotYours for a revoked sign-in and for a session of somebody else, and what the exporter
    refuses.
    """
    with reading() as db:
        account = accounts.account_of(db, sign_in, today=today())
        if account is None:
            raise NotYours
        workshop = access.workshop_for(db, account.id, workshop_id)
        source = Source(partial(load_rows, db, workshop), partial(load_report, db, workshop))
        return EXPORTERS[name].render(source, _wanted(chosen))


def _wanted(chosen: Choices) -> Wanted:
    return Wanted(
        text=chosen.text,
        randomness=SystemRandom(),
        preset=PRESETS[chosen.preset],
        with_names=chosen.with_names,
    )


def _names_too(_: Translator) -> bool:
    return st.checkbox(
        _(
            "Add a file of names: whoever opens it sees who answered what. Do so only if the group "
            "agreed to this use."
        ),
        key="export_names",
    )


def _refusal(exporter: Exporter, workshop: Workshop) -> CimpactError | None:
    """What would stop the file, found out before anybody waits for it."""
    with reading() as db:
        try:
            exporter.check(
                Source(partial(load_rows, db, workshop), partial(load_report, db, workshop))
            )
        except CimpactError as refusal:
            return refusal
    return None


def _button(
    name: str, exporter: Exporter, workshop: Workshop, chosen: Choices, _: Translator
) -> None:
    st.download_button(
        _("Download ({kind})", kind=exporter.suffix.upper()),
        data=partial(made, remembered(state.SIGN_IN), workshop.id, name, chosen),
        file_name=file_name(
            exporter, collective=collective_name(workshop), held_on=workshop.held_on
        ),
        mime=exporter.mime,
        key=f"download:{name}",
        on_click="ignore",
    )
