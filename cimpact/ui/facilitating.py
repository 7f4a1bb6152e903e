"""What a facilitator does from the pages: one function per act, the right checked in each."""

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
    audit,
    collectives,
    copies,
    editions,
    limits,
    looking_back,
    meanwhile,
    passphrases,
    workshops,
)
from cimpact.store.access import Right
from cimpact.store.accounts import WrongPassphrase, WrongSetupToken
from cimpact.store.audit import Act
from cimpact.store.db import reading, transaction
from cimpact.store.limits import Lock
from cimpact.store.meanwhile import Aims
from cimpact.store.tables import Anonymity, Collective, Mode, Pace, Workshop
from cimpact.ui import forms, running, state
from cimpact.ui.errors import told
from cimpact.ui.guards import acting
from cimpact.ui.visitor import now, today, visitor_text


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
        collective = access.collective_for(db, account.id, collective_id, needs=Right.OWN)
        collectives.delete_collective(db, collective)


@told
def rename_collective(collective_id: str, name: str, shown: str) -> None:
    """Give a collective another name, unless it is no longer the one that the form showed."""
    account, _ = acting(), visitor_text()
    with forms.saving(f"collective:{collective_id}", ["name"]), transaction() as db:
        collective = access.collective_for(db, account.id, collective_id, needs=Right.OWN)
        meanwhile.refuse_other_name(db, collective, shown=shown)
        collectives.rename_collective(collective, name=name)
        audit.record(db, collective, Act.RENAME, who=account.name, at=now(), subject=shown)
    state.confirm(_("The name is saved."))


@told
def archive_collective(collective_id: str, *, is_archived: bool) -> None:
    """Put a collective away, or take it back into the list."""
    account = acting()
    with transaction() as db:
        collective = access.collective_for(db, account.id, collective_id, needs=Right.OWN)
        if is_archived:
            collectives.archive_collective(db, collective, today=today())
        else:
            collectives.unarchive_collective(collective)
        act = Act.ARCHIVE if is_archived else Act.UNARCHIVE
        audit.record(db, collective, act, who=account.name, at=now())


def create_workshop(collective_id: str, settings: NewWorkshop) -> str:
    """A draft of a session; its id. Raises NotYours, BadSettings, EditionChanged, NotOffered."""
    account = acting()
    with transaction() as db:
        collective = access.collective_for(db, account.id, collective_id, needs=Right.RUN)
        workshop = new_workshop(db, collective, settings)
        audit.record(db, workshop, Act.PREPARE, who=account.name, at=now())
        return workshop.id


def new_workshop(db: Session, collective: Collective, settings: NewWorkshop) -> Workshop:
    """A draft with the settings chosen. Raises BadSettings, EditionChanged, NotOffered."""
    return workshops.create_workshop(
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


def copy_workshop(workshop_id: str) -> str:
    """A draft of today with the settings of a session; its id. Raises NotYours, FormGone."""
    account = acting()
    with transaction() as db:
        workshop = access.workshop_for(db, account.id, workshop_id, needs=Right.RUN)
        made = copies.copy_workshop(db, workshop, questionnaires(), today=today())
        audit.record(db, made, Act.COPY, who=account.name, at=now())
        return made.id


@st.cache_resource(show_spinner=False)
def questionnaires() -> dict[str, Questionnaire]:
    """The questionnaires offered, by id.

    Frozen models: one copy serves every visitor, and a cleared cache costs one reading.
    """
    return read_questionnaires(get_settings().questionnaires)


@told
def save_aims(workshop_id: str, aims: Aims, shown: Aims) -> None:
    """Change the phases and the targets of a session in preparation, as far as they differ.

    ``shown`` is what the form was filled from.
    """
    account, _ = acting(), visitor_text()
    with forms.saving_aims(workshop_id), transaction() as db:
        workshop = access.workshop_for(db, account.id, workshop_id, needs=Right.RUN)
        questionnaire = editions.load(db, workshop.edition_id)
        new = meanwhile.changed_aims(db, workshop, questionnaire, shown=shown, wanted=aims)
        workshops.set_phases(workshop, questionnaire, phase=new.phase, phases=new.phases)
        workshops.set_targets(workshop, questionnaire, new.targets)
        if db.is_modified(workshop):
            audit.record(db, workshop, Act.TARGETS, who=account.name, at=now())
    state.confirm(_("Phase and targets are saved."))


@told
def save_invited(workshop_id: str, invited: int | None, shown: int | None) -> None:
    """Say how many people are invited, or that it is not known."""
    account, _ = acting(), visitor_text()
    with forms.saving(f"workshop:{workshop_id}", ["invited"]), transaction() as db:
        workshop = access.workshop_for(db, account.id, workshop_id, needs=Right.RUN)
        meanwhile.refuse_other_invited(db, workshop, shown=shown)
        workshops.set_invited(workshop, invited)
        if db.is_modified(workshop):
            audit.record(db, workshop, Act.INVITED, who=account.name, at=now())
    state.confirm(_("The number of invited people is saved."))


@told
def save_mode(workshop_id: str, wanted: tuple[Mode, Pace], shown: tuple[Mode, Pace]) -> None:
    """Choose how the group answers in a session in preparation, and at whose pace.

    ``shown`` is what the form was filled from.
    """
    account, _ = acting(), visitor_text()
    with forms.saving_mode(workshop_id), transaction() as db:
        workshop = access.workshop_for(db, account.id, workshop_id, needs=Right.RUN)
        meanwhile.refuse_other_mode(db, workshop, shown=shown)
        workshops.set_mode(workshop, *wanted)
        if db.is_modified(workshop):
            audit.record(db, workshop, Act.MODE, who=account.name, at=now())
    state.confirm(_("How the group answers is saved."))


@told
def save_looking_back(workshop_id: str, earlier_id: str, sections: list[str]) -> None:
    """Choose of which sections of a session in preparation members look back, and at which day."""
    _ = visitor_text()
    running.change(
        workshop_id,
        lambda db, workshop: looking_back.choose(
            db, workshop, earlier_id=earlier_id, sections=sections
        ),
    )
    state.confirm(_("What is looked back at is saved."))


def delete_session(workshop_id: str) -> None:
    """Erase a session with its answers. Raises NotYours."""
    account = acting()
    with transaction() as db:
        workshop = access.workshop_for(db, account.id, workshop_id, needs=Right.OWN)
        audit.record(db, workshop, Act.ERASE, who=account.name, at=now())
        workshops.delete_workshop(db, workshop)
