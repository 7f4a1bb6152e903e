"""The list of collectives as a page: found, filtered, archived, and never ranked."""

from datetime import timedelta

import pytest
from sqlmodel import Session, select
from streamlit.testing.v1 import AppTest

from cimpact.core.actions import Plan
from cimpact.i18n import translator
from cimpact.store import actions, answering, collectives, team, workshops
from cimpact.store.db import reading, transaction
from cimpact.store.tables import Collective, TeamRole, Workshop
from cimpact.ui.places import PAGES
from cimpact.ui.visitor import today
from tests import scenes
from tests.scenes import TODAY
from tests.ui.looking import ROUTER, refusals, signed_in

pytestmark = pytest.mark.usefixtures("database")

PAGE = str(PAGES / "facilitator" / "collectives.py")


def overview(sign_in: str) -> AppTest:
    """The page, in English."""
    page = AppTest.from_file(ROUTER, default_timeout=20)
    page.session_state["cimpact_language"] = "en"
    page.session_state["cimpact_sign_in"] = sign_in
    page.run()
    page.switch_page(PAGE)
    return page.run()


def names(page: AppTest) -> list[str]:
    """The collectives on the page, in order."""
    labels = [link.proto.label for link in page.get("page_link")]
    return [label.strip("*").replace("\\", "") for label in labels if label.startswith("**")]


def said(page: AppTest) -> str:
    shown = [*page.markdown, *page.caption, *(expander for expander in page.expander)]
    return "\n".join(str(getattr(one, "value", getattr(one, "label", ""))) for one in shown)


def collective(db: Session, owner: str, name: str) -> Collective:
    return collectives.create_collective(db, name=name, owner_id=owner, today=TODAY)


def met(
    db: Session, group: Collective, *choices: str, days: int = 0, is_closed: bool = True
) -> Workshop:
    """A session of a collective, some days ago; a respondent per choice."""
    day = TODAY - timedelta(days=days)
    made = workshops.create_workshop(db, group, scenes.questionnaire(), today=TODAY, held_on=day)
    workshops.open_workshop(made)
    db.flush()
    for choice in choices:
        token = scenes.seat(db, made.join_code)
        answering.save_answers(db, token, dict.fromkeys(("PRE1", "PRE2", "PRE3"), choice))
    if is_closed:
        workshops.close_workshop(db, made)
    return made


@pytest.fixture
def many() -> str:
    """Alice's sign-in: seven collectives, two of them Bob's, which she runs and observes."""
    with transaction() as db:
        alice, bob = scenes.facilitator(db, "Alice"), scenes.facilitator(db, "Bob")
        met(db, collective(db, alice, "Chœur Évasion"), *"44444", days=1)
        met(db, collective(db, alice, "Table *du* Nord"), *"11111", days=2)
        met(db, collective(db, alice, "Coalition"), days=3, is_closed=False)
        met(db, collective(db, alice, "Réseau"), *"44", days=4)
        workshops.create_workshop(
            db,
            collective(db, alice, "Comité"),
            scenes.questionnaire(),
            today=TODAY,
            held_on=TODAY.replace(year=2999),
        )
        for name, role in (("Alliance", TeamRole.FACILITATOR), ("Forum", TeamRole.OBSERVER)):
            group = collective(db, bob, name)
            team.add_member(db, group, facilitator_id=alice, role=role)
        return signed_in(db, "Alice")


@pytest.mark.parametrize(
    ("days", "says"),
    [
        ([None], "1 open action"),
        ([3], "1 open action, due by "),
        ([9, 3, None], "3 open actions, the earliest due by "),
        ([-3, 3], "2 open actions, the earliest due since "),
    ],
)
def test_a_line_says_how_much_is_still_to_do(days: list[int | None], says: str) -> None:
    due = [None if day is None else today() + timedelta(days=day) for day in days]
    with transaction() as db:
        group = collective(db, scenes.facilitator(db, "Alice"), "Chœur")
        for number, day in enumerate(due):
            plan = Plan(f"Call {number}", due=day)
            actions.add_action(db, group, plan, workshop=None, today=TODAY)
        sign_in = signed_in(db, "Alice")
    page = overview(sign_in)
    first = min((day for day in due if day), default=None)

    assert [one.value for one in page.caption if "open action" in one.value] == [
        says + (translator("en").date(first) if first else "")
    ]


def test_each_line_says_where_its_group_stands(many: str) -> None:
    page = overview(many)

    assert refusals(page) == []
    assert names(page) == [
        *("Coalition", "Alliance", "Forum", "Comité", "Chœur Évasion", "Table *du* Nord", "Réseau")
    ]
    words = said(page)
    assert "Last session on November 22, 2026: “The way is clear”" in words
    assert "Last session on November 21, 2026: “Not yet”" in words
    assert "Session of November 20, 2026" in words
    assert "Last session on November 19, 2026: too few answers to show" in words
    assert "1 session in preparation · next session on November 23, 2999" in words
    assert "facilitator (owner: Bob)" in words
    assert "observer (owner: Bob)" in words
    assert words.count("No session held yet") == 3


def test_verdicts_are_diagnosed_once(many: str) -> None:
    overview(many)

    with reading() as db:
        kept = sorted(one.standing or "" for one in db.exec(select(Workshop)))
    assert kept == ["", "", "clear", "not_yet", "too_few"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("choeur", ["Chœur Évasion"]),
        ("ÉVASION  ch", ["Chœur Évasion"]),
        ("NORD", ["Table *du* Nord"]),
        ("*", ["Table *du* Nord"]),
        ("e", [*("Alliance", "Comité", "Chœur Évasion", "Table *du* Nord", "Réseau")]),
        ("zzz", []),
    ],
)
def test_name_is_found_without_accents_or_capitals(many: str, typed: str, found: list[str]) -> None:
    page = overview(many)
    page.text_input("find_name").input(typed).run()

    assert names(page) == found
    assert ("No collective fits." in said(page)) == (not found)


@pytest.mark.parametrize(
    ("key", "choice", "found"),
    [
        ("find_state", "open", ["Coalition"]),
        ("find_state", "draft", ["Comité"]),
        ("find_state", "closed", ["Chœur Évasion", "Table *du* Nord", "Réseau"]),
        ("find_state", "none", ["Alliance", "Forum"]),
        ("find_role", TeamRole.FACILITATOR, ["Alliance"]),
        ("find_role", TeamRole.OBSERVER, ["Forum"]),
    ],
)
def test_filters_of_state_and_role(many: str, key: str, choice: str, found: list[str]) -> None:
    page = overview(many)
    page.selectbox(key).select(choice).run()

    assert names(page) == found


def test_few_collectives_need_no_search() -> None:
    with transaction() as db:
        alice = scenes.facilitator(db, "Alice")
        for number in range(5):
            collective(db, alice, f"Collective {number}")
        sign_in = signed_in(db, "Alice")

    page = overview(sign_in)

    assert len(names(page)) == 5
    assert [field.key for field in page.text_input] == ["collective_name"]
    assert [*page.selectbox] == []


def test_nobodys_list_says_what_to_do_first() -> None:
    with transaction() as db:
        scenes.facilitator(db, "Alice")
        sign_in = signed_in(db, "Alice")

    page = overview(sign_in)

    assert names(page) == []
    assert "Create the first one, or look at the sample." in said(page)


def test_archived_ones_stand_apart() -> None:
    with transaction() as db:
        alice = scenes.facilitator(db, "Alice")
        collective(db, alice, "In use")
        away = collective(db, alice, "Put away")
        collectives.archive_collective(db, away, today=TODAY)
        sign_in = signed_in(db, "Alice")

    page = overview(sign_in)

    assert [expander.label for expander in page.expander] == ["Archived (1)"]
    (apart,) = page.expander
    assert [link.proto.label for link in apart.get("page_link")] == ["**Put away**"]
    assert names(page) == ["In use", "Put away"]


def test_shared_sample_is_not_ones_own() -> None:
    """Whoever shares somebody's sample can still load one, and cannot clear that one away."""
    with transaction() as db:
        bob = scenes.facilitator(db, "Bob")
        sample = collectives.create_collective(
            db, name="Sample", owner_id=bob, today=TODAY, is_sample=True
        )
        alice = scenes.facilitator(db, "Alice")
        team.add_member(db, sample, facilitator_id=alice, role=TeamRole.OBSERVER)
        sign_in = signed_in(db, "Alice")

    page = overview(sign_in)

    assert names(page) == ["Sample"]
    assert "load_sample" in [button.key for button in page.button]
