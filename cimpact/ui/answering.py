"""One section of the walk: its elements, each saved by itself at each tap.

An element is a fragment: a tap redraws that element only, and no tap is lost behind another.
Leaving the page drops fragment runs that still wait, hence ``_save_left_over``: what the widgets
hold is compared with what this tab has saved, and the difference is saved before the page changes.
"""

from dataclasses import dataclass

import streamlit as st
from sqlmodel import Session

from cimpact.core.questionnaire import DONT_KNOW, Item, Questionnaire, Section
from cimpact.i18n import Translator
from cimpact.store import answering, editions, seats
from cimpact.store.answering import (
    LONGEST_NOTE,
    LONGEST_SENTENCE,
    FacetPlace,
    SeatLost,
    WrittenNote,
)
from cimpact.store.db import reading, transaction
from cimpact.store.seats import Seat
from cimpact.ui import facets, places, state
from cimpact.ui.errors import sentence as refused
from cimpact.ui.errors import told
from cimpact.ui.visitor import remembered


@dataclass(frozen=True, slots=True)
class Step:
    """One section of the walk, with what this respondent has stored of it."""

    questionnaire: Questionnaire
    section: Section
    number: int
    choices: dict[str, str]
    notes: dict[str, WrittenNote]
    facets: dict[FacetPlace, str]

    @property
    def count(self) -> int:
        """How many steps the walk has."""
        return len(self.questionnaire.sections)

    @property
    def previous(self) -> str | None:
        """The address of the step before; None at the first."""
        return self._address(self.number - 1)

    @property
    def following(self) -> str | None:
        """The address of the step after; None at the last."""
        return self._address(self.number + 1)

    def _address(self, number: int) -> str | None:
        sections = self.questionnaire.sections
        return places.step_address(sections[number - 1].code) if 1 <= number <= self.count else None


def current_step(seat: Seat, address: str) -> Step:
    """The step at an address."""
    with reading() as db:
        questionnaire = editions.load(db, seat.invitation.edition_id)
        choices = answering.choices_of(db, seat.respondent_id)
        notes = answering.notes_of(db, seat.respondent_id)
        of_facets = answering.facets_of(db, seat.respondent_id)
    addresses = [places.step_address(section.code) for section in questionnaire.sections]
    index = addresses.index(address)
    section = questionnaire.sections[index]
    step = Step(questionnaire, section, index + 1, choices, notes, of_facets)
    _take_stock(step)
    return step


def _take_stock(step: Step) -> None:
    """Remember what is saved of the fields about to be drawn; of the others it is known."""
    for item in step.section.items:
        if state.widget(f"answer:{item.code}") is None:
            state.remember_saved(f"answer:{item.code}", step.choices.get(item.code))
        if state.widget(f"note:{item.code}") is None:
            state.remember_saved(f"note:{item.code}", _written(step.notes.get(item.code)))
    facets.take_stock(step.section, step.facets)


def where_we_are(step: Step, _: Translator) -> str:
    """Which part of the walk this is, and how long it is."""
    elements = _.ngettext("{n} element", "{n} elements", len(step.section.items))
    return _("Part {number} of {count}", number=step.number, count=step.count) + f" · {elements}"


def elements(step: Step, _: Translator) -> None:
    """The progress of the section, then its elements."""
    _progress(len(step.section.items))
    introduction = step.section.items[0].introduction
    if introduction and all(item.introduction == introduction for item in step.section.items):
        st.markdown(_.content(introduction))
    for item in step.section.items:
        st.header(_.content(item.name), anchor=False)
        _choice(item, step, _)
        _more(item, step, _)


def _progress(count: int) -> None:
    """One segment per element; our script fills those that are answered, at no cost here."""
    st.html(f'<div data-progress aria-hidden="true">{"<i></i>" * count}</div>')


def ways_on(step: Step, _: Translator) -> None:
    """Back, and next or finish; both save first what is not saved yet."""
    with st.container(horizontal=True, horizontal_alignment="distribute", key="ways_on"):
        st.button(
            _("← Back"), key="back", on_click=_move, args=(step.section, step.previous or "done")
        )
        if step.following:
            st.button(
                _("Next →"),
                key="next",
                type="primary",
                on_click=_move,
                args=(step.section, step.following),
            )
        else:
            st.button(
                _("Finish"), key="finish", type="primary", on_click=_finish, args=(step.section,)
            )


@told
def _move(section: Section, address: str) -> None:
    with transaction() as db:
        _save_left_over(db, section)
    state.head_for(address)


@told
def _finish(section: Section) -> None:
    with transaction() as db:
        _save_left_over(db, section)
        answering.finish(db, remembered(state.SEAT))
    state.head_for("done")


def _save_left_over(db: Session, section: Section) -> None:
    """Save what the fields of a section hold and this tab has not saved yet.

    The database is no measure: another tab of the same person may have changed an answer since,
    and a field left as it was here must not take that back.
    """
    token = remembered(state.SEAT)
    if seats.seat_of(db, token) is None:
        raise SeatLost
    held = _held_choices(section)
    late = {code: choice for code, choice in held.items() if _is_unsaved("answer", code, choice)}
    if late:
        answering.save_answers(db, token, late)
    facets.save_left_over(db, token, section)
    for code, note in _held_notes(section).items():
        if _is_unsaved("note", code, note):
            answering.save_note(db, token, code, evidence=note[0], sentence=note[1])


def _is_unsaved(kind: str, code: str, held: object) -> bool:
    return state.saved(f"{kind}:{code}") != held


def choice_label(questionnaire: Questionnaire, item: Item, choice: str, _: Translator) -> str:
    """The sentence of a level, or the words of don't know and too early."""
    if choice.isdigit():
        return _.content(item.levels[int(choice)].sentence)
    return _.content(questionnaire.dont_know if choice == DONT_KNOW else questionnaire.too_early)


@st.fragment
def _choice(item: Item, step: Step, _: Translator) -> None:
    state.redraw_whole_page_if_needed()
    labels = {choice: choice_label(step.questionnaire, item, choice, _) for choice in item.choices}
    stored = step.choices.get(item.code)
    is_told = state.tell_again(f"answer:{item.code}", _.language)
    chosen = st.radio(
        _.content(item.stem),
        item.choices,
        index=item.choices.index(stored) if stored and not is_told else None,
        format_func=labels.__getitem__,
        key=f"answer:{item.code}",
        on_change=_save_choice,
        args=(item.code,),
    )
    is_saved = chosen is not None and not _is_unsaved("answer", item.code, chosen)
    _saved_or_refused(_, is_saved=is_saved)


@st.fragment
def _more(item: Item, step: Step, _: Translator) -> None:
    """What an element has room for besides its choice: facets, a sentence, a note."""
    state.redraw_whole_page_if_needed()
    facets.unfolding(item, step.questionnaire, _)
    evidence, sentence = _written(step.notes.get(item.code))
    if item.open_prompt:
        _note_field(item, "sentence", _.content(item.open_prompt), sentence)
    # No expander: the stylesheet folds an empty note, at no cost here.
    label = _("What do you base this on? (optional)")
    _note_field(item, "note", label, evidence, hint=_("A fact, an example, a document"))
    refusal = state.pending_refusal()
    if refusal is not None:
        st.error(refused(refusal, _))


def _note_field(item: Item, kind: str, label: str, stored: str, *, hint: str = "") -> None:
    st.text_area(
        label,
        value=stored,
        height=80,
        max_chars=LONGEST_SENTENCE if kind == "sentence" else LONGEST_NOTE,
        placeholder=hint,
        key=f"{kind}:{item.code}",
        on_change=_save_note,
        args=(item.code,),
    )


@told
def _save_choice(code: str) -> None:
    choice = state.widget(f"answer:{code}")
    if choice is not None:
        with transaction() as db:
            answering.save_answer(db, remembered(state.SEAT), code, choice)
        state.remember_saved(f"answer:{code}", choice)


@told
def _save_note(code: str) -> None:
    evidence, sentence = note = _held_note(code)
    with transaction() as db:
        answering.save_note(db, remembered(state.SEAT), code, evidence=evidence, sentence=sentence)
    state.remember_saved(f"note:{code}", note)


def _saved_or_refused(_: Translator, *, is_saved: bool) -> None:
    refusal = state.pending_refusal()
    if refusal is not None:
        st.error(refused(refusal, _))
    elif is_saved:
        st.caption(_("✓ saved"))


def _held_choices(section: Section) -> dict[str, str]:
    held = {item.code: state.widget(f"answer:{item.code}") for item in section.items}
    return {code: choice for code, choice in held.items() if choice is not None}


def _held_notes(section: Section) -> dict[str, tuple[str, str]]:
    """The notes of the elements whose fields have been drawn: evidence and sentence."""
    codes = [item.code for item in section.items]
    return {code: _held_note(code) for code in codes if state.widget(f"note:{code}") is not None}


def _held_note(code: str) -> tuple[str, str]:
    evidence, sentence = (state.widget(f"{kind}:{code}") or "" for kind in ("note", "sentence"))
    return evidence, sentence


def _written(note: WrittenNote | None) -> tuple[str, str]:
    return (note.evidence, note.sentence) if note else ("", "")
