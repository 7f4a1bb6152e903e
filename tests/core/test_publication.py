"""What a session publishes when it is closed, again and again."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from cimpact.core.answers import tidy_answers
from cimpact.core.diagnosis import SeatsExceedInvited, diagnose
from cimpact.core.difference import NOTHING, Choices, Votes
from cimpact.core.publication import Ballots, Renewal, renewed
from cimpact.core.published import Published, report_of_published
from cimpact.core.questionnaire import Questionnaire, Sector
from cimpact.core.report import GroupCount, Report
from cimpact.core.tally import ItemTally
from tests.core.factories import a_questionnaire, a_section, an_item, text

PLAIN = a_questionnaire(
    a_section("preconditions", an_item("PRE1", gate=True)),
    a_section("conditions", an_item("CON1"), an_item("CON2"), an_item("CON3")),
).model_copy(update={"sectors": tuple(Sector(code=code, name=text(code)) for code in "ab")})
WITH_FACETS = PLAIN.model_copy(
    update={
        "sections": (
            PLAIN.sections[0],
            a_section(
                "conditions",
                an_item("CON1").model_copy(update={"facets": (text("one"), text("two"))}),
            ),
        )
    }
)
K = 3


class Room:
    """A session: who is there, what they say now, and what stands published of it."""

    def __init__(
        self, questionnaire: Questionnaire = PLAIN, *, minimum_group: int = K, group: str = ""
    ) -> None:
        self.questionnaire, self.minimum_group, self.group = questionnaire, minimum_group, group
        self.answers: dict[str, str] = {}
        self.facets: dict[str, str] = {}
        self.standing: dict[str, Choices] = {}
        self.points: dict[str, Choices] = {}
        self.sectors: dict[str, str] = {}
        self.published: Published | None = None
        self.renewal: Renewal | None = None

    def close(self, answers: Mapping[str, str], **others: Mapping[str, str]) -> Report:
        """Publish once these people have said so: a sign per item, a dot for nothing."""
        self.answers |= answers
        self.facets |= others.get("facets", {})
        self.sectors |= others.get("sectors", {})
        people = sorted(self.answers)
        items, facets = len(self.questionnaire.items), self.columns
        ballots = Ballots(
            items=Votes(
                published=stacked([self.standing.get(one) for one in people], items),
                current=stacked([row(self.answers[one], SIGNS) for one in people], items),
            ),
            facets=Votes(
                published=stacked([self.points.get(one) for one in people], facets),
                current=stacked(
                    [row(self.facets.get(one, "." * facets), "ypn?") for one in people], facets
                ),
            ),
            sectors=tuple(self.sectors.get(one, "") for one in people),
            roles=("",) * len(people),
            group=stacked([row(self.group, SIGNS)] if self.group else [], items),
        )
        self.renewal = renewed(
            self.published, ballots, self.questionnaire, minimum_group=self.minimum_group
        )
        self.published = Published.from_json(self.renewal.published.to_json())
        self.standing = dict(zip(people, ballots.items.after(self.renewal.items), strict=True))
        self.points = dict(zip(people, ballots.facets.after(self.renewal.facets), strict=True))
        return self.report()

    @property
    def columns(self) -> int:
        """How many facets there are."""
        return sum(len(item.facets) for item in self.questionnaire.items)

    def report(self, **settings: int) -> Report:
        """What is published now."""
        assert self.published is not None
        assert self.renewal is not None
        return report_of_published(
            self.published,
            self.questionnaire,
            targets={},
            minimum_group=self.minimum_group,
            stayed_out=self.renewal.stayed_out,
            **settings,
        )

    def erase(self, *people: str) -> None:
        """Nothing is left of these people but what the figures count."""
        for one in people:
            del self.answers[one], self.standing[one], self.points[one]


SIGNS = "0123456?~"
"""A sign per choice: levels, don't know, too early."""


def row(signs: str, known: str) -> Choices:
    return np.array([NOTHING if each == "." else known.index(each) for each in signs], np.intp)


def stacked(rows: Sequence[Choices | None], columns: int) -> Choices:
    nothing = np.full(columns, NOTHING, dtype=np.intp)
    found = [nothing if each is None else each for each in rows]
    return np.array(found, dtype=np.intp).reshape(len(rows), columns)


def people(*answers: str, first: int = 0) -> dict[str, str]:
    return {f"p{number:02}": each for number, each in enumerate(answers, start=first)}


FOUR = people("3012", "4123", "2234", "1340")


def counts(report: Report, code: str) -> tuple[int, ...] | None:
    return report.item(code).counts


def test_the_first_publication_is_the_diagnosis_of_all_answers() -> None:
    records = [
        (one, "person", item.code, {"?": "dk", "~": "early"}.get(sign, sign))
        for one, signs in FOUR.items()
        for item, sign in zip(PLAIN.items, signs, strict=True)
    ]
    expected = diagnose(tidy_answers(records, PLAIN), PLAIN, targets={}, minimum_group=K)
    assert Room().close(FOUR) == expected


def test_nothing_is_published_until_k_people_have_answered() -> None:
    """Not even don't know, which two closings would tell apart."""
    room = Room()
    report = room.close(people("3???", "4???"))
    assert (report.respondents, report.stayed_out, report.coverage) == (2, 0, None)
    assert {(item.dont_know, item.answered, item.hidden) for item in report.items} == {(0, 0, True)}
    assert all(row is None or (row == NOTHING).all() for row in room.standing.values())


def test_whoever_comes_third_completes_the_two_who_were_there() -> None:
    room = Room()
    room.close(people("3012", "4123"))
    report = room.close(people("2234", first=2))
    assert (report.respondents, report.stayed_out) == (3, 0)
    assert counts(report, "PRE1") == (0, 0, 1, 1, 1)


def test_one_more_person_stays_out() -> None:
    room = Room()
    before = room.close(FOUR)
    after = room.close(people("0000", first=4))
    assert after == replace(before, stayed_out=1)


def test_k_more_people_enter_and_take_the_one_who_waited_along() -> None:
    room = Room()
    room.close(FOUR)
    room.close(people("0000", first=4))
    report = room.close(people("1111", "2222", first=5))
    assert (report.respondents, report.stayed_out) == (7, 0)
    assert counts(report, "PRE1") == (1, 2, 2, 1, 1)
    assert report.section("conditions").respondents == 7


def test_newcomers_who_all_say_the_same_stay_out_of_that_item() -> None:
    """Subtraction would tell each of them. What they say of other items enters."""
    room = Room()
    before = room.close(FOUR)
    report = room.close(people("4012", "4123", "4234", first=4))
    assert counts(report, "PRE1") == counts(before, "PRE1")
    assert counts(report, "CON1") == (2, 2, 2, 1, 0)
    assert (report.respondents, report.stayed_out) == (7, 3)


def test_newcomers_who_agree_with_everybody_enter() -> None:
    room = Room()
    room.close(people("3012", "3123", "3234"))
    report = room.close(people("3012", "3123", "3234", first=3))
    assert counts(report, "PRE1") == (0, 0, 0, 6, 0)


def test_levels_of_fewer_than_k_newcomers_stay_out_although_others_do_not_know() -> None:
    room = Room()
    before = room.close(FOUR)
    report = room.close(people("40.1", "31.2", "?2.3", "?3.4", first=4))
    assert counts(report, "PRE1") == counts(before, "PRE1")
    assert counts(report, "CON1") == (2, 2, 2, 2, 0)


def test_what_stayed_out_of_a_section_that_somebody_entered_never_enters_alone() -> None:
    """They are no newcomers to it any more, and are still all of one view."""
    room = Room()
    before = room.close(FOUR)
    room.close(people(".412", ".423", ".434", first=4))
    report = room.close(people(".214", ".220", ".201", first=7))
    assert counts(before, "CON1") == (1, 1, 1, 1, 0)
    assert counts(report, "CON1") == (1, 1, 1, 1, 0)
    assert counts(report, "CON2") == (1, 3, 3, 2, 1)


def test_a_section_stays_as_it_was_while_its_mean_would_tell_of_fewer_than_k() -> None:
    """Three are new to CON1 and three to CON2, but only two have answered half of the section."""
    room = Room()
    before = room.close(FOUR)
    report = room.close(people("301.", "412.", "22..", "..3.", first=4))
    codes = ("CON1", "CON2", "CON3")
    assert [counts(report, code) for code in codes] == [counts(before, code) for code in codes]
    old, new = before.section("conditions"), report.section("conditions")
    assert (new.respondents, new.mean) == (old.respondents, old.mean)
    assert counts(report, "PRE1") == (0, 1, 2, 2, 2)


def test_a_section_mean_that_all_newcomers_share_stays_out() -> None:
    """Whoever has a mean of four gave fours only, though nobody can tell on which item."""
    room = Room()
    before = room.close(FOUR)
    report = room.close(people("..44", ".4.4", ".44.", ".444", first=4))
    assert (report.items, report.stayed_out) == (before.items, 4)


@pytest.mark.parametrize(("number", "enters"), [(2, False), (3, True)])
def test_changed_answers_enter_for_k_people_at_once(number: int, *, enters: bool) -> None:
    room = Room()
    before = room.close(FOUR)
    changed = {one: f"0{signs[1:]}" for one, signs in list(FOUR.items())[:number]}
    report = room.close(changed)
    assert (report.stayed_out, counts(report, "PRE1")) == (
        (0, (3, 1, 0, 0, 0)) if enters else (number, counts(before, "PRE1"))
    )


def test_changes_of_different_items_are_not_added_up() -> None:
    room = Room()
    before = room.close(FOUR)
    report = room.close({"p00": "0012", "p01": "4023", "p02": "2204"})
    assert report == replace(before, stayed_out=3)


def test_a_change_that_was_taken_back_stays_out_no_longer() -> None:
    room = Room()
    before = room.close(FOUR)
    assert room.close({"p00": "0012"}).stayed_out == 1
    assert room.close({"p00": "3012"}) == before


def test_answers_to_what_was_left_blank_enter_for_k_people_at_once() -> None:
    room = Room()
    room.close(people("3.12", "4.23", "2.34", "1340"))
    assert counts(room.close({"p00": "3112", "p01": "4223"}), "CON1") is None
    assert counts(room.close({"p02": "2334"}), "CON1") == (0, 1, 1, 2, 0)


def test_newcomers_and_changes_are_not_added_up() -> None:
    """Three people in all, but subtraction tells the two newcomers from the one who changed."""
    room = Room()
    before = room.close(FOUR)
    report = room.close({"p00": "0012", **people("0000", "1111", first=4)})
    assert report == replace(before, stayed_out=3)


def test_erased_answers_stay_counted_until_k_people_have_erased_theirs() -> None:
    room = Room()
    before = room.close(people("3012", "4123", "2234", "1340", "0401", "4414"))
    room.erase("p00", "p01")
    assert room.close({}) == replace(before, stayed_out=2)
    room.erase("p02")
    report = room.close({})
    assert (report.respondents, report.stayed_out) == (3, 0)
    assert counts(report, "PRE1") == (1, 1, 0, 0, 1)
    assert report.section("conditions").respondents == 3
    assert room.published is not None
    assert room.published.tally.sections[1].total == Fraction(7 + 5 + 9, 3)


def test_erased_answers_stay_where_one_item_would_tell_of_fewer_than_k() -> None:
    room = Room()
    before = room.close(people("3012", ".123", "2234", "1340", "0401", "4414"))
    room.erase("p00", "p01", "p02")
    assert room.close({}) == replace(before, stayed_out=3)


def test_the_same_again_publishes_the_same() -> None:
    room = Room()
    before = room.close(FOUR)
    published = room.published
    assert room.close({}) == before
    assert room.published == published


def test_people_with_names_enter_and_leave_at_once() -> None:
    room = Room(minimum_group=1)
    assert room.close(people("3012")).item("PRE1").counts == (0, 0, 0, 1, 0)
    report = room.close({"p00": "2012", **people("3012", first=1)})
    assert (report.respondents, counts(report, "PRE1")) == (2, (0, 0, 1, 1, 0))
    room.erase("p00")
    report = room.close({})
    assert (report.respondents, report.stayed_out) == (1, 0)
    assert counts(report, "PRE1") == (0, 0, 0, 1, 0)


def test_nobody_at_all_is_published_as_nobody() -> None:
    report = Room().close({})
    assert (report.respondents, report.verdict) == (0, "to_clarify")


def test_people_without_an_answer_have_no_seat() -> None:
    assert Room().close({**FOUR, **people("....", first=4)}).respondents == 4


def test_the_group_answers_with_one_voice_where_nobody_answers_alone() -> None:
    report = Room(group="3...").close({})
    assert [(gate.status, gate.by_group) for gate in report.gates] == [("met", True)]


def test_the_groups_voice_decides_nothing_beside_people_who_are_too_few() -> None:
    report = Room(group="3...").close(people("0000", "0000"))
    assert [(gate.status, gate.by_group) for gate in report.gates] == [("unknown", False)]


def test_more_people_than_invited_are_an_error_even_unpublished() -> None:
    room = Room()
    room.close(people("0000", "0000"))
    with pytest.raises(SeatsExceedInvited):
        room.report(invited=1)
    assert room.report(invited=2).invited == 2


SECTORS = {f"p{number:02}": "a" if number < 3 else "b" for number in range(6)}
SIX = people("0340", "4123", "0034", "1340", "4401", "4414")


def test_groups_are_broken_down_once_and_no_longer_beside_other_figures() -> None:
    """Of the newcomers, sector a has one: a second table would tell what that one says."""
    room = Room()
    before = room.close(SIX, sectors=SECTORS)
    assert {each.item for each in before.breakdowns} >= {"PRE1", "CON2"}
    late = {"p06": "a", "p07": "b", "p08": "b"}
    report = room.close(people("3...", "1...", "2...", first=6), sectors=late)
    assert {each.item for each in report.breakdowns} == {
        each.item for each in before.breakdowns
    } - {"PRE1"}


def test_newcomers_are_counted_among_their_sector() -> None:
    room = Room()
    assert room.close(SIX, sectors=SECTORS).coverage is not None
    late = {f"p{number:02}": "a" for number in range(6, 9)}
    report = room.close(people("3...", "1...", "2...", first=6), sectors=late)
    assert report.coverage is not None
    assert report.coverage.sectors == (GroupCount("a", 6), GroupCount("b", 3))


def test_who_is_there_is_not_said_anew_once_somebody_has_erased_their_answers() -> None:
    """The sector that counts one less would tell who it was, and the figures what they said."""
    room = Room()
    before = room.close(SIX, sectors=SECTORS)
    room.erase("p00", "p01", "p02")
    report = room.close({})
    assert report.respondents == 3
    assert report.coverage == before.coverage


def test_people_with_names_are_broken_down_anew() -> None:
    room = Room(minimum_group=1)
    room.close(SIX, sectors=SECTORS)
    report = room.close(people("3...", first=6), sectors={"p06": "a"})
    (told,) = (each for each in report.breakdowns if each.item == "PRE1")
    assert [group.answered for group in told.groups] == [4, 3]


def test_facets_are_published_like_answers() -> None:
    room = Room(WITH_FACETS)
    given = {"p00": "yn", "p01": "pn", "p02": "n?", "p03": "?."}
    three = people("30", "41", "22", "11")
    report = room.close(three, facets=given)
    assert report.item("CON1").facets == ((1, 1, 1, 1), None)
    assert report.item("PRE1").facets is None

    late = people("33", "44", first=4)
    assert room.close(late, facets={"p04": "yy", "p05": "yy"}).item("CON1").facets == (
        (1, 1, 1, 1),
        None,
    )
    report = room.close(people("22", first=6), facets={"p06": "py"})
    assert report.item("CON1").facets == ((3, 2, 1, 1), None)


def test_erased_facets_stay_counted_with_the_answers() -> None:
    room = Room(WITH_FACETS)
    room.close(people("30", "41", "22", "13"), facets=dict.fromkeys(people(*"0123"), "yp"))
    room.erase("p00")
    report = room.close({})
    assert (report.respondents, report.item("CON1").facets) == (4, ((4, 0, 0, 0), (0, 4, 0, 0)))


def test_fractions_are_kept_exactly() -> None:
    room = Room()
    room.close(people("..01", "3113", "2230", "4441"))
    assert room.published is not None
    text_of_it = room.published.to_json()
    assert '"total":"41/6"' in text_of_it
    assert Published.from_json(text_of_it) == room.published


def test_a_publication_of_one_more_field_can_still_be_read() -> None:
    """A later version may keep more."""
    room = Room()
    room.close(FOUR)
    assert room.published is not None
    later = room.published.to_json().replace('{"has_figures"', '{"more":[1],"has_figures"')
    assert Published.from_json(later) == room.published


def test_what_is_blank_is_counted_among_all_who_have_a_seat() -> None:
    room = Room()
    room.close(FOUR)
    room.close(people("4...", "3...", "2...", first=4))
    assert room.published is not None
    assert room.published.tally.items[1] == ItemTally(
        "CON1", "conditions", (1, 1, 1, 1, 0), dont_know=0, too_early=0, blank=3
    )
