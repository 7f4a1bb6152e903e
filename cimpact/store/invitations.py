"""Invitations to a team: a link that lets one person in, once, within a week."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlmodel import Session, col, delete, select, update

from cimpact.errors import N_, CimpactError
from cimpact.signing import new_token, token_hash
from cimpact.store import accounts, team
from cimpact.store.tables import Collective, Facilitator, TeamInvitation, TeamRole
from cimpact.store.texts import on_one_line

VALID_FOR = timedelta(days=7)
LONGEST_LABEL = 80


class InvitationGone(CimpactError):
    """A link that was used by somebody else, withdrawn, cut or made up, or is too old.

    One sentence for all of them: whoever tries links learns nothing from it.
    """

    message = N_(
        "This invitation is not valid: it has been used or withdrawn, or is more than {days} days "
        "old. Ask the person who invited you for a new one."
    )

    def __init__(self) -> None:
        super().__init__(days=VALID_FOR.days)


class AlreadyInTheTeam(CimpactError):
    """An invitation opened by somebody who needs none."""

    message = N_("You are already in the team of this collective.")


@dataclass(frozen=True, slots=True)
class TeamInvite:
    """What somebody who holds the link may know before accepting.

    ``used_by_id`` is the account that has accepted it, which may look at it again; else None.
    """

    collective_id: str
    collective: str
    role: TeamRole
    invited_by: str
    expires_on: date
    used_by_id: str | None


@dataclass(frozen=True, slots=True)
class PendingInvitation:
    """An invitation as its collective's owner sees it; the link itself is known to nobody here."""

    id: str
    label: str
    role: TeamRole
    invited_by: str
    expires_on: date


def invite(
    db: Session,
    collective: Collective,
    *,
    role: TeamRole,
    label: str,
    invited_by_id: str,
    today: date,
) -> str:
    """Make an invitation and return its token, the only time it is known."""
    token = new_token()
    db.exec(delete(TeamInvitation).where(col(TeamInvitation.expires_on) < today))
    db.add(
        TeamInvitation(
            token_hash=token_hash(token),
            collective_id=collective.id,
            role=role,
            label=on_one_line(label)[:LONGEST_LABEL],
            invited_by_id=invited_by_id,
            expires_on=today + VALID_FOR,
        )
    )
    return token


def pending(db: Session, collective: Collective, *, today: date) -> list[PendingInvitation]:
    """The invitations that somebody could still follow, the latest to expire first."""
    rows = db.exec(
        select(  # type: ignore[call-overload]  # typed for four columns
            TeamInvitation.id,
            TeamInvitation.label,
            TeamInvitation.role,
            Facilitator.name,
            TeamInvitation.expires_on,
        )
        .join(Facilitator, col(TeamInvitation.invited_by_id) == Facilitator.id)
        .where(
            TeamInvitation.collective_id == collective.id,
            col(TeamInvitation.used_by_id).is_(None),
            TeamInvitation.expires_on >= today,
        )
        .order_by(col(TeamInvitation.expires_on).desc(), col(TeamInvitation.label))
    ).all()
    return [PendingInvitation(*row) for row in rows]


def is_pending(db: Session, collective: Collective, token: str, *, today: date) -> bool:
    """Whether somebody could still enter this collective with the link of that token."""
    found = select(TeamInvitation.id).where(
        TeamInvitation.token_hash == token_hash(token),
        TeamInvitation.collective_id == collective.id,
        col(TeamInvitation.used_by_id).is_(None),
        TeamInvitation.expires_on >= today,
    )
    return db.exec(found).first() is not None


def withdraw(db: Session, collective: Collective, invitation_id: str) -> str:
    """Make a link of this collective useless; its label. Raises InvitationGone."""
    label = db.exec(
        delete(TeamInvitation)
        .where(
            col(TeamInvitation.id) == invitation_id,
            col(TeamInvitation.collective_id) == collective.id,
            col(TeamInvitation.used_by_id).is_(None),
        )
        .returning(col(TeamInvitation.label))
    ).scalar_one_or_none()
    if label is None:
        raise InvitationGone
    return str(label)


def invitation_of(
    db: Session, token: str, *, facilitator_id: str | None, today: date
) -> TeamInvite:
    """What a link invites to, for whoever holds it. Raises InvitationGone.

    A used one shows itself only to the account that used it, and an old one to nobody.
    """
    row = db.exec(
        select(  # type: ignore[call-overload]  # typed for four columns
            Collective.id,
            Collective.name,
            TeamInvitation.role,
            Facilitator.name,
            TeamInvitation.expires_on,
            TeamInvitation.used_by_id,
        )
        .join(Collective, col(TeamInvitation.collective_id) == Collective.id)
        .join(Facilitator, col(TeamInvitation.invited_by_id) == Facilitator.id)
        .where(TeamInvitation.token_hash == token_hash(token), TeamInvitation.expires_on >= today)
    ).first()
    if row is None or row[-1] not in {None, facilitator_id}:
        raise InvitationGone
    return TeamInvite(*row)


def accept(db: Session, token: str, *, facilitator_id: str, today: date) -> Collective:
    """Let somebody into the team, and use the link up. Raises InvitationGone, AlreadyInTheTeam.

    Who is in the team already leaves the invitation to somebody else.
    """
    # One statement uses it up: of two people who follow the link at once, one is let in.
    used = db.exec(
        update(TeamInvitation)
        .where(
            col(TeamInvitation.token_hash) == token_hash(token),
            col(TeamInvitation.used_by_id).is_(None),
            col(TeamInvitation.expires_on) >= today,
        )
        .values(used_by_id=facilitator_id)
        .returning(col(TeamInvitation.collective_id), col(TeamInvitation.role))
    ).first()
    if used is None:
        raise InvitationGone
    collective_id, role = used
    collective = db.get_one(Collective, collective_id)
    if not team.add_member(db, collective, facilitator_id=facilitator_id, role=role):
        raise AlreadyInTheTeam
    return collective


def accept_with_new_account(
    db: Session, token: str, *, name: str, passphrase_hash: str, today: date
) -> tuple[Facilitator, Collective]:
    """Let somebody without an account in, who gets one. Raises InvitationGone, NameTaken.

    Also NameMissing; refused, nothing of it is kept.
    """
    account = accounts.add_facilitator(db, name=name, passphrase_hash=passphrase_hash)
    return account, accept(db, token, facilitator_id=account.id, today=today)
