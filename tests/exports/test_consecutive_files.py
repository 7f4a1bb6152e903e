"""Closings through database and exporters publish just what the attacker of the core was given."""

import json
from collections import Counter
from functools import partial
from itertools import pairwise
from random import Random

import pytest
from sqlmodel import Session, col, delete

from cimpact.core.answers import CHOICES
from cimpact.core.difference import NOTHING
from cimpact.core.rows import NothingToTakeAway, SomeoneErased, TooFewPeople
from cimpact.exports import EXPORTERS
from cimpact.exports.source import Source, Wanted
from cimpact.i18n import translator
from cimpact.store import answering, collectives, publishing, seats, workshops
from cimpact.store.db import reading, transaction
from cimpact.store.results import load_report
from cimpact.store.rows import load_rows
from cimpact.store.tables import Respondent, Workshop
from tests import scenes
from tests.core.crowds import CLOSINGS, ITEMS, QUESTIONNAIRE, Crowd, closings, crowd
from tests.exports.session_rows import cells, unzipped

pytestmark = pytest.mark.usefixtures("database")

SEEDS = (1, 2, 21, 31, 46, 51, 57, 72, 110, 338)


class Room:
    """A crowd in the database."""

    def __init__(self, group: Crowd) -> None:
        self.group = group
        self.tokens: dict[int, str] = {}
        with transaction() as db:
            home = collectives.create_collective(
                db, name="Comité", owner_id=scenes.facilitator(db, "Alice"), today=scenes.TODAY
            )
            made = workshops.create_workshop(
                db,
                home,
                QUESTIONNAIRE,
                today=scenes.TODAY,
                minimum_group=group.minimum_group,
            )
            workshops.open_workshop(made)
            self.id, self.join_code = made.id, made.join_code

    def close(self, closing: int) -> None:
        """People come, erase and answer; then the session is closed for this time."""
        with transaction() as db:
            if closing:
                workshops.reopen_workshop(self.session(db))
                db.flush()
            for place, person in enumerate(self.group.people):
                if person.joined == closing:
                    self.tokens[place] = scenes.seat(
                        db, self.join_code, sector=person.sector or None, role=person.role or None
                    )
                if person.erased == closing:
                    self.erase(db, place)
                if person.is_there(closing):
                    self.answer(db, place, closing)
            workshops.close_workshop(db, self.session(db))

    def answer(self, db: Session, place: int, closing: int) -> None:
        """All that somebody says now."""
        said = zip(ITEMS, self.group.answers[closing][place].tolist(), strict=True)
        given = {item.code: CHOICES[choice] for item, choice in said if choice != NOTHING}
        answering.save_answers(db, self.tokens[place], given)

    def erase(self, db: Session, place: int) -> None:
        """Nothing of somebody stays stored."""
        found = seats.seat_of(db, self.tokens[place])
        assert found is not None
        db.exec(delete(Respondent).where(col(Respondent.id) == found.respondent_id))

    def session(self, db: Session) -> Workshop:
        """The session itself."""
        return db.get_one(Workshop, self.id)

    def figures(self) -> dict[str, object]:
        """The results as a program reads them."""
        with reading() as db:
            source = Source(
                partial(load_rows, db, self.session(db)), partial(load_report, db, self.session(db))
            )
            figures: dict[str, object] = json.loads(EXPORTERS["report-json"].render(source, WANTED))
        return figures

    def rows(self) -> Counter[tuple[str, ...]] | None:
        """The answers of each row of the wide file, without numbers; None where it is refused."""
        with reading() as db:
            source = Source(
                partial(load_rows, db, self.session(db)), partial(load_report, db, self.session(db))
            )
            try:
                files = unzipped(EXPORTERS["csv"].render(source, WANTED))
            except (SomeoneErased, TooFewPeople, NothingToTakeAway):
                return None
        return Counter(tuple(row[4:]) for row in cells(files["wide.csv"])[1:])


WANTED = Wanted(text=translator("en"), randomness=Random(1))  # noqa: S311  the same at each run


@pytest.mark.parametrize("seed", SEEDS)
def test_each_closing_exports_what_the_attacker_was_given(seed: int) -> None:
    group = crowd(seed)
    room = Room(group)
    for closing, told in enumerate(closings(group)):
        room.close(closing)
        assert room.figures() == {**told.figures, "phase": "III"}
        with reading() as db:
            report = load_report(db, room.session(db))
        assert (report.breakdowns, report.coverage, report.stayed_out) == (
            told.report.breakdowns,
            told.report.coverage,
            told.report.stayed_out,
        )


@pytest.mark.parametrize("seed", SEEDS)
def test_no_file_has_fewer_than_k_new_rows(seed: int) -> None:
    """Nor is there one without the rows of those who erased theirs."""
    group = crowd(seed)
    room = Room(group)
    files = []
    for closing in range(CLOSINGS):
        room.close(closing)
        files.append(room.rows())
    for before, after in pairwise(files):
        if before is not None and after is not None:
            new = (after - before).total()
            assert not 0 < new < group.minimum_group


def test_after_an_erasing_there_is_no_file_of_rows_but_the_same_results() -> None:
    group = crowd(2)
    room = Room(group)
    room.close(0)
    before = room.figures()
    assert room.rows() is not None
    with transaction() as db:
        room.erase(db, 0)
        publishing.publish(db, room.session(db))
    assert room.rows() is None
    assert room.figures() == before
