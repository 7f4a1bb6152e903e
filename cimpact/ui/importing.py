"""What an import would do, shown first; then the import, all of it or nothing."""

from functools import partial
from random import SystemRandom

import streamlit as st

from cimpact.core.bundle import Bundle
from cimpact.core.importing.dry_run import dry_run, report_lines
from cimpact.core.importing.mapping import Mapping
from cimpact.core.importing.mistakes import InvalidImport
from cimpact.core.importing.respondents import Checked
from cimpact.core.importing.sheet import Sheet
from cimpact.core.questionnaire import Questionnaire
from cimpact.core.rows import FIRST_VOTE
from cimpact.exports.csv_text import PRESETS
from cimpact.exports.import_report import report_csv
from cimpact.i18n import Translator
from cimpact.store import access, audit, transfer
from cimpact.store import importing as stored
from cimpact.store.access import Right
from cimpact.store.audit import Act
from cimpact.store.db import transaction
from cimpact.store.tables import Collective
from cimpact.ui import bringing, facilitating, places, state
from cimpact.ui.bringing import READ, Brought, Target
from cimpact.ui.guards import acting
from cimpact.ui.mapping_form import Chosen
from cimpact.ui.text import plain
from cimpact.ui.visitor import now, today

PREVIEWED = 8
"""Lines of the preview."""


def report(
    collective: Collective, file: Brought, target: Target, chosen: Chosen, _: Translator
) -> None:
    """What would be imported, every problem, and the button."""
    st.header(_("What would be imported"), anchor=False)
    key = f"{READ}tried {file.id} {target.workshop_id} {target.rules.questionnaire.checksum}"
    whole = f"{key} {target.rules.is_named} {target.rules.invited} {chosen.mapping.to_json()}"
    if not state.is_made(whole):
        state.forget_made(f"{READ}tried")
    with st.spinner(_("Checking every line…")):
        found = state.made_once(whole, lambda: dry_run(file.sheet, chosen.mapping, target.rules))
    st.markdown(in_words(found, _))
    if found.mistakes:
        st.error(_("Nothing can be imported yet. Here is what is wrong, and where:"))
        bringing.mistakes_table(found.mistakes, _)
    else:
        _preview(found, target.rules.questionnaire, _)
    _report_file(found, _)
    st.markdown(
        _(
            "The session is closed with the import, and its results are ready. It never opens for "
            "phones: answers of a file and of phones do not mix."
        )
    )
    if st.button(
        _("Import"),
        key="import",
        type="primary",
        disabled=bool(found.mistakes) or not chosen.is_checked,
    ):
        with st.spinner(_("Importing…")):
            workshop_id = import_answers(collective.id, file.sheet, target, chosen.mapping)
        _leave(workshop_id, found, _)


def in_words(found: Checked, _: Translator) -> str:
    """How many people and answers, and how many lines without any."""
    people = _.ngettext("{n} respondent", "{n} respondents", len(found.respondents))
    answers = _.ngettext("{n} answer", "{n} answers", found.answers)
    left_out = _.ngettext(
        "{n} line without an answer is left out",
        "{n} lines without an answer are left out",
        len(found.left_out),
    )
    return " · ".join([people, answers, *([left_out] if found.left_out else [])])


def _preview(found: Checked, questionnaire: Questionnaire, _: Translator) -> None:
    """The first respondents as they would be stored."""
    answered = {
        item for each in found.respondents for answers in each.votes.values() for item in answers
    }
    codes = [item.code for item in questionnaire.items if item.code in answered]
    st.dataframe(
        [
            {
                _("Line"): each.line,
                _("Sector"): each.sector,
                _("Role"): each.role,
                **{code: each.votes.get(FIRST_VOTE, {}).get(code, "") for code in codes},
            }
            for each in found.respondents[:PREVIEWED]
        ],
        hide_index=True,
        width="stretch",
    )


def _report_file(found: Checked, _: Translator) -> None:
    preset = PRESETS["excel-fr" if _.language == "fr" else "standard"]
    st.download_button(
        _("Report, line by line (CSV)"),
        data=partial(_report_bytes, found, preset.label, _),
        file_name="import-report.csv",
        mime="text/csv",
        key="import_report",
        on_click="ignore",
    )


def _report_bytes(found: Checked, label: str, _: Translator) -> bytes:
    """Made when it is asked for; it tells nothing but what this page shows to whoever asks."""
    preset = next(each for each in PRESETS.values() if each.label == label)
    return report_csv(report_lines(found), preset, _)


def import_answers(collective_id: str, sheet: Sheet, target: Target, mapping: Mapping) -> str:
    """Import into the session, which is made if it is a new one; its id.

    Raises NotYours, NotForImport, InvalidImport, and what making a session raises.
    """
    account = acting()
    with transaction() as db:
        collective = access.collective_for(db, account.id, collective_id, needs=Right.RUN)
        workshop = (
            facilitating.new_workshop(db, collective, target.settings)
            if target.settings is not None
            else access.workshop_for(db, account.id, target.workshop_id or "", needs=Right.RUN)
        )
        found = dry_run(sheet, mapping, stored.rules_of(db, workshop))
        if found.mistakes:
            raise InvalidImport(found.mistakes)
        stored.import_respondents(db, workshop, found.respondents)
        if not bringing.is_ours(sheet):
            stored.keep_mapping(db, collective, sheet.kind, mapping)
        audit.record(db, workshop, Act.IMPORT, who=account.name, at=now())
        return workshop.id


def whole_session(collective: Collective, bundle: Bundle, _: Translator) -> None:
    """What a session file holds, and the button that makes it a session of this collective."""
    facts = bundle.facts
    st.success(_("Cimpact: a whole session"))
    st.markdown(f"**{plain(facts.collective)}** · {_.date(facts.held_on)}")
    st.markdown(_contents(bundle, _))
    with_names = facts.is_named and st.checkbox(
        _("Keep the names: everybody agreed to it."), key="import_names"
    )
    st.markdown(
        _(
            "It becomes a closed session of this collective, with its day, its questionnaire, its "
            "settings, all its answers and decisions. Actions that are not in the list of the "
            "collective yet are added to it."
        )
    )
    if st.button(_("Import"), key="import", type="primary"):
        with st.spinner(_("Importing…")):
            workshop_id, is_linked = import_session(collective.id, bundle, with_names=with_names)
        state.forget_made(READ)
        done = [_("The session is imported. Here are its results.")]
        if not is_linked:
            done.append(
                _(
                    "Its answers looking back show nowhere: this collective does not have exactly "
                    "one session of that day with the same elements."
                )
            )
        state.confirm(" ".join(done))
        places.go("summary", workshop=workshop_id)


def _contents(bundle: Bundle, _: Translator) -> str:
    """The questionnaire of a session file, and how much of everything it holds."""
    answers = sum(len(said) for each in bundle.respondents for said in each.answers.values())
    return " · ".join(
        [
            plain(_.content(bundle.facts.questionnaire.title)),
            _.ngettext("{n} respondent", "{n} respondents", len(bundle.respondents)),
            _.ngettext("{n} answer", "{n} answers", answers),
            _.ngettext("{n} note", "{n} notes", len(bundle.notes)),
            _.ngettext("{n} decision", "{n} decisions", len(bundle.decisions)),
            _.ngettext("{n} action", "{n} actions", len(bundle.actions)),
        ]
    )


def import_session(collective_id: str, bundle: Bundle, *, with_names: bool) -> tuple[str, bool]:
    """A new session of the collective: its id, and whether what looks back found its session.

    Raises NotYours, TooManyNotes.
    """
    account = acting()
    with transaction() as db:
        collective = access.collective_for(db, account.id, collective_id, needs=Right.RUN)
        workshop = transfer.import_session(
            db,
            collective,
            bundle,
            today=today(),
            randomness=SystemRandom(),
            with_names=with_names,
        )
        audit.record(db, workshop, Act.IMPORT, who=account.name, at=now())
        return workshop.id, workshop.looking_back_to is not None or not bundle.looks_back


def _leave(workshop_id: str, found: Checked, _: Translator) -> None:
    """To the results; the file is forgotten, which may hold more than what was imported."""
    state.forget_made(READ)
    state.confirm(
        _.ngettext(
            "{n} respondent is imported. Here are the results.",
            "{n} respondents are imported. Here are the results.",
            len(found.respondents),
        )
    )
    places.go("summary", workshop=workshop_id)
