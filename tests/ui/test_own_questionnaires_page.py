"""A collective's own questionnaires on their pages: from a copy or a file to a session."""

from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlmodel import select
from streamlit.testing.v1 import AppTest

from cimpact.core.own_form import with_version
from cimpact.core.questionnaire import LocalizedText
from cimpact.i18n import translator
from cimpact.questionnaires import read_questionnaires
from cimpact.store import access, own_questionnaires, workshops
from cimpact.store.access import NotYours, Right
from cimpact.store.db import reading, transaction
from cimpact.store.tables import Answer, OwnQuestionnaire, Workshop
from cimpact.ui import places
from cimpact.ui.text import authored
from tests import scenes
from tests.scenes import TODAY, Cast, everything
from tests.ui.looking import refusals, tables, words
from tests.ui.test_profile_page import opened

EXAMPLES = Path(__file__).resolve().parents[2] / "data" / "examples"
PULSE = (EXAMPLES / "pulse.yaml").read_text(encoding="utf-8")
TRUST = (EXAMPLES / "trust.yaml").read_text(encoding="utf-8")
REWORDED = PULSE.replace("en: Do we have the time", "en: Have we the time")
BROKEN = PULSE.replace("averaged: false", "averaged: perhaps").replace("gate: true", "gate: 3")
WRONG = [
    number
    for number, line in enumerate(BROKEN.splitlines(), start=1)
    if line in {"    averaged: perhaps", "    gate: 3"}
]
ACCENT = next(n for n, line in enumerate(PULSE.splitlines(), start=1) if "é" in line)
"""The lines of the mistakes, and the first with a letter that every encoding writes its own way."""


@pytest.fixture
def people(database: Engine) -> Cast:  # noqa: ARG001  the tables lie in it
    with transaction() as db:
        return scenes.cast(db)


@pytest.fixture
def own(people: Cast) -> str:
    """A questionnaire of Alice's collective, published once."""
    return made(people, PULSE)


def made(people: Cast, text: str, *, published: bool = True) -> str:
    with transaction() as db:
        home = access.collective_for(
            db, people.alice.facilitator, people.alice.collective, needs=Right.RUN
        )
        own = own_questionnaires.create(db, home, text, today=TODAY)
        if published:
            own_questionnaires.publish(db, own, today=TODAY)
        return own.id


def listing(people: Cast, *, sign_in: str = "") -> AppTest:
    alice = people.alice
    return opened(
        "facilitator/questionnaires",
        sign_in=sign_in or alice.sign_in,
        collective=alice.collective,
    )


def editor(people: Cast, own: str, *, sign_in: str = "") -> AppTest:
    return opened(
        "facilitator/questionnaire", sign_in=sign_in or people.alice.sign_in, questionnaire=own
    )


def stored(own: str) -> OwnQuestionnaire:
    with reading() as db:
        return db.get_one(OwnQuestionnaire, own)


def editions_of(own: str) -> list[str]:
    with reading() as db:
        found = own_questionnaires.versions(db, db.get_one(OwnQuestionnaire, own))
        return [each.questionnaire.version for each in found]


def buttons(page: AppTest) -> dict[str, str]:
    return {button.key: button.label.replace("\\", "") for button in page.button}


def write(page: AppTest, own: str, text: str) -> AppTest:
    return page.text_area(key=f"draft:{own}").set_value(text).run()


def test_an_empty_page_offers_copies(people: Cast) -> None:
    page = listing(people)

    assert [option.partition(" · ")[2] for option in page.radio(key="start_from").options] == [
        "6 elements · 3 levels",
        "6 elements · 5 levels",
        "7 elements · 7 levels",
        "27 elements · 5 levels",
        "10 elements · 5 levels",
    ]
    assert page.button(key="start_questionnaire").label == "Start from this copy"


@pytest.mark.parametrize("form", ["long", "short", "pulse", "trust", "follow_up"])
def test_a_copy_becomes_a_draft_to_be_published(people: Cast, form: str) -> None:
    page = listing(people)
    page.radio(key="start_from").set_value(form).run()
    page.button(key="start_questionnaire").click().run()

    with reading() as db:
        (draft,) = db.exec(select(OwnQuestionnaire)).all()
    written = editor(people, draft.id)
    assert "✓ Nothing to correct" in words(written)
    written.button(key="publish_questionnaire").click().run()
    assert len(editions_of(draft.id)) == 1


def test_a_file_becomes_a_draft(people: Cast) -> None:
    page = listing(people)
    page.file_uploader(key="questionnaire_file").upload("a.yaml", PULSE.encode()).run()
    page.button(key="use_file").click().run()

    with reading() as db:
        (draft,) = db.exec(select(OwnQuestionnaire)).all()
    assert draft.draft == PULSE


@pytest.mark.parametrize(
    ("data", "line", "sentence"),
    [
        (BROKEN.encode(), str(WRONG[0]), "This must be true or false."),
        (PULSE.encode("utf-16"), "1", "This file is in UTF-16."),
        (PULSE.encode("cp1252"), str(ACCENT), "often because the file was saved as Windows-1252"),
        (b"x" * 10_000_000, "1", "This file is longer than 256 kB."),
        (b"a: &a [*a, *a]", "1", "is not allowed."),
        (b"PK\x03\x04", "1", "This is no plain text."),
        (b"", "1", "This file is empty."),
    ],
    ids=["mistakes", "UTF-16", "Windows-1252", "10 MB", "alias", "zip", "empty"],
)
def test_a_bad_file_is_told_line_by_line_and_nothing_is_stored(
    people: Cast, data: bytes, line: str, sentence: str
) -> None:
    with reading() as db:
        before = everything(db)
    page = listing(people)
    page.file_uploader(key="questionnaire_file").upload("a.yaml", data).run()
    page.button(key="use_file").click().run()

    assert refusals(page) == ["Nothing was added. Correct the file and choose it again."]
    (found,) = tables(page)
    assert found["Line"][0].partition(" ")[0] == line
    assert any(sentence in cell for cell in found["What to correct"])
    with reading() as db:
        assert everything(db) == before


def test_what_is_typed_is_kept_with_its_mistakes_told(people: Cast, own: str) -> None:
    page = write(editor(people, own), own, BROKEN)

    assert stored(own).draft == BROKEN
    (found,) = tables(page)
    assert found["Line"] == [f"{WRONG[0]} · averaged: perhaps", f"{WRONG[1]} · gate: 3"]
    assert found["What to correct"] == [
        "sections[footing].averaged: This must be true or false.",
        "items[PUL1].gate: This must be true or false.",
    ]
    assert "publish_questionnaire" not in buttons(page)
    assert not [radio for radio in page.radio if radio.key.startswith("answer:")]


def test_a_missing_translation_is_counted(people: Cast, own: str) -> None:
    page = write(editor(people, own), own, PULSE.replace("      en: A clear aim\n", ""))

    assert "Français: complete · English: 53 texts of 54" in words(page)


def test_the_next_version_is_proposed_made_and_published(people: Cast, own: str) -> None:
    page = write(editor(people, own), own, REWORDED)
    assert "Other words on the same scale: Time for the initiative (PUL1)." in words(page)
    assert buttons(page)["set_version"] == "Make it version 1.1"
    assert "publish_questionnaire" not in buttons(page)

    page.button(key="set_version").click().run()
    assert stored(own).draft == with_version(REWORDED, "1.1")
    assert buttons(page)["publish_questionnaire"] == "Publish version 1.1"

    page.button(key="publish_questionnaire").click().run()
    assert editions_of(own) == ["1.0", "1.1"]
    assert page.success[0].value == "Published: version 1.1. New sessions can use it."


def test_fewer_elements_are_another_whole_number(people: Cast, own: str) -> None:
    start = PULSE.index("  - code: PUL6")
    shorter = PULSE[:start] + PULSE[PULSE.index("phases:") :]
    page = write(editor(people, own), own, shorter.replace(", PUL6]", "]"))

    assert "Gone: The wish to go on (PUL6)." in words(page)
    assert buttons(page)["set_version"] == "Make it version 2.0"


def test_a_code_of_cimpacts_with_another_question_is_pointed_out(people: Cast) -> None:
    follow_up = (EXAMPLES / "follow_up.yaml").read_text(encoding="utf-8")
    own = made(people, follow_up)
    page = editor(people, own)
    assert not page.warning

    write(page, own, follow_up.replace("en: Who supports and coordinates", "en: Who pays for"))

    (caution,) = page.warning
    assert "in other words: CON5." in str(caution.value).replace("\\", "")


def test_nothing_is_published_twice(people: Cast, own: str) -> None:
    page = editor(people, own)

    assert "Nothing changed since version 1.0." in words(page)
    assert not {"publish_questionnaire", "set_version"} & set(buttons(page))


def test_trying_it_out_stores_nothing(people: Cast, own: str) -> None:
    page = editor(people, own)
    with reading() as db:
        before = everything(db)
    field = page.radio(key=f"answer:preview:{own}:PUL1")
    assert field.options == [
        "Nobody has time set aside for the initiative.",
        "Some people have time, but not enough for what was decided.",
        "Every task that was decided has a person with the time to do it.",
        "I don't know",
        "Too early to say",
    ]

    field.set_value("2").run()
    page.selectbox(key=f"preview_part:{own}").set_value(1).run()

    assert page.radio(key=f"answer:preview:{own}:PUL6").value is None
    assert page.text_area(key=f"sentence:preview:{own}:PUL6").label
    with reading() as db:
        assert everything(db) == before
        assert len(db.exec(select(Answer)).all()) == 2


def test_the_preview_speaks_the_other_language(people: Cast) -> None:
    own = made(people, TRUST)
    page = editor(people, own)
    page.segmented_control(key=f"preview_language:{own}").set_value("fr").run()

    field = page.radio(key=f"answer:preview:{own}:TRU1")
    assert len(field.options) == 9
    assert field.options[-2:] == ["Je ne sais pas", "Trop tôt pour le dire"]


def test_a_draft_saved_elsewhere_is_not_written_over(people: Cast, own: str) -> None:
    page = editor(people, own)
    with transaction() as db:
        elsewhere = db.get_one(OwnQuestionnaire, own)
        own_questionnaires.save_draft(db, elsewhere, TRUST, shown=0, today=TODAY)

    write(page, own, REWORDED)

    assert "Somebody else saved this draft" in refusals(page)[0]
    assert stored(own).draft == TRUST
    assert page.text_area(key=f"draft:{own}").value == REWORDED


def test_a_session_chooses_among_the_built_in_and_ones_own(people: Cast, own: str) -> None:
    made(people, TRUST, published=False)
    page = opened(
        "facilitator/workshops", sign_in=people.alice.sign_in, collective=people.alice.collective
    )
    options = page.radio(key="form").options
    assert [option.partition(" · ")[0] for option in options][-1] == "Take the pulse"
    assert len(options) == 3
    edition = _edition(own)

    page.radio(key="form").set_value(edition).run()
    page.button(key="create_workshop").click().run()

    with reading() as db:
        (session,) = db.exec(select(Workshop).where(Workshop.edition_id == edition)).all()
    assert set(session.targets.items()) == {("footing", 2.0), ("together", 1.0)}


def test_what_was_retired_meanwhile_makes_no_session(people: Cast, own: str) -> None:
    page = opened(
        "facilitator/workshops", sign_in=people.alice.sign_in, collective=people.alice.collective
    )
    page.radio(key="form").set_value(_edition(own)).run()
    with transaction() as db:
        own_questionnaires.retire(db.get_one(OwnQuestionnaire, own))

    page.button(key="create_workshop").click().run()

    with reading() as db:
        sessions = db.exec(select(Workshop).where(Workshop.edition_id == _edition(own))).all()
    assert sessions == []


def _edition(own: str) -> str:
    with reading() as db:
        return own_questionnaires.versions(db, db.get_one(OwnQuestionnaire, own))[0].edition_id


def test_one_is_retired_offered_again_and_a_draft_deleted(people: Cast, own: str) -> None:
    page = editor(people, own)
    page.button(key="retire_questionnaire").click().run()
    assert stored(own).is_retired
    page.button(key="retire_questionnaire").click().run()
    assert not stored(own).is_retired

    draft = made(people, TRUST, published=False)
    editor(people, draft).button(key="delete_questionnaire").click().run()
    with reading() as db:
        assert db.get(OwnQuestionnaire, draft) is None


def test_others_see_and_change_nothing(people: Cast, own: str) -> None:
    for page in (
        editor(people, own, sign_in=people.bob.sign_in),
        listing(people, sign_in=people.bob.sign_in),
    ):
        assert refusals(page) == [NotYours.message]
        assert not page.text_area
        assert not page.title
    visitor = opened("facilitator/questionnaire", questionnaire=own)
    assert not visitor.text_area
    assert visitor.info


def test_the_right_is_read_again_when_something_is_done(people: Cast, own: str) -> None:
    """The page was drawn while the collective was still Alice's."""
    page = editor(people, own)
    with transaction() as db:
        home = access.collective_for(
            db, people.alice.facilitator, people.alice.collective, needs=Right.RUN
        )
        home.owner_id = people.bob.facilitator

    write(page, own, REWORDED)

    assert stored(own).draft == PULSE
    assert NotYours.message in refusals(page)


def test_a_section_may_be_called_like_a_page(people: Cast) -> None:
    """Its step of the walk gets another address."""
    own = made(people, PULSE.replace("footing", "live").replace("together", "done"))
    with transaction() as db:
        home = access.collective_for(
            db, people.alice.facilitator, people.alice.collective, needs=Right.RUN
        )
        edition = own_questionnaires.offered(db, home)[own]
        session = workshops.create_workshop(
            db, home, edition.questionnaire, edition_id=edition.edition_id, today=TODAY
        )
        workshops.open_workshop(session)
        db.flush()
        seat = scenes.seat(db, session.join_code)

    page = opened("participant/done", seat=seat)

    assert not refusals(page)
    assert [places.step_address(code) for code in ("live", "done", "a_b")] == [
        "1-live",
        "1-done",
        "a-b",
    ]
    assert places.is_step("1-live")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("![x](https://example.org/a.png)", r"!\[x\](`https://example.org/a.png`)"),
        ("<img src=x> &lt; & co", r"\<img src=x\> \&lt; & co"),
        ("*a* _b_ `c` ~~d~~ $e$ f|g", r"\*a\* \_b\_ \`c\` \~\~d\~\~ \$e\$ f\|g"),
        (":red[x] :smile:", r"\:red\[x\] \:smile:"),
        ("1. one", "1\\. one"),
        ("- one", r"\- one"),
        ("# big", r"\# big"),
        ("a\n\n# b\n- c", "a # b - c"),
        ("\\*", r"\\\*"),
    ],
)
def test_words_of_a_questionnaire_have_none_of_markdowns_powers(text: str, said: str) -> None:
    assert authored(LocalizedText(fr=text, en=text), translator("en")) == said


def test_an_ordinary_sentence_stays_letter_for_letter() -> None:
    """A room of phones gets these texts: no sign that does nothing is escaped."""
    sentence = "Our plan (of 2024): 8 of 12 - or more! It's 50 %, isn't it? Yes; \"all\" say so."

    assert authored(LocalizedText(fr=sentence, en=sentence), translator("en")) == sentence
    for form in read_questionnaires(EXAMPLES.parent / "questionnaires.yaml").values():
        for item in form.items:
            for each in (item.name, item.stem, *(level.sentence for level in item.levels)):
                assert "\\" not in authored(each, translator("fr"))
