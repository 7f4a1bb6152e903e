"""A team: coming in by an invitation, changing roles, handing over, leaving."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from sqlmodel import Session, select

from cimpact.errors import CimpactError
from cimpact.signing import token_hash
from cimpact.store import access, accounts, invitations, team
from cimpact.store.access import NotYours, Right
from cimpact.store.accounts import NameTaken
from cimpact.store.db import reading, transaction
from cimpact.store.invitations import (
    AlreadyInTheTeam,
    InvitationGone,
    PendingInvitation,
    TeamInvite,
)
from cimpact.store.tables import Collective, Facilitator, Membership, TeamInvitation, TeamRole
from cimpact.store.team import NotInTheTeam, OwnerStays, TeamMember
from tests.scenes import NO_HASH, TODAY, Crew, facilitator

OWNER, FACILITATOR, OBSERVER = TeamRole.OWNER, TeamRole.FACILITATOR, TeamRole.OBSERVER


def collective(db: Session, crew: Crew) -> Collective:
    return db.get_one(Collective, crew.collective)


def members(crew: Crew) -> list[tuple[str, TeamRole]]:
    with reading() as db:
        return [(one.name, one.role) for one in team.team_of(db, collective(db, crew))]


def invited(crew: Crew, *, role: TeamRole = FACILITATOR, label: str = "") -> str:
    """The token of a new invitation of Alice's."""
    with transaction() as db:
        return invitations.invite(
            db,
            collective(db, crew),
            role=role,
            label=label,
            invited_by_id=crew.alice,
            today=TODAY,
        )


def accept(token: str, who: str, *, days: int = 0) -> str:
    """What following a link comes to: the name of the collective, or the error's."""
    try:
        with transaction() as db:
            today = TODAY + timedelta(days=days)
            return invitations.accept(db, token, facilitator_id=who, today=today).name
    except CimpactError as refusal:
        return type(refusal).__name__


def test_team_comes_with_its_owner_first(shared: Crew) -> None:
    with reading() as db:
        assert team.team_of(db, collective(db, shared)) == [
            TeamMember(shared.alice, "Alice", OWNER),
            TeamMember(shared.bob, "Bob", FACILITATOR),
            TeamMember(shared.olga, "Olga", OBSERVER),
        ]


@pytest.mark.parametrize("role", [FACILITATOR, OBSERVER])
def test_invitation_lets_one_person_in_once(shared: Crew, role: TeamRole) -> None:
    token = invited(shared, role=role)

    zoe = shared.foreign.facilitator
    came_to = [accept(token, who) for who in (shared.charlie, zoe, shared.charlie)]

    assert came_to == ["Shared", "InvitationGone", "InvitationGone"]
    with reading() as db:
        assert access.role_in(db, shared.charlie, shared.collective) is role
        assert access.role_in(db, zoe, shared.collective) is None


def test_invitation_says_who_invites_to_what(shared: Crew) -> None:
    token = invited(shared, role=OBSERVER)

    with reading() as db:
        assert invitations.invitation_of(db, token, facilitator_id=None, today=TODAY) == TeamInvite(
            shared.collective, "Shared", OBSERVER, "Alice", TODAY + timedelta(days=7), None
        )


def test_used_invitation_shows_itself_to_whoever_used_it_only(shared: Crew) -> None:
    token = invited(shared)
    accept(token, shared.charlie)

    with reading() as db:
        mine = invitations.invitation_of(db, token, facilitator_id=shared.charlie, today=TODAY)
        assert mine.used_by_id == shared.charlie
        for asker in (None, shared.alice, shared.foreign.facilitator):
            with pytest.raises(InvitationGone):
                invitations.invitation_of(db, token, facilitator_id=asker, today=TODAY)


def test_unknown_used_expired_and_withdrawn_get_the_same_sentence(shared: Crew) -> None:
    used, expired, withdrawn = (invited(shared) for _ in range(3))
    accept(used, shared.charlie)
    with transaction() as db:
        (id_,) = db.exec(
            select(TeamInvitation.id).where(TeamInvitation.token_hash == token_hash(withdrawn))
        )
        invitations.withdraw(db, collective(db, shared), id_)
    zoe = shared.foreign.facilitator

    said = set()
    for token, days in (("made up", 0), ("", 0), (used, 0), (expired, 8), (withdrawn, 0)):
        today = TODAY + timedelta(days=days)
        with transaction() as db:
            for ask in (invitations.invitation_of, invitations.accept):
                with pytest.raises(InvitationGone) as refused:
                    ask(db, token, facilitator_id=zoe, today=today)
                said.add(str(refused.value))

    (sentence,) = said
    assert sentence == (
        "This invitation is not valid: it has been used or withdrawn, or is more than 7 days old. "
        "Ask the person who invited you for a new one."
    )


def test_invitation_lasts_seven_days(shared: Crew) -> None:
    token = invited(shared)

    assert accept(token, shared.charlie, days=8) == "InvitationGone"
    assert accept(token, shared.charlie, days=7) == "Shared"


def test_hash_of_a_link_opens_nothing(shared: Crew) -> None:
    """A stolen copy of the database invites nobody."""
    assert accept(token_hash(invited(shared)), shared.charlie) == "InvitationGone"


@pytest.mark.parametrize("who", ["alice", "bob", "olga"])
def test_who_is_in_the_team_leaves_the_invitation_to_somebody_else(shared: Crew, who: str) -> None:
    """And an observer does not promote themselves with a link meant for another person."""
    token, before = invited(shared), members(shared)

    assert accept(token, getattr(shared, who)) == "AlreadyInTheTeam"
    assert members(shared) == before
    assert accept(token, shared.charlie) == "Shared"
    assert str(AlreadyInTheTeam()) == "You are already in the team of this collective."


def test_two_people_with_the_same_link_at_once_let_one_in(shared: Crew) -> None:
    token, start = invited(shared), Barrier(2)

    def follow(who: str) -> str:
        start.wait()
        return accept(token, who)

    with ThreadPoolExecutor(2) as pool:
        came_to = sorted(pool.map(follow, [shared.charlie, shared.foreign.facilitator]))

    assert came_to == ["InvitationGone", "Shared"]
    assert len(members(shared)) == 4


def test_new_account_comes_in_with_the_invitation(shared: Crew) -> None:
    token = invited(shared)

    with transaction() as db:
        account, entered = invitations.accept_with_new_account(
            db, token, name=" Léa  B. ", passphrase_hash=NO_HASH, today=TODAY
        )

    assert (account.name, entered.id) == ("Léa B.", shared.collective)
    assert ("Léa B.", FACILITATOR) in members(shared)


@pytest.mark.parametrize(
    ("token", "name", "refusal"),
    [("made up", "Léa", InvitationGone), (None, "BOB", NameTaken)],
)
def test_refused_new_account_leaves_neither_account_nor_place(
    shared: Crew, token: str | None, name: str, refusal: type[CimpactError]
) -> None:
    good = invited(shared)
    before = members(shared)

    with pytest.raises(refusal), transaction() as db:
        invitations.accept_with_new_account(
            db, token or good, name=name, passphrase_hash=NO_HASH, today=TODAY
        )

    with reading() as db:
        assert "Léa" not in db.exec(select(Facilitator.name)).all()
        assert invitations.is_pending(db, collective(db, shared), good, today=TODAY)
    assert members(shared) == before


def test_owner_sees_the_invitations_that_can_still_be_followed(shared: Crew) -> None:
    used = invited(shared, label="used")
    invited(shared, role=OBSERVER, label=" Léa\nB. ")
    accept(used, shared.charlie)

    with reading() as db:
        waiting = invitations.pending(db, collective(db, shared), today=TODAY)
        late = invitations.pending(db, collective(db, shared), today=TODAY + timedelta(days=8))
        foreign = invitations.pending(
            db, db.get_one(Collective, shared.foreign.collective), today=TODAY
        )
    assert waiting == [
        PendingInvitation(waiting[0].id, "Léa B.", OBSERVER, "Alice", TODAY + timedelta(days=7))
    ]
    assert (late, foreign) == ([], [])


def test_expired_invitations_are_swept_away_with_the_next_one(shared: Crew) -> None:
    invited(shared)
    with transaction() as db:
        invitations.invite(
            db,
            collective(db, shared),
            role=OBSERVER,
            label="",
            invited_by_id=shared.alice,
            today=TODAY + timedelta(days=8),
        )

    with reading() as db:
        assert db.exec(select(TeamInvitation.role)).all() == [OBSERVER]


def test_withdrawing_ends_an_invitation_of_that_collective_only(shared: Crew) -> None:
    token = invited(shared, label="Léa")
    with transaction() as db:
        (waiting,) = invitations.pending(db, collective(db, shared), today=TODAY)
        foreign = db.get_one(Collective, shared.foreign.collective)
        with pytest.raises(InvitationGone):
            invitations.withdraw(db, foreign, waiting.id)
        assert invitations.is_pending(db, collective(db, shared), token, today=TODAY)
        assert not invitations.is_pending(db, foreign, token, today=TODAY)

        assert invitations.withdraw(db, collective(db, shared), waiting.id) == "Léa"

    assert accept(token, shared.charlie) == "InvitationGone"


def test_role_changes_for_somebody_of_the_team(shared: Crew) -> None:
    with transaction() as db:
        team.change_role(db, collective(db, shared), facilitator_id=shared.olga, role=FACILITATOR)

    assert members(shared) == [("Alice", OWNER), ("Bob", FACILITATOR), ("Olga", FACILITATOR)]


Act = Callable[[Session, Collective, str], None]
ON_SOMEBODY: dict[str, Act] = {
    "change_role": lambda db, group, who: team.change_role(
        db, group, facilitator_id=who, role=OBSERVER
    ),
    "remove_member": lambda db, group, who: team.remove_member(db, group, facilitator_id=who),
    "transfer": lambda db, group, who: team.transfer(db, group, to=who),
}


@pytest.mark.parametrize("act", ON_SOMEBODY)
def test_acts_on_somebody_outside_change_nothing(shared: Crew, act: str) -> None:
    before = members(shared)
    for outside in (shared.charlie, shared.foreign.facilitator, "no such id"):
        with pytest.raises(NotInTheTeam), transaction() as db:
            ON_SOMEBODY[act](db, collective(db, shared), outside)

    assert members(shared) == before


def test_removed_member_is_out_of_this_team_only(shared: Crew) -> None:
    with transaction() as db:
        foreign = db.get_one(Collective, shared.foreign.collective)
        team.add_member(db, foreign, facilitator_id=shared.bob, role=OBSERVER)
        team.remove_member(db, collective(db, shared), facilitator_id=shared.bob)

    assert members(shared) == [("Alice", OWNER), ("Olga", OBSERVER)]
    with reading() as db:
        assert access.role_in(db, shared.bob, shared.foreign.collective) is OBSERVER


def test_owner_leaves_only_after_handing_over(shared: Crew) -> None:
    with pytest.raises(OwnerStays, match="Hand it over to somebody"), transaction() as db:
        team.remove_member(db, collective(db, shared), facilitator_id=shared.alice)

    with transaction() as db:
        team.transfer(db, collective(db, shared), to=shared.olga)
    assert members(shared) == [("Olga", OWNER), ("Alice", FACILITATOR), ("Bob", FACILITATOR)]

    with transaction() as db:
        team.remove_member(db, collective(db, shared), facilitator_id=shared.alice)
    with reading() as db:
        assert access.role_in(db, shared.alice, shared.collective) is None
        places = db.exec(select(Membership.facilitator_id)).all()
    assert places == [shared.bob]


def test_two_transfers_at_once_leave_one_owner_and_lose_nobody(shared: Crew) -> None:
    """Two tabs of Alice's, both drawn while she owned it."""
    start = Barrier(2)

    def hand_over(to: str) -> str:
        try:
            with transaction() as db:
                mine = access.collective_for(db, shared.alice, shared.collective, needs=Right.OWN)
                if db.get_bind().dialect.name == "postgresql":
                    start.wait()
                team.transfer(db, mine, to=to)
                return "done"
        except NotYours:
            return "no longer hers"

    with ThreadPoolExecutor(2) as pool:
        outcomes = sorted(pool.map(hand_over, [shared.bob, shared.olga]))

    assert outcomes == ["done", "no longer hers"]
    names = {name for name, _role in members(shared)}
    assert names == {"Alice", "Bob", "Olga"}
    assert [role for _name, role in members(shared)].count(OWNER) == 1


def test_team_goes_with_its_collective(shared: Crew) -> None:
    invited(shared)
    with transaction() as db:
        db.delete(collective(db, shared))

    with reading() as db:
        assert db.exec(select(Membership)).all() == []
        assert db.exec(select(TeamInvitation)).all() == []
        assert accounts.facilitator_named(db, "Bob").id == shared.bob


def test_somebody_taken_in_twice_keeps_the_first_role(shared: Crew) -> None:
    with transaction() as db:
        lea = facilitator(db, "Léa")
        again = [
            team.add_member(db, collective(db, shared), facilitator_id=who, role=role)
            for who, role in ((lea, OBSERVER), (lea, FACILITATOR), (shared.alice, FACILITATOR))
        ]

    assert again == [True, False, False]
    assert ("Léa", OBSERVER) in members(shared)
    assert members(shared)[0] == ("Alice", OWNER)
