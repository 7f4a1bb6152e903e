from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlmodel import select

from cimpact.core.questionnaire import Questionnaire
from cimpact.store import editions
from cimpact.store.db import reading, transaction
from cimpact.store.editions import EditionChanged
from cimpact.store.tables import QuestionnaireEdition, Workshop
from tests.scenes import facilitator, questionnaire, workshop

pytestmark = pytest.mark.usefixtures("database")

FIRST = questionnaire(version="1.0", title="Trial")
REWORDED = questionnaire(version="1.0", title="Trial, reworded")
SECOND = questionnaire(version="1.1", title="Trial, reworded")


def freeze(wanted: Questionnaire) -> str:
    with transaction() as db:
        return editions.freeze(db, wanted)


def stored() -> list[tuple[str, str, str]]:
    with reading() as db:
        rows = db.exec(
            select(
                QuestionnaireEdition.version,
                QuestionnaireEdition.checksum,
                QuestionnaireEdition.document,
            )
        )
        return sorted(tuple(row) for row in rows)


def test_edition_is_frozen_at_first_use() -> None:
    edition_ids = {freeze(FIRST) for _ in range(3)}

    assert len(edition_ids) == 1
    assert stored() == [("1.0", FIRST.checksum, FIRST.to_json())]


def test_changed_words_under_the_same_version_are_refused() -> None:
    freeze(FIRST)

    with pytest.raises(EditionChanged) as refused:
        freeze(REWORDED)

    assert str(refused.value) == (
        "The questionnaire “long” changed but its version is still 1.0, which sessions already "
        "use. Give it a new version in the file; nothing was changed."
    )
    assert stored() == [("1.0", FIRST.checksum, FIRST.to_json())]


def test_new_version_is_a_new_edition() -> None:
    assert freeze(FIRST) != freeze(SECOND)
    assert [version for version, _, _ in stored()] == ["1.0", "1.1"]


def test_start_refuses_changed_words_only_where_they_are_in_use() -> None:
    with reading() as db:
        editions.refuse_changed(db, {"long": REWORDED})
    freeze(FIRST)

    with reading() as db:
        editions.refuse_changed(db, {"long": FIRST})
        editions.refuse_changed(db, {"long": SECOND})
        with pytest.raises(EditionChanged):
            editions.refuse_changed(db, {"other": SECOND, "long": REWORDED})
    assert len(stored()) == 1


def test_old_session_keeps_its_words() -> None:
    with transaction() as db:
        edition_id = workshop(db, facilitator(db, "Alice")).edition_id
    freeze(SECOND)

    with reading() as db:
        assert db.exec(select(Workshop.edition_id)).all() == [edition_id]
        assert editions.load(db, edition_id) == questionnaire()


def test_edition_is_read_back_from_the_database_whole() -> None:
    """Not from memory: what was parsed before is left out of account here."""
    edition_id = freeze(SECOND)

    with reading() as db:
        document = db.exec(select(QuestionnaireEdition.document)).one()
        loaded = editions.load(db, edition_id)

    assert Questionnaire.from_json(document) == loaded == SECOND


def test_two_first_uses_at_once_leave_one_edition() -> None:
    """On PostgreSQL both look before either has written."""
    start = Barrier(4)

    def freeze_at_once(_: int) -> str:
        start.wait()
        return freeze(FIRST)

    with ThreadPoolExecutor(4) as pool:
        edition_ids = set(pool.map(freeze_at_once, range(4)))

    assert len(edition_ids) == 1
    assert len(stored()) == 1
