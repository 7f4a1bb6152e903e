"""Accounts of facilitators: claiming an installation, signing in and out."""

import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlmodel import Session, col, delete, select

from cimpact.errors import N_, CimpactError
from cimpact.signing import keyed_hash, new_token, token_hash
from cimpact.store import limits
from cimpact.store.codes import new_code, normalised_code
from cimpact.store.db import insert_into
from cimpact.store.limits import Lock
from cimpact.store.tables import Facilitator, SetupToken, SignIn, random_key
from cimpact.store.texts import folded, on_one_line

SIGNED_IN_FOR = timedelta(days=30)


class WrongPassphrase(CimpactError):
    """The name and the passphrase do not go together."""

    message = N_("This name and this passphrase do not go together. Check both and try again.")


class WrongSetupToken(CimpactError):
    """Not the token that the terminal shows."""

    message = N_("This is not the token shown in the terminal where Cimpact was started.")


class NameTaken(CimpactError):
    """A facilitator of that name exists."""

    message = N_("There is already an account named “{name}”. Choose another name.")


class NameMissing(CimpactError):
    """A name is needed and none was given."""

    message = N_("A name is needed, of {longest} characters at most.")


class UnknownFacilitator(CimpactError):
    """No account of that name; said on the command line only."""

    message = N_("No account is named “{name}”.")


@dataclass(frozen=True, slots=True)
class Account:
    """A signed-in facilitator, as pages know them."""

    id: str
    name: str


def cleaned_name(name: str, *, longest: int) -> str:
    """A name without stray blanks. Raises NameMissing when empty or too long."""
    cleaned = on_one_line(name)
    if not cleaned or len(cleaned) > longest:
        raise NameMissing(longest=longest)
    return cleaned


def offer_setup_token(db: Session) -> str | None:
    """A fresh one-time token while no account exists; None once one does."""
    if has_facilitators(db):
        return None
    token = new_code(3)
    db.exec(delete(SetupToken))
    db.add(SetupToken(token_hash=token_hash(token)))
    return token


def has_facilitators(db: Session) -> bool:
    """Whether the installation has been claimed."""
    return db.exec(select(Facilitator.id).limit(1)).first() is not None


def is_setup_token(db: Session, typed: str, *, at: datetime) -> bool:
    """Whether this is the token in force. Raises TooManyFailures after too many wrong ones."""
    limits.refuse_tired(db, Lock.SETUP, Lock.SETUP, at=at)
    kept = db.get(SetupToken, 1)
    given = token_hash(normalised_code(typed))
    return kept is not None and secrets.compare_digest(kept.token_hash, given)


def claim_installation(db: Session, typed: str, *, name: str, passphrase_hash: str) -> Facilitator:
    """Create the first account and burn the token. Raises WrongSetupToken, NameMissing."""
    burnt = db.exec(
        delete(SetupToken).where(col(SetupToken.token_hash) == token_hash(normalised_code(typed)))
    )
    if burnt.rowcount != 1 or has_facilitators(db):
        raise WrongSetupToken
    return add_facilitator(db, name=name, passphrase_hash=passphrase_hash)


def add_facilitator(db: Session, *, name: str, passphrase_hash: str) -> Facilitator:
    """Create an account. Raises NameTaken, NameMissing."""
    cleaned = cleaned_name(name, longest=80)
    # One statement, so that of two people who choose a name at once one is told.
    new = insert_into(db, Facilitator).values(
        id=random_key(), name=cleaned, folded_name=folded(cleaned), passphrase_hash=passphrase_hash
    )
    facilitator: Facilitator | None = db.exec(
        new.on_conflict_do_nothing().returning(Facilitator)
    ).scalar_one_or_none()
    if facilitator is None:
        raise NameTaken(name=cleaned)
    db.exec(delete(SetupToken))
    return facilitator


def reset_passphrase(db: Session, *, name: str, passphrase_hash: str) -> None:
    """Give an account a new passphrase and end all its sign-ins. Raises UnknownFacilitator."""
    facilitator = facilitator_named(db, name)
    facilitator.passphrase_hash = passphrase_hash
    db.exec(delete(SignIn).where(col(SignIn.facilitator_id) == facilitator.id))
    limits.forgive(db, Lock.PASSPHRASE, _lock_subject(name))


def facilitator_named(db: Session, name: str) -> Facilitator:
    """The account of that name, whatever its case. Raises UnknownFacilitator."""
    facilitator = _account_row(db, name)
    if facilitator is None:
        raise UnknownFacilitator(name=name)
    return facilitator


def account_to_check(db: Session, name: str, *, at: datetime) -> Facilitator | None:
    """The account whose passphrase is to be checked; None for an unknown name.

    Raises TooManyFailures alike for known and unknown names.
    """
    limits.refuse_tired(db, Lock.PASSPHRASE, _lock_subject(name), at=at)
    return _account_row(db, name)


def record_wrong_passphrase(db: Session, name: str, *, at: datetime) -> None:
    """Count a failure against the name, known or not."""
    limits.record_failure(db, Lock.PASSPHRASE, _lock_subject(name), at=at)


def start_sign_in(db: Session, facilitator: Facilitator, *, today: date) -> str:
    """Remember a new sign-in and return its token, the only time it is known."""
    token = new_token()
    db.exec(delete(SignIn).where(col(SignIn.expires_on) < today))
    db.add(
        SignIn(
            token_hash=token_hash(token),
            facilitator_id=facilitator.id,
            expires_on=today + SIGNED_IN_FOR,
        )
    )
    limits.forgive(db, Lock.PASSPHRASE, _lock_subject(facilitator.name))
    return token


def end_sign_in(db: Session, token: str) -> None:
    """Revoke a sign-in; unknown ones are ignored."""
    db.exec(delete(SignIn).where(col(SignIn.token_hash) == token_hash(token)))


def account_of(db: Session, token: str, *, today: date) -> Account | None:
    """Who is signed in with this token; None when revoked, expired or made up."""
    row = db.exec(
        select(Facilitator.id, Facilitator.name)
        .join(SignIn, col(SignIn.facilitator_id) == Facilitator.id)
        .where(SignIn.token_hash == token_hash(token), SignIn.expires_on >= today)
    ).first()
    return Account(*row) if row else None


def _account_row(db: Session, name: str) -> Facilitator | None:
    return db.exec(select(Facilitator).where(Facilitator.folded_name == folded(name))).first()


def _lock_subject(name: str) -> str:
    # The same folding as the account's, or each spelling of a name would bring new attempts.
    return keyed_hash(folded(name))
