"""A member's way in: the code, the notice, a seat, and back to it later."""

from collections.abc import Callable, Iterable
from contextlib import nullcontext

import streamlit as st

from cimpact.core.questionnaire import Questionnaire, Role, Sector
from cimpact.i18n import LANGUAGES, Translator
from cimpact.signing import keyed_hash, new_token
from cimpact.store import accounts, answering, editions, limits, offers, owncodes, seats
from cimpact.store.codes import normalised_code
from cimpact.store.db import reading, transaction
from cimpact.store.limits import Lock
from cimpact.store.seats import Invitation, Seat, UnknownCode
from cimpact.store.tables import Anonymity, Pace, Workshop
from cimpact.ui import places, state
from cimpact.ui.errors import told
from cimpact.ui.owning import forget_code, guesses_counted
from cimpact.ui.visitor import Visitor, current_visitor, now, remembered

OFFERED = "seat offered in"


def invitation_for(code: str) -> Invitation:
    """The session of a typed code. Raises UnknownCode, CodeClosed, TooManyFailures.

    Only failures are counted, against a pseudonym of the address: a whole room may share one.
    """
    here = keyed_hash(st.context.ip_address or "local")
    try:
        with reading() as db:
            limits.refuse_tired(db, Lock.JOIN_CODE, here, at=now())
            return seats.invitation(db, code)
    except UnknownCode:
        with transaction() as db:
            limits.record_failure(db, Lock.JOIN_CODE, here, at=now())
        raise


def pass_through(visitor: Visitor) -> None:
    """Leave the first page at once when there is somewhere better to be.

    A scanned code leads to its notice, a seat back to its walk, a facilitator to the collectives.
    """
    if scanned := st.query_params.get("code"):
        places.go("notice", code=scanned)
    if visitor.seat is not None:
        places.go(next_step(visitor.seat))
    if visitor.account is not None:
        places.go("collectives")


@told
def enter_code() -> None:
    """Go on to the notice of the session whose code was typed."""
    code = state.widget("join_code") or ""
    invitation_for(code)
    state.head_for("notice", code=normalised_code(code))


def offered_token(invited_to: Invitation) -> str:
    """The token of the seat that the notice offers: the same one however often it is pressed.

    Two presses may run at the same moment, each unaware of the other.
    """
    return state.made_once(f"{OFFERED} {invited_to.workshop_id}", new_token)


@told
def begin(code: str, token: str) -> None:
    """Take a seat, remember it in this tab, and go to the first section; a double tap takes one."""
    invited_to = invitation_for(code)
    seat = current_visitor().seat
    if seat is not None and seat.invitation == invited_to:
        state.head_for(next_step(seat))
        return
    _forget_the_last_one()
    own_code = (state.widget("own_code") or "").strip()
    with guesses_counted() if own_code else nullcontext(), transaction() as db:
        token = seats.take_seat(
            db,
            invited_to,
            token=token,
            sector=state.widget("sector"),
            role=state.widget("role"),
            name=state.widget("name") or "",
        )
        if own_code:
            owncodes.enter_code(db, token, own_code)
        first = _first_step(invited_to, editions.load(db, invited_to.edition_id))
        # Before the commit: a tap that interrupts here leaves no seat behind that nobody has.
        state.keep(state.SEAT, token)
    state.head_for(first)


def stand_up() -> None:
    """Let somebody else answer on this phone; the answers given stay."""
    forget_code(current_visitor().seat)
    _forget_the_last_one()
    state.forget_made(OFFERED)
    state.keep(state.SEAT, "")


def edition_of(invited_to: Invitation) -> Questionnaire:
    """The questionnaire of a session."""
    with reading() as db:
        return editions.load(db, invited_to.edition_id)


def speak_its_language(invited_to: Invitation) -> None:
    """Speak the session's language to a browser that asks for neither French nor English."""
    browser = (st.context.locale or "").partition("-")[0]
    if browser not in LANGUAGES and not remembered(state.LANGUAGE):
        state.keep(state.LANGUAGE, invited_to.language)
        st.rerun()


def about_oneself(invited_to: Invitation, _: Translator) -> None:
    """Ask for sector and role, among those that the session offers; both may be left blank."""
    with reading() as db:
        lists = offers.lists_in(db, db.get_one(Workshop, invited_to.workshop_id))
    for key, label, offered in (
        ("sector", _("Your sector (optional)"), lists.sectors),
        ("role", _("Your role (optional)"), lists.roles),
    ):
        state.tell_again(key, _.language)
        if offered:
            st.selectbox(
                label,
                [each.code for each in offered],
                index=None,
                format_func=names(offered, _),
                placeholder=_("I would rather not say"),
                key=key,
            )


def notice_summary(invited_to: Invitation, _: Translator) -> str:
    """The notice in a breath: with or without names, and from how many answers on."""
    if invited_to.anonymity is Anonymity.NAMED:
        return _("In this session your name goes with your answers: everybody agreed to that.")
    return _(
        "Your answers carry no name. The group sees them together, from {n} answers on.",
        n=_.number(invited_to.minimum_group),
    )


def notice_lines(invited_to: Invitation, _: Translator) -> list[str]:
    """Who sees what, until when, sentence by sentence."""
    if invited_to.anonymity is Anonymity.NAMED:
        who = [
            _("After closing, the person who runs the session sees your answers with your name."),
            _("The group sees the answers together, when they are shown to everybody."),
        ]
    else:
        who = [
            _("Neither your name nor an e-mail or a phone's address is stored."),
            _("Results appear after closing. If everybody gives the same answer, that shows."),
            _("The person who runs the session can take the answers away, without names."),
            _("Notes are shown as they are written: leave out what would tell who you are."),
            _("An own code is optional: it says that two answers are one person's, never whose."),
        ]
    if invited_to.pace is Pace.GUIDED:
        who.append(
            _("An element may be shown to everybody before closing, once enough people answered.")
        )
    return [
        *who,
        _("You may change your answers until the session is closed."),
        _("Answers are meant to be kept until {day}.", day=_.date(invited_to.keep_until)),
    ]


def seat_link(address: str) -> str:
    """The personal link that opens this seat on another device."""
    return f"{address}/?seat={remembered(state.SEAT)}"


def next_step(seat: Seat) -> str:
    """The address to come back to: the first section with a blank, or one's own answers.

    In guided pace, the element that everybody is at.
    """
    if seat.is_guided:
        return "follow"
    with reading() as db:
        questionnaire = editions.load(db, seat.invitation.edition_id)
        answered = answering.choices_of(db, seat.respondent_id)
    if not seat.is_open or seat.has_finished:
        return "done"
    for section in questionnaire.sections:
        if any(item.code not in answered for item in section.items):
            return places.step_address(section.code)
    return "done"


def _first_step(invited_to: Invitation, questionnaire: Questionnaire) -> str:
    if invited_to.pace is Pace.GUIDED:
        return "follow"
    return places.step_address(questionnaire.sections[0].code)


def names(parts: Iterable[Sector | Role], _: Translator) -> Callable[[str], str]:
    """From the code of a sector or a role to its name, for a list to choose from."""
    return {part.code: _.content(part.name) for part in parts}.__getitem__


def is_unclaimed() -> bool:
    """Whether this installation has no account yet."""
    with reading() as db:
        return not accounts.has_facilitators(db)


def _forget_the_last_one() -> None:
    """Empty the fields of whoever answered before in this tab."""
    for kind in ("answer:", "note:", "sentence:", "facet:"):
        state.forget_widgets(kind)
    state.forget_unfolded()
