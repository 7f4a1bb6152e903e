"""One section of the walk: its elements, each saved by itself at each tap.

An element is a fragment: a tap redraws that element only, and no tap is lost behind another.
Leaving the page drops fragment runs that still wait, hence ``_save_left_over``: what the widgets
hold is compared with what this tab has saved, and the difference is saved before the page changes.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import streamlit as st
from sqlmodel import Session

from cimpact.core.questionnaire import Item, Questionnaire, Section
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
from cimpact.store.tables import Vote
from cimpact.ui import facets, looking_back, places, state
from cimpact.ui.choosing import answer_key, choice_field
from cimpact.ui.errors import sentence as refused
from cimpact.ui.errors import told
from cimpact.ui.looking_back import Past
from cimpact.ui.text import authored
from cimpact.ui.visitor import remembered

VOTES = tuple(Vote)
"""The votes that a phone may give: the first before what looks back from it."""


@dataclass(frozen=True, slots=True)
class Step:
    """One section of the walk, with what this respondent has stored of it."""

    questionnaire: Questionnaire
    section: Section
    number: int
    choices: dict[str, str]
    notes: dict[str, WrittenNote]
    facets: dict[FacetPlace, str]
    vote: Vote = Vote.FIRST
    past: Past | None = None

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
        past = looking_back.past_of(db, seat)
    addresses = [places.step_address(section.code) for section in questionnaire.sections]
    index = addresses.index(address)
    section = questionnaire.sections[index]
    step = Step(questionnaire, section, index + 1, choices, notes, of_facets, past=past)
    take_stock(step)
    return step


def take_stock(step: Step) -> None:
    """Remember what is saved of the fields about to be drawn; of the others it is known."""
    for item in step.section.items:
        key = answer_key(item.code, step.vote)
        if state.widget(key) is None:
            state.remember_saved(key, step.choices.get(item.code))
        if state.widget(f"note:{item.code}") is None:
            state.remember_saved(f"note:{item.code}", _written(step.notes.get(item.code)))
    facets.take_stock(step.section, step.facets)
    looking_back.take_stock(step.section, step.past)


def where_we_are(step: Step, _: Translator) -> str:
    """Which part of the walk this is, and how long it is."""
    elements = _.ngettext("{n} element", "{n} elements", len(step.section.items))
    return _("Part {number} of {count}", number=step.number, count=step.count) + f" · {elements}"


def elements(step: Step, _: Translator) -> None:
    """The progress of the section, then its elements."""
    _progress(len(step.section.items))
    introduction = step.section.items[0].introduction
    if introduction and all(item.introduction == introduction for item in step.section.items):
        st.markdown(authored(introduction, _))
    for item in step.section.items:
        st.header(authored(item.name, _), anchor=False)
        choice(item, step, _)
        more(item, step, _)


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
    if seats.seat_of(db, remembered(state.SEAT)) is None:
        raise SeatLost
    save_left_over_choices(db, section.items)
    save_left_over_words(db, section.items)


def is_left_over(items: Iterable[Item]) -> bool:
    """Whether the fields of some elements may hold what this tab has not saved yet."""
    return any(
        state.widget(key) is not None and state.saved(key) != state.widget(key)
        for item in items
        for key in (*(answer_key(item.code, vote) for vote in VOTES), f"note:{item.code}")
    ) or any(item.code in state.unfolded() for item in items)


def save_left_over_choices(db: Session, items: Iterable[Item]) -> None:
    """Save what the fields of some elements hold and this tab has not saved yet.

    The database is no measure: another tab of the same person may have changed an answer since,
    and a field left as it was here must not take that back.
    """
    for vote in VOTES:
        held = {item.code: state.widget(answer_key(item.code, vote)) for item in items}
        late = {
            code: choice
            for code, choice in held.items()
            if choice is not None and choice != state.saved(answer_key(code, vote))
        }
        if late:
            answering.save_answers(db, remembered(state.SEAT), late, vote=vote)


def save_left_over_words(db: Session, items: Sequence[Item]) -> None:
    """The same for facets and notes."""
    token = remembered(state.SEAT)
    facets.save_left_over(db, token, items)
    for code, note in _held_notes(items).items():
        if _is_unsaved("note", code, note):
            answering.save_note(db, token, code, evidence=note[0], sentence=note[1])


def _is_unsaved(kind: str, code: str, held: object) -> bool:
    return state.saved(f"{kind}:{code}") != held


def more(item: Item, step: Step, _: Translator) -> None:
    """What an element has room for besides its choice."""
    if step.past is not None and item.code in step.past.items:
        looking_back.question(item, step.past, step.questionnaire, _)
    _more(item, step, _)


@st.fragment
def choice(item: Item, step: Step, _: Translator) -> None:
    """The field of an element's choice: a fragment of its own."""
    state.redraw_whole_page_if_needed()
    choice_field(
        authored(item.stem, _),
        item,
        item.choices,
        step.questionnaire,
        _,
        vote=step.vote,
        stored=step.choices.get(item.code),
    )


@st.fragment
def _more(item: Item, step: Step, _: Translator) -> None:
    """What an element has room for besides its choice: facets, a sentence, a note."""
    state.redraw_whole_page_if_needed()
    facets.unfolding(item, step.questionnaire, _)
    evidence, sentence = _written(step.notes.get(item.code))
    if item.open_prompt:
        _note_field(item, "sentence", authored(item.open_prompt, _), sentence)
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
def _save_note(code: str) -> None:
    evidence, sentence = note = _held_note(code)
    with transaction() as db:
        answering.save_note(db, remembered(state.SEAT), code, evidence=evidence, sentence=sentence)
    state.remember_saved(f"note:{code}", note)


def _held_notes(items: Iterable[Item]) -> dict[str, tuple[str, str]]:
    """The notes of the elements whose fields have been drawn: evidence and sentence."""
    codes = [item.code for item in items]
    return {code: _held_note(code) for code in codes if state.widget(f"note:{code}") is not None}


def _held_note(code: str) -> tuple[str, str]:
    evidence, sentence = (state.widget(f"{kind}:{code}") or "" for kind in ("note", "sentence"))
    return evidence, sentence


def _written(note: WrittenNote | None) -> tuple[str, str]:
    return (note.evidence, note.sentence) if note else ("", "")
