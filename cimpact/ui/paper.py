"""Answers on paper: sheets to print, and the grid into which they are typed, one after the other.

The fields of a sheet are new ones for each sheet. What is typed is read with the marks that stand
beside the boxes: a digit, or a letter for the answers that are no level.
"""

from dataclasses import dataclass

import streamlit as st

from cimpact.core.lists import Lists
from cimpact.core.marks import choices_of_sheet, mark_of
from cimpact.core.questionnaire import DONT_KNOW, TOO_EARLY, Item, Questionnaire, Section
from cimpact.i18n import Translator
from cimpact.signing import new_token
from cimpact.store import access, offers
from cimpact.store import paper as stored
from cimpact.store.access import Right
from cimpact.store.answering import LONGEST_NOTE, LONGEST_SENTENCE, WrittenNote
from cimpact.store.db import reading, transaction
from cimpact.store.paper import Sheet
from cimpact.store.tables import Anonymity, Workshop, WorkshopState
from cimpact.ui import joining, state
from cimpact.ui.errors import told
from cimpact.ui.guards import acting
from cimpact.ui.text import plain
from cimpact.ui.visitor import remembered, visitor_text

TURN = "sheet"
CORRECTING = "last sheet"
PER_ROW = 5
"""Fields side by side: as many as most sections have elements."""


@dataclass(frozen=True, slots=True)
class Pile:
    """The sheets of one session; ``last`` is the one typed in here last, while it may change."""

    workshop: Workshop
    questionnaire: Questionnaire
    lists: Lists
    entered: int
    last: Sheet | None

    @property
    def is_correcting(self) -> bool:
        """Whether the fields are those of the last sheet."""
        return self.last is not None and state.is_edited(CORRECTING, self.workshop.id)


def pile_of(workshop: Workshop) -> Pile:
    """The sheets of a session as they stand now."""
    if workshop.state is WorkshopState.CLOSED and remembered(state.SHEET):
        # The token of the last sheet opens its answers: it is of no use any more.
        state.keep(state.SHEET, "")
    with reading() as db:
        return Pile(
            workshop=workshop,
            questionnaire=offers.asked_in(db, workshop),
            lists=offers.lists_in(db, workshop),
            entered=stored.sheets_entered(db, workshop),
            last=stored.last_sheet(db, workshop, remembered(state.SHEET)),
        )


def how_many(pile: Pile, _: Translator) -> str:
    """How many sheets are typed in."""
    if not pile.entered:
        return _("No sheet is typed in yet.")
    return _.ngettext("{n} sheet is typed in.", "{n} sheets are typed in.", pile.entered)


def grid(pile: Pile, _: Translator) -> None:
    """The fields of one sheet, in the order of the paper, and what to do with them."""
    if pile.is_correcting:
        st.header(_("Correct the last sheet"), anchor=False)
    else:
        st.header(_("The next sheet"), anchor=False)
    st.markdown(
        _(
            "Type the digit of the box, {dont_know} for don't know, {too_early} for too early; "
            "leave blank what is blank. The Tab key leads on.",
            dont_know=mark_of(DONT_KNOW, _.language),
            too_early=mark_of(TOO_EARLY, _.language),
        )
    )
    shown = pile.last if pile.is_correcting and pile.last else Sheet()
    # Our script puts the cursor into the first field when another sheet begins.
    st.html(f'<span hidden data-sheet="{_first_field(pile).replace(":", "-")}"></span>')
    with st.form("sheet", enter_to_submit=False, border=False):
        _about(pile, shown, _)
        for section in pile.questionnaire.sections:
            _section(section, shown, _)
        _notes(pile, shown, _)
        st.form_submit_button(
            _("Save the correction") if pile.is_correcting else _("Save the sheet"),
            key="save_sheet",
            type="primary",
            on_click=_save,
            args=(pile.workshop.id, _offered_token(pile), pile.is_correcting),
        )


def last_sheet(pile: Pile, _: Translator) -> None:
    """Correct or remove the sheet typed in here last; nothing when there is none."""
    if pile.last is None:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        if pile.is_correcting:
            st.button(_("Leave it as it was"), key="leave_sheet", on_click=_begin_anew)
        else:
            st.button(
                _("Correct the last sheet"),
                key="correct_sheet",
                on_click=_correct,
                args=(pile.workshop.id,),
            )
        with st.popover(_("Remove the last sheet")):
            st.markdown(
                _(
                    "All that was typed in from this sheet is erased. The sheets before it stay, "
                    "and can no longer be changed here."
                )
            )
            st.button(
                _("Erase the last sheet"),
                key="remove_sheet",
                on_click=_remove,
                args=(pile.workshop.id,),
            )


def _about(pile: Pile, shown: Sheet, _: Translator) -> None:
    """Sector, role and, in a session with names, the name."""
    if pile.workshop.anonymity is Anonymity.NAMED:
        st.text_input(_("Name"), shown.name, max_chars=80, key=_key("name"))
    left, right = st.columns(2)
    for column, kind, label, offered, chosen in (
        (left, "sector", _("Sector"), pile.lists.sectors, shown.sector),
        (right, "role", _("Role"), pile.lists.roles, shown.role),
    ):
        codes = [each.code for each in offered]
        key = _key(kind)
        is_told = state.tell_again(key, _.language)
        if codes:
            with column:
                st.selectbox(
                    label,
                    codes,
                    index=None if is_told or chosen not in codes else codes.index(chosen),
                    format_func=joining.names(offered, _),
                    placeholder=_("Not said"),
                    key=key,
                )


def _section(section: Section, shown: Sheet, _: Translator) -> None:
    st.markdown(f"**{plain(_.content(section.name))}**")
    for start in range(0, len(section.items), PER_ROW):
        row = section.items[start : start + PER_ROW]
        for item, column in zip(row, st.columns(PER_ROW), strict=False):
            with column:
                choice = shown.choices.get(item.code)
                st.text_input(
                    item.code,
                    mark_of(choice, _.language) if choice else "",
                    max_chars=2,
                    key=_key(f"answer:{item.code}"),
                )


def _notes(pile: Pile, shown: Sheet, _: Translator) -> None:
    written = any(note.evidence or note.sentence for note in shown.notes.values())
    with st.expander(_("Notes written on the sheet"), expanded=written):
        for item in pile.questionnaire.items:
            note = shown.notes.get(item.code) or WrittenNote("", "")
            if item.open_prompt:
                label = f"{item.code} · {_.content(item.open_prompt)}"
                _note_field("sentence", item, plain(label), note.sentence, LONGEST_SENTENCE)
            label = f"{item.code} · {_.content(item.name)}"
            _note_field("note", item, plain(label), note.evidence, LONGEST_NOTE)


def _note_field(kind: str, item: Item, label: str, written: str, longest: int) -> None:
    st.text_input(label, written, max_chars=longest, key=_key(f"{kind}:{item.code}"))


def _key(part: str) -> str:
    return f"sheet:{part}:{state.turn(TURN)}"


def _first_field(pile: Pile) -> str:
    """The key of the field that a sheet begins with."""
    if pile.workshop.anonymity is Anonymity.NAMED:
        return _key("name")
    if pile.lists.sectors:
        return _key("sector")
    return _key("role" if pile.lists.roles else f"answer:{pile.questionnaire.items[0].code}")


def _offered_token(pile: Pile) -> str:
    """The token of the seat that the next sheet takes: one per sheet, however often it is saved."""
    return state.made_once(f"{TURN} {pile.workshop.id} {state.turn(TURN)}", new_token)


def _begin_anew() -> None:
    """Empty fields for another sheet."""
    state.end_edit(CORRECTING)
    state.next_turn(TURN)


@told
def _correct(workshop_id: str) -> None:
    state.next_turn(TURN)
    state.begin_edit(CORRECTING, workshop_id, None)


@told
def _save(workshop_id: str, token: str, is_correction: bool) -> None:  # noqa: FBT001  as Streamlit hands on what a button was given
    account, _ = acting(), visitor_text()
    with transaction() as db:
        workshop = access.workshop_for(db, account.id, workshop_id, needs=Right.RUN)
        sheet = _typed(offers.asked_in(db, workshop), _)
        if is_correction:
            stored.correct_sheet(db, workshop, sheet, token=remembered(state.SHEET))
            done = _("The last sheet is corrected.")
        else:
            number = stored.enter_sheet(db, workshop, sheet, token=token)
            done = _("Saved: write {number} in the box of this sheet.", number=_.number(number))
    if not is_correction:
        state.keep(state.SHEET, token)
    _begin_anew()
    state.confirm(done)


@told
def _remove(workshop_id: str) -> None:
    account, _ = acting(), visitor_text()
    with transaction() as db:
        workshop = access.workshop_for(db, account.id, workshop_id, needs=Right.RUN)
        stored.remove_sheet(db, workshop, token=remembered(state.SHEET))
    state.keep(state.SHEET, "")
    _begin_anew()
    state.confirm(_("The last sheet is erased."))


def _typed(questionnaire: Questionnaire, _: Translator) -> Sheet:
    """What the fields hold. Raises WrongMarks, with all that no box has."""
    codes = [item.code for item in questionnaire.items]
    marks = {code: state.widget(_key(f"answer:{code}")) or "" for code in codes}
    notes = {
        code: WrittenNote(
            evidence=state.widget(_key(f"note:{code}")) or "",
            sentence=state.widget(_key(f"sentence:{code}")) or "",
        )
        for code in codes
    }
    return Sheet(
        choices=choices_of_sheet(marks, questionnaire, _.language),
        notes=notes,
        sector=state.widget(_key("sector")),
        role=state.widget(_key("role")),
        name=state.widget(_key("name")) or "",
    )
