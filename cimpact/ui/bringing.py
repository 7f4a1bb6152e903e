"""A file that somebody brings: taken, read within bounds, and said what it is."""

from collections.abc import Iterable
from dataclasses import dataclass

import streamlit as st

from cimpact.core.bundle import Bundle
from cimpact.core.bundle_mistakes import BundleMistake, InvalidBundle
from cimpact.core.importing.bounds import MEGABYTES
from cimpact.core.importing.columns import Columns
from cimpact.core.importing.labels import Certainty
from cimpact.core.importing.mapping import item_of
from cimpact.core.importing.mistakes import InvalidImport
from cimpact.core.importing.reading import read_file
from cimpact.core.importing.respondents import Rules
from cimpact.core.importing.sheet import KIND_NAMES, OURS, Sheet
from cimpact.core.wide_mistakes import Mistake
from cimpact.core.wide_mistakes import shown as shown_cell
from cimpact.i18n import Translator
from cimpact.store import access, editions, workshops
from cimpact.store import importing as stored
from cimpact.store.access import Right
from cimpact.store.db import reading
from cimpact.store.tables import Collective, WorkshopState
from cimpact.store.workshops import WorkshopLine
from cimpact.ui import listing, own_forms, places, profiling, state
from cimpact.ui.errors import sentence
from cimpact.ui.facilitating import NewWorkshop
from cimpact.ui.guards import signed_in
from cimpact.ui.text import plain

SUFFIXES = ["csv", "tsv", "txt", "xlsx", "json", "zip"]
READ = "import read "
NEW = "new"
MISTAKES_SHOWN = 12
"""Mistakes on the page; all of them are a tap further."""


@dataclass(frozen=True, slots=True)
class Brought:
    """A file that was read; ``id`` is another one for each upload."""

    id: str
    read: Bundle | Sheet

    @property
    def sheet(self) -> Sheet:
        """The table, where it is one."""
        if not isinstance(self.read, Sheet):
            raise TypeError
        return self.read


@dataclass(frozen=True, slots=True)
class Target:
    """Where answers go: a session in preparation, or one to make with these settings."""

    rules: Rules
    workshop_id: str | None = None
    settings: NewWorkshop | None = None


def heading(collective: Collective, _: Translator) -> None:
    """The way back, and what this page is for."""
    places.link("workshops", f"← {plain(collective.name)}", collective=collective.id)
    st.title(_("Import answers"), anchor=False)


def what_is_read(_: Translator) -> None:
    """Before a file is chosen: which ones are read, and what happens to them."""
    st.markdown(
        _(
            "Files of this application (CSV, Excel, whole sessions as JSON) and of LimeSurvey, "
            "Google Forms, Microsoft Forms and KoboToolbox; any other table with a line per person "
            "too. You see everything before anything is imported. The file itself is not kept, and "
            "columns with addresses, names and times are left out."
        )
    )


def brought(_: Translator) -> Brought | None:
    """Ask for a file and read it; None without one, or after saying what is wrong with it."""
    file = st.file_uploader(
        _("File with the answers, of {megabytes} MB at most", megabytes=MEGABYTES),
        type=SUFFIXES,
        key="import_file",
    )
    if file is None:
        state.forget_made(READ)
        return None
    key = f"{READ}{file.file_id}"
    if not state.is_made(key):
        state.forget_made(READ)
    with st.spinner(_("Reading the file…")):
        read = state.made_once(key, lambda: _read(file.getvalue()))
    if isinstance(read, InvalidImport | InvalidBundle):
        st.error(sentence(read, _))
        mistakes_table(read.mistakes, _)
        return None
    return Brought(file.file_id, read)


def _read(data: bytes) -> Bundle | Sheet | InvalidImport | InvalidBundle:
    """What is in a file, or every mistake in it: kept, so that it is read once."""
    try:
        return read_file(data)
    except (InvalidImport, InvalidBundle) as invalid:
        return invalid


def recognised(sheet: Sheet, _: Translator) -> None:
    """Which tool has written the file, how much is in it, and how it was read."""
    rows = _.ngettext("{n} line", "{n} lines", len(sheet.rows))
    columns = _.ngettext("{n} column", "{n} columns", len(sheet.header))
    st.success(f"{_(KIND_NAMES[sheet.kind])} · {rows} · {columns}")
    if sheet.encoding:
        st.info(
            _(
                "The file does not say how its letters are written. It was read as {encoding}: "
                "check the accents below.",
                encoding=sheet.encoding,
            )
        )


def mistakes_table(mistakes: Iterable[Mistake | BundleMistake], _: Translator) -> None:
    """Every mistake with its place; what a cell says is shown as text."""
    lines = [_mistake_line(each, _) for each in mistakes]
    shown = lines[:MISTAKES_SHOWN]
    st.table(
        {name: [plain(str(line[name])) for line in shown] for name in shown[0]}, hide_index=True
    )
    if len(lines) > len(shown):
        with st.expander(_.ngettext("All {n} problem", "All {n} problems", len(lines))):
            st.dataframe(lines, hide_index=True, width="stretch")


def _mistake_line(each: Mistake | BundleMistake, _: Translator) -> dict[str, str]:
    """Where it is, and what to do about it."""
    if isinstance(each, Mistake):
        column = each.name or str(each.column)
        place = _("Line {line}, {column}", line=each.line, column=shown_cell(column))
    else:
        place = each.place
    return {_("Where"): place, _("What is wrong"): sentence(each.error, _)}


def target(collective: Collective, file: Brought, _: Translator) -> Target:
    """Ask where the answers go: into a session in preparation, or into a new one."""
    account = signed_in()
    drafts = _drafts(collective)
    labels = {NEW: _("A new session"), **{line.id: _draft_label(line, _) for line in drafts}}
    wanted = st.query_params.get("workshop", "")
    state.tell_again("import_target", _.language)
    chosen = st.selectbox(
        _("Into which session?"),
        list(labels),
        index=list(labels).index(wanted) if wanted in labels else 0,
        format_func=labels.__getitem__,
        key="import_target",
    )
    if chosen == NEW:
        return _new(collective, file, _)
    with reading() as db:
        workshop = access.workshop_for(db, account.id, chosen, needs=Right.RUN)
        return Target(stored.rules_of(db, workshop), workshop_id=workshop.id)


def _drafts(collective: Collective) -> list[WorkshopLine]:
    with reading() as db:
        lines = workshops.workshops_of(db, collective)
    return [line for line in lines if line.state is WorkshopState.DRAFT and not line.seats]


def _draft_label(line: WorkshopLine, _: Translator) -> str:
    with reading() as db:
        form = _.content(editions.load(db, line.edition_id).title)
    return _("Session of {date}", date=_.date(line.held_on)) + f" · {form}"


def _new(collective: Collective, file: Brought, _: Translator) -> Target:
    """The settings of a new session; the form is proposed that most columns belong to."""
    best = state.made_once(f"{READ}form {file.id}", lambda: _likely_form(collective, file.sheet))
    if best is not None and not state.is_made(f"{READ}filled {file.id}"):
        state.made_once(f"{READ}filled {file.id}", lambda: True)
        state.fill("form", best)
    with st.expander(_("Settings of the new session")):
        settings = listing.new_workshop(collective, profiling.main_phase(collective), _)
    st.caption(_in_short(settings, _))
    rules = Rules(settings.questionnaire, settings.is_named, settings.invited)
    return Target(rules, settings=settings)


def _in_short(settings: NewWorkshop, _: Translator) -> str:
    """What matters most for the file: which questionnaire, which day, with names or without."""
    questionnaire = settings.questionnaire
    elements = _.ngettext("{n} element", "{n} elements", len(questionnaire.items))
    names = _("with names") if settings.is_named else _("without names")
    form = plain(_.content(questionnaire.title))
    return f"{form} · {elements} · {_.date(settings.held_on)} · {names}"


def _likely_form(collective: Collective, sheet: Sheet) -> str | None:
    """The offered questionnaire with most of its elements in the file; None where none has any.

    Those that the collective wrote stand among them; of equals, the installation's comes first.
    """
    shares: dict[str, float] = {}
    for code, questionnaire in own_forms.offered(collective).items():
        columns = Columns(questionnaire)
        found = {
            item_of(proposal.use)
            for position, name in enumerate(sheet.header)
            if (proposal := columns.proposal(name, sheet.column(position))).certainty
            is not Certainty.UNKNOWN
        }
        known = len(found - {None})
        shares[code] = known + known / len(questionnaire.items)
    best = max(shares, key=lambda code: shares[code], default=None)
    return best if best is not None and shares[best] else None


def is_ours(sheet: Sheet) -> bool:
    """Whether the columns need no question: they are our own."""
    return sheet.kind in OURS
