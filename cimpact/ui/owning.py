"""What is a member's own: the code to come back with, their answers to take away or to erase."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

import streamlit as st

from cimpact.exports.csv_text import EXCEL_FR, STANDARD, csv_bytes
from cimpact.exports.own_answers import OwnAnswers, own_answers_table
from cimpact.i18n import Translator
from cimpact.signing import keyed_hash
from cimpact.store import answering, editions, limits, owncodes, seats
from cimpact.store.answering import SeatLost
from cimpact.store.db import reading, transaction
from cimpact.store.limits import Lock
from cimpact.store.owncodes import ForeignOwnCode, OwnSession, UnknownOwnCode
from cimpact.store.seats import Seat
from cimpact.ui import places, state
from cimpact.ui.errors import told
from cimpact.ui.looking_back import past_of
from cimpact.ui.text import plain
from cimpact.ui.visitor import current_visitor, now, remembered

GIVEN = "own code given"
SOUGHT = "own code sought"


@contextmanager
def guesses_counted() -> Iterator[None]:
    """Count the codes that nobody has, against a pseudonym of the address. Raises TooManyFailures.

    A typing mistake is found before, and costs nothing.
    """
    here = keyed_hash(st.context.ip_address or "local")
    with reading() as db:
        limits.refuse_tired(db, Lock.OWN_CODE, here, at=now())
    try:
        yield
    except (UnknownOwnCode, ForeignOwnCode):
        with transaction() as db:
            limits.record_failure(db, Lock.OWN_CODE, here, at=now())
        raise


def code_field(_: Translator) -> None:
    """Ask for the own code of an earlier session; most people have none."""
    with st.expander(_("I took part before and kept my own code (optional)")):
        st.text_input(
            _("Own code"),
            key="own_code",
            placeholder="ABCD-EFGH-JKMN",
            max_chars=30,
            autocomplete="off",
            help=_("The group then sees what moved between two sessions, never for whom."),
        )


def code_section(seat: Seat, _: Translator) -> None:
    """Give somebody who wishes it a code to come back with; shown once."""
    given = state.saved(f"{GIVEN} {seat.respondent_id}")
    with reading() as db:
        has_code = owncodes.has_code(db, seat.respondent_id)
    if not (seat.is_open or given):
        return
    st.header(_("Your own code"), anchor=False)
    if given:
        st.markdown(_("Write it down or take a picture: it is shown this once and kept nowhere."))
        st.code(str(given), language=None)
        st.caption(_("Enter it next time before you begin. It also opens these answers later."))
    elif has_code:
        _another_one(_)
    else:
        st.markdown(
            _(
                "Next time, it lets the group see what moved, without your name. It also opens "
                "your answers later, on any device. It is optional, and tells nothing about you."
            )
        )
        st.button(_("Receive an own code"), key="receive_code", on_click=receive)


def _another_one(_: Translator) -> None:
    st.markdown(_("Your answers stand under your own code. Keep it for next time."))
    with st.expander(_("Code lost?")):
        st.markdown(
            _(
                "Another code takes its place for this session. Answers of earlier sessions stay "
                "under the old one, and are no longer compared with these."
            )
        )
        st.button(_("Receive another code"), key="receive_another_code", on_click=receive)


@told
def receive() -> None:
    """Make a code for the seat of this tab, and show it until somebody else sits down."""
    with transaction() as db:
        code = owncodes.give_code(db, remembered(state.SEAT))
        seat = seats.seat_of(db, remembered(state.SEAT))
    if seat is not None:
        state.remember_saved(f"{GIVEN} {seat.respondent_id}", code)


def forget_code(seat: Seat | None) -> None:
    """Show the code no more: somebody else takes the phone."""
    if seat is not None:
        state.remember_saved(f"{GIVEN} {seat.respondent_id}", None)


@told
def look_up() -> None:
    """Keep a typed code in this tab once it is known to lead to answers."""
    typed = state.widget("own_code_sought") or ""
    with guesses_counted(), reading() as db:
        owncodes.sessions_of(db, typed)
    state.remember_saved(SOUGHT, typed)


def found_sessions() -> list[OwnSession]:
    """The sessions of the code that was looked up in this tab; none before."""
    typed = str(state.saved(SOUGHT) or "")
    if not typed:
        return []
    with guesses_counted(), reading() as db:
        return owncodes.sessions_of(db, typed)


def session_lines(found: list[OwnSession], _: Translator) -> None:
    """Each session with a button that opens its answers here."""
    st.markdown(_("Opening answers here closes them on any other device."))
    for session in found:
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            day = _("Session of {date}", date=_.date(session.held_on))
            st.markdown(f"**{plain(session.collective)}**  \n{day}")
            st.button(
                _("Open my answers"),
                key=f"open_own:{session.workshop_id}",
                on_click=open_answers,
                args=(session.workshop_id,),
            )


@told
def open_answers(workshop_id: str) -> None:
    """Take the seat of the code that was looked up, and go to its answers."""
    with guesses_counted(), transaction() as db:
        token = owncodes.move_seat(db, str(state.saved(SOUGHT) or ""), workshop_id)
    state.remember_saved(SOUGHT, None)
    state.keep(state.SEAT, token)
    state.head_for("done")


def take_away_or_erase(seat: Seat, _: Translator) -> None:
    """One's own answers as a file, and out of the database."""
    with st.expander(_("Take away or erase my answers")):
        st.download_button(
            _("Download my answers (CSV)"),
            data=partial(made, remembered(state.SEAT), _),
            file_name=f"cimpact-{seat.invitation.held_on:%Y-%m-%d}.csv",
            mime="text/csv",
            key="download_own",
            on_click="ignore",
        )
        with st.popover(_("Erase my answers")):
            st.markdown(
                _(
                    "Your answers, your notes and your own code for this session are erased. This "
                    "cannot be undone. Results that the group has seen do not change because of "
                    "one person: that would show what you had answered."
                )
            )
            st.button(_("Yes, erase my answers"), key="erase_own", on_click=erase_answers)


@told
def erase_answers() -> None:
    """Erase the seat of this tab with all that belongs to it."""
    with transaction() as db:
        owncodes.erase(db, remembered(state.SEAT))
    _ = current_visitor().text
    state.keep(state.SEAT, "")
    state.confirm(_("Your answers are erased."))
    state.head_for("join")


def made(token: str, _: Translator) -> bytes:
    """The file, if this is still somebody's seat; asked for in a thread that knows no tab.

    Raises SeatLost.
    """
    with reading() as db:
        seat = seats.seat_of(db, token)
        if seat is None:
            raise SeatLost
        own = OwnAnswers(
            choices=answering.choices_of(db, seat.respondent_id),
            facets=answering.facets_of(db, seat.respondent_id),
            past=past_of(db, seat),
            notes={
                item: (note.sentence, note.evidence)
                for item, note in answering.notes_of(db, seat.respondent_id).items()
            },
        )
        questionnaire = editions.load(db, seat.invitation.edition_id)
    preset = EXCEL_FR if _.language == "fr" else STANDARD
    return csv_bytes(own_answers_table(own, questionnaire, _), preset)


def found_or_not(_: Translator) -> None:
    """The form for a code, and below it what the code opens."""
    with st.form("seeking", border=False):
        st.text_input(
            _("Own code"),
            key="own_code_sought",
            placeholder="ABCD-EFGH-JKMN",
            max_chars=30,
            autocomplete="off",
        )
        st.form_submit_button(
            _("Find my answers"), key="seek", type="primary", width="stretch", on_click=look_up
        )
    found = found_sessions()
    if found:
        session_lines(found, _)


def way_here(_: Translator) -> None:
    """The link from the first page."""
    places.link("my-answers", _("My answers of an earlier session"))
