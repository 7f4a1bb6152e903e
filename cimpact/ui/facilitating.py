"""What a facilitator does from the pages: one function per act, the right checked in each."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import streamlit as st
from sqlmodel import Session

from cimpact.core.questionnaire import Questionnaire
from cimpact.questionnaires import read_questionnaires
from cimpact.settings import get_settings
from cimpact.store import (
    access,
    accounts,
    collectives,
    editions,
    guiding,
    limits,
    passphrases,
    workshops,
)
from cimpact.store.accounts import WrongPassphrase, WrongSetupToken
from cimpact.store.db import reading, transaction
from cimpact.store.limits import Lock
from cimpact.store.tables import Anonymity, Mode, Pace, Workshop
from cimpact.ui import state
from cimpact.ui.errors import told
from cimpact.ui.guards import acting
from cimpact.ui.visitor import now, today, visitor_text


@dataclass(frozen=True, slots=True)
class Aims:
    """Where the initiative stands, and the target of each section; None for no target."""

    phase: str
    phases: tuple[str, ...]
    targets: dict[str, float | None]


@dataclass(frozen=True, slots=True)
class NewWorkshop:
    """The settings chosen for a new session.

    ``edition_id`` is the edition of a collective's own questionnaire, empty for the others.
    """

    questionnaire: Questionnaire
    edition_id: str
    held_on: date
    language: str
    is_named: bool
    minimum_group: int
    invited: int | None
    mode: Mode
    pace: Pace
    aims: Aims


def claim(token: str, *, name: str, passphrase: str) -> None:
    """Create the first account with the terminal's token, and sign in.

    Raises WrongSetupToken, PassphraseTooShort, NameMissing, TooManyFailures.
    """
    with reading() as db:
        is_right = accounts.is_setup_token(db, token, at=now())
    if not is_right:
        with transaction() as db:
            limits.record_failure(db, Lock.SETUP, Lock.SETUP, at=now())
        raise WrongSetupToken
    passphrase_hash = passphrases.hashed(passphrase)
    with transaction() as db:
        account = accounts.claim_installation(db, token, name=name, passphrase_hash=passphrase_hash)
        state.keep(state.SIGN_IN, accounts.start_sign_in(db, account, today=today()))


def sign_in(name: str, passphrase: str) -> None:
    """Sign in, and remember it in this tab. Raises WrongPassphrase, TooManyFailures.

    The passphrase is checked outside any transaction: it takes a while, and nobody waits for it.
    """
    with reading() as db:
        account = accounts.account_to_check(db, name, at=now())
    kept = account.passphrase_hash if account else None
    if not passphrases.matches(kept, passphrase) or account is None:
        with transaction() as db:
            accounts.record_wrong_passphrase(db, name, at=now())
        raise WrongPassphrase
    with transaction() as db:
        state.keep(state.SIGN_IN, accounts.start_sign_in(db, account, today=today()))


def create_collective(name: str) -> str:
    """A new collective of the signed-in facilitator; its id. Raises NameMissing."""
    account = acting()
    with transaction() as db:
        return collectives.create_collective(db, name=name, owner_id=account.id, today=today()).id


def delete_collective(collective_id: str) -> None:
    """Erase a collective with everything in it. Raises NotYours."""
    account = acting()
    with transaction() as db:
        collective = access.collective_for(db, account.id, collective_id)
        collectives.delete_collective(db, collective)


def create_workshop(collective_id: str, settings: NewWorkshop) -> str:
    """A draft of a session; its id. Raises NotYours, BadSettings, EditionChanged, NotOffered."""
    account = acting()
    with transaction() as db:
        collective = access.collective_for(db, account.id, collective_id)
        workshop = workshops.create_workshop(
            db,
            collective,
            settings.questionnaire,
            today=today(),
            phase=settings.aims.phase,
            phases=settings.aims.phases,
            targets=settings.aims.targets,
            language=settings.language,
            anonymity=Anonymity.NAMED if settings.is_named else Anonymity.ANONYMOUS,
            minimum_group=settings.minimum_group,
            invited=settings.invited,
            held_on=settings.held_on,
            mode=settings.mode,
            pace=settings.pace,
            edition_id=settings.edition_id,
        )
        return workshop.id


@st.cache_resource(show_spinner=False)
def questionnaires() -> dict[str, Questionnaire]:
    """The questionnaires offered, by id.

    Frozen models: one copy serves every visitor, and a cleared cache costs one reading.
    """
    return read_questionnaires(get_settings().questionnaires)


@told
def save_aims(workshop_id: str, aims: Aims) -> None:
    """Change the phases and the targets of a session in preparation."""
    account, _ = acting(), visitor_text()
    with transaction() as db:
        workshop = access.workshop_for(db, account.id, workshop_id)
        questionnaire = editions.load(db, workshop.edition_id)
        workshops.set_phases(workshop, questionnaire, phase=aims.phase, phases=aims.phases)
        workshops.set_targets(workshop, questionnaire, aims.targets)
    state.confirm(_("Phase and targets are saved."))


@told
def save_invited(workshop_id: str, invited: int | None) -> None:
    """Say how many people are invited, or that it is not known."""
    account, _ = acting(), visitor_text()
    with transaction() as db:
        workshops.set_invited(access.workshop_for(db, account.id, workshop_id), invited)
    state.confirm(_("The number of invited people is saved."))


@told
def save_mode(workshop_id: str, mode: Mode, pace: Pace) -> None:
    """Choose how the group answers in a session in preparation, and at whose pace."""
    _ = visitor_text()
    _change(workshop_id, lambda _db, workshop: workshops.set_mode(workshop, mode, pace))
    state.confirm(_("How the group answers is saved."))


@told
def move_to(workshop_id: str, item: str) -> None:
    """Have every screen show an element."""
    _change(workshop_id, lambda db, workshop: guiding.move_to(db, workshop, item))


@told
def reveal_item(workshop_id: str, item: str) -> None:
    """Show everybody what was answered to one element."""
    _change(workshop_id, lambda db, workshop: guiding.reveal(db, workshop, item))


@told
def open_second_vote(workshop_id: str, item: str) -> None:
    """Let everybody vote once more on one element."""
    _change(workshop_id, lambda db, workshop: guiding.open_second_vote(db, workshop, item))


@told
def set_timer(workshop_id: str, *, is_running: bool) -> None:
    """Start the timer, or stop it."""
    started = int(now().timestamp()) if is_running else None
    _change(workshop_id, lambda db, workshop: guiding.set_timer(db, workshop, started))


@told
def save_group_answer(workshop_id: str, item: str) -> None:
    """Keep what the group has just agreed on."""
    choice = state.widget(f"answer:group:{item}")
    if choice is not None:
        _change(
            workshop_id, lambda db, workshop: guiding.save_group_answer(db, workshop, item, choice)
        )


@told
def open_session(workshop_id: str) -> None:
    """Let members join and answer."""
    _change(workshop_id, lambda _db, workshop: workshops.open_workshop(workshop))


@told
def close_session(workshop_id: str) -> None:
    """Take no more answers, and publish them as results."""
    _change(workshop_id, workshops.close_workshop)


@told
def reopen_session(workshop_id: str) -> None:
    """Take answers again; results are hidden until the next closing."""
    _change(workshop_id, lambda _db, workshop: workshops.reopen_workshop(workshop))


@told
def reveal_session(workshop_id: str, *, is_revealed: bool) -> None:
    """Show the results to the members, or hide them again."""
    _change(
        workshop_id,
        lambda _db, workshop: workshops.reveal_workshop(workshop, is_revealed=is_revealed),
    )


def delete_session(workshop_id: str) -> None:
    """Erase a session with its answers. Raises NotYours."""
    account = acting()
    with transaction() as db:
        workshops.delete_workshop(db, access.workshop_for(db, account.id, workshop_id))


def _change(workshop_id: str, act: Callable[[Session, Workshop], None]) -> None:
    account = acting()
    with transaction() as db:
        act(db, access.workshop_for(db, account.id, workshop_id))
