"""A collective's own questionnaires: drafts, frozen versions, who may use them, and their end."""

from pathlib import Path

import pytest
from sqlmodel import Session, select

from cimpact.core.content_yaml import MAXIMUM_BYTES, InvalidContent
from cimpact.core.own_form import with_version
from cimpact.store import (
    access,
    answering,
    collectives,
    editions,
    own_questionnaires,
    seats,
    workshops,
)
from cimpact.store.access import NotYours, Right
from cimpact.store.db import reading, transaction
from cimpact.store.own_questionnaires import (
    MOST,
    AlreadyPublished,
    DraftOvertaken,
    DraftTooLong,
    NothingNew,
    NotOffered,
    TooManyQuestionnaires,
    VersionTaken,
)
from cimpact.store.tables import Collective, OwnQuestionnaire, QuestionnaireEdition, Workshop
from tests.scenes import TODAY, Cast, everything, questionnaire

EXAMPLES = Path(__file__).resolve().parents[2] / "data" / "examples"
PULSE = (EXAMPLES / "pulse.yaml").read_text(encoding="utf-8")
TRUST = (EXAMPLES / "trust.yaml").read_text(encoding="utf-8")
REWORDED = PULSE.replace("en: A clear aim", "en: An aim that is clear")


def home(db: Session, people: Cast, who: str = "alice") -> Collective:
    corner = getattr(people, who)
    return access.collective_for(db, corner.facilitator, corner.collective, needs=Right.RUN)


@pytest.fixture
def own(people: Cast) -> str:
    """The key of a questionnaire of Alice's collective, not yet published."""
    with transaction() as db:
        return own_questionnaires.create(db, home(db, people), PULSE, today=TODAY).id


def fetched(db: Session, people: Cast, own: str) -> OwnQuestionnaire:
    return access.questionnaire_for(db, people.alice.facilitator, own, needs=Right.RUN)


def published(people: Cast, own: str) -> str:
    """Publish the draft; its edition."""
    with transaction() as db:
        made = own_questionnaires.publish(db, fetched(db, people, own), today=TODAY)
        return made.edition_id


def save(people: Cast, own: str, text: str, *, shown: int = 0) -> None:
    with transaction() as db:
        own_questionnaires.save_draft(db, fetched(db, people, own), text, shown=shown, today=TODAY)


def test_a_draft_is_offered_once_it_is_published(people: Cast, own: str) -> None:
    with reading() as db:
        assert own_questionnaires.offered(db, home(db, people)) == {}
        (line,) = own_questionnaires.lines_of(db, home(db, people))
        assert (line.id, line.draft, line.latest) == (own, PULSE, None)

    edition = published(people, own)

    with reading() as db:
        offered = own_questionnaires.offered(db, home(db, people))
        assert {key: each.edition_id for key, each in offered.items()} == {own: edition}
        assert offered[own].questionnaire.id == "pulse"
        assert own_questionnaires.offered(db, home(db, people, "bob")) == {}


def test_a_published_version_never_changes(people: Cast, own: str) -> None:
    first = published(people, own)
    with reading() as db:
        before = editions.load(db, first).to_json()

    save(people, own, REWORDED)
    with transaction() as db, pytest.raises(VersionTaken):
        own_questionnaires.publish(db, fetched(db, people, own), today=TODAY)
    save(people, own, with_version(REWORDED, "1.1"), shown=1)
    second = published(people, own)

    with reading() as db:
        kept = db.get_one(QuestionnaireEdition, first)
        assert (kept.document, kept.version) == (before, "1.0")
        assert editions.load(db, second).item("PUL2").name.en == "An aim that is clear"
        offered = own_questionnaires.offered(db, home(db, people))[own]
        assert offered.edition_id == second
        found = own_questionnaires.versions(db, fetched(db, people, own))
        assert [(each.edition_id, each.source) for each in found] == [
            (first, PULSE),
            (second, with_version(REWORDED, "1.1")),
        ]


def test_the_same_words_are_not_published_twice(people: Cast, own: str) -> None:
    published(people, own)

    with transaction() as db, pytest.raises(NothingNew):
        own_questionnaires.publish(db, fetched(db, people, own), today=TODAY)


def test_mistakes_are_kept_in_a_draft_and_never_published(people: Cast, own: str) -> None:
    save(people, own, "questionnaires: [")

    with transaction() as db, pytest.raises(InvalidContent):
        own_questionnaires.publish(db, fetched(db, people, own), today=TODAY)

    with reading() as db:
        assert fetched(db, people, own).draft == "questionnaires: ["
        assert own_questionnaires.versions(db, fetched(db, people, own)) == []


@pytest.mark.parametrize("text", ["", "a: *b", "[" * 20_000, "x" * 300_000, "a: \x00"])
def test_what_is_no_questionnaire_makes_none(people: Cast, text: str) -> None:
    with reading() as db:
        before = everything(db)
    with transaction() as db, pytest.raises(InvalidContent):
        own_questionnaires.create(db, home(db, people), text, today=TODAY)
    with reading() as db:
        assert everything(db) == before


def test_a_draft_is_no_place_for_large_files(people: Cast, own: str) -> None:
    with pytest.raises(DraftTooLong):
        save(people, own, "é" * (MAXIMUM_BYTES // 2 + 1))
    save(people, own, "a" * MAXIMUM_BYTES)


def test_nobody_saves_over_what_they_have_not_seen(people: Cast, own: str) -> None:
    save(people, own, REWORDED, shown=0)

    with pytest.raises(DraftOvertaken):
        save(people, own, TRUST, shown=0)

    with reading() as db:
        assert fetched(db, people, own).draft == REWORDED


def test_two_collectives_and_the_installation_use_one_id_and_version(
    people: Cast, own: str
) -> None:
    """Nobody takes a version away from anybody, and nobody learns that it is in use."""
    published(people, own)
    with transaction() as db:
        other = own_questionnaires.create(db, home(db, people, "bob"), REWORDED, today=TODAY)
        own_questionnaires.publish(db, other, today=TODAY)
        like_ours = PULSE.replace("id: pulse", "id: long")
        third = own_questionnaires.create(db, home(db, people), like_ours, today=TODAY)
        own_questionnaires.publish(db, third, today=TODAY)

    with transaction() as db:
        built_in = questionnaire(version="1.0")
        editions.refuse_changed(db, {"long": built_in})
        assert editions.load(db, editions.freeze(db, built_in)) == built_in


def test_a_session_uses_the_collectives_own_version(people: Cast, own: str) -> None:
    edition = published(people, own)
    with transaction() as db:
        offered = own_questionnaires.offered(db, home(db, people))[own]
        made = workshops.create_workshop(
            db, home(db, people), offered.questionnaire, edition_id=edition, today=TODAY
        )
        workshops.open_workshop(made)
        db.flush()
        token = seats.take_seat(db, seats.invitation(db, made.join_code))
        answering.save_answers(db, token, {"PUL1": "2", "PUL2": "0", "PUL3": "dk"})
        for choice in ("3", "4"):
            with pytest.raises(answering.OffScale):
                answering.save_answer(db, token, "PUL4", choice)

    with reading() as db:
        (line, *_older) = [
            line
            for line in workshops.workshops_of(db, home(db, people))
            if line.edition_id == edition
        ]
        assert editions.load(db, line.edition_id).title.en == "Take the pulse"


def test_the_database_takes_seven_levels(people: Cast) -> None:
    with transaction() as db:
        seven = own_questionnaires.create(db, home(db, people), TRUST, today=TODAY)
        made = own_questionnaires.publish(db, seven, today=TODAY)
        workshop = workshops.create_workshop(
            db, home(db, people), made.questionnaire, edition_id=made.edition_id, today=TODAY
        )
        workshops.open_workshop(workshop)
        db.flush()
        token = seats.take_seat(db, seats.invitation(db, workshop.join_code))
        codes = [item.code for item in made.questionnaire.items]
        answering.save_answers(db, token, {code: str(level) for level, code in enumerate(codes)})

    with reading() as db:
        seat = seats.seat_of(db, token)
        assert seat is not None
        choices = answering.choices_of(db, seat.respondent_id)
        assert choices == {code: str(level) for level, code in enumerate(codes)}
        assert set(choices.values()) == set("0123456")


def test_another_collectives_or_a_retired_version_is_not_used(people: Cast, own: str) -> None:
    edition = published(people, own)
    with transaction() as db:
        offered = own_questionnaires.offered(db, home(db, people))[own].questionnaire
        with pytest.raises(NotOffered):
            workshops.create_workshop(
                db, home(db, people, "bob"), offered, edition_id=edition, today=TODAY
            )
        own_questionnaires.retire(fetched(db, people, own))
    with transaction() as db:
        with pytest.raises(NotOffered):
            workshops.create_workshop(
                db, home(db, people), offered, edition_id=edition, today=TODAY
            )
        own_questionnaires.retire(fetched(db, people, own), is_retired=False)
    with reading() as db:
        assert own in own_questionnaires.offered(db, home(db, people))


def test_only_who_may_change_the_collective_gets_its_questionnaire(people: Cast, own: str) -> None:
    for asker in (people.bob.facilitator, people.charlie, ""):
        for asked in (own, people.alice.collective, "no such id"):
            with reading() as db, pytest.raises(NotYours):
                access.questionnaire_for(db, asker, asked, needs=Right.SEE)


def test_a_questionnaire_goes_while_nothing_of_it_is_published(people: Cast, own: str) -> None:
    with transaction() as db:
        own_questionnaires.delete_unpublished(db, fetched(db, people, own))
    with reading() as db:
        assert own_questionnaires.lines_of(db, home(db, people)) == []

    with transaction() as db:
        kept = own_questionnaires.create(db, home(db, people), PULSE, today=TODAY)
        own_questionnaires.publish(db, kept, today=TODAY)
        with pytest.raises(AlreadyPublished):
            own_questionnaires.delete_unpublished(db, kept)


def test_an_erased_collective_leaves_no_word_of_its_questionnaires(people: Cast, own: str) -> None:
    edition = published(people, own)
    with transaction() as db:
        offered = own_questionnaires.offered(db, home(db, people))[own].questionnaire
        workshops.create_workshop(db, home(db, people), offered, edition_id=edition, today=TODAY)
    with transaction() as db:
        collectives.delete_collective(db, home(db, people))

    with reading() as db:
        assert db.exec(select(OwnQuestionnaire)).all() == []
        assert [row.questionnaire_id for row in db.exec(select(QuestionnaireEdition))] == ["long"]
        assert len(db.exec(select(Workshop)).all()) == 1


def test_a_collective_keeps_no_more_than_anybody_can_choose_from(people: Cast) -> None:
    with transaction() as db:
        for _ in range(MOST):
            own_questionnaires.create(db, home(db, people), PULSE, today=TODAY)
        with pytest.raises(TooManyQuestionnaires):
            own_questionnaires.create(db, home(db, people), PULSE, today=TODAY)


def test_the_retired_come_last_and_a_title_is_the_versions_or_the_drafts(people: Cast) -> None:
    with transaction() as db:
        made = [
            own_questionnaires.create(db, home(db, people), text, today=TODAY)
            for text in (TRUST, PULSE, PULSE)
        ]
        keys = [own.id for own in made]
        own_questionnaires.publish(db, made[1], today=TODAY)
        own_questionnaires.retire(made[1])
    save(people, keys[1], TRUST)
    save(people, keys[2], "nonsense")

    with reading() as db:
        lines = own_questionnaires.lines_of(db, home(db, people))

    titles = {line.id: own_questionnaires.title_of(line) for line in lines}
    assert {key: title and title.en for key, title in titles.items()} == {
        keys[0]: "Trust and commitment",
        keys[1]: "Take the pulse",
        keys[2]: None,
    }
    assert lines[-1].id == keys[1]
