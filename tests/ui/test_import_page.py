"""The page for importing answers: who may, what it shows of a file, and what pressing does."""

import json
import tomllib
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import Engine
from sqlmodel import delete, select
from streamlit.testing.v1 import AppTest
from typer.testing import CliRunner

from cimpact.cli import app as command
from cimpact.core.importing.bounds import MEGABYTES
from cimpact.core.importing.respondents import ImportedRespondent
from cimpact.core.importing.sheet import Kind, Sheet
from cimpact.exports import EXPORTERS
from cimpact.exports.source import Source, Wanted
from cimpact.i18n import translator
from cimpact.questionnaires import EXAMPLES
from cimpact.settings import ROOT
from cimpact.store import accounts, audit, importing, own_questionnaires, team
from cimpact.store.audit import Act
from cimpact.store.db import reading, transaction
from cimpact.store.facts import load_facts
from cimpact.store.results import load_report
from cimpact.store.rows import load_rows
from cimpact.store.tables import (
    Answer,
    Collective,
    Respondent,
    SignIn,
    TeamRole,
    Workshop,
    WorkshopState,
)
from cimpact.ui.visitor import today
from tests import scenes
from tests.ui.looking import ROUTER, refusals, words
from tests.write_import_fixtures import FIXTURES, short_form

if TYPE_CHECKING:
    from cimpact.core.importing.respondents import Rules

FILE = "import_file"


@pytest.fixture
def collective(database: Engine) -> str:  # noqa: ARG001  the tables lie in it
    """The id of Alice's collective with a session in preparation; Bob has an account."""
    with transaction() as db:
        workshop = scenes.workshop(db, scenes.facilitator(db, "Alice"), is_open=False)
        scenes.facilitator(db, "Bob")
        return workshop.collective_id


def page_of(collective: str, who: str = "Alice", language: str = "en") -> AppTest:
    with transaction() as db:
        token = (
            accounts.start_sign_in(db, accounts.facilitator_named(db, who), today=today())
            if who
            else ""
        )
    app = AppTest.from_file(ROUTER, default_timeout=40)
    app.session_state["cimpact_language"] = language
    app.session_state["cimpact_sign_in"] = token
    app.run()
    app.switch_page("../../pages/facilitator/import_data.py")
    app.query_params["collective"] = collective
    return app.run()


def bring(app: AppTest, name: str, data: bytes) -> AppTest:
    return app.file_uploader(key=FILE).set_value((name, data, "text/plain")).run()


def people_stored() -> int:
    with reading() as db:
        return len(db.exec(select(Respondent)).all())


def acts_in(collective: str) -> list[tuple[str, Act]]:
    """What the owner finds in the list of what was done."""
    with reading() as db:
        entries = audit.entries_of(db, db.get_one(Collective, collective))
    return [(entry.who, entry.act) for entry in entries]


WIDE = b"respondent,PRE1,PRE2\n1,3,dk\n2,4,\n3,,\n"


@pytest.mark.parametrize("who", ["Bob", ""])
def test_page_is_closed_to_others(collective: str, who: str) -> None:
    app = page_of(collective, who)
    assert not app.file_uploader
    assert not [button for button in app.button if button.key == "import"]


def test_page_says_first_what_is_read(collective: str) -> None:
    app = page_of(collective)
    assert "Google Forms" in words(app)
    assert not app.exception


def test_our_own_file_is_imported_into_a_new_session(collective: str) -> None:
    app = bring(page_of(collective), "wide.csv", WIDE)
    assert [each.value for each in app.success] == [
        "Cimpact: one line per person · 3 lines · 3 columns"
    ]
    assert "2 respondents · 3 answers · 1 line without an answer is left out" in words(app)
    app.button(key="import").click().run()
    assert people_stored() == 2
    with reading() as db:
        made = db.exec(select(Workshop).where(Workshop.is_imported)).one()
        assert (made.collective_id, made.state) == (collective, WorkshopState.CLOSED)
    assert acts_in(collective) == [("Alice", Act.IMPORT)]


def test_a_questionnaire_of_the_collectives_own_is_proposed_for_its_elements(
    collective: str,
) -> None:
    text = (EXAMPLES / "pulse.yaml").read_text(encoding="utf-8")
    with transaction() as db:
        home = db.get_one(Collective, collective)
        own = own_questionnaires.create(db, home, text, today=today())
        edition = own_questionnaires.publish(db, own, today=today()).edition_id
    app = bring(page_of(collective), "pulse.csv", b"PUL1,PUL2,PUL3\n0,1,2\n2,2,2\n")

    assert app.radio(key="form").value == edition
    assert "Take the pulse · 6 elements" in words(app)


def test_session_in_preparation_may_be_chosen(collective: str) -> None:
    app = bring(page_of(collective), "wide.csv", WIDE)
    with reading() as db:
        draft = db.exec(select(Workshop.id).where(Workshop.collective_id == collective)).one()
    app.selectbox(key="import_target").set_value(draft).run()
    app.button(key="import").click().run()
    with reading() as db:
        assert db.get_one(Workshop, draft).is_imported
        assert len(db.exec(select(Workshop)).all()) == 1


def test_nothing_is_imported_once_the_sign_in_ended(collective: str) -> None:
    app = bring(page_of(collective), "wide.csv", WIDE)
    with transaction() as db:
        db.exec(delete(SignIn))
    app.button(key="import").click().run()
    assert people_stored() == 0


def test_wrong_lines_are_told_and_the_button_waits(collective: str) -> None:
    app = bring(page_of(collective), "wide.csv", b"respondent,PRE1\n1,9\n2,3\n2,4\n")
    said = words(app)
    assert refusals(app) == ["Nothing can be imported yet. Here is what is wrong, and where:"]
    assert "Line 2, PRE1" in said
    assert "Line 4, respondent" in said
    assert app.button(key="import").disabled


def test_file_that_cannot_be_read_says_why(collective: str) -> None:
    app = bring(page_of(collective), "answers.xlsx", b"PK\x03\x04 nothing")
    assert refusals(app) == ["Nothing was imported. Mistakes found: 1."]
    assert "neither a sheet nor a session file" in words(app)


def test_session_file_of_a_newer_version_says_so(collective: str) -> None:
    newer = json.dumps({"format": "cimpact-session", "version": 99}).encode()
    app = bring(page_of(collective), "session.json", newer)
    assert ["newer Cimpact" in each for each in refusals(app)] == [True]


def test_guess_waits_for_somebody_to_look_at_it(collective: str) -> None:
    app = bring(page_of(collective), "answers.csv", b"PRE1\n1\n4\n")
    assert app.button(key="import").disabled
    (unsure,) = [box for box in app.checkbox if box.label == "I have checked what was guessed."]
    unsure.check().run()
    assert not app.button(key="import").disabled


def test_words_of_the_file_are_chosen_once_and_kept_for_the_next_file(collective: str) -> None:
    file = b"Timestamp,PRE1\n2026,Plut\xc3\xb4t oui\n2026,Plut\xc3\xb4t non\n"
    app = bring(page_of(collective), "forms.csv", file)
    for label, level in (("Plutôt oui", "3"), ("Plutôt non", "1")):
        (box,) = [each for each in app.selectbox if each.label.startswith(label)]
        app = box.set_value(level).run()
    app.button(key="import").click().run()
    with reading() as db:
        said = sorted(db.exec(select(Answer.choice)).all())
        own = db.get_one(Collective, collective)
        kept = importing.kept_mapping(db, own, Kind.GOOGLE_FORMS)
    assert said == ["1", "3"]
    assert kept is not None
    assert kept.labels == {"Plutôt oui": "3", "Plutôt non": "1"}
    again = bring(page_of(collective), "forms.csv", file)
    assert not again.button(key="import").disabled


def test_numbering_of_the_file_before_is_proposed_where_it_is_seen(collective: str) -> None:
    """The next file of a tool may begin at another number, and nothing in it would tell."""
    app = bring(page_of(collective), "answers.csv", b"Timestamp,PRE1\n1,1\n1,5\n")
    app.checkbox[-1].check().run()
    app.button(key="import").click().run()
    again = bring(page_of(collective), "answers.csv", b"Timestamp,PRE1\n1,1\n1,4\n")
    (numbers,) = [box for box in again.radio if str(box.key).startswith("numbers:")]
    assert numbers.value == 1
    assert not again.button(key="import").disabled


def test_form_that_the_columns_belong_to_is_proposed(collective: str) -> None:
    data = (FIXTURES / "google-forms.csv").read_bytes()
    app = bring(page_of(collective), "google.csv", data)
    title = translator("en").content(short_form().title)
    assert any(title in each.value.replace("\\", "") for each in app.caption)
    assert "12 respondents · 116 answers" in words(app)


def test_column_that_tells_who_somebody_is_shows_no_cell(collective: str) -> None:
    data = (FIXTURES / "google-forms.csv").read_bytes()
    app = bring(page_of(collective), "google.csv", data)
    assert "exemple.org" not in words(app)
    assert "Alma Roy" not in words(app)


def test_whole_session_comes_back(collective: str, tmp_path: Path) -> None:
    app = bring(
        page_of(collective), "wide.csv", WIDE.replace(b"3,,", b"3,1,1\n4,1,1\n5,1,1\n6,1,1")
    )
    app.button(key="import").click().run()
    with reading() as db:
        made = db.exec(select(Workshop.id).where(Workshop.is_imported)).one()
    out = tmp_path / "session.json"
    CliRunner().invoke(command, ["export", made, "--format", "json", "--out", str(out)])
    back = bring(page_of(collective), "session.json", out.read_bytes())
    assert [each.value for each in back.success] == ["Cimpact: a whole session"]
    assert not [box for box in back.checkbox if box.key == "import_names"]
    assert "0 decisions · 0 actions" in words(back)
    back.button(key="import").click().run()
    with reading() as db:
        assert len(db.exec(select(Workshop).where(Workshop.is_imported)).all()) == 2
    assert ("Alice", Act.EXPORT) not in acts_in(collective)
    assert acts_in(collective).count(("Alice", Act.IMPORT)) == 2


def _import_session(collective: str, data: bytes) -> None:
    from cimpact.core.bundle import read_bundle  # noqa: PLC0415  a script of its own
    from cimpact.ui import importing as acts  # noqa: PLC0415

    acts.import_session(collective, read_bundle(data), with_names=False)


@pytest.mark.parametrize("who", ["Olga", "Bob"])
def test_a_session_file_is_not_imported_without_the_right(collective: str, who: str) -> None:
    """Neither by somebody who observes, nor by a stranger who knows the collective's id."""
    with transaction() as db:
        olga = scenes.facilitator(db, "Olga")
        team.add_member(
            db,
            db.get_one(Collective, collective),
            facilitator_id=olga,
            role=TeamRole.OBSERVER,
        )
        workshop = db.exec(select(Workshop)).one()
        rows = [ImportedRespondent(line, votes={"first": {"PRE1": "3"}}) for line in range(5)]
        importing.import_respondents(db, workshop, rows)
        data = EXPORTERS["json"].render(
            Source(
                facts=lambda: load_facts(db, workshop),
                rows=lambda: load_rows(db, workshop),
                report=lambda: load_report(db, workshop),
            ),
            Wanted(text=translator("en"), randomness=Random(1)),  # noqa: S311  repeatable
        )
        token = accounts.start_sign_in(db, accounts.facilitator_named(db, who), today=today())
    given = {"collective": collective, "data": data}
    app = AppTest.from_function(_import_session, kwargs=given, default_timeout=40)
    app.session_state["cimpact_sign_in"] = token
    app.run()

    assert app.exception
    with reading() as db:
        assert len(db.exec(select(Workshop)).all()) == 1


def test_server_takes_files_as_large_as_the_reader_does() -> None:
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert config["server"]["maxUploadSize"] == MEGABYTES


def test_page_speaks_french(collective: str) -> None:
    app = bring(page_of(collective, language="fr"), "answers.csv", b"PRE1\n1\n4\n")
    assert app.title[0].value == "Importer des réponses"
    assert "Ce que veulent dire les nombres" in words(app)


def test_session_with_imported_answers_offers_no_reopening(collective: str) -> None:
    app = bring(page_of(collective), "wide.csv", WIDE)
    app.button(key="import").click().run()
    with reading() as db:
        made = db.exec(select(Workshop.id).where(Workshop.is_imported)).one()
    app.switch_page("../../pages/facilitator/live.py")
    app.query_params["workshop"] = made
    app.run()
    assert "it does not open for phones" in words(app)
    assert not [button for button in app.button if button.key == "reopen_workshop"]


def _import_answers(collective: str, sheet: "Sheet", workshop: str, rules: "Rules") -> None:
    from cimpact.core.importing.mapping import Mapping  # noqa: PLC0415  a script of its own
    from cimpact.ui import importing as acts  # noqa: PLC0415
    from cimpact.ui.bringing import Target  # noqa: PLC0415

    mapping = Mapping(columns={"PRE1": "item:PRE1"})
    acts.import_answers(collective, sheet, Target(rules, workshop_id=workshop), mapping)


@pytest.mark.parametrize(("who", "people"), [("Alice", 1), ("Bob", 0)])
def test_act_itself_reads_the_right_again(collective: str, who: str, people: int) -> None:
    """Into Alice's session by Bob, who knows its id and names his own collective or hers."""
    with transaction() as db:
        token = accounts.start_sign_in(db, accounts.facilitator_named(db, who), today=today())
        workshop = db.exec(select(Workshop).where(Workshop.collective_id == collective)).one()
        bob = accounts.facilitator_named(db, "Bob").id
        his = scenes.collectives.create_collective(db, name="His", owner_id=bob, today=today()).id
        rules = importing.rules_of(db, workshop)
    sheet = Sheet(("PRE1",), (2,), (("3",),))
    for named in (collective, *([his] if who == "Bob" else [])):
        given = {"collective": named, "sheet": sheet, "workshop": workshop.id, "rules": rules}
        app = AppTest.from_function(_import_answers, kwargs=given, default_timeout=40)
        app.session_state["cimpact_sign_in"] = token
        app.run()
        assert bool(app.exception) is (who == "Bob")
    assert people_stored() == people
