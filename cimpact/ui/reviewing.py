"""The end of the walk: one's own answers, and what was left blank."""

from dataclasses import dataclass

import streamlit as st

from cimpact.core.questionnaire import Item, Questionnaire, Section
from cimpact.findings.facets import choice_words
from cimpact.i18n import Translator
from cimpact.store import answering, editions
from cimpact.store.answering import FacetPlace, WrittenNote
from cimpact.store.db import reading
from cimpact.store.seats import Seat
from cimpact.ui import places
from cimpact.ui.levels import choice_label
from cimpact.ui.looking_back import Past, past_of
from cimpact.ui.text import authored, plain


@dataclass(frozen=True, slots=True)
class Review:
    """What one respondent has given, and has not."""

    questionnaire: Questionnaire
    choices: dict[str, str]
    notes: dict[str, WrittenNote]
    facets: dict[FacetPlace, str]
    past: Past | None = None

    def blank_in(self, section: Section) -> list[Item]:
        """The elements of a section left blank."""
        return [item for item in section.items if item.code not in self.choices]

    @property
    def is_complete(self) -> bool:
        """Whether nothing was left blank."""
        return not any(self.blank_in(section) for section in self.questionnaire.sections)


def review_of(seat: Seat) -> Review:
    """One's own answers, facets and notes, read anew."""
    with reading() as db:
        return Review(
            questionnaire=editions.load(db, seat.invitation.edition_id),
            choices=answering.choices_of(db, seat.respondent_id),
            notes=answering.notes_of(db, seat.respondent_id),
            facets=answering.facets_of(db, seat.respondent_id),
            past=past_of(db, seat),
        )


def what_comes_next(seat: Seat, _: Translator) -> str:
    """One paragraph: what is saved, and what happens now."""
    if seat.sees_results:
        return _("Every answer is saved. The results of the group are ready.")
    if seat.is_open:
        return _(
            "Every answer is saved. You may change your answers until the session is closed. "
            "The results will appear here when they are shown to everybody."
        )
    return _(
        "Every answer is saved, and the session is closed. "
        "The results will appear here when they are shown to everybody."
    )


def blanks(review: Review, _: Translator) -> None:
    """The elements left blank, with links to their sections."""
    st.header(_("Left blank"), anchor=False)
    st.markdown(_("You are free to leave an element blank. If you wish, you can still answer:"))
    for section in review.questionnaire.sections:
        missing = review.blank_in(section)
        if missing:
            count = _.ngettext("{n} element", "{n} elements", len(missing))
            label = f"{authored(section.name, _)} ({count})"
            places.link(places.step_address(section.code), label)


def own_answers(review: Review, _: Translator) -> None:
    """Every answer in its own words, section by section."""
    st.header(_("My answers"), anchor=False)
    for section in review.questionnaire.sections:
        with st.expander(authored(section.name, _)):
            for item in section.items:
                st.markdown(f"**{authored(item.name, _)}**  \n{_answer(review, item, _)}")
                _own_past(review, item, _)
                _own_facets(review, item, _)
                _own_note(review.notes.get(item.code))


def _answer(review: Review, item: Item, _: Translator) -> str:
    choice = review.choices.get(item.code)
    return choice_label(review.questionnaire, item, choice, _) if choice else _("*left blank*")


def _own_past(review: Review, item: Item, _: Translator) -> None:
    """How somebody sees the day of the earlier session, where they said so."""
    choice = review.past.choices.get(item.code) if review.past else None
    if review.past is not None and choice is not None:
        level = choice_label(review.questionnaire, item, choice, _)
        day = _.date(review.past.held_on)
        st.markdown(_("Looking back to {day}: {level}", day=day, level=level))


def _own_facets(review: Review, item: Item, _: Translator) -> None:
    words = choice_words(review.questionnaire, _)
    said = [
        f"{authored(facet, _)} · {words[review.facets[item.code, number]]}"
        for number, facet in enumerate(item.facets, start=1)
        if (item.code, number) in review.facets
    ]
    if said:
        st.markdown("\n".join(f"- {line}" for line in said))


def _own_note(note: WrittenNote | None) -> None:
    if note is not None:
        for written in filter(None, (note.sentence, note.evidence)):
            st.caption(plain(written))
