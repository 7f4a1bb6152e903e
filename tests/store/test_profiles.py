"""The profile of a collective: versions, drafts, two people at once, who may read what."""

from datetime import date
from typing import Any

import pytest
from sqlmodel import Session

from cimpact.core.profile import Profile, ProfilePart
from cimpact.store import access, collectives, profiles, seats
from cimpact.store.access import Right
from cimpact.store.db import reading, transaction
from cimpact.store.profiles import (
    LONGEST_LINE,
    LONGEST_TEXT,
    NOTHING,
    ChainTooLong,
    Draft,
    ProfileChanged,
    Version,
    VersionGone,
)
from cimpact.store.tables import Collective, Facilitator, ProfileDraft, ProfileVersion
from tests.scenes import TODAY, Cast, everything

LATER = date(2027, 5, 2)
NEED, IMPACT, CHAIN = ProfilePart.NEED, ProfilePart.IMPACT, ProfilePart.CHAIN


def alices(db: Session, people: Cast) -> Collective:
    return access.collective_for(
        db, people.alice.facilitator, people.alice.collective, needs=Right.RUN
    )


def need(text: str, evidence: str = "") -> dict[str, Any]:
    return {"need": text, "evidence": evidence}


def save(
    people: Cast,
    text: str,
    *,
    shown: int,
    by: str | None = None,
    today: date = TODAY,
    part: ProfilePart = NEED,
    values: dict[str, Any] | None = None,
) -> None:
    with transaction() as db:
        profiles.save_part(
            db,
            alices(db, people),
            part,
            values or need(text),
            shown=shown,
            author_id=by or people.alice.facilitator,
            today=today,
        )


def history(people: Cast) -> list[Version]:
    with reading() as db:
        return profiles.history(db, alices(db, people))


def draft(people: Cast, values: dict[str, Any], *, shown: int, part: ProfilePart = NEED) -> None:
    with transaction() as db:
        profiles.keep_draft(
            db,
            alices(db, people),
            part,
            values,
            shown=shown,
            facilitator_id=people.alice.facilitator,
        )


def drafts(people: Cast, *, by: str | None = None) -> dict[ProfilePart, Draft]:
    with reading() as db:
        return profiles.drafts_of(
            db, alices(db, people), facilitator_id=by or people.alice.facilitator
        )


def test_nothing_is_written_at_first(people: Cast) -> None:
    with reading() as db:
        assert profiles.latest(db, alices(db, people)) == NOTHING
    assert (history(people), drafts(people)) == ([], {})


def test_each_saving_is_a_version_with_its_day_and_its_author(people: Cast) -> None:
    save(people, "first", shown=0)
    save(people, "second", shown=1, by=people.bob.facilitator, today=LATER)

    assert history(people) == [
        Version(2, Profile(need="second"), LATER, "Bob"),
        Version(1, Profile(need="first"), TODAY, "Alice"),
    ]
    with reading() as db:
        assert profiles.latest(db, alices(db, people)).number == 2


def test_the_same_words_make_no_version(people: Cast) -> None:
    save(people, "first", shown=0)
    save(people, "  first\n", shown=1)

    assert len(history(people)) == 1


def test_whoever_saves_over_what_they_did_not_see_is_told_and_nothing_is_lost(
    people: Cast,
) -> None:
    save(people, "first", shown=0)
    save(people, "Bob's", shown=1, by=people.bob.facilitator)
    draft(people, need("Alice's"), shown=1)

    with pytest.raises(ProfileChanged):
        save(people, "Alice's", shown=1)

    assert history(people)[0].profile.need == "Bob's"
    assert drafts(people) == {NEED: Draft(1, need("Alice's"))}
    save(people, "Alice's", shown=2)
    assert history(people)[0].profile.need == "Alice's"
    assert drafts(people) == {}


def test_another_part_that_changed_meanwhile_is_no_obstacle(people: Cast) -> None:
    save(people, "first", shown=0)
    values = {"people": "Verdun", "change": "", "by_when": ""}
    save(people, "", shown=1, part=IMPACT, values=values, by=people.bob.facilitator)
    save(people, "second", shown=1)

    assert history(people)[0].profile == Profile(need="second", people="Verdun")


def test_an_earlier_version_comes_back_as_the_newest(people: Cast) -> None:
    save(people, "first", shown=0)
    save(people, "second", shown=1)

    with transaction() as db:
        profiles.restore(
            db,
            alices(db, people),
            1,
            shown=2,
            author_id=people.bob.facilitator,
            today=LATER,
        )

    assert history(people)[0] == Version(3, Profile(need="first"), LATER, "Bob", restored=1)
    assert [version.number for version in history(people)] == [3, 2, 1]


@pytest.mark.parametrize(
    ("number", "shown", "refusal"), [(1, 1, ProfileChanged), (9, 2, VersionGone)]
)
def test_restoring_is_refused_after_a_change_and_for_what_is_not_there(
    people: Cast, number: int, shown: int, refusal: type[Exception]
) -> None:
    save(people, "first", shown=0)
    save(people, "second", shown=1)

    with transaction() as db, pytest.raises(refusal):
        profiles.restore(
            db,
            alices(db, people),
            number,
            shown=shown,
            author_id=people.alice.facilitator,
            today=TODAY,
        )

    assert len(history(people)) == 2


def test_a_version_that_nobody_has_cannot_have_been_shown(people: Cast) -> None:
    with pytest.raises(VersionGone):
        save(people, "first", shown=7)


def test_texts_are_cleaned_and_cut_and_empty_links_left_out(people: Cast) -> None:
    save(people, "", shown=0, values=need("a\x00\r\nb" + "x" * 3000, " e "))
    chain = {"chain": ["one\ntwo", "  ", "y" * 400]}
    save(people, "", shown=1, part=CHAIN, values=chain)

    profile = history(people)[0].profile
    assert (profile.need[:3], len(profile.need), profile.evidence) == ("a\nb", LONGEST_TEXT, "e")
    assert profile.chain == ("one two", "y" * LONGEST_LINE)


def test_a_chain_takes_seven_links(people: Cast) -> None:
    save(people, "", shown=0, part=CHAIN, values={"chain": ["a", "", *"bcdefg"]})
    with pytest.raises(ChainTooLong):
        save(people, "", shown=1, part=CHAIN, values={"chain": list("abcdefgh")})

    assert history(people)[0].profile.chain == tuple("abcdefg")


def test_a_draft_is_its_writers_own_and_ends_when_it_is_saved_or_typed_back(people: Cast) -> None:
    save(people, "first", shown=0)
    draft(people, need("half a"), shown=1)
    draft(people, need("half a sentence"), shown=1)

    assert drafts(people) == {NEED: Draft(1, need("half a sentence"))}
    assert drafts(people, by=people.bob.facilitator) == {}
    draft(people, need("first"), shown=1)
    assert drafts(people) == {}


def test_a_draft_keeps_links_as_they_are_typed(people: Cast) -> None:
    draft(people, {"chain": ["a", "", " b"]}, shown=0, part=CHAIN)
    assert drafts(people) == {CHAIN: Draft(0, {"chain": ["a", "", " b"]})}

    draft(people, {"chain": []}, shown=0, part=CHAIN)
    assert drafts(people) == {}


def test_a_draft_can_be_given_up_without_touching_anothers(people: Cast) -> None:
    draft(people, need("a"), shown=0)
    with transaction() as db:
        collective = alices(db, people)
        bob = people.bob.facilitator
        profiles.keep_draft(db, collective, NEED, need("b"), shown=0, facilitator_id=bob)
        profiles.drop_draft(db, collective, NEED, facilitator_id=people.alice.facilitator)

    assert drafts(people) == {}
    assert drafts(people, by=bob) == {NEED: Draft(0, need("b"))}


def test_members_read_nothing_until_somebody_says_so(people: Cast) -> None:
    save(people, "first", shown=0)
    with transaction() as db:
        invited_to = seats.invitation(db, people.alice.join_code)
        of_bob = seats.invitation(db, people.bob.join_code)
        assert profiles.shown_to_members(db, invited_to) is None

        profiles.show_to_members(db, alices(db, people), is_shown=True)
        assert profiles.is_shown_to_members(db, alices(db, people))
        assert profiles.shown_to_members(db, invited_to) == Profile(need="first")
        assert profiles.shown_to_members(db, of_bob) is None

        profiles.show_to_members(db, alices(db, people), is_shown=False)
        assert profiles.shown_to_members(db, invited_to) is None


def test_all_of_a_profile_is_erased_with_its_collective(people: Cast) -> None:
    with reading() as db:
        tables = {name for name in everything(db) if name.startswith("profile")}
    save(people, "first", shown=0)
    draft(people, need("second"), shown=1)
    with transaction() as db:
        profiles.show_to_members(db, alices(db, people), is_shown=True)
    with reading() as db:
        assert {name for name in tables if everything(db)[name]} == tables

    with transaction() as db:
        collectives.delete_collective(db, alices(db, people))

    with reading() as db:
        assert [name for name in tables if everything(db)[name]] == []


def test_a_version_outlives_the_account_of_its_author(people: Cast) -> None:
    save(people, "first", shown=0)
    save(people, "second", shown=1, by=people.charlie)
    with transaction() as db:
        bobs = ProfileDraft(
            collective_id=people.alice.collective,
            facilitator_id=people.charlie,
            part=NEED,
            shown=2,
            document="{}",
        )
        db.add(bobs)
        db.flush()
        db.delete(db.get_one(Facilitator, people.charlie))

    assert [version.saved_by for version in history(people)] == ["", "Alice"]
    with reading() as db:
        assert everything(db)["profile_draft"] == set()
        assert db.get_one(ProfileVersion, (people.alice.collective, 2)).saved_by is None
