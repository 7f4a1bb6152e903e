"""Files to take away: how they are wanted, what they hold, and the button that makes them.

A file is made when its button is pressed, and the right to it is read anew from the database then.
That happens in a thread of its own, where nothing of the tab can be read: the token that proves the
right is given along.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby
from random import SystemRandom

import streamlit as st
from sqlmodel import Session

from cimpact.core.rows import SessionRows
from cimpact.errors import N_, CimpactError
from cimpact.exports import EXPORTERS, Exporter, Level, file_name
from cimpact.exports.csv_text import PRESETS
from cimpact.exports.source import Source, Wanted
from cimpact.i18n import LANGUAGES, Translator, translator
from cimpact.store import access, accounts, audit
from cimpact.store.access import NotYours, Right
from cimpact.store.accounts import Account
from cimpact.store.audit import Act
from cimpact.store.db import reading, transaction
from cimpact.store.facts import load_facts
from cimpact.store.results import load_report
from cimpact.store.rows import load_rows
from cimpact.store.tables import Anonymity, Workshop, WorkshopState
from cimpact.store.work import load_work
from cimpact.store.workshops import NotClosed
from cimpact.ui import guards, state
from cimpact.ui.console import collective_name
from cimpact.ui.errors import sentence
from cimpact.ui.visitor import now, remembered, today


class NamesStay(CimpactError):
    """The lines of a session with names, wanted by somebody who only observes."""

    message = N_(
        "Everybody gave their name in this session: its answers, line by line, can be taken away "
        "only by those who run it. The results are yours to take."
    )


LEVELS = {
    Level.AGGREGATED: (
        N_("Results, for everybody"),
        N_("What the group says as a whole; nobody's own answers."),
    ),
    Level.DE_IDENTIFIED: (
        N_("Answers without names, for analysis"),
        N_(
            "One line per person or per answer. Whoever knows the group well may still recognise "
            "somebody: pass these files on with care."
        ),
    ),
}


@dataclass(frozen=True, slots=True)
class Choices:
    """What was chosen on the page; ``preset`` is a name of ``PRESETS``."""

    text: Translator
    preset: str = "standard"
    with_names: bool = False


def refuse_open(workshop: Workshop) -> None:
    """Raise NotClosed while there is nothing to take away yet."""
    if workshop.state is not WorkshopState.CLOSED:
        raise NotClosed


def language(_: Translator) -> Translator:
    """Ask for the language of the files."""
    chosen = st.radio(
        _("Language of the files"),
        list(LANGUAGES),
        index=list(LANGUAGES).index(_.language),
        format_func=LANGUAGES.__getitem__,
        horizontal=True,
        key="export_language",
    )
    return translator(chosen, region=_.region)


def results(workshop: Workshop, text: Translator, _: Translator) -> None:
    """The files about the group as a whole."""
    _level(Level.AGGREGATED, _)
    _cards(Level.AGGREGATED, workshop, Choices(text, preset=usual_preset(text)), _)


def answers(workshop: Workshop, text: Translator, _: Translator) -> None:
    """The files of single people's answers; with names too, where all agreed to give theirs."""
    _level(Level.DE_IDENTIFIED, _)
    chosen = Choices(text, preset=_preset(_))
    _cards(Level.DE_IDENTIFIED, workshop, chosen, _)
    is_named = workshop.anonymity is Anonymity.NAMED
    if is_named and guards.may(Right.RUN, workshop.collective_id):
        _with_names(workshop, chosen, _)


def _level(level: Level, _: Translator) -> None:
    title, meaning = LEVELS[level]
    st.header(_(title), anchor=False)
    st.markdown(_(meaning))


def usual_preset(_: Translator) -> str:
    """The layout of CSV files that a spreadsheet in this language opens as it is."""
    return "excel-fr" if _.language == "fr" else "standard"


def _preset(_: Translator) -> str:
    is_told = state.tell_again("export_preset", _.language)
    return st.radio(
        _("Layout of the CSV files"),
        list(PRESETS),
        index=0 if is_told else list(PRESETS).index(usual_preset(_)),
        format_func=lambda name: _(PRESETS[name].label),
        key="export_preset",
    )


def _cards(level: Level, workshop: Workshop, chosen: Choices, _: Translator) -> None:
    """What each file holds, with a button per format, or the reason why there is none."""
    offered = [(name, each) for name, each in EXPORTERS.items() if each.level is level]
    for title, formats in groupby(offered, key=lambda each: each[1].title):
        alike = list(formats)
        exporter = alike[0][1]
        with st.container(border=True):
            st.subheader(_(title), anchor=False)
            st.markdown(_(exporter.holds))
            refusal = _refusal(exporter, workshop)
            if refusal is not None:
                st.info(sentence(refusal, _))
            else:
                _buttons(alike, workshop, chosen, _)


def _with_names(workshop: Workshop, chosen: Choices, _: Translator) -> None:
    """The same files with names, after asking once more."""
    st.header(_("Answers with names"), anchor=False)
    is_sure = st.checkbox(
        _(
            "I want the answers with names. Whoever opens these files sees who answered what: I "
            "pass them on only as the group agreed."
        ),
        key="export_names",
    )
    if is_sure:
        named = [(name, each) for name, each in EXPORTERS.items() if each.can_name]
        _buttons(named, workshop, replace(chosen, with_names=True), _)


def made(sign_in: str, workshop_id: str, name: str, chosen: Choices) -> bytes:
    """The file, if this sign-in may have it now; who took it is written down.

    Raises NotYours for a revoked sign-in and for a session without a right to it, NamesStay, and
    what the exporter refuses.
    """
    with reading() as db:
        account, workshop = _asked_for(db, sign_in, workshop_id)
        content = EXPORTERS[name].render(_source(db, workshop, account), _wanted(chosen))
    with transaction() as db:
        # Asked again: whoever was removed while the file was made does not get it.
        account, workshop = _asked_for(db, sign_in, workshop_id)
        act = Act.EXPORT_NAMES if chosen.with_names else Act.EXPORT
        audit.record(db, workshop, act, who=account.name, at=now(), subject=name)
    return content


def _asked_for(db: Session, sign_in: str, workshop_id: str) -> tuple[Account, Workshop]:
    account = accounts.account_of(db, sign_in, today=today())
    if account is None:
        raise NotYours
    return account, access.workshop_for(db, account.id, workshop_id, needs=Right.SEE)


def _source(db: Session, workshop: Workshop, account: Account) -> Source:
    """What a file is made from. Somebody who only observes gets no line of a session with names.

    Even without the names: sectors and roles of few people stand in it.
    """
    is_named = workshop.anonymity is Anonymity.NAMED
    may_run = access.may(db, account.id, workshop.collective_id, needs=Right.RUN)
    rows = _refuse_names if is_named and not may_run else partial(load_rows, db, workshop)
    return Source(
        facts=partial(load_facts, db, workshop),
        rows=rows,
        report=partial(load_report, db, workshop),
        work=partial(load_work, db, workshop),
    )


def _refuse_names() -> SessionRows:
    raise NamesStay


def _wanted(chosen: Choices) -> Wanted:
    return Wanted(
        text=chosen.text,
        randomness=SystemRandom(),
        preset=PRESETS[chosen.preset],
        with_names=chosen.with_names,
    )


def _refusal(exporter: Exporter, workshop: Workshop) -> CimpactError | None:
    """What would stop the file, found out before anybody waits for it."""
    account = guards.signed_in()
    with reading() as db:
        try:
            exporter.check(_source(db, workshop, account))
        except CimpactError as refusal:
            return refusal
    return None


def _buttons(
    formats: Sequence[tuple[str, Exporter]], workshop: Workshop, chosen: Choices, _: Translator
) -> None:
    """A button per format, side by side where there is room."""
    with st.container(horizontal=True):
        for name, exporter in formats:
            _button(name, exporter, workshop, chosen, _)


def _button(
    name: str, exporter: Exporter, workshop: Workshop, chosen: Choices, _: Translator
) -> None:
    named = _("With names ({kind})", kind=exporter.kind)
    st.download_button(
        named if chosen.with_names else _("Download ({kind})", kind=exporter.kind),
        data=partial(made, remembered(state.SIGN_IN), workshop.id, name, chosen),
        file_name=file_name(
            exporter, collective=collective_name(workshop), held_on=workshop.held_on
        ),
        mime=exporter.mime,
        key=f"download_named:{name}" if chosen.with_names else f"download:{name}",
        on_click="ignore",
    )
